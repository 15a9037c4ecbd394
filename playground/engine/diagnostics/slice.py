"""What does the network say over a slice of its input space: which inputs to vary, and the points to ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from playground.engine.data import Data
from playground.engine.program import Array

RESOLUTION = 100
LINE_RESOLUTION = 400
EDGE = 0.05
"""Room around the samples, as a share of what they span."""


@dataclass(frozen=True, eq=False)
class Slice:
    """Points over one or two raw inputs, `axes`, the others at their mean over the training samples.

    `x` and `y` are the centres of the picture's columns and rows ((columns,) and (rows,); y is empty for a line),
    `features` (rows · columns, features) is what the network sees of the points, row by row, and `domain` is (low,
    high) of each axis.
    """

    axes: tuple[int, ...]
    names: tuple[str, ...]
    domain: tuple[tuple[float, float], ...]
    x: Array
    y: Array
    features: Array

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns) of the picture; one row for a line."""
        return (max(len(self.y), 1), len(self.x))


@lru_cache(maxsize=4)
def slice_of(data: Data, axes: tuple[int, ...] = ()) -> Slice:
    """The points over raw inputs `axes` (one or two of them; by default those that `telling_axes` finds).

    Kept from call to call: the points change only with the data.
    """
    axes = axes or telling_axes(data)
    names, domain = tuple(data.inputs[i] for i in axes), tuple(span_of(data, i) for i in axes)
    x = centres(domain[0], LINE_RESOLUTION if len(axes) == 1 else RESOLUTION)
    y = centres(domain[1], RESOLUTION) if len(axes) == 2 else np.empty(0)
    raw = np.tile(data.raw_train.mean(axis=0), (len(x) * max(len(y), 1), 1))
    raw[:, axes[0]] = np.tile(x, max(len(y), 1))
    if len(axes) == 2:
        raw[:, axes[1]] = np.repeat(y, len(x))
    return Slice(axes=axes, names=names, domain=domain, x=x, y=y, features=data.transform(raw))


def span_of(data: Data, axis: int) -> tuple[float, float]:
    """(low, high) of a raw input; with some room where it is just what the samples span: none is at the edge."""
    low, high = data.domain[axis]
    samples = np.concatenate([data.raw_train[:, axis], data.raw_test[:, axis]])
    room = EDGE * (high - low) if samples.min() == low and samples.max() == high else 0.0
    return low - room, high + room


def centres(span: tuple[float, float], count: int) -> Array:
    """The middles of `count` equal parts of (low, high), (count,)."""
    low, high = span
    return low + (np.arange(count) + 0.5) * (high - low) / count


def telling_axes(data: Data) -> tuple[int, ...]:
    """The one or two raw inputs, in their order, that tell most about y.

    For classes by the F ratio (variance between over variance within classes), for numbers by the correlation with the
    first output. Plane data are shown as they are.
    """
    count = len(data.inputs)
    if count <= 2:
        return tuple(range(count))
    score = f_ratio(data.raw_train, data.y_train) if data.classification else correlation(data.raw_train, data.y_train)
    best = np.argsort(-score, kind="stable")[:2]
    return tuple(sorted(int(index) for index in best))


def f_ratio(x: Array, y: Array) -> Array:
    """Variance between over variance within the classes y (samples,), per column of x (samples, inputs)."""
    classes, counts = np.unique(y, return_counts=True)
    means = np.stack([x[y == each].mean(axis=0) for each in classes])
    within = np.stack([x[y == each].var(axis=0) for each in classes])
    between = counts @ np.square(means - x.mean(axis=0)) / len(x)
    return _ratio(between, counts @ within / len(x))


def correlation(x: Array, y: Array) -> Array:
    """|Pearson's correlation| of each column of x (samples, inputs) with the first column of y (samples, outputs)."""
    centred, target = x - x.mean(axis=0), y[:, 0] - y[:, 0].mean()
    spread = np.sqrt(np.square(centred).sum(axis=0) * np.square(target).sum())
    return np.abs(_ratio(target @ centred, spread))


def _ratio(above: Array, below: Array) -> Array:
    """above / below, with 0 where both vanish and infinity where only `below` does."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(above == 0.0, 0.0, above / below)
