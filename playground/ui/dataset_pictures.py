"""Small pictures of data sets, drawn from the data sets themselves and kept until the theme changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from playground.engine.data import Data
from playground.engine.dataset import Dataset
from playground.look import colour_maps
from playground.look.theme import Theme
from playground.registry import knobs

POINTS, SURFACE_POINTS = 120, 4000
"""How many samples a picture draws: as points, and to fill a surface."""

CELLS = 13
"""Squares to a side of a surface's picture."""

FEW = 20
"""So many points are drawn large."""

MARGIN = 0.05
"""The share of the width that stays free on either side of points."""

SEED = 4

USERS_OWN = ("table", "points")
"""Data sets that hold what the user brings, and that are drawn from that."""

PASSING = ("samples", "noise", "test_fraction", "features")
"""Knobs that don't change what a data set looks like in small."""

Array = NDArray[Any]


def sample(dataset: Dataset) -> Data:
    """The few samples of a data set that its picture shows, for one that makes its own."""
    surface = picture_of(dataset.load(SEED, Path())) is surface_picture
    wanted = {"samples": SURFACE_POINTS if surface else POINTS, "test_fraction": 0.0}
    if surface:
        wanted["noise"] = 0.0
    made: Data = with_possible(dataset, wanted).load(SEED, Path())
    return made


def few(data: Data) -> Data:
    """Some of somebody's own samples, in their first two columns."""
    rows = np.linspace(0, len(data.y_train) - 1, min(POINTS, len(data.y_train))).astype(int)
    raw, y = data.raw_train[rows, :2], data.y_train[rows]
    return replace(data, inputs=data.inputs[:2], raw_train=raw, y_train=y, domain=data.domain[:2])


def shaped(dataset: Dataset) -> Dataset:
    """The data set with what its picture doesn't show as it is at first."""
    if dataset.kind in USERS_OWN:
        return dataset
    defaults = {name: knob.default for name, knob in knobs(type(dataset)) if name in PASSING}
    return replace(dataset, **defaults)


def with_possible(value: Any, wanted: dict[str, Any]) -> Any:
    """The value with those of the wanted knobs that it has."""
    has = dict(knobs(type(value)))
    return replace(value, **{name: new for name, new in wanted.items() if name in has})


def picture_of(data: Data) -> Any:
    """Which of the pictures below shows these data."""
    if data.image is not None:
        return image_picture
    if len(data.inputs) == 1:
        return curve_picture
    if data.classification:
        return points_picture
    return values_picture if len(data.y_train) <= POINTS else surface_picture


