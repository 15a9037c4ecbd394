"""Layers: each kind's forward pass and, beside it, its share of backpropagation (BP1 to BP4), as NumPy calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from playground.engine.activations import ACTIVATIONS, Activation
from playground.engine.initializers import INITIALIZERS, Initializer
from playground.engine.program import Array, Program
from playground.registry import Kind, Registry, knob, shown

LAYERS = Registry("layer")
LONGEST_NAME = 40
"""Characters of a layer's name; more would not fit on a card."""


def name_problem(value: str) -> str | None:
    """What is wrong with a name that a layer is shown under; it may be empty."""
    if len(value) > LONGEST_NAME:
        return f"must be text of at most {LONGEST_NAME} characters, got {shown(value)}"
    return None if value.isprintable() and value == value.strip() else f"can't be {shown(value)}: choose a plain name"


@dataclass(kw_only=True)
class Buffers:
    """What one layer reads and writes in one workspace; columns are samples.

    `x_ones` is its input with a last row of ones (inputs + 1, batch). `z` and `a` are (units, batch), and may be one
    array where σ' follows from a; of layers other than Dense, z is x. `error` is ∂C/∂a, `delta` is ∂C/∂z, `slope` is
    σ'(z) where the workspace computes it, `error_in` receives ∂C/∂x unless None. `parameters` and `gradient` are the
    layer's blocks of θ and g, `negated` the one of −θ. `state` holds what a layer remembers without learning it.
    `delta_given` says that `delta` is already final.
    """

    x_ones: Array
    z: Array
    a: Array
    error: Array
    delta: Array
    slope: Array | None
    error_in: Array | None
    parameters: Array
    gradient: Array
    negated: Array | None
    state: dict[str, Array]
    training: bool
    generator: np.random.Generator
    delta_given: bool = False
    scratch: dict[str, Array] = field(default_factory=dict)

    @property
    def x(self) -> Array:
        """The input, (inputs, batch)."""
        return self.x_ones[:-1]

    def pass_error(self, program: Program) -> None:
        """delta ← error, for layers without an activation."""
        if self.delta is not self.error:
            program.call(np.positive, self.error, self.delta)

    def kept(self, program: Program, name: str, *shape: int) -> Array:
        """A buffer that forward and backward share."""
        if name not in self.scratch:
            self.scratch[name] = program.scratch(shape)
        return self.scratch[name]


@dataclass(frozen=True, kw_only=True)
class Layer(Kind):
    """One layer of the chain. `id` is stable: it names the layer in files and skips, and seeds its first weights.

    `name` is what people call it; where it is empty, its id.
    """

    random: ClassVar[bool] = False
    """Whether it draws from a random generator at each step."""

    id: str = ""
    name: str = knob("", check=name_problem, text="What the layer is called on its card; its id where nothing is given")
    disabled: bool = knob(False, text="Leaves the layer, and the skip connections that end at it, out of the network")
    frozen: bool = knob(False, text="Keeps its weights, and still passes the gradient on")

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return self.name or self.id

    def outputs(self, inputs: int) -> int:
        """How many outputs it has for so many inputs."""
        return inputs

    def block(self, inputs: int) -> tuple[int, ...]:
        """The shape of its block of θ; (0,) for a layer that learns nothing."""
        return (0,)

    def views(self, block: Array) -> dict[str, Array]:
        """Its parameters by name, as views of its block: `W` (outputs, inputs), `b` (outputs,), …"""
        return {}

    def state(self, inputs: int) -> dict[str, Array]:
        """What it remembers without learning it, at the start."""
        return {}

    def initialise(self, views: dict[str, Array], generator: np.random.Generator) -> None:
        """Draw the initial parameters."""

    def forward(self, program: Program, at: Buffers) -> None:
        """Emit a from x."""
        raise NotImplementedError

    def backward(self, program: Program, at: Buffers) -> None:
        """Emit delta, the gradient of the parameters, and ∂C/∂x into `error_in`, from `error`."""
        raise NotImplementedError


def through_activation(activation: Activation, program: Program, at: Buffers) -> None:
    """BP1 and BP2's last factor: delta ← error ⊙ σ'(z)."""
    if at.delta_given:
        return
    if at.slope is not None:
        program.call(np.multiply, at.error, at.slope, at.delta)
    else:
        activation.backward(program, at.z, at.a, at.error, at.delta)


