"""A surface seen from above at an angle, without OpenGL: its tiles painted from the far ones to the near ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from playground.engine.program import Array
from playground.look.chart import paint_text
from playground.look.colour_maps import Lookup
from playground.look.theme import Theme
from playground.look.vectors import into_vectors
from playground.panels.landscape.value import ModelLandscape, interpolated

Paint = Callable[[QPainter], None]
T = TypeVar("T", float, Array)

HEIGHT = 0.9
"""How high the surface is, where its sides are 2."""
LIGHT = np.array([-0.4, -0.5, 0.77])
"""Where the light comes from."""


@dataclass(frozen=True)
class Camera:
    """Where the surface is seen from, in degrees: `turn` about the upright axis, `tilt` above the plane."""

    turn: float = 35.0
    tilt: float = 32.0

    def moved(self, turn: float, tilt: float) -> Camera:
        """Turned further; never below the plane nor quite from above."""
        return Camera((self.turn + turn) % 360.0, min(max(self.tilt + tilt, 8.0), 85.0))

    def project(self, x: Array, y: Array, z: Array) -> tuple[Array, Array, Array]:
        """(right, up, away) of points, each as large as x, y and z."""
        turn, tilt = np.radians([self.turn, self.tilt])
        right = x * np.cos(turn) - y * np.sin(turn)
        away = x * np.sin(turn) + y * np.cos(turn)
        up = away * np.sin(tilt) + z * np.cos(tilt)
        return right, up, away


@dataclass(frozen=True)
class Frame:
    """A rectangle into which projected points are put."""

    rect: QRectF

    @property
    def unit(self) -> float:
        """Px of 1."""
        return min(self.rect.width() / 2.95, self.rect.height() / 2.4)

    def point(self, right: float, up: float) -> QPointF:
        """Px of a projected point."""
        return QPointF(*self.px(right, up))

    def px(self, right: T, up: T) -> tuple[T, T]:
        """Px across and down of projected points."""
        centre, unit = self.rect.center(), self.unit
        return centre.x() + right * unit, centre.y() - up * unit


def tiles(heights: Array, camera: Camera) -> tuple[Array, Array, Array, Array]:
    """(right, up) of the corners of each tile, (tiles, 4) each, its mean height and its light, far tiles first."""
    rows, columns = heights.shape
    x, y = np.meshgrid(np.linspace(-1.0, 1.0, columns), np.linspace(-1.0, 1.0, rows))
    z = (np.clip(heights, 0.0, 1.0) - 0.5) * HEIGHT
    right, up, away = camera.project(x, y, z)

    def corners(values: Array) -> Array:
        return np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]], axis=-1).reshape(-1, 4)

    slope_y, slope_x = np.gradient(z, 2.0 / max(rows - 1, 1), 2.0 / max(columns - 1, 1))
    light = (-slope_x * LIGHT[0] - slope_y * LIGHT[1] + LIGHT[2]) / np.sqrt(1.0 + slope_x**2 + slope_y**2)
    order = np.argsort(-corners(away).mean(axis=1), kind="stable")
    mean = corners(np.clip(heights, 0.0, 1.0)).mean(axis=1)
    return corners(right)[order], corners(up)[order], mean[order], corners(light).mean(axis=1)[order]


class Pictures:
    """The tiles of the last surfaces as pixels, because painting them takes longer than a frame may."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[object, ...], QImage]] = {}

    def paint(self, painter: QPainter, rect: QRectF, place: int, key: tuple[object, ...], paint: Paint) -> None:
        """Paint the picture at a place; anew where its key has changed, and always in a vector file."""
        if min(rect.width(), rect.height()) < 2.0:
            return
        if into_vectors(painter):
            paint(painter)
            return
        ratio = (
            painter.paintEngine().paintDevice().devicePixelRatio()
        )  # painter.device() is the widget, also where a file is painted
        key = (*key, rect.size().toTuple(), ratio)
        if place not in self._kept or self._kept[place][0] != key:
            image = QImage((rect.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(0)
            onto = QPainter(image)
            onto.translate(-rect.topLeft())
            paint(onto)
            onto.end()
            self._kept[place] = key, image
        painter.drawImage(rect.topLeft(), self._kept[place][1])


def paint_tiles(painter: QPainter, frame: Frame, heights: Array, camera: Camera, colours: Lookup) -> None:
    """The surface itself."""
    right, up, height, light = tiles(heights, camera)
    shade = np.clip(0.72 + 0.36 * light, 0.5, 1.12)
    rgb = np.clip(colours[np.rint(height * 255).astype(int), :3] * shade[:, None], 0, 255).astype(int)
    across, down = (each.tolist() for each in frame.px(right, up))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(), 0.6)
    for x, y, colour in zip(across, down, rgb.tolist(), strict=True):
        fill = QColor(*colour)
        painter.setBrush(fill)
        pen.setColor(fill.darker(112))
        painter.setPen(pen)
        painter.drawConvexPolygon([QPointF(*corner) for corner in zip(x, y, strict=True)])


def paint_signs(painter: QPainter, rect: QRectF, theme: Theme, model: ModelLandscape, camera: Camera) -> None:
    """The way of training on the surface, the edges of its foot that are in front, and the names of the directions."""
    frame = Frame(rect)
    _paint_foot(painter, frame, theme, camera)
    _paint_way(painter, frame, theme, model, camera)
    for name, x, y in (("d₁", 0.0, -1.14), ("d₂", 1.14, 0.0), ("d₁", 0.0, 1.14), ("d₂", -1.14, 0.0)):
        a, b, away = camera.project(np.array(x), np.array(y), np.array(-0.5 * HEIGHT))
        if away < 0.0:
            middle = Qt.AlignmentFlag.AlignHCenter
            paint_text(
                painter, name, frame.point(float(a), float(b)), theme, colour=theme.colour("muted"), align=middle
            )


def _paint_foot(painter: QPainter, frame: Frame, theme: Theme, camera: Camera) -> None:
    """The edges of the plane below the surface that nothing hides."""
    painter.setPen(QPen(theme.colour("axis"), theme.line(1)))
    foot = np.array(-0.5 * HEIGHT)
    for x, y in ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)):
        if camera.project(np.array(x), np.array(y), foot)[2] < 0.0:
            along = np.array([-1.0, 1.0])
            across, back = (along, np.full(2, y)) if x == 0.0 else (np.full(2, x), along)
            right, up, _ = camera.project(across, back, foot)
            painter.drawLine(*(frame.point(a, b) for a, b in zip(right.tolist(), up.tolist(), strict=True)))


