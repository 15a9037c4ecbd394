"""How the histograms are drawn: a ridge per layer, and over those of z the curves of σ and σ'."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.engine.activations import Activation
from playground.engine.diagnostics.health import SATURATED_ALARM
from playground.engine.diagnostics.slope import steepest
from playground.engine.program import Array
from playground.look import numbers
from playground.look.chart import Area, paint_bottom, paint_text, pen_of, polyline
from playground.look.colour_maps import depth_colours, mix
from playground.look.theme import Theme
from playground.look.ticks import decade_ticks, labelled
from playground.panels.distributions.value import DistributionsValue, Row, saturated_bins, shared_activation
from playground.panels.panel import model_label

translate = QCoreApplication.translate

LEFT = 46
"""Px at 100 % beside the ridges at least, for what the rows are."""
OVERLAP = 1.7
"""How high the highest ridge is, in rows."""


def quantity_name(value: DistributionsValue) -> str:
    """The name of the axis."""
    names = {"z": "z", "a": "a", "delta": "|δ|", "weights": "W", "gradient": "|∂C/∂W|"}
    return names[value.quantity]


def chosen_rows(count: int, room: float, theme: Theme) -> list[int]:
    """Which layers get a ridge: all, or as many as find room, from the first to the last."""
    most = max(int(room / theme.text(13)), 1)
    return sorted({round(each) for each in np.linspace(0, count - 1, min(count, most))}) if count else []


def area_of(value: DistributionsValue, index: int, rect: QRectF, theme: Theme) -> Area:
    """Where the ridges of one model are drawn, below the curves of σ and σ'; y counts rows from the foot."""
    count = len(value.models)
    width = rect.width() / count
    names = [row.layer for row in value.models[index].rows]
    metrics = theme.metrics("tick")
    longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
    left = max(longest + theme.space(22), theme.text(LEFT))
    right = metrics.horizontalAdvance("100 %") + theme.space(14) if value.quantity == "z" else theme.space(16)
    top = float(theme.text(22) if count > 1 else theme.space(8))
    top += strip_height(value, rect, theme)
    box = QRectF(rect.left() + index * width, rect.top(), width, rect.height())
    box.adjust(left, top, -right, -2 * theme.line_height("tick") - theme.space(8))
    rows = max(len(chosen_rows(len(names), box.height(), theme)), 1)
    return Area(box, (float(value.edges[0]), float(value.edges[-1])), (0.0, rows + OVERLAP - 1.0))


def strip_height(value: DistributionsValue, rect: QRectF, theme: Theme) -> float:
    """Px that the curves of σ and σ' take, where there is room for them."""
    return (
        theme.text(58)
        if rect.height() >= theme.text(180) and any(shared_activation(model) is not None for model in value.models)
        else 0.0
    )


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: DistributionsValue, *, rows_are: str = "") -> None:
    """The ridges of all models side by side; `rows_are` names what the rows are, at their foot."""
    for index, model in enumerate(value.models):
        area = area_of(value, index, rect, theme)
        if len(value.models) > 1:
            place = QPointF(area.rect.left(), rect.top() + theme.text(12))
            colour = QColor(theme.tokens.models[index])
            paint_text(painter, model_label(index, model.name), place, theme, colour=colour, weight=600)
        rows = [model.rows[i] for i in chosen_rows(len(model.rows), area.rect.height(), theme)]
        strip = strip_height(value, rect, theme)
        _paint_saturated(painter, area, theme, value, rows, strip)
        _paint_axis(painter, area, theme, value)
        y = area.rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(4)
        place, right = QPointF(area.rect.left() - theme.space(6), y), Qt.AlignmentFlag.AlignRight
        paint_text(painter, rows_are, place, theme, colour=theme.colour("muted"), align=right)
        _paint_ridges(painter, area, theme, rows, value.edges, index)
        if strip and (activation := shared_activation(model)) is not None:
            _paint_curves(painter, area, theme, activation)


def _paint_axis(painter: QPainter, area: Area, theme: Theme, value: DistributionsValue) -> None:
    low, high = area.x
    most = max(2, int(area.rect.width() / theme.text(52)))
    if value.decades:
        ticks = decade_ticks(low, high, most=most)
    else:
        ticks = labelled(low, high, most=most)
    paint_bottom(painter, area, ticks, theme)
    painter.setPen(theme.pen("grid"))
    top = area.rect.top() - theme.space(4)
    painter.drawLines([QLineF(round(area.across(at)), top, round(area.across(at)), area.rect.bottom() - 1)
                       for at, _ in ticks])  # fmt: skip
    y = area.rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(4)
    place = QPointF(area.rect.right(), y)
    align = Qt.AlignmentFlag.AlignRight
    paint_text(painter, quantity_name(value), place, theme, colour=theme.colour("muted"), align=align)
    if value.quantity == "z":
        words = translate("DistributionsPanel", "shaded: saturated, σ′ lets almost nothing through")
        if theme.metrics("tick").horizontalAdvance(words) < area.rect.width() - theme.text(20):
            place = QPointF(area.rect.left(), y)
            paint_text(painter, words, place, theme, colour=theme.colour("warning"))


