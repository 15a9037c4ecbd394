"""The stage that asks what a change does: predicted and real ΔC, and the ripple through every later activation."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.perturbation import (
    Perturbation,
    costs_along_parameter,
    costs_along_weighted_input,
    nudge_parameter,
    nudge_weighted_input,
)
from playground.engine.program import Array
from playground.microscope.examination import Examination
from playground.microscope.gradients import fraction, weight_words
from playground.microscope.notation import EQUALS, TIMES, down, index, number, pair, product, symbol, tex, up, written
from playground.microscope.site import Site, bold, layer_words
from playground.microscope.stage import Edge, Line, Lit, Matrix, Piece, Sign, Stage, Tangent

translate = QCoreApplication.translate

REACH = 2.0
"""The largest change that the slider offers."""
POINTS, FEWER = 41, 15
SHOWN = 4
"""Layers whose activations are shown beside each other."""
CLOSE, APART = 0.05, 0.5
"""Relative difference of predicted and real ΔC below which they agree, and above which they have parted company."""
ARROWS = 12
"""Arrows into one layer."""


def nudge(site: Site) -> Stage:
    """ΔC for a change of w_jk, or of z_j, as the derivative foretells it and as it is."""
    it, p = site.it, site.position
    found, on_z = perturbation(site), site.focus.on_z
    return Stage(
        title=translate("Microscope", "What does this change? · {layer}").format(layer=layer_words(p)),
        subtitle=f"{site.name} · " + (site.neuron_words() if on_z else weight_words(site)),
        formula=_formula(site),
        lines=_lines(found),
        picture=(*_changed(site), *_ripples(site, found)),
        words=_words(site, found),
        lit=_lit(site, found),
        edges=_edges(site, found),
        tangent=tangent(site, found),
        units=site.units,
        sources=site.sources,
        highlighted=tuple(range(p, it.last + 1)),
    )


def _formula(site: Site) -> tuple[Piece, ...]:
    """ΔC ≈ ∂C/∂w Δw, or δ Δz."""
    p, j, on_z = site.position, site.unit, site.focus.on_z
    name = symbol("z", p, index(j)) if on_z else symbol("w", p, pair(j, site.source))
    derivative = symbol(r"\delta", p, index(j)) if on_z and site.it.count == 1 else fraction(name)
    change = tex(rf"\Delta {name}", "part")
    return (tex(r"\Delta C", "result"), tex(r"\approx"), tex(derivative, "part"), TIMES, change)


def _lines(found: Perturbation) -> tuple[Line, ...]:
    """ΔC foretold, and ΔC made."""
    told = product(found.derivative, found.change)
    made = (written(found.cost_after), tex("-"), written(found.cost))
    return (
        Line(
            translate("Microscope", "predicted"),
            (tex(r"\Delta C"), tex(r"\approx"), *told, EQUALS, written(found.predicted, bold=True)),
        ),
        Line(
            translate("Microscope", "really"),
            (tex(r"\Delta C"), EQUALS, *made, EQUALS, written(found.real, bold=True)),
        ),
    )


def _changed(site: Site) -> tuple[Matrix | Sign, ...]:
    """What is changed, among others of which a click chooses one."""
    p, arrow = site.position, Sign(r"\rightarrow")
    if site.focus.on_z:
        return site.spread(symbol("z", p), site.it.at(p, "z"), row=site.unit), arrow
    weights = site.it.parameter(p, "W")
    assert weights is not None
    return Matrix(symbol("W", p), weights, site.unit, site.source, rows="j", columns="k"), arrow


def perturbation(site: Site) -> Perturbation:
    """The change of the focus, made and foretold, over the samples of the examination."""
    focus = site.focus
    return _nudged(site.it, site.name, site.unit, site.source, focus.on_z, focus.change)


@lru_cache(maxsize=8)
def _nudged(it: Examination, layer: str, unit: int, source: int, on_z: bool, change: float) -> Perturbation:
    """Kept, because a stage is built again until its formulas have room."""
    x, y, loss = it.x.T, it.y.T, it.model.loss
    if on_z:
        return nudge_weighted_input(it.network, loss, x, y, layer=layer, unit=unit, change=change)
    return nudge_parameter(it.network, loss, x, y, parameter=f"{layer}/W", index=(unit, source), change=change)


@lru_cache(maxsize=8)
def costs(it: Examination, layer: str, unit: int, source: int, on_z: bool) -> tuple[Array, Array]:
    """Changes over the whole reach, and C with each; kept, because only the change moves while a slider is dragged."""
    large = it.network.theta.size > 20_000 or it.last > 20
    changes = np.linspace(-REACH, REACH, FEWER if large else POINTS)
    x, y, loss = it.x.T, it.y.T, it.model.loss
    if on_z:
        return changes, costs_along_weighted_input(it.network, loss, x, y, layer=layer, unit=unit, changes=changes)
    place = (unit, source)
    return changes, costs_along_parameter(it.network, loss, x, y, parameter=f"{layer}/W", index=place, changes=changes)


def tangent(site: Site, found: Perturbation) -> Tangent:
    """C along the change, and the straight line that the derivative takes it for."""
    changes, along = costs(site.it, site.name, site.unit, site.source, site.focus.on_z)
    return Tangent(changes, along, found.cost, found.derivative, found.change)


def _ripples(site: Site, found: Perturbation) -> tuple[Matrix | Sign, ...]:
    """Predicted and real Δa of the layers from here on; of many the first ones and the output."""
    ripples = list(found.ripples)
    if len(ripples) > SHOWN:
        ripples = [*ripples[: SHOWN - 1], ripples[-1]]
    heads = (translate("Microscope", "predicted"), translate("Microscope", "real"))
    picture: list[Matrix | Sign] = []
    for place, ripple in enumerate(ripples):
        position = site.it.network.positions[ripple.layer]
        values = np.column_stack([ripple.predicted[:, site.column], ripple.real[:, site.column]])
        row = site.unit if place == 0 else int(np.argmax(np.abs(np.nan_to_num(values[:, 1]))))
        skips = place and position - site.it.network.positions[ripples[place - 1].layer] > 1
        picture += [Sign(r"\rightarrow" if not skips else r"\cdots\rightarrow")] if place else []
        picture.append(Matrix(rf"\Delta {symbol('a', position)}", values, row=row, heads=heads))
    return tuple(picture)


def _lit(site: Site, found: Perturbation) -> tuple[Lit, ...]:
    """Every neuron that moves by a noticeable share of its layer's largest move."""
    lit = [Lit((site.position, site.unit), f"Δ{up(site.position + 1)}{down(site.unit + 1)}", result=True)]
    for ripple in found.ripples[1:]:
        position, moves = site.it.network.positions[ripple.layer], np.abs(ripple.real[:, site.column])
        lit += [
            Lit((position, unit), "Δ") for unit in range(len(moves)) if moves[unit] > 0.1 * moves.max(initial=0.0) > 0
        ]
    return tuple(lit)


