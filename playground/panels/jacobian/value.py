"""What the Jacobian panel shows of a snapshot, computed in the worker: singular values, medians over some samples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.jacobian import stretches
from playground.engine.diagnostics.samples import looked_at
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

MOST_SAMPLES = 8
WORK = 200_000
"""Parameters times samples at most, so that a large network is looked at on fewer samples."""
NOTHING = 1e-13
"""A singular value below this share of the largest is rounding, and counts as 0."""
SMALLEST_RANGE = (-2.0, 1.0)
"""Decades that the axis shows at least."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """Singular values, largest first, (values,), each the median over the samples."""

    place: str
    values: Array

    @property
    def largest(self) -> float:
        """By how much the most stretched direction is stretched."""
        return float(self.values[0]) if len(self.values) else math.nan

    @property
    def smallest(self) -> float:
        """By how much the least stretched direction is stretched."""
        return float(self.values[-1]) if len(self.values) else math.nan

    @property
    def kept(self) -> Array:
        """Those that are more than rounding."""
        found: Array = self.values[np.isfinite(self.values) & (self.values > 0.0)]
        kept: Array = found[found > NOTHING * found.max(initial=0.0)]
        return kept

    @property
    def condition(self) -> float:
        """Largest over smallest; infinite where a direction is lost."""
        return math.inf if self.lost else self.largest / self.smallest

    @property
    def lost(self) -> int:
        """How many directions are lost."""
        return len(self.values) - len(self.kept)


@dataclass(frozen=True, eq=False)
class ModelJacobian:
    """One model over `samples` samples: J of each layer, and ∂ŷ/∂a from the input and from each layer to the output."""

    name: str
    samples: int
    layers: tuple[Stretch, ...]
    to_output: tuple[Stretch, ...]


@dataclass(frozen=True, eq=False)
class JacobianValue:
    """The singular values of all models after `step` steps."""

    step: int
    models: tuple[ModelJacobian, ...]


def compute(snapshot: Snapshot) -> JacobianValue:
    """The singular values of all models at their training samples."""
    return JacobianValue(snapshot.step, tuple(_model(model) for model in snapshot.models))


def _model(model: ModelSnapshot) -> ModelJacobian:
    network = model.network
    count = max(1, min(MOST_SAMPLES, WORK // max(network.theta.size, 1), len(model.data.x_train)))
    found = stretches(network, looked_at(model, count)[0])
    names = [layer.id for layer in network.layers]
    return ModelJacobian(
        model.model.name,
        count,
        tuple(Stretch(name, median(each)) for name, each in zip(names, found.layers, strict=True)),
        (
            Stretch("", median(found.whole)),
            *(Stretch(name, median(each)) for name, each in zip(names[:-1], found.to_output[:-1], strict=True)),
        ),
    )


def median(values: Array) -> Array:
    """The median over samples of the first, second, … of singular values (samples, values)."""
    result: Array = np.median(values, axis=0)
    return result


def axis_range(
    models: Sequence[ModelJacobian], *, end_to_end: bool, before: tuple[float, float] = SMALLEST_RANGE
) -> tuple[float, float]:
    """Whole decades that hold all singular values that are not 0, and at least those shown before."""
    low, high = before
    for model in models:
        for stretch in model.to_output if end_to_end else model.layers:
            kept = stretch.kept
            if kept.size:
                low = min(low, math.floor(math.log10(float(kept.min())) - 0.02))
                high = max(high, math.ceil(math.log10(float(kept.max())) + 0.02))
    return low, high
