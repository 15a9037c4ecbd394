"""What a snapshot puts on the neurons: activation maps, weights, biases, and the gradients of both. Pure NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from playground.editor import live
from playground.editor.layout import INPUT
from playground.editor.live import CardValues, Tiles
from playground.engine.snapshot import ModelSnapshot, Snapshot

SIDE = 48
"""Rows and columns of a neuron's map."""
SHOWN = 12
"""Neurons of a column at most; under them stands how many more there are."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Parameter:
    """A weight matrix (neurons shown, sources shown) or bias (neurons shown,): its values and ∂C/∂ them.

    `largest` and `steepest` are the largest absolute ones of the whole layer.
    """

    name: str
    values: Matrix
    gradients: Matrix
    largest: float
    steepest: float


@dataclass(frozen=True, eq=False)
class Column:
    """The neurons of a layer, or the inputs: how many there are, and the maps (k, 48, 48) in −1 … 1 of those shown."""

    key: str
    units: int
    tiles: Tiles
    weights: Parameter | None = None
    biases: Parameter | None = None

    @property
    def shown(self) -> int:
        """How many of them are drawn."""
        return min(self.units, SHOWN)


@dataclass(frozen=True, eq=False)
class NeuronValues(CardValues):
    """The values of the cards, and the columns of each model in order."""

    neurons: tuple[tuple[Column, ...], ...] = ()


def compute(snapshot: Snapshot) -> NeuronValues:
    """The values of all neurons and cards; runs in the worker thread."""
    cards = live.compute(snapshot)
    features, tiles = live.grid(snapshot.data, SIDE, SHOWN)
    first = Column(INPUT, features.shape[1], tiles)
    columns = tuple((first, *_columns(model, features)) for model in snapshot.models)
    return NeuronValues(cards.inputs, cards.models, columns)


def _columns(model: ModelSnapshot, x: Matrix) -> tuple[Column, ...]:
    outputs, network = model.activations(x), model.network
    parameter = partial(_parameter, model)
    return tuple(
        Column(
            layer.id,
            width,
            live.scaled_tiles(layer, outputs[layer.id], SHOWN),
            parameter(f"{layer.id}/W"),
            parameter(f"{layer.id}/b"),
        )
        for layer, width in zip(network.layers, network.widths, strict=True)
    )


def _parameter(model: ModelSnapshot, name: str) -> Parameter | None:
    network = model.network
    values = network.parameters.get(name)
    if values is None:
        return None
    layer, _, own = name.rpartition("/")
    index = network.positions[layer]
    block = network.layers[index].views(network.block(layer, model.gradient))
    shown = tuple(slice(SHOWN) for _ in values.shape)
    gradients = block[own]
    return Parameter(
        name,
        np.array(values[shown], np.float64),
        np.array(gradients[shown], np.float64),
        float(np.abs(values).max(initial=0.0)),
        float(np.abs(gradients).max(initial=0.0)),
    )
