"""The picture of where one is in the network."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.microscope.network_view import NetworkView


def test_before_the_first_stage_there_is_nothing_under_the_mouse(look: Look, qtbot: QtBot) -> None:
    view = NetworkView(look)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.mouseMove(view, QPoint(200, 150))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert view.unit_at(view.rect().center().toPointF()) is None
    assert view.wire_at(view.rect().center().toPointF()) is None
