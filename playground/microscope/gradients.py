"""The stages of the gradients: BP3 and BP4 of each dense layer, γ and β of a normalisation, projections of skips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.engine.network import Link
from playground.microscope.forward import neuron_words, normalised
from playground.microscope.incoming import passed_on
from playground.microscope.notation import (
    EQUALS,
    HADAMARD,
    down,
    error_name,
    error_words,
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
    written,
)
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate

SMALL_INPUT = 0.1
"""An activation below this makes a weight learn slowly."""


def gradient_name(name: str, position: int) -> str:
    """∂C/∂W of a layer, in LaTeX."""
    return rf"\partial C/\partial {symbol(name, position)}"


def fraction(name: str) -> str:
    """∂C/∂ something, in LaTeX."""
    return rf"\frac{{\partial C}}{{\partial {name}}}"


def biases(site: Site) -> Stage:
    """BP3: ∂C/∂b = Σ δ over the samples."""
    it, p, j = site.it, site.position, site.unit
    delta, gradient = it.at(p, "δ"), it.at(p, "∂C/∂b")
    value, several = float(gradient[j]), it.count > 1
    summed = rf"\sum \delta^{{{p + 1}}}" if several else symbol(r"\delta", p)
    named: list[Piece] = [tex(fraction(symbol("b", p, index(j)))), EQUALS]
    named.append(tex(rf"\sum {symbol(chr(92) + 'delta', p, index(j))}" if several else symbol(r"\delta", p, index(j))))
    added = total(it.count, site.most, lambda s: [written(float(delta[j, s]), factor=True)])
    numbers = [EQUALS, *added, EQUALS, written(value, bold=True)] if several else [EQUALS, written(value, bold=True)]
    words = (
        translate(
            "Microscope",
            "A bias acts on z directly, so its derivative is the error of its neuron, added up over the {count} "
            "samples: {value}.",
        )
        if several
        else translate(
            "Microscope",
            "A bias acts on z directly: ∂z/∂b = 1, so the derivative by the bias of neuron {j} is simply the error "
            "of neuron {j}, {value}.",
        )
    )
    signs = (Sign(r"\overset{\Sigma}{\rightarrow}"),) if several else (Sign("="),)
    return Stage(
        title=translate("Microscope", "BP3 · ∂C/∂b of {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(tex(fraction(symbol("b", p)), "result"), EQUALS, tex(summed, "part")),
        lines=(
            Line(neuron_words(j), tuple(named)),
            Line(translate("Microscope", "in numbers"), tuple(numbers)),
        ),
        picture=(
            site.spread(symbol(r"\delta", p), delta, row=j),
            *signs,
            Matrix(gradient_name("b", p), gradient[:, None], j, 0, j + 1),
        ),
        words=words.format(j=j + 1, value=bold(number(value, sign=True)), count=it.count),
        lit=(Lit((p, j), f"{error_words(it, p)}{down(j + 1)}", result=True),),
        units=site.units,
        highlighted=(p,),
    )


def weights(site: Site) -> Stage:
    """BP4: ∂C/∂W = δ a⁻ᵀ."""
    it, p, j, k, s = site.it, site.position, site.unit, site.source, site.column
    delta, came, gradient = it.at(p, "δ"), it.out(p - 1), it.at(p, "∂C/∂W")
    value, several = float(gradient[j, k]), it.count > 1
    name = symbol("w", p, pair(j, k))
    one, other = symbol(r"\delta", p, index(j)), out_unit(it, p - 1, index(k))
    added = total(it.count, site.most, lambda i: product(float(delta[j, i]), float(came[k, i])))
    return Stage(
        title=translate("Microscope", "BP4 · ∂C/∂W of {layer}").format(layer=layer_words(p)),
        subtitle=f"{site.name} · " + weight_words(site),
        formula=(
            tex(fraction(symbol("W", p)), "result"),
            EQUALS,
            tex(symbol(r"\delta", p), "part"),
            tex(rf"({out_name(it, p - 1)})^{{\mathrm{{T}}}}", "part"),
        ),
        lines=(
            Line(
                translate("Microscope", "this weight"),
                (tex(fraction(name)), EQUALS, *([tex(r"\sum")] if several else []), *symbols(one, other)),
            ),
            Line(translate("Microscope", "in numbers"), (EQUALS, *added, EQUALS, written(value, bold=True))),
        ),
        picture=(
            Matrix(symbol(r"\delta", p), delta, row=j, rows="j"),
            Sign(r"\cdot"),
            Matrix(rf"({out_name(it, p - 1)})^{{\mathrm{{T}}}}", came.T, None, k, columns="k"),
            Sign("="),
            Matrix(gradient_name("W", p), gradient, j, k, rows="j", columns="k"),
        ),
        words=_weight_words(site, float(delta[j, s]), float(came[k, s]), value),
        lit=(
            Lit((p - 1, k), f"{out_words(it, p - 1)}{down(k + 1)}"),
            Lit((p, j), f"{error_words(it, p)}{down(j + 1)}", result=True),
        ),
        edges=(Edge((p - 1, k), (p, j), float(gradient[j, k])),),
        units=site.units,
        sources=site.sources,
        highlighted=(p - 1, p),
    )


def weight_words(site: Site) -> str:
    """ "from neuron k = 1 of 3 to neuron j = 2 of 4"."""
    words = translate("Microscope", "from neuron k = {k} of {sources} to neuron j = {j} of {units}")
    return words.format(k=site.source + 1, sources=site.sources, j=site.unit + 1, units=site.units)


def _weight_words(site: Site, delta: float, came: float, value: float) -> str:
    if site.it.count > 1:
        words = translate(
            "Microscope",
            "Each of the {count} samples adds the error of neuron {j} times what neuron {k} sent: together {value}. "
            "Samples that pull in opposite directions cancel out.",
        )
    elif abs(came) < SMALL_INPUT:
        words = translate(
            "Microscope",
            "The error {delta} of neuron {j} times what neuron {k} sent, {came}: {value}. What was sent is small, so "
            "this weight learns slowly, however large the error.",
        )
    else:
        words = translate(
            "Microscope",
            "The weight answers for the error {delta} of the neuron that it leads to, in proportion to what it "
            "carried, {came}: {value}.",
        )
    return words.format(
        count=site.it.count,
        j=site.unit + 1,
        k=site.source + 1,
        delta=bold(number(delta, sign=True)),
        came=bold(number(came, sign=True)),
        value=bold(number(value, sign=True)),
    )


def scale(site: Site) -> Stage:
    """∂C/∂γ = Σ ∂C/∂a ⊙ x̂ and ∂C/∂β = Σ ∂C/∂a of a normalisation."""
    it, p, j = site.it, site.position, site.unit
    error, normal = passed_on(site, p), normalised(site)
    gamma, beta = it.at(p, "∂C/∂gamma"), it.at(p, "∂C/∂beta")
    hat = symbol(r"\hat{x}", p)
    added = total(it.count, site.most, lambda i: product(float(error[j, i]), float(normal[j, i])))
    words = translate(
        "Microscope",
        "γ multiplies x̂, so its derivative is the error times x̂: {gamma}. β is added, so its derivative is the error "
        "itself: {beta}.",
    )
    return Stage(
        title=translate("Microscope", "∂C/∂γ and ∂C/∂β of {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(
            tex(fraction(symbol(r"\gamma", p)), "result"),
            EQUALS,
            tex(error_name(it, p), "part"),
            HADAMARD,
            tex(hat, "part"),
            tex(r",\quad"),
            tex(fraction(symbol(r"\beta", p)), "result"),
            EQUALS,
            tex(error_name(it, p)),
        ),
        lines=(
            Line(
                neuron_words(j),
                (
                    tex(fraction(symbol(r"\gamma", p, index(j)))),
                    EQUALS,
                    *symbols(error_name(it, p, index(j)), symbol(r"\hat{x}", p, index(j))),
                ),
            ),
            Line(translate("Microscope", "in numbers"), (EQUALS, *added, EQUALS, written(float(gamma[j]), bold=True))),
        ),
        picture=(
            site.spread(error_name(it, p), error, row=j),
            Sign(r"\odot"),
            site.spread(hat, normal, row=j),
            Sign(r"\overset{\Sigma}{\rightarrow}" if it.count > 1 else "="),
            Matrix(gradient_name(r"\gamma", p), gamma[:, None], j, 0, j + 1),
            Sign(","),
            Matrix(gradient_name(r"\beta", p), beta[:, None], j, 0, j + 1),
        ),
        words=words.format(
            gamma=bold(number(float(gamma[j]), sign=True)), beta=bold(number(float(beta[j]), sign=True))
        ),
        lit=(Lit((p, j), "γ, β", result=True),),
        units=site.units,
        highlighted=(p,),
    )


def projections(site: Site) -> list[Link]:
    """The skip connections into a layer that learn a projection."""
    return [link for link in site.it.links_into(site.position) if link.block is not None]


def projection(site: Site) -> Stage:
    """∂C/∂P = ∂C/∂ã aᵀ of the projection of a skip connection (the first one into the layer)."""
    it, p, j, s = site.it, site.position, site.unit, site.column
    link = projections(site)[0]
    k = min(site.focus.source, it.network.width(link.source) - 1)
    error, came = it.at(p, "∂C/∂a"), it.out(link.source)
    source_id = it.layers[link.source].id if link.source >= 0 else "input"
    gradient = it.at(p, f"∂C/∂skip_{source_id}")
    one, other = rf"\partial C/\partial {out_unit(it, p, index(j))}", out_unit(it, link.source, index(k))
    added = total(it.count, site.most, lambda i: product(float(error[j, i]), float(came[k, i])))
    words = translate(
        "Microscope",
        "Where a skip connection joins layers of different width it learns a projection P, like a dense layer without "
        "bias and σ: its derivative is the error at its end times what came in, {value}.",
    )
    return Stage(
        title=translate("Microscope", "∂C/∂P of the skip connection into {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(
            tex(fraction("P"), "result"),
            EQUALS,
            tex(rf"\partial C/\partial {out_name(it, p)}", "part"),
            tex(rf"({out_name(it, link.source)})^{{\mathrm{{T}}}}", "part"),
        ),
        lines=(
            Line(
                translate("Microscope", "this weight"),
                (tex(fraction(f"p_{{{pair(j, k)}}}")), EQUALS, *symbols(one, other)),
            ),
            Line(
                translate("Microscope", "in numbers"),
                (EQUALS, *added, EQUALS, written(float(gradient[j, k]), bold=True)),
            ),
        ),
        picture=(
            Matrix(rf"\partial C/\partial {out_name(it, p)}", error, row=j, rows="j"),
            Sign(r"\cdot"),
            Matrix(rf"({out_name(it, link.source)})^{{\mathrm{{T}}}}", came.T, None, k, columns="k"),
            Sign("="),
            Matrix(r"\partial C/\partial P", gradient, j, k, rows="j", columns="k"),
        ),
        words=words.format(value=bold(number(float(gradient[j, k]), sign=True))),
        lit=(
            Lit((link.source, k), f"{out_words(it, link.source)}{down(k + 1)}"),
            Lit((p, j), "∂C/∂a", result=True),
        ),
        edges=(Edge((link.source, k), (p, j), float(came[k, s])),),
        units=site.units,
        sources=it.network.width(link.source),
        highlighted=(link.source, p),
    )
