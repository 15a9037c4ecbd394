"""Strokes of a pen as a picture like those of the digits: 32×32 dots of ink, counted in cells of 4×4.

So the data were made (E. Alpaydın and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.engine.images import SIDE
from playground.engine.program import Array

DOTS = 32
"""Dots to a side of the fine picture."""

PEN = 4.5
"""Dots across a usual stroke of the digits of the data."""

INK = 310
"""Dots of ink in a digit of the data, whichever it is: a 1 is written with a broad pen, an 8 with a fine one."""

FINEST, BROADEST = 3.0, 10.0
"""Dots across the strokes with which so much ink is tried."""

WIDEST = 24.0
"""Dots across the widest digit: the first and the last column of the data hold hardly any ink."""

Stroke = Sequence[tuple[float, float]]
"""Places (x, y) of the pen, y downwards, in any unit."""


def cells(strokes: Sequence[Stroke]) -> Array:
    """The ink in each cell, (8, 8) numbers from 0 to 16; nothing drawn gives no ink."""
    if not any(strokes):
        return np.zeros((SIDE, SIDE))
    size = DOTS // SIDE
    counts = dots(fitted(strokes)).reshape(SIDE, size, SIDE, size).sum(axis=(1, 3))
    return np.asarray(counts, np.float64)


def fitted(strokes: Sequence[Stroke]) -> list[Array]:
    """The strokes (places, 2) in dots, as high as the picture and in its middle; what is too wide is pressed together.

    A drawing that is broader than high keeps its shape as far as WIDEST allows, instead of being made high.
    """
    drawn = [np.array(stroke, np.float64) for stroke in strokes if len(stroke)]
    places = np.concatenate(drawn)
    low, high = places.min(axis=0), places.max(axis=0)
    width, height = np.maximum(high - low, 1e-9)
    across, along = WIDEST - PEN, DOTS - PEN
    if height >= width:
        down = along / height
        right = min(down, across / width)
    else:
        right = down = min(across / width, along / height)
    centre = (low + high) / 2.0
    return [(stroke - centre) * (right, down) + DOTS / 2.0 for stroke in drawn]


def dots(strokes: Sequence[Array]) -> Array:
    """Which dots have ink, (32, 32) of bool, row by row from above: those near a stroke, so many that they are INK."""
    middles = np.arange(DOTS) + 0.5
    x, y = np.meshgrid(middles, middles)
    nearest = np.full((DOTS, DOTS), np.inf)
    for stroke in strokes:
        for start, stop in zip(stroke, stroke[1:] if len(stroke) > 1 else stroke, strict=False):
            nearest = np.minimum(nearest, distance(x, y, start, stop))
    radius = np.clip(np.partition(nearest.ravel(), INK - 1)[INK - 1], FINEST / 2.0, BROADEST / 2.0)
    return np.asarray(nearest <= radius)


def distance(x: Array, y: Array, start: Array, stop: Array) -> Array:
    """How far each place (x, y) is from the line between two ends."""
    way = stop - start
    length = float(way @ way)
    share = np.clip(((x - start[0]) * way[0] + (y - start[1]) * way[1]) / length, 0.0, 1.0) if length else 0.0
    return np.asarray(np.hypot(x - start[0] - share * way[0], y - start[1] - share * way[1]))