class DatasetPicture:
    """Paints the picture of a data set into a rectangle; rendered once per theme, size and shape of the data."""

    def __init__(self, kind: type[Dataset]) -> None:
        self._shown = kind()
        self._data: Data | None = None
        self._key: tuple[Any, ...] = ()
        self._image = QImage()

    def show(self, dataset: Dataset, data: Data | None = None) -> None:
        """The picture of another data set of this kind; `data` are its samples, where they are the user's own."""
        if (new := shaped(dataset)) != self._shown:
            self._shown, self._data, self._key = new, None if data is None else few(data), ()

    def __call__(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """Draw the picture into `box`."""
        ratio = painter.device().devicePixelRatio()
        key = (theme.dark, box.width(), ratio)
        if key != self._key:
            self._key, self._image = key, self._render(box, theme, ratio)
        painter.drawImage(box, self._image)

    def _render(self, box: QRectF, theme: Theme, ratio: float) -> QImage:
        if self._data is None:
            own = self._shown.kind in USERS_OWN
            self._data = few(self._shown.load(SEED, Path())) if own else sample(self._shown)
        side = round(box.width() * ratio)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        picture_of(self._data)(painter, QRectF(0, 0, side, side), self._data, theme)
        painter.end()
        return image


def points_picture(painter: QPainter, box: QRectF, data: Data, theme: Theme) -> None:
    """Points in the colours of their classes: circles for class 0, squares for the others."""
    size = box.width() * (0.14 if len(data.y_train) <= FEW else 0.055)
    for point, index in zip(placed(data.raw_train, data.domain, box), data.y_train, strict=True):
        painter.setBrush(QColor(theme.tokens.classes[index % len(theme.tokens.classes)]))
        spot = QRectF(point[0] - size / 2, point[1] - size / 2, size, size)
        if index == 0:
            painter.drawEllipse(spot)
        else:
            painter.drawRect(spot)


def curve_picture(painter: QPainter, box: QRectF, data: Data, theme: Theme) -> None:
    """Points (x, y) of a curve."""
    size = box.width() * 0.05
    heights = data.y_train.reshape(len(data.y_train), -1)[:, 0]
    room = 0.3 * (np.ptp(heights) or 1.0)
    domain = (data.domain[0], (heights.min() - room, heights.max() + room))
    painter.setBrush(theme.colour("muted"))
    for x, y in placed(np.column_stack([data.raw_train[:, 0], heights]), domain, box):
        painter.drawEllipse(QPointF(x, y), size / 2, size / 2)


def values_picture(painter: QPainter, box: QRectF, data: Data, theme: Theme) -> None:
    """Points in the colours of their numbers, on the diverging map from the least to the largest."""
    size, y = box.width() * 0.07, data.y_train[:, 0]
    table = colour_maps.diverging(theme.tokens)[np.rint(255 * (y - y.min()) / (np.ptp(y) or 1.0)).astype(int)]
    for point, colour in zip(placed(data.raw_train, data.domain, box), table, strict=True):
        painter.setBrush(QColor(*map(int, colour)))
        painter.drawEllipse(QPointF(*point), size / 2, size / 2)


def surface_picture(painter: QPainter, box: QRectF, data: Data, theme: Theme) -> None:
    """The mean number in each of CELLS × CELLS squares, on the diverging map, smoothed."""
    edges = [np.linspace(low, high, CELLS + 1) for low, high in data.domain]
    x1, x2 = data.raw_train.T
    total = np.histogram2d(x2, x1, bins=edges[::-1], weights=data.y_train[:, 0])[0]
    mean = total / np.maximum(np.histogram2d(x2, x1, bins=edges[::-1])[0], 1)
    share = np.clip(mean[::-1] / np.abs(mean).max() / 2.0 + 0.5, 0.0, 1.0)
    draw_values(painter, box, colour_maps.diverging(theme.tokens)[np.rint(share * 255).astype(int)])


def image_picture(painter: QPainter, box: QRectF, data: Data, theme: Theme) -> None:
    """The first sample of the first class, as a picture from the sunken to the text colour."""
    first = data.raw_train[np.argmax(data.y_train == 0)].reshape(data.image)
    share = np.clip(first / max(first.max(), 1e-12), 0.0, 1.0)
    table = colour_maps.lookup((theme.tokens.sunken, theme.tokens.text))
    pixels = table[np.rint(share * 255).astype(int)]
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    margin = box.width() * 0.08
    draw_values(painter, box.adjusted(margin, margin, -margin, -margin), pixels)


def draw_values(painter: QPainter, box: QRectF, pixels: Array) -> None:
    """Fill the box with (rows, columns, 4) uint8 of red, green, blue, alpha."""
    rows, columns = pixels.shape[:2]
    data = np.ascontiguousarray(pixels, np.uint8)
    painter.drawImage(box, QImage(data.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy())


def placed(points: Array, domain: Any, box: QRectF) -> Array:
    """Points (n, 2) of the domain as places in the box, the second coordinate upwards."""
    (left, right), (bottom, top) = domain
    share = 0.5 + (1.0 - 2.0 * MARGIN) * ((points - [left, bottom]) / [right - left, top - bottom] - 0.5)
    return np.column_stack([box.left() + share[:, 0] * box.width(), box.bottom() - share[:, 1] * box.height()])
