"""The rail: what stands for the left column with large text on a small screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.ui.arrangement import arrangement
from playground.ui.window import Window


@pytest.mark.parametrize(
    ("width", "height", "scale", "rail"),
    [
        (1366, 740, 1.0, False),
        (1366, 740, 1.75, False),
        (1366, 740, 2.0, True),
        (1600, 1000, 2.0, True),
        (3840, 2100, 2.0, False),
        (3840, 2100, 3.0, False),
        (1920, 1040, 3.0, True),
    ],
)
def test_it_stands_for_the_left_column_where_that_would_take_too_much(
    width: int, height: int, scale: float, rail: bool
) -> None:
    assert arrangement(width, height, scale).rail == rail


def button(window: Window, name: str) -> QPushButton:
    found = window.rail.findChild(QPushButton, f"rail_{name}")
    assert isinstance(found, QPushButton)
    return found


def shown(window: Window) -> list[str]:
    return [name for name in ("data", "palette", "inspector") if window.docks[name].isVisible()]


def test_it_opens_one_dock_at_a_time_and_closes_it_and_goes_with_large_text(window: Window, qtbot: QtBot) -> None:
    assert window.rail.isHidden() and shown(window) == ["data", "palette", "inspector"]
    canvas = window.editor.width()
    window.look.choose(scale=2.0)
    qtbot.waitUntil(window.rail.isVisible)
    assert shown(window) == []
    qtbot.waitUntil(lambda: window.editor.width() > canvas)
    for name in ("palette", "data"):
        qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
        assert shown(window) == [name]
        qtbot.waitUntil(lambda name=name: button(window, name).isChecked())
        assert window.docks[name].width() >= 0.3 * window.width()
    qtbot.mouseClick(button(window, "data"), Qt.MouseButton.LeftButton)
    assert shown(window) == [] and not button(window, "data").isChecked()
    window.actions_by_id["run_until"].trigger()
    qtbot.waitUntil(button(window, "inspector").isChecked)
    window.look.choose(scale=1.0)
    qtbot.waitUntil(window.rail.isHidden)
    assert shown(window) == ["data", "palette", "inspector"]
