"""The stage of the update: each weight goes a little way against its derivative."""

from __future__ import annotations

from html import escape
from math import floor, isfinite, log10

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.layers import Normalisation
from playground.engine.network import Network
from playground.engine.optimizers import LevenbergMarquardt, Sgd
from playground.engine.program import Array
from playground.look.numbers import fixed
from playground.look.numbers import plain as short
from playground.microscope.examination import Examination
from playground.microscope.gradients import gradient_name, weight_words
from playground.microscope.notation import EQUALS, index, number, pair, symbol, tex, tone, written
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate

ETA = r"\eta"
MINUS = tex("-")


def with_penalty(it: Examination, weights: Array, gradient: Array) -> Array:
    """∂C/∂W with what L1 and L2 add to it."""
    return np.asarray(gradient + it.model.l2 * weights + it.model.l1 * np.sign(weights))


def update(site: Site) -> Stage:
    """W ← W − η ∂C/∂W of a dense layer, γ ← γ − η ∂C/∂γ of a normalisation."""
    it, p, j = site.it, site.position, site.unit
    if isinstance(it.layers[p], Normalisation):
        return _vector_update(site)
    k = site.source
    weights, plain = it.parameter(p, "W"), it.at(p, "∂C/∂W")
    assert weights is not None
    gradient = with_penalty(it, weights, plain)
    rate = 0.0 if it.layers[p].frozen else it.rate
    after = weights - rate * gradient
    old, new = float(weights[j, k]), float(after[j, k])
    name = symbol("w", p, pair(j, k))
    step = _step(name, old, rate, float(gradient[j, k]), new)
    lines = [
        Line(translate("Microscope", "this weight"), (tex(name), tex(r"\leftarrow"), *step[0])),
        Line(translate("Microscope", "in numbers"), (EQUALS, *step[1])),
    ]
    bias = it.parameter(p, "b")
    if bias is not None:
        slope, b = float(it.at(p, "∂C/∂b")[j]), float(bias[j])
        own = symbol("b", p, index(j))
        lines.append(
            Line(
                translate("Microscope", "its bias"),
                (tex(own), tex(r"\leftarrow"), *_step(own, b, rate, slope, b - rate * slope)[1]),
            )
        )
    words = _rule_words(site, old, new, plain[j, k] != gradient[j, k]) + " " + _optimizer_words(site)
    return Stage(
        title=translate("Microscope", "Update · {layer}").format(layer=layer_words(p)),
        subtitle=f"{site.name} · " + weight_words(site),
        formula=(
            tex(symbol("W", p), "result"),
            tex(r"\leftarrow"),
            tex(symbol("W", p), "part"),
            MINUS,
            tex(ETA, "part"),
            tex(rf"\frac{{\partial C}}{{\partial {symbol('W', p)}}}", "part"),
        ),
        lines=tuple(lines),
        picture=(
            Matrix(symbol("W", p), weights, j, k, rows="j", columns="k"),
            Sign(r"-\;\eta\,\cdot"),
            Matrix(gradient_name("W", p), gradient, j, k),
            Sign(r"\rightarrow"),
            Matrix(symbol("W", p), after, j, k),
        ),
        words=words.strip(),
        lit=(Lit((p - 1, k), index(k)), Lit((p, j), index(j), result=True)),
        edges=(Edge((p - 1, k), (p, j), new),),
        units=site.units,
        sources=site.sources,
        highlighted=(p - 1, p),
    )


