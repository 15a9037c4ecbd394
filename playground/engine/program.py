"""A program is a flat list of bound NumPy calls over shared buffers; a training step runs down the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Call = tuple[Callable[..., Any], tuple[Any, ...]]


class Program:
    """Records calls, to be run many times. All arithmetic is in `dtype`; constants are 0-d arrays of it.

    0-d arrays instead of Python floats and positional outputs keep NumPy on its fast call paths.
    """

    def __init__(self, dtype: Any = np.float64) -> None:
        self.dtype = np.dtype(dtype)
        self.calls: list[Call] = []

    def call(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Append `function(*arguments)`."""
        self.calls.append((function, arguments))

    def constant(self, value: float) -> Array:
        """A 0-d array of this program's dtype."""
        return np.array(value, self.dtype)

    def scratch(self, shape: int | tuple[int, ...], dtype: Any = None) -> Array:
        """A new buffer that only this program's calls use."""
        return np.zeros(shape, self.dtype if dtype is None else dtype)

    def run(self) -> None:
        """Run down the list once."""
        for function, arguments in self.calls:
            function(*arguments)


class Eager(Program):
    """A program that runs each call at once: the same mathematics, for one-off use on any array."""

    def call(self, function: Callable[..., Any], *arguments: Any) -> None:
        function(*arguments)
