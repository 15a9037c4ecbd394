"""What a snapshot puts on the cards: activation maps over the input plane, gradient sizes, health, loss. Pure NumPy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.engine.activations import Relu, Sigmoid, Tanh
from playground.engine.data import Data
from playground.engine.diagnostics import health
from playground.engine.diagnostics.health import Health
from playground.engine.diagnostics.slice import centres, telling_axes
from playground.engine.layers import Layer
from playground.engine.model import Model
from playground.engine.snapshot import ModelSnapshot, Snapshot

Tiles = NDArray[np.float32]

SIDE = 24
"""Rows and columns of a tile."""
TILES = 8
"""Tiles on a card at most; where a layer has more units, the first seven and their number."""
SAMPLES = 256
"""Training samples on which saturated and dead units are counted."""
CURVE = 60
"""Points of the small loss curve."""
EMPTY = np.zeros((0, SIDE, SIDE), np.float32)


@dataclass(frozen=True, eq=False)
class LayerValues:
    """One layer: `tiles` (k, 24, 24) in −1 … 1, top row first, of `units` units; mean |∂C/∂W|, None without a W."""

    tiles: Tiles = field(default_factory=lambda: EMPTY)
    units: int = 0
    mean_abs: float | None = None
    health: Health | None = None


@dataclass(frozen=True, eq=False)
class ModelValues:
    """One model: its layers by id, the newest training loss (None before there is one) and the losses before it."""

    layers: Mapping[str, LayerValues] = field(default_factory=dict)
    loss: float | None = None
    curve: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, eq=False)
class CardValues:
    """Everything live on the canvas: a tile per feature (k, 24, 24), and each model in order."""

    inputs: Tiles = field(default_factory=lambda: EMPTY)
    models: tuple[ModelValues, ...] = ()


@lru_cache(maxsize=4)
def grid(data: Data, side: int = SIDE, limit: int = TILES) -> tuple[NDArray[np.float64], Tiles]:
    """What the network sees of the side × side points of a tile, (side², features), and `limit` features as tiles.

    The points vary the one or two raw inputs that tell most, the others stay at their mean; a tile of one input varies
    from left to right only. Rows begin at the top, where the second input is largest.
    """
    axes = telling_axes(data)
    raw = np.tile(data.raw_train.mean(axis=0), (side * side, 1))
    raw[:, axes[0]] = np.tile(centres(data.domain[axes[0]], side), side)
    if len(axes) == 2:
        raw[:, axes[1]] = np.repeat(centres(data.domain[axes[1]], side)[::-1], side)
    features = data.transform(raw)
    largest = np.maximum(np.abs(features).max(axis=0), 1e-12)
    tiles = (features / largest).T.reshape(-1, side, side).astype(np.float32)
    return features, tiles[:limit]


def compute(snapshot: Snapshot) -> CardValues:
    """The values of all cards; runs in the worker thread."""
    features, tiles = grid(snapshot.data)
    x = np.concatenate([features, snapshot.data.x_train[:SAMPLES]])
    return CardValues(tiles, tuple(_model(model, x, snapshot.data) for model in snapshot.models))


def _model(model: ModelSnapshot, x: NDArray[np.float64], data: Data) -> ModelValues:
    outputs = model.activations(x)
    gradients = {gradient.id: gradient for gradient in model.layers}
    loss = np.asarray(model.metrics.train_loss, np.float64)
    newest = float(loss[-1]) if len(loss) else None
    high = health.loss_is_high(newest, health.guessing_loss(model.model, data)) if newest is not None else True
    found = health.layer_health(
        np.array([each.mean_abs for each in model.layers]),
        np.array([each.norm for each in model.layers]),
        loss_high=high,
    )
    healths = dict(zip(gradients, found, strict=True))
    layers = {
        layer.id: LayerValues(
            tiles=scaled_tiles(layer, outputs[layer.id][:, : SIDE * SIDE], tiles_of(len(outputs[layer.id]))),
            units=len(outputs[layer.id]),
            mean_abs=float(gradients[layer.id].mean_abs) if layer.id in gradients else None,
            health=_health(model.model, layer, outputs[layer.id][:, SIDE * SIDE :], healths[layer.id])
            if layer.id in healths
            else None,
        )
        for layer in model.model.layers
    }
    return ModelValues(layers, newest, thinned(loss))


def tiles_of(units: int) -> int:
    """How many tiles the card of a layer with so many units has."""
    return units if units <= TILES else TILES - 1


def scaled_tiles(layer: Layer, a: NDArray[Any], count: int) -> Tiles:
    """Activations (units, side²) as up to `count` tiles, divided by the largest value that the activation can have."""
    side = isqrt(a.shape[1])
    low, high = layer.activation.range if hasattr(layer, "activation") else (-1.0, 1.0)
    kept = a[:count]
    with np.errstate(all="ignore"):
        tiles: Tiles = np.clip(kept / max(abs(low), abs(high)), -1.0, 1.0).reshape(-1, side, side).astype(np.float32)
    return tiles


def thinned(loss: NDArray[np.float64]) -> NDArray[np.float64]:
    """At most 60 of the losses, evenly spread, the last one among them; as log₁₀ where all are above 0."""
    kept = loss[np.linspace(0, len(loss) - 1, min(len(loss), CURVE)).astype(int)] if len(loss) else loss
    return np.log10(kept) if len(kept) and np.all(kept > 0) else kept


def _health(model: Model, layer: Layer, a: NDArray[Any], gradient: Health) -> Health:
    """The worst of what gradient and activations (units, samples) say.

    Not of a sum behind the layer, whose values say nothing about σ', nor of an output that its loss is fused with:
    there σ' cancels, and a confident answer is not a saturated one.
    """
    activation = getattr(layer, "activation", None)
    summed = any(skip.target == layer.id for skip in model.skips)
    output = layer is model.layers[-1] and model.loss.fuses(activation)
    if summed or output or not a.size:
        return gradient
    found = [gradient]
    if isinstance(activation, Relu):
        dead = np.mean(a > 0.0, axis=1) < health.DEAD_ACTIVE
        found.append(health.dead_health(float(dead.mean())))
    elif isinstance(activation, Tanh):
        found.append(health.saturation_health(float(np.mean(np.abs(a) > health.SATURATED_TANH))))
    elif isinstance(activation, Sigmoid):
        found.append(health.saturation_health(float(np.mean(a * (1.0 - a) < health.SATURATED_SLOPE))))
    return health.worst(found)
