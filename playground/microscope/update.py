"""The stage of the update: each weight goes a little way against its derivative, as the run's optimizer has it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.layers import BatchNorm, Dropout, Normalisation
from playground.engine.optimizers import Sgd
from playground.engine.program import Array
from playground.look.numbers import fixed
from playground.look.numbers import plain as short
from playground.look.words import word
from playground.microscope.gradients import gradient_name, weight_words
from playground.microscope.notation import (
    CLOSE,
    EQUALS,
    OPEN,
    PLUS,
    TIMES,
    down,
    index,
    number,
    out_words,
    pair,
    symbol,
    tex,
    written,
)
from playground.microscope.rules import ARROW, MINUS, Number, decimals, rule_of, step_line
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Target:
    """What is updated: a parameter of the layer with its `symbol`, and the number in focus with its `name`, in LaTeX.

    `places` are those of the parameter in θ, `place` is the number in focus among them.
    """

    symbol: str
    name: str
    places: np.ndarray
    place: tuple[int, ...]

    def in_focus(self, vector: Array) -> float:
        """The number in focus of a vector like θ."""
        return float(vector[self.places[self.place]])


def target_of(site: Site) -> Target:
    """W of a dense layer, γ of a normalisation."""
    p, j, k, places = site.position, site.unit, site.source, site.it.places
    if isinstance(site.it.layers[p], Normalisation):
        return Target(r"\gamma", symbol(r"\gamma", p, index(j)), places[f"{site.name}/gamma"], (j,))
    return Target("W", symbol("w", p, pair(j, k)), places[f"{site.name}/W"], (j, k))


def update(site: Site) -> Stage:
    """W ← W − η ∂C/∂W, with penalty, clipping and what the optimizer remembers."""
    it, p, target = site.it, site.position, target_of(site)
    vector = len(target.place) == 1
    lit = Lit((p, site.unit), "γ" if vector else index(site.unit), result=True)
    source = (p - 1, site.source)
    return Stage(
        title=translate("Microscope", "Update · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading() if vector else f"{site.name} · " + weight_words(site),
        formula=_formula(site, target),
        lines=tuple(_lines(site, target)),
        picture=_picture(site, target),
        words=_words(site, target),
        lit=(lit,) if vector else (Lit(source, out_words(it, p - 1) + down(site.source + 1)), lit),
        edges=() if vector else (Edge(source, (p, site.unit), target.in_focus(_after(site))),),
        units=site.units,
        sources=1 if vector else site.sources,
        highlighted=(p,) if vector else (p - 1, p),
    )


def _frozen(site: Site) -> bool:
    return site.it.layers[site.position].frozen


def _solved(site: Site) -> bool:
    """Whether the optimizer solves for its step, so that all that can be shown is the step that it made last."""
    return rule_of(site.it.model.optimizer) is None


def _before(site: Site) -> Array:
    """θ before the step."""
    return site.it.before if _solved(site) else site.it.network.theta


def _after(site: Site) -> Array:
    """θ after it."""
    return site.it.network.theta if _solved(site) else site.it.following.theta


def _gradient(site: Site) -> Array:
    """g: the derivatives after penalty and clipping."""
    return site.it.following.penalised * site.it.following.shrink


def _number(site: Site, target: Target) -> Number:
    """The number in focus at its update."""
    it = site.it
    names = it.model.optimizer.vectors
    return Number(
        name=target.name,
        old=target.in_focus(_before(site)),
        new=target.in_focus(_after(site)),
        g=target.in_focus(_gradient(site)),
        rate=it.rate,
        before={name: target.in_focus(it.moments[name]) for name in names},
        after={name: target.in_focus(it.following.moments[name]) for name in names},
        time=int(it.moments["step"]) + 1,
    )


def _plain(site: Site) -> bool:
    """Whether g is the derivative itself, so that it needs no name of its own."""
    model = site.it.model
    return isinstance(model.optimizer, Sgd) and not (model.l1 or model.l2) and site.it.following.shrink == 1.0


def _formula(site: Site, target: Target) -> tuple[Piece, ...]:
    name = symbol(target.symbol, site.position)
    first = (tex(name, "result"), ARROW, tex(name, "part"))
    rule = rule_of(site.it.model.optimizer)
    if rule is None:
        step = r"(J^{\mathrm{T}} J + \lambda I)^{-1} J^{\mathrm{T}} r"
    else:
        step = rule.step or (rf"\frac{{\partial C}}{{\partial {name}}}" if _plain(site) else "g")
    return (*first, MINUS, tex(r"\eta", "part"), tex(step, "part"))


def _lines(site: Site, target: Target) -> list[Line]:
    """The derivative that counts, what the optimizer makes of it, and the step."""
    rule = rule_of(site.it.model.optimizer)
    if _frozen(site) or rule is None:
        return [_moved_line(site, target)]
    it = _number(site, target)
    lines = [] if _plain(site) else [_derivative_line(site, target, it)]
    lines += rule.lines(it, site.it.model.optimizer)
    bias = site.it.places.get(f"{site.name}/b")
    if _plain(site) and bias is not None:
        own = Target("b", symbol("b", site.position, index(site.unit)), bias, (site.unit,))
        step, name = _number(site, own), translate("Microscope", "its bias")
        lines.append(
            step_line(step, rf"\frac{{\partial C}}{{\partial {own.name}}}", written(step.g, factor=True), name=name)
        )
    return lines


def _moved_line(site: Site, target: Target) -> Line:
    """old + change = new, of a weight whose step follows no rule of its own."""
    old, new = target.in_focus(_before(site)), target.in_focus(_after(site))
    told = decimals(new - old)
    change = Piece(text=f"({fixed(new - old, decimals=told)})")
    pieces = (
        Piece(text=fixed(old, decimals=told)),
        PLUS,
        change,
        EQUALS,
        Piece(text=fixed(new, decimals=told), bold=True),
    )
    return Line(translate("Microscope", "this weight"), (tex(target.name), ARROW, *pieces))


def _derivative_line(site: Site, target: Target, it: Number) -> Line:
    """g = (∂C/∂w + λw) · share, in numbers."""
    model, shrink = site.it.model, site.it.following.shrink
    symbols = "∂C/∂W" if target.symbol == "W" else "∂C/∂gamma"
    plain = float(site.it.at(site.position, symbols)[target.place])
    first = [tex("g"), EQUALS, tex(rf"\frac{{\partial C}}{{\partial {target.name}}}")]
    counted = [written(plain, factor=True)]
    if len(target.place) == 2 and model.l2:
        first += [PLUS, tex(rf"\lambda_2 {target.name}")]
        counted += [PLUS, Piece(text=short(model.l2)), TIMES, written(it.old, factor=True)]
    if len(target.place) == 2 and model.l1:
        first += [PLUS, tex(rf"\lambda_1 \mathrm{{sign}}\, {target.name}")]
        counted += [PLUS, written(model.l1 * (it.old > 0) - model.l1 * (it.old < 0), factor=True)]
    if shrink != 1.0:
        counted = [*([OPEN] if len(counted) > 1 else []), *counted, *([CLOSE] if len(counted) > 1 else [])]
        counted += [TIMES, Piece(text=number(shrink))]
    same = len(counted) == 1
    pieces = (*first, EQUALS, *(() if same else (*counted, EQUALS)), written(it.g))
    return Line(translate("Microscope", "derivative"), pieces)


def _picture(site: Site, target: Target) -> tuple[Matrix | Sign, ...]:
    """W − η g → W; of other rules than plain descent W + ΔW → W."""
    before, after = _before(site)[target.places], _after(site)[target.places]
    j, k = (*target.place, 0)[:2]
    name = symbol(target.symbol, site.position)

    def shown(latex: str, values: Array, rows: str = "", columns: str = "") -> Matrix:
        return Matrix(latex, values.reshape(len(values), -1), j, k, rows=rows, columns=columns)

    middle: tuple[Sign, Matrix] = (Sign("+"), shown(rf"\Delta {name}", after - before))
    if isinstance(site.it.model.optimizer, Sgd) and not _frozen(site):
        gradient = _gradient(site)[target.places]
        middle = (
            Sign(r"-\;\eta\,\cdot"),
            shown(gradient_name(target.symbol, site.position) if _plain(site) else "g", gradient),
        )
    first = shown(name, before, "j", "k") if len(target.place) == 2 else shown(name, before)
    return (first, *middle, Sign(r"\rightarrow"), shown(name, after))


def _words(site: Site, target: Target) -> str:
    it, optimizer = site.it, site.it.model.optimizer
    if _frozen(site):
        words = translate("Microscope", "{id} is frozen: it keeps its weights, and only hands the error on.")
        return words.format(id=escape(site.name))
    if _solved(site):
        return _solved_words(site, target)
    one = _number(site, target)
    told = decimals(one.new - one.old)
    words = translate(
        "Microscope",
        "If this were the next mini-batch, the weight would go from {old} to {new}: a step against the derivative, at "
        "learning rate η = {rate}.",
    )
    parts = [
        words.format(
            rate=bold(short(it.rate)), old=bold(fixed(one.old, decimals=told)), new=bold(fixed(one.new, decimals=told))
        )
    ]
    rule = rule_of(optimizer)
    assert rule is not None
    parts.append(rule.words(one, optimizer))
    if it.following.shrink != 1.0:
        clipped = translate(
            "Microscope", "All derivatives together are longer than {most}, so they are clipped to {share} of it."
        )
        parts.append(clipped.format(most=short(it.model.clip_norm or 0.0), share=bold(number(it.following.shrink))))
    if any(isinstance(layer, BatchNorm | Dropout) for layer in it.layers):
        parts.append(translate("Microscope", "Dropout and batch normalisation are taken as they are outside training."))
    return " ".join(part for part in parts if part)


def _solved_words(site: Site, target: Target) -> str:
    name = escape(word(site.it.model.optimizer.kind))
    words = translate(
        "Microscope",
        "This run uses {name}, which solves for the step of all weights at once, from the Jacobian J of all "
        "residuals r.",
    )
    if site.it.step:
        words += " " + translate("Microscope", "What is shown is the step that it made last, by {moved}.")
    moved = target.in_focus(_after(site)) - target.in_focus(_before(site))
    return words.format(name=name, moved=bold(number(moved, sign=True)))
