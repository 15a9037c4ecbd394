"""What the decision boundary panel shows of a snapshot, computed in the worker."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from playground.engine.data import Data
from playground.engine.diagnostics.contour import contour
from playground.engine.diagnostics.hidden_plane import hidden_plane, planes_of
from playground.engine.diagnostics.slice import Slice, principal_slice, slice_of
from playground.engine.metrics import predicted_classes
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

Kind = Literal["probability", "classes", "surface"]

MOST = 5000
"""Of more samples than this only some are drawn: the picture is full."""
STEPS = 10
"""Steps of a surface that is shown in steps; as many below 0 as above where 0 is in the middle."""
NOTHING = (np.empty(0), np.empty(0))


@dataclass(frozen=True, eq=False)
class Tile:
    """What one model says over the slice.

    `picture` is float32 (rows, columns): the probability of class 1, or the first output for regression; for more
    classes (rows, columns, classes) their shares, which add up to 1. `line` are the ends of the segments of the
    boundary, x and y. `counts` are those of the training and of the test samples, `places` (samples, 2) of those that
    are drawn, and `wrong` says which of them get another class than theirs.

    Where the tile shows the plane of a layer instead of the inputs, `warp` are the ends of the segments of its grid,
    and the picture is empty where the rest of the network sees more than this layer.
    """

    name: str
    names: tuple[str, ...]
    domain: tuple[tuple[float, float], ...]
    x: Array
    y: Array
    picture: Array
    line: tuple[Array, Array]
    loss: float
    accuracy: float
    counts: tuple[int, int]
    places: tuple[Array, Array]
    wrong: tuple[Array, Array]
    warp: tuple[Array, Array] | None = None

    @property
    def curve(self) -> bool:
        """Whether there is a single input, so that curves are drawn instead of pictures."""
        return len(self.names) == 1


@dataclass(frozen=True, eq=False)
class BoundaryValue:
    """A tile per model; `levels` are the numbers at the two ends of the colour map.

    `layer` is the one whose plane is shown, "" for the inputs, and `layers` are those that can be.
    """

    data: Data
    cut: Slice
    kind: Kind
    levels: tuple[float, float]
    tiles: tuple[Tile, ...]
    layer: str = ""
    layers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What is drawn of a value: test samples, rings around samples that are wrong, and the classes alone."""

    test: bool = True
    wrong: bool = True
    discrete: bool = False


def compute(
    snapshot: Snapshot, axes: tuple[int, ...] = (), *, principal: bool = False, layer: str = ""
) -> BoundaryValue:
    """What all models say over the plane of the inputs; of models that have `layer`, over its plane instead.

    Of more than two inputs that is the slice along the raw inputs `axes` (none: those that tell most), or along the
    first two principal components.
    """
    data = snapshot.data
    many = len(data.inputs) > 2
    cut = principal_slice(data) if principal and many else slice_of(data, axes if many else ())
    layers = tuple(dict.fromkeys(each for model in snapshot.models for each in planes_of(model.network)))
    layer = layer if layer in layers else ""
    kind: Kind = "surface" if not data.classification else "probability" if len(data.classes) == 2 else "classes"
    return BoundaryValue(
        data=data,
        cut=cut,
        kind=kind,
        levels=levels_of(data),
        tiles=tuple(_tile(model, cut, kind, layer) for model in snapshot.models),
        layer=layer,
        layers=layers,
    )


def levels_of(data: Data) -> tuple[float, float]:
    """0 to 1 for classes; for numbers those of the training samples, 0 in the middle where they have both signs."""
    if data.classification or not len(data.y_train):
        return 0.0, 1.0
    low, high = float(data.y_train[:, 0].min()), float(data.y_train[:, 0].max())
    if low < 0.0 < high:
        return -max(-low, high), max(-low, high)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _tile(model: ModelSnapshot, cut: Slice, kind: Kind, layer: str) -> Tile:
    losses, accuracies = model.metrics.train_loss, model.metrics.train_accuracy
    tile = Tile(
        name=model.model.name,
        names=cut.names,
        domain=cut.domain,
        x=cut.x,
        y=cut.y,
        picture=picture_of(model, model.predict(cut.features), kind, cut.shape),
        line=NOTHING,
        loss=float(losses[-1]) if len(losses) else math.nan,
        accuracy=float(accuracies[-1]) if len(accuracies) else math.nan,
        counts=(len(model.data.y_train), len(model.data.y_test)),
        places=places_of(model.data, cut),
        wrong=wrong_of(model),
    )
    if layer in planes_of(model.network):
        tile = _warped(tile, model, cut, kind, layer)
    bounded = kind != "surface" and not tile.curve and tile.picture.size
    return replace(tile, line=boundary_line(tile.picture, tile)) if bounded else tile