def _edges(site: Site, found: Perturbation) -> tuple[Edge, ...]:
    """What the moved neurons hand on: Δa times the weight, the largest into each dense layer."""
    it, edges = site.it, []
    if not site.focus.on_z:
        edges.append(Edge((site.position - 1, site.source), (site.position, site.unit), found.change))
    before = {it.network.positions[ripple.layer]: ripple.real[:, site.column] for ripple in found.ripples}
    for position in range(site.position + 1, it.last + 1):
        weights = it.parameter(position, "W")
        if weights is None:
            continue
        handed = weights * np.nan_to_num(before[position - 1])
        largest = np.argsort(-np.abs(handed), axis=None)[:ARROWS]
        scale = float(np.abs(handed).max()) or 1.0
        for flat in largest:
            unit, source = (int(each) for each in np.unravel_index(flat, handed.shape))
            if handed[unit, source]:
                share = float(handed[unit, source]) / scale * abs(found.change)
                edges.append(Edge((position - 1, source), (position, unit), share))
    return tuple(edges)


def _words(site: Site, found: Perturbation) -> str:
    """What was foretold, what came, and why they part."""
    what = (
        translate("Microscope", "A little demon adds {change} to z of neuron {j}.")
        if site.focus.on_z
        else translate("Microscope", "The weight from neuron {k} to neuron {j} changes by {change}.")
    )
    told = translate("Microscope", "The derivative foretells a change of the cost by {predicted}; really it is {real}.")
    gap = abs(found.predicted - found.real) / max(abs(found.predicted), abs(found.real), 1e-300)
    if found.change == 0.0:
        rest = translate("Microscope", "Drag Δ to see what follows.")
    elif not gap > CLOSE:
        rest = translate("Microscope", "So near to where we stand, the slope tells all.")
    elif gap <= APART:
        rest = translate("Microscope", "They begin to part: the derivative is a straight line, the cost is a curve.")
    else:
        rest = translate(
            "Microscope",
            "They have parted company: the derivative only knows the slope where we stand, and further on the cost "
            "bends away. The gap grows with Δ², which is why learning rates are small.",
        )
    return f"{what} {told} {rest}".format(
        change=bold(number(found.change, sign=True)),
        j=site.unit + 1,
        k=site.source + 1,
        predicted=bold(number(found.predicted, sign=True)),
        real=bold(number(found.real, sign=True)),
    )
