"""Which values a slider or a stepper can take, and where each lies between 0 and 1."""

import math
from dataclasses import dataclass
from typing import Protocol


class Scale(Protocol):
    """A finite row of values from `low` to `high`; index and position say where a value lies in it."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def count(self) -> int:
        """How many values there are."""

    @property
    def ticks(self) -> tuple[float, ...]:
        """Values worth a mark under the groove."""

    def value(self, index: int) -> float:
        """The value number `index`, from 0 (low) to count - 1 (high)."""

    def index(self, value: float) -> int:
        """The number of the value nearest to `value`."""

    def position(self, value: float) -> float:
        """Where `value` lies: 0 at low, 1 at high, bounded."""

    def nearest(self, position: float) -> float:
        """The value nearest to a position from 0 to 1."""


@dataclass(frozen=True)
class Linear:
    """low, low + step, … up to high; `marks` evenly spaced ticks, 0 for none."""

    low: float
    high: float
    step: float = 1.0
    marks: int = 0

    @property
    def count(self) -> int:
        return round((self.high - self.low) / self.step) + 1

    @property
    def ticks(self) -> tuple[float, ...]:
        if self.marks < 2:
            return ()
        return tuple(self.low + (self.high - self.low) * i / (self.marks - 1) for i in range(self.marks))

    def value(self, index: int) -> float:
        return round(min(self.low + index * self.step, self.high), 12)

    def index(self, value: float) -> int:
        return min(max(round((value - self.low) / self.step), 0), self.count - 1)

    def position(self, value: float) -> float:
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    def nearest(self, position: float) -> float:
        return self.value(self.index(self.low + position * (self.high - self.low)))


@dataclass(frozen=True)
class Logarithmic:
    """Values with `digits` significant digits from low to high, evenly spread per decade, a tick at each whole decade.

    >>> Logarithmic(0.0001, 10).nearest(0.36)
    0.006
    """

    low: float
    high: float
    digits: int = 1

    @property
    def count(self) -> int:
        return self.index(self.high) + 1

    @property
    def ticks(self) -> tuple[float, ...]:
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        return tuple(float(f"1e{exponent}") for exponent in range(first, last + 1))

    def value(self, index: int) -> float:
        decades, rest = divmod(index + self._offset(self.low), 9 * 10 ** (self.digits - 1))
        mantissa = rest + 10 ** (self.digits - 1)
        return min(max(float(f"{mantissa}e{decades - self.digits + 1}"), self.low), self.high)

    def index(self, value: float) -> int:
        return self._offset(min(max(value, self.low), self.high)) - self._offset(self.low)

    def position(self, value: float) -> float:
        bounded = min(max(value, self.low), self.high)
        return math.log(bounded / self.low) / math.log(self.high / self.low)

    def nearest(self, position: float) -> float:
        return self.value(self.index(self.low * (self.high / self.low) ** min(max(position, 0.0), 1.0)))

    def _offset(self, value: float) -> int:
        """The number of `value`, rounded to the digits, counted from 1."""
        mantissa, exponent = f"{value:.{self.digits - 1}e}".split("e")
        per_decade: int = 10 ** (self.digits - 1)
        return int(exponent) * 9 * per_decade + round(float(mantissa) * per_decade) - per_decade
