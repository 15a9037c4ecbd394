"""What the decision boundary panel shows of a snapshot, computed in the worker."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.data import Data
from playground.engine.diagnostics.contour import contour
from playground.engine.diagnostics.slice import Slice, slice_of
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

Kind = Literal["probability", "classes", "surface"]


@dataclass(frozen=True, eq=False)
class Tile:
    """What one model says over the slice.

    `picture` is float32 (rows, columns): the probability of class 1, or the first output for regression; for more
    classes (rows, columns, classes) their shares, which add up to 1. `line` are the ends of the segments of the
    boundary, x and y.
    """

    name: str
    picture: Array
    line: tuple[Array, Array]
    loss: float
    accuracy: float


@dataclass(frozen=True, eq=False)
class BoundaryValue:
    """A tile per model; `levels` are the numbers at the two ends of the colour map."""

    data: Data
    cut: Slice
    kind: Kind
    levels: tuple[float, float]
    tiles: tuple[Tile, ...]

    @property
    def curve(self) -> bool:
        """Whether there is a single input, so that curves are drawn instead of pictures."""
        return len(self.cut.axes) == 1


def compute(snapshot: Snapshot, axes: tuple[int, ...] = ()) -> BoundaryValue:
    """What all models say over the slice along the raw inputs `axes` (none: those that tell most)."""
    data = snapshot.data
    cut = slice_of(data, axes)
    kind: Kind = "surface" if not data.classification else "probability" if len(data.classes) == 2 else "classes"
    return BoundaryValue(
        data=data,
        cut=cut,
        kind=kind,
        levels=levels_of(data),
        tiles=tuple(_tile(model, cut, kind) for model in snapshot.models),
    )


def levels_of(data: Data) -> tuple[float, float]:
    """0 to 1 for classes; for numbers those of the training samples, 0 in the middle where they have both signs."""
    if data.classification or not len(data.y_train):
        return 0.0, 1.0
    low, high = float(data.y_train[:, 0].min()), float(data.y_train[:, 0].max())
    if low < 0.0 < high:
        return -max(-low, high), max(-low, high)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _tile(model: ModelSnapshot, cut: Slice, kind: Kind) -> Tile:
    outputs = model.predict(cut.features)
    picture = shares(outputs, kind, signed=model.signed).astype(np.float32)
    picture = picture.reshape(*cut.shape, -1) if kind == "classes" else picture.reshape(cut.shape)
    losses, accuracies = model.metrics.train_loss, model.metrics.train_accuracy
    return Tile(
        name=model.model.name,
        picture=picture,
        line=boundary_line(picture, cut) if kind != "surface" and len(cut.axes) == 2 else (np.empty(0), np.empty(0)),
        loss=float(losses[-1]) if len(losses) else math.nan,
        accuracy=float(accuracies[-1]) if len(accuracies) else math.nan,
    )


def shares(outputs: Array, kind: Kind, *, signed: bool) -> Array:
    """Outputs (samples, units) as the picture shows them: p of class 1, shares of the classes, or the first number."""
    if kind == "surface":
        return outputs[:, 0]
    if outputs.shape[1] == 1:
        p = np.clip((outputs[:, 0] + 1.0) / 2.0 if signed else outputs[:, 0], 0.0, 1.0)
        return p if kind == "probability" else np.column_stack([1.0 - p, p])
    positive = np.maximum(outputs, 0.0)
    total = positive.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(total > 0.0, positive / total, 1.0 / outputs.shape[1])
    result: Array = each[:, 1] if kind == "probability" else each
    return result


def boundary_line(picture: Array, cut: Slice) -> tuple[Array, Array]:
    """Where the most likely class changes: p = ½ for two classes, equal shares for more. Reaches to the edge."""
    x = np.concatenate([[cut.domain[0][0]], cut.x, [cut.domain[0][1]]])
    y = np.concatenate([[cut.domain[1][0]], cut.y, [cut.domain[1][1]]])
    padding = ((1, 1), (1, 1), (0, 0))[: picture.ndim]
    padded = np.pad(picture, padding, mode="edge")
    if picture.ndim == 2:
        return contour(padded, 0.5, x=x, y=y)
    lines = [contour(lead(padded, each), 0.0, x=x, y=y) for each in np.unique(padded.argmax(axis=2))[:-1]]
    return np.concatenate([np.empty(0), *(a for a, _ in lines)]), np.concatenate([np.empty(0), *(b for _, b in lines)])


def lead(picture: Array, each: int) -> Array:
    """How far class `each` is ahead of the best other class, (rows, columns)."""
    others = np.delete(picture, each, axis=2).max(axis=2)
    result: Array = picture[:, :, each] - others
    return result


def curves(picture: Array) -> tuple[Array, ...]:
    """The curve of a single input: the number, the probability of class 1, or the share of the most likely class."""
    return (picture[0] if picture.ndim == 2 else picture[0].max(axis=1),)


def curve_range(value: BoundaryValue) -> tuple[float, float]:
    """What the left axis of a curve shows: the levels and a little room, not more than the data need."""
    low, high = value.levels
    if value.kind == "surface":
        y = np.concatenate([value.data.y_train[:, 0], value.data.y_test[:, 0]])
        low, high = float(y.min()), float(y.max())
    room = 0.1 * (high - low)
    return low - room, high + room


def curve_name(value: BoundaryValue) -> str:
    """The name of the left axis of a curve."""
    return value.data.outputs[0] if value.kind == "surface" else "p"


def output_names(value: BoundaryValue) -> tuple[str, ...]:
    """The header of what the picture holds."""
    if value.kind == "surface":
        return (value.data.outputs[0],)
    if value.kind == "probability":
        return (f"p_{value.data.classes[1]}",)
    return tuple(f"p_{name}" for name in value.data.classes)
