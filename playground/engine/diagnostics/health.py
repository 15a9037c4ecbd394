"""Is a layer still learning: the thresholds that the whole application uses, and the health they give to each layer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from playground.engine.data import Data
from playground.engine.losses import BinaryCrossEntropy, CategoricalCrossEntropy, MeanSquaredError
from playground.engine.model import Model
from playground.engine.program import Array
from playground.translatable import QT_TRANSLATE_NOOP

VANISHING = 1e-7
"""Mean |∂C/∂W| of a layer below which it no longer learns."""
STARVING = 0.01
"""Share of the largest layer's mean |∂C/∂W| below which a layer is left behind."""
EXPLODING_NORM = 100.0
"""‖∂C/∂W‖ of the whole network above which a step leaves the region where the gradient means anything."""
HIGH_LOSS = 0.5
"""Share of the loss of guessing above which the loss counts as still high: below it small gradients mean success."""
SATURATED_TANH = 0.97
"""|tanh| above which a unit counts as saturated for a sample."""
SATURATED_SLOPE = 0.05
"""σ' below which any other unit counts as saturated for a sample."""
DEAD_ACTIVE = 0.01
"""Share of the samples on which a ReLU must be active not to count as dead."""
DEAD_ALARM = 0.5
"""Share of dead units in a layer from which on it is an alarm."""
SATURATED_ALARM = 0.5
"""Share of saturated units × samples in a layer from which on it is an alarm."""
HEALTHY_UPDATE = 1e-3
"""‖ΔW‖/‖W‖ of one step around which training goes well (CS231n notes)."""
SLOW_UPDATE = HEALTHY_UPDATE / 100.0
"""‖ΔW‖/‖W‖ of one step below which the weights hardly move."""
FAST_UPDATE = HEALTHY_UPDATE * 100.0
"""‖ΔW‖/‖W‖ of one step above which it rewrites the weights."""

Level = Literal["ok", "warning", "error"]
LEVELS: tuple[Level, ...] = ("ok", "warning", "error")
Reason = Literal[
    "", "starving", "vanishing", "exploding", "not_finite", "saturated", "dead", "slow_update", "fast_update"
]

SENTENCES: dict[Reason, str] = {
    "": "",
    "not_finite": QT_TRANSLATE_NOOP(
        "Health", "The gradient holds a value that is not finite: lower the learning rate, or clip the gradient."
    ),
    "exploding": QT_TRANSLATE_NOOP(
        "Health", "The gradient explodes: its norm over the whole network is {norm:.3g}, above {limit:g}."
    ),
    "vanishing": QT_TRANSLATE_NOOP(
        "Health", "The gradient has vanished: its mean is {mean:.2g}, below {limit:g}, while the loss is still high."
    ),
    "starving": QT_TRANSLATE_NOOP(
        "Health",
        "This layer gets {percent:.2g} % of the largest layer's gradient, less than {limit:.0%}, while the loss is "
        "still high.",
    ),
    "saturated": QT_TRANSLATE_NOOP(
        "Health", "{share:.0%} of the activations are saturated: σ' is so small that hardly any error gets through."
    ),
    "dead": QT_TRANSLATE_NOOP(
        "Health", "{share:.0%} of the units are dead: they are active on fewer than {limit:.0%} of the samples."
    ),
    "slow_update": QT_TRANSLATE_NOOP(
        "Health", "A step changes the weights by {ratio:.2g} of their size, far below the healthy {healthy:g}."
    ),
    "fast_update": QT_TRANSLATE_NOOP(
        "Health", "A step changes the weights by {ratio:.2g} of their size, far above the healthy {healthy:g}."
    ),
}
"""The English source sentence of each reason, to be filled by `Health.values`."""


@dataclass(frozen=True)
class Health:
    """How a layer is and why; `reason` is empty where it is well. `values` are what its sentence names."""

    level: Level = "ok"
    reason: Reason = ""
    values: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    @property
    def template(self) -> str:
        """The English sentence with its {names}, empty where all is well."""
        return SENTENCES[self.reason]

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.template.format(**dict(self.values))


