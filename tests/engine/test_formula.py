"""Formulas in x: what they mean, their exact derivatives, and the sentence for one that can't be read."""

# ruff: noqa: ARG005 (constants are functions of x too)

import math
from collections.abc import Callable
from typing import Any

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.activations import Custom, Gelu, LeakyRelu, Relu, Silu, Softplus
from playground.engine.expression import FUNCTIONS
from playground.engine.formula import DEEPEST, LONGEST, parse, problem
from playground.engine.program import Eager, Program
from playground.registry import knobs
from tests.engine.oracle import erf, stable_sigmoid

Function = Callable[[Any], Any]

FUNCTIONS_OF_AUTOGRAD: dict[str, Callable[..., Any]] = {
    "exp": anp.exp,
    "log": anp.log,
    "sqrt": anp.sqrt,
    "sin": anp.sin,
    "cos": anp.cos,
    "tan": anp.tan,
    "atan": anp.arctan,
    "sinh": anp.sinh,
    "cosh": anp.cosh,
    "tanh": anp.tanh,
    "erf": erf,
    "sigmoid": stable_sigmoid,
    "softplus": lambda u: anp.logaddexp(u, 0.0),
    "relu": lambda u: anp.maximum(u, 0.0),
    "abs": anp.abs,
    "max": anp.maximum,
    "min": anp.minimum,
}
X = np.linspace(0.1, 3.0, 59)
EVERYWHERE = np.linspace(-3.05, 3.0, 60)


def value(formula: str, x: np.ndarray) -> np.ndarray:
    out = np.empty_like(x)
    parse(formula).emit(Eager(x.dtype), x, out)
    return out


def derivative(formula: str, x: np.ndarray) -> np.ndarray:
    out = np.empty_like(x)
    parse(formula).emit_derivative(Eager(x.dtype), x, out)
    return out


def assert_right(formula: str, truth: Function, x: np.ndarray) -> None:
    np.testing.assert_allclose(value(formula, x), truth(x) + 0.0 * x, rtol=1e-13, atol=1e-14)
    slope = elementwise_grad(lambda x: truth(x) + 0.0 * x)(x)
    np.testing.assert_allclose(derivative(formula, x), slope, rtol=1e-11, atol=1e-13)