def _warped(tile: Tile, model: ModelSnapshot, cut: Slice, kind: Kind, layer: str) -> Tile:
    """The tile of the plane of a layer."""
    plane = hidden_plane(model, layer, cut, *(drawn(raw) for raw in (model.data.raw_train, model.data.raw_test)))
    shape, nothing = (len(plane.y), len(plane.x)), np.empty(0, np.float32)
    return replace(
        tile,
        names=(f"a₁ {layer}", f"a₂ {layer}"),
        domain=plane.domain,
        x=plane.x,
        y=plane.y,
        picture=nothing if plane.outputs is None else picture_of(model, plane.outputs, kind, shape),
        places=(plane.train, plane.test),
        warp=plane.lines,
    )


def picture_of(model: ModelSnapshot, outputs: Array, kind: Kind, shape: tuple[int, int]) -> Array:
    """Outputs (rows · columns, units) as a picture of this shape."""
    picture = shares(outputs, kind, signed=model.signed).astype(np.float32)
    return picture.reshape(*shape, -1) if kind == "classes" else picture.reshape(shape)


def every(count: int) -> int:
    """Of so many samples every how many-th is drawn."""
    return 1 + count // MOST


def drawn(samples: Array) -> Array:
    """Those of very many samples that are drawn: every second, third, … of what is in random order."""
    return samples[:: every(len(samples))]


@lru_cache(maxsize=4)
def places_of(data: Data, cut: Slice) -> tuple[Array, Array]:
    """Where the training and the test samples lie, (samples, 2) each; over a single input a class or number is up."""
    found = []
    for raw, y in ((data.raw_train, data.y_train), (data.raw_test, data.y_test)):
        places, height = cut.places(drawn(raw)), drawn(y)
        if len(cut.names) == 1:
            up = np.minimum(height, 1).astype(float) if data.classification else height[:, 0]
            places = np.column_stack([places[:, 0], up])
        found.append(places)
    return found[0], found[1]


def wrong_of(model: ModelSnapshot) -> tuple[Array, Array]:
    """Which of the drawn training and test samples get another class than theirs, (samples,) booleans each."""
    data, found = model.data, []
    for x, y in ((data.x_train, data.y_train), (data.x_test, data.y_test)):
        wrong = np.zeros(len(drawn(y)), bool)
        if data.classification and len(y):
            wrong = predicted_classes(model.predict(drawn(x)).T, signed=model.signed) != drawn(y)
        found.append(wrong)
    return found[0], found[1]


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


def boundary_line(picture: Array, tile: Tile) -> tuple[Array, Array]:
    """Where the most likely class changes: p = ½ for two classes, equal shares for more. Reaches to the edge."""
    x = np.concatenate([[tile.domain[0][0]], tile.x, [tile.domain[0][1]]])
    y = np.concatenate([[tile.domain[1][0]], tile.y, [tile.domain[1][1]]])
    padding = ((1, 1), (1, 1), (0, 0))[: picture.ndim]
    padded = np.pad(picture, padding, mode="edge")
    if picture.ndim == 2:
        return contour(padded, 0.5, x=x, y=y)
    lines = [contour(lead(padded, each), 0.0, x=x, y=y) for each in np.unique(padded.argmax(axis=2))[:-1]]
    return np.concatenate([np.empty(0), *(a for a, _ in lines)]), np.concatenate([np.empty(0), *(b for _, b in lines)])


def discretised(picture: Array, kind: Kind, levels: tuple[float, float]) -> Array:
    """A picture with the most likely class alone, or with numbers in STEPS steps."""
    if kind == "probability":
        return (picture > 0.5).astype(np.float32)
    if kind == "classes":
        result: Array = np.eye(picture.shape[2], dtype=np.float32)[picture.argmax(axis=2)]
        return result
    low, high = levels
    steps = np.clip(np.floor((picture - low) / (high - low) * STEPS), 0, STEPS - 1)
    return (low + (steps + 0.5) / STEPS * (high - low)).astype(np.float32)


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
