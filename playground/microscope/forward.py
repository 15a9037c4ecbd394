"""The stages of the forward pass: z and a of each layer, what other layers do, what skip connections add."""

from __future__ import annotations

from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.activations import Activation
from playground.engine.layers import BatchNorm, Dropout, Normalisation
from playground.engine.program import Array
from playground.microscope.notation import (
    CLOSE,
    EQUALS,
    OPEN,
    PLUS,
    down,
    index,
    number,
    out_name,
    out_unit,
    out_words,
    pair,
    product,
    symbol,
    symbols,
    tex,
    total,
    up,
    written,
)
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate

RAW = r"a"
"""What a layer gives before skip connections are added."""


def activation_latex(activation: Activation) -> str:
    """The function as it is called in a formula."""
    name = activation.kind.replace("_", r"\ ")
    return rf"\mathrm{{{name}}}"


def activation_words(activation: Activation) -> str:
    """The function as it is called in words."""
    return activation.kind.replace("_", " ")


def dense(site: Site) -> Stage:
    """z = W a⁻ + b and a = σ(z) of a dense layer."""
    it, p, j = site.it, site.position, site.unit
    weights = it.parameter(p, "W")
    assert weights is not None
    return Stage(
        title=translate("Microscope", "Forward · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=_dense_formula(site),
        lines=_dense_lines(site, weights),
        picture=_dense_picture(site, weights),
        words=_dense_words(site),
        lit=(*site.everyone(p - 1, out_words(it, p - 1)), Lit((p, j), f"a{up(p + 1)}{down(j + 1)}", result=True)),
        edges=site.arrows(p - 1, weights[j]),
        slope=site.slope(derivative=False),
        units=site.units,
        highlighted=(p - 1, p),
    )


def _dense_formula(site: Site) -> tuple[Piece, ...]:
    it, p = site.it, site.position
    z = symbol("z", p)
    bias = (PLUS, tex(symbol("b", p), "part")) if it.parameter(p, "b") is not None else ()
    sum_of = (tex(z, "result"), EQUALS, tex(symbol("W", p), "part"), tex(out_name(it, p - 1), "part"), *bias)
    return (*sum_of, tex(r",\quad"), tex(symbol("a", p), "result"), EQUALS, tex(rf"\sigma({z})", "part"))


def _dense_lines(site: Site, weights: Array) -> tuple[Line, ...]:
    """z of one neuron in symbols and in numbers, and what σ makes of it."""
    it, p, j = site.it, site.position, site.unit
    activation, bias, came = it.activation(p), it.parameter(p, "b"), it.out(p - 1)[:, site.column]
    assert activation is not None
    z, a, name = float(site.value("z")[j]), float(site.value("a")[j]), symbol("z", p, index(j))

    def term(k: int) -> list[Piece]:
        return symbols(symbol("w", p, pair(j, k)), out_unit(it, p - 1, index(k)))

    sum_of = total(site.sources, site.most, term)
    added = total(site.sources, site.most, lambda k: product(float(weights[j, k]), float(came[k])))
    if bias is not None:
        sum_of += [PLUS, tex(symbol("b", p, index(j)))]
        added += [PLUS, written(float(bias[j]), factor=True)]
    inside = (OPEN, written(z), CLOSE) if activation.elementwise else (tex(f"({symbol('z', p)})_{{{j + 1}}}"),)
    made = (tex(symbol("a", p, index(j))), EQUALS, tex(activation_latex(activation)), *inside)
    return (
        Line(neuron_words(j), (tex(name), EQUALS, *sum_of)),
        Line(translate("Microscope", "in numbers"), (EQUALS, *added, EQUALS, written(z, bold=True))),
        Line("", (*made, EQUALS, written(a, bold=True))),
    )


def _dense_picture(site: Site, weights: Array) -> tuple[Matrix | Sign, ...]:
    it, p, j = site.it, site.position, site.unit
    bias = it.parameter(p, "b")
    added = (Sign("+"), Matrix(symbol("b", p), bias[:, None], row=j, column=0)) if bias is not None else ()
    return (
        Matrix(symbol("W", p), weights, row=j, rows="j", columns="k"),
        Sign(r"\cdot"),
        site.spread(out_name(it, p - 1), it.out(p - 1)),
        *added,
        Sign("="),
        site.spread(symbol("z", p), it.at(p, "z"), row=j, known=j + 1),
        Sign(r"\overset{\sigma}{\rightarrow}"),
        site.spread(symbol("a", p), it.at(p, "a"), row=j, known=j + 1),
    )


def neuron_words(unit: int) -> str:
    """ "neuron 2", counted from 1."""
    return translate("Microscope", "neuron {number}").format(number=unit + 1)


def _dense_words(site: Site) -> str:
    activation = site.it.activation(site.position)
    assert activation is not None
    words = (
        translate(
            "Microscope",
            "Neuron {j} weighs everything that comes from {before}, adds its bias and gets z = {z}.",
        )
        if site.it.parameter(site.position, "b") is not None
        else translate("Microscope", "Neuron {j} weighs everything that comes from {before} and gets z = {z}.")
    )
    then = (
        translate("Microscope", "{sigma} then makes it the activation a = {a}, which is all that later layers see.")
        if activation.elementwise
        else translate(
            "Microscope",
            "{sigma} then looks at the z of all {units} neurons at once and shares out 1 among them: a = {a}.",
        )
    )
    return f"{words} {then}".format(
        j=site.unit + 1,
        before=layer_words(site.position - 1),
        z=bold(number(float(site.value("z")[site.unit]), sign=True)),
        a=bold(number(float(site.value("a")[site.unit]), sign=True)),
        sigma=escape(activation_words(activation)),
        units=site.units,
    )


def activation(site: Site) -> Stage:
    """a = σ(a⁻) of an activation layer."""
    it, p, j = site.it, site.position, site.unit
    function, before = it.activation(p), out_name(it, p - 1)
    assert function is not None
    came, a = float(it.out(p - 1)[j, site.column]), float(site.value("a")[j])
    inside = (OPEN, written(came), CLOSE) if function.elementwise else (tex(f"({before})_{{{j + 1}}}"),)
    words = translate("Microscope", "This layer has no weights: it only applies {sigma}. {came} becomes {a}.")
    return Stage(
        title=translate("Microscope", "Forward · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(tex(symbol(RAW, p), "result"), EQUALS, tex(rf"\sigma({before})", "part")),
        lines=(
            Line(neuron_words(j), (tex(symbol(RAW, p, index(j))), EQUALS, tex(rf"\sigma({before})_{{{j + 1}}}"))),
            Line(
                translate("Microscope", "in numbers"),
                (EQUALS, tex(activation_latex(function)), *inside, EQUALS, written(a, bold=True)),
            ),
        ),
        picture=(
            site.spread(before, it.out(p - 1), row=j if function.elementwise else None),
            Sign(r"\overset{\sigma}{\rightarrow}"),
            site.spread(symbol(RAW, p), it.at(p, "a"), row=j, known=j + 1),
        ),
        words=words.format(
            sigma=escape(activation_words(function)),
            came=bold(number(came, sign=True)),
            a=bold(number(a, sign=True)),
        ),
        lit=(
            Lit((p - 1, j), out_words(it, p - 1) + down(j + 1)),
            Lit((p, j), f"a{up(p + 1)}{down(j + 1)}", result=True),
        ),
        edges=site.arrows(p - 1, np.eye(site.units)[j])[j : j + 1],
        slope=site.slope(derivative=False),
        units=site.units,
        highlighted=(p - 1, p),
    )


def other(site: Site) -> Stage:
    """a of a layer without weighted inputs: dropout, normalisation."""
    it, p, j = site.it, site.position, site.unit
    before, layer = out_name(it, p - 1), it.layers[p]
    came, a = float(it.out(p - 1)[j, site.column]), float(site.value("a")[j])
    if isinstance(layer, Normalisation):
        return normalisation(site)
    words = translate("Microscope", "{layer} passes {came} on as {a}.").format(
        layer=escape(site.name), came=bold(number(came, sign=True)), a=bold(number(a, sign=True))
    )
    if isinstance(layer, Dropout):
        words = translate(
            "Microscope",
            "Dropout is off while a network is looked at or used: {a} goes through as it is. While training it "
            "silences each neuron with probability {rate} and scales the others up to make good for it.",
        ).format(a=bold(number(a, sign=True)), rate=bold(number(layer.rate)))
    return Stage(
        title=translate("Microscope", "Forward · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(tex(symbol(RAW, p), "result"), EQUALS, tex(before, "part")),
        lines=(
            Line(neuron_words(j), (tex(symbol(RAW, p, index(j))), EQUALS, tex(out_unit(it, p - 1, index(j))))),
            Line(translate("Microscope", "in numbers"), (EQUALS, written(a, bold=True))),
        ),
        picture=(
            site.spread(before, it.out(p - 1), row=j),
            Sign("="),
            site.spread(symbol(RAW, p), it.at(p, "a"), row=j, known=j + 1),
        ),
        words=words,
        lit=(
            Lit((p - 1, j), out_words(it, p - 1) + down(j + 1)),
            Lit((p, j), f"a{up(p + 1)}{down(j + 1)}", result=True),
        ),
        edges=site.arrows(p - 1, np.eye(site.units)[j])[j : j + 1],
        units=site.units,
        highlighted=(p - 1, p),
    )


def normalisation(site: Site) -> Stage:
    """a = γ x̂ + β, x̂ the input less its mean, over its standard deviation."""
    it, p, j = site.it, site.position, site.unit
    gamma, beta = it.parameter(p, "gamma"), it.parameter(p, "beta")
    assert gamma is not None and beta is not None
    normal, a = normalised(site), float(site.value("a")[j])
    numbers = (*product(float(gamma[j]), float(normal[j, site.column])), PLUS, written(float(beta[j]), factor=True))
    names = [symbol(name, p, index(j)) for name in (RAW, r"\gamma", r"\hat{x}", r"\beta")]
    named = (tex(names[0]), EQUALS, tex(rf"{names[1]}\,{names[2]}"), PLUS, tex(names[3]))
    lit, edges = _heard(site)
    return Stage(
        title=translate("Microscope", "Forward · {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=_normal_formula(site),
        lines=(
            Line(neuron_words(j), named),
            Line(translate("Microscope", "in numbers"), (EQUALS, *numbers, EQUALS, written(a, bold=True))),
        ),
        picture=_normal_picture(site, normal, gamma, beta),
        words=_normal_words(site, float(normal[j, site.column])),
        lit=(*lit, Lit((p, j), f"a{up(p + 1)}{down(j + 1)}", result=True)),
        edges=edges,
        units=site.units,
        highlighted=(p - 1, p),
    )


def _by_batch(site: Site) -> bool:
    """Whether a neuron is normalised by its own statistics, not by those of its layer."""
    return isinstance(site.it.layers[site.position], BatchNorm)


def _heard(site: Site) -> tuple[tuple[Lit, ...], tuple[Edge, ...]]:
    """Which neurons before a normalisation one of its neurons hears of, and with what weight."""
    it, p, j = site.it, site.position, site.unit
    words = out_words(it, p - 1)
    if _by_batch(site):
        return (Lit((p - 1, j), words + down(j + 1)),), site.arrows(p - 1, np.eye(site.units)[j])[j : j + 1]
    return site.everyone(p - 1, words), site.arrows(p - 1, it.jacobian(p, site.column)[j])


def _normal_formula(site: Site) -> tuple[Piece, ...]:
    p = site.position
    hat = symbol(r"\hat{x}", p)
    return (
        tex(symbol(RAW, p), "result"),
        EQUALS,
        tex(symbol(r"\gamma", p), "part"),
        tex(r"\odot"),
        tex(hat, "part"),
        PLUS,
        tex(symbol(r"\beta", p), "part"),
        tex(rf",\quad {hat} = ({out_name(site.it, p - 1)} - \mu) / \sqrt{{v + \varepsilon}}"),
    )


def _normal_picture(site: Site, normal: Array, gamma: Array, beta: Array) -> tuple[Matrix | Sign, ...]:
    it, p, j = site.it, site.position, site.unit
    return (
        site.spread(out_name(it, p - 1), it.out(p - 1), row=j if _by_batch(site) else None),
        Sign(r"\rightarrow"),
        site.spread(symbol(r"\hat{x}", p), normal, row=j),
        Sign(r"\odot"),
        Matrix(symbol(r"\gamma", p), gamma[:, None], row=j, column=0),
        Sign("+"),
        Matrix(symbol(r"\beta", p), beta[:, None], row=j, column=0),
        Sign("="),
        site.spread(symbol(RAW, p), it.at(p, "a"), row=j, known=j + 1),
    )


def _normal_words(site: Site, hat: float) -> str:
    came, a = float(site.it.out(site.position - 1)[site.unit, site.column]), float(site.value("a")[site.unit])
    words = (
        translate(
            "Microscope",
            "Batch normalisation takes {came}, subtracts the running mean and divides by the running standard "
            "deviation of this neuron: {hat}. γ scales and β shifts that to {a}. While training, mean and deviation "
            "are those of the mini-batch.",
        )
        if _by_batch(site)
        else translate(
            "Microscope",
            "Layer normalisation takes {came}, subtracts the mean of this layer's {units} neurons and divides by "
            "their standard deviation: {hat}. γ scales and β shifts that to {a}.",
        )
    )
    came_words, hat_words, a_words = (bold(number(each, sign=True)) for each in (came, hat, a))
    return words.format(came=came_words, hat=hat_words, a=a_words, units=site.units)


def normalised(site: Site) -> Array:
    """x̂ of a normalisation, (units, samples)."""
    it, p = site.it, site.position
    layer, came = it.layers[p], it.out(p - 1)
    if isinstance(layer, BatchNorm):
        state = it.network.state[layer.id]
        mean, variance = state["running_mean"][:, None], state["running_variance"][:, None]
    else:
        mean, variance = came.mean(axis=0, keepdims=True), came.var(axis=0, keepdims=True)
    found: Array = (came - mean) / np.sqrt(variance + layer.epsilon)  # type: ignore[attr-defined]
    return found
