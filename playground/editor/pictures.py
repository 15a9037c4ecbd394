"""Small pictures from the functions themselves: an activation's curve, an initializer's density; icons of layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from playground.editor import drags
from playground.engine.activations import Activation
from playground.engine.initializers import Initializer
from playground.look import icons
from playground.look.theme import Theme
from playground.registry import Kind, knobs

REACH = 3.0  # z from −3 to 3
POINTS = 49
NEURONS, DRAWS, BINS = 8, 400, 27  # of the layer whose weights a density shows; how often; into how many bins
SPREAD, HIGHEST = 1.6, 1.3
FLAT = 0.1  # a function that rises less than this from 3 to 6 has arrived at its bound


@lru_cache(maxsize=64)
def curve_points(activation: Activation) -> tuple[tuple[float, float], ...]:
    """σ over z from −3 to 3 as points of the unit square, y upwards.

    A function between two bounds fills the height; any other is drawn with zero in the middle. One that isn't
    elementwise (softmax) is shown for a unit beside another one whose z is 0. A formula that can't be read has none.
    """
    if any(knob.problem(getattr(activation, name)) for name, knob in knobs(type(activation))):
        return ()
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
    painter.setPen(_round_pen(colour or theme.colour("text"), theme.line(theme.sizes.wire)))
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


@lru_cache(maxsize=64)
def density_points(initializer: Initializer) -> tuple[tuple[float, float], ...]:
    """How dense the weights are that an initializer draws, as points of the unit square, y upwards.

    All are drawn for a layer of NEURONS inputs and outputs on one scale, w from −SPREAD to SPREAD, so that their
    pictures can be compared; what is higher than HIGHEST per unit of w is cut off.
    """
    generator = np.random.default_rng(0)
    weights = np.concatenate([initializer.draw(generator, NEURONS, NEURONS).ravel() for _ in range(DRAWS)])
    edges = np.linspace(-SPREAD, SPREAD, BINS + 1)
    counts = np.histogram(weights, edges)[0]
    density = np.convolve(counts, (0.25, 0.5, 0.25), "same") / (len(weights) * (edges[1] - edges[0]))
    x, y = (np.arange(BINS) + 0.5) / BINS, np.minimum(density / HIGHEST, 1.0)
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


def paint_density(painter: QPainter, box: QRectF, theme: Theme, initializer: Initializer) -> None:
    """The density as a hill on the axis of w, whose zero is in the middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(1, 1.5, -1, -1.5)
    painter.setPen(QPen(theme.colour("border"), theme.border()))
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))
    hill = [
        QPointF(inner.left() + x * inner.width(), inner.bottom() - y * inner.height())
        for x, y in density_points(initializer)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("strong", 0.25))
    painter.drawPolygon(QPolygonF([*hill, inner.bottomRight(), inner.bottomLeft()]))
    painter.setPen(_round_pen(theme.colour("text"), theme.line(theme.sizes.wire)))
    painter.drawPolyline(QPolygonF(hill))
    painter.restore()


PAINTS: dict[str, Callable[[QPainter, QRectF, Theme, Any], None]] = {
    drags.ACTIVATION: paint_curve,
    drags.INITIALIZER: paint_density,
}
"""How the kinds of a family are drawn."""


def painter_of(carried: drags.Carried) -> Callable[[QPainter, QRectF, Theme], None]:
    """Draws what an activation or initializer does, for a chip."""
    return partial(_paint_kind, paint=PAINTS[carried.mime], kind=carried.type())


def _paint_kind(painter: QPainter, box: QRectF, theme: Theme, *, paint: Callable[..., None], kind: Kind) -> None:
    paint(painter, box, theme, kind)


def icon_of(carried: drags.Carried, theme: Theme) -> QIcon:
    """The same as an icon; that of its kind for a layer."""
    if carried.mime not in PAINTS:
        return icons.icon(sign(carried.kind), theme, role="muted")
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    side = theme.text(theme.sizes.icon)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter_of(carried)(painter, QRectF(0, 2, side, side - 4), theme)
    painter.end()
    return QIcon(picture)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_sign(painter: QPainter, box: QRectF, theme: Theme, kind: str, *, role: str = "muted") -> None:
    """The icon of a layer kind, that of an activation for a kind without one."""
    icons.icon(sign(kind), theme, role=role).paint(painter, box.toRect())


def sign(kind: str) -> str:
    """The name of the icon of a layer kind."""
    return kind if kind in icons.NAMES else "activation"
