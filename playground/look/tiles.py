"""Several pictures of a kind in one rectangle, in as many columns as make them largest."""

from __future__ import annotations

from PySide6.QtCore import QRectF


def best_columns(count: int, width: float, height: float, *, beside: float, below: float, shape: float = 1.0) -> int:
    """In how many columns so many pictures are largest, each with px for its axes and its name beside and below.

    `shape` is the width of a picture over its height.
    """

    def side(columns: int) -> float:
        return min((width / columns - beside) / shape, height / -(-count // columns) - below)

    return max(range(1, count + 1), key=side, default=1)


def tile(rect: QRectF, index: int, count: int, *, beside: float, below: float, shape: float = 1.0) -> QRectF:
    """The part of `rect` that belongs to one of `count` pictures."""
    columns = best_columns(count, rect.width(), rect.height(), beside=beside, below=below, shape=shape)
    width, height = rect.width() / columns, rect.height() / max(-(-count // columns), 1)
    return QRectF(rect.left() + index % columns * width, rect.top() + index // columns * height, width, height)
