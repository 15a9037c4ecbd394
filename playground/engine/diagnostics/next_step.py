"""The update that a gradient leads to: penalty, clipping and the optimizer's rule with what it remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.engine.model import Model
from playground.engine.network import Network
from playground.engine.program import Array, Eager


@dataclass(frozen=True, eq=False)
class NextStep:
    """A step from θ to `theta` (parameters,).

    `penalised` is the gradient with what L1 and L2 add to it, `shrink` what clipping multiplies it with, and `moments`
    what the optimizer remembers after the step, those of single parameters (learning parameters,).
    """

    penalised: Array
    shrink: float
    theta: Array
    moments: Mapping[str, Array]


def next_step(
    network: Network, model: Model, gradient: Array, *, moments: Mapping[str, Array], rate: float
) -> NextStep:
    """The step from network.theta for ∂C/∂θ = `gradient` (parameters,) at learning rate η = `rate`.

    `moments` is the optimizer's state before it, which stays as it is. Not for optimizers that work on residuals.
    """
    learns, theta = slice(0, network.learning), network.theta.copy()
    mask = np.zeros(theta.shape)
    for span in network.spans:
        mask[span.start : span.stop] = span.penalised
    penalised = gradient + mask * (model.l2 * theta + model.l1 * np.sign(theta))
    norm, shrink = float(np.linalg.norm(penalised[learns])), 1.0
    if model.clip_norm is not None:
        shrink = min(model.clip_norm / (norm + 1e-6), 1.0)
    after = {name: np.array(value, np.float64) for name, value in moments.items()}
    model.optimizer.update(Eager(), theta[learns], penalised[learns] * shrink, after, np.array(rate))
    return NextStep(penalised, shrink, theta, after)
