"""Features: what the network is given of a point (x₁, x₂) of the plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from playground.engine.program import Array
from playground.registry import Kind, Registry

FEATURES = Registry("feature")


class Feature(Kind):
    """A function of the two coordinates; `symbol` is how it is written."""

    symbol: ClassVar[str] = ""

    def __call__(self, x1: Array, x2: Array) -> Array:
        """The feature of each point; all arrays (samples,)."""
        raise NotImplementedError


@FEATURES.register("x1")
@dataclass(frozen=True)
class X1(Feature):
    """The first coordinate."""

    symbol: ClassVar[str] = "x₁"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return x1


@FEATURES.register("x2")
@dataclass(frozen=True)
class X2(Feature):
    """The second coordinate."""

    symbol: ClassVar[str] = "x₂"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return x2


@FEATURES.register("x1_squared")
@dataclass(frozen=True)
class X1Squared(Feature):
    """The square of the first coordinate."""

    symbol: ClassVar[str] = "x₁²"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return np.square(x1)


@FEATURES.register("x2_squared")
@dataclass(frozen=True)
class X2Squared(Feature):
    """The square of the second coordinate."""

    symbol: ClassVar[str] = "x₂²"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return np.square(x2)


@FEATURES.register("x1_x2")
@dataclass(frozen=True)
class X1X2(Feature):
    """The product of the coordinates."""

    symbol: ClassVar[str] = "x₁x₂"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return x1 * x2


@FEATURES.register("sin_x1")
@dataclass(frozen=True)
class SinX1(Feature):
    """The sine of the first coordinate."""

    symbol: ClassVar[str] = "sin x₁"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return np.sin(x1)


@FEATURES.register("sin_x2")
@dataclass(frozen=True)
class SinX2(Feature):
    """The sine of the second coordinate."""

    symbol: ClassVar[str] = "sin x₂"

    def __call__(self, x1: Array, x2: Array) -> Array:
        return np.sin(x2)
