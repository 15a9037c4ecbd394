"""Docks as windows of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from playground.ui.docks import OFF
from playground.ui.window import Window


def test_a_floating_dock_has_its_own_size_a_little_off_its_place(window: Window, qtbot: QtBot) -> None:
    dock = window.docks["loss"]
    button, docked, room = window.findChild(QToolButton, "dock_loss_title_float"), dock.geometry(), dock.screen()
    at = window.mapToGlobal(docked.topLeft())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dock.isFloating() and dock.width() != docked.width()
    assert room.availableGeometry().contains(dock.frameGeometry())
    assert dock.pos().y() != at.y() and dock.pos().x() <= at.x() + OFF
    dock.resize(333, 222)
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dock.isFloating() and (dock.width(), dock.height()) == (333, 222)  # what people make of it stays


def test_a_tab_says_its_whole_name_in_a_tooltip(window: Window) -> None:
    tabs = window.findChild(QTabBar, "dock_palette_tabs")
    assert [tabs.tabToolTip(index) for index in range(tabs.count())] == ["Palette", "Inspector"]
