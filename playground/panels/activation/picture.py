"""How the activation is drawn: σ and σ' over z with the network's own z below them, and the chain as bars."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.engine.diagnostics.saturation import saturated
from playground.engine.diagnostics.slope import steepest
from playground.engine.program import Array
from playground.look import numbers, tiles
from playground.look.canvas import paint_notice
from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, pen_of, polyline
from playground.look.colour_maps import mix
from playground.look.theme import Theme
from playground.look.ticks import labelled
from playground.look.words import word
from playground.panels.activation.value import ActivationValue, Chain, LayerZ
from playground.panels.panel import model_label

translate = QCoreApplication.translate
Align = Qt.AlignmentFlag

CURVE = 241
"""Points of a curve."""


def tile(value: ActivationValue, index: int, rect: QRectF, theme: Theme) -> QRectF:
    """The part of the picture that belongs to one model."""
    return tiles.tile(rect, index, len(value.models), beside=theme.text(76), below=theme.text(64))


def area_of(value: ActivationValue, index: int, rect: QRectF, theme: Theme) -> Area:
    """Where the curves of one model are drawn."""
    line, box = theme.line_height("tick"), tile(value, index, rect, theme)
    below = (2 if has_axis_name(box, theme) else 1) * line + theme.space(8) + chain_height(value, box, theme)
    box.adjust(theme.text(44), line + theme.space(14), -theme.text(32), -below)
    box.setHeight(max(box.height(), 20.0))
    reach = (float(value.edges[0]), float(value.edges[-1]))
    z = value.models[index].z
    return Area(box, reach, (0.0, 1.0) if z is None else curve_range(z, reach))


def has_axis_name(rect: QRectF, theme: Theme) -> bool:
    """Whether a tile has room to say what z is, and what the steepest slope; in a low one the curves come first."""
    return rect.height() >= theme.text(100)


def chain_height(value: ActivationValue, rect: QRectF, theme: Theme) -> float:
    """Px of the bars of the chain; 0 where there is no room for them."""
    if rect.height() < theme.text(210) or all(model.chain is None for model in value.models):
        return 0.0
    return 4 * theme.line_height("tick") + theme.space(20)


def curve_range(z: LayerZ, reach: tuple[float, float]) -> tuple[float, float]:
    """The numbers that σ and σ' take on a stretch of z, with a little room."""
    at = np.linspace(*reach, CURVE)
    with np.errstate(all="ignore"):
        both = np.concatenate([z.activation(at), z.activation.derivative(at), [0.0]])
    both = both[np.isfinite(both)]
    low, high = float(both.min()), float(both.max())
    room = 0.06 * (high - low) or 0.5
    return low - (room if low < 0.0 else 0.0), high + room


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: ActivationValue) -> None:
    """All models, each in its own tile."""
    for index, model in enumerate(value.models):
        whole, area = tile(value, index, rect, theme), area_of(value, index, rect, theme)
        line, inner = theme.line_height("tick"), whole.adjusted(theme.space(12), 0, -theme.space(8), 0)
        _paint_head(painter, inner, theme, value, index)
        if model.z is not None:
            _paint_z(painter, area, theme, model.z, value.edges, index)
            _paint_curves(painter, area, theme, model.z)
            if has_axis_name(whole, theme):
                _paint_axis_name(painter, area, theme)
                _paint_steepest(painter, area, theme, model.z)
        if model.chain is not None and chain_height(value, whole, theme):
            top = area.rect.bottom() + 2 * line + theme.space(14)
            _paint_chain(painter, QRectF(inner.left(), top, inner.width(), 4 * line), theme, model.chain, index)


def _paint_head(painter: QPainter, box: QRectF, theme: Theme, value: ActivationValue, index: int) -> None:
    """The name of the model, and what its layer is like, as far as there is room."""
    model, y, left = value.models[index], box.top() + theme.space(4) + theme.line_height("tick") / 2, box.left()
    if len(value.models) > 1:
        name, colour = model_label(index, model.name), QColor(theme.tokens.models[index])
        left += paint_text(painter, name, QPointF(left, y), theme, colour=colour, weight=600, room=box.width())
        left += theme.space(6)
    words = translate("ActivationPanel", "has no layer {layer}").format(layer=value.layer)
    if model.z is not None:
        words = headline(model.z)
    if model.z is None and len(value.models) > 1:
        paint_notice(painter, box.adjusted(0.0, theme.line_height("tick"), 0.0, 0.0), words, theme)
    elif box.right() - left >= theme.text(60):
        paint_text(painter, words, QPointF(left, y), theme, colour=theme.colour("muted"), room=box.right() - left)


