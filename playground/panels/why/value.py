"""What the why panel shows of a snapshot, computed in the worker, and the range of its axis."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from playground.engine.activations import Activation
from playground.engine.diagnostics.gradient_flow import Reason, gradient_flow, reason
from playground.engine.diagnostics.samples import looked_at
from playground.engine.diagnostics.slope import steepest
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

BASE = 4.0
"""Ticks of the axis are powers of this: ¼ is what a sigmoid lets through at most."""
SMALLEST_RANGE = (-2.0, 1.0)
"""Exponents of BASE that the axis shows at least."""


@dataclass(frozen=True, eq=False)
class Factors:
    """What multiplies ‖δ‖ of one model in each layer before the output, input side first, (layers,) each.

    `saturated` is the share of its units × samples that are saturated, of an activation with kinks the share of dead
    units; nan for a layer without an activation. `mean` are the geometric means, None where no error arrives.
    `activation` is the name of the one that all these layers have, empty otherwise, and `bound` its largest |σ'|.
    """

    name: str
    layers: tuple[str, ...]
    by_activation: Array
    by_weights: Array
    by_skips: Array
    saturated: Array
    mean: Reason | None
    activation: str
    bound: float
    kinked: bool

    @property
    def product(self) -> Array:
        """By how much each layer multiplies ‖δ‖, (layers,)."""
        return self.by_activation * self.by_weights * self.by_skips

    @property
    def total(self) -> float:
        """‖δ‖ of the first layer over that of the output."""
        return float(np.prod(self.product))

    @property
    def skips(self) -> bool:
        """Whether skip connections bring anything back."""
        return bool(np.any(np.abs(np.nan_to_num(self.by_skips, nan=1.0) - 1.0) > 1e-9))

    @property
    def skips_matter(self) -> bool:
        """Whether they change the mean by more than two percent."""
        return self.skips and self.mean is not None and abs(self.mean.by_skips - 1.0) > 0.02


@dataclass(frozen=True, eq=False)
class WhyValue:
    """The factors of all models after `step` steps."""

    step: int
    models: tuple[Factors, ...]


def compute(snapshot: Snapshot) -> WhyValue:
    """What multiplies the error of all models on its way back, over their training samples."""
    return WhyValue(snapshot.step, tuple(_factors(model) for model in snapshot.models))


def _factors(model: ModelSnapshot) -> Factors:
    flow = gradient_flow(model.network, model.model.loss, *looked_at(model), before=model.before)
    inner = flow[:-1]
    activations = {getattr(layer, "activation", None) for layer in model.model.layers[:-1]} - {None}
    shared = activations.pop() if len(activations) == 1 else None
    known = isinstance(shared, Activation) and shared.elementwise
    return Factors(
        name=model.model.name,
        layers=tuple(each.layer for each in inner),
        by_activation=np.array([each.by_activation for each in inner]),
        by_weights=np.array([each.by_weights for each in inner]),
        by_skips=np.array([each.by_skips for each in inner]),
        saturated=np.array([_stuck(each.saturation) for each in inner]),
        mean=reason(flow),
        activation=shared.kind if known and shared is not None else "",
        bound=abs(steepest(shared)[1]) if known and shared is not None else math.nan,
        kinked=bool(known and shared is not None and shared.kinks),
    )


def _stuck(saturation: object) -> float:
    """The share that lets nothing through: saturated, or dead where there are kinks."""
    saturated, dead = getattr(saturation, "saturated", math.nan), getattr(saturation, "dead", math.nan)
    return float(dead if math.isnan(saturated) else saturated)


def exponent(factor: float) -> float:
    """log₄ of a factor; nan for 0 and what is not finite."""
    return math.log(factor, BASE) if 0.0 < factor < math.inf else math.nan


def axis_range(models: Iterable[Factors], before: tuple[float, float] = SMALLEST_RANGE) -> tuple[float, float]:
    """Exponents of BASE that hold all factors, whole ones, and at least those shown before."""
    low, high = before
    for each in models:
        for factors in (each.by_activation, each.by_weights, each.by_skips, each.product):
            places = [place for place in map(exponent, factors.tolist()) if not math.isnan(place)]
            low = min([low, *(math.floor(place - 0.05) for place in places)])
            high = max([high, *(math.ceil(place + 0.05) for place in places)])
    return low, high