def layer_health(mean_abs: Array, norm: Array, *, loss_high: bool) -> tuple[Health, ...]:
    """The health of each layer from its mean |∂C/∂W| and its ‖∂C/∂W‖, both (layers,).

    Where the norm of the whole network is too large, the layers are exploding that bring an equal share of it or more,
    or too much by themselves.
    """
    largest = float(np.max(mean_abs, initial=0.0, where=np.isfinite(mean_abs)))
    total = float(np.hypot.reduce(norm))  # unlike a sum of squares, it does not overflow
    much = min(total / math.sqrt(max(len(norm), 1)) * (1.0 - 1e-12), EXPLODING_NORM)
    return tuple(
        _layer_health(float(mean), float(each), largest=largest, total=total if each >= much else 0.0, high=loss_high)
        for mean, each in zip(mean_abs, norm, strict=True)
    )


def _layer_health(mean: float, norm: float, *, largest: float, total: float, high: bool) -> Health:
    """`total` is the norm of the whole network if this layer answers for it, else 0."""
    if not (math.isfinite(mean) and math.isfinite(norm)):
        return Health("error", "not_finite")
    if total > EXPLODING_NORM:
        return norm_health(total)
    if high and mean < VANISHING:
        return Health("error", "vanishing", (("mean", mean), ("limit", VANISHING)))
    if high and mean < STARVING * largest:
        return Health("warning", "starving", (("percent", 100.0 * mean / largest), ("limit", STARVING)))
    return Health()


def norm_health(norm: float) -> Health:
    """The health of a whole network from ‖∂C/∂θ‖."""
    if not math.isfinite(norm):
        return Health("error", "not_finite")
    if norm > EXPLODING_NORM:
        return Health("error", "exploding", (("norm", norm), ("limit", EXPLODING_NORM)))
    return Health()


def saturation_health(share: float) -> Health:
    """The health of a layer from the share of its units × samples that are saturated, 0 to 1."""
    if share > SATURATED_ALARM:
        return Health("warning", "saturated", (("share", share), ("limit", SATURATED_ALARM)))
    return Health()


def dead_health(share: float) -> Health:
    """The health of a layer from the share of its units that are dead, 0 to 1."""
    return Health("error", "dead", (("share", share), ("limit", DEAD_ACTIVE))) if share > DEAD_ALARM else Health()


def update_health(ratio: float) -> Health:
    """The health of a layer from the ‖ΔW‖/‖W‖ of one step; 0 (frozen) and nan (no step yet) are well."""
    reason: Reason = "slow_update" if 0.0 < ratio < SLOW_UPDATE else "fast_update" if ratio > FAST_UPDATE else ""
    return Health("warning", reason, (("ratio", ratio), ("healthy", HEALTHY_UPDATE))) if reason else Health()


def worst(findings: Iterable[Health]) -> Health:
    """The first of the most serious ones; well where there is none."""
    return max(findings, key=lambda health: LEVELS.index(health.level), default=Health())


def guessing_loss(model: Model, data: Data) -> float | None:
    """The loss of a network that always says the same: ln K for the cross-entropies, for squares the variance of y.

    None for a loss about which this is not known.
    """
    if not model.layers or not len(data.y_train):
        return None
    if isinstance(model.loss, (BinaryCrossEntropy, CategoricalCrossEntropy)):
        return math.log(len(data.classes)) if data.classification else None
    if isinstance(model.loss, MeanSquaredError):
        width = model.width_after(len(model.layers) - 1, len(data.features))
        signed = model.output_activation is not None and model.output_activation.range[0] < 0.0
        targets = data.targets(data.y_train, width, signed=signed)
        return float(np.var(targets, axis=0).mean())
    return None


def loss_is_high(loss: float, guessing: float | None) -> bool:
    """Whether so much is still to be learned that a small gradient is bad news; yes where guessing is unknown."""
    return guessing is None or not loss < HIGH_LOSS * guessing
