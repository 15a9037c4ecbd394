"""How errors are drawn: a table of classes, blue where it is right and orange where not, or residuals over ŷ."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from playground.engine.data import Data
from playground.engine.program import Array
from playground.look import numbers, tiles
from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, paint_upright
from playground.look.colour_maps import mix
from playground.look.theme import Theme
from playground.look.ticks import labelled
from playground.panels.confusion.value import Confusion, ConfusionValue, Part, Residuals
from playground.panels.panel import model_label

translate = QCoreApplication.translate
Align = Qt.AlignmentFlag

NAMED = 48
"""Px at 100 % of a table below which it has no room for what its axes are."""

POINTS = 2000
"""Residuals drawn at most."""


def class_words(data: Data, index: int) -> str:
    """A class in words: its name, or "class 0" where that is only its number."""
    name = data.classes[index]
    return translate("ConfusionPanel", "class {number}").format(number=name) if name.isdigit() else name


@dataclass(frozen=True)
class Grid:
    """Where the cells of a table are: square ones from (left, top) on.

    `precise` with the precision below them, `named` with the names of the axes and the recall.
    """

    left: float
    top: float
    cell: float
    count: int
    precise: bool
    named: bool

    def box(self, row: int, column: int) -> QRectF:
        """One cell; `count` as a row or column is the margin behind the table."""
        x, y = (round(self.left + column * self.cell), round(self.top + row * self.cell))
        return QRectF(
            x, y, round(self.left + (column + 1) * self.cell) - x, round(self.top + (row + 1) * self.cell) - y
        )

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) of a place in the table."""
        row, column = (math.floor(each / self.cell) for each in (point.y() - self.top, point.x() - self.left))
        inside = 0 <= row < self.count and 0 <= column < self.count
        return (row, column) if inside else None


def tile(rect: QRectF, index: int, count: int, theme: Theme) -> QRectF:
    """The part of the picture that belongs to one model."""
    return tiles.tile(rect, index, count, beside=theme.text(120), below=theme.text(90))


def grid_of(value: ConfusionValue, rect: QRectF, theme: Theme) -> Grid:
    """The table in a tile, with room for the names of the classes at the left and below it.

    A small table gives up the names of its axes and the recall, so that its cells can be told apart.
    """
    assert value.data is not None
    count, metrics, line = len(value.data.classes), theme.metrics("tick"), theme.line_height("tick")
    names = [class_words(value.data, k) for k in range(count)]
    widest = min(max(metrics.horizontalAdvance(name) for name in names), theme.text(90))
    share, top = metrics.horizontalAdvance("100 %"), line + theme.space(10)
    width = rect.width() - widest - line - share - theme.space(28)
    height = rect.height() - top - 2 * line - theme.space(14)
    precise = min(width, height - line) / count >= share + 4
    named = min(width, height) >= theme.text(NAMED)
    if not named:
        width, height = width + line + share, height + line + theme.space(8)
    cell = max(min(width, height - line if precise else height) / count, 4.0)
    left = widest + theme.space(18) + (line if named else 0) + max(width - cell * count, 0.0) / 2
    return Grid(rect.left() + left, rect.top() + top, cell, count, precise, named)


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: ConfusionValue, part: Part, *, shares: bool) -> None:
    """All models side by side."""
    for index, model in enumerate(value.models):
        area, errors = tile(rect, index, len(value.models), theme), model.parts[part]
        free = _paint_head(painter, area, theme, value, index, errors)
        if isinstance(errors, Confusion):
            _paint_table(painter, grid_of(value, area, theme), theme, value, errors, by_share=shares, free=free)
        else:
            _paint_residuals(painter, area_of(value, index, rect, theme, part), theme, errors, index)


def _paint_head(
    painter: QPainter, rect: QRectF, theme: Theme, value: ConfusionValue, index: int, errors: Confusion | Residuals
) -> float:
    """Name of the model, and how well it does in one figure; returns the px where that ends."""
    y, left = rect.top() + theme.space(4) + theme.line_height("tick") / 2, rect.left() + theme.space(12)
    texts, width = scores(errors), theme.metrics("tick").horizontalAdvance
    if len(value.models) > 1:
        name, colour = model_label(index, value.models[index].name), QColor(theme.tokens.models[index])
        room = rect.right() - left - width(texts[-1]) - theme.space(16)
        room = max(room, theme.text(20))
        left += paint_text(painter, name, QPointF(left, y), theme, colour=colour, weight=600, room=room)
        left += theme.space(6)
    room = rect.right() - left - theme.space(8)
    text = next((text for text in texts if width(text) <= room), texts[-1])
    return left + paint_text(painter, text, QPointF(left, y), theme, colour=theme.colour("muted"), room=room)


