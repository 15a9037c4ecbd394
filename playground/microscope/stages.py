"""The walk: which stages a network has, in their order, and the stage at one place, as pure values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.layers import ActivationLayer, Dense, Normalisation
from playground.engine.program import Array
from playground.microscope import chain, check, cost, errors, forward, gradients, nudge, skips, update
from playground.microscope.examination import Examination
from playground.microscope.notation import error_words, level, out_words, up
from playground.microscope.site import Site
from playground.microscope.stage import Place, Stage
from playground.microscope.subject import Focus

translate = QCoreApplication.translate

BUILDERS: dict[str, Callable[[Site], Stage]] = {
    "dense": forward.dense,
    "activation": forward.activation,
    "other": forward.other,
    "skip": skips.skip,
    "cost": cost.cost,
    "error": errors.error,
    "biases": gradients.biases,
    "weights": gradients.weights,
    "scale": gradients.scale,
    "projection": gradients.projection,
    "update": update.update,
    "chain": chain.chain,
    "nudge": nudge.nudge,
    "check": check.check,
}

SUMMANDS = 4
"""How many summands a formula writes out where nobody measured how many fit."""


def outline(it: Examination) -> tuple[Place, ...]:
    """All places of the walk: forward, cost, errors from the output back, gradients, update, and what goes deeper."""
    return (*_forward(it), *_errors(it), *_gradients(it), *_updates(it), *_closer(it))


def stage(it: Examination, place: Place, focus: Focus, *, most: int = SUMMANDS) -> Stage:
    """The stage at a place with these neurons and this sample in focus, with at most so many summands written out."""
    with np.errstate(all="ignore"):
        return BUILDERS[place.kind](Site(it, place.position, focus, most))


def striking(it: Examination, place: Place, column: int = 0) -> Focus:
    """Where to look first at a place: the neuron (and the one before) with the largest result."""
    values = _results(it, place)
    if values is None:
        return Focus(column=column)
    if place.kind in ("weights", "projection", "update", "chain", "nudge") and values.ndim == 2:
        unit, source = np.unravel_index(int(np.argmax(np.abs(np.nan_to_num(values)))), values.shape)
        return Focus(int(unit), int(source), column)
    single = values[:, min(column, values.shape[1] - 1)] if values.ndim == 2 else values
    return Focus(int(np.argmax(np.abs(np.nan_to_num(single)))), 0, column)


def layers_of(it: Examination, place: Place, shown: Stage) -> tuple[str, ...]:
    """The ids of the layers in use ("input" for the input), the one that a stage is about last."""
    others = [position for position in shown.highlighted if position != place.position]
    return tuple("input" if each < 0 else it.layers[each].id for each in (*others, place.position))


def _results(it: Examination, place: Place) -> Array | None:
    """What is computed at a place."""
    p = place.position
    symbols = {
        "error": ("δ", "∂C/∂a"),
        "biases": ("∂C/∂b",),
        "weights": ("∂C/∂W",),
        "scale": ("∂C/∂gamma",),
        "update": ("∂C/∂W", "∂C/∂gamma"),
        "chain": ("∂C/∂W",),
        "nudge": ("∂C/∂W",),
    }.get(place.kind, ("a",))
    if place.kind == "cost":
        return cost.cost_terms(it)
    return next((it.at(p, each) for each in symbols if it.has(p, each)), None)


def _forward(it: Examination) -> Iterator[Place]:
    for p, layer in enumerate(it.layers):
        kind = "dense" if isinstance(layer, Dense) else "activation" if isinstance(layer, ActivationLayer) else "other"
        before, l = out_words(it, p - 1), up(level(p))
        words = {
            "dense": f"z{l} = W{l}{before} + b{l}, a{l}" if p == 0 else f"z{l} , a{l}",
            "activation": f"a{l} = σ({before})",
            "other": f"a{l} · {layer.kind.replace('_', ' ')}",
        }[kind]
        if kind == "dense" and it.parameter(p, "b") is None and p == 0:
            words = f"z{l} = W{l}{before}, a{l}"
        yield Place(kind, p, "forward", words, words)
        if it.links_into(p):
            words = f"{out_words(it, p)} · " + translate("Microscope", "skip connection")
            yield Place("skip", p, "forward", words, words)
    words = translate("Microscope", "Cost C")
    yield Place("cost", it.last, "forward", words, words)


def _errors(it: Examination) -> Iterator[Place]:
    for p in range(it.last, -1, -1):
        words = f"{'BP1' if p == it.last else 'BP2'} {error_words(it, p)}"
        yield Place("error", p, "errors", words, words)


def _gradients(it: Examination) -> Iterator[Place]:
    rows = {
        "biases": translate("Microscope", "BP3 ∂C/∂b, layer by layer"),
        "weights": translate("Microscope", "BP4 ∂C/∂W, layer by layer"),
        "projection": translate("Microscope", "∂C/∂P, skip connections"),
        "scale": translate("Microscope", "∂C/∂γ, ∂C/∂β"),
    }
    backwards = range(it.last, -1, -1)
    has = {
        "biases": [p for p in backwards if isinstance(it.layers[p], Dense) and it.has(p, "∂C/∂b")],
        "weights": [p for p in backwards if isinstance(it.layers[p], Dense)],
        "projection": [p for p in backwards if any(link.block is not None for link in it.links_into(p))],
        "scale": [p for p in backwards if isinstance(it.layers[p], Normalisation)],
    }
    for kind, row in rows.items():
        for p in has[kind]:
            yield Place(kind, p, "gradients", f"{row} {level(p)}", row)


def _updates(it: Examination) -> Iterator[Place]:
    for p, layer in enumerate(it.layers):
        if isinstance(layer, Dense | Normalisation):
            yield Place("update", p, "update", f"W ← W − η ∂C/∂W {level(p)}", "W ← W − η ∂C/∂W")


def _closer(it: Examination) -> Iterator[Place]:
    """One weight, and what a change does, each layer by layer from the output back; then the gradient check."""
    rows = {
        "chain": translate("Microscope", "One weight: chain rule"),
        "nudge": translate("Microscope", "What does this change?"),
    }
    for kind, row in rows.items():
        for p in range(it.last, -1, -1):
            if isinstance(it.layers[p], Dense):
                yield Place(kind, p, "closer", f"{row} {level(p)}", row)
    words = translate("Microscope", "Gradient check")
    yield Place("check", it.last, "closer", words, words)
