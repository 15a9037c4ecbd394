"""Expressions in x as steps, each an operation on earlier steps, whose value and exact derivative become NumPy calls.

The derivative is taken in forward mode: the chain rule, step by step.
"""

# ruff: noqa: ARG005 (the rows of one table have one signature)

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from playground.engine.program import Array, Eager, Program
from playground.engine.special import emit_erf

Value = Array | float
"""What a step yields: an array, or a number that doesn't depend on x."""


class Calculator:
    """Emits operations on whole arrays; between numbers it calculates at once."""

    def __init__(self, program: Program, shape: tuple[int, ...]) -> None:
        self.program, self.shape = program, shape

    def apply(self, ufunc: np.ufunc, *values: Value) -> Value:
        """The ufunc of these values, in a buffer of its own unless all of them are numbers."""
        if all(isinstance(value, float) for value in values):
            with np.errstate(all="ignore"):
                return float(ufunc(*values))
        out = self.program.scratch(self.shape)
        arguments = [self.program.constant(value) if isinstance(value, float) else value for value in values]
        if ufunc in (np.maximum, np.minimum):  # NumPy deprecates a positional out here
            self.program.call(partial(ufunc, out=out), *arguments)
        else:
            self.program.call(ufunc, *arguments, out)
        return out

    def product(self, left: Value, right: Value) -> Value:
        """left · right; the call is spared where one of them is 1."""
        if isinstance(left, float) and left == 1.0:
            return right
        if isinstance(right, float) and right == 1.0:
            return left
        return self.apply(np.multiply, left, right)

    def total(self, left: Value, right: Value) -> Value:
        """left + right; the call is spared where one of them is 0."""
        if isinstance(left, float) and left == 0.0:
            return right
        if isinstance(right, float) and right == 0.0:
            return left
        return self.apply(np.add, left, right)

    def less(self, left: Value, right: Value) -> Value:
        """left − right."""
        return self.apply(np.subtract, left, right)

    def quotient(self, left: Value, right: Value) -> Value:
        """left / right."""
        return self.apply(np.divide, left, right)

    def sigmoid(self, u: Value) -> Value:
        """1/(1 + e⁻ᵘ)."""
        return self.quotient(1.0, self.total(1.0, self.apply(np.exp, self.apply(np.negative, u))))

    def softplus(self, u: Value) -> Value:
        """ln(1 + eᵘ)."""
        small = self.apply(np.exp, self.apply(np.negative, self.apply(np.absolute, u)))
        return self.total(self.apply(np.maximum, u, 0.0), self.apply(np.log1p, small))

    def erf(self, u: Value) -> Value:
        """The error function."""
        if isinstance(u, float):
            return math.erf(u)
        out = self.program.scratch(self.shape)
        emit_erf(self.program, u, out)
        return out


Rule = Callable[..., Value]


@dataclass(frozen=True)
class Operation:
    """`value(calculator, *u)`, and `partials[i](calculator, v, *u)`, the derivative of the value v by u_i.

    `switch(calculator, *u)` is what changes its sign where the derivative jumps.
    """

    value: Rule
    partials: tuple[Rule, ...]
    switch: Rule | None = None


def elementary(ufunc: np.ufunc, by_u: Rule) -> Operation:
    """A function of one value that NumPy has."""
    return Operation(lambda c, u: c.apply(ufunc, u), (by_u,))


OPERATORS: dict[str, Operation] = {
    "+": Operation(Calculator.total, (lambda c, v, u, w: 1.0, lambda c, v, u, w: 1.0)),
    "-": Operation(Calculator.less, (lambda c, v, u, w: 1.0, lambda c, v, u, w: -1.0)),
    "*": Operation(Calculator.product, (lambda c, v, u, w: w, lambda c, v, u, w: u)),
    "/": Operation(
        Calculator.quotient,
        (lambda c, v, u, w: c.quotient(1.0, w), lambda c, v, u, w: c.quotient(c.apply(np.negative, v), w)),
    ),
    "**": Operation(
        lambda c, u, w: c.apply(np.power, u, w),
        (
            lambda c, v, u, w: c.product(w, c.apply(np.power, u, c.less(w, 1.0))),
            lambda c, v, u, w: c.product(v, c.apply(np.log, u)),
        ),
    ),
    "negative": elementary(np.negative, lambda c, v, u: -1.0),
}

