"""Small pictures: the curve of an activation, drawn from the function itself, and the icon of a layer kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from playground.engine.activations import Activation
from playground.look import icons
from playground.look.theme import Theme

REACH = 3.0  # z from −3 to 3
POINTS = 49
FLAT = 0.1  # a function that rises less than this from 3 to 6 has arrived at its bound


@lru_cache(maxsize=64)
def curve_points(activation: Activation) -> tuple[tuple[float, float], ...]:
    """σ over z from −3 to 3 as points of the unit square, y upwards.

    A function between two bounds fills the height; any other is drawn with zero in the middle. One that isn't
    elementwise (softmax) is shown for a unit beside another one whose z is 0.
    """
    z = np.append(np.linspace(-REACH, REACH, POINTS), 2 * REACH)
    a = activation(z) if activation.elementwise else activation(np.stack([z, np.zeros_like(z)]))[0]
    a, far = a[:-1], float(a[-1])
    largest = float(np.abs(a).max())
    bounded = abs(far - float(a[-1])) < FLAT
    low, high = (float(a.min()), float(a.max())) if bounded else (-largest, largest)
    x, y = np.linspace(0.0, 1.0, POINTS), (a - low) / max(high - low, 1e-9)
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


def paint_curve(
    painter: QPainter, box: QRectF, theme: Theme, activation: Activation, *, colour: QColor | None = None
) -> None:
    """The curve over a faint cross, inside `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cross = QPen(theme.colour("border"), theme.border())
    painter.setPen(cross)
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))
    inner = box.adjusted(1, 1.5, -1, -1.5)
    points = [
        QPointF(inner.left() + x * inner.width(), inner.bottom() - y * inner.height())
        for x, y in curve_points(activation)
    ]
    width = theme.line(theme.sizes.wire)
    painter.setPen(
        QPen(
            colour or theme.colour("text"),
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


@lru_cache(maxsize=64)
def curve_image(activation: Activation, theme: Theme, *, width: int, height: int, ratio: float) -> QImage:
    """The curve as a picture of so many px, for what is drawn thirty times a second; `ratio` is that of the screen."""
    picture = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_curve(painter, QRectF(0, 0, width, height), theme, activation)
    painter.end()
    return picture


def curve_painter(activation: Activation) -> Callable[[QPainter, QRectF, Theme], None]:
    """Draws the curve of this activation, for a chip."""

    def paint(painter: QPainter, box: QRectF, theme: Theme) -> None:
        paint_curve(painter, box, theme, activation)

    return paint


def paint_sign(painter: QPainter, box: QRectF, theme: Theme, kind: str, *, role: str = "muted") -> None:
    """The icon of a layer kind, that of an activation for a kind without one."""
    icons.icon(sign(kind), theme, role=role).paint(painter, box.toRect())


def sign(kind: str) -> str:
    """The name of the icon of a layer kind."""
    return kind if kind in icons.NAMES else "activation"
