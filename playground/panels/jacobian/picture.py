"""How singular values are drawn: a column of points per layer on a log axis, the largest ones joined by a line."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, paint_upright, pen_of, polyline
from playground.look.colour_maps import mix
from playground.look.spread import spread
from playground.look.theme import Theme
from playground.look.ticks import decade_ticks
from playground.panels.jacobian.value import JacobianValue, ModelJacobian, Stretch
from playground.panels.panel import model_label

translate = QCoreApplication.translate
Span = tuple[float, float]

MOST_POINTS = 40
"""Points per column at most."""


def columns(model: ModelJacobian, *, end_to_end: bool) -> tuple[Stretch, ...]:
    """What is drawn of a model, input side first."""
    return model.to_output if end_to_end else model.layers


def area_of(value: JacobianValue, rect: QRectF, theme: Theme, span: Span, *, end_to_end: bool) -> Area:
    """Where everything is drawn; x counts columns, aligned at the output."""
    longest = max((len(columns(model, end_to_end=end_to_end)) for model in value.models), default=1)
    names = [model_label(index, model.name) for index, model in enumerate(value.models)]
    widest = max(
        (theme.metrics_of(theme.font("tick", weight=600)).horizontalAdvance(name) for name in names), default=0
    )
    right = theme.space(20) + (widest if len(names) > 1 else 0)
    box = rect.adjusted(theme.text(66), theme.space(10), -right, -2 * theme.line_height("tick") - theme.space(10))
    return Area(box, (-0.5, longest - 0.5), span)


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: JacobianValue, span: Span, *, end_to_end: bool) -> None:
    """Axes, the line at 1, and the columns of all models beside each other."""
    area = area_of(value, rect, theme, span, end_to_end=end_to_end)
    most = max(2, int(area.rect.height() / theme.text(26)))
    paint_grid(painter, area, decade_ticks(*span, most=most), theme)
    one = round(area.up(0.0))
    painter.setPen(theme.pen("muted"))
    painter.drawLine(QLineF(area.rect.left(), one, area.rect.right(), one))
    name = translate("JacobianPanel", "singular value")
    if theme.metrics("tick").horizontalAdvance(name) < area.rect.height() + theme.line_height("tick"):
        paint_upright(painter, name, rect.left() + theme.text(12), area, theme)
    _paint_places(painter, area, theme, value, end_to_end=end_to_end)
    ends = []
    for index, model in enumerate(value.models):
        drawn = columns(model, end_to_end=end_to_end)
        _paint_columns(painter, area, theme, drawn, index, len(value.models))
        if drawn and drawn[-1].kept.size:
            ends.append((area.up(math.log10(drawn[-1].largest)), index))
    if len(value.models) > 1:
        _paint_labels(painter, area, theme, value, ends)


def _paint_places(painter: QPainter, area: Area, theme: Theme, value: JacobianValue, *, end_to_end: bool) -> None:
    """Names of the layers below their columns, every second or third where they crowd."""
    longest = max(value.models, key=lambda model: len(columns(model, end_to_end=end_to_end)), default=None)
    if longest is None:
        return
    names = [each.place or translate("JacobianPanel", "input") for each in columns(longest, end_to_end=end_to_end)]
    paint_bottom(painter, area, [(float(place), name) for place, name in enumerate(names)], theme)
    words = translate("JacobianPanel", "J = diag(σ′) W of each layer; the line at 1 keeps lengths")
    if end_to_end:
        words = translate("JacobianPanel", "∂ŷ/∂a from here to the output: what is left of a small change")
    place = QPointF(area.rect.left(), area.rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(6))
    paint_text(painter, words, place, theme, colour=theme.colour("muted"))


def _paint_columns(
    painter: QPainter, area: Area, theme: Theme, drawn: tuple[Stretch, ...], index: int, models: int
) -> None:
    """A bar from the smallest to the largest, a point per singular value, and a line through the largest."""
    colour = QColor(theme.tokens.models[index])
    tint = QColor(mix(theme.tokens.surface, theme.tokens.models[index], 0.22))
    pitch = area.rect.width() / (area.x[1] - area.x[0])
    slot = min(pitch * 0.8 / models, float(theme.text(26)))
    first = round(area.x[1] - 0.5) - len(drawn) + 1
    offset = (index - (models - 1) / 2) * slot
    x = [area.across(first + place) + offset for place in range(len(drawn))]
    side = theme.line(4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for left, stretch in zip(x, drawn, strict=True):
        heights = [area.up(math.log10(each)) for each in _thinned(stretch)]
        if len(heights) > 1:
            painter.fillRect(QRectF(left - side / 2, heights[0], side, heights[-1] - heights[0]), tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects([QRectF(left - side / 2, y - side / 2, side, side) for y in heights])
    largest = np.array([math.log10(each.largest) if each.kept.size else math.nan for each in drawn])
    places = np.array([area.x[0] + (left - area.rect.left()) / pitch for left in x])
    polyline(painter, area, places, largest, pen_of(theme.tokens.models[index], theme.line(2)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("surface"), theme.line(1)))
    radius = theme.line(theme.sizes.profile_marker) / 2
    for left, y in zip(x, largest.tolist(), strict=True):
        if not math.isnan(y):
            painter.drawEllipse(QPointF(left, area.up(y)), radius, radius)


def _thinned(stretch: Stretch) -> list[float]:
    """The singular values that are not 0, or MOST_POINTS of them, largest first."""
    kept = stretch.kept
    if len(kept) > MOST_POINTS:
        kept = kept[np.linspace(0, len(kept) - 1, MOST_POINTS).round().astype(int)]
    return [float(each) for each in kept]


def _paint_labels(
    painter: QPainter, area: Area, theme: Theme, value: JacobianValue, ends: list[tuple[float, int]]
) -> None:
    """The names of the models at the right, beside their last column, pushed apart."""
    places = spread([y for y, _ in ends], theme.text(15), low=area.rect.top(), high=area.rect.bottom())
    for y, (_, index) in zip(places, ends, strict=True):
        name = model_label(index, value.models[index].name)
        place = QPointF(area.rect.right() + theme.space(6), y)
        paint_text(painter, name, place, theme, colour=QColor(theme.tokens.models[index]), weight=600)
