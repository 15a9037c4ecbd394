"""How the factors are drawn: two bars per layer on a log axis that starts at 1, and a rule for their product."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.look import numbers, tiles
from playground.look.canvas import paint_words
from playground.look.chart import Area, paint_bottom, paint_grid, paint_legend, paint_text, paint_upright
from playground.look.theme import Theme
from playground.panels.panel import model_label
from playground.panels.why.value import Factors, WhyValue, exponent
from playground.panels.why.words import number, tick

translate = QCoreApplication.translate
Span = tuple[float, float]

SHAPE = 8.0
"""Width of the bars over their height at which models stand best."""
TINT = 0.22
"""Opacity of what fills the bars of W."""


def tile(value: WhyValue, index: int, rect: QRectF, theme: Theme) -> QRectF:
    """The part of the picture that belongs to one model, below the legend; rather below each other than beside."""
    rect = rect.adjusted(0.0, theme.text(24) if has_legend(value, rect, theme) else 0.0, 0.0, 0.0)
    beside, below = theme.text(66) + side_width(theme), theme.line_height("tick") + theme.space(14)
    return tiles.tile(rect, index, len(value.models), beside=beside, below=below, shape=SHAPE)


def areas(value: WhyValue, rect: QRectF, theme: Theme, span: Span) -> list[Area]:
    """Where the bars of each model are drawn."""
    below = (2 if has_shares(value, rect, theme) else 1) * theme.line_height("tick") + theme.space(10)
    found = []
    for index, factors in enumerate(value.models):
        box = tile(value, index, rect, theme)
        box = box.adjusted(theme.text(66), theme.space(4), -side_width(theme), -below)
        box.setHeight(max(box.height(), 8.0))
        found.append(Area(box, (-0.5, max(len(factors.layers), 1) - 0.5), span))
    return found


def has_legend(value: WhyValue, rect: QRectF, theme: Theme) -> bool:
    """Whether there is room to say what the bars are; in a low dock the bars come first."""
    return rect.height() / max(len(value.models), 1) >= theme.text(108)


def has_shares(value: WhyValue, rect: QRectF, theme: Theme) -> bool:
    """Whether there is room for the shares that are saturated."""
    return all(tile(value, index, rect, theme).height() >= theme.text(96) for index in range(len(value.models)))


def side_width(theme: Theme) -> float:
    """Px of the words at the right."""
    return float(theme.text(120))


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: WhyValue, span: Span) -> None:
    """Everything: legend, and for each model bars, axis and numbers."""
    if has_legend(value, rect, theme):
        _paint_legend(painter, rect, theme, value)
    for index, (factors, area) in enumerate(zip(value.models, areas(value, rect, theme, span), strict=True)):
        if factors.layers:
            _paint_model(painter, area, theme, factors, index, shares=has_shares(value, rect, theme))
            _paint_side(painter, area, theme, factors, index, below=2 if has_shares(value, rect, theme) else 1)


def _paint_legend(painter: QPainter, rect: QRectF, theme: Theme, value: WhyValue) -> None:
    tint, strong = theme.colour("strong", TINT), theme.colour("strong")
    entries: list[tuple[str, QPen | None, QColor | None]] = [
        (translate("WhyPanel", "σ′ let through"), None, theme.colour("strong")),
        (translate("WhyPanel", "W passed on"), QPen(strong), tint),
    ]
    if any(factors.skips for factors in value.models):
        entries.append((translate("WhyPanel", "skips brought back"), QPen(strong), theme.colour("surface")))
    entries.append((translate("WhyPanel", "product = measured"), QPen(theme.colour("text"), theme.line(2)), None))
    place = QPointF(rect.left() + theme.text(66), rect.top() + theme.text(14))
    paint_legend(painter, entries, place, theme)


def _paint_model(painter: QPainter, area: Area, theme: Theme, factors: Factors, index: int, *, shares: bool) -> None:
    low, high = (math.ceil(area.y[0]), math.floor(area.y[1]))
    room = max(int(area.rect.height() / theme.line_height("tick")), 1)
    every = max(1, math.ceil((high - low) / room))
    paint_grid(painter, area, [(float(k), tick(k)) for k in range(low, high + 1) if k % every == 0], theme)
    name = translate("WhyPanel", "factor on ‖δ‖")
    if theme.metrics("tick").horizontalAdvance(name) < area.rect.height():
        paint_upright(painter, name, area.rect.left() - theme.text(54), area, theme)
    _paint_bars(painter, area, theme, factors, QColor(theme.tokens.models[index]))
    one = round(area.up(0.0))
    painter.setPen(theme.pen("muted"))
    painter.drawLine(QLineF(area.rect.left(), one, area.rect.right(), one))
    _paint_ticks(painter, area, theme, factors, below=shares)


def _paint_ticks(painter: QPainter, area: Area, theme: Theme, factors: Factors, *, below: bool) -> None:
    """Layer names, and below them the shares that are saturated, as many as find room."""
    metrics, height = theme.metrics("tick"), theme.line_height("tick")
    shares = ["–" if math.isnan(each) else numbers.percent(each) for each in factors.saturated.tolist()]
    widest = max(metrics.horizontalAdvance(text) for text in (*factors.layers, *shares)) + theme.space(6)
    every = max(1, math.ceil(widest * len(factors.layers) / max(area.rect.width(), 1.0)))
    chosen = range(0, len(factors.layers), every)
    paint_bottom(painter, area, [(float(i), factors.layers[i]) for i in chosen], theme)
    if not below:
        return
    lower = Area(area.rect.adjusted(0, 0, 0, height), area.x, area.y)
    paint_bottom(painter, lower, [(float(i), shares[i]) for i in chosen], theme, line=False)
    y = area.rect.bottom() + theme.space(4) + 1.5 * height
    words = translate("WhyPanel", "dead") if factors.kinked else translate("WhyPanel", "saturated")
    place = QPointF(area.rect.left() - theme.space(6), y)
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Qt.AlignmentFlag.AlignRight)


def _paint_bars(painter: QPainter, area: Area, theme: Theme, factors: Factors, colour: QColor) -> None:
    pitch = area.rect.width() / len(factors.layers)
    bars = 3 if factors.skips else 2
    width = max(min(pitch * 0.7 / bars, theme.text(14)), 2.0)
    tint, surface = QColor(colour), theme.colour("surface")
    tint.setAlphaF(TINT)
    columns: list[tuple[list[float], QColor, QPen | None]] = [
        (factors.by_activation.tolist(), colour, None),
        (factors.by_weights.tolist(), tint, QPen(colour, theme.border())),
    ]
    if factors.skips:
        columns.append((factors.by_skips.tolist(), surface, QPen(colour, theme.border(), Qt.PenStyle.DashLine)))
    painter.save()
    painter.setClipRect(area.rect.adjusted(0, -2, 0, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for number_, (values, fill, pen) in enumerate(columns):
        painter.setBrush(fill)
        painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
        boxes = []
        for place, factor in enumerate(values):
            left = round(area.across(place) + (number_ - bars / 2) * width)
            end = _end(area, factor)
            if end is not None:
                one = round(area.up(0.0))
                boxes.append(QRectF(left, min(one, end), round(width) - 2, abs(end - one)))
        painter.drawRects(boxes)
    painter.setPen(QPen(theme.colour("text"), theme.line(2)))
    half = bars * width / 2 + theme.space(3)
    rules = []
    for place, factor in enumerate(factors.product.tolist()):
        y = exponent(factor)
        if not math.isnan(y):
            x = area.across(place) - 1
            rules.append(QLineF(x - half, round(area.up(y)), x + half, round(area.up(y))))
    painter.drawLines(rules)
    painter.restore()


def _end(area: Area, factor: float) -> float | None:
    """Px of the far end of a bar; the foot of the picture for a factor of 0, None for none."""
    if factor == 0.0:
        return area.rect.bottom()
    place = exponent(factor)
    return None if math.isnan(place) else float(round(area.up(place)))


def _paint_side(painter: QPainter, area: Area, theme: Theme, factors: Factors, index: int, *, below: int) -> None:
    """The geometric means per layer, as much of them as finds room."""
    tokens, mean = theme.tokens, factors.mean
    left, top = area.rect.right() + theme.space(12), area.rect.top()
    bold, room = theme.metrics_of(theme.font("tick", weight=600)), round(side_width(theme)) - theme.space(12)
    name = bold.elidedText(model_label(index, factors.name), Qt.TextElideMode.ElideRight, room)
    title = (name, tokens.models[index], 600)
    if mean is None:
        paint_words(painter, [title, (translate("WhyPanel", "no error arrives"), tokens.muted, 400)], left=left,
                    top=top, theme=theme)  # fmt: skip
        return
    words = [
        title,
        (translate("WhyPanel", "mean per layer"), tokens.muted, 400),
        (f"σ′ {number(mean.by_activation)}", tokens.text, 400),
        (f"W {number(mean.by_weights)}", tokens.text, 400),
        *([(translate("WhyPanel", "⊕ skips {factor}").format(factor=number(mean.by_skips)), tokens.text, 400)]
          if factors.skips else []),
        (f"σ′ × W{' × ⊕' if factors.skips else ''} {number(mean.ratio)}", tokens.text, 600),
        (_layers(len(factors.layers), factors.total), tokens.muted, 400),
    ]  # fmt: skip
    height = theme.line_height("tick")
    room = max(int((area.rect.height() + below * height) / height), 1)
    if room < len(words):
        short = f"σ′ {number(mean.by_activation)} · W {number(mean.by_weights)}"
        words = [title, (short, tokens.text, 400), words[-2], words[-1]][:room]
    paint_words(painter, words, left=left, top=top, theme=theme)


def _layers(count: int, total: float) -> str:
    words = (
        translate("WhyPanel", "1 layer: {total} ×")
        if count == 1
        else translate("WhyPanel", "{count} layers: {total} ×")
    )
    return words.format(count=count, total=number(total))