def _paint_saturated(
    painter: QPainter, area: Area, theme: Theme, value: DistributionsValue, rows: list[Row], strip: float
) -> None:
    """The z at which a layer's activation is saturated, shaded behind its ridge."""
    soft = theme.colour("warning_soft")
    width = area.rect.width() / (len(value.edges) - 1)
    for place, row in enumerate(rows):
        if row.activation is None:
            continue
        bottom, top = area.up(len(rows) - 1.0 - place), area.up(len(rows) - float(place))
        if place == 0:
            top = area.rect.top() - strip
        for start, stop in runs(saturated_bins(row.activation, value.centres)):
            box = QRectF(
                area.rect.left() + start * width, round(top), (stop - start) * width, round(bottom) - round(top)
            )
            painter.fillRect(box, soft)


def runs(mask: Array) -> list[tuple[int, int]]:
    """(start, stop) of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _paint_ridges(painter: QPainter, area: Area, theme: Theme, rows: list[Row], edges: Array, index: int) -> None:
    if not rows:  # a model that has nothing of the kind
        return
    tokens = theme.tokens
    colours = depth_colours(tokens, index, count=len(rows))
    across = area.rect.left() + (edges - area.x[0]) / (area.x[1] - area.x[0]) * area.rect.width()
    steps = np.repeat(across, 2)[1:-1]
    unit = area.rect.height() / (area.y[1] - area.y[0])
    for place, (row, colour) in enumerate(zip(rows, colours, strict=True)):
        foot = round(area.up(len(rows) - 1.0 - place))
        highest = float(row.shares.max(initial=0.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.pen("axis"))
        painter.drawLine(QLineF(area.rect.left(), foot, area.rect.right(), foot))
        if highest > 0.0:
            heights = np.repeat(row.shares, 2) * (0.92 * OVERLAP * unit / highest)
            points = [QPointF(x, foot - y) for x, y in zip(steps.tolist(), heights.tolist(), strict=True)]
            fill = QColor(mix(tokens.surface, colour, 0.35))
            fill.setAlphaF(0.85)
            painter.setBrush(fill)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([QPointF(steps[0], foot), *points, QPointF(steps[-1], foot)]))
            painter.setPen(QPen(QColor(colour), theme.border()))
            painter.drawPolyline(QPolygonF(points))
        middle = foot - min(unit, theme.line_height("tick")) / 2
        place_of_name = QPointF(area.rect.left() - theme.space(6), middle)
        align = Qt.AlignmentFlag.AlignRight
        paint_text(painter, row.layer, place_of_name, theme, colour=theme.colour("muted"), align=align)
        if not math.isnan(row.saturated):
            strong = row.saturated > SATURATED_ALARM and not (row.activation is None or row.activation.kinks)
            paint_text(
                painter,
                numbers.percent(row.saturated),
                QPointF(area.rect.right() + theme.space(6), middle),
                theme,
                colour=theme.colour("warning" if strong else "muted"),
                weight=600 if strong else 400,
            )


def _paint_curves(painter: QPainter, area: Area, theme: Theme, activation: Activation) -> None:
    """σ and σ' over the same z, each as high as the strip."""
    height = theme.text(44)
    foot = area.rect.top() - theme.space(10)
    z = np.linspace(*area.x, 161)
    with np.errstate(all="ignore"):
        curves = (activation(z), activation.derivative(z))
    for number, (y, tone, width) in enumerate(zip(curves, ("strong", "text"), (1.5, 2.0), strict=True)):
        low, high = min(float(np.nanmin(y)), 0.0), max(float(np.nanmax(y)), 1e-9)
        strip = Area(QRectF(area.rect.left(), foot - height, area.rect.width(), height), area.x, (low, high * 1.04))
        polyline(painter, strip, z, y, pen_of(getattr(theme.tokens, tone), theme.line(width)))
        line = theme.line_height("tick")
        place = QPointF(area.rect.right() + theme.space(6), foot - height + line / 2 + number * line)
        paint_text(painter, ("σ", "σ′")[number], place, theme, colour=theme.colour(tone))
    bound = numbers.plain(abs(steepest(activation)[1]))
    place = QPointF(area.rect.left() + theme.space(4), foot - height + theme.line_height("tick") / 2)
    for words in (translate("DistributionsPanel", "σ′ at most {bound}").format(bound=bound), f"σ′ ≤ {bound}"):
        if theme.metrics("tick").horizontalAdvance(words) < 0.35 * area.rect.width():
            paint_text(painter, words, place, theme, colour=theme.colour("text"))
            break