FORMULAS: dict[str, Function] = {
    "x": lambda x: x,
    "+x": lambda x: x,
    "-x": lambda x: -x,
    "3": lambda x: 3.0,
    "0*x": lambda x: 0.0,
    "x*sigmoid(1.7*x)": lambda x: x * stable_sigmoid(1.7 * x),
    "max(x, 0.1*x)": lambda x: anp.maximum(x, 0.1 * x),
    "max(x, 0.1*x, -1)": lambda x: anp.maximum(anp.maximum(x, 0.1 * x), -1.0),
    "min(max(x, -1), 1, 0.5*x + 0.2)": lambda x: anp.minimum(anp.minimum(anp.maximum(x, -1.0), 1.0), 0.5 * x + 0.2),
    "-x**2": lambda x: -(x * x),
    "(-x)**2": lambda x: x * x,
    "2**-x": lambda x: anp.exp(-x * math.log(2.0)),
    "x**3 - 2*x**2 + x - 1": lambda x: x * x * x - 2.0 * x * x + x - 1.0,
    "x**16": lambda x: x**16,
    "x**1": lambda x: x,
    "x**0 + x": lambda x: 1.0 + x,
    "2**x**2": lambda x: anp.exp(x * x * math.log(2.0)),
    "1 - 2 - 3*x": lambda x: -1.0 - 3.0 * x,
    "8/2/2/(x + 10)": lambda x: 2.0 / (x + 10.0),
    "x/(1 + abs(x))": lambda x: x / (1.0 + anp.abs(x)),
    "x*x*x*x + x*x": lambda x: x**4 + x**2,
    "sin(2*pi*x)*e": lambda x: anp.sin(2.0 * math.pi * x) * math.e,
    "softplus(x) - relu(x)": lambda x: anp.logaddexp(x, 0.0) - anp.maximum(x, 0.0),
    "exp(-(x/2)**2) * cos(3*x)": lambda x: anp.exp(-(x**2) / 4.0) * anp.cos(3.0 * x),
    "tanh(sigmoid(sin(x)))": lambda x: anp.tanh(stable_sigmoid(anp.sin(x))),
    ".5*x + 1.e-1*x + 2E+0": lambda x: 0.6 * x + 2.0,
    "--x - -x": lambda x: 2.0 * x,
    "0.5*x*(1 + erf(x/sqrt(2)))": lambda x: 0.5 * x * (1.0 + erf(x / math.sqrt(2.0))),
}
POSITIVE: dict[str, Function] = {
    "log(x)": anp.log,
    "x**0.5": anp.sqrt,
    "x**-1.5": lambda x: x**-1.5,
    "x**x": lambda x: anp.exp(x * anp.log(x)),
    "log(x + 1)**sqrt(x)": lambda x: anp.exp(anp.sqrt(x) * anp.log(anp.log(x + 1.0))),
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_means_what_it_means_in_mathematics(formula: str) -> None:
    assert_right(formula, FORMULAS[formula], EVERYWHERE)


@pytest.mark.parametrize("formula", POSITIVE)
def test_a_formula_for_positive_x(formula: str) -> None:
    assert_right(formula, POSITIVE[formula], X)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_its_exact_derivative(name: str) -> None:
    function = FUNCTIONS_OF_AUTOGRAD[name]
    if len(FUNCTIONS[name].partials) == 1:
        assert_right(f"2*{name}(1.3*x) + x", lambda x: 2.0 * function(1.3 * x) + x, X)
    else:
        text = f"2*{name}(x**2 - 1, sin(x)) + x"
        assert_right(text, lambda x: 2.0 * function(x**2 - 1.0, anp.sin(x)) + x, X)


Row = tuple[str, Function]
SHAPES: list[tuple[str, Callable[..., Any]]] = [
    ("({} + {})", lambda u, w: u + w),
    ("({} - {})", lambda u, w: u - w),
    ("({}*{})", lambda u, w: u * w),
    ("(-{})", lambda u: -u),
    ("({}/(3 + {}**2))", lambda u, w: u / (3.0 + w * w)),
    ("tanh({})", anp.tanh),
    ("exp(-{}**2)", lambda u: anp.exp(-(u * u))),
]
LEAVES: list[Row] = [("x", lambda x: x), ("2", lambda x: 2.0), ("0.5", lambda x: 0.5), ("pi", lambda x: math.pi)]


def composed(text: str, function: Callable[..., Any], inner: list[Row]) -> Row:
    return text.format(*(part for part, _ in inner)), lambda x: function(*(part(x) for _, part in inner))


@st.composite
def formulas(draw: st.DrawFn, depth: int = 4) -> Row:
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(LEAVES))
    text, function = draw(st.sampled_from(SHAPES))
    return composed(text, function, [draw(formulas(depth=depth - 1)) for _ in range(text.count("{}"))])


@given(formulas())
def test_any_formula_agrees_with_autograd(row: Row) -> None:
    text, truth = row
    if len(text) > LONGEST:
        assert problem(text) is not None
        return
    x = np.linspace(-1.9, 2.1, 5)
    np.testing.assert_allclose(value(text, x), truth(x) + 0.0 * x, rtol=1e-11, atol=1e-11)
    slope = elementwise_grad(lambda x: truth(x) + 0.0 * x)(x)
    np.testing.assert_allclose(derivative(text, x), slope, rtol=1e-9, atol=1e-9)


