"""Data sets over the plane: points (x₁, x₂) of the square from −6 to 6, drawn from the seed; and a curve."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from playground.engine.data import Data
from playground.engine.dataset import DATASETS, POINTS, Dataset, held_out_knob, split
from playground.engine.features import FEATURES, Feature
from playground.engine.program import Array
from playground.registry import knob

HALF = 6.0
"""Half the width of the square."""

RADIUS = 5.0
"""How far points lie from the middle before noise."""


def features_knob() -> Any:
    """The knob of every data set over the plane."""
    return knob(("x1", "x2"), kinds=FEATURES, text="What the network is given of a point")


def folded(points: Array) -> Array:
    """Points beyond the square's edge, reflected at it, so that the picture shows every one of them."""
    return HALF - np.abs(np.mod(points + HALF, 4.0 * HALF) - 2.0 * HALF) if np.abs(points).max() > HALF else points


def class_names(y: Array) -> tuple[str, ...]:
    """The names of the classes 0 … of `y`, of which there are at least two."""
    return tuple(str(index) for index in range(max(int(y.max()), 1) + 1))


class Planar(Dataset):
    """A data set of points (x₁, x₂), of which the network is given the chosen `features`."""

    features: tuple[Feature, ...]

    def transform(self, raw: Array) -> Array:
        """The chosen features of raw points (n, 2), as (n, features)."""
        columns = [feature(raw[:, 0], raw[:, 1]) for feature in self.features]
        return np.column_stack(columns) if columns else np.empty((len(raw), 0))

    def data(self, points: Array, y: Array, train: Array, test: Array, **more: Any) -> Data:
        """The points (n, 2) and y, split."""
        return Data(
            inputs=("x₁", "x₂"),
            features=tuple(feature.symbol for feature in self.features),
            raw_train=points[train],
            y_train=y[train],
            raw_test=points[test],
            y_test=y[test],
            transform=self.transform,
            classes=class_names(y) if y.ndim == 1 else (),
            **{"domain": ((-HALF, HALF), (-HALF, HALF))} | more,
        )


@dataclass(frozen=True, kw_only=True)
class Drawn(Dataset):
    """Samples drawn at random."""

    samples: int = knob(500, low=4, high=20000, text="Training and test samples together")
    noise: float = knob(0.05, low=0.0, high=0.5, text="How far samples stray, as a share of the picture's half width")
    test_fraction: float = held_out_knob(0.5)

    def generator(self, seed: int) -> np.random.Generator:
        """What the samples are drawn with."""
        return np.random.default_rng([seed, POINTS])

    def stray(self, values: Array, half: float, generator: np.random.Generator) -> Array:
        """The values with normal noise, 95 % of it below `noise` times `half`; the drawn numbers don't depend on it."""
        return values + self.noise * half / 2.0 * generator.normal(size=values.shape)


@dataclass(frozen=True, kw_only=True)
class Classified(Drawn, Planar):
    """Points of classes, which stray."""

    features: tuple[Feature, ...] = features_knob()

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        """Points (samples, 2) before noise and their classes (samples,)."""
        raise NotImplementedError

    def load(self, seed: int, folder: Path) -> Data:
        generator = self.generator(seed)
        points, y = self.draw(generator)
        points = folded(self.stray(points, HALF, generator))
        return self.data(points, y, *split(len(y), self.test_fraction, seed))

    def alternating(self, classes: int = 2) -> Array:
        """Classes 0, 1, …, 0, 1, …: as many samples of each."""
        return np.arange(self.samples) % classes


def polar(radius: Array, angle: Array) -> Array:
    """Points (n, 2) from their distances and angles."""
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


@DATASETS.register("circle")
@dataclass(frozen=True, kw_only=True)
class Circle(Classified):
    """A disc of class 1 inside a ring of class 0, both evenly filled."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = self.alternating()
        inner, outer = np.where(y == 1, 0.0, 0.7 * RADIUS), np.where(y == 1, 0.5 * RADIUS, RADIUS)
        share = generator.random(self.samples)
        radius = np.sqrt(inner**2 + share * (outer**2 - inner**2))
        return polar(radius, generator.uniform(0.0, 2.0 * np.pi, self.samples)), y


@DATASETS.register("xor")
@dataclass(frozen=True, kw_only=True)
class Xor(Classified):
    """Four squares: class 1 where one coordinate is positive and the other is not."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        points = generator.uniform(-RADIUS, RADIUS, (self.samples, 2))
        y = ((points[:, 0] > 0) != (points[:, 1] > 0)).astype(np.int64)
        return points + 0.3 * np.sign(points), y


