"""Data as a run uses them: training and test samples, with the map from raw inputs to the network's features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.engine.program import Array


@dataclass(frozen=True, eq=False)
class Data:
    """Samples, raw and as the network sees them; files' layout: a row per sample.

    `raw_*` is (samples, len(inputs)): the coordinates of the plane, or the columns of a table. `y_*` is (samples,) of
    classes 0 … K−1, or (samples, outputs) of numbers for regression, where `classes` is empty. `domain` is (low, high)
    of each raw input, for pictures. `transform` takes raw samples to (samples, len(features)). `image` is (rows,
    columns) where a raw sample is a picture, line by line. `notes` are sentences for the user, such as how many rows
    were dropped.
    """

    inputs: tuple[str, ...]
    features: tuple[str, ...]
    raw_train: Array
    y_train: Array
    raw_test: Array
    y_test: Array
    domain: tuple[tuple[float, float], ...]
    transform: Callable[[Array], Array]
    classes: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ("y",)
    image: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()

    @property
    def classification(self) -> bool:
        """Whether y holds classes."""
        return bool(self.classes)

    @cached_property
    def x_train(self) -> Array:
        """What the network sees of the training samples, (samples, features)."""
        return self.transform(self.raw_train)

    @cached_property
    def x_test(self) -> Array:
        """What the network sees of the test samples, (samples, features)."""
        return self.transform(self.raw_test)

    @property
    def widths(self) -> tuple[int, ...]:
        """How many output units fit these data: 1 or K for two classes, K for more, one per number for regression."""
        if not self.classification:
            return (self.y_train.shape[1],)
        return (1, 2) if len(self.classes) == 2 else (len(self.classes),)

    def targets(self, y: Array, units: int, *, signed: bool) -> Array:
        """y as (samples, units) numbers: one-hot for K units; for one unit 0 and 1, or −1 and 1 where `signed`."""
        if not self.classification:
            return y
        if units == 1:
            return (2.0 * y - 1.0 if signed else y.astype(np.float64))[:, None]
        return np.eye(units)[y]
