"""Rows become actions, nested lists of ids become menus."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.actions import Menu, Row, fill, make_actions
from playground.ui.help import canvas_keys


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_a_row_becomes_an_action_with_its_keys(window: QMainWindow) -> None:
    calls: list[str] = []
    actions = make_actions(window, [Row("save", "&Save", lambda: calls.append("saved"), ("Ctrl+S", "F2"))])
    assert [keys.toString() for keys in actions["save"].shortcuts()] == ["Ctrl+S", "F2"]
    actions["save"].trigger()
    assert calls == ["saved"]
    assert window.findChild(QAction, "action_save") is actions["save"]


def test_a_checked_row_hands_its_state_on(window: QMainWindow) -> None:
    states: list[bool] = []
    actions = make_actions(window, [Row("grid", "&Grid", states.append, checked=True)])
    actions["grid"].trigger()
    actions["grid"].trigger()
    assert states == [False, True]


def test_rows_of_a_group_exclude_each_other(window: QMainWindow) -> None:
    rows = [Row(id, id, lambda _on: None, checked=id == "light", group="theme") for id in ("light", "dark")]
    actions = make_actions(window, rows)
    actions["dark"].trigger()
    assert actions["dark"].isChecked() and not actions["light"].isChecked()


def test_menus_nest(window: QMainWindow) -> None:
    actions = make_actions(window, [Row(id, id, lambda: None) for id in ("open", "quit", "dark")])
    made_elsewhere = QMenu("Recent", window)
    bar = QMenuBar(window)
    fill(bar, [Menu("file", "File", ["open", made_elsewhere, None, Menu("look", "Look", ["dark"]), "quit"])], actions)
    file = bar.findChild(QMenu, "menu_file")
    assert file is not None
    entries = ["-" if action.isSeparator() else action.text() for action in file.actions()]
    assert entries == ["open", "Recent", "-", "Look", "quit"]
    look = file.findChild(QMenu, "menu_look")
    assert look is not None and look.actions() == [actions["dark"]]


def test_an_id_that_no_row_has_is_a_mistake(window: QMainWindow) -> None:
    with pytest.raises(KeyError):
        fill(QMenuBar(window), [Menu("file", "File", ["nothing"])], {})


def test_keys_work_wherever_the_focus_is(window: QMainWindow, qtbot: QtBot) -> None:
    calls: list[str] = []
    make_actions(window, [Row("reset", "Reset", lambda: calls.append("reset"), ("R",))])
    inner = QWidget()
    window.setCentralWidget(inner)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(inner, "r")
    assert calls == ["reset"]


def test_the_keys_of_the_canvas_name_the_letters_that_are_shortcuts(window: QMainWindow) -> None:
    rows = [Row(id, id, lambda: None, (key,)) for id, key in (("reset", "R"), ("fit", "F"), ("save", "Ctrl+S"))]
    keys = [keys for keys, _words in canvas_keys(make_actions(window, rows).values())]
    assert "/, A … Z but F, R" in keys
