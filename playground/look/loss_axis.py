"""Losses on an axis: log₁₀ where it is logarithmic, ends that seldom move, numbers with a fixed number of digits."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.look import numbers

Array = NDArray[Any]

SMALLEST = 1e-12
"""A loss below this is drawn here on a log axis."""


def scaled(losses: Array, *, log: bool) -> Array:
    """The losses as the axis has them: exponents on a log axis."""
    return np.log10(np.maximum(losses, SMALLEST)) if log else losses


def snap(value: float, *, up: bool) -> float:
    """The next 1, 2 or 5 times a power of ten from a positive value on, upwards or downwards."""
    power = 10.0 ** math.floor(math.log10(value))
    steps = [1.0, 2.0, 5.0, 10.0]
    if up:
        return power * next(step for step in steps if step * power >= value * (1.0 - 1e-9))
    return power * next(step for step in reversed(steps) if step * power <= value * (1.0 + 1e-9))


def figure(loss: float, *, digits: int = 3) -> str:
    """A loss with a fixed number of digits: 0.085, and 3.10e−4 where that would show nothing."""
    if loss == 0.0 or 0.01 <= abs(loss) < 1000.0 or not math.isfinite(loss):
        return numbers.fixed(loss, decimals=digits)
    return numbers.scientific(loss, digits=digits)
