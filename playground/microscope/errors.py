"""The stages of the errors: BP1 at the output, BP2 from each layer to the one before, and what other layers do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.activations import Activation, Linear, Sigmoid
from playground.engine.layers import Dropout
from playground.engine.losses import CategoricalCrossEntropy
from playground.engine.program import Array
from playground.microscope.forward import activation_words, neuron_words
from playground.microscope.incoming import Incoming, incoming, lit_name, passed_on
from playground.microscope.notation import (
    CLOSE,
    EQUALS,
    HADAMARD,
    OPEN,
    TIMES,
    error_name,
    index,
    number,
    out_name,
    out_unit,
    product,
    symbol,
    symbols,
    tex,
    total,
    written,
)
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate

SHRUNK = 0.01
"""The share of the output's error below which it is said how little is left."""


@dataclass(frozen=True, eq=False)
class Written:
    """What the layer itself adds to what comes back to it: `formula` and `named` in symbols, `numbers`, `picture`."""

    formula: tuple[Piece, ...]
    named: tuple[Piece, ...]
    numbers: tuple[Piece, ...]
    picture: tuple[Matrix | Sign, ...]


def error(site: Site) -> Stage:
    """δ of a layer: what comes back to it, times σ'(z)."""
    it, p, j = site.it, site.position, site.unit
    if it.fused(p):
        return _fused(site)
    came, activation = incoming(site), it.activation(p)
    write = _passed if activation is None else _sloped if activation.elementwise else _coupled
    own, name = write(site, came), error_name(it, p)
    return Stage(
        title=_title(site),
        subtitle=_subtitle(site),
        formula=(tex(name, "result"), EQUALS, *own.formula),
        lines=(
            Line(neuron_words(j), (tex(error_name(it, p, index(j))), EQUALS, *own.named)),
            Line(translate("Microscope", "in numbers"), (EQUALS, *own.numbers, written(_result(site), bold=True))),
        ),
        picture=(*own.picture, Sign("="), site.spread(name, _error(site), row=j, known=j + 1)),
        words=_words(site, came.value),
        lit=(*(replace(each, result=False) for each in came.lit), Lit((p, j), lit_name(site, p, j), result=True)),
        edges=came.edges,
        slope=site.slope(derivative=True),
        units=site.units,
        highlighted=(p, p + 1) if p < it.last else (p,),
    )


def _passed(_: Site, came: Incoming) -> Written:
    """Where there is no activation: what comes back, as it is."""
    numbers = (*came.added, EQUALS) if len(came.added) > 1 else ()
    return Written(came.formula, came.named, numbers, came.picture)


def _sloped(site: Site, came: Incoming) -> Written:
    """What comes back ⊙ σ'(z)."""
    it, p, j = site.it, site.position, site.unit
    slope = float(site.value("σ'")[j])
    formula = (OPEN, *came.formula, CLOSE) if len(came.formula) > 1 else came.formula
    bracket = len(came.added) > 3
    named, added = ((OPEN, *each, CLOSE) if bracket else each for each in (came.named, came.added))
    numbers = (*added, TIMES, written(slope), EQUALS)
    if len(came.added) > 1:
        numbers = (*numbers, *product(came.value, slope), EQUALS)
    picture = came.picture
    if len(picture) > 1:
        picture = (*picture, Sign("="), site.spread(_sum_name(site), it.at(p, "∂C/∂a"), row=j))
    return Written(
        (*formula, HADAMARD, tex(rf"\sigma'({_inside(site)})", "part")),
        (*named, TIMES, tex(rf"\sigma'({_inside(site, index(j))})")),
        numbers,
        (*picture, Sign(r"\odot"), site.spread(rf"\sigma'({_inside(site)})", it.at(p, "σ'"), row=j)),
    )


def _coupled(site: Site, came: Incoming) -> Written:
    """Where the activation couples the neurons of a layer: its Jacobian's transpose times what comes back."""
    it, p, j = site.it, site.position, site.unit
    a, e = site.value("a"), it.at(p, "∂C/∂a")[:, site.column]
    coupled, name = np.diag(a) - np.outer(a, a), r"(\partial a/\partial z)^{\mathrm{T}}"

    def term(k: int) -> list[Piece]:
        return symbols(_fraction(f"a_{{{k + 1}}}", f"z_{{{j + 1}}}"), _fraction("C", f"a_{{{k + 1}}}"))

    added = total(site.units, site.most, lambda k: product(float(coupled[j, k]), float(e[k])))
    return Written(
        (tex(name, "part"), *came.formula),
        tuple(total(site.units, site.most, term)),
        (*added, EQUALS),
        (
            Matrix(name, coupled, row=j, rows="j", columns="k"),
            Sign(r"\cdot"),
            site.spread(rf"\partial C/\partial {out_name(it, p)}", it.at(p, "∂C/∂a")),
        ),
    )