def scores(errors: Confusion | Residuals) -> tuple[str, ...]:
    """How well it does, in words and, where there is less room, as a figure alone."""
    if isinstance(errors, Confusion) and not math.isnan(errors.accuracy):
        return score(errors), numbers.percent(errors.accuracy, decimals=1)
    return (score(errors),)


def score(errors: Confusion | Residuals) -> str:
    """How well it does: "accuracy 92.0 %", or R² and the root mean square of the residuals."""
    if isinstance(errors, Confusion):
        if math.isnan(errors.accuracy):
            return translate("ConfusionPanel", "no samples")
        share = numbers.percent(errors.accuracy, decimals=1)
        return translate("ConfusionPanel", "accuracy {share}").format(share=share)
    if math.isnan(errors.rms):
        return translate("ConfusionPanel", "no samples")
    text = translate("ConfusionPanel", "R² {explained}, RMS {rms}, mean {mean}")
    return text.format(
        explained=numbers.fixed(errors.explained), rms=numbers.plain(errors.rms), mean=numbers.plain(errors.mean)
    )


def _paint_table(
    painter: QPainter,
    grid: Grid,
    theme: Theme,
    value: ConfusionValue,
    errors: Confusion,
    *,
    by_share: bool,
    free: float,
) -> None:
    """The cells and their margins; the headline leaves room from px `free` on."""
    assert value.data is not None
    tokens, counts, shares = theme.tokens, errors.counts, errors.shares
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    metrics = theme.metrics("tick")
    texts = [[cell_text(counts, shares, j, k, by_share) for k in range(grid.count)] for j in range(grid.count)]
    widest = max(metrics.horizontalAdvance(text) for row in texts for text in row)
    for j in range(grid.count):
        for k in range(grid.count):
            box, share = grid.box(j, k).adjusted(0, 0, -1, -1), float(shares[j, k])
            end = tokens.diverging[-1] if j == k else tokens.diverging[0]
            strength = share if j == k else min(1.0, 2.0 * share)  # half of a class taken for another is all lost
            painter.fillRect(box, QColor(mix(tokens.neutral, end, strength**0.5 * 0.85)))
            if widest + 4 <= grid.cell and counts[j, k]:
                painter.setFont(theme.font("tick", weight=600 if j == k else 400))
                painter.setPen(theme.colour("text"))
                painter.drawText(box, Align.AlignCenter, texts[j][k])
    if grid.named:
        _paint_margins(painter, grid, theme, errors, free)
    _paint_names(painter, grid, theme, value.data)


def cell_text(counts: Array, shares: Array, j: int, k: int, by_share: bool) -> str:
    """What stands in a cell."""
    return numbers.percent(float(shares[j, k])) if by_share else numbers.grouped(int(counts[j, k]))


def _paint_margins(painter: QPainter, grid: Grid, theme: Theme, errors: Confusion, free: float) -> None:
    """Recall behind each row, named where the headline leaves room; precision below."""
    line = theme.line_height("tick")
    place = QPointF(grid.box(0, grid.count).left() + theme.space(6), grid.top - line / 2)
    if grid.cell >= line and place.x() > free:
        paint_text(painter, translate("ConfusionPanel", "recall"), place, theme, colour=theme.colour("muted"))
    for k in range(grid.count):
        recall, precision = float(errors.recall[k]), float(errors.precision[k])
        if grid.cell >= line and not math.isnan(recall):
            place = QPointF(grid.box(k, grid.count).left() + theme.space(6), grid.box(k, 0).center().y())
            paint_text(painter, numbers.percent(recall), place, theme, colour=theme.colour("muted"))
        if grid.precise and not math.isnan(precision):
            place = QPointF(grid.box(0, k).center().x(), grid.box(grid.count, k).top() + line / 2 + theme.space(2))
            text = numbers.percent(precision)
            paint_text(painter, text, place, theme, colour=theme.colour("muted"), align=Align.AlignHCenter)


