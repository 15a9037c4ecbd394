"""Optimizers: one update rule each, over the flat parameter vector θ and its gradient g; definitions are PyTorch's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from playground.engine.program import Array, Program
from playground.registry import Kind, Registry, knob

OPTIMIZERS = Registry("optimizer")

State = dict[str, Array]


def momentum_knob(default: float) -> Any:
    """The knob of optimizers with a velocity."""
    return knob(default, low=0.0, high=0.9999, text="μ, the share of its velocity that θ keeps")


def epsilon_knob(default: float) -> Any:
    """The knob of optimizers that divide by a running root mean square."""
    return knob(default, above=0.0, high=1.0, log=True, text="ε, keeps the division finite")


def rate_knob(default: float) -> Any:
    """The knob that every optimizer has."""
    return knob(default, above=0.0, high=100.0, log=True, text="Learning rate η, the length of a step")


@dataclass(frozen=True)
class Optimizer(Kind):
    """Updates θ in place. `vectors` names the moments it keeps, each as long as θ, zero at the start."""

    vectors: ClassVar[tuple[str, ...]] = ()
    residuals: ClassVar[bool] = False
    """Whether it works on the residuals and their Jacobian instead of the gradient."""

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

    momentum: float = momentum_knob(0.9)

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        velocity, step = state["velocity"], program.scratch(theta.shape)
        program.call(np.multiply, velocity, program.constant(self.momentum), velocity)
        program.call(np.add, velocity, g, velocity)
        program.call(np.multiply, velocity, rate, step)
        program.call(np.subtract, theta, step, theta)


@OPTIMIZERS.register("nesterov")
@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Nesterov's momentum, in PyTorch's form: v ← μ v + g, θ ← θ − η (g + μ v)."""

    vectors: ClassVar[tuple[str, ...]] = ("velocity",)

    momentum: float = momentum_knob(0.9)

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        velocity, step, momentum = state["velocity"], program.scratch(theta.shape), program.constant(self.momentum)
        program.call(np.multiply, velocity, momentum, velocity)
        program.call(np.add, velocity, g, velocity)
        program.call(np.multiply, velocity, momentum, step)
        program.call(np.add, step, g, step)
        program.call(np.multiply, step, rate, step)
        program.call(np.subtract, theta, step, theta)


@OPTIMIZERS.register("rmsprop")
@dataclass(frozen=True)
class RmsProp(Optimizer):
    """RMSprop (Tieleman & Hinton 2012): v ← αv + (1 − α)g², θ ← θ − η g/(√v + ε).

    With momentum: u ← μ u + g/(√v + ε), θ ← θ − η u.
    """

    vectors: ClassVar[tuple[str, ...]] = ("square", "velocity")

    learning_rate: float = rate_knob(0.01)
    alpha: float = knob(0.99, low=0.0, high=0.999999, text="α, the memory of the squared gradient")
    momentum: float = momentum_knob(0.0)
    epsilon: float = epsilon_knob(1e-8)

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        square, velocity, step = state["square"], state["velocity"], program.scratch(theta.shape)
        program.call(np.multiply, square, program.constant(self.alpha), square)
        program.call(np.multiply, g, g, step)
        program.call(np.multiply, step, program.constant(1.0 - self.alpha), step)
        program.call(np.add, square, step, square)
        program.call(np.sqrt, square, step)
        program.call(np.add, step, program.constant(self.epsilon), step)
        program.call(np.divide, g, step, step)
        if self.momentum:
            program.call(np.multiply, velocity, program.constant(self.momentum), velocity)
            program.call(np.add, velocity, step, velocity)
            program.call(np.multiply, velocity, rate, step)
        else:
            program.call(np.multiply, step, rate, step)
        program.call(np.subtract, theta, step, theta)


