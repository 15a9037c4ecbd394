"""The stage of skip connections on the way forward: what they add to the output of a layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.network import Link
from playground.microscope.forward import RAW, neuron_words
from playground.microscope.notation import (
    EQUALS,
    PLUS,
    down,
    index,
    number,
    out_name,
    out_unit,
    out_words,
    symbol,
    tex,
    written,
)
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Carried:
    """What one skip connection adds: each field as the stage needs it; `value` is that of neuron j."""

    formula: tuple[Piece, ...]
    named: Piece
    value: float
    picture: tuple[Matrix | Sign, ...]
    lit: tuple[Lit, ...]
    edges: tuple[Edge, ...]


def skip(site: Site) -> Stage:
    """What skip connections add to the output of a layer."""
    it, p, j = site.it, site.position, site.unit
    carried = [_carried(site, link) for link in it.links_into(p)]
    named = (tex(symbol(RAW, p, index(j))), *(piece for each in carried for piece in (PLUS, each.named)))
    out = float(it.out(p)[j, site.column])
    first = (EQUALS, written(float(site.value("a")[j]), factor=True))
    sums = [piece for each in carried for piece in (PLUS, written(each.value, factor=True))]
    words = translate(
        "Microscope",
        "A skip connection adds what came out of {sources} to what came out of {layer}: {out}. On the way back, this "
        "plus sign hands the error on to both, undiminished.",
    )
    sources = ", ".join(layer_words(link.source) for link in it.links_into(p))
    return Stage(
        title=translate("Microscope", "Skip connection into {layer}").format(layer=layer_words(p)),
        subtitle=site.heading(),
        formula=(
            tex(out_name(it, p), "result"),
            EQUALS,
            tex(symbol(RAW, p), "part"),
            *(piece for each in carried for piece in (PLUS, *each.formula)),
        ),
        lines=(
            Line(neuron_words(j), (tex(out_unit(it, p, index(j))), EQUALS, *named)),
            Line(translate("Microscope", "in numbers"), (*first, *sums, EQUALS, written(out, bold=True))),
        ),
        picture=(
            site.spread(symbol(RAW, p), it.at(p, "a"), row=j),
            *(part for each in carried for part in (Sign("+"), *each.picture)),
            Sign("="),
            site.spread(out_name(it, p), it.out(p), row=j, known=j + 1),
        ),
        words=words.format(sources=sources, layer=layer_words(p), out=bold(number(out, sign=True))),
        lit=(
            Lit((p, j), out_words(it, p) + down(j + 1), result=True),
            *(each for carrier in carried for each in carrier.lit),
        ),
        edges=tuple(each for carrier in carried for each in carrier.edges),
        units=site.units,
        highlighted=(p, *(link.source for link in it.links_into(p))),
    )


def _carried(site: Site, link: Link) -> Carried:
    """The output of the layer where a skip connection starts, through its projection if it has one."""
    it, j, s = site.it, site.unit, site.column
    name, words, source = out_name(it, link.source), out_words(it, link.source), it.out(link.source)
    if link.block is None:
        return Carried(
            formula=(tex(name, "part"),),
            named=tex(out_unit(it, link.source, index(j))),
            value=float(source[j, s]),
            picture=(site.spread(name, source, row=j),),
            lit=(Lit((link.source, j), words + down(j + 1)),),
            edges=site.arrows(link.source, np.eye(len(source))[j])[j : j + 1],
        )
    return Carried(
        formula=(tex("P", "part"), tex(name, "part")),
        named=tex(rf"(P\,{name})_{{{j + 1}}}"),
        value=float(link.block[:, j] @ source[:, s]),
        picture=(
            Matrix("P", link.block.T, row=j, rows="j", columns="k"),
            Sign(r"\cdot"),
            site.spread(name, source),
        ),
        lit=site.everyone(link.source, words),
        edges=site.arrows(link.source, link.block[:, j]),
    )
