"""The difference of two models in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication

from playground.experiment.difference import Difference
from playground.look import numbers
from playground.look.words import word
from playground.panels.gradient_flow.words import listed

translate = QCoreApplication.translate


def difference_words(found: Sequence[Difference], layers: Sequence[str], *, briefly: bool = False) -> tuple[str, ...]:
    """A phrase of rich text for each group of differences; `layers` are the ids of the chain, in order.

    "activation <b>relu</b> instead of sigmoid, initializer <b>he normal</b> instead of glorot uniform in h1–h10",
    or briefly "activation <b>relu</b>, initializer <b>he normal</b> in h1–h10".
    """
    phrases = []
    for places, group in groupby(found, key=lambda each: each.layers if each.case in ("value", "kind") else each):
        if isinstance(places, Difference):
            phrases.append(_chain_words(places))
            continue
        words = ", ".join(_value_words(each, briefly=briefly) for each in group)
        if places:
            words = translate("Comparison", "{differences} in {layers}").format(
                differences=words, layers=listed(places, layers)
            )
        phrases.append(words)
    return tuple(phrases)


def _value_words(it: Difference, *, briefly: bool) -> str:
    """What a knob, or the kind of a layer, is here and there."""
    value, instead = value_word(it.value), value_word(it.instead)
    if it.case == "kind":
        return translate("Comparison", "<b>{value}</b> instead of {instead}").format(value=value, instead=instead)
    if isinstance(it.value, bool):
        template = (
            translate("Comparison", "<b>with</b> {knob}")
            if it.value
            else translate("Comparison", "<b>without</b> {knob}")
        )
        return template.format(knob=knob_word(it.what))
    template = (
        translate("Comparison", "{knob} <b>{value}</b>")
        if briefly
        else translate("Comparison", "{knob} <b>{value}</b> instead of {instead}")
    )
    return template.format(knob=knob_word(it.what), value=value, instead=instead)


def knob_word(name: str) -> str:
    """What a knob is called inside a sentence; kinds of layers of the same name begin with a capital."""
    words = escape(word(name))
    return words if words[1:2].isdigit() else words[:1].lower() + words[1:]


def value_word(value: Any) -> str:
    """A value of a knob on screen: "relu", "0.03", "none"."""
    if value is None:
        return translate("Comparison", "none")
    if isinstance(value, (int, float)):
        return numbers.plain(value)
    return escape(word(value) if isinstance(value, str) else str(value))


def _chain_words(it: Difference) -> str:
    """What the chain has more, has less, or has in another order."""
    if it.case in ("skip_added", "skip_removed"):
        source, target = map(escape, it.layers)
        added = it.case == "skip_added"
        with_it = translate("Comparison", "<b>with</b> a skip {source} → {target}")
        without = translate("Comparison", "<b>without</b> the skip {source} → {target}")
        return (with_it if added else without).format(source=source, target=target)
    names = escape(", ".join(it.layers))
    return {
        "added": translate("Comparison", "<b>with</b> {layers}"),
        "removed": translate("Comparison", "<b>without</b> {layers}"),
        "order": translate("Comparison", "layers in <b>another order</b>"),
    }[it.case].format(layers=names)