FUNCTIONS: dict[str, Operation] = {
    "exp": elementary(np.exp, lambda c, v, u: v),
    "log": elementary(np.log, lambda c, v, u: c.quotient(1.0, u)),
    "sqrt": elementary(np.sqrt, lambda c, v, u: c.quotient(0.5, v)),
    "sin": elementary(np.sin, lambda c, v, u: c.apply(np.cos, u)),
    "cos": elementary(np.cos, lambda c, v, u: c.apply(np.negative, c.apply(np.sin, u))),
    "tan": elementary(np.tan, lambda c, v, u: c.total(1.0, c.product(v, v))),
    "atan": elementary(np.arctan, lambda c, v, u: c.quotient(1.0, c.total(1.0, c.product(u, u)))),
    "sinh": elementary(np.sinh, lambda c, v, u: c.apply(np.cosh, u)),
    "cosh": elementary(np.cosh, lambda c, v, u: c.apply(np.sinh, u)),
    "tanh": elementary(np.tanh, lambda c, v, u: c.less(1.0, c.product(v, v))),
    "erf": Operation(
        lambda c, u: c.erf(u),
        (lambda c, v, u: c.product(2.0 / math.sqrt(math.pi), c.apply(np.exp, c.apply(np.negative, c.product(u, u)))),),
    ),
    "sigmoid": Operation(lambda c, u: c.sigmoid(u), (lambda c, v, u: c.product(v, c.less(1.0, v)),)),
    "softplus": Operation(
        lambda c, u: c.softplus(u),
        (lambda c, v, u: c.apply(np.negative, c.apply(np.expm1, c.apply(np.negative, v))),),
    ),
    "relu": Operation(
        lambda c, u: c.apply(np.maximum, u, 0.0), (lambda c, v, u: c.apply(np.heaviside, u, 0.0),), lambda c, u: u
    ),
    "abs": Operation(lambda c, u: c.apply(np.absolute, u), (lambda c, v, u: c.apply(np.sign, u),), lambda c, u: u),
    "max": Operation(
        lambda c, u, w: c.apply(np.maximum, u, w),
        (
            lambda c, v, u, w: c.apply(np.heaviside, c.less(u, w), 0.0),
            lambda c, v, u, w: c.apply(np.heaviside, c.less(w, u), 1.0),
        ),
        Calculator.less,
    ),
    "min": Operation(
        lambda c, u, w: c.apply(np.minimum, u, w),
        (
            lambda c, v, u, w: c.apply(np.heaviside, c.less(w, u), 0.0),
            lambda c, v, u, w: c.apply(np.heaviside, c.less(u, w), 1.0),
        ),
        Calculator.less,
    ),
}

OPERATIONS = OPERATORS | FUNCTIONS


@dataclass(frozen=True)
class Step:
    """x, where `operation` is "x"; a number, where it is "number"; else an operation on earlier steps."""

    operation: str
    inputs: tuple[int, ...] = ()
    number: float = 0.0


@dataclass(frozen=True)
class Expression:
    """An expression in x; its value is that of step `root`."""

    steps: tuple[Step, ...]
    root: int

    def emit(self, program: Program, x: Array, out: Array) -> None:
        """out ← the expression's value at each x; `out` is not `x`."""
        value = self.values(Calculator(program, x.shape), x)[self.root]
        program.call(np.copyto, out, program.constant(value) if isinstance(value, float) else value)

    def emit_derivative(self, program: Program, x: Array, out: Array) -> None:
        """out ← the expression's derivative at each x; `out` is not `x`."""
        calculator = Calculator(program, x.shape)
        slope = self.slopes(calculator, self.values(calculator, x))[self.root]
        program.call(np.copyto, out, program.constant(slope) if isinstance(slope, float) else slope)

    def slopes(self, calculator: Calculator, values: list[Value]) -> list[Value]:
        """The derivative of each step by x, from the value of each."""
        slopes: list[Value] = []
        for step, value in zip(self.steps, values, strict=True):
            slope: Value = 1.0 if step.operation == "x" else 0.0
            inputs = [values[index] for index in step.inputs]
            for place, index in enumerate(step.inputs):
                if isinstance(slopes[index], float) and slopes[index] == 0.0:
                    continue
                by_input = OPERATIONS[step.operation].partials[place](calculator, value, *inputs)
                slope = calculator.total(slope, calculator.product(by_input, slopes[index]))
            slopes.append(slope)
        return slopes

    def values(self, calculator: Calculator, x: Array) -> list[Value]:
        """The value of each step."""
        values: list[Value] = []
        for step in self.steps:
            if step.operation == "x":
                values.append(x)
            elif step.operation == "number":
                values.append(step.number)
            else:
                inputs = [values[index] for index in step.inputs]
                values.append(OPERATIONS[step.operation].value(calculator, *inputs))
        return values

    def kinks(self, low: float = -20.0, high: float = 20.0) -> tuple[float, ...]:
        """The x between low and high where an operation switches (the kink of relu, max, …), to machine precision."""
        found: set[float] = set()
        for index, step in enumerate(self.steps):
            switch = OPERATIONS[step.operation].switch if step.inputs else None
            if switch is not None:
                found |= set(_zeros(partial(self._switched, index, switch), np.linspace(low, high, 4002)))
        return tuple(sorted(found))

    def _switched(self, index: int, switch: Rule, x: Array) -> Array:
        """Whether a step's switch is positive at each x."""
        with np.errstate(all="ignore"):
            calculator = Calculator(Eager(x.dtype), x.shape)
            values = self.values(calculator, x)
            value = switch(calculator, *(values[each] for each in self.steps[index].inputs))
            return np.broadcast_to(np.asarray(value) > 0.0, x.shape)


def _zeros(positive: Callable[[Array], Array], grid: Array) -> list[float]:
    """Where `positive` changes, by bisection between neighbours on the grid."""
    signs = positive(grid)
    places = np.flatnonzero(signs[1:] != signs[:-1])
    low, high, sign = grid[places], grid[places + 1], signs[places]
    for _ in range(60):
        middle = 0.5 * (low + high)
        same = positive(middle) == sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return [round(float(value), 12) + 0.0 for value in 0.5 * (low + high)]