PROBLEMS = {
    "": "position 1: expected a number, x, a function or '(', found the end",
    "x*": "position 3: expected a number, x, a function or '(', found the end",
    "x + * 2": "position 5: expected a number, x, a function or '(', found '*'",
    "(x": "position 3: expected ')', found the end",
    "x)": "position 2: expected an operator, such as +, - or *, or the end, found ')'",
    "2x": "position 2: expected an operator, such as +, - or *, or the end, found 'x'",
    "x ^ 2": "position 3: expected an operator, such as +, - or *, or the end, found '^'",
    "sin x": "position 5: expected '(' after sin, found 'x'",
    "1.2.3": "position 4: expected an operator, such as +, - or *, or the end, found '.3'",
    "max(x)": "position 1: max takes two values or more, got 1",
    "x + tanh(x, 0,1)": "position 5: tanh takes one value, got 3",
    "tanh(x": "position 7: expected ',' or ')', found the end",
    "1e999*x": "position 1: expected a smaller number, found '1e999'",
    "x[0]": "position 2: expected an operator, such as +, - or *, or the end, found '['",
    "x.__class__": "position 2: expected an operator, such as +, - or *, or the end, found '.'",
    "x; x": "position 2: expected an operator, such as +, - or *, or the end, found ';'",
    "'x'": "position 1: expected a number, x, a function or '(', found \"'\"",
}


@pytest.mark.parametrize("formula", PROBLEMS)
def test_a_bad_formula_gets_a_sentence_with_the_position(formula: str) -> None:
    assert problem(formula) == PROBLEMS[formula]


@pytest.mark.parametrize("formula", ["y + 1", "__import__('os')", "exp(q)", "lambda: x"])
def test_an_unknown_name_is_told_which_names_there_are(formula: str) -> None:
    said = problem(formula)
    assert said is not None and "unknown name" in said and "known are x, pi, e, exp, log" in said


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_has_a_problem(text: str) -> None:
    said = problem(text)
    assert said is None or said.startswith("position ")


def test_whole_powers_are_right_at_zero() -> None:
    zero = np.zeros(1)
    assert [derivative(text, zero)[0] for text in ("x**0", "x**1", "x**2", "x**3")] == [0.0, 1.0, 0.0, 0.0]


def test_length_and_depth_are_bounded() -> None:
    assert problem("x+" * LONGEST) == f"the formula has {2 * LONGEST} characters, and {LONGEST} are the most"
    nested = "(" * DEEPEST + "x" + ")" * DEEPEST
    assert "within each other" in (problem(nested) or "")
    assert problem(nested[1:-1]) is None


def test_the_minus_and_times_signs_of_typesetting_are_read() -> None:
    np.testing.assert_array_equal(value("2·x − 3×x", X), 2 * X - 3 * X)


def test_repeated_parts_are_computed_once() -> None:
    program = Program()
    parse("exp(x)*exp(x) + exp(x)").emit(program, X, np.empty_like(X))
    assert [function for function, _ in program.calls].count(np.exp) == 1


def test_where_the_formula_is_undefined_it_is_nan_and_not_an_error() -> None:
    with np.errstate(invalid="ignore"):
        assert np.isnan(value("log(x)", np.array([-1.0]))).all()


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("max(x, 0.01*x)", LeakyRelu()),
        ("relu(x)", Relu()),
        ("x*sigmoid(x)", Silu()),
        ("softplus(x)", Softplus()),
        ("x*(1 + erf(x/sqrt(2)))/2", Gelu()),
    ],
)
def test_a_formula_for_a_known_activation_agrees_with_it(formula: str, kind: object) -> None:
    custom = Custom(formula=formula)
    np.testing.assert_allclose(custom(EVERYWHERE), kind(EVERYWHERE), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(custom.derivative(EVERYWHERE), kind.derivative(EVERYWHERE), rtol=1e-11, atol=1e-14)


def test_kinks_are_found_wherever_they_are() -> None:
    assert parse("max(x, 1) + abs(x + 2.5)").kinks() == (-2.5, 1.0)
    assert parse("x*sigmoid(x)").kinks() == ()


def test_the_knob_refuses_a_bad_formula() -> None:
    knob = dict(knobs(Custom))["formula"]
    assert knob.problem("x*") == PROBLEMS["x*"]
    assert knob.problem(3) == "must be text, got 3"
    assert knob.problem("tanh(x)") is None
