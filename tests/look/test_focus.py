"""Clicks on controls leave the keys where they were, and end what is being typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.look.controls import Button
from playground.look.controls.focus import EndOfTyping
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look


@pytest.fixture
def end_of_typing(qapp: QApplication) -> Iterator[None]:
    watch = EndOfTyping(qapp)
    yield
    watch.deleteLater()


def test_a_click_on_a_button_takes_over_what_is_typed_before_it_acts(
    look: Look, end_of_typing: None, qtbot: QtBot
) -> None:
    root = QWidget()
    row = QHBoxLayout(root)
    edit = ValueEdit(look, name="seed", accessible="Seed", low=0, high=99)
    button = Button(look, "Run", name="run")
    for widget in (edit, button):
        row.addWidget(widget)
    qtbot.addWidget(root)
    root.show()
    qtbot.waitUntil(root.isActiveWindow)
    happened: list[object] = []
    edit.entered.connect(happened.append)
    button.clicked.connect(lambda: happened.append("run"))
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "77")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert happened == [77.0, "run"]
    assert not edit.hasFocus() and not button.hasFocus()
    edit.setFocus()
    qtbot.keyClicks(edit, "8")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.hasFocus(), "from then on keys mean run and step again"
