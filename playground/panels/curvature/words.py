"""What the curvature means, in a sentence that a student understands."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.curvature import Spectrum
from playground.engine.diagnostics.health import LEVELS, Level
from playground.look import numbers
from playground.look.tokens import MODEL_LETTERS
from playground.panels.curvature.value import CurvatureValue, ModelCurvature, downhill, flat

translate = QCoreApplication.translate

LOST = 1e15
"""A condition beyond this is rounding: some direction is flat."""


def facts(spectrum: Spectrum) -> list[tuple[str, str]]:
    """Names and figures: the ends of the spectrum, condition, trace, and how many are negative or flat."""
    condition = numbers.plain(spectrum.condition) if spectrum.condition < LOST else "∞"
    if math.isnan(spectrum.condition):
        condition = translate("CurvaturePanel", "not known")
    error = f" ± {numbers.plain(spectrum.trace_error, digits=2)}" if spectrum.trace_error else ""
    return [
        ("λ max", numbers.plain(spectrum.largest)),
        ("λ min", numbers.plain(spectrum.smallest)),
        (translate("CurvaturePanel", "condition"), condition),
        (translate("CurvaturePanel", "trace"), numbers.plain(spectrum.trace) + error),
        (translate("CurvaturePanel", "negative"), numbers.grouped(downhill(spectrum))),
        (translate("CurvaturePanel", "flat"), numbers.grouped(flat(spectrum))),
    ]


def summary(value: CurvatureValue) -> tuple[str, Level]:
    """The sentence over all models as rich text, and the worst level."""
    texts = [sentence(model) for model in value.models]
    levels = [text[1] for text in texts]
    words = [text[0] for text in texts]
    if len(words) > 1:
        words = [f"<b>{MODEL_LETTERS[index]}:</b> {text}" for index, text in enumerate(words)]
    return " ".join(words), max(levels, key=LEVELS.index, default="ok")


def sentence(model: ModelCurvature) -> tuple[str, Level]:
    """How large a step may be, and what kind of place this is."""
    spectrum = model.found.hessian
    if not np.isfinite(spectrum.eigenvalues).all():
        return translate("CurvaturePanel", "The cost is not a finite number here, so it has no curvature."), "error"
    if spectrum.largest <= 0.0:
        text = translate("CurvaturePanel", "The cost curves up in no direction here (λ max {largest}).")
        return text.format(largest=numbers.plain(spectrum.largest)), "ok"
    parts = [
        translate("CurvaturePanel", "Gradient descent is stable up to η = 2/λ max = <b>{rate}</b>.").format(
            rate=numbers.plain(spectrum.stable_rate)
        )
    ]
    level: Level = "ok"
    if model.rate > spectrum.stable_rate:
        words = translate("CurvaturePanel", "η is {rate}: along the steepest direction each step overshoots.")
        parts.append(words.format(rate=numbers.plain(model.rate)))
        level = "warning"
    elif not math.isnan(model.rate):
        parts.append(translate("CurvaturePanel", "η is {rate}.").format(rate=numbers.plain(model.rate)))
    if count := downhill(spectrum):
        words = translate("CurvaturePanel", "{count} directions curve down: a saddle, not a minimum.")
        if count == 1:
            words = translate("CurvaturePanel", "One direction curves down: a saddle, not a minimum.")
        parts.append(words.format(count=numbers.grouped(count)))
    if model.found.exact and (count := flat(spectrum)):
        words = translate(
            "CurvaturePanel", "{count} of {total} directions are flat: no step along them changes the cost."
        )
        if count == 1:
            words = translate("CurvaturePanel", "One of {total} directions is flat: no step along it changes the cost.")
        parts.append(words.format(count=numbers.grouped(count), total=numbers.grouped(model.found.parameters)))
    return " ".join(parts), level
