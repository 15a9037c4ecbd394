"""The parts of a painted chart: an area that maps numbers to pixels, grid, ticks, lines, names of axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.look.theme import Theme

Span = tuple[float, float]
Ticks = Sequence[tuple[float, str]]
Align = Qt.AlignmentFlag


@dataclass(frozen=True)
class Area:
    """A rectangle in which x from left to right and y from bottom to top stand for numbers."""

    rect: QRectF
    x: Span
    y: Span

    def across(self, x: float) -> float:
        """Px of a number on the x axis."""
        return self.rect.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.rect.width()

    def up(self, y: float) -> float:
        """Px of a number on the y axis."""
        return self.rect.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.rect.height()

    def at(self, point: QPointF) -> tuple[float, float] | None:
        """The numbers at a place, None outside."""
        if not self.rect.contains(point):
            return None
        x = self.x[0] + (point.x() - self.rect.left()) / self.rect.width() * (self.x[1] - self.x[0])
        y = self.y[0] + (self.rect.bottom() - point.y()) / self.rect.height() * (self.y[1] - self.y[0])
        return x, y


def paint_grid(painter: QPainter, area: Area, ticks: Ticks, theme: Theme) -> None:
    """Horizontal lines at the ticks, with their words at the left, and the left axis."""
    rect, height = area.rect, theme.line_height("tick")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(theme.font("tick"))
    for value, text in ticks:
        y = round(area.up(value))
        painter.setPen(theme.pen("grid"))
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
        painter.setPen(theme.colour("muted"))
        box = QRectF(rect.left() - theme.text(200), y - height / 2, theme.text(200) - theme.space(6), height)
        painter.drawText(box, Align.AlignRight | Align.AlignVCenter, text)
    painter.setPen(theme.pen("axis"))
    painter.drawLine(QLineF(rect.left(), rect.top(), rect.left(), rect.bottom()))


def paint_bottom(painter: QPainter, area: Area, ticks: Ticks, theme: Theme, *, line: bool = True) -> None:
    """The bottom axis; a tick whose words would run into those before it gets none."""
    rect, height = area.rect, theme.line_height("tick")
    metrics = theme.metrics("tick")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(theme.font("tick"))
    if line:
        painter.setPen(theme.pen("axis"))
        painter.drawLine(QLineF(rect.left(), rect.bottom(), rect.right(), rect.bottom()))
    free = -1e9
    painter.setPen(theme.colour("muted"))
    for value, text in ticks:
        x, width = area.across(value), metrics.horizontalAdvance(text) + 2.0
        if x - width / 2 >= free:
            painter.drawText(
                QRectF(x - width / 2, rect.bottom() + theme.space(4), width, height), Align.AlignCenter, text
            )
            free = x + width / 2 + theme.space(6)


def paint_upright(painter: QPainter, text: str, x: float, area: Area, theme: Theme) -> None:
    """The name of the left axis, read from below, centred beside the area, its middle at px x."""
    height = theme.line_height("tick")
    painter.save()
    painter.setFont(theme.font("tick"))
    painter.setPen(theme.colour("muted"))
    painter.translate(x, area.rect.center().y())
    painter.rotate(-90.0)
    width = theme.metrics("tick").horizontalAdvance(text) + 4.0
    painter.drawText(QRectF(-width / 2, -height / 2, width, height), Align.AlignCenter, text)
    painter.restore()


def paint_text(
    painter: QPainter,
    text: str,
    place: QPointF,
    theme: Theme,
    *,
    colour: QColor,
    align: Qt.AlignmentFlag = Align.AlignLeft,
    weight: int = 400,
    room: float | None = None,
) -> float:
    """Words whose left end (or middle, or right end, by `align`) and whose middle line are at a place.

    What is longer than `room` px is shortened. Returns the px that they take.
    """
    font = theme.font("tick", weight=weight)
    if room is not None:
        text = theme.metrics_of(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
    width, height = theme.metrics_of(font).horizontalAdvance(text) + 2.0, theme.line_height("tick")
    left = place.x() - (0.0 if align == Align.AlignLeft else width if align == Align.AlignRight else width / 2)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(left, place.y() - height / 2, width, height), align | Align.AlignVCenter, text)
    return width


def polyline(painter: QPainter, area: Area, x: NDArray[np.float64], y: NDArray[np.float64], pen: QPen) -> None:
    """A curve as separate lines, many times as fast as a path; what is not finite makes a gap, the rest is clipped."""
    across = area.rect.left() + (x - area.x[0]) / (area.x[1] - area.x[0]) * area.rect.width()
    up = area.rect.bottom() - (y - area.y[0]) / (area.y[1] - area.y[0]) * area.rect.height()
    good = np.isfinite(across) & np.isfinite(up)
    painter.save()
    painter.setClipRect(area.rect.adjusted(-1, -1, 1, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawLines(
        [
            QLineF(a, b, c, d)
            for a, b, c, d, joined in zip(
                across[:-1].tolist(),
                up[:-1].tolist(),
                across[1:].tolist(),
                up[1:].tolist(),
                (good[:-1] & good[1:]).tolist(),
                strict=True,
            )
            if joined
        ]
    )
    painter.restore()


def pen_of(colour: str, width: float) -> QPen:
    """A solid pen for `polyline`, with round ends, so that nothing shows where two lines meet."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def paint_legend(
    painter: QPainter, entries: Iterable[tuple[str, QPen | None, QColor | None]], place: QPointF, theme: Theme
) -> float:
    """Samples with words from a place (left, middle line) on: (words, outline, fill), a rule where there is no fill.

    Returns the px where the next entry would start.
    """
    left, y, side = place.x(), place.y(), theme.text(9)
    for text, pen, fill in entries:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if fill is None and pen is not None:
            width = theme.text(14)
            painter.setPen(pen)
            painter.drawLine(QLineF(left, y, left + width, y))
        else:
            width = side
            painter.fillRect(QRectF(left, y - side / 2, side, side), fill or QColor())
            if pen is not None:
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(left, y - side / 2, side - 1, side - 1))
        left += width + theme.space(5)
        paint_text(painter, text, QPointF(left, y), theme, colour=theme.colour("muted"))
        left += theme.metrics("tick").horizontalAdvance(text) + theme.space(14)
    return left
