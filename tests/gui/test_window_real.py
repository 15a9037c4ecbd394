"""The application in a real X window: real mouse, real keys, real paint."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.ui.opening import open_window
from playground.ui.settings import Settings
from playground.ui.window import Window

pytestmark = pytest.mark.xcb


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The window on the first example, dressed, exposed and complete."""
    look = Look(qapp, mode="light")
    window = open_window(look, Settings())
    window.resize(1590, 940)  # as its frame would
    with qtbot.waitSignal(window.completed):
        window.show()
    with qtbot.waitExposed(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: window.live.frames > 0)
    yield window
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    window.close()
    window.deleteLater()
    vars(window).clear()  # pytest keeps the window itself till later, but not pyqtgraph's parentless menus
    qapp.setStyleSheet("")
    look.deleteLater()


def widget(window: Window, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, f"there is no {name}"
    return found


def colours(window: Window, name: str) -> int:
    """How many different colours a widget shows: more than a few where something is drawn."""
    image = widget(window, name).grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def test_run_is_clicked_and_everything_moves(window: Window, qtbot: QtBot) -> None:
    run = window.findChild(QPushButton, "run_button")
    step = window.findChild(QLabel, "step_counter_value")
    assert run is not None and step is not None
    QTest.mouseClick(run, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, run.rect().center())
    qtbot.waitUntil(lambda: int(step.text().replace(",", "")) > 100)
    for panel in ("panel_decision_boundary", "panel_loss", "panel_gradient_flow", "editor_canvas"):
        assert colours(window, panel) > 20, f"{panel} is empty"
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.live.running)


def test_a_slider_is_dragged_in_one_undo_step(window: Window, qtbot: QtBot) -> None:
    slider = widget(window, "data_noise_slider")
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, middle))
    for x in range(20, slider.width() - 10, 5):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(90, middle))
    assert window.session.experiment.dataset.noise > 0.2  # type: ignore[attr-defined]
    assert window.session.undo_stack.count() == 1


def test_a_hand_on_the_time_line_rewinds_a_run_that_goes_on(window: Window, qtbot: QtBot) -> None:
    window.live.toggle()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot.step > 500)
    scrubber, seen = window.time_travel.bar.scrubber, []
    window.live.progressed.connect(lambda frame: seen.append((frame.snapshot.step, frame.track.goal)))
    at = QPoint(scrubber.width() * 3 // 4, scrubber.height() // 2 + 2)
    QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for x in range(at.x(), at.x() // 3, -20):
        QTest.mouseMove(scrubber, QPoint(x, at.y()))
        qtbot.wait(10)
    QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, at.y()))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == (scrubber.value(), scrubber.value()))
    assert not window.live.running and len({step for step, goal in seen if goal is not None}) > 2
    assert colours(window, "panel_decision_boundary") > 20


def test_a_tab_in_a_dock_title_is_clicked(window: Window, qtbot: QtBot) -> None:
    tabs = window.findChild(QTabBar, "dock_palette_tabs")
    assert tabs is not None
    qtbot.waitUntil(lambda: tabs.count() == 2 and tabs.isVisible())
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tabs.tabRect(1).center())
    qtbot.waitUntil(lambda: not window.docks["inspector"].visibleRegion().isEmpty())


def test_a_dock_floats_and_comes_back(window: Window, qtbot: QtBot) -> None:
    dock = window.docks["loss"]
    button = widget(window, "dock_loss_title_float")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dock.isFloating)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dock.isFloating())


def test_nothing_is_clipped_at_150_percent_on_a_small_screen(window: Window, qtbot: QtBot) -> None:
    window.showNormal()
    window.look.choose(scale=1.5)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.width() == 1366 and window.height() == 768)
    window.arrange()
    qtbot.wait(100)
    row = window.transport.row
    inside = [child for child in row.findChildren(QWidget) if child.isVisible() and child.parentWidget() is row]
    for left, right in pairwise(inside):
        assert not left.geometry().intersects(right.geometry()), f"{left.objectName()} over {right.objectName()}"
    assert all(row.rect().contains(child.geometry()) for child in inside)
    assert window.status.geometry().bottom() <= window.rect().bottom()
