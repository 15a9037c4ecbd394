"""How many activations are saturated and how many units are dead, layer by layer, by the thresholds of health."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.activations import Activation, Tanh
from playground.engine.diagnostics.health import (
    DEAD_ACTIVE,
    SATURATED_SLOPE,
    SATURATED_TANH,
    Health,
    dead_health,
    saturation_health,
    worst,
)
from playground.engine.diagnostics.probe import copy_of
from playground.engine.network import Network
from playground.engine.program import Array


@dataclass(frozen=True)
class Saturation:
    """One layer with an elementwise activation over some samples: the mean of σ', and shares between 0 and 1.

    `saturated` is the share of units × samples where |tanh| > 0.97, of other smooth activations where |σ'| < 0.05; nan
    where σ has kinks. `dead` is the share of units with σ' ≠ 0 on fewer than 1 % of the samples; nan where σ has none.
    """

    layer: str
    mean_slope: float
    saturated: float
    dead: float

    @property
    def health(self) -> Health:
        """What is worst about it."""
        return worst((dead_health(self.dead), saturation_health(self.saturated)))


def saturation(network: Network, x: Array) -> tuple[Saturation, ...]:
    """The saturation of each layer with an elementwise activation, for samples x (samples, inputs)."""
    seen: dict[str, list[tuple[Array, Array]]] = {}
    activations: dict[str, Activation] = {}
    copy = copy_of(network)
    with np.errstate(all="ignore"):
        for _, workspace in copy.forward(x):
            for layer, at in zip(copy.layers, workspace.layers, strict=True):
                activation: Activation | None = getattr(layer, "activation", None)
                if activation is not None and activation.elementwise:
                    activations[layer.id] = activation
                    seen.setdefault(layer.id, []).append((at.a.copy(), activation.derivative(at.z)))
    return tuple(
        saturation_of(layer, activations[layer], *(np.concatenate(each, axis=1) for each in zip(*pairs, strict=True)))
        for layer, pairs in seen.items()
    )


def saturation_of(layer: str, activation: Activation, a: Array, slope: Array) -> Saturation:
    """The saturation of a layer with activations a = σ(z) and slopes σ'(z), both (units, samples)."""
    kinked = bool(activation.kinks)
    return Saturation(
        layer=layer,
        mean_slope=float(np.mean(slope)),
        saturated=float("nan") if kinked else float(np.mean(saturated(activation, a, slope))),
        dead=float(np.mean(dead_units(slope))) if kinked else float("nan"),
    )


def saturated(activation: Activation, a: Array, slope: Array) -> Array:
    """Where an activation is saturated, as booleans of the shape of a and slope."""
    found: Array = np.abs(a) > SATURATED_TANH if isinstance(activation, Tanh) else np.abs(slope) < SATURATED_SLOPE
    return found


def dead_units(slope: Array) -> Array:
    """Which units (units,) let the error through on fewer than 1 % of the samples; slope is σ'(z) (units, samples)."""
    dead: Array = np.mean(slope != 0.0, axis=1) < DEAD_ACTIVE
    return dead
