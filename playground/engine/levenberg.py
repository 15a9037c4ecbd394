"""Levenberg–Marquardt bound to a network: one call makes one update of θ from the residuals of a batch."""

from __future__ import annotations

import numpy as np

from playground.engine.losses import MeanSquaredError
from playground.engine.model import Model
from playground.engine.network import Network
from playground.engine.optimizers import LevenbergMarquardt, State
from playground.engine.program import Array
from playground.engine.residuals import Residuals
from playground.translatable import QT_TRANSLATE_NOOP

TRIES = 12
"""Within one update, λ grows at most so often until the step lowers the squares."""


class Levenberg:
    """Updates θ of a network for the batch in the buffers x_ones (inputs + 1, n) and y (outputs, n).

    `state` is the optimizer's: λ is kept there, in `damping`. `rate` is the 0-d array that holds η. L2 counts as
    further residuals. ValueError, in one sentence: a loss that is no sum of squares, L1, or too many parameters.
    """

    def __init__(self, network: Network, model: Model, *, x_ones: Array, y: Array, state: State, rate: Array) -> None:
        optimizer = model.optimizer
        assert isinstance(optimizer, LevenbergMarquardt)
        if problem := refusal(network, model):
            raise ValueError(problem)
        self.network, self.optimizer, self.y, self.state, self.rate = network, optimizer, y, state, rate
        self.residuals = Residuals(network, x_ones.shape[1], x_ones=x_ones)
        self.theta = network.theta[: network.learning]
        self.penalised = self._penalised()
        self.pull = np.sqrt(0.5 * model.l2 * y.size)
        """Residual per weight: C · n · outputs = Σ r² + ½ l2 · n · outputs · Σ w²."""

    def step(self) -> None:
        """θ ← θ − η (JᵀJ + λI)⁻¹ Jᵀr with the first λ that lowers Σr²; without one, θ stays, and λ has grown."""
        residuals = self._with_penalty(self.residuals.vector(self.y))
        jacobian = self._jacobian()
        squares, start = float(residuals.dot(residuals)), self.theta.copy()
        for _ in range(TRIES):
            damping = float(self.state["damping"])
            accepted = self._try(jacobian, residuals, damping, squares)
            if not accepted:
                self.theta[...] = start
            self.state["damping"][...] = self.optimizer.adapted(damping, accepted=accepted)
            if accepted or self.optimizer.exhausted(damping):
                break
        self.state["step"] += 1.0

    def _try(self, jacobian: Array, residuals: Array, damping: float, squares: float) -> bool:
        """Move θ; whether that lowers Σr²."""
        try:
            change = self.optimizer.solve(jacobian, residuals, damping)
        except np.linalg.LinAlgError:
            return False
        self.theta += float(self.rate) * change
        tried = self._with_penalty(self.residuals.vector(self.y))
        return bool(tried.dot(tried) < squares)

    def _jacobian(self) -> Array:
        """J with the rows of the penalty, in double precision."""
        jacobian = self.residuals.jacobian().astype(np.float64)
        if not self.pull:
            return jacobian
        rows = self.pull * np.eye(self.theta.size)[self.penalised]
        return np.vstack([jacobian, rows])

    def _with_penalty(self, residuals: Array) -> Array:
        """r with √(½ l2 · n · outputs) · w of each weight behind it, in double precision."""
        weights = self.pull * self.theta[self.penalised] if self.pull else self.theta[:0]
        return np.concatenate([residuals, weights]).astype(np.float64)

    def _penalised(self) -> Array:
        """Which of the parameters that learn are weights."""
        mask = np.zeros(self.network.theta.size, np.bool_)
        for span in self.network.spans:
            mask[span.start : span.stop] = span.penalised
        return mask[: self.network.learning]


def refusal(network: Network, model: Model) -> str | None:
    """Why Levenberg–Marquardt can't train a model, in a sentence with the remedy; None if it can."""
    if not isinstance(model.loss, MeanSquaredError):
        return QT_TRANSLATE_NOOP(
            "Problems", "Levenberg–Marquardt minimises squares: choose mean squared error as the loss."
        )
    if model.l1:
        return QT_TRANSLATE_NOOP("Problems", "Levenberg–Marquardt minimises squares: set L1 to 0, or use L2.")
    most = LevenbergMarquardt.most_parameters
    if network.learning > most:
        template = QT_TRANSLATE_NOOP(
            "Problems", "Levenberg–Marquardt takes at most {limit} parameters, not {count}: choose another optimizer."
        )
        return template.format(limit=f"{most:,}", count=f"{network.learning:,}")
    return None