def _result(site: Site) -> float:
    """The error of the neuron in focus."""
    return float(_error(site)[site.unit, site.column])


def _error(site: Site) -> Array:
    """δ, or ∂C/∂a of a layer that has no activation, (units, samples)."""
    return site.it.at(site.position, "δ" if site.it.activation(site.position) is not None else "∂C/∂a")


def _fused(site: Site) -> Stage:
    """BP1 where σ' cancels: δ = (a − y)/n."""
    it, p, j = site.it, site.position, site.unit
    share = [tex(rf"/\,{it.count}")] if it.count > 1 else []
    a, y, name = out_name(it, p), float(it.y[j, site.column]), symbol(r"\delta", p)
    inside = [written(float(it.out(p)[j, site.column])), tex("-"), written(y, factor=True)]
    named = [tex(out_unit(it, p, index(j))), tex("-"), tex(f"y_{{{j + 1}}}")]
    if share:
        inside, named = ([OPEN, *each, CLOSE, *share] for each in (inside, named))
    activation = it.activation(p)
    assert activation is not None
    general = rf"{{\nabla}}_{{a}} C \odot \sigma'({_inside(site)})" if activation.elementwise else ""
    first = (tex(name, "result"), EQUALS, *((tex(general, "part"), EQUALS) if general else ()))
    return Stage(
        title=_title(site),
        subtitle=_subtitle(site),
        formula=(*first, OPEN, tex(a, "part"), tex("-"), tex("y", "part"), CLOSE, *share),
        lines=(
            Line(neuron_words(j), (tex(symbol(r"\delta", p, index(j))), EQUALS, *named)),
            Line(translate("Microscope", "in numbers"), (EQUALS, *inside, EQUALS, written(_result(site), bold=True))),
        ),
        picture=(
            site.spread(a, it.out(p), row=j),
            Sign("-"),
            site.spread("y", it.y, row=j),
            Sign(rf"\overset{{/{it.count}}}{{\rightarrow}}" if share else "="),
            site.spread(name, it.at(p, "δ"), row=j, known=j + 1),
        ),
        words=_fused_words(site, activation),
        lit=(Lit((p, j), lit_name(site, p, j), result=True),),
        slope=site.slope(derivative=True),
        units=site.units,
        highlighted=(p,),
    )


def _fused_words(site: Site, activation: Activation) -> str:
    it, j, s = site.it, site.unit, site.column
    a, y = float(it.out(site.position)[j, s]), float(it.y[j, s])
    words = translate(
        "Microscope",
        "With {loss} and {sigma}, σ' cancels, and what is left is the plain difference between what came out and what "
        "should: {a} − {y} = {delta}. Even a saturated output neuron learns at full speed.",
    )
    return (words if it.count == 1 else f"{words} {_mean_words()}").format(
        loss=_loss_words(site),
        count=it.count,
        sigma=escape(activation_words(activation)),
        a=bold(number(a)),
        y=bold(number(y)),
        delta=bold(number(a - y, sign=True)),
    )


def _mean_words() -> str:
    return translate("Microscope", "C is the mean over {count} samples, so each counts for one part in {count}.")


def _fraction(above: str, below: str) -> str:
    return rf"\frac{{\partial {above}}}{{\partial {below}}}"


def _loss_words(site: Site) -> str:
    if isinstance(site.it.model.loss, CategoricalCrossEntropy):
        return translate("Microscope", "categorical cross-entropy")
    return translate("Microscope", "binary cross-entropy")


def _inside(site: Site, unit: str = "") -> str:
    """What σ' is taken at: z, or what came into an activation layer."""
    p = site.position
    if site.it.has(p, "z"):
        return symbol("z", p, unit)
    return out_unit(site.it, p - 1, unit) if unit else out_name(site.it, p - 1)


def _sum_name(site: Site) -> str:
    """The name of ∂C/∂a: (W⁺)ᵀδ⁺ where that is all of it."""
    it, p = site.it, site.position
    if p < it.last and it.dense(p + 1) is not None and not it.links_from(p):
        return rf"({symbol('W', p + 1)})^{{\mathrm{{T}}}} {error_name(it, p + 1)}"
    return rf"\partial C/\partial {out_name(it, p)}"


