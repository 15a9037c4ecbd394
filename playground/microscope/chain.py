"""The stage of one weight: its chain rule with every factor, and the paths that its change takes to the cost."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.chain_rule import ChainRule, chain_rule
from playground.engine.diagnostics.paths import Path
from playground.microscope.examination import Examination
from playground.microscope.forward import activation_words
from playground.microscope.gradients import fraction, weight_words
from playground.microscope.notation import (
    EQUALS,
    PLUS,
    TIMES,
    down,
    index,
    number,
    out_unit,
    out_words,
    pair,
    symbol,
    tex,
    up,
    written,
)
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage, Unit

translate = QCoreApplication.translate

WIDEST = 128
"""Units of a layer beyond which the paths are not listed: it would take too long to wait for."""
DRAWN, LISTED = 6, 8
"""Paths that are drawn, and the most that a sum writes out."""


def chain(site: Site) -> Stage:
    """∂C/∂w_jk = (∂C/∂a_j)(∂a_j/∂z_j)(∂z_j/∂w_jk) at one sample, and the sum over all paths behind it."""
    it, p = site.it, site.position
    found = _rule(site)
    factors = _factors(site, found)
    edges, lit = _drawn(site, found)
    return Stage(
        title=translate("Microscope", "The chain rule · {layer}").format(layer=layer_words(p)),
        subtitle=f"{site.name} · " + weight_words(site) + sample_words(site),
        formula=(
            tex(fraction(_weight(site)), "result"),
            EQUALS,
            *_between_dots(tex(latex, "part") for latex, _ in factors),
        ),
        lines=tuple(_lines(site, found, factors)),
        picture=_picture(site, found, factors),
        words=_words(site, found),
        lit=lit,
        edges=edges,
        slope=site.slope(derivative=True),
        units=site.units,
        sources=site.sources,
        highlighted=tuple(range(p - 1, it.last + 1)),
    )


def _weight(site: Site) -> str:
    return symbol("w", site.position, pair(site.unit, site.source))


def _factors(site: Site, found: ChainRule) -> list[tuple[str, float]]:
    """Each factor in LaTeX with its value; where the activation couples the neurons, ∂C/∂z is one factor."""
    p, j = site.position, index(site.unit)
    z, a = symbol("z", p, j), symbol("a", p, j)
    came = (_d(z, _weight(site)), found.input)
    if not _elementwise(site):
        return [(_d("C", z), found.error), came]
    return [(_d("C", a), found.error), (_d(a, z), found.slope), came]


def _between_dots(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with a dot between each two of them."""
    return [each for piece in pieces for each in (TIMES, piece)][1:]


def _lines(site: Site, found: ChainRule, factors: list[tuple[str, float]]) -> list[Line]:
    p = site.position
    short = symbol(r"\delta", p, index(site.unit)) + r"\," + out_unit(site.it, p - 1, index(site.source))
    counted = _between_dots(written(value, factor=True) for _, value in factors)
    lines = [
        Line(translate("Microscope", "this weight"), (tex(fraction(_weight(site))), EQUALS, tex(short))),
        Line(translate("Microscope", "in numbers"), (EQUALS, *counted, EQUALS, written(found.derivative, bold=True))),
    ]
    return [*lines, _sum_of_paths(site, found)] if found.path_count > 1 else lines


def _picture(site: Site, found: ChainRule, factors: list[tuple[str, float]]) -> tuple[Matrix | Sign, ...]:
    """W, in which a click picks another weight; the factors with their product; the strongest paths."""
    weights = site.it.parameter(site.position, "W")
    assert weights is not None
    picture: list[Matrix | Sign] = [
        Matrix(symbol("W", site.position), weights, site.unit, site.source, rows="j", columns="k"),
        Sign(r"\quad"),
    ]
    for latex, value in factors:
        picture += [Matrix(latex, np.array([[value]]), 0, 0), Sign(r"\cdot")]
    picture[-1] = Sign("=")
    picture.append(Matrix(fraction(_weight(site)), np.array([[found.derivative]]), 0, 0))
    if len(found.paths) > 1:
        shares = np.array([[path.contribution] for path in found.paths[:DRAWN]])
        words = translate("Microscope", "paths")
        note = translate("Microscope", "{shown} of {count}")
        note = note.format(shown=len(shares), count=counted_words(found.path_count))
        picture += [Sign(r"\quad"), Matrix(rf"\mathrm{{{words}}}", shares, 0, 0, note=note)]
    return tuple(picture)


def sample_words(site: Site) -> str:
    """ ", at sample 3 of 10" where there are several: the rule is that of one of them."""
    if site.it.count == 1:
        return ""
    words = translate("Microscope", "at sample {number} of {count}")
    return ", " + words.format(number=site.column + 1, count=site.it.count)


