"""What comes back to a layer: from the cost, from the layer after it, and over skip connections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from playground.engine.layers import ActivationLayer, Dense, Dropout
from playground.engine.losses import CategoricalCrossEntropy, MeanSquaredError
from playground.engine.network import Link
from playground.engine.program import Array
from playground.microscope.notation import (
    PLUS,
    down,
    error_name,
    error_words,
    index,
    out_name,
    out_unit,
    pair,
    product,
    symbol,
    symbols,
    tex,
    total,
    written,
)
from playground.microscope.site import Site
from playground.microscope.stage import Edge, Lit, Matrix, Piece, Sign

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Incoming:
    """How ∂C/∂a of a layer comes about: each field as a builder of stages needs it; `value` is that of neuron j."""

    formula: tuple[Piece, ...]
    named: tuple[Piece, ...]
    added: tuple[Piece, ...]
    picture: tuple[Matrix | Sign, ...]
    lit: tuple[Lit, ...]
    edges: tuple[Edge, ...]
    value: float


def incoming(site: Site) -> Incoming:
    """Everything that comes back to the output of a layer: from the next layer, or the cost, and over skips."""
    it, p = site.it, site.position
    parts = [_from_cost(site) if p == it.last else _from_next(site)]
    parts += [_from_skip(site, link) for link in it.links_from(p)]
    formula: list[Piece] = []
    named: list[Piece] = []
    added: list[Piece] = []
    picture: list[Matrix | Sign] = []
    for part in parts:
        formula += [*([PLUS] if formula else []), *part.formula]
        named += [*([PLUS] if named else []), *part.named]
        added += [*([PLUS] if added else []), *part.added]
        picture += [*([Sign("+")] if picture else []), *part.picture]
    return Incoming(
        formula=tuple(formula),
        named=tuple(named),
        added=tuple(added),
        picture=tuple(picture),
        lit=tuple(lit for part in parts for lit in part.lit),
        edges=tuple(edge for part in parts for edge in part.edges),
        value=sum(part.value for part in parts),
    )


def passed_on(site: Site, position: int) -> Array:
    """δ (or ∂C/∂a) of any layer, (units, samples)."""
    return site.it.at(position, "δ" if site.it.activation(position) is not None else "∂C/∂a")


def _from_cost(site: Site) -> Incoming:
    """∇_a C, where σ' does not cancel."""
    it, p, j, s = site.it, site.position, site.unit, site.column
    e = it.at(p, "∂C/∂a")
    value, a, y, outputs = float(e[j, s]), float(it.out(p)[j, s]), float(it.y[j, s]), len(e)
    name = out_unit(it, p, index(j))
    over = it.count * (outputs if isinstance(it.model.loss, MeanSquaredError) else 1)
    below = rf" / {over}" if over > 1 else ""
    if isinstance(it.model.loss, MeanSquaredError):
        named = (tex(rf"2\,({name} - y_{{{j + 1}}}){below}"),)
        added: tuple[Piece, ...] = (tex(r"2\,("), written(a), tex("-"), written(y, factor=True), tex(f"){below}"))
    elif isinstance(it.model.loss, CategoricalCrossEntropy):
        named = (tex(rf"({{-}}y_{{{j + 1}}} / {name}){below}"),)
        added = (written(value, factor=True),)
    else:
        named = (tex(rf"\frac{{{name} - y_{{{j + 1}}}}}{{{name}\,(1 - {name})}}{below}"),)
        added = (written(value, factor=True),)
    return Incoming(
        formula=(tex(rf"{{\nabla}}_{{{out_name(it, p)}}} C", "part"),),
        named=named,
        added=added,
        picture=(site.spread(r"{\nabla}_{a} C", e, row=j),),
        lit=(),
        edges=(),
        value=value,
    )


