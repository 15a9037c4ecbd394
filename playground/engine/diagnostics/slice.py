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
    """Points on a line or a plane through the raw inputs: raw = `origin` (inputs,) + places @ `back` (axes, inputs),
    and places = (raw − `origin`) @ `towards` (inputs, axes).

    `x` and `y` are the centres of the picture's columns and rows ((columns,) and (rows,); y is empty for a line),
    `features` (rows · columns, features) is what the network sees of the points, row by row, and `domain` is (low,
    high) of each axis. `axes` are the raw inputs that vary along the axes; of principal components there are none, and
    `shares` (axes,) says how much of what varies each one holds.
    """

    axes: tuple[int, ...]
    names: tuple[str, ...]
    domain: tuple[tuple[float, float], ...]
    origin: Array
    back: Array
    towards: Array
    x: Array
    y: Array
    features: Array
    shares: tuple[float, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns) of the picture; one row for a line."""
        return (max(len(self.y), 1), len(self.x))

    def places(self, raw: Array) -> Array:
        """Where raw samples (samples, inputs) lie, seen along all that does not vary, (samples, axes)."""
        found: Array = (raw - self.origin) @ self.towards
        return found

    def raw(self, places: Array) -> Array:
        """The raw inputs at places (places, axes)."""
        found: Array = self.origin + places @ self.back
        return found


@lru_cache(maxsize=4)
def slice_of(data: Data, axes: tuple[int, ...] = ()) -> Slice:
    """The points over raw inputs `axes`, one or two of them, the others at their mean over the training samples.

    By default, and where there are no such inputs, those that `telling_axes` finds. Kept from call to call: the points
    change only with the data.
    """
    if not axes or max(axes) >= len(data.inputs):
        axes = telling_axes(data)
    back = np.eye(len(data.inputs))[list(axes)]
    origin = np.where(back.any(axis=0), 0.0, data.raw_train.mean(axis=0))
    names, domain = tuple(data.inputs[i] for i in axes), tuple(span_of(data, i) for i in axes)
    return _through(data, axes, names, domain, origin=origin, back=back, towards=back.T)


@lru_cache(maxsize=2)
def principal_slice(data: Data) -> Slice:
    """The plane of the first two principal components of the training samples, each input in units of its standard
    deviation, through their mean; the other samples are projected on it.

    ValueError: fewer than two inputs.
    """
    if len(data.inputs) < 2:
        raise ValueError("A plane of principal components needs two inputs.")
    mean, spread = data.raw_train.mean(axis=0), data.raw_train.std(axis=0)
    unit = np.where(spread > 0.0, spread, 1.0)
    standard = (data.raw_train - mean) / unit
    variances, vectors = np.linalg.eigh(standard.T @ standard / max(len(standard), 1))
    first = vectors[:, ::-1][:, :2].T
    first *= np.where(first[np.arange(2), np.abs(first).argmax(axis=1)] < 0.0, -1.0, 1.0)[:, None]
    towards = (first / unit).T
    places = (np.concatenate([data.raw_train, data.raw_test]) - mean) @ towards
    domain = tuple(_with_room(float(low), float(high)) for low, high in zip(places.min(0), places.max(0), strict=True))
    shares = tuple(float(each) for each in variances[::-1][:2] / max(float(variances.sum()), 1e-300))
    names = ("c₁", "c₂")
    return _through(data, (), names, domain, origin=mean, back=first * unit, towards=towards, shares=shares)


def _through(
    data: Data,
    axes: tuple[int, ...],
    names: tuple[str, ...],
    domain: tuple[tuple[float, float], ...],
    *,
    origin: Array,
    back: Array,
    towards: Array,
    shares: tuple[float, ...] = (),
) -> Slice:
    """The slice with its points."""
    x = centres(domain[0], LINE_RESOLUTION if len(names) == 1 else RESOLUTION)
    y = centres(domain[1], RESOLUTION) if len(names) == 2 else np.empty(0)
    places = grid(x, y)
    features = data.transform(origin + places @ back)
    return Slice(axes, names, domain, origin, back, towards, x=x, y=y, features=features, shares=shares)


def grid(x: Array, y: Array) -> Array:
    """The places of columns x and rows y, row by row, (rows · columns, 2); of x alone (columns, 1)."""
    if not len(y):
        return x[:, None]
    return np.column_stack([np.tile(x, len(y)), np.repeat(y, len(x))])


def _with_room(low: float, high: float) -> tuple[float, float]:
    room = EDGE * (high - low) or 0.5
    return low - room, high + room


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