def _rule(site: Site) -> ChainRule:
    """The chain rule at the sample in focus; of very wide networks without the list of paths."""
    it = site.it
    if max((it.network.inputs, *it.network.widths)) <= WIDEST:
        return _with_paths(it, site.name, site.unit, site.source, site.column)
    j, n = site.unit, it.count
    slope = float(site.value("σ'")[j]) if _elementwise(site) else 1.0
    delta = float(site.value("δ")[j]) * n
    error = delta / slope if _elementwise(site) and slope else delta
    if _elementwise(site) and it.has(site.position, "∂C/∂a"):
        error = float(site.value("∂C/∂a")[j]) * n
    came = float(it.out(site.position - 1)[site.source, site.column])
    return ChainRule(f"{site.name}/W", (j, site.source), came, slope, error, delta * came, (), np.zeros(0), (), 0)


@lru_cache(maxsize=8)
def _with_paths(it: Examination, layer: str, unit: int, source: int, column: int) -> ChainRule:
    """Kept, because a stage is built again until its formulas have room."""
    x, y = it.x[:, column], it.y[:, column]
    return chain_rule(it.network, it.model.loss, x, y, layer=layer, unit=unit, source=source, most=LISTED)


def _elementwise(site: Site) -> bool:
    activation = site.it.activation(site.position)
    return activation is not None and activation.elementwise


def _d(above: str, below: str) -> str:
    return rf"\frac{{\partial {above}}}{{\partial {below}}}"


def _sum_of_paths(site: Site, found: ChainRule) -> Line:
    """δ_j as the sum over all paths from neuron j to the outputs."""
    shown = found.paths[: max(2, site.most - 1)]
    pieces: list[Piece] = [tex(symbol(r"\delta", site.position, index(site.unit))), EQUALS]
    for number_, path in enumerate(shown):
        pieces += [*([PLUS] if number_ else []), written(path.contribution, factor=bool(number_))]
    if found.path_count > len(shown):
        pieces += [PLUS, tex(r"\cdots")]
    delta = found.error * found.slope
    return Line(translate("Microscope", "over all paths"), (*pieces, EQUALS, written(delta, bold=True)))


def _drawn(site: Site, found: ChainRule) -> tuple[tuple[Edge, ...], tuple[Lit, ...]]:
    """The strongest paths as arrows from neuron k on, each as strong as what goes along it."""
    it, p, j, k = site.it, site.position, site.unit, site.source
    start, here = (p - 1, k), (p, j)
    strongest = max((abs(path.contribution) for path in found.paths), default=1.0)
    flows: dict[tuple[Unit, Unit], float] = {}
    for path in found.paths[:DRAWN]:
        units = [(it.network.positions[layer], unit) for layer, unit in path.units]
        for pair_ in pairwise(units):
            flows[pair_] = flows.get(pair_, 0.0) + path.contribution
    weights = it.parameter(p, "W")
    assert weights is not None
    first = Edge(start, here, float(np.copysign(strongest, weights[j, k])))
    edges = (first, *(Edge(one, other, flow) for (one, other), flow in flows.items()))
    passed = {unit for pair_ in flows for unit in pair_} - {here}
    lit = [Lit(start, out_words(it, p - 1) + down(k + 1)), Lit(here, f"δ{up(p + 1)}{down(j + 1)}", result=True)]
    lit += [Lit(unit, str(unit[1] + 1)) for unit in sorted(passed)]
    return edges, tuple(lit)


def _words(site: Site, found: ChainRule) -> str:
    words = translate(
        "Microscope",
        "A change of this weight changes z of neuron {j} by {input} times as much, for that is what neuron {k} sends. ",
    )
    if _elementwise(site):
        words += translate("Microscope", "{sigma} passes on {slope} of it, and each 1 of a costs {error}. ")
    else:
        words += translate("Microscope", "Each 1 of z costs {error}. ")
    words += translate("Microscope", "Multiplied: {derivative}.")
    if found.path_count > 1:
        words += " " + translate("Microscope", "{count} paths lead from there to the cost; {strongest}")
    activation = site.it.activation(site.position)
    return words.format(
        j=site.unit + 1,
        k=site.source + 1,
        input=bold(number(found.input)),
        slope=bold(number(found.slope)),
        error=bold(number(found.error, sign=True)),
        derivative=bold(number(found.derivative, sign=True)),
        sigma=escape(activation_words(activation)) if activation is not None else "",
        count=counted_words(found.path_count),
        strongest=_path_words(found.paths[0]) if found.paths else "",
    )


def _path_words(path: Path) -> str:
    """The strongest path, neuron by neuron."""
    steps = " → ".join(f"{escape(layer)}:{unit + 1}" for layer, unit in path.units)
    words = translate("Microscope", "the strongest, {steps}, adds {share} to δ.")
    return words.format(steps=steps, share=bold(number(path.contribution, sign=True)))


def counted_words(count: int) -> str:
    """A number of paths, with commas."""
    return f"{count:,}" if count < 1_000_000 else number(float(count))
