"""The user's own points, drawn with the mouse or written into the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.data import Data
from playground.engine.dataset import DATASETS, held_out_knob, split
from playground.engine.features import Feature
from playground.engine.plane import HALF, Planar, features_knob
from playground.registry import knob

MOST_CLASSES = 8
"""As many classes as can be told apart by colour and marker."""


@DATASETS.register("points")
@dataclass(frozen=True, kw_only=True)
class Points(Planar):
    """Points (x₁, x₂, class), as the user has set them."""

    points: tuple[tuple[float, float, float], ...] = knob(
        ((-2.0, -2.0, 0), (2.0, 2.0, 0), (-2.0, 2.0, 1), (2.0, -2.0, 1)),
        type=float,
        row=3,
        low=-1e6,
        high=1e6,
        text="A row x₁, x₂, class for each point",
    )
    test_fraction: float = held_out_knob(0.0)
    features: tuple[Feature, ...] = features_knob()

    def load(self, seed: int, folder: Path) -> Data:
        if not self.points:
            raise ValueError("There are no points yet: set some of each class.")
        rows = np.array(self.points, np.float64)
        points, y = rows[:, :2], rows[:, 2].astype(np.int64)
        wrong = np.flatnonzero((y != rows[:, 2]) | (y < 0) | (y >= MOST_CLASSES))
        if wrong.size:
            place, value = wrong[0], rows[wrong[0], 2]
            raise ValueError(
                f"points[{place}]: the class must be a whole number 0 to {MOST_CLASSES - 1}, got {value:g}"
            )
        low, high = np.minimum(points.min(axis=0), -HALF), np.maximum(points.max(axis=0), HALF)
        domain = tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))
        return self.data(points, y, *split(len(y), self.test_fraction, seed), domain=domain)
