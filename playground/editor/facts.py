"""What the cards say: a model, read as frozen values with the words, shapes and counts that stand on the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.activations import Activation
from playground.engine.data import Data
from playground.engine.initializers import Initializer
from playground.engine.layers import Layer
from playground.engine.model import INPUT, Model, Skip
from playground.experiment.problems import Problem
from playground.look.words import heading, say, sentence, word
from playground.registry import Knob, knobs
from playground.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

INPUTS_SHOWN = 4
"""More features than this, and the input card shows one less and says how many more there are."""

LOSSES = {
    "binary_cross_entropy": QT_TRANSLATE_NOOP("Kinds", "cross-entropy"),
    "categorical_cross_entropy": QT_TRANSLATE_NOOP("Kinds", "cross-entropy"),
    "mean_squared_error": QT_TRANSLATE_NOOP("Kinds", "squared error"),
}
"""Short names for the small card at the end of the chain."""


@dataclass(frozen=True)
class Notice:
    """Why a card has a badge other than the tick; `level` is "warning", "error" or "hint"."""

    level: str
    sentence: str


@dataclass(frozen=True)
class KnobFacts:
    """The one knob that a card offers: its field's name, its value and what it may hold."""

    name: str
    value: float
    knob: Knob

    @property
    def whole(self) -> bool:
        """Whether it counts something."""
        return self.knob.type is int


@dataclass(frozen=True)
class LayerFacts:
    """One layer's card. `inputs` and `outputs` are None while it is not in a chain yet; `weighted`: it learns a W."""

    id: str
    kind: str
    title: str
    name: str = ""
    activation: Activation | None = None
    initializer: Initializer | None = None
    knob: KnobFacts | None = None
    inputs: int | None = None
    outputs: int | None = None
    parameters: int = 0
    weighted: bool = False
    frozen: bool = False
    disabled: bool = False
    output: bool = False
    notice: Notice | None = None

    @property
    def label(self) -> str:
        """What the layer is called: its name, or its id."""
        return self.name or self.id


@dataclass(frozen=True)
class InputFacts:
    """The card at the start: the features by name, `more` of them untold."""

    names: tuple[str, ...]
    more: int
    width: int


@dataclass(frozen=True)
class LossFacts:
    """The card at the end."""

    name: str
    notice: Notice | None = None


@dataclass(frozen=True)
class ModelFacts:
    """One model of an experiment as the canvas shows it; `index` decides its colour."""

    index: int
    name: str
    input: InputFacts
    layers: tuple[LayerFacts, ...]
    skips: tuple[Skip, ...]
    loss: LossFacts

    @property
    def ids(self) -> tuple[str, ...]:
        """The layers' ids, in order."""
        return tuple(layer.id for layer in self.layers)

    def layer(self, id: str) -> LayerFacts | None:
        """The facts of layer `id`, None where there is none."""
        return next((layer for layer in self.layers if layer.id == id), None)

    def label(self, key: str) -> str:
        """What a layer is called; any other key as it is."""
        layer = self.layer(key)
        return key if layer is None else layer.label


def layer_facts(
    layer: Layer, *, inputs: int | None, extra: int = 0, output: bool = False, notice: Notice | None = None
) -> LayerFacts:
    """The card of `layer` for so many inputs (None: unknown); `extra` parameters belong to projections of skips."""
    width = inputs or 1
    return LayerFacts(
        id=layer.id,
        kind=layer.kind,
        title=heading(layer.kind),
        name=layer.name,
        activation=getattr(layer, "activation", None),
        initializer=getattr(layer, "initializer", None),
        knob=main_knob(layer),
        inputs=inputs,
        outputs=inputs if inputs is None or layer.disabled else layer.outputs(inputs),
        parameters=0 if layer.disabled else prod(layer.block(width)) + extra,
        weighted=weighted(layer),
        frozen=layer.frozen,
        disabled=layer.disabled,
        output=output,
        notice=notice,
    )


def weighted(layer: Layer) -> bool:
    """Whether it learns a weight matrix W."""
    return "W" in layer.views(np.empty(layer.block(1)))


def main_knob(layer: Layer) -> KnobFacts | None:
    """Its first knob that is a number."""
    for name, knob in knobs(type(layer)):
        if knob.type in (int, float):
            return KnobFacts(name, getattr(layer, name), knob)
    return None


def read(model: Model, index: int, data: Data, problems: Iterable[Problem] = ()) -> ModelFacts:
    """Everything that the canvas says about `model`, the one with this index, on these data."""
    notices = _notices(index, problems)
    layers, widths = [], {INPUT: len(data.features)}
    width = len(data.features)
    active = model.active
    for layer in model.layers:
        outputs = width if layer.disabled else layer.outputs(width)
        sources = [widths[skip.source] for skip in active.skips if skip.target == layer.id and skip.source in widths]
        extra = sum(source * outputs for source in sources if source != outputs)
        last = layer.id == (active.layers or model.layers)[-1].id
        layers.append(layer_facts(layer, inputs=width, extra=extra, output=last, notice=notices.get(layer.id)))
        widths[layer.id] = width = outputs
    return ModelFacts(
        index=index,
        name=model.name,
        input=input_facts(data),
        layers=tuple(layers),
        skips=active.skips,
        loss=LossFacts(sentence(LOSSES[kind]) if (kind := model.loss.kind) in LOSSES else word(kind)),
    )


def input_facts(data: Data) -> InputFacts:
    """The input card for these data."""
    count = len(data.features)
    shown = count if count <= INPUTS_SHOWN else INPUTS_SHOWN - 1
    return InputFacts(data.features[:shown], count - shown, count)


def shape_words(facts: LayerFacts) -> str:
    """The shape as text: "2 → 8"; empty while it is unknown."""
    if facts.disabled:
        return translate("Card", "left out")
    return "" if facts.inputs is None else f"{facts.inputs} → {facts.outputs}"


def count_words(facts: LayerFacts) -> str:
    """The number of parameters as text: "24 params"; empty while it is unknown."""
    if facts.disabled or (facts.inputs is None and facts.parameters):
        return ""
    count = f"{facts.parameters:,}"
    return (
        translate("Card", "{count} param").format(count=count)
        if facts.parameters == 1
        else translate("Card", "{count} params").format(count=count)
    )


def spoken(facts: LayerFacts) -> str:
    """The whole card in one sentence, for screen readers."""
    parts = [f"{facts.label} {facts.title}"]
    if facts.activation is not None:
        parts.append(word(facts.activation.kind))
    if facts.knob is not None:
        parts.append(f"{word(facts.knob.name)} {facts.knob.value:g}")
    parts += [text for text in (shape_words(facts), count_words(facts)) if text]
    if facts.initializer is not None:
        parts.append(f"{word('initializer')} {word(facts.initializer.kind)}")
    if facts.frozen:
        parts.append(translate("Card", "frozen"))
    if facts.notice is not None:
        parts.append(facts.notice.sentence)
    return ", ".join(parts)


def _notices(model: int, problems: Iterable[Problem]) -> dict[str, Notice]:
    """The most serious problem of each layer of a model; problems come most serious first."""
    found: dict[str, Notice] = {}
    for problem in problems:
        if problem.model == model and problem.layer is not None:
            found.setdefault(problem.layer, Notice(problem.level, say(problem.sentence)))
    return found
