"""Models stand in as many columns as make their pictures largest, each in a part of its own."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from playground.look.chart import Area
from playground.look.look import Look
from playground.look.tiles import best_columns
from playground.panels import Panel
from playground.panels.activation import ActivationPanel
from playground.panels.activation.picture import area_of as activation_area
from playground.panels.curvature import CurvaturePanel
from playground.panels.curvature.picture import area_of as curvature_area
from playground.panels.landscape import LandscapePanel
from playground.panels.landscape.picture import area_of as landscape_area
from tests.panels.runs import model, run_of

DOCK = QRectF(0.0, 0.0, 440.0, 250.0)
"""The picture of a panel in the right column of a window of 1600 × 1000 px."""


def test_wide_pictures_rather_stand_below_each_other() -> None:
    assert best_columns(2, 600, 300, beside=0, below=0) == 2
    assert best_columns(2, 600, 300, beside=0, below=0, shape=4.0) == 1


AREAS: dict[type[Panel], Callable[..., Area]] = {
    ActivationPanel: activation_area,
    LandscapePanel: landscape_area,
    CurvaturePanel: lambda *given: curvature_area(*given, gauss_newton=False),
}


@pytest.mark.parametrize("kind", AREAS, ids=lambda kind: kind.name)
def test_four_models_have_room_for_their_axes(kind: type[Panel], shown: Callable[..., Panel], look: Look) -> None:
    panel = shown(kind, run_of(*(model(name) for name in "ABCD")).snapshot())
    rects = [AREAS[kind](panel._value, index, DOCK, look.theme).rect for index in range(4)]
    room = look.theme.text(40)  # for the numbers at the left axis
    around = [each.adjusted(-room, 0.0, 0.0, look.theme.line_height("tick")) for each in rects]
    assert all(DOCK.contains(each) for each in around)
    assert not any(around[i].intersects(around[j]) for i in range(4) for j in range(i))
    assert min(each.width() for each in rects) > 100 and min(each.height() for each in rects) > 20
