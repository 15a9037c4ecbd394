"""The gradient check of the microscope: what is compared, on which samples, and what the stage says about it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.gradient_check import LayerCheck, gradient_check
from playground.engine.diagnostics.mistakes import Mistake, mistaken_gradient
from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array
from playground.look import numbers
from playground.microscope.examination import Examination
from playground.microscope.notation import tex
from playground.microscope.site import Site, bold
from playground.microscope.stage import Lit, Stage

translate = QCoreApplication.translate

LEAST = 10
"""Samples that are checked on: with a single one, nobody notices that a mean was forgotten."""


def check(site: Site) -> Stage:
    """The stage: what the check does, before anybody has pressed its button."""
    it = site.it
    words = translate(
        "Microscope",
        "Backpropagation is only right if it agrees with the definition of a derivative: change one parameter by ±ε, "
        "run forward twice, and see by how much C changes. Choose a mistake, and see the check catch it.",
    )
    numerator = r"C(\theta_i + \varepsilon) - C(\theta_i - \varepsilon)"
    return Stage(
        title=translate("Microscope", "Gradient check"),
        subtitle=translate("Microscope", "every derivative twice, on {count} samples").format(count=len(rows(it))),
        formula=(
            tex(r"\frac{\partial C}{\partial \theta_i}", "result"),
            tex(r"\approx"),
            tex(rf"\frac{{{numerator}}}{{2\,\varepsilon}}", "part"),
        ),
        lines=(),
        picture=(),
        words=words,
        lit=tuple(
            Lit((position, unit)) for position in range(it.last + 1) for unit in range(it.network.width(position))
        ),
        highlighted=tuple(range(it.last + 1)),
    )


def rows(it: Examination) -> list[int]:
    """The samples that are checked on: those under the microscope, or for a single one the mini-batch around it."""
    if it.subject.several:
        return list(it.subject.samples)
    total = len(it.data.x_test if it.subject.test else it.data.x_train)
    count = min(total, max(it.batch if it.batch < total else LEAST, LEAST))
    first = min(it.subject.samples[0] // count * count, total - count)
    return list(range(first, first + count))


def run_check(it: Examination, mistake: Mistake, watch: Watch) -> tuple[LayerCheck, ...]:
    """Check the gradient that backpropagation gives with a mistake ("none": without). Raises CancelledError."""
    chosen = rows(it)
    x, y = (it.data.x_test, it.data.y_test) if it.subject.test else (it.data.x_train, it.data.y_train)
    targets = it.data.targets(y[chosen], it.network.outputs, signed=it.model.signed)
    loss = it.model.loss
    gradient: Array | None = None
    if mistake != "none":
        gradient = mistaken_gradient(it.network, loss, x[chosen], targets, mistake)
    with np.errstate(all="ignore"):
        return gradient_check(
            it.network,
            loss,
            x[chosen],
            targets,
            gradient=gradient,
            progress=watch.progress,
            cancelled=watch.cancelled,
        )


def verdict_words(found: LayerCheck) -> tuple[str, str]:
    """The level ("ok", "warning", "error") of a layer's check, and its verdict in a word or two."""
    return {
        "right": ("ok", translate("Microscope", "right")),
        "wrong": ("error", translate("Microscope", "wrong")),
        "doubtful": ("warning", translate("Microscope", "doubtful")),
        "too_small": ("warning", translate("Microscope", "too small to tell")),
        "at_kinks": ("warning", translate("Microscope", "only kinks")),
    }[found.verdict]


def error_words(error: float) -> str:
    """A relative error; 0 says that rounding alone explains the difference."""
    return numbers.scientific(error) if error else translate("Microscope", "within rounding")


def outcome_words(checks: tuple[LayerCheck, ...], mistake: Mistake) -> str:
    """What the check found, in a sentence."""
    wrong = [each.layer for each in checks if each.verdict == "wrong"]
    if not wrong:
        return " ".join(_no_mistake(checks, mistake))
    caught = translate("Microscope", "Caught: the gradient of {layers} is wrong.").format(layers=bold(", ".join(wrong)))
    return f"{caught} {_reason(mistake)}".strip()


def _no_mistake(checks: tuple[LayerCheck, ...], mistake: Mistake) -> Iterator[str]:
    """What the check found where no layer is wrong: whether all are right, and which it can't tell."""
    error = bold(error_words(max((each.error for each in checks), default=0.0)))
    doubtful = [each.layer for each in checks if each.verdict == "doubtful"]
    untold = [each.layer for each in checks if each.verdict in ("too_small", "at_kinks")]
    if doubtful:
        words = translate(
            "Microscope",
            "No layer is wrong, but doubtful: {layers}. A relative error of up to {error} lies between right, below "
            "1e−7, and wrong, above 1e−2: rounding may do that where derivatives are tiny, or a strong curvature. "
            "Check again on other samples, or some steps later.",
        )
        yield words.format(layers=bold(", ".join(doubtful)), error=error)
    elif untold:
        yield translate("Microscope", "No layer is wrong. Largest relative error: {error}.").format(error=error)
    else:
        yield translate("Microscope", "Every layer agrees. Largest relative error: {error}.").format(error=error)
    if untold:
        words = translate("Microscope", "Of {layers} nothing can be told.")
        yield words.format(layers=bold(", ".join(untold)))
    if mistake != "none" and not doubtful and not untold:
        yield translate("Microscope", "In this network, the mistake does no harm.")


def _reason(mistake: Mistake) -> str:
    """Why layers are wrong or right with a mistake."""
    return {
        "none": "",
        "slope": translate(
            "Microscope",
            "Without σ', the error of a saturated neuron counts in full. Where σ' cancels, at the output, nothing is "
            "missing, and what follows from there stays right.",
        ),
        "transpose": translate(
            "Microscope",
            "The output layer needs no W of a later layer and is right, and so is what lies before a W with a single "
            "row, which is the same either way round. All others got their errors over the wrong weights.",
        ),
        "mean": translate(
            "Microscope",
            "Every derivative is too large by the number of samples: training would still go downhill, in steps that "
            "grow with the mini-batch.",
        ),
    }[mistake]
