"""Styled plots: axes, names at line ends."""

import numpy as np
import pytest
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.look.curve import Curve
from playground.look.look import Look
from playground.look.plots import (
    EndLabel,
    Plot,
    class_marker,
    model_marker,
    model_pen,
)
from playground.look.theme import Theme
from playground.look.tokens import DARK, LIGHT


@pytest.fixture
def plot(look: Look, qtbot: QtBot) -> Plot:
    made = Plot(look, name="loss_plot", accessible="Loss over training", left="loss", bottom="epoch", log=True)
    qtbot.addWidget(made)
    made.resize(500, 300)
    steps = np.arange(50)
    for model in range(4):
        made.plotItem.plot(
            steps, -steps / 10 - model, pen=model_pen(look.theme, model), **model_marker(look.theme, model)
        )
    made.show()
    QApplication.processEvents()
    return made


def strings(plot: Plot, side: str) -> list[str]:
    QApplication.processEvents()
    axis = plot.plotItem.getAxis(side)
    low, high = axis.range
    size = axis.size().height() if side == "left" else axis.size().width()
    [(spacing, values)] = axis.tickValues(low, high, size)
    return axis.tickStrings(values, 1.0, spacing)


def test_a_log_axis_names_whole_decades(plot: Plot) -> None:
    assert strings(plot, "left") == ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]
    assert strings(plot, "bottom") == ["0", "10", "20", "30", "40", "50"]


def test_a_curve_is_repainted_wherever_the_view_is_now(plot: Plot) -> None:
    curve, view = Curve(), plot.plotItem.getViewBox()
    plot.plotItem.addItem(curve)
    curve.boundingRect()
    view.setRange(xRange=(100.0, 300.0), yRange=(-3.0, 2.0), padding=0)
    view.prepareForPaint()
    assert curve.boundingRect() == view.viewRect()


def test_the_left_axis_can_change_its_kind(plot: Plot) -> None:
    plot.set_log(False)
    assert not plot.plotItem.getAxis("left").log
    assert plot.plotItem.getAxis("left").labelText == "loss"
    assert strings(plot, "left") == ["−8", "−6", "−4", "−2", "0"]
    plot.set_log(True)
    assert plot.plotItem.getAxis("left").log


def test_it_takes_the_theme(plot: Plot, look: Look) -> None:
    assert plot.backgroundBrush().color().name().upper() == LIGHT.surface
    look.choose(mode="dark", scale=2.0)
    assert plot.backgroundBrush().color().name().upper() == DARK.surface
    axis = plot.plotItem.getAxis("left")
    assert axis.textPen().color().name().upper() == DARK.muted
    assert axis.style["tickFont"].pixelSize() == 22


def test_names_stand_at_the_line_ends_apart(plot: Plot, look: Look) -> None:
    before = plot.plotItem.getViewBox().width()
    plot.end_labels.set_labels([EndLabel(-2.0, f"layer {i}", "#FF0000", dash=()) for i in range(3)])
    QApplication.processEvents()
    assert plot.plotItem.getViewBox().width() < before - 30
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    red = [
        y
        for y in range(image.height())
        if any(
            (c := image.pixelColor(x, y)).red() > 240 and c.green() < 90 for x in range(int(440 * ratio), image.width())
        )
    ]
    assert (red[-1] - red[0]) / ratio >= 30
    plot.end_labels.set_labels([EndLabel(float("nan"), "gone", "#FF0000")])
    assert plot.end_labels._labels == ()


def test_pens_and_markers_tell_the_models_apart() -> None:
    theme = Theme(LIGHT, scale=2.0)
    pens = [model_pen(theme, model) for model in range(4)]
    assert len({(pen.color().name(), tuple(pen.dashPattern())) for pen in pens}) == 4
    assert pens[0].widthF() == 3.5
    assert model_pen(theme, 0, test=True).dashPattern() == [1, 2]


def test_test_points_are_hollow() -> None:
    filled, hollow = class_marker(Theme(LIGHT), 1), class_marker(Theme(LIGHT), 1, hollow=True)
    assert filled["brush"].color().name().upper() == LIGHT.classes[1]
    assert hollow["brush"].color().name().upper() == LIGHT.surface
    assert hollow["pen"].color().name().upper() == LIGHT.classes[1]


@pytest.mark.parametrize("index", range(10))
def test_a_marker_shows_its_colour_within_its_outline(index: int) -> None:
    marker = class_marker(Theme(DARK), index, px=8)
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(DARK.surface)
    painter = QPainter(image)
    painter.translate(12.0, 12.0)
    drawSymbol(painter, marker["symbol"], marker["size"], marker["pen"], marker["brush"])
    painter.end()
    of_class = sum(image.pixelColor(x, y).name().upper() == DARK.classes[index] for x in range(24) for y in range(24))
    assert of_class >= 9


def test_names_that_find_no_room_are_left_out_evenly(plot: Plot) -> None:
    plot.end_labels.set_labels([EndLabel(y=-index, text=f"h{index}", colour="#000000") for index in range(11)])
    assert [label.text for label in plot.end_labels._with_room(20)] == [f"h{index}" for index in range(11)]
    assert [label.text for label in plot.end_labels._with_room(6)] == ["h0", "h2", "h4", "h6", "h8", "h10"]
    assert [label.text for label in plot.end_labels._with_room(1)] == ["h0"]


def test_bold_names_stay_where_there_is_no_room_for_all(plot: Plot) -> None:
    names = [
        EndLabel(0.0, f"{letter} {line}", "#000000", weight=weight)
        for letter in "ABCD"
        for line, weight in (("train", 600), ("test", 400))
    ]
    plot.end_labels.set_labels(names)
    assert len(plot.end_labels._with_room(8)) == 8
    assert [label.text for label in plot.end_labels._with_room(5)] == ["A train", "B train", "C train", "D train"]
    assert [label.text for label in plot.end_labels._with_room(2)] == ["A train", "D train"]


def test_the_name_of_a_low_axis_is_whole(plot: Plot) -> None:
    plot.plotItem.setLabel("left", "trung bình |∂C/∂W|")
    plot.plotItem.setLabel("bottom", "lượt (epoch)")
    axis = plot.plotItem.getAxis("left")
    for height in (300, 120):
        plot.resize(400, height)
        QApplication.processEvents()
        name = axis.label.mapRectToItem(plot.plotItem, axis.label.boundingRect())
        assert name.top() >= -1 and name.bottom() <= plot.plotItem.boundingRect().height() + 1


def test_names_leave_most_of_the_plot_to_the_lines(plot: Plot) -> None:
    plot.end_labels.set_labels([EndLabel(y=-1.0, text="a name that is as long as it may be " * 3, colour="#000000")])
    QApplication.processEvents()
    assert 0 < plot.end_labels.size().width() < 0.5 * plot.width()