def _vector_update(site: Site) -> Stage:
    it, p, j = site.it, site.position, site.unit
    gamma = it.parameter(p, "gamma")
    assert gamma is not None
    rate = 0.0 if it.layers[p].frozen else it.rate
    gradient = it.at(p, "∂C/∂gamma")
    after = gamma - rate * gradient
    name = symbol(r"\gamma", p, index(j))
    step = _step(name, float(gamma[j]), rate, float(gradient[j]), float(after[j]))
    words = _rule_words(site, float(gamma[j]), float(after[j]), False)
    words += " " + translate("Microscope", "β takes a step of the same kind.") + " " + _optimizer_words(site)
    return Stage(
        title=translate("Microscope", "Update · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(
            tex(symbol(r"\gamma", p), "result"),
            tex(r"\leftarrow"),
            tex(symbol(r"\gamma", p), "part"),
            MINUS,
            tex(ETA, "part"),
            tex(rf"\frac{{\partial C}}{{\partial {symbol(chr(92) + 'gamma', p)}}}", "part"),
        ),
        lines=(
            Line(translate("Microscope", "this weight"), (tex(name), tex(r"\leftarrow"), *step[0])),
            Line(translate("Microscope", "in numbers"), (EQUALS, *step[1])),
        ),
        picture=(
            Matrix(symbol(r"\gamma", p), gamma[:, None], j, 0),
            Sign(r"-\;\eta\,\cdot"),
            Matrix(gradient_name(r"\gamma", p), gradient[:, None], j, 0),
            Sign(r"\rightarrow"),
            Matrix(symbol(r"\gamma", p), after[:, None], j, 0, j + 1),
        ),
        words=words.strip(),
        lit=(Lit((p, j), "γ", result=True),),
        units=site.units,
        highlighted=(p,),
    )


def _step(name: str, old: float, rate: float, slope: float, new: float) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """A step of one number, in symbols and in numbers."""
    named = (tex(name), MINUS, tex(rf"{ETA}\,\frac{{\partial C}}{{\partial {name}}}"))
    told = decimals(new - old)
    counted = (
        Piece(text=fixed(old, decimals=told), tone=tone(old)),
        MINUS,
        Piece(text=short(rate)),
        tex(r"\cdot"),
        written(slope, factor=True),
        EQUALS,
    )
    return named, (*counted, Piece(text=fixed(new, decimals=told), tone=tone(new), bold=True))


def decimals(change: float) -> int:
    """How many decimals show a change with two digits: 3 to 9."""
    if change == 0.0 or not isfinite(change):
        return 3
    return min(max(2 - floor(log10(abs(change)) + 1.0), 3), 9)


def _rule_words(site: Site, old: float, new: float, penalised: bool) -> str:
    if site.it.layers[site.position].frozen:
        return translate("Microscope", "{id} is frozen: it keeps its weights, and only hands the error on.").format(
            id=escape(site.name)
        )
    told = decimals(new - old)
    words = translate(
        "Microscope",
        "A step against the derivative, as long as the learning rate η = {rate} says: from {old} to {new}.",
    ).format(rate=bold(short(site.it.rate)), old=bold(fixed(old, decimals=told)), new=bold(fixed(new, decimals=told)))
    if penalised:
        words += " " + translate("Microscope", "The derivative here includes what L1 and L2 add to it.")
    return words


def _optimizer_words(site: Site) -> str:
    """What the run really did, where its optimizer is not plain gradient descent on this sample."""
    it, p = site.it, site.position
    if it.layers[p].frozen:
        return ""
    optimizer = it.model.optimizer
    name = escape(optimizer.kind.replace("_", " "))
    if isinstance(optimizer, Sgd):
        return ""
    words = (
        translate("Microscope", "This run uses {name}, which solves for the step from the Jacobian of all residuals.")
        if isinstance(optimizer, LevenbergMarquardt)
        else translate("Microscope", "This run uses {name}, which also remembers earlier derivatives.")
    ).format(name=name)
    moved = last_move(site)
    if moved is None:
        return words
    return (
        words
        + " "
        + translate("Microscope", "Its last step moved this weight by {moved}.").format(
            moved=bold(number(moved, sign=True))
        )
    )


def last_move(site: Site) -> float | None:
    """By how much the last step of the run changed the parameter in focus; None before the first step."""
    it, p = site.it, site.position
    if it.step == 0:
        return None
    network = it.network
    before = Network(network.layers, network.skips, inputs=network.inputs, theta=it.before)
    key = f"{it.layers[p].id}/{'gamma' if isinstance(it.layers[p], Normalisation) else 'W'}"
    place = (site.unit,) if key.endswith("gamma") else (site.unit, site.source)
    return float(network.parameters[key][place] - before.parameters[key][place])
