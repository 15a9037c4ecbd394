"""The stage of the cost: how far the output is from what it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.losses import BinaryCrossEntropy, CategoricalCrossEntropy, Loss, MeanSquaredError
from playground.engine.program import Array
from playground.microscope.examination import Examination
from playground.microscope.notation import EQUALS, index, number, out_name, out_unit, out_words, tex, total, written
from playground.microscope.site import Site, bold
from playground.microscope.stage import Line, Lit, Piece, Sign, Stage

translate = QCoreApplication.translate


@dataclass(frozen=True)
class CostForm:
    """How one loss is written, for all outputs and for one; `terms` are its summands.

    To fill in are {a}, {y}, and as {share} what a mean over several outputs begins with.
    """

    formula: str
    summand: str
    terms: Callable[[Array, Array], Array]


def _binary(a: Array, y: Array) -> Array:
    log_a, log_rest = np.maximum(np.log(a), -100.0), np.maximum(np.log1p(-a), -100.0)
    return -(y * log_a + (1.0 - y) * log_rest)


FORMS: dict[type[Loss], CostForm] = {
    MeanSquaredError: CostForm(
        r"{share} \sum_j ({a} - y_j)^2",
        r"{share} ({a} - {y})^2",
        lambda a, y: (a - y) ** 2 / len(a),
    ),
    BinaryCrossEntropy: CostForm(
        r"-\sum_j \left(y_j \ln {a} + (1 - y_j) \ln (1 - {a})\right)",
        r"{{-}}{y} \ln {a} - (1 - {y}) \ln (1 - {a})",
        _binary,
    ),
    CategoricalCrossEntropy: CostForm(
        r"-\sum_j y_j \ln {a}", r"{{-}}{y} \ln {a}", lambda a, y: -y * np.maximum(np.log(a), -100.0)
    ),
}


def cost(site: Site) -> Stage:
    """C of each sample, and where there are several, their mean."""
    it, j, p = site.it, site.unit, site.it.last
    terms = cost_terms(it)
    a, y, own = (float(values[j, site.column]) for values in (it.out(p), it.y, terms))
    words = translate(
        "Microscope",
        "The output is {a}, and it should be {y}: the cost of that is {cost}. It depends on nothing but the output, so "
        "from here the errors can be traced back layer by layer.",
    )
    return Stage(
        title=translate("Microscope", "The cost C"),
        subtitle=_loss_words(it.model.loss),
        formula=(tex("C", "result"), EQUALS, tex(_filled(site, FORMS[type(it.model.loss)].formula, "j"), "part")),
        lines=tuple(_lines(site, terms)),
        picture=(
            site.spread(out_name(it, p), it.out(p), row=j),
            Sign(r"\leftrightarrow"),
            site.spread("y", it.y, row=j),
            Sign(r"\rightarrow"),
            site.spread("C", terms, row=j),
        ),
        words=words.format(a=bold(number(a)), y=bold(number(y)), cost=bold(number(own))),
        lit=tuple(Lit((p, unit), out_words(it, p), result=unit == j) for unit in range(len(terms))),
        units=len(terms),
        highlighted=(p,),
    )


def _filled(site: Site, form: str, unit: str) -> str:
    """A formula of the loss with the names of one output, or of output j."""
    outputs = site.it.network.outputs
    share = rf"\frac{{1}}{{{outputs}}}" if outputs > 1 else ""
    return form.format(a=out_unit(site.it, site.it.last, unit), y=f"y_{{{unit}}}", share=share)


def _lines(site: Site, terms: Array) -> list[Line]:
    """The term of one output, the sum over the outputs, and the mean over the samples."""
    it, j, s = site.it, site.unit, site.column
    loss, most = it.model.loss, site.most
    a, y, own = (float(values[j, s]) for values in (it.out(it.last), it.y, terms))
    summand = tex(_filled(site, FORMS[type(loss)].summand, index(j)))
    lines = [
        Line(translate("Microscope", "output {number}").format(number=j + 1), (summand,)),
        Line(translate("Microscope", "in numbers"), (*_in_numbers(loss, a, y, len(terms)), *equal(own))),
    ]
    if len(terms) > 1:
        added = total(len(terms), most, lambda k: [written(float(terms[k, s]), factor=True)])
        sum_of = (tex("C"), EQUALS, *added, *equal(float(terms[:, s].sum())))
        lines.append(Line(translate("Microscope", "all outputs"), sum_of))
    if it.count > 1:
        each = terms.sum(axis=0)
        added = total(it.count, most, lambda k: [written(float(each[k]), factor=True)])
        mean = (tex("C"), EQUALS, tex(rf"\frac{{1}}{{{it.count}}} ("), *added, tex(")"), *equal(it.cost))
        lines.append(Line(translate("Microscope", "mean of {count} samples").format(count=it.count), mean))
    return lines


def equal(value: float) -> tuple[Piece, Piece]:
    """The result of a line."""
    return EQUALS, written(value, bold=True)


def cost_terms(it: Examination) -> Array:
    """What each output adds to the cost of each sample, (outputs, samples); from z where loss and σ are one."""
    a, y = it.out(it.last), it.y
    with np.errstate(all="ignore"):
        if not it.fused(it.last):
            return FORMS[type(it.model.loss)].terms(a, y)
        z = it.at(it.last, "z") if it.has(it.last, "z") else it.out(it.last - 1)
        if isinstance(it.model.loss, BinaryCrossEntropy):
            return np.asarray((np.maximum(z, 0.0) - y * z) + np.log1p(np.exp(-np.abs(z))))
        top = z.max(axis=0)
        return np.asarray(y * (np.log(np.exp(z - top).sum(axis=0)) + top - z))


def _in_numbers(loss: Loss, a: float, y: float, outputs: int) -> tuple[Piece, ...]:
    """The summand of one output with its numbers; of the cross-entropies only the half that is not 0."""
    if isinstance(loss, MeanSquaredError):
        share = (tex(rf"\frac{{1}}{{{outputs}}}"),) if outputs > 1 else ()
        return (EQUALS, *share, tex("("), written(a), tex("-"), written(y, factor=True), tex(")^2"))
    if isinstance(loss, BinaryCrossEntropy) and y == 0.0:
        return (EQUALS, tex(r"{-}\ln(1 -"), written(a), tex(")"))
    if y == 1.0:
        return (EQUALS, tex(r"{-}\ln("), written(a), tex(")"))
    if isinstance(loss, CategoricalCrossEntropy):
        return (EQUALS, written(-y), tex(r"\ln("), written(a), tex(")"))
    first = (written(-y), tex(r"\ln("), written(a), tex(")"))
    return (EQUALS, *first, tex("-"), written(1.0 - y, factor=True), tex(r"\ln(1 -"), written(a), tex(")"))


def _loss_words(loss: Loss) -> str:
    return {
        MeanSquaredError: translate("Microscope", "mean squared error"),
        BinaryCrossEntropy: translate("Microscope", "binary cross-entropy"),
        CategoricalCrossEntropy: translate("Microscope", "categorical cross-entropy"),
    }[type(loss)]
