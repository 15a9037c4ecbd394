"""Activation functions σ: a = σ(z) and σ'(z), each written once, as NumPy calls over given buffers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import numpy as np

from playground.engine.formula import parse, problem
from playground.engine.program import Array, Eager, Program
from playground.engine.special import emit_erf
from playground.registry import Kind, Registry, knob

ACTIVATIONS = Registry("activation")


class Activation(Kind):
    """σ, applied elementwise unless `elementwise` is False.

    `from_output` says that σ' follows from a alone, so that z may be overwritten by a and one pass over the activations
    of several layers gives all their σ'; elsewhere z and a are different arrays. `from_negated` says that −z is the
    cheaper start. `range` is where values lie, for pictures.
    """

    elementwise: ClassVar[bool] = True
    from_output: ClassVar[bool] = True
    from_negated: ClassVar[bool] = False
    range: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    @property
    def kinks(self) -> tuple[float, ...]:
        """The z at which σ' jumps."""
        return ()

    def forward(self, program: Program, z: Array, a: Array) -> None:
        """a ← σ(z); `a` may be `z` itself where `from_output` holds. Shapes (units, batch)."""
        raise NotImplementedError

    def forward_negated(self, program: Program, minus_z: Array, a: Array) -> None:
        """a ← σ(z) from −z, where `from_negated` holds; `a` may be `minus_z` itself."""
        raise NotImplementedError

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        """slope ← σ'(z), from z and a = σ(z); where `from_output` holds, z is not read."""
        raise NotImplementedError

    def backward(self, program: Program, z: Array, a: Array, error: Array, delta: Array) -> None:
        """delta ← error ⊙ σ'(z), where error is ∂C/∂a (BP2's last factor); `delta` may be `error` itself."""
        slope = program.scratch(a.shape)
        self.slopes(program, z, a, slope)
        program.call(np.multiply, error, slope, delta)

    def __call__(self, z: Array) -> Array:
        """σ(z) as a new array."""
        z = np.asarray(z)
        a = np.empty_like(z)
        self.forward(Eager(z.dtype), z, a)
        return a

    def derivative(self, z: Array) -> Array:
        """σ'(z) as a new array; for elementwise activations only."""
        z = np.asarray(z)
        slope = np.empty_like(z)
        self.slopes(Eager(z.dtype), z, self(z), slope)
        return slope


