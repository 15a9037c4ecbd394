"""Which samples are looked at: all training samples, or of very many some, spread evenly over them."""

from __future__ import annotations

import numpy as np

from playground.engine.diagnostics.probe import Probe
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot

SAMPLES = 512
"""So many tell a share to within two percent."""


def looked_at(model: ModelSnapshot, most: int = SAMPLES) -> tuple[Array, Array]:
    """Training samples as the network sees them (samples, features), and their targets (samples, outputs)."""
    data = model.data
    count = len(data.x_train)
    rows = np.arange(count) if count <= most else np.linspace(0, count - 1, most).round().astype(int)
    targets = data.targets(data.y_train[rows], model.network.outputs, signed=model.signed)
    return data.x_train[rows], targets


def backpropagated(model: ModelSnapshot, most: int = SAMPLES) -> Probe:
    """The network with a, z, δ and gradients of these samples in its workspace."""
    probe = Probe(model.network, model.model.loss, *looked_at(model, most))
    probe.backpropagate()
    return probe