def _from_next(site: Site) -> Incoming:
    """What the next layer hands back: (W⁺)ᵀ δ⁺ where it is dense, else its Jacobian's transpose times its error."""
    it, p, j, s = site.it, site.position, site.unit, site.column
    following = it.layers[p + 1]
    given = passed_on(site, p + 1)
    name = error_name(it, p + 1)
    if isinstance(following, ActivationLayer | Dropout):
        value = float(given[j, s])
        return Incoming(
            formula=(tex(name, "part"),),
            named=(tex(error_name(it, p + 1, index(j))),),
            added=(written(value, factor=True),),
            picture=(site.spread(name, given, row=j),),
            lit=(Lit((p + 1, j), lit_name(site, p + 1, j)),),
            edges=(Edge((p + 1, j), (p, j), 1.0),),
            value=value,
        )
    if isinstance(following, Dense):
        weights = it.parameter(p + 1, "W")
        assert weights is not None
        matrix, matrix_name = weights.T, rf"({symbol('W', p + 1)})^{{\mathrm{{T}}}}"
        note = translate("Microscope", "Row {j} holds the weights that leave neuron {j}.").format(j=j + 1)
    else:
        matrix = it.jacobian(p + 1, s).T
        matrix_name = rf"(\partial {symbol('a', p + 1)}/\partial {out_name(it, p)})^{{\mathrm{{T}}}}"
        note = translate("Microscope", "How each output of {layer} answers to neuron {j}.").format(
            layer=following.id, j=j + 1
        )

    def named(k: int) -> list[Piece]:
        if isinstance(following, Dense):
            return symbols(symbol("w", p + 1, pair(k, j)), error_name(it, p + 1, index(k)))
        return symbols(rf"J_{{{pair(k, j)}}}", error_name(it, p + 1, index(k)))

    units, errors = matrix.shape[1], given[:, s]
    return Incoming(
        formula=(tex(matrix_name, "part"), tex(name, "part")),
        named=tuple(total(units, site.most, named)),
        added=tuple(total(units, site.most, lambda k: product(float(matrix[j, k]), float(errors[k])))),
        picture=(
            Matrix(matrix_name, matrix, row=j, rows="j", columns="k", note=note),
            Sign(r"\cdot"),
            site.spread(name, given),
        ),
        lit=tuple(Lit((p + 1, k), lit_name(site, p + 1, k)) for k in range(units)),
        edges=tuple(Edge((p + 1, k), (p, j), float(matrix[j, k])) for k in range(units)),
        value=float(matrix[j] @ errors),
    )


def _from_skip(site: Site, link: Link) -> Incoming:
    """What a skip connection that starts here brings back: its target's ∂C/∂a, through the projection if it has one."""
    it, p, j, s = site.it, site.position, site.unit, site.column
    given = it.at(link.target, "∂C/∂a")
    target = out_name(it, link.target)
    name = rf"\partial C/\partial {target}"
    words = f"∂C/∂a{j + 1}"
    if link.block is None:
        value = float(given[j, s])
        return Incoming(
            formula=(tex(name, "part"),),
            named=(tex(rf"\partial C/\partial {out_unit(it, link.target, index(j))}"),),
            added=(written(value, factor=True),),
            picture=(site.spread(name, given, row=j),),
            lit=(Lit((link.target, j), words),),
            edges=(Edge((link.target, j), (p, j), 1.0),),
            value=value,
        )
    value = float(link.block[j] @ given[:, s])
    return Incoming(
        formula=(tex(r"P^{\mathrm{T}}", "part"), tex(name, "part")),
        named=(tex(rf"(P^{{\mathrm{{T}}}} {name})_{{{j + 1}}}"),),
        added=(written(value, factor=True),),
        picture=(
            Matrix(r"P^{\mathrm{T}}", link.block, row=j, rows="j", columns="k"),
            Sign(r"\cdot"),
            site.spread(name, given),
        ),
        lit=tuple(Lit((link.target, k), words) for k in range(len(given))),
        edges=tuple(Edge((link.target, k), (p, j), float(link.block[j, k])) for k in range(len(given))),
        value=value,
    )


def lit_name(site: Site, position: int, unit: int) -> str:
    """What stands in a lit circle: δ³₁."""
    if site.it.activation(position) is None:
        return "∂a"
    return f"{error_words(site.it, position)}{down(unit + 1)}"
