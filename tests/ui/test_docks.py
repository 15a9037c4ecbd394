"""Docks as windows of their own."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from playground.panels import panels
from playground.ui import settings as kept
from playground.ui.docks import OFF
from playground.ui.panel_docks import seen
from playground.ui.settings import Settings
from playground.ui.window import Window

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


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


def test_a_double_click_on_its_title_floats_it_as_the_button_does_and_docks_it_again(
    window: Window, qtbot: QtBot
) -> None:
    dock = window.docks["loss"]
    docked = dock.size()
    qtbot.mouseDClick(dock.bar, Qt.MouseButton.LeftButton)
    assert dock.isFloating() and dock.width() != docked.width()
    qtbot.mouseDClick(dock.bar, Qt.MouseButton.LeftButton)
    assert not dock.isFloating()


def test_a_tab_says_its_whole_name_in_a_tooltip(window: Window) -> None:
    tabs = window.findChild(QTabBar, "dock_palette_tabs")
    assert [tabs.tabToolTip(index) for index in range(tabs.count())] == ["Palette", "Inspector"]


def test_a_panel_that_was_open_and_in_front_is_there_again_and_a_closed_one_in_its_place(
    open_one: Callable[..., Window], qtbot: QtBot
) -> None:
    first = open_one()
    for name in ("weights", "distributions"):
        first.actions_by_id[f"show_{name}"].trigger()
    first.addDockWidget(LEFT, first.docks["distributions"])
    first.docks["distributions"].close()
    first.close()
    again = open_one()
    assert seen(again.docks["weights"]) and not seen(again.docks["gradient_flow"])
    assert "weights" in again.panels and again.docks["distributions"].isHidden()
    again.actions_by_id["show_distributions"].trigger()
    assert again.dockWidgetArea(again.docks["distributions"]) == LEFT
    assert "distributions" in again.panels


def test_a_panel_opened_for_the_first_time_lies_behind_no_other(window: Window) -> None:
    for kind in panels():
        window.actions_by_id[f"show_{kind.name}"].trigger()
        window.docks[kind.name].show()
        window.docks[kind.name].raise_()
        assert seen(window.docks[kind.name]), kind.name
        area = (
            Qt.DockWidgetArea.BottomDockWidgetArea if kind.area == "bottom" else Qt.DockWidgetArea.RightDockWidgetArea
        )
        assert window.dockWidgetArea(window.docks[kind.name]) == area


def test_settings_that_name_panels_which_do_not_exist_are_no_mistake(open_one: Callable[..., Window]) -> None:
    Settings().write(kept.PANELS, "weights os.path ../x 7")
    assert set(open_one().docks) >= {kind.name for kind in panels()}
