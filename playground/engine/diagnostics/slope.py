"""How steep an activation can be at most: what bounds the error that it lets through."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from playground.engine.activations import Activation

REACH, STEPS = 10.0, 4001


@lru_cache(maxsize=64)
def steepest(activation: Activation) -> tuple[float, float]:
    """(z, σ'(z)) where |σ'| is largest on −10 to 10, on a grid that holds 0; the z nearest to 0 of several.

    For elementwise activations only.
    """
    z = np.linspace(-REACH, REACH, STEPS)
    with np.errstate(all="ignore"):
        slope = activation.derivative(z)
    size = np.where(np.isfinite(slope), np.abs(slope), 0.0)
    places = np.flatnonzero(size >= size.max() * (1.0 - 1e-12))
    best = places[np.argmin(np.abs(z[places]))]
    return float(z[best]), float(slope[best])
