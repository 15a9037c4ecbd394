"""What the distributions panel shows of a snapshot, computed in the worker: a histogram per layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.activations import Activation
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.samples import backpropagated
from playground.engine.diagnostics.saturation import saturated
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

Quantity = Literal["z", "a", "delta", "weights", "gradient"]
QUANTITIES: tuple[Quantity, ...] = ("z", "a", "delta", "weights", "gradient")
DECADES: tuple[Quantity, ...] = ("delta", "gradient")
"""These differ between layers by powers of ten, so that |·| is shown on a log axis."""

BINS = 64
MOST = 8192
"""Values per layer that decide on the range of the axis."""
TAIL = 0.005
"""Share of the values that may lie beyond an end of the axis."""


@dataclass(frozen=True, eq=False)
class Row:
    """One layer: `shares` (bins,) of its values, their mean and standard deviation, and which share of them is 0.

    Of z also the activation that it goes through, and the share that is saturated (nan for others).
    """

    layer: str
    shares: Array
    mean: float
    deviation: float
    zero: float
    activation: Activation | None = None
    saturated: float = math.nan


@dataclass(frozen=True, eq=False)
class Ridges:
    """The layers of one model, input side first."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, eq=False)
class DistributionsValue:
    """The histograms of one quantity after `step` steps, which make `epoch` epochs.

    `edges` (bins + 1,) are those of the bins, exponents for DECADES. `past` as of the snapshot.
    """

    quantity: Quantity
    step: int
    epoch: float
    edges: Array
    models: tuple[Ridges, ...]
    past: bool = False

    @property
    def decades(self) -> bool:
        """Whether the axis is logarithmic."""
        return self.quantity in DECADES

    @property
    def centres(self) -> Array:
        """The middles of the bins."""
        result: Array = (self.edges[:-1] + self.edges[1:]) / 2.0
        return result


FARTHEST = 1e300
"""Bins reach no farther: from there on the width of one is no number any more."""

Layers = list[tuple[str, Array, Activation | None]]


def compute(snapshot: Snapshot, quantity: Quantity = "z") -> DistributionsValue:
    """How one quantity is distributed in each layer of all models, over their training samples."""
    found = [values_of(model, quantity) for model in snapshot.models]
    edges = edges_of([values for layers in found for _, values, _ in layers], decades=quantity in DECADES)
    return DistributionsValue(
        quantity,
        snapshot.step,
        snapshot.step / snapshot.steps_per_epoch,
        edges,
        tuple(
            Ridges(model.model.name, tuple(row_of(*layer, edges, quantity) for layer in layers))
            for model, layers in zip(snapshot.models, found, strict=True)
        ),
        snapshot.past,
    )


def values_of(model: ModelSnapshot, quantity: Quantity) -> Layers:
    """(layer, its values flattened, the activation they go through) from the input to the output."""
    if quantity == "weights":
        return [
            (span.name.removesuffix("/W"), model.theta[span.start : span.stop], None) for span in model.network.weights
        ]
    probe = backpropagated(model)
    if quantity == "gradient":
        return [
            (span.name.removesuffix("/W"), probe.gradient[span.start : span.stop], None)
            for span in probe.network.weights
        ]
    return _from_workspace(probe, quantity)


def _from_workspace(probe: Probe, quantity: Quantity) -> Layers:
    """z and δ of the layers with an activation, a of every layer."""
    found: Layers = []
    for layer, at in zip(probe.network.layers, probe.workspace.layers, strict=True):
        activation = getattr(layer, "activation", None)
        if quantity == "a":
            found.append((layer.id, at.a.ravel(), None))
        elif activation is not None:
            # C is a mean over the samples: times their number, δ is that of one sample
            values = at.z if quantity == "z" else at.delta * at.delta.shape[1]
            found.append((layer.id, values.ravel(), activation if activation.elementwise else None))
    return found


def edges_of(layers: Sequence[Array], *, decades: bool) -> Array:
    """The edges of the bins: round numbers around nearly all values, exponents for `decades`."""
    values = np.concatenate([each[:: max(1, len(each) // MOST)] for each in layers] or [np.zeros(0)])
    values = values[np.abs(values) < FARTHEST]
    if decades:
        size = np.abs(values[values != 0.0])
        if not size.size:
            return np.linspace(-8.0, 0.0, BINS + 1)
        low, high = np.log10(np.quantile(size, [TAIL, 1.0], method="lower"))
        return np.linspace(math.floor(low), max(math.ceil(high), math.floor(low) + 1.0), BINS + 1)
    if not values.size:
        return np.linspace(-1.0, 1.0, BINS + 1)
    low, high = (float(each) for each in np.quantile(values, [TAIL, 1.0 - TAIL]))
    reach = rounded_up(max(abs(low), abs(high), 1e-12))
    return np.linspace(0.0 if low >= 0.0 else -reach, reach, BINS + 1)


def rounded_up(value: float) -> float:
    """The next 1, 2, 3, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(step for step in (1.0, 2.0, 3.0, 5.0, 10.0) if step * power >= value * (1.0 - 1e-9))


def row_of(layer: str, values: Array, activation: Activation | None, edges: Array, quantity: Quantity) -> Row:
    """The histogram of one layer's values."""
    values = values[np.isfinite(values)].astype(np.float64)
    count = max(len(values), 1)
    zero = float(np.count_nonzero(values == 0.0)) / count
    placed = np.log10(np.abs(values[values != 0.0])) if quantity in DECADES else values
    stuck = math.nan
    if quantity == "z" and activation is not None and len(values):
        stuck = float(np.mean(saturated(activation, activation(values), activation.derivative(values))))
    return Row(
        layer,
        np.histogram(placed, bins=edges)[0] / count,
        float(values.mean()) if len(values) else math.nan,
        float(values.std()) if len(values) else math.nan,
        zero,
        activation if quantity == "z" else None,
        stuck,
    )


def saturated_bins(activation: Activation, centres: Array) -> Array:
    """Which bins of z lie where the activation is saturated, booleans (bins,)."""
    with np.errstate(all="ignore"):
        return saturated(activation, activation(centres), activation.derivative(centres))


def shared_activation(model: Ridges) -> Activation | None:
    """The activation of every layer but the last, or of that one where it is alone; None where there are several."""
    inner = {row.activation for row in model.rows[:-1]} or {row.activation for row in model.rows}
    return inner.pop() if len(inner) == 1 else None
