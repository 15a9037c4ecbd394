"""Optimizers: one update rule each, over the flat parameter vector θ and its gradient g; definitions are PyTorch's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from playground.engine.program import Array, Program
from playground.registry import Kind, Registry, knob

OPTIMIZERS = Registry("optimizer")

State = dict[str, Array]


def rate_knob(default: float) -> Any:
    """The knob that every optimizer has."""
    return knob(default, above=0.0, high=100.0, log=True, text="Learning rate η, the length of a step")


@dataclass(frozen=True)
class Optimizer(Kind):
    """Updates θ in place. `vectors` names the moments it keeps, each as long as θ, zero at the start."""

    vectors: ClassVar[tuple[str, ...]] = ()

    learning_rate: float = rate_knob(0.03)

    def state(self, parameters: int, dtype: Any) -> State:
        """The state before the first step: zeros for each of `vectors`, and `step`, the count of updates made."""
        return {name: np.zeros(parameters, dtype) for name in self.vectors} | {"step": np.zeros(())}

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        """Emit the update of θ; `rate` is a 0-d array that holds the learning rate η of the moment."""
        raise NotImplementedError


@OPTIMIZERS.register("sgd")
@dataclass(frozen=True)
class Sgd(Optimizer):
    """Gradient descent: θ ← θ − η g."""

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        step = program.scratch(theta.shape)
        program.call(np.multiply, g, rate, step)
        program.call(np.subtract, theta, step, theta)


@OPTIMIZERS.register("momentum")
@dataclass(frozen=True)
class Momentum(Optimizer):
    """Gradient descent with momentum: v ← μ v + g, θ ← θ − η v."""

    vectors: ClassVar[tuple[str, ...]] = ("velocity",)

    momentum: float = knob(0.9, low=0.0, high=0.9999, text="μ, the share of its velocity that θ keeps")

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        velocity, step = state["velocity"], program.scratch(theta.shape)
        program.call(np.multiply, velocity, program.constant(self.momentum), velocity)
        program.call(np.add, velocity, g, velocity)
        program.call(np.multiply, velocity, rate, step)
        program.call(np.subtract, theta, step, theta)


@OPTIMIZERS.register("adam")
@dataclass(frozen=True)
class Adam(Optimizer):
    """Adam (Kingma & Ba 2015): a step of about η in each coordinate, from running means of g and g².

    With m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g²: θ ← θ − η m̂/(√v̂ + ε), m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
    Kept are m/(1 − β₁) and v/(1 − β₂), which saves two passes over θ; the constants move into η and ε.
    """

    vectors: ClassVar[tuple[str, ...]] = ("mean", "square")

    learning_rate: float = rate_knob(0.001)
    beta1: float = knob(0.9, low=0.0, high=0.9999, text="β₁, the memory of the mean gradient")
    beta2: float = knob(0.999, low=0.0, high=0.999999, text="β₂, the memory of the squared gradient")
    epsilon: float = knob(1e-8, above=0.0, high=1.0, log=True, text="ε, keeps the division finite")

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        mean, square, count = state["mean"], state["square"], state["step"]
        step, scale, epsilon = program.scratch(theta.shape), program.scratch(()), program.scratch(())

        def correct() -> None:
            """Count the step and fold the bias corrections 1 − βᵗ into η and ε."""
            t = float(count) + 1.0
            count.fill(t)
            spread = np.sqrt((1.0 - self.beta2**t) / (1.0 - self.beta2))
            scale.fill(float(rate) * (1.0 - self.beta1) / (1.0 - self.beta1**t) * spread)
            epsilon.fill(self.epsilon * spread)

        program.call(correct)
        program.call(np.multiply, mean, program.constant(self.beta1), mean)
        program.call(np.add, mean, g, mean)
        program.call(np.multiply, square, program.constant(self.beta2), square)
        program.call(np.multiply, g, g, step)
        program.call(np.add, square, step, square)
        program.call(np.sqrt, square, step)
        program.call(np.add, step, epsilon, step)
        program.call(np.divide, mean, step, step)
        program.call(np.multiply, step, scale, step)
        program.call(np.subtract, theta, step, theta)
