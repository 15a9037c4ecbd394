"""A square picture in little room gives up the names of its axes first, then their numbers."""

import pytest
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.look.plots import Plot
from playground.look.square import Square


@pytest.mark.parametrize("left", ["x₂", "petal length"])
def test_names_give_way_before_numbers(qtbot: QtBot, left: str) -> None:
    look = Look(mode="light")
    plot = Plot(look, name="plot", accessible="plot")
    square = Square(look, plot)
    qtbot.addWidget(square)
    square.set_names(left=left, bottom="x₁")
    square.show()
    upright = plot.plotItem.getAxis("left").label
    for side, named, numbered in ((240, True, True), (125, False, True), (80, False, False), (240, True, True)):
        square.resize(side, side)
        area = plot.plotItem.getViewBox()
        assert square._names[1].isVisible() == named
        assert (square._names[0].isVisible() or upright.isVisible()) == named
        assert [plot.plotItem.getAxis(each).style["showValues"] for each in ("left", "bottom")] == [numbered] * 2
        plot.plotItem.layout.activate()
        assert area.width() == pytest.approx(area.height(), abs=1)
