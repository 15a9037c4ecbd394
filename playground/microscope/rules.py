"""The update rules as they are written: the formula of each optimizer, and its lines with the numbers of one weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import floor, isfinite, log10, sqrt

from PySide6.QtCore import QCoreApplication

from playground.engine.optimizers import Adagrad, Adam, AdamW, Momentum, Nesterov, Optimizer, RmsProp, Sgd
from playground.look.numbers import fixed
from playground.look.numbers import plain as short
from playground.microscope.notation import CLOSE, EQUALS, OPEN, PLUS, TIMES, tex, tone, written
from playground.microscope.stage import Line, Piece

translate = QCoreApplication.translate

ARROW, MINUS = tex(r"\leftarrow"), tex("-")


@dataclass(frozen=True)
class Number:
    """One number of θ at its update, with its `name` in LaTeX.

    `g` is its derivative after penalty and clipping, `before` and `after` what the optimizer remembers of it, under the
    names of its `vectors`; `time` counts the updates, this one included.
    """

    name: str
    old: float
    new: float
    g: float
    rate: float
    before: Mapping[str, float]
    after: Mapping[str, float]
    time: int


@dataclass(frozen=True)
class Rule:
    """How an optimizer is written: `step` is what η is multiplied with, in LaTeX; `lines` its numbers; `words` why."""

    step: str
    lines: Callable[[Number, Optimizer], list[Line]]
    words: Callable[[Number, Optimizer], str]


def rule_of(optimizer: Optimizer) -> Rule | None:
    """The rule; None where the step is solved for instead."""
    return RULES.get(type(optimizer))


def decimals(change: float) -> int:
    """How many decimals show a change with two digits: 3 to 9."""
    if change == 0.0 or not isfinite(change):
        return 3
    return min(max(2 - floor(log10(abs(change)) + 1.0), 3), 9)


def step_line(it: Number, step: str, *how: Piece, name: str = "", kept: Piece | None = None) -> Line:
    """w ← w − η step = old − η · how = new; `kept`: what multiplies the old one first."""
    told = decimals(it.new - it.old)
    first = (tex(f"{it.name}"), ARROW, tex(it.name), MINUS, tex(rf"\eta\,{step}"), EQUALS)
    if kept is not None:
        first = (tex(it.name), ARROW, tex(rf"(1 - \eta \lambda)\,{it.name}"), MINUS, tex(rf"\eta\,{step}"), EQUALS)
    old = Piece(text=fixed(it.old, decimals=told), tone=tone(it.old))
    new = Piece(text=fixed(it.new, decimals=told), tone=tone(it.new), bold=True)
    factor = (kept, TIMES) if kept is not None else ()
    pieces = (*first, *factor, old, MINUS, Piece(text=short(it.rate)), TIMES, *how, EQUALS, new)
    return Line(name or translate("Microscope", "this weight"), pieces)


def _mean(name: str, symbol: str, share: float, before: float, added: tuple[Piece, ...], rule: str, now: float) -> Line:
    """v ← rule = share · before + added = now."""
    first = (tex(symbol), ARROW, tex(rule), EQUALS)
    return Line(name, (*first, _share(share), TIMES, written(before, factor=True), PLUS, *added, EQUALS, written(now)))


def _share(value: float) -> Piece:
    """A knob in a formula."""
    return Piece(text=short(value))


def _squared(value: float) -> tuple[Piece, ...]:
    return (OPEN, written(value), tex(")^2"))


def _over_root(above: float, square: float, epsilon: float) -> tuple[Piece, ...]:
    """above/(√square + ε) as one number."""
    return (written(above / (sqrt(square) + epsilon), factor=True),)


def _sgd(it: Number, _: Optimizer) -> list[Line]:
    return [step_line(it, rf"\frac{{\partial C}}{{\partial {it.name}}}", written(it.g, factor=True))]


def _momentum(it: Number, optimizer: Optimizer) -> list[Line]:
    assert isinstance(optimizer, Momentum | Nesterov)
    v, share = it.after["velocity"], optimizer.momentum
    added = (written(it.g, factor=True),)
    lines = [_mean(translate("Microscope", "velocity"), "v", share, it.before["velocity"], added, r"\mu v + g", v)]
    if isinstance(optimizer, Momentum):
        return [*lines, step_line(it, "v", written(v, factor=True))]
    sum_of = (OPEN, written(it.g), PLUS, _share(share), TIMES, written(v, factor=True), CLOSE)
    return [*lines, step_line(it, r"(g + \mu v)", *sum_of)]


def _rms_prop(it: Number, optimizer: Optimizer) -> list[Line]:
    assert isinstance(optimizer, RmsProp)
    v, alpha = it.after["square"], optimizer.alpha
    added = (_share(1.0 - alpha), TIMES, *_squared(it.g))
    rule = r"\alpha v + (1 - \alpha)\, g^2"
    lines = [_mean(translate("Microscope", "mean of g²"), "v", alpha, it.before["square"], added, rule, v)]
    direction, ratio = r"\frac{g}{\sqrt{v} + \varepsilon}", _over_root(it.g, v, optimizer.epsilon)
    if not optimizer.momentum:
        return [*lines, step_line(it, direction, *ratio)]
    u, before = it.after["velocity"], it.before["velocity"]
    name, share = translate("Microscope", "velocity"), optimizer.momentum
    lines.append(_mean(name, "u", share, before, ratio, rf"\mu u + {direction}", u))
    return [*lines, step_line(it, "u", written(u, factor=True))]


def _adagrad(it: Number, optimizer: Optimizer) -> list[Line]:
    assert isinstance(optimizer, Adagrad)
    s = it.after["sum"]
    first = (tex("s"), ARROW, tex("s + g^2"), EQUALS, written(it.before["sum"]), PLUS, *_squared(it.g))
    direction, ratio = r"\frac{g}{\sqrt{s} + \varepsilon}", _over_root(it.g, s, optimizer.epsilon)
    name = translate("Microscope", "sum of g²")
    return [Line(name, (*first, EQUALS, written(s))), step_line(it, direction, *ratio)]


def _adam(it: Number, optimizer: Optimizer) -> list[Line]:
    """What is kept is m/(1 − β₁) and v/(1 − β₂); what is shown is m and v."""
    assert isinstance(optimizer, Adam)
    one, two = optimizer.beta1, optimizer.beta2
    m, m_before = it.after["mean"] * (1.0 - one), it.before["mean"] * (1.0 - one)
    v, v_before = it.after["square"] * (1.0 - two), it.before["square"] * (1.0 - two)
    added = (_share(1.0 - one), TIMES, written(it.g, factor=True))
    squared = (_share(1.0 - two), TIMES, *_squared(it.g))
    rules = (r"\beta_1 m + (1 - \beta_1)\, g", r"\beta_2 v + (1 - \beta_2)\, g^2")
    right_m, right_v = m / (1.0 - one**it.time), v / (1.0 - two**it.time)
    ratio = _over_root(right_m, right_v, optimizer.epsilon)
    kept = Piece(text=short(1.0 - it.rate * optimizer.weight_decay, digits=8)) if isinstance(optimizer, AdamW) else None
    return [
        _mean(translate("Microscope", "mean of g"), "m", one, m_before, added, rules[0], m),
        _mean(translate("Microscope", "mean of g²"), "v", two, v_before, squared, rules[1], v),
        step_line(it, r"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}", *ratio, kept=kept),
    ]


def _velocity_words(_: Number, optimizer: Optimizer) -> str:
    assert isinstance(optimizer, Momentum | Nesterov)
    words = translate(
        "Microscope",
        "The velocity v keeps {share} of itself and takes up each new derivative, so that what points the same way "
        "again and again goes faster.",
    )
    return words.format(share=short(optimizer.momentum))


def _root_words(_: Number, __: Optimizer) -> str:
    return translate(
        "Microscope",
        "Divided by the root of its own squares, a small derivative makes nearly as long a step as a large one.",
    )


def _adam_words(it: Number, _: Optimizer) -> str:
    words = translate(
        "Microscope",
        "m̂ and v̂ are m and v over 1 − βᵗ, at t = {time}. Divided by the root of its own squares, a small derivative "
        "makes nearly as long a step as a large one: about η.",
    )
    return words.format(time=it.time)


ADAM = Rule(r"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}", _adam, _adam_words)

RULES: dict[type[Optimizer], Rule] = {
    Sgd: Rule("", _sgd, lambda _, __: ""),
    Momentum: Rule("v", _momentum, _velocity_words),
    Nesterov: Rule(r"(g + \mu v)", _momentum, _velocity_words),
    RmsProp: Rule(r"\frac{g}{\sqrt{v} + \varepsilon}", _rms_prop, _root_words),
    Adagrad: Rule(r"\frac{g}{\sqrt{s} + \varepsilon}", _adagrad, _root_words),
    Adam: ADAM,
    AdamW: ADAM,
}
