"""Pearlmutter's R-operator: run a program, and beside each of its buffers the derivative of that buffer in a direction.

A training step is a list of NumPy calls, and R{·} of a whole step is R{·} of each call in turn: the product rule, the
chain rule, no differences. So a new layer, activation or loss is covered as soon as its calls are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from playground.engine.activations import Activation, Gelu, Sigmoid, Silu
from playground.engine.layers import ActivationLayer, Dense
from playground.engine.network import Network
from playground.engine.program import Array, Call, Program
from playground.engine.special import emit_erf

Values = tuple[Any, ...]
Rule = Callable[[Values, Values], Any]
"""R{f(x, …)} from the values (x, …) and their derivatives (R{x}, …)."""


def _divide(v: Values, r: Values) -> Any:
    return (r[0] - v[0] / v[1] * r[1]) / v[1]


def _power(v: Values, r: Values) -> Any:
    by_base = v[1] * np.power(v[0], v[1] - 1.0) * r[0]
    return by_base if not np.any(r[1]) else by_base + np.power(v[0], v[1]) * np.log(v[0]) * r[1]


def _maximum_reduce(v: Values, r: Values) -> Any:
    return np.take_along_axis(r[0], np.argmax(v[0], axis=v[1], keepdims=True), axis=v[1])


def _zero(_v: Values, _r: Values) -> Any:
    return 0.0


RULES: dict[Any, Rule] = {
    np.add: lambda _, r: r[0] + r[1],
    np.subtract: lambda _, r: r[0] - r[1],
    np.multiply: lambda v, r: v[0] * r[1] + r[0] * v[1],
    np.divide: _divide,
    np.negative: lambda _, r: -r[0],
    np.positive: lambda _, r: r[0],
    np.copyto: lambda _, r: r[0],
    np.square: lambda v, r: 2.0 * v[0] * r[0],
    np.sqrt: lambda v, r: 0.5 * r[0] / np.sqrt(v[0]),
    np.power: _power,
    np.exp: lambda v, r: np.exp(v[0]) * r[0],
    np.expm1: lambda v, r: np.exp(v[0]) * r[0],
    np.log: lambda v, r: r[0] / v[0],
    np.log1p: lambda v, r: r[0] / (1.0 + v[0]),
    np.logaddexp: lambda v, r: np.exp(v[0] - np.logaddexp(*v)) * r[0] + np.exp(v[1] - np.logaddexp(*v)) * r[1],
    np.sin: lambda v, r: np.cos(v[0]) * r[0],
    np.cos: lambda v, r: -np.sin(v[0]) * r[0],
    np.tan: lambda v, r: (1.0 + np.tan(v[0]) ** 2) * r[0],
    np.sinh: lambda v, r: np.cosh(v[0]) * r[0],
    np.cosh: lambda v, r: np.sinh(v[0]) * r[0],
    np.tanh: lambda v, r: (1.0 - np.tanh(v[0]) ** 2) * r[0],
    np.arctan: lambda v, r: r[0] / (1.0 + v[0] ** 2),
    np.absolute: lambda v, r: np.copysign(1.0, v[0]) * r[0],
    np.copysign: lambda v, r: np.copysign(1.0, v[0]) * np.copysign(1.0, v[1]) * r[0],
    np.maximum: lambda v, r: np.where(v[0] > v[1], r[0], r[1]),
    np.minimum: lambda v, r: np.where(v[0] < v[1], r[0], r[1]),
    "dot": lambda v, r: v[0].dot(r[1]) + r[0].dot(v[1]),
    "add.reduce": lambda v, r: np.add.reduce(r[0], axis=v[1], keepdims=True),
    "maximum.reduce": _maximum_reduce,
    **dict.fromkeys(
        (np.greater, np.greater_equal, np.less, np.less_equal, np.not_equal, np.equal, np.sign, np.heaviside, "fill"),
        _zero,
    ),
}
"""At a kink, where there is no derivative, the one of the side that the call itself takes."""


@dataclass(frozen=True)
class _Silu(Silu):
    """Silu without the short cut a/z, whose derivative loses its digits where z is near 0."""

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        rest = program.scratch(z.shape)
        Sigmoid().forward(program, z, slope)
        program.call(np.subtract, program.constant(1.0), slope, rest)
        program.call(np.multiply, rest, a, rest)
        program.call(np.add, slope, rest, slope)


@dataclass(frozen=True)
class _Gelu(Gelu):
    """Gelu without the short cut a/z."""

    def slopes(self, program: Program, z: Array, a: Array, slope: Array) -> None:
        density = program.scratch(z.shape)
        program.call(np.multiply, z, z, density)
        program.call(np.multiply, density, program.constant(-0.5), density)
        program.call(np.exp, density, density)
        program.call(np.multiply, density, program.constant(math.sqrt(0.5 / math.pi)), density)
        program.call(np.multiply, density, z, density)
        program.call(np.multiply, z, program.constant(math.sqrt(0.5)), slope)
        emit_erf(program, slope, slope)
        program.call(np.add, slope, program.constant(1.0), slope)
        program.call(np.multiply, slope, program.constant(0.5), slope)
        program.call(np.add, slope, density, slope)


SMOOTH: dict[type[Activation], Activation] = {Silu: _Silu(), Gelu: _Gelu()}


def smooth(network: Network) -> Network:
    """The same network, whose second derivatives keep their digits everywhere."""
    layers = [
        replace(layer, activation=SMOOTH[type(layer.activation)])
        if isinstance(layer, (Dense, ActivationLayer)) and type(layer.activation) in SMOOTH
        else layer
        for layer in network.layers
    ]
    found = Network(layers, network.skips, inputs=network.inputs, theta=network.theta)
    found.state = network.state
    return found


class ROperator:
    """R{·} of some programs that run one after the other.

    `of(array)` is R{array} as a writable array, for any buffer of the programs or view of it: set R{θ} = v there,
    `run()`, and read R{∂C/∂θ} = H v. Buffers that nobody sets, such as data, have R = 0. NotImplementedError for a
    call without a rule, by name. (Pearlmutter 1994.)
    """

    def __init__(self, programs: Iterable[Program]) -> None:
        self._bases: dict[int, tuple[Array, Array]] = {}
        self._steps = [self._step(call) for program in programs for call in program.calls]

    def of(self, array: Array) -> Array:
        """R{array}, sharing memory with the R of every other view of the same buffer."""
        if not array.size:
            return np.zeros_like(array)
        base = array
        while isinstance(base.base, np.ndarray):
            base = base.base
        if id(base) not in self._bases:
            self._bases[id(base)] = base, np.zeros(base.size, base.dtype)
        offset = array.__array_interface__["data"][0] - base.__array_interface__["data"][0]
        flat = self._bases[id(base)][1]
        return np.ndarray(array.shape, array.dtype, buffer=flat.data, offset=offset, strides=array.strides)

    def run(self) -> None:
        """Run the programs, and their derivatives."""
        with np.errstate(all="ignore"):
            for step in self._steps:
                step()

    def _step(self, call: Call) -> Callable[[], None]:
        """Both halves of a call: R of its output from the values before the call, then the call itself."""
        function, arguments = call
        rule, values, out, where = _parsed(function, arguments)
        derivatives = tuple(self.of(value) if _smooth(value) else 0.0 for value in values)
        if not _smooth(out):
            return partial(function, *arguments)
        target = self.of(out)
        if rule is _zero:

            def step() -> None:
                function(*arguments)
                np.copyto(target, 0.0, where=where)

        else:

            def step() -> None:
                change = rule(values, derivatives)
                function(*arguments)
                np.copyto(target, change, where=where)

        return step


def _parsed(function: Any, arguments: tuple[Any, ...]) -> tuple[Rule, Values, Any, Any]:
    """(rule, values that go in, output, where) of a call."""
    keywords: dict[str, Any] = {}
    whole = function
    if isinstance(function, partial):
        function, keywords = function.func, function.keywords
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    key: Any = function
    if isinstance(owner, np.ufunc):
        key, values, out = f"{owner.__name__}.{name}", arguments[:2], arguments[3]
    elif isinstance(owner, np.ndarray):
        key = name
        values, out = ((owner, arguments[0]), arguments[1]) if name == "dot" else ((), owner)
    elif function is np.copyto:
        values, out = arguments[1:], arguments[0]
    elif function is np.dot:
        key, values, out = "dot", arguments[:2], arguments[2]
    else:
        inputs = getattr(function, "nin", 0)
        values, out = arguments[:inputs], keywords.get("out", arguments[-1] if arguments else None)
    if key not in RULES:
        raise NotImplementedError(f"The R-operator has no rule for {whole!r}.")
    return RULES[key], values, out, keywords.get("where", True)


def _smooth(value: Any) -> bool:
    """Whether a value can have a derivative."""
    return isinstance(value, np.ndarray) and value.dtype.kind in "fc"