@LAYERS.register("dense")
@dataclass(frozen=True)
class Dense(Layer):
    """Fully connected: z = W x + b, a = σ(z).

    Its block is Wᵀ above b, (inputs + 1, units): with a row of ones below x, z and all of ∂C/∂(W, b) are one product
    each.
    """

    units: int = knob(8, low=1, high=1024, text="Number of neurons")
    activation: Activation = knob("linear", kinds=ACTIVATIONS)
    initializer: Initializer = knob("glorot_uniform", kinds=INITIALIZERS)
    bias: bool = knob(True, text="Adds a learned b to each weighted input")

    def outputs(self, inputs: int) -> int:
        return self.units

    def block(self, inputs: int) -> tuple[int, ...]:
        return (inputs + 1 if self.bias else inputs, self.units)

    def views(self, block: Array) -> dict[str, Array]:
        return {"W": block[:-1].T, "b": block[-1]} if self.bias else {"W": block.T}

    def initialise(self, views: dict[str, Array], generator: np.random.Generator) -> None:
        views["W"][...] = self.initializer.draw(generator, *views["W"].shape)
        if self.bias:
            views["b"].fill(0.0)

    def forward(self, program: Program, at: Buffers) -> None:
        x = at.x_ones if self.bias else at.x
        if at.negated is not None:
            program.call(at.negated.T.dot, x, at.z)
            self.activation.forward_negated(program, at.z, at.a)
        else:
            program.call(at.parameters.T.dot, x, at.z)
            self.activation.forward(program, at.z, at.a)

    def backward(self, program: Program, at: Buffers) -> None:
        through_activation(self.activation, program, at)
        program.call((at.x_ones if self.bias else at.x).dot, at.delta.T, at.gradient)  # BP3 and BP4
        if at.error_in is not None:
            program.call((at.parameters[:-1] if self.bias else at.parameters).dot, at.delta, at.error_in)  # Wᵀδ of BP2


@LAYERS.register("activation")
@dataclass(frozen=True)
class ActivationLayer(Layer):
    """An activation on its own: a = σ(x)."""

    activation: Activation = knob("relu", kinds=ACTIVATIONS)

    def forward(self, program: Program, at: Buffers) -> None:
        self.activation.forward(program, at.z, at.a)

    def backward(self, program: Program, at: Buffers) -> None:
        through_activation(self.activation, program, at)
        if at.error_in is not None:
            program.call(np.positive, at.delta, at.error_in)


@LAYERS.register("dropout")
@dataclass(frozen=True)
class Dropout(Layer):
    """Silences each unit with probability `rate` while training, and scales the others by 1/(1 − rate)."""

    random: ClassVar[bool] = True

    rate: float = knob(0.1, low=0.0, high=0.95, text="The share of units silenced at each step")

    def forward(self, program: Program, at: Buffers) -> None:
        if not at.training:
            program.call(np.positive, at.x, at.a)
            return
        keep, chance = at.kept(program, "keep", *at.a.shape), program.scratch(at.a.shape)
        kept = program.scratch(at.a.shape, np.bool_)
        program.call(at.generator.random, None, program.dtype, chance)
        program.call(np.greater_equal, chance, program.constant(self.rate), kept)
        program.call(np.multiply, kept, program.constant(1.0 / (1.0 - self.rate)), keep)
        program.call(np.multiply, at.x, keep, at.a)

    def backward(self, program: Program, at: Buffers) -> None:
        at.pass_error(program)
        if at.error_in is not None and at.training:
            program.call(np.multiply, at.delta, at.kept(program, "keep", *at.a.shape), at.error_in)
        elif at.error_in is not None:
            program.call(np.positive, at.delta, at.error_in)


class Normalisation(Layer):
    """What both normalisations share: x̂ scaled and shifted by a learned γ and β; the block is γ above β."""

    def block(self, inputs: int) -> tuple[int, ...]:
        return (2, inputs)

    def views(self, block: Array) -> dict[str, Array]:
        return {"gamma": block[0], "beta": block[1]}

    def initialise(self, views: dict[str, Array], generator: np.random.Generator) -> None:
        views["gamma"].fill(1.0)
        views["beta"].fill(0.0)

    def scale_and_shift(self, program: Program, at: Buffers, normal: Array) -> None:
        """a ← γ x̂ + β."""
        program.call(np.multiply, normal, at.parameters[0][:, None], at.a)
        program.call(np.add, at.a, at.parameters[1][:, None], at.a)

    def parameter_gradients(self, program: Program, at: Buffers, normal: Array) -> None:
        """delta ← error, ∂C/∂γ ← Σ error ⊙ x̂, ∂C/∂β ← Σ error, over the batch."""
        ones, product = np.ones(at.a.shape[1], program.dtype), program.scratch(at.a.shape)
        at.pass_error(program)
        program.call(np.multiply, at.delta, normal, product)
        program.call(product.dot, ones, at.gradient[0])
        program.call(at.delta.dot, ones, at.gradient[1])


def inverse_root(program: Program, variance: Array, epsilon: float, out: Array) -> None:
    """out ← 1/√(variance + ε)."""
    program.call(np.add, variance, program.constant(epsilon), out)
    program.call(np.sqrt, out, out)
    program.call(np.divide, program.constant(1.0), out, out)


