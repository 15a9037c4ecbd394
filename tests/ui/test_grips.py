"""Where the grips between docks lie, and that dragging one resizes the docks."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.ui.grips import Grip, Grips, Line, lines_between


def test_lines_lie_right_of_and_below_what_has_a_neighbour() -> None:
    left, centre, bottom = QRect(0, 0, 100, 300), QRect(101, 0, 200, 199), QRect(101, 200, 200, 100)
    lines = lines_between([left, centre, bottom], QRect(0, 0, 301, 300))
    assert lines == [Line(QRect(100, 0, 1, 300), True), Line(QRect(101, 199, 200, 1), False)]


def test_a_dragged_grip_resizes_the_dock(qtbot: QtBot, look: Look) -> None:
    window = QMainWindow()
    window.setStyleSheet("QMainWindow::separator { width: 1px; height: 1px; }")
    qtbot.addWidget(window)
    centre, dock = QLabel("centre"), QDockWidget("left")
    dock.setWidget(QLabel("dock"))
    window.setCentralWidget(centre)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    grips = Grips(window, look)
    grips.watch(centre)
    grips.watch(dock)
    window.resize(600, 400)
    window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(Grip)))
    grip = window.findChildren(Grip)[0]
    before, at = dock.width(), QPoint(0, grip.height() // 2)
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(grip, at + QPoint(60, 0))
    qtbot.waitUntil(lambda: dock.width() > before + 30)  # Qt moves the line from a timer
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=at)
    assert not grip._held