@DATASETS.register("gauss")
@dataclass(frozen=True, kw_only=True)
class Gauss(Classified):
    """Two normal distributions around (−2, −2) and (2, 2)."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = self.alternating()
        return (4.0 * y - 2.0)[:, None] + generator.normal(size=(self.samples, 2)), y


@DATASETS.register("spiral")
@dataclass(frozen=True, kw_only=True)
class Spiral(Classified):
    """Two arms of one and three quarter turns, one inside the other."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = self.alternating()
        along = np.sqrt((np.arange(self.samples) // 2 + generator.random(self.samples)) / np.ceil(self.samples / 2))
        return polar(RADIUS * along, np.pi * (0.5 - 3.5 * along + y)), y


@DATASETS.register("moons")
@dataclass(frozen=True, kw_only=True)
class Moons(Classified):
    """Two half circles, each with one end inside the other."""

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = self.alternating()
        arc = polar(np.ones(self.samples), generator.uniform(0.0, np.pi, self.samples))
        moons = np.where(y[:, None] == 0, arc, [1.0, 0.5] - arc)
        return (moons - [0.5, 0.25]) * [3.2, 4.0], y


@DATASETS.register("blobs")
@dataclass(frozen=True, kw_only=True)
class Blobs(Classified):
    """A round cloud for each of several classes, their centres evenly on a circle."""

    classes: int = knob(4, low=2, high=8, text="How many clouds")

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        y = self.alternating(self.classes)
        centres = polar(np.full(self.samples, 0.7 * RADIUS), 2.0 * np.pi * (y + 0.5) / self.classes)
        return centres + generator.normal(0.0, 0.5, centres.shape), y


@DATASETS.register("checkerboard")
@dataclass(frozen=True, kw_only=True)
class Checkerboard(Classified):
    """The squares of a board, of alternating class."""

    squares: int = knob(4, low=2, high=8, text="How many squares to a side")

    def draw(self, generator: np.random.Generator) -> tuple[Array, Array]:
        points = generator.uniform(-HALF, HALF, (self.samples, 2))
        column, row = np.floor((points / HALF + 1.0) / 2.0 * self.squares).astype(np.int64).T
        return points, (column + row) % 2


GATES = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "xor": (0, 1, 1, 0),
    "nand": (1, 1, 1, 0),
}
"""What each operation gives for (0, 0), (0, 1), (1, 0), (1, 1)."""


@DATASETS.register("gate")
@dataclass(frozen=True, kw_only=True)
class Gate(Planar):
    """The truth table of a logic gate: four points, all for training. There are no others, so none for testing."""

    operation: str = knob("xor", choices=tuple(GATES), text="The gate whose truth table is learned")
    features: tuple[Feature, ...] = features_knob()

    def load(self, seed: int, folder: Path) -> Data:
        table = np.array(list(product((0.0, 1.0), repeat=2)))
        every, none = np.arange(4), np.arange(0)
        return self.data(table, np.array(GATES[self.operation]), every, none, domain=((-0.5, 1.5), (-0.5, 1.5)))


@dataclass(frozen=True, kw_only=True)
class Surface(Drawn, Planar):
    """Numbers over the plane, between −1 and 1 before noise."""

    features: tuple[Feature, ...] = features_knob()

    def height(self, x1: Array, x2: Array) -> Array:
        """The number y at each point."""
        raise NotImplementedError

    def load(self, seed: int, folder: Path) -> Data:
        generator = self.generator(seed)
        points = generator.uniform(-HALF, HALF, (self.samples, 2))
        y = self.stray(self.height(*points.T), 1.0, generator)
        return self.data(points, y[:, None], *split(len(y), self.test_fraction, seed))


@DATASETS.register("sine")
@dataclass(frozen=True, kw_only=True)
class Sine(Drawn):
    """The curve y = sin x: regression with one input."""

    def load(self, seed: int, folder: Path) -> Data:
        generator = self.generator(seed)
        x = generator.uniform(-HALF, HALF, (self.samples, 1))
        y = self.stray(np.sin(x), 1.0, generator)
        train, test = split(len(x), self.test_fraction, seed)
        return Data(
            inputs=("x",),
            features=("x",),
            raw_train=x[train],
            y_train=y[train],
            raw_test=x[test],
            y_test=y[test],
            domain=((-HALF, HALF),),
            transform=np.positive,
        )


@DATASETS.register("plane")
@dataclass(frozen=True, kw_only=True)
class Plane(Surface):
    """An inclined plane, y = (x₁ + x₂)/12: what a single linear neuron can learn."""

    def height(self, x1: Array, x2: Array) -> Array:
        return (x1 + x2) / (2.0 * HALF)


@DATASETS.register("gauss_surface")
@dataclass(frozen=True, kw_only=True)
class GaussSurface(Surface):
    """A hill around (2, 2) and a hollow around (−2, −2), each a Gaussian bell."""

    def height(self, x1: Array, x2: Array) -> Array:
        hill, hollow = (x1 - 2.0) ** 2 + (x2 - 2.0) ** 2, (x1 + 2.0) ** 2 + (x2 + 2.0) ** 2
        return np.exp(-hill / 4.5) - np.exp(-hollow / 4.5)