def _title(site: Site) -> str:
    if site.position == site.it.last:
        return translate("Microscope", "BP1 · the error of the output layer")
    return translate("Microscope", "BP2 · the error of {layer}").format(layer=layer_words(site.position))


def _subtitle(site: Site) -> str:
    """Where it comes from, and which neuron is looked at."""
    p = site.position
    neuron = site.neuron_words()
    if p == site.it.last:
        return f"{site.name} · {neuron}"
    words = translate("Microscope", "from {later} back to {layer}, {neuron}")
    return words.format(later=layer_words(p + 1), layer=layer_words(p), neuron=neuron)


def _words(site: Site, came: float) -> str:
    """What comes back to the neuron, and how much of it σ' lets through."""
    it, p, j = site.it, site.position, site.unit
    result = bold(number(_result(site), sign=True))
    first = _arrival_words(site).format(
        j=j + 1, later=layer_words(p + 1), came=bold(number(came, sign=True)), id=escape(site.name)
    )
    if it.links_from(p):
        first += " " + translate(
            "Microscope",
            "The skip connection brings its share back past the layers between, so it does not vanish there.",
        )
    activation = it.activation(p)
    if activation is None:
        return first + " " + _pass_words(site)
    sigma = escape(activation_words(activation))
    if not activation.elementwise:
        rest = translate("Microscope", "{sigma} couples the neurons, so each error counts for every z: δ = {result}.")
        return first + " " + rest.format(sigma=sigma[:1].upper() + sigma[1:], result=result)
    slope, z = float(site.value("σ'")[j]), float(site.weighted()[j])
    rest = _slope_words(activation, slope).format(
        sigma=sigma,
        slope=bold(number(slope)),
        z=number(z),
        result=result,
    )
    return f"{first} {rest} {_shrunk_words(site)}".strip()


def _shrunk_words(site: Site) -> str:
    """How little of the output's error has come so far; nothing where it is not little."""
    it, p = site.it, site.position
    here, there = (float(np.linalg.norm(passed_on(site, at)[:, site.column])) for at in (p, it.last))
    if p == it.last or not 0.0 < here < SHRUNK * there:
        return ""
    words = translate("Microscope", "The error has shrunk on its way: ‖δ‖ here is {share} of what it is at the output.")
    return words.format(share=bold(number(here / there)))


def _arrival_words(site: Site) -> str:
    it, p = site.it, site.position
    if p == it.last:
        return translate("Microscope", "The cost changes by {came} for every 1 that output {j} rises.")
    if it.dense(p + 1) is not None:
        return translate(
            "Microscope",
            "Neuron {j} answers for what it passed on: the errors of {later}, each weighted by the weight it "
            "travelled over, add up to {came}.",
        )
    return translate("Microscope", "Through {later}, {came} comes back to neuron {j}.")


def _pass_words(site: Site) -> str:
    """What a layer without an activation does to the error that comes back to it."""
    if isinstance(site.it.layers[site.position], Dropout):
        return translate(
            "Microscope",
            "Dropout has no σ': the error goes through as it is. While training, only neurons that were not "
            "silenced pass it on.",
        )
    return translate("Microscope", "There is no σ' here: how this layer scales the error shows at the next stage.")


def _slope_words(activation: Activation, slope: float) -> str:
    """How steep σ is at this z, in words."""
    if isinstance(activation, Linear):
        return translate("Microscope", "σ is the identity, so σ' = 1 and all of it gets through, δ = {result}.")
    if isinstance(activation, Sigmoid) and slope > 0.2:
        words = translate(
            "Microscope",
            "{sigma} is steepest around 0, and even there σ' is only 0.25. Here σ'(z) = {slope} at z = {z}: at most a "
            "quarter gets through,",
        )
        return words + " δ = {result}."
    rows = (
        (0.9, translate("Microscope", "{sigma} is steep at z = {z}, σ'(z) = {slope}: nearly all of it gets through,")),
        (0.3, translate("Microscope", "{sigma} has σ'(z) = {slope} at z = {z}: a part of it gets through,")),
        (0.05, translate("Microscope", "{sigma} rises slowly at z = {z}, σ'(z) = {slope}: little of it gets through,")),
        (
            1e-12,
            translate(
                "Microscope",
                "{sigma} is almost flat at z = {z}, σ'(z) = {slope}: the neuron is saturated, and next to nothing "
                "gets through,",
            ),
        ),
    )
    flat = translate("Microscope", "{sigma} is flat at z = {z}, σ'(z) = {slope}: nothing gets through,")
    return next((words for least, words in rows if slope >= least), flat) + " δ = {result}."
