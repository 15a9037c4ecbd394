"""The formula of a custom activation as code: written anew from what was read of it, never the user's own text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.engine.expression import Calculator, Expression
from playground.registry import Kind, knobs

LONGEST = 80
"""Characters of an expression that stands in one line."""

OPERATORS = {"add": ("+", 1, 2), "subtract": ("-", 1, 2), "multiply": ("*", 2, 3), "divide": ("/", 2, 3)}
"""The sign of an operation, and how tightly it and its right side bind."""

POWER, SIGN, ATOM = 4, 3, 5


@dataclass(frozen=True, eq=False)
class Term:
    """A function of earlier terms and numbers."""

    function: str
    inputs: tuple[Any, ...] = ()


class Writer(Calculator):
    """Calculates with terms instead of arrays; between numbers it calculates at once."""

    def __init__(self) -> None:
        pass  # there is no program to emit into

    def apply(self, ufunc: np.ufunc, *values: Any) -> Any:
        if all(isinstance(value, float) for value in values):
            with np.errstate(all="ignore"):
                return float(ufunc(*values))
        return Term(ufunc.__name__, values)

    def sigmoid(self, u: Any) -> Any:
        return super().sigmoid(u) if isinstance(u, float) else Term("sigmoid", (u,))

    def softplus(self, u: Any) -> Any:
        return super().softplus(u) if isinstance(u, float) else Term("softplus", (u,))

    def erf(self, u: Any) -> Any:
        return math.erf(u) if isinstance(u, float) else Term("erf", (u,))


def value_term(expression: Expression) -> Any:
    """σ(z) as a term, or a number."""
    writer, z = Writer(), Term("z")
    return expression.values(writer, z)[expression.root]  # type: ignore[arg-type]


def slope_term(expression: Expression) -> Any:
    """σ'(z) as a term, or a number."""
    writer, z = Writer(), Term("z")
    return expression.slopes(writer, expression.values(writer, z))[expression.root]  # type: ignore[arg-type]


def functions(term: Any) -> set[str]:
    """The names of the functions that a term calls."""
    return {each.function for each in _terms(term)} - {"z", "negative", "power", *OPERATORS}


def body(term: Any, call: Callable[[str, list[str]], str]) -> list[str]:
    """The lines of a function of z that returns the term. `call(name, arguments)` is how a function is written.

    What is used twice, or is too long, gets a line of its own.
    """
    if isinstance(term, float):
        return [f"return {call('full_like', ['z', number(term)])}"]
    uses = Counter(id(each) for user in _terms(term) for each in user.inputs if isinstance(each, Term))
    texts: dict[int, tuple[str, int]] = {}
    lines: list[str] = []
    for each in _terms(term):
        text, tightness = _text(each, texts, call)
        if each.inputs and each is not term and (uses[id(each)] > 1 or len(text) > LONGEST):
            lines.append(f"t{len(lines) + 1} = {text}")
            text, tightness = f"t{len(lines)}", ATOM
        texts[id(each)] = text, tightness
    return [*lines, f"return {texts[id(term)][0]}"]


def number(value: float) -> str:
    """A number as short as it can be said exactly, whole ones without a point."""
    if not math.isfinite(value):
        return f"float({str(value)!r})"
    short = f"{value:g}"
    return short if float(short) == value else repr(float(value))


def filled(template: str, kind: Kind, **others: str) -> str:
    """A template of code with the kind's numbers in it: `{learning_rate}`, and what `others` there are."""
    values = {name: getattr(kind, name) for name, _ in knobs(type(kind))}
    numbers = {name: number(float(value)) for name, value in values.items() if isinstance(value, (int, float))}
    return template.format(**numbers, **others)


def _terms(root: Any) -> Iterator[Term]:
    """All terms below, each once, what is used before what uses it."""
    seen: set[int] = set()
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        term, ready = stack.pop()
        if isinstance(term, float) or (id(term) in seen):
            continue
        if ready:
            seen.add(id(term))
            yield term
        else:
            stack.append((term, True))
            stack += [(each, False) for each in reversed(term.inputs)]


def _text(term: Term, texts: dict[int, tuple[str, int]], call: Callable[[str, list[str]], str]) -> tuple[str, int]:
    def at(value: Any, least: int) -> str:
        text, tightness = texts[id(value)] if isinstance(value, Term) else (number(value), _tightness(value))
        return text if tightness >= least else f"({text})"

    if not term.inputs:
        return term.function, ATOM
    if term.function in OPERATORS:
        sign, left, right = OPERATORS[term.function]
        return f"{at(term.inputs[0], left)} {sign} {at(term.inputs[1], right)}", left
    if term.function == "negative":
        return f"-{at(term.inputs[0], SIGN)}", SIGN
    if term.function == "power":
        return f"{at(term.inputs[0], ATOM)} ** {at(term.inputs[1], SIGN)}", POWER
    return call(term.function, [at(value, 0) for value in term.inputs]), ATOM


def _tightness(value: float) -> int:
    return SIGN if value < 0.0 else ATOM
