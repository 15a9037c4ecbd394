"""Space runs, whatever had the focus before it went: nothing is pressed that nobody has chosen by Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.docks import Dock
from playground.ui.window import Window

Key = Qt.Key


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def focus_in(window: Window, dock: str, name: str) -> QWidget:
    """Show a dock, and give the focus to a widget in it."""
    window.docks[dock].show()
    window.docks[dock].raise_()
    widget = window.docks[dock].findChild(QWidget, name)
    assert widget is not None
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    return widget


@pytest.mark.parametrize("leave", [Dock.close, lambda dock: dock.setFloating(True)], ids=["closed", "floated"])
def test_the_focus_of_a_dock_that_goes_comes_to_the_canvas(leave: Callable[[Dock], object], window: Window) -> None:
    focus_in(window, "edits", "edit_history")
    leave(window.docks["edits"])
    window.activateWindow()
    assert window.focusWidget() is window.editor


def test_so_does_that_of_a_dock_that_falls_behind_another(window: Window) -> None:
    window.tabifyDockWidget(window.docks["data"], window.docks["inspector"])
    focus_in(window, "data", "data_samples_slider")
    window.docks["inspector"].raise_()
    assert focused() is window.editor


def test_so_does_that_of_a_button_that_is_disabled(window: Window) -> None:
    button = window.findChild(QWidget, "bookmark_button")
    assert button is not None
    button.setFocus()
    button.setEnabled(False)
    assert focused() is window.editor


@pytest.mark.parametrize(("dock", "name"), [("edits", "edit_history"), ("data_table", "data_table_view")])
def test_space_runs_from_a_list_too(dock: str, name: str, window: Window, qtbot: QtBot) -> None:
    found = focus_in(window, dock, name)
    assert isinstance(found, QAbstractItemView)
    qtbot.keyClick(found, Key.Key_Space)
    qtbot.waitUntil(lambda: window.live.running)
