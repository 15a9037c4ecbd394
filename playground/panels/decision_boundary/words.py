"""The words of the decision boundary panel: names of classes and axes, scores, ticks."""

from __future__ import annotations

import math
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.data import Data
from playground.look import numbers
from playground.panels.decision_boundary.value import BoundaryValue

translate = QCoreApplication.translate

SIDES = ("across", "up")
"""The two axes, and the links to their choices in words."""


def class_name(data: Data, index: int) -> str:
    """A class in words: its name, or "class 0" where that is only its number."""
    name = data.classes[index]
    return translate("BoundaryPanel", "class {number}").format(number=name) if name.isdigit() else name


def score(value: BoundaryValue, index: int) -> str:
    """How well a model does, in words: the training accuracy, or the loss for regression."""
    tile = value.tiles[index]
    if not math.isnan(tile.accuracy):
        share = numbers.percent(tile.accuracy, decimals=1)
        return translate("BoundaryPanel", "accuracy {share}").format(share=share)
    if math.isnan(tile.loss):
        return ""
    return translate("BoundaryPanel", "loss {loss}").format(loss=numbers.plain(tile.loss))


def bare_score(value: BoundaryValue, index: int) -> str:
    """The number alone, where there is no room for what it is."""
    tile = value.tiles[index]
    if not math.isnan(tile.accuracy):
        return numbers.percent(tile.accuracy, decimals=1)
    return "" if math.isnan(tile.loss) else numbers.plain(tile.loss)


def plane_words(value: BoundaryValue) -> str:
    """Which plane is shown, as rich text, where it is not simply that of all inputs; inputs link to their choice."""
    cut, sentences = value.cut, []
    if cut.shares:
        text = translate(
            "BoundaryPanel",
            "c₁ and c₂ are the first two principal components of the standardised inputs: {first} and {second} of what "
            "varies",
        )
        first, second = (numbers.percent(share) for share in cut.shares)
        sentences.append(text.format(first=first, second=second))
    elif len(value.data.inputs) > len(cut.axes):
        text = translate("BoundaryPanel", "{inputs}, the others at their mean")
        links = [f'<a href="{side}">{escape(name)}</a>' for side, name in zip(SIDES, cut.names, strict=True)]
        sentences.append(text.format(inputs=" × ".join(links)))
    if value.layer:
        text = translate("BoundaryPanel", "the plane of the two units of {layer}, with the grid of the inputs in it")
        if any(not tile.picture.size for tile in value.tiles):
            text = translate(
                "BoundaryPanel",
                "the plane of the two units of {layer}, with the grid of the inputs in it; a skip leads past it",
            )
        sentences.append(text.format(layer=escape(value.layer)))
    return "; ".join(sentences)


def quarters(span: tuple[float, float]) -> list[list[tuple[float, str]]] | None:
    """Ticks at both ends and the quarters between, where these are round numbers; else None: let the axis choose."""
    ticks = [float(at) for at in np.linspace(*span, 5)]
    if any(abs(2.0 * at - round(2.0 * at)) > 1e-9 for at in ticks):
        return None
    return [[(at, numbers.plain(at)) for at in ticks]]
