"""Which layer learns slowest, and is that still healthy: what the gradients of one model say in one finding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.diagnostics.health import Health, Level, layer_health
from playground.engine.program import Array

Case = Literal["not_finite", "exploding", "vanishing", "starving", "learned", "even"]
LEVELS: dict[Case, Level] = {
    "not_finite": "error",
    "exploding": "error",
    "vanishing": "error",
    "starving": "warning",
    "learned": "ok",
    "even": "ok",
}


@dataclass(frozen=True)
class Finding:
    """What to say about the gradients of one model.

    `slowest` and `largest` are the layers with the smallest and the largest mean |∂C/∂W| (`least` and `most`),
    `factor` is how far they are apart (infinity where the least is 0). `concerned` are the layers that the case is
    about, `norm` is ‖∂C/∂W‖ of the whole network.
    """

    case: Case
    slowest: str
    least: float
    largest: str
    most: float
    factor: float
    norm: float
    concerned: tuple[str, ...]
    layers: int
    health: tuple[Health, ...]

    @property
    def level(self) -> Level:
        """How bad it is."""
        return LEVELS[self.case]


def finding(layers: Sequence[str], mean_abs: Array, norm: Array, *, loss_high: bool) -> Finding | None:
    """The finding for layers (input side first) with mean |∂C/∂W| and ‖∂C/∂W‖, both (layers,); None without layers.

    The worst case decides: a value that is not finite, then explosion, vanishing, starving. While the loss is low,
    small gradients are called learned.
    """
    if not layers:
        return None
    health = layer_health(mean_abs, norm, loss_high=loss_high)
    finite = np.isfinite(mean_abs)
    slowest = int(np.argmin(np.where(finite, mean_abs, math.inf)))
    largest = int(np.argmax(np.where(finite, mean_abs, -math.inf)))
    least, most = float(mean_abs[slowest]), float(mean_abs[largest])
    case, concerned = _case(layers, health, loss_high=loss_high)
    return Finding(
        case=case,
        slowest=layers[slowest],
        least=least,
        largest=layers[largest],
        most=most,
        factor=most / least if least > 0.0 else math.inf if most > 0.0 else 1.0,
        norm=float(np.hypot.reduce(norm)),
        concerned=concerned,
        layers=len(layers),
        health=health,
    )


def _case(layers: Sequence[str], health: Sequence[Health], *, loss_high: bool) -> tuple[Case, tuple[str, ...]]:
    """The worst case and the layers that it is about."""
    cases: tuple[Literal["not_finite", "exploding", "vanishing", "starving"], ...]
    cases = ("not_finite", "exploding", "vanishing", "starving")
    for case in cases:
        concerned = tuple(layer for layer, each in zip(layers, health, strict=True) if each.reason == case)
        if concerned:
            return case, concerned
    return ("even" if loss_high else "learned"), ()
