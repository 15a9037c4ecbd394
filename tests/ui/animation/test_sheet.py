"""What a part of an animation shows of a moment."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.engine.snapshot import Snapshot
from playground.look.look import Look
from playground.panels import panels
from playground.ui.animation.sheet import PanelPart, painting
from tests.panels.runs import model, run_of


def show(part: PanelPart, snapshot: Snapshot) -> None:
    """As the painter does, with turns of the window between the slices."""
    for _ in part.show(part.compute(snapshot)):
        QApplication.processEvents()


def painted(part: PanelPart, scale: int) -> QImage:
    image = QImage(QSize(480, 400) * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    with painting(image) as painter:
        part.paint(painter)
    return image


@pytest.mark.parametrize("name", ["decision_boundary", "gradient_flow", "loss"])
def test_a_moment_is_painted_once_and_looks_as_it_does_the_second_time(name: str, look: Look, qtbot: QtBot) -> None:
    [kind] = panels({name})
    part = PanelPart(kind, look, None)
    part.resize(QSize(480, 400))
    run = run_of(model())
    show(part, run.snapshot())
    painted(part, 1)  # the first one settles what finds room where
    for _ in range(2):
        run.advance(40)
        show(part, run.snapshot())
        for scale in (1, 2):
            assert painted(part, scale) == painted(part, scale)
    part.close()
