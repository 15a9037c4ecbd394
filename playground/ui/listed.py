"""A scale over listed values, evenly spread: speeds, and whole numbers that grow by about the same factor."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """The values, ascending; the last may be infinite."""

    values: tuple[float, ...]
    ticks: tuple[float, ...] = ()

    @property
    def low(self) -> float:
        return self.values[0]

    @property
    def high(self) -> float:
        return self.values[-1]

    @property
    def count(self) -> int:
        return len(self.values)

    def value(self, index: int) -> float:
        return self.values[index]

    def index(self, value: float) -> int:
        right = bisect_left(self.values, value)
        if right == 0 or right == len(self.values) or self.values[right] == value:
            return min(right, len(self.values) - 1)
        return right if self.values[right] - value < value - self.values[right - 1] else right - 1

    def position(self, value: float) -> float:
        return self.index(value) / max(len(self.values) - 1, 1)

    def nearest(self, position: float) -> float:
        return self.values[round(min(max(position, 0.0), 1.0) * (len(self.values) - 1))]


def whole_numbers(low: int, high: int) -> Listed:
    """Whole numbers of two significant digits from low to high."""
    values = {low, high}
    decade = 1
    while decade <= high:
        values |= {mantissa * decade // 10 for mantissa in range(10, 100)}
        decade *= 10
    return Listed(tuple(float(value) for value in sorted(values) if low <= value <= high))
