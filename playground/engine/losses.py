"""Loss functions C: the mean over a batch of a cost of the output a (outputs, batch) and the target y of a sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np

from playground.engine.activations import Activation, Sigmoid, Softmax
from playground.engine.program import Array, Program
from playground.registry import Kind, Registry

LOSSES = Registry("loss")


def scalar(cost: Any) -> float:
    """A NumPy scalar as Python's."""
    number: float = cost.item()
    return number


class Loss(Kind):
    """A cost, its derivative, and, fused with the activation it was made for, the short and stable form of both.

    `fused` is the output activation whose σ' cancels: then δᴸ = (a − y)/n, and C is computed from z. All is written in
    operations that continue into the complex plane, for derivatives by a complex step.
    """

    fused: ClassVar[type[Activation] | None] = None

    def fuses(self, activation: Activation | None) -> bool:
        """Whether the fused form holds for an output layer with this activation."""
        return self.fused is not None and isinstance(activation, self.fused)

    def value(self, a: Array, y: Array) -> float:
        """C for outputs a and targets y, both (outputs, batch)."""
        raise NotImplementedError

    def costs(self, a: Array, y: Array) -> Array:
        """The cost of each sample, (batch,), whose mean is C."""
        raise NotImplementedError

    def fused_value(self, z: Array, y: Array) -> float:
        """C from the weighted inputs z of the output layer, finite for any finite z."""
        raise NotImplementedError

    def error(self, program: Program, a: Array, y: Array, error: Array) -> None:
        """error ← ∂C/∂a (BP1's first factor)."""
        raise NotImplementedError

    def fused_delta(self, program: Program, a: Array, y: Array, delta: Array) -> None:
        """delta ← ∂C/∂z of the output layer = (a − y)/n (BP1 where σ' cancels)."""
        program.call(np.subtract, a, y, delta)
        program.call(np.multiply, delta, program.constant(1.0 / a.shape[1]), delta)


@LOSSES.register("mean_squared_error")
@dataclass(frozen=True)
class MeanSquaredError(Loss):
    """The mean of (a − y)² over batch and outputs; ∂C/∂a = 2 (a − y)/(n · outputs)."""

    def value(self, a: Array, y: Array) -> float:
        residuals = (a - y).ravel()
        return scalar(residuals.dot(residuals) / residuals.size)

    def costs(self, a: Array, y: Array) -> Array:
        return np.asarray(np.square(a - y).mean(axis=0))

    def error(self, program: Program, a: Array, y: Array, error: Array) -> None:
        program.call(np.subtract, a, y, error)
        program.call(np.multiply, error, program.constant(2.0 / a.size), error)


@LOSSES.register("binary_cross_entropy")
@dataclass(frozen=True)
class BinaryCrossEntropy(Loss):
    """−y ln a − (1 − y) ln(1 − a), summed over the outputs, for outputs between 0 and 1."""

    fused: ClassVar[type[Activation] | None] = Sigmoid

    def value(self, a: Array, y: Array) -> float:
        return scalar(self.costs(a, y).sum() / a.shape[1])

    def costs(self, a: Array, y: Array) -> Array:
        """As PyTorch, ln is taken to be at least −100."""
        with np.errstate(divide="ignore", invalid="ignore"):
            log_a, log_rest = np.maximum(np.log(a), -100.0), np.maximum(np.log1p(-a), -100.0)
        return np.asarray(-np.sum(y * log_a + (1.0 - y) * log_rest, axis=0))

    def fused_value(self, z: Array, y: Array) -> float:
        """ln(1 + eᶻ) − y z, where ln(1 + eᶻ) = max(z, 0) + ln(1 + e^{−|z|}) does not overflow.

        The large terms are subtracted first, so that the smallest of losses is still exact.
        """
        return scalar(np.sum((np.maximum(z, 0.0) - y * z) + np.log1p(np.exp(np.minimum(z, -z)))) / z.shape[1])

    def error(self, program: Program, a: Array, y: Array, error: Array) -> None:
        """(a − y)/(n a (1 − a)); as PyTorch, the denominator is at least 1e-12."""
        spread = program.scratch(a.shape)
        program.call(np.subtract, program.constant(1.0), a, spread)
        program.call(np.multiply, spread, a, spread)
        program.call(partial(np.maximum, out=spread), spread, program.constant(1e-12))
        self.fused_delta(program, a, y, error)
        program.call(np.divide, error, spread, error)


@LOSSES.register("categorical_cross_entropy")
@dataclass(frozen=True)
class CategoricalCrossEntropy(Loss):
    """−Σ y ln a over the classes, for outputs that are probabilities."""

    fused: ClassVar[type[Activation] | None] = Softmax

    def value(self, a: Array, y: Array) -> float:
        return scalar(self.costs(a, y).sum() / a.shape[1])

    def costs(self, a: Array, y: Array) -> Array:
        """As in the binary form, ln is taken to be at least −100."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(-np.sum(y * np.maximum(np.log(a), -100.0), axis=0))

    def fused_value(self, z: Array, y: Array) -> float:
        top = z.max(axis=0, keepdims=True)
        log_sum = np.log(np.sum(np.exp(z - top), axis=0, keepdims=True))
        return scalar(np.sum(y * (log_sum + (top - z))) / z.shape[1])

    def error(self, program: Program, a: Array, y: Array, error: Array) -> None:
        """−y/(n a), with a at least 1e-12."""
        program.call(partial(np.maximum, out=error), a, program.constant(1e-12))
        program.call(np.divide, y, error, error)
        program.call(np.multiply, error, program.constant(-1.0 / a.shape[1]), error)
