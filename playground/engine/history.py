"""A series of rows over steps or epochs that never outgrows its memory: when full, every other row goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.engine.program import Array

CAPACITY = 1024
"""Rows before a series is thinned: more than a screen has pixels across."""


class Series:
    """Rows (columns,) at indices 0, 1, 2, …, of which every `stride`-th is wanted; the kept rows are exact.

    `stride` is that of the start. With `thin=False` every row is wanted for ever and the memory grows.
    """

    def __init__(self, columns: int, *, stride: int = 1, thin: bool = True, capacity: int = CAPACITY) -> None:
        self.thin, self.capacity = thin, capacity
        self.stride = stride if thin else 1
        self.count = 0
        self._indices = np.zeros(capacity, np.int64)
        self._rows = np.zeros((capacity, columns))

    @property
    def indices(self) -> Array:
        """The indices of the kept rows, (rows,)."""
        return self._indices[: self.count]

    @property
    def rows(self) -> Array:
        """The kept rows, (rows, columns)."""
        return self._rows[: self.count]

    def wants(self, index: int) -> bool:
        """Whether the row at this index is to be kept."""
        return index % self.stride == 0

    def until_wanted(self, index: int) -> int:
        """How many steps from `index` to the next wanted one."""
        return self.stride - index % self.stride

    def append(self, index: int, row: Array | Sequence[float]) -> None:
        """Keep a row; indices grow."""
        if self.count == len(self._rows):
            self._make_room()
            if not self.wants(index):
                return
        self._indices[self.count] = index
        self._rows[self.count] = row
        self.count += 1

    def truncate(self, index: int) -> None:
        """Forget the rows after this index."""
        self.count = int(np.searchsorted(self.indices, index, side="right"))

    def fill(self, indices: Array, rows: Array, stride: int) -> None:
        """Take over the rows of another series."""
        size = max(len(rows), self.capacity)
        self._indices, self._rows = np.zeros(size, np.int64), np.zeros((size, self._rows.shape[1]))
        self._indices[: len(rows)], self._rows[: len(rows)] = indices, rows
        self.count, self.stride = len(rows), stride

    def _make_room(self) -> None:
        if not self.thin:
            self.fill(
                np.resize(self._indices, 2 * self.count),
                np.resize(self._rows, (2 * self.count, self._rows.shape[1])),
                1,
            )
            self.count //= 2
            return
        self.stride *= 2
        kept = self.indices % self.stride == 0
        indices, rows = self.indices[kept], self.rows[kept]
        self.count = len(rows)
        self._indices[: self.count], self._rows[: self.count] = indices, rows
