"""Which rows and columns of a large matrix are shown: a window around the one in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """Rows (or columns) start … stop − 1 out of `count`."""

    start: int
    stop: int
    count: int

    @property
    def shown(self) -> int:
        """How many are shown."""
        return self.stop - self.start

    @property
    def before(self) -> int:
        """How many are left out before."""
        return self.start

    @property
    def after(self) -> int:
        """How many are left out behind."""
        return self.count - self.stop


def window(count: int, most: int, focus: int | None) -> Span:
    """At most `most` of `count`, with `focus` in their middle as far as the ends allow; None: from the first one on."""
    shown = max(1, min(count, most))
    start = 0 if focus is None else min(max(focus - shown // 2, 0), count - shown)
    return Span(start, start + shown, count)


def columns_that_fit(widths: Sequence[int], room: float, *, cell: float, fixed: float) -> int:
    """The most columns that each matrix may show so that all of them fit in `room` px beside `fixed` px; at least 1.

    `widths` are the columns that the matrices have, `cell` the px of one.
    """
    most = max(widths, default=1)
    while most > 1 and fixed + cell * sum(min(width, most) for width in widths) > room:
        most -= 1
    return most