def _paint_names(painter: QPainter, grid: Grid, theme: Theme, data: Data) -> None:
    line, metrics = theme.line_height("tick"), theme.metrics("tick")
    foot = grid.top + grid.count * grid.cell + (line if grid.precise else 0) + theme.space(2)
    every = max(1, math.ceil(line / grid.cell))
    free = -1e9
    for k in range(grid.count):
        name = metrics.elidedText(class_words(data, k), Qt.TextElideMode.ElideRight, theme.text(90))
        if k % every == 0:
            place = QPointF(grid.left - theme.space(6), grid.box(k, 0).center().y())
            paint_text(painter, name, place, theme, colour=theme.colour("text"), align=Align.AlignRight)
        name = data.classes[k] if data.classes[k].isdigit() else name
        x, width = grid.box(0, k).center().x(), metrics.horizontalAdvance(name)
        if x - width / 2 > free:
            place = QPointF(x, foot + line / 2)
            paint_text(painter, name, place, theme, colour=theme.colour("text"), align=Align.AlignHCenter)
            free = x + width / 2 + theme.space(4)
    if grid.named:
        _paint_axis_names(painter, grid, theme, data, foot + 1.5 * line + theme.space(2))


def _paint_axis_names(painter: QPainter, grid: Grid, theme: Theme, data: Data, y: float) -> None:
    """What the columns are, on the middle line at px y, and the rows."""
    line, metrics = theme.line_height("tick"), theme.metrics("tick")
    words = translate("ConfusionPanel", "predicted class")
    if grid.precise:
        words = translate("ConfusionPanel", "predicted class and its precision")
    place = QPointF(grid.left + grid.count * grid.cell / 2, y)
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Align.AlignHCenter)
    table = Area(QRectF(grid.left, grid.top, 1.0, grid.count * grid.cell), (0.0, 1.0), (0.0, 1.0))
    widest = max(min(metrics.horizontalAdvance(class_words(data, k)), theme.text(90)) for k in range(grid.count))
    x = grid.left - widest - theme.space(10) - line / 2
    paint_upright(painter, translate("ConfusionPanel", "true class"), x, table, theme)


# --- residuals


def area_of(value: ConfusionValue, index: int, rect: QRectF, theme: Theme, part: Part) -> Area:
    """Where the residuals of one model are drawn; all models on the same axes."""
    box = tile(rect, index, len(value.models), theme)
    line = theme.line_height("tick")
    box = box.adjusted(theme.text(58), line + theme.space(14), -theme.space(16), -2 * line - theme.space(10))
    every = [each.parts[part] for each in value.models]
    found = [each for each in every if isinstance(each, Residuals)]
    x = np.concatenate([each.predicted.ravel() for each in found] or [np.zeros(0)])
    y = np.concatenate([each.residual.ravel() for each in found] or [np.zeros(0)])
    x, y = x[np.isfinite(x)], y[np.isfinite(y)]
    low, high = (float(x.min()), float(x.max())) if len(x) else (-1.0, 1.0)
    room = 0.05 * (high - low) or 0.5
    reach = float(np.abs(y).max()) * 1.05 if len(y) and np.abs(y).max() > 0 else 1.0
    return Area(box, (low - room, high + room), (-reach, reach))


def _paint_residuals(painter: QPainter, area: Area, theme: Theme, errors: Residuals, index: int) -> None:
    rect = area.rect
    up, across = max(2, int(rect.height() / theme.text(36))), max(2, int(rect.width() / theme.text(48)))
    paint_grid(painter, area, labelled(*area.y, most=up), theme)
    paint_bottom(painter, area, labelled(*area.x, most=across), theme)
    paint_upright(painter, translate("ConfusionPanel", "residual ŷ − y"), rect.left() - theme.text(48), area, theme)
    place = QPointF(rect.right(), rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(4))
    words = translate("ConfusionPanel", "prediction ŷ")
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Align.AlignRight)
    zero = round(area.up(0.0))
    painter.setPen(theme.pen("strong"))
    painter.drawLine(QLineF(rect.left(), zero, rect.right(), zero))
    step = max(1, errors.residual.size // POINTS)
    x, y = errors.predicted.ravel()[::step], errors.residual.ravel()[::step]
    good = np.isfinite(x) & np.isfinite(y)
    colour, side = QColor(theme.tokens.models[index]), theme.line(4)
    colour.setAlphaF(0.7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(
        [
            QRectF(area.across(a) - side / 2, area.up(b) - side / 2, side, side)
            for a, b in zip(x[good].tolist(), y[good].tolist(), strict=True)
        ]
    )
