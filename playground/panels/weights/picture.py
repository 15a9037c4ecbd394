"""How the matrices are drawn: row j is the neuron that a weight leads to, column k the one that it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

LEAST = 8.0
"""Px of the lowest matrix: where there is not even room for that, the words above and below it give way."""

SMALLEST_CELL = 3
"""Px below which cells of one size can't be seen."""


@dataclass(frozen=True)
class Part:
    """Where one model is drawn: its matrices in a room below its name, with `words` above and below each or without."""

    room: QRectF
    boxes: list[QRectF]
    words: bool = True


def parts(value: WeightsValue, rect: QRectF, theme: Theme) -> list[Part]:
    """The parts of all models, which stand in the columns in which all have the largest cells."""
    count = len(value.models)
    every = sorted({-(-count // rows) for rows in range(1, count + 1)}) or [1]
    tried = [_in_columns(value, rect, theme, columns) for columns in every]

    def smallest(found: list[Part]) -> float:
        cells = (
            min(box.width() / matrix.numbers.shape[1], box.height() / matrix.numbers.shape[0])
            for (_, matrices), part in zip(value.models, found, strict=True)
            for matrix, box in zip(matrices, part.boxes, strict=True)
        )
        return min(cells, default=0.0)

    return max(tried, key=smallest)


def boxes(value: WeightsValue, rect: QRectF, theme: Theme) -> list[list[QRectF]]:
    """Where each matrix of each model is drawn."""
    return [part.boxes for part in parts(value, rect, theme)]


def _in_columns(value: WeightsValue, rect: QRectF, theme: Theme, columns: int) -> list[Part]:
    """The parts with the models in so many columns."""
    edge, below = theme.space(12), theme.line_height("tick") + theme.space(8)
    named = theme.line_height("tick") if len(value.models) > 1 else 0
    rows = max(-(-len(value.models) // columns), 1)
    width, height = rect.width() / columns, (rect.height() - below) / rows
    found = []
    for index, (_, matrices) in enumerate(value.models):
        left, top = rect.left() + index % columns * width, rect.top() + below + index // columns * height
        room = QRectF(left + edge, top + named, width - 2 * edge, height - named)
        lines = _lines(matrices, room, theme)
        words = bool(lines) or room.height() >= words_height(theme) + LEAST
        found.append(Part(room, lines or _row(matrices, room, theme, words=words), words))
    return found


def _lines(matrices: Sequence[Matrix], room: QRectF, theme: Theme) -> list[QRectF]:
    """Boxes with cells of one size, in as many lines as make that largest; none where they would be too small."""
    width, words, largest = theme.metrics("tick").horizontalAdvance, words_height(theme), theme.text(28)
    for captions, gap in (([caption(each) for each in matrices], theme.space(14)), (names(matrices), theme.space(6))):
        least = [float(width(text)) for text in captions]
        small, large, found = SMALLEST_CELL, largest, []
        while small <= large:
            side = (small + large) // 2
            if boxes := _cut(matrices, room, side=side, least=least, gap=gap, words=words):
                small, found = side + 1, boxes
            else:
                large = side - 1
        if found:
            return found
    return []


def _cut(
    matrices: Sequence[Matrix], room: QRectF, *, side: int, least: Sequence[float], gap: float, words: float
) -> list[QRectF]:
    """Boxes with cells of so many px line by line, each with `least` px for its words; none where there is no room."""
    found: list[QRectF] = []
    left, top, high = room.left(), room.top(), 0.0
    for matrix, width in zip(matrices, least, strict=True):
        down, across = (side * count for count in matrix.numbers.shape)
        if left > room.left() and left + max(across, width) > room.right():
            left, top, high = room.left(), top + high, 0.0
        high = max(high, down + words)
        if left + across > room.right() or top + high > room.bottom():
            return []
        found.append(QRectF(round(left), round(top + words / 2), across, down))
        left += max(across, width) + gap
    return found


def _row(matrices: Sequence[Matrix], room: QRectF, theme: Theme, *, words: bool) -> list[QRectF]:
    """Boxes side by side, as wide and high as the square roots of what they hold."""
    if not matrices:
        return []
    outputs, inputs = (np.array([each.numbers.shape[axis] for each in matrices], dtype=float) for axis in (0, 1))
    gap = min(theme.space(14), room.width() / (3 * len(matrices)))
    shares = np.sqrt(inputs)
    across = max(room.width() - gap * (len(matrices) - 1), 8.0) * shares / shares.sum()
    beyond = words_height(theme) if words else float(theme.space(4))
    down = max(room.height() - beyond, LEAST) * np.sqrt(outputs / outputs.max())
    found, left = [], room.left()
    for width, height in zip(across, down, strict=True):
        found.append(
            QRectF(round(left), round(room.top() + (beyond / 2 if words else 0.0)), round(width), round(height))
        )
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
    for index, ((name, matrices), part) in enumerate(zip(value.models, parts(value, rect, theme), strict=True)):
        if len(value.models) > 1 and matrices:
            place, colour = part.room.topLeft() - QPointF(0.0, line / 2), QColor(theme.tokens.models[index])
            room = part.room.width()
            paint_text(painter, model_label(index, name), place, theme, colour=colour, weight=600, room=room)
        for matrix, box in zip(matrices, part.boxes, strict=True):
            _paint_matrix(painter, box, theme, matrix, table)
        if part.words:
            _paint_words(painter, theme, matrices, part.boxes, part.room.right())


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
