"""How the matrices are drawn: row j is the neuron that a weight leads to, column k the one that it comes from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qRgb

from playground.look import numbers
from playground.look.chart import paint_text
from playground.look.colour_maps import diverging
from playground.look.theme import Theme
from playground.panels.panel import model_label
from playground.panels.weights.value import Matrix, WeightsValue

translate = QCoreApplication.translate

SMALLEST_CELL = 3.0
"""Px below which cells of one size can't be seen."""


def boxes(value: WeightsValue, rect: QRectF, theme: Theme) -> list[list[QRectF]]:
    """Where each matrix of each model is drawn."""
    line = theme.line_height("tick")
    head = line + theme.space(8)
    height = (rect.height() - head) / max(len(value.models), 1)
    named = line if len(value.models) > 1 else 0
    found = []
    for index, (_, matrices) in enumerate(value.models):
        room = QRectF(rect.left() + theme.space(12), rect.top() + head + index * height + named, 0.0, height - named)
        room.setWidth(rect.width() - theme.space(24))
        found.append(_lines(matrices, room, theme) or _row(matrices, room, theme))
    return found


def _lines(matrices: Sequence[Matrix], room: QRectF, theme: Theme) -> list[QRectF]:
    """Boxes with cells of one size, in as many lines as make that largest; none where they would be too small."""
    metrics, words = theme.metrics("tick"), words_height(theme)
    for captions, gap in (([caption(each) for each in matrices], theme.space(14)), (names(matrices), theme.space(6))):
        least = [metrics.horizontalAdvance(text) for text in captions]
        cell = float(theme.text(28))
        while cell >= SMALLEST_CELL:
            side = max(math.floor(cell), 1)
            found, left, top, high = [], room.left(), room.top(), 0.0
            for matrix, width in zip(matrices, least, strict=True):
                down, across = (side * count for count in matrix.numbers.shape)
                if left > room.left() and left + max(across, width) > room.right():
                    left, top, high = room.left(), top + high, 0.0
                found.append(QRectF(round(left), round(top + words / 2), across, down))
                left += max(across, width) + gap
                high = max(high, down + words)
            if top + high <= room.bottom() and all(box.right() <= room.right() for box in found):
                return found
            cell *= 0.95
    return []


def _row(matrices: Sequence[Matrix], room: QRectF, theme: Theme) -> list[QRectF]:
    """Boxes side by side, as wide and high as the square roots of what they hold."""
    if not matrices:
        return []
    outputs, inputs = (np.array([each.numbers.shape[axis] for each in matrices], dtype=float) for axis in (0, 1))
    gap = min(theme.space(14), room.width() / (3 * len(matrices)))
    shares = np.sqrt(inputs)
    across = max(room.width() - gap * (len(matrices) - 1), 8.0) * shares / shares.sum()
    down = max(room.height() - words_height(theme), 8.0) * np.sqrt(outputs / outputs.max())
    found, left = [], room.left()
    for width, height in zip(across, down, strict=True):
        found.append(QRectF(round(left), round(room.top() + words_height(theme) / 2), round(width), round(height)))
        left += width + gap
    return found


def words_height(theme: Theme) -> float:
    """Px of what stands above and below a matrix."""
    return 2.0 * theme.line_height("tick") + theme.space(8)


def names(matrices: Sequence[Matrix]) -> list[str]:
    """The longer one of a layer's name and its figure, where there is no room for the shape."""
    return [max(each.layer, f"±{figure(each.largest)}", key=len) for each in matrices]


def caption(matrix: Matrix) -> str:
    """A layer's name with its shape: "h2 8×8"."""
    return f"{matrix.layer} {matrix.numbers.shape[0]}×{matrix.numbers.shape[1]}"


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: WeightsValue) -> None:
    """Colour bar, and the matrices of all models, one model below the other."""
    table = [qRgb(*(int(channel) for channel in row[:3])) for row in diverging(theme.tokens)]
    _paint_bar(painter, rect, theme, table)
    line = theme.line_height("tick")
    for index, ((name, matrices), places) in enumerate(zip(value.models, boxes(value, rect, theme), strict=True)):
        if len(value.models) > 1 and places:
            place = QPointF(places[0].left(), places[0].top() - words_height(theme) / 2 - line / 2)
            colour = QColor(theme.tokens.models[index])
            paint_text(painter, model_label(index, name), place, theme, colour=colour, weight=600)
        for matrix, box in zip(matrices, places, strict=True):
            _paint_matrix(painter, box, theme, matrix, table)
        _paint_words(painter, theme, matrices, places, rect.right())