@ACTIVATIONS.register("linear")
@dataclass(frozen=True)
class Linear(Activation):
    """σ(z) = z, σ' = 1."""

    def forward(self, program: Program, z: Array, a: Array) -> None:
        if z is not a:
            program.call(np.positive, z, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        program.call(slope.fill, 1.0)

    def backward(self, program: Program, z: Array, a: Array, error: Array, delta: Array) -> None:
        if error is not delta:
            program.call(np.positive, error, delta)


@ACTIVATIONS.register("sigmoid")
@dataclass(frozen=True)
class Sigmoid(Activation):
    """σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1; σ' = σ(1 − σ) is at most ¼."""

    from_negated: ClassVar[bool] = True
    range: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        program.call(np.negative, z, a)
        self.forward_negated(program, a, a)

    def forward_negated(self, program: Program, minus_z: Array, a: Array) -> None:
        one = program.constant(1.0)
        program.call(np.exp, minus_z, a)
        program.call(np.add, a, one, a)
        program.call(np.divide, one, a, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        program.call(np.subtract, program.constant(1.0), a, slope)
        program.call(np.multiply, slope, a, slope)


@ACTIVATIONS.register("tanh")
@dataclass(frozen=True)
class Tanh(Activation):
    """σ(z) = tanh z, between −1 and 1; σ' = 1 − σ² is at most 1."""

    def forward(self, program: Program, z: Array, a: Array) -> None:
        program.call(np.tanh, z, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        program.call(np.multiply, a, a, slope)
        program.call(np.subtract, program.constant(1.0), slope, slope)


@ACTIVATIONS.register("relu")
@dataclass(frozen=True)
class Relu(Activation):
    """σ(z) = max(z, 0); σ' is 1 where z > 0, else 0."""

    range: ClassVar[tuple[float, float]] = (0.0, 1.0)

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        program.call(partial(np.maximum, out=a), z, program.constant(0.0))  # NumPy deprecates a positional out here

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        active = program.scratch(a.shape, np.bool_)
        program.call(np.greater, a, program.constant(0.0), active)
        program.call(np.copyto, slope, active)


@ACTIVATIONS.register("leaky_relu")
@dataclass(frozen=True)
class LeakyRelu(Activation):
    """σ(z) = z where z > 0, else slope · z."""

    slope: float = knob(0.01, low=0.0, high=1.0, text="σ' where z is negative")

    @property
    def kinks(self) -> tuple[float, ...]:
        return (0.0,)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        small = program.scratch(z.shape)
        program.call(np.multiply, z, program.constant(self.slope), small)
        program.call(partial(np.maximum, out=a), z, small)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        active = program.scratch(a.shape, np.bool_)
        program.call(np.greater, a, program.constant(0.0), active)
        program.call(np.copyto, slope, active)
        program.call(partial(np.maximum, out=slope), slope, program.constant(self.slope))


@ACTIVATIONS.register("elu")
@dataclass(frozen=True)
class Elu(Activation):
    """σ(z) = z where z > 0, else α(eᶻ − 1) (Clevert et al. 2016); σ' = a + α there."""

    alpha: float = knob(1.0, low=0.0, high=10.0, text="α, what −σ(z) tends to for very negative z")

    @property
    def kinks(self) -> tuple[float, ...]:
        return () if self.alpha == 1.0 else (0.0,)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        below, zero = program.scratch(z.shape), program.constant(0.0)
        program.call(partial(np.minimum, out=below), z, zero)
        program.call(np.expm1, below, below)
        program.call(np.multiply, below, program.constant(self.alpha), below)
        program.call(partial(np.maximum, out=a), z, zero)
        program.call(np.add, a, below, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        program.call(partial(np.minimum, out=slope), a, program.constant(0.0))
        program.call(np.add, slope, program.constant(self.alpha), slope)
        if self.alpha != 1.0:
            active, rest = program.scratch(a.shape, np.bool_), program.scratch(a.shape)
            program.call(np.greater, a, program.constant(0.0), active)
            program.call(np.multiply, active, program.constant(1.0 - self.alpha), rest)
            program.call(np.add, slope, rest, slope)


def share(program: Program, z: Array, a: Array, out: Array) -> None:
    """out ← a/z, the factor by which σ passes z on; ½ where z is 0."""
    something = program.scratch(z.shape, np.bool_)
    program.call(np.not_equal, z, program.constant(0.0), something)
    program.call(out.fill, 0.5)
    program.call(partial(np.divide, where=something), a, z, out)


@ACTIVATIONS.register("gelu")
@dataclass(frozen=True)
class Gelu(Activation):
    """σ(z) = z Φ(z), Φ the normal distribution function (Hendrycks & Gimpel 2016); σ' = Φ(z) + z φ(z)."""

    from_output: ClassVar[bool] = False

    def forward(self, program: Program, z: Array, a: Array) -> None:
        program.call(np.multiply, z, program.constant(np.sqrt(0.5)), a)
        emit_erf(program, a, a)
        program.call(np.add, a, program.constant(1.0), a)
        program.call(np.multiply, a, program.constant(0.5), a)
        program.call(np.multiply, a, z, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        density = program.scratch(z.shape)
        program.call(np.multiply, z, z, density)
        program.call(np.multiply, density, program.constant(-0.5), density)
        program.call(np.exp, density, density)
        program.call(np.multiply, density, program.constant(1.0 / np.sqrt(2.0 * np.pi)), density)
        program.call(np.multiply, density, z, density)
        share(program, z, a, slope)
        program.call(np.add, slope, density, slope)


@ACTIVATIONS.register("silu")
@dataclass(frozen=True)
class Silu(Activation):
    """σ(z) = z s(z), s the sigmoid (also called swish; Ramachandran et al. 2017); σ' = s + a(1 − s)."""

    from_output: ClassVar[bool] = False

    def forward(self, program: Program, z: Array, a: Array) -> None:
        Sigmoid().forward(program, z, a)
        program.call(np.multiply, a, z, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        rest = program.scratch(z.shape)
        share(program, z, a, slope)
        program.call(np.subtract, program.constant(1.0), slope, rest)
        program.call(np.multiply, rest, a, rest)
        program.call(np.add, slope, rest, slope)


@ACTIVATIONS.register("softplus")
@dataclass(frozen=True)
class Softplus(Activation):
    """σ(z) = ln(1 + eᶻ), a smooth relu; σ' is the sigmoid, 1 − e⁻ᵃ."""

    range: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        """As max(z, 0) + ln(1 + e^{−|z|}), which neither overflows nor loses what is small."""
        small = program.scratch(z.shape)
        program.call(np.negative, z, small)
        program.call(partial(np.minimum, out=small), z, small)
        program.call(np.exp, small, small)
        program.call(np.log1p, small, small)
        program.call(partial(np.maximum, out=a), z, program.constant(0.0))
        program.call(np.add, a, small, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        program.call(np.negative, a, slope)
        program.call(np.expm1, slope, slope)
        program.call(np.negative, slope, slope)


@ACTIVATIONS.register("softmax")
@dataclass(frozen=True)
class Softmax(Activation):
    """σ(z)_j = e^{z_j} / Σ_k e^{z_k} over the units of a layer: probabilities that add up to 1."""

    elementwise: ClassVar[bool] = False
    range: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, program: Program, z: Array, a: Array) -> None:
        row = program.scratch((1, *a.shape[1:]))
        program.call(np.maximum.reduce, z, 0, None, row, True)
        program.call(np.subtract, z, row, a)
        program.call(np.exp, a, a)
        program.call(np.add.reduce, a, 0, None, row, True)
        program.call(np.divide, a, row, a)

    def backward(self, program: Program, z: Array, a: Array, error: Array, delta: Array) -> None:
        """delta_j ← a_j (error_j − Σ_k a_k error_k), the product with the softmax Jacobian diag(a) − a aᵀ."""
        row, product = program.scratch((1, *a.shape[1:])), program.scratch(a.shape)
        program.call(np.multiply, error, a, product)
        program.call(np.add.reduce, product, 0, None, row, True)
        program.call(np.subtract, error, row, delta)
        program.call(np.multiply, delta, a, delta)


@ACTIVATIONS.register("custom")
@dataclass(frozen=True)
class Custom(Activation):
    """σ is a formula in x that the user types; σ' is its exact derivative.

    ValueError where it can't be read.
    """

    from_output: ClassVar[bool] = False

    formula: str = knob("x*sigmoid(1.7*x)", check=problem, text="σ(x), such as max(x, 0.1*x)")

    @property
    def kinks(self) -> tuple[float, ...]:
        return parse(self.formula).kinks()

    def forward(self, program: Program, z: Array, a: Array) -> None:
        parse(self.formula).emit(program, z, a)

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        parse(self.formula).emit_derivative(program, z, slope)
