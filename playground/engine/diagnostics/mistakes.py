"""Backpropagation with a deliberate mistake, for the gradient check to catch."""

from __future__ import annotations

from typing import Literal

import numpy as np

from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import ActivationLayer, Buffers, Dense, Layer
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array, Eager

Mistake = Literal["none", "slope", "transpose", "mean"]

MISTAKES: tuple[Mistake, ...] = ("none", "slope", "transpose", "mean")
"""None; δ without σ'; W read as if it were Wᵀ; the sum over the samples instead of their mean."""


def mistaken_gradient(network: Network, loss: Loss, x: Array, y: Array, mistake: Mistake) -> Array:
    """∂C/∂θ (parameters,) for samples x (samples, inputs) and targets y (samples, outputs), computed with a mistake.

    With "slope" δˡ = ∂C/∂aˡ wherever BP1 or BP2 has a σ' (where σ' cancels, at a fused output, nothing is dropped).
    With "transpose" the numbers of Wˡ⁺¹ are read row by row into the shape of its transpose, as happens where memory
    order is mixed up; of a square matrix that is W itself. With "mean" C's mean over the samples is forgotten on the
    way back. "none" gives the right gradient.
    """
    probe = Probe(network, loss, x, y)
    probe.cost()
    with np.errstate(all="ignore"):
        probe.loss_error.run()
        if mistake == "mean":
            probe.seed_error[...] *= probe.workspace.batch
        layers, buffers = probe.network.layers, probe.workspace.layers
        for position in reversed(range(len(layers))):
            _add_skips(probe, position)
            _back(layers[position], buffers[position], mistake)
    return probe.gradient.copy()


def _back(layer: Layer, at: Buffers, mistake: Mistake) -> None:
    """One layer of the backward pass, with the mistake where it applies."""
    at.slope = None  # nothing has filled it: σ' is computed from z
    if mistake == "slope" and isinstance(layer, Dense | ActivationLayer) and not at.delta_given:
        at.delta[...] = at.error
        at.delta_given = True
    layer.backward(Eager(), at)
    if mistake == "transpose" and isinstance(layer, Dense) and at.error_in is not None:
        weights = layer.views(at.parameters)["W"]
        at.error_in[...] = weights.reshape(weights.shape[::-1]) @ at.delta


def _add_skips(probe: Probe, position: int) -> None:
    """What skip connections bring back to the output of a layer, and what those that end there learn."""
    at, workspace = probe.workspace.layers[position], probe.workspace
    for link in probe.network.links:
        later = workspace.layers[link.target].error
        if link.source == position:
            at.error[...] += later if link.block is None else link.block @ later
    for link in probe.network.links:
        if link.target == position and link.gradient is not None:
            source = workspace.x if link.source < 0 else workspace.out(link.source)
            link.gradient[...] = source @ at.error.T
