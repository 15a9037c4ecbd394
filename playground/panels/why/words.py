"""Why the error shrinks or grows, in a sentence that a student understands."""

from __future__ import annotations

from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.health import LEVELS, STARVING, Level
from playground.look import numbers
from playground.look.tokens import MODEL_LETTERS
from playground.look.words import word
from playground.panels.why.value import Factors, WhyValue

translate = QCoreApplication.translate

EVEN = (0.8, 1.25)
"""Factors per layer between which the error comes back about as it went."""


def summary(value: WhyValue) -> tuple[str, Level]:
    """The sentence over all models as rich text, and the worst level."""
    texts = [sentence(each) for each in value.models]
    if len(texts) > 1:
        texts = [f"<b>{MODEL_LETTERS[index]}:</b> {text}" for index, text in enumerate(texts)]
    levels = [level(each) for each in value.models]
    return " ".join(texts), max(levels, key=LEVELS.index, default="ok")


def level(factors: Factors) -> Level:
    """How bad it is: less than 1 % of the error arrives (warning), less than 1 % of that, or it explodes (error)."""
    if not factors.layers:
        return "ok"
    total = factors.total
    if not STARVING**2 <= total <= 1.0 / STARVING**2:  # nan too
        return "error"
    return "ok" if STARVING <= total <= 1.0 / STARVING else "warning"


def sentence(factors: Factors) -> str:
    """What the factors of one model mean, as rich text."""
    if not factors.layers:
        return translate("WhyPanel", "A single layer: the error goes straight from the loss into its weights.")
    if factors.mean is None:
        return _broken(factors)
    text = _template(factors).format(
        ratio=number(factors.mean.ratio),
        activation=number(factors.mean.by_activation),
        weights=number(factors.mean.by_weights),
        first=escape(factors.layers[0]),
        total=number(factors.total),
        count=len(factors.layers),
        bound=bound_words(factors.bound),
        kind=escape(word(factors.activation)),
    )
    if factors.skips_matter:
        skips = translate("WhyPanel", "Skip connections multiply it by {factor} per layer.")
        text += " " + skips.format(factor=number(factors.mean.by_skips))
    return text


def _template(factors: Factors) -> str:
    mean = factors.mean
    assert mean is not None
    low, high = EVEN
    if low <= mean.ratio <= high:
        return translate(
            "WhyPanel",
            "σ′ lets {activation} of the error through and W multiplies it by {weights}: together {ratio} per layer, "
            "so <b>{first}</b> gets {total} times what the output has.",
        )
    if mean.ratio > high and len(factors.layers) == 1:
        return translate(
            "WhyPanel",
            "W multiplies the error by {weights}, more than σ′ takes away ({activation}): {total} times as much in "
            "<b>{first}</b>.",
        )
    if mean.ratio > high:
        return translate(
            "WhyPanel",
            "W multiplies the error by {weights}, more than σ′ takes away ({activation}): {ratio} per layer, over "
            "{count} layers {total} times as much in <b>{first}</b>.",
        )
    if mean.by_activation > mean.by_weights:
        return translate(
            "WhyPanel",
            "Small weights: W passes on {weights} of the error, σ′ lets {activation} through, so each layer keeps "
            "{ratio} of it, and <b>{first}</b> gets {total} of what the output has.",
        )
    if factors.bound < 1.0:
        return translate(
            "WhyPanel",
            "σ′ of a {kind} is at most {bound}, and the weights don’t make up for it (σ′ {activation}, W {weights}): "
            "each layer keeps {ratio} of the error, so <b>{first}</b> gets {total} of what the output has.",
        )
    return translate(
        "WhyPanel",
        "σ′ lets only {activation} of the error through, and W ({weights}) doesn’t make up for it: each layer keeps "
        "{ratio}, so <b>{first}</b> gets {total} of what the output has.",
    )


def _broken(factors: Factors) -> str:
    """Which layer lets nothing through, or holds numbers that are none."""
    product = factors.product
    for index in reversed(range(len(factors.layers))):
        if not np.isfinite(product[index]) or product[index] == 0.0:
            text = translate(
                "WhyPanel", "No error comes back through <b>{layer}</b>: σ′ is 0 there for every sample, or W is 0."
            )
            zero = product[index] == 0.0 or (index + 1 < len(product) and product[index + 1] == 0.0)
            if not zero and not np.isfinite(factors.by_weights[index]):
                text = translate("WhyPanel", "The error in <b>{layer}</b> is no longer a finite number, or 0.")
            return text.format(layer=escape(factors.layers[index]))
    return ""


def number(factor: float) -> str:
    """A factor in two digits: 0.22, 1.6e−7 below a thousandth, 2.5e5 from a thousand on."""
    return numbers.plain(factor, digits=2) if 1e-3 <= factor < 1e3 or factor == 0.0 else numbers.scientific(factor)


def bound_words(bound: float) -> str:
    """A largest σ′ in words: ¼ for 0.25."""
    return "¼" if abs(bound - 0.25) < 1e-9 else number(bound)


def tick(power: float) -> str:
    """A power of 4 as a factor: 16, 1, 1/4, 1/1024, then 4⁻⁶."""
    whole = round(power)
    if abs(whole) > 5:
        return "4" + str(whole).translate(numbers.SUPERSCRIPTS)
    return numbers.grouped(4.0**whole) if whole >= 0 else "1/" + numbers.grouped(4.0**-whole)
