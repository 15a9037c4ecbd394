"""Data sets: kinds that make the samples of an experiment from its seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.data import Data
from playground.engine.features import FEATURES, Feature
from playground.engine.program import Array
from playground.registry import Kind, Registry, knob

DATASETS = Registry("dataset")


class Dataset(Kind):
    """Where samples come from."""

    def load(self, seed: int, folder: Path) -> Data:
        """The samples for this seed; relative paths are relative to `folder`. ValueError: one sentence for the user."""
        raise NotImplementedError


def split(count: int, test_fraction: float, generator: np.random.Generator) -> tuple[Array, Array]:
    """Indices of training and test samples, in random order; at least one sample trains."""
    order = generator.permutation(count)
    test = min(round(count * test_fraction), count - 1)
    return order[test:], order[:test]


@dataclass(frozen=True, kw_only=True)
class PlaneDataset(Dataset):
    """Samples (x₁, x₂) of the square from −6 to 6, of which the network is given the chosen features."""

    samples: int = knob(500, low=4, high=20000, text="Points, training and test together")
    noise: float = knob(0.05, low=0.0, high=0.5, text="How far points stray, as a share of the picture's half width")
    test_fraction: float = knob(0.5, low=0.0, high=0.9, text="The share of the points that is kept for testing")
    features: tuple[Feature, ...] = knob(("x1", "x2"), kinds=FEATURES, text="What the network is given of a point")

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        """Points (samples, 2) and their classes (samples,), or numbers (samples, 1)."""
        raise NotImplementedError

    def transform(self, raw: Array) -> Array:
        """The chosen features of raw points (n, 2), as (n, features)."""
        return np.column_stack([feature(raw[:, 0], raw[:, 1]) for feature in self.features])

    def load(self, seed: int, folder: Path) -> Data:
        generator = np.random.default_rng([seed, 1])
        points, y = self.draw(generator)
        train, test = split(len(points), self.test_fraction, generator)
        classes = tuple(str(index) for index in range(int(y.max()) + 1)) if y.ndim == 1 else ()
        return Data(
            inputs=("x₁", "x₂"),
            features=tuple(feature.symbol for feature in self.features),
            raw_train=points[train],
            y_train=y[train],
            raw_test=points[test],
            y_test=y[test],
            domain=((-6.0, 6.0), (-6.0, 6.0)),
            transform=self.transform,
            classes=classes,
        )


@DATASETS.register("spiral")
@dataclass(frozen=True, kw_only=True)
class Spiral(PlaneDataset):
    """Two spirals, one inside the other."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = np.arange(self.samples) % 2
        along = np.sqrt(generator.uniform(0.0, 1.0, self.samples))
        angle = along * 3.5 * np.pi + y * np.pi
        points = 5.0 * along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
        return points + 6.0 * self.noise * generator.normal(0.0, 0.5, points.shape), y