def on_surface(model: ModelLandscape, points: Array, camera: Camera) -> tuple[Array, Array]:
    """(right, up) of points of the plane, (points, 2), lifted to the surface."""
    found = model.found
    x = np.interp(points[:, 0], found.across, np.linspace(-1.0, 1.0, len(found.across)))
    y = np.interp(points[:, 1], found.up, np.linspace(-1.0, 1.0, len(found.up)))
    z = (np.clip(interpolated(found, model.heights, points), 0.0, 1.0) - 0.5) * HEIGHT
    right, up, _ = camera.project(x, y, z)
    return right, up


def _paint_way(painter: QPainter, frame: Frame, theme: Theme, model: ModelLandscape, camera: Camera) -> None:
    path = np.concatenate([model.found.path, np.zeros((1, 2))])
    right, up = on_surface(model, path, camera)
    points = [frame.point(a, b) for a, b in zip(right.tolist(), up.tolist(), strict=True)]
    paint_way(painter, points, theme)


def paint_way(painter: QPainter, points: list[QPointF], theme: Theme) -> None:
    """A line through the points, hollow where it starts, filled where it stands now."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(points) > 1:
        for token, width in (("surface", 3.5), ("text", 1.5)):  # cased, because it lies on light and on dark
            pen = QPen(theme.colour(token), theme.line(width))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(points[0], theme.line(3.5), theme.line(3.5))
    painter.setPen(QPen(theme.colour("surface"), theme.line(1)))
    painter.setBrush(theme.colour("text"))
    painter.drawEllipse(points[-1], theme.line(4.5), theme.line(4.5))