@LAYERS.register("batch_norm")
@dataclass(frozen=True)
class BatchNorm(Normalisation):
    """Normalises each unit over the mini-batch (Ioffe & Szegedy 2015); for evaluation, by running statistics.

    As PyTorch: running ← (1 − momentum)·running + momentum·batch, with the unbiased variance. A frozen layer uses its
    running statistics while training too.
    """

    momentum: float = knob(0.1, above=0.0, high=1.0, text="The weight of the newest batch in the running statistics")
    epsilon: float = knob(1e-5, above=0.0, high=1.0, log=True, text="ε, keeps the division finite")

    def state(self, inputs: int) -> dict[str, Array]:
        return {"running_mean": np.zeros(inputs), "running_variance": np.ones(inputs)}

    def forward(self, program: Program, at: Buffers) -> None:
        units, batch = at.a.shape
        centred, normal = program.scratch(at.a.shape), at.kept(program, "normal", units, batch)
        mean, variance, scale = (
            at.kept(program, "mean", units),
            at.kept(program, "variance", units),
            at.kept(program, "scale", units),
        )
        if at.training and not self.frozen:
            self._batch_statistics(program, at, centred)
        else:
            mean, variance = at.state["running_mean"], at.state["running_variance"]
            program.call(np.subtract, at.x, mean[:, None], centred)
        inverse_root(program, variance, self.epsilon, scale)
        program.call(np.multiply, centred, scale[:, None], normal)
        self.scale_and_shift(program, at, normal)

    def _batch_statistics(self, program: Program, at: Buffers, centred: Array) -> None:
        """Mean and variance of this batch, x less its mean, and the running statistics."""
        units, batch = at.a.shape
        share, square, update = (
            np.full(batch, 1.0 / batch, program.dtype),
            program.scratch(at.a.shape),
            program.scratch(units),
        )
        mean, variance = at.kept(program, "mean", units), at.kept(program, "variance", units)
        program.call(at.x.dot, share, mean)
        program.call(np.subtract, at.x, mean[:, None], centred)
        program.call(np.multiply, centred, centred, square)
        program.call(square.dot, share, variance)
        unbiased = batch / (batch - 1.0) if batch > 1 else 1.0
        for running, value, factor in (("running_mean", mean, 1.0), ("running_variance", variance, unbiased)):
            program.call(np.multiply, at.state[running], program.constant(1.0 - self.momentum), at.state[running])
            program.call(np.multiply, value, program.constant(self.momentum * factor), update)
            program.call(np.add, at.state[running], update, at.state[running])

    def backward(self, program: Program, at: Buffers) -> None:
        """∂C/∂x = γ/√(var + ε) · (error − mean(error) − x̂ · mean(error ⊙ x̂)), means over the batch."""
        units, batch = at.a.shape
        normal, scale = at.kept(program, "normal", units, batch), at.kept(program, "scale", units)
        self.parameter_gradients(program, at, normal)
        if at.error_in is None:
            return
        factor, share, product = program.scratch(units), program.scratch((2, units)), program.scratch(at.a.shape)
        program.call(np.multiply, scale, at.parameters[0], factor)
        if not at.training or self.frozen:
            program.call(np.multiply, at.delta, factor[:, None], at.error_in)
            return
        program.call(np.multiply, at.gradient, program.constant(1.0 / batch), share)
        program.call(np.multiply, normal, share[0][:, None], product)
        program.call(np.add, product, share[1][:, None], product)
        program.call(np.subtract, at.delta, product, at.error_in)
        program.call(np.multiply, at.error_in, factor[:, None], at.error_in)


@LAYERS.register("layer_norm")
@dataclass(frozen=True)
class LayerNorm(Normalisation):
    """Normalises each sample over the units of the layer (Ba, Kiros & Hinton 2016)."""

    epsilon: float = knob(1e-5, above=0.0, high=1.0, log=True, text="ε, keeps the division finite")

    def forward(self, program: Program, at: Buffers) -> None:
        units, batch = at.a.shape
        share, mean, square = (
            np.full(units, 1.0 / units, program.dtype),
            program.scratch(batch),
            program.scratch(at.a.shape),
        )
        normal, scale = at.kept(program, "normal", units, batch), at.kept(program, "scale", batch)
        program.call(share.dot, at.x, mean)
        program.call(np.subtract, at.x, mean, normal)
        program.call(np.multiply, normal, normal, square)
        program.call(share.dot, square, mean)
        inverse_root(program, mean, self.epsilon, scale)
        program.call(np.multiply, normal, scale, normal)
        self.scale_and_shift(program, at, normal)

    def backward(self, program: Program, at: Buffers) -> None:
        """∂C/∂x = 1/√(var + ε) · (e − mean(e) − x̂ · mean(e ⊙ x̂)) with e = γ error, means over the units."""
        units, batch = at.a.shape
        normal, scale = at.kept(program, "normal", units, batch), at.kept(program, "scale", batch)
        self.parameter_gradients(program, at, normal)
        if at.error_in is None:
            return
        share, mean, product = (
            np.full(units, 1.0 / units, program.dtype),
            program.scratch(batch),
            program.scratch(at.a.shape),
        )
        program.call(np.multiply, at.delta, at.parameters[0][:, None], at.error_in)
        program.call(np.multiply, at.error_in, normal, product)
        program.call(share.dot, product, mean)
        program.call(np.multiply, normal, mean, product)
        program.call(share.dot, at.error_in, mean)
        program.call(np.subtract, at.error_in, mean, at.error_in)
        program.call(np.subtract, at.error_in, product, at.error_in)
        program.call(np.multiply, at.error_in, scale, at.error_in)
