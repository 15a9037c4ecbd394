"""What the weights panel shows of a snapshot, computed in the worker: a matrix per layer, and its colours' numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

Quantity = Literal["weights", "gradient"]


@dataclass(frozen=True, eq=False)
class Matrix:
    """One matrix (outputs, inputs); `levels`, of the same shape, are 1 … 255 for −largest … largest, 128 for 0.

    `sources` are the names of its inputs in the first layer, else empty.
    """

    layer: str
    numbers: Array
    levels: Array
    largest: float
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class WeightsValue:
    """The matrices of all models, input side first, by the model's name."""

    quantity: Quantity
    models: tuple[tuple[str, tuple[Matrix, ...]], ...]


def compute(snapshot: Snapshot, quantity: Quantity = "weights") -> WeightsValue:
    """W of every layer, or ∂C/∂W of the last mini-batch; projections of skip connections come last."""
    return WeightsValue(quantity, tuple((model.model.name, matrices(model, quantity)) for model in snapshot.models))


def matrices(model: ModelSnapshot, quantity: Quantity) -> tuple[Matrix, ...]:
    """The matrices of one model."""
    flat = model.theta if quantity == "weights" else model.gradient
    network = Network.of(model.model, len(model.data.features), theta=flat)
    skips = [span.name for span in network.spans if "/skip_" in span.name]
    names = [span.name for span in network.weights] + skips
    first = network.weights[0].name if network.weights and network.weights[0].layer == 0 else ""
    return tuple(
        matrix_of(
            name.removesuffix("/W").replace("/skip_", " ⊕ "),
            network.parameters[name],
            sources=model.data.features if name == first else (),
        )
        for name in names
    )


def matrix_of(layer: str, numbers: Array, *, sources: Sequence[str] = ()) -> Matrix:
    """A matrix with its levels; what is not a number is shown as 0."""
    finite = np.nan_to_num(numbers, nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(np.max(np.abs(finite), initial=0.0))
    scaled = finite / largest if largest > 0.0 else np.zeros_like(finite)
    levels = np.rint(128.0 + 127.0 * scaled).astype(np.uint8)
    return Matrix(layer, numbers, np.ascontiguousarray(levels), largest, tuple(sources))