def headline(z: LayerZ) -> str:
    """Layer, activation, and what σ' is on average where the network's z lie."""
    text = translate("ActivationPanel", "{layer} {kind}: mean σ′ {slope}, saturated {share}")
    if z.activation.kinks:
        text = translate("ActivationPanel", "{layer} {kind}: mean σ′ {slope}, near 0 for {share}")
    return text.format(
        layer=z.layer,
        kind=word(z.activation.kind),
        slope=numbers.plain(z.mean_slope, digits=2),
        share=numbers.percent(z.saturated),
    )


def _paint_z(painter: QPainter, area: Area, theme: Theme, z: LayerZ, edges: Array, index: int) -> None:
    """What is saturated shaded, and the histogram of z from the foot of the picture, a third of its height."""
    rect, centres = area.rect, (edges[:-1] + edges[1:]) / 2.0
    with np.errstate(all="ignore"):
        stuck = saturated(z.activation, z.activation(centres), z.activation.derivative(centres))
    across = rect.left() + (edges - area.x[0]) / (area.x[1] - area.x[0]) * rect.width()
    for cell in np.flatnonzero(stuck).tolist():
        left, right = round(float(across[cell])), round(float(across[cell + 1]))
        painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), theme.colour("warning_soft"))
    up, room = max(2, int(rect.height() / theme.text(30))), max(2, int(rect.width() / theme.text(40)))
    paint_grid(painter, area, labelled(*area.y, most=up), theme)
    highest = float(z.shares.max(initial=0.0))
    if highest > 0.0:
        steps = np.repeat(across, 2)[1:-1]
        heights = np.repeat(z.shares, 2) * (rect.height() / 3.0 / highest)
        points = [QPointF(x, rect.bottom() - y) for x, y in zip(steps.tolist(), heights.tolist(), strict=True)]
        colour = theme.tokens.models[index]
        painter.setBrush(QColor(mix(theme.tokens.surface, colour, 0.35)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(steps[0], rect.bottom()), *points, QPointF(steps[-1], rect.bottom())]))
        painter.setPen(QPen(QColor(colour), theme.border()))
        painter.drawPolyline(QPolygonF(points))
    paint_bottom(painter, area, labelled(*area.x, most=room), theme)


def _paint_axis_name(painter: QPainter, area: Area, theme: Theme) -> None:
    rect = area.rect
    place = QPointF(rect.right(), rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(4))
    words = translate("ActivationPanel", "z, and how often it occurs")
    words = words if theme.metrics("tick").horizontalAdvance(words) < rect.width() + theme.text(40) else "z"
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Align.AlignRight)


def _paint_curves(painter: QPainter, area: Area, theme: Theme, z: LayerZ) -> None:
    """σ and σ', and their names at their ends."""
    at = np.linspace(*area.x, CURVE)
    with np.errstate(all="ignore"):
        curves = (z.activation(at), z.activation.derivative(at))
    ends = []
    for name, y, tone, width in zip(("σ", "σ′"), curves, ("strong", "text"), (2.0, 2.0), strict=True):
        polyline(painter, area, at, y, pen_of(getattr(theme.tokens, tone), theme.line(width)))
        ends.append((name, min(max(area.up(float(np.nan_to_num(y[-1]))), area.rect.top()), area.rect.bottom()), tone))
    gap = theme.line_height("tick") - abs(ends[0][1] - ends[1][1])
    for number, (name, y_end, tone) in enumerate(ends):
        upper = ends[number][1] <= ends[1 - number][1] if number == 0 else ends[1][1] < ends[0][1]
        shifted = y_end + (0.0 if gap <= 0.0 else -gap / 2 if upper else gap / 2)
        place = QPointF(area.rect.right() + theme.space(5), shifted)
        paint_text(painter, name, place, theme, colour=theme.colour(tone), weight=600)