@OPTIMIZERS.register("adagrad")
@dataclass(frozen=True)
class Adagrad(Optimizer):
    """Adagrad (Duchi, Hazan & Singer 2011): s ← s + g², θ ← θ − η g/(√s + ε); steps only get shorter."""

    vectors: ClassVar[tuple[str, ...]] = ("sum",)

    learning_rate: float = rate_knob(0.01)
    epsilon: float = epsilon_knob(1e-10)

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        total, step = state["sum"], program.scratch(theta.shape)
        program.call(np.multiply, g, g, step)
        program.call(np.add, total, step, total)
        program.call(np.sqrt, total, step)
        program.call(np.add, step, program.constant(self.epsilon), step)
        program.call(np.divide, g, step, step)
        program.call(np.multiply, step, rate, step)
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
    epsilon: float = epsilon_knob(1e-8)

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


@OPTIMIZERS.register("adamw")
@dataclass(frozen=True)
class AdamW(Adam):
    """Adam with decoupled weight decay (Loshchilov & Hutter 2019): θ ← θ − η w θ, then Adam's step.

    As in PyTorch, all of θ decays, biases too.
    """

    weight_decay: float = knob(0.01, low=0.0, high=10.0, text="w, the share of θ that a step of rate 1 takes away")

    def update(self, program: Program, theta: Array, g: Array, state: State, rate: Array) -> None:
        kept = program.scratch(())
        program.call(np.multiply, rate, program.constant(-self.weight_decay), kept)
        program.call(np.add, kept, program.constant(1.0), kept)
        program.call(np.multiply, theta, kept, theta)
        super().update(program, theta, g, state, rate)


@OPTIMIZERS.register("levenberg_marquardt")
@dataclass(frozen=True)
class LevenbergMarquardt(Optimizer):
    """Damped Gauss–Newton for sums of squares (Marquardt 1963): θ ← θ − η (JᵀJ + λI)⁻¹ Jᵀr.

    r are the residuals ŷ − y of all samples and outputs, J their derivatives by θ. A step that lowers Σr² is accepted
    and divides the damping λ by `factor`; one that doesn't is taken back and multiplies it.
    """

    residuals: ClassVar[bool] = True
    most_parameters: ClassVar[int] = 2000
    """The matrix to be inverted grows with the square of the parameters, the time with the cube."""

    learning_rate: float = rate_knob(1.0)
    damping: float = knob(1e-3, above=0.0, high=1e10, log=True, text="λ at the start: small is Gauss–Newton")
    factor: float = knob(10.0, above=1.0, high=1e3, text="What λ is multiplied with or divided by after a step")
    least: float = knob(1e-12, above=0.0, high=1.0, log=True, text="The smallest λ")
    most: float = knob(1e10, low=1.0, high=1e100, log=True, text="The largest λ; a run that needs more is at its end")

    def state(self, parameters: int, dtype: Any) -> State:
        """The state before the first step: λ, and the count of steps tried."""
        return super().state(parameters, dtype) | {"damping": np.array(float(self.damping))}

    @staticmethod
    def solve(jacobian: Array, residuals: Array, damping: float) -> Array:
        """The step −(JᵀJ + λI)⁻¹ Jᵀr for J (residuals, parameters) and r (residuals,), before η.

        Solved in whichever of the two spaces is smaller: (JᵀJ + λI)⁻¹ Jᵀ = Jᵀ (JJᵀ + λI)⁻¹. LinAlgError where λ is too
        small for the matrix to have an inverse.
        """
        count, parameters = jacobian.shape
        damped = damping * np.eye(min(count, parameters), dtype=jacobian.dtype)
        if count < parameters:
            step: Array = -jacobian.T @ np.linalg.solve(jacobian @ jacobian.T + damped, residuals)
        else:
            step = -np.linalg.solve(jacobian.T @ jacobian + damped, jacobian.T @ residuals)
        return step

    def adapted(self, damping: float, *, accepted: bool) -> float:
        """λ for the next step."""
        changed = damping / self.factor if accepted else damping * self.factor
        return min(max(changed, self.least), self.most)

    def exhausted(self, damping: float) -> bool:
        """Whether λ can't grow any more: no step, however short, lowers Σr²."""
        return damping >= self.most