def _paint_words(
    painter: QPainter, theme: Theme, matrices: Sequence[Matrix], places: Sequence[QRectF], right: float
) -> None:
    """Above each matrix what it is, below it its largest number, where neither runs into that of the next one."""
    line, free, row = theme.line_height("tick"), -1e9, -1e9
    for matrix, box in zip(matrices, places, strict=True):
        if box.top() > row:
            free, row = -1e9, box.top()
        beside = [each.left() for each in places if each.top() == box.top() and each.left() > box.left()]
        room = min(beside, default=right) - box.left()
        largest = f"±{figure(matrix.largest)}"
        words = next((text for text in (caption(matrix), matrix.layer) if _width(text, theme) <= room), "")
        if not words or box.left() < free:
            continue
        place = QPointF(box.left(), box.top() - line / 2)
        paint_text(painter, words, place, theme, colour=theme.colour("text"))
        free = box.left() + _width(words, theme)
        if _width(largest, theme) <= room:
            place = QPointF(box.left(), box.bottom() + line / 2 + theme.space(2))
            paint_text(painter, largest, place, theme, colour=theme.colour("muted"))


def _width(text: str, theme: Theme) -> float:
    """Px of words with a gap behind them."""
    return theme.metrics("tick").horizontalAdvance(text) + theme.space(4)


def figure(number: float) -> str:
    """The largest size of a matrix, in two digits."""
    return numbers.plain(number, digits=2)


def _paint_matrix(painter: QPainter, box: QRectF, theme: Theme, matrix: Matrix, table: list[int]) -> None:
    rows, columns = matrix.levels.shape
    image = QImage(matrix.levels.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawImage(box, image)
    if box.width() / columns >= 7.0 and box.height() / rows >= 7.0:
        painter.setPen(theme.pen("surface", 1.0))
        across = [box.left() + round(box.width() * k / columns) for k in range(1, columns)]
        up = [box.top() + round(box.height() * j / rows) for j in range(1, rows)]
        painter.drawLines([QLineF(x, box.top(), x, box.bottom() - 1) for x in across])
        painter.drawLines([QLineF(box.left(), y, box.right() - 1, y) for y in up])
    painter.setPen(theme.pen("border"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-1, -1, 0, 0))


def _paint_bar(painter: QPainter, rect: QRectF, theme: Theme, table: list[int]) -> None:
    """The colour map with its ends, and what rows and columns are."""
    line, metrics = theme.line_height("tick"), theme.metrics("tick")
    y = rect.top() + theme.space(4) + line / 2
    left = rect.left() + theme.space(12)
    low = translate("WeightsPanel", "− largest of the layer")
    paint_text(painter, low, QPointF(left, y), theme, colour=theme.colour("muted"))
    left += metrics.horizontalAdvance(low) + theme.space(6)
    levels = np.arange(1, 256, dtype=np.uint8)
    image = QImage(levels.data, 255, 1, 255, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    width = theme.text(90)
    painter.drawImage(QRectF(left, y - theme.text(4), width, theme.text(8)), image)
    left += width + theme.space(6)
    paint_text(painter, "+", QPointF(left, y), theme, colour=theme.colour("muted"))
    words = translate("WeightsPanel", "row j: to this neuron · column k: from this one")
    left += theme.space(24)
    if left + metrics.horizontalAdvance(words) < rect.right():
        paint_text(painter, words, QPointF(left, y), theme, colour=theme.colour("muted"))


def cell_at(point: QPointF, value: WeightsValue, places: list[list[QRectF]]) -> tuple[int, Matrix, int, int] | None:
    """(model, matrix, row, column) at a place."""
    for index, ((_, matrices), row) in enumerate(zip(value.models, places, strict=True)):
        for matrix, box in zip(matrices, row, strict=True):
            if box.contains(point):
                outputs, inputs = matrix.numbers.shape
                j = min(int((point.y() - box.top()) / box.height() * outputs), outputs - 1)
                k = min(int((point.x() - box.left()) / box.width() * inputs), inputs - 1)
                return index, matrix, j, k
    return None