def _paint_steepest(painter: QPainter, area: Area, theme: Theme, z: LayerZ) -> None:
    """The steepest place, and how steep it is there."""
    where, slope = steepest(z.activation)
    if area.x[0] <= where <= area.x[1]:
        point = QPointF(area.across(where), area.up(slope))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("surface"), theme.line(1)))
        painter.setBrush(theme.colour("text"))
        radius = theme.line(theme.sizes.profile_marker) / 2
        painter.drawEllipse(point, radius, radius)
        words = translate("ActivationPanel", "σ′ at most {bound}").format(bound=numbers.plain(slope))
        width = theme.metrics_of(theme.font("tick", weight=600)).horizontalAdvance(words)
        left = min(point.x() + theme.space(10), area.rect.right() - width)
        above = point.y() - theme.line_height("tick") / 2 - theme.space(4)
        place = QPointF(left, max(above, area.rect.top() - theme.space(2)))
        height = theme.line_height("tick") - 2
        painter.fillRect(QRectF(left - 2, place.y() - height / 2, width + 4, height), theme.colour("surface", 0.75))
        paint_text(painter, words, place, theme, colour=theme.colour("text"), weight=600)


def _paint_chain(painter: QPainter, box: QRectF, theme: Theme, chain: Chain, index: int) -> None:
    """Three bars on a log axis that ends at 1: the bound, what σ' does, and what σ' and W do together."""
    line, metrics = theme.line_height("tick"), theme.metrics("tick")
    title = translate("ActivationPanel", "over the {count} layers before the output").format(count=chain.count)
    if chain.count == 1:
        title = translate("ActivationPanel", "over the layer before the output")
    place = QPointF(box.left(), box.top() + line / 2)
    paint_text(painter, title, place, theme, colour=theme.colour("muted"), room=box.width())
    colour = QColor(theme.tokens.models[index])
    rows = [(bound_words(chain), chain.bound, False), *[(text, number, True) for text, number in measured(chain)]]
    names = max(metrics.horizontalAdvance(text) for text, _, _ in rows) + theme.space(8)
    figures = metrics.horizontalAdvance("8.8e−88") + theme.space(8)
    exponents = [math.log10(number) for _, number, _ in rows if 0.0 < number < math.inf]
    low, high = min([math.floor(each) for each in exponents] + [-1]), max([math.ceil(each) for each in exponents] + [0])
    left, width = box.left() + names, box.width() - names - figures
    seen = width >= theme.text(20)
    one = left + (0.0 - low) / (high - low) * width
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for row, (text, number, filled) in enumerate(rows):
        y = box.top() + (row + 1.5) * line
        paint_text(painter, text, QPointF(box.left(), y), theme, colour=theme.colour("text"))
        if seen and 0.0 < number < math.inf:
            end = left + (math.log10(number) - low) / (high - low) * width
            bar = QRectF(
                round(min(one, end)), round(y - line * 0.28), max(round(abs(end - one)), 1), round(line * 0.56)
            )
            painter.fillRect(bar, colour if filled else theme.colour("hover"))
            if not filled:
                painter.setPen(QPen(colour, theme.border()))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(bar.adjusted(0, 0, -1, -1))
        place = QPointF(box.right(), y)
        paint_text(painter, figure(number), place, theme, colour=theme.colour("text"), align=Align.AlignRight)
    if seen:
        painter.setPen(theme.pen("axis"))
        painter.drawLine(QLineF(round(one), box.top() + line, round(one), box.top() + 4 * line))


def bound_words(chain: Chain) -> str:
    """The bound in words: "bound 0.25¹⁰"."""
    if math.isnan(chain.each):
        return translate("ActivationPanel", "bound on σ′")
    power = numbers.plain(chain.each) + str(chain.count).translate(numbers.SUPERSCRIPTS)
    return translate("ActivationPanel", "bound {power}").format(power=power)


def measured(chain: Chain) -> list[tuple[str, float]]:
    """What is measured, with its words."""
    return [
        (translate("ActivationPanel", "σ′ measured"), chain.slopes),
        (translate("ActivationPanel", "σ′ and W"), chain.ratio),
    ]


def figure(number: float) -> str:
    """A factor in two digits."""
    return numbers.plain(number, digits=2) if 1e-2 <= number < 1e3 or number == 0.0 else numbers.scientific(number)
