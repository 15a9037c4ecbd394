"""Words on screen for what knows nothing of languages: kinds, knobs, units, and sentences about what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from playground.engine.activations import ACTIVATIONS
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS
from playground.engine.losses import LOSSES
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.stop import Stop
from playground.experiment.values import Experiment
from playground.registry import Kind, Knob, Registry, knobs
from playground.translatable import KINDS, PROBLEMS, QT_TRANSLATE_NOOP, Message, told

translate = QCoreApplication.translate

REGISTRIES: tuple[Registry, ...] = (
    LAYERS, ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES, DATASETS, FEATURES,
)  # fmt: skip
"""Every family of kinds."""

SHORT = {
    "mean_squared_error": "mean squared error",
    "binary_cross_entropy": "binary cross-entropy",
    "categorical_cross_entropy": "categorical cross-entropy",
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "rmsprop": "RMSprop",
    "adagrad": "AdaGrad",
    "adam": "Adam",
    "adamw": "AdamW",
    "levenberg_marquardt": "Levenberg–Marquardt",
    "batch_norm": "BatchNorm",
    "layer_norm": "LayerNorm",
    "dense": "Dense",
    "activation": "Activation",
    "dropout": "Dropout",
    "l1": "L1",
    "l2": "L2",
    "beta1": "β₁",
    "beta2": "β₂",
    "epsilon": "ε",
    "clip_norm": "clip norm",
}
"""Names whose words are not just the name with spaces."""

SYSTEM = (
    QT_TRANSLATE_NOOP("Problems", "No such file or directory"),
    QT_TRANSLATE_NOOP("Problems", "Permission denied"),
    QT_TRANSLATE_NOOP("Problems", "Is a directory"),
    QT_TRANSLATE_NOOP("Problems", "Not a directory"),
    QT_TRANSLATE_NOOP("Problems", "No space left on device"),
    QT_TRANSLATE_NOOP("Problems", "Read-only file system"),
    QT_TRANSLATE_NOOP("Problems", "File name too long"),
    QT_TRANSLATE_NOOP("Problems", "Input/output error"),
)
"""Why the system refuses a file, in its own words."""


def word(name: str) -> str:
    """The words for the snake_case name of a kind or knob, translated: "leaky relu", "binary cross-entropy"."""
    return translate(KINDS, _english(name))


def heading(name: str) -> str:
    """The same, as it begins a line: "Learning rate"; a Greek letter stays as it is."""
    words = word(name)
    return words[:1].upper() + words[1:] if words[:1].isalpha() and not "α" <= words[:1] <= "ω" else words


def sentence(text: str) -> str:
    """A sentence written beside a kind or knob, translated."""
    return translate(KINDS, text) if text else ""


def describe(kind: type[Kind]) -> str:
    """The first line of a kind's docstring, translated."""
    return sentence(_first_line(kind))


def reason(error: Exception) -> str:
    """What an exception says, in the language of the window."""
    return say(told(error))


def hint(knob: Knob) -> str:
    """What a knob is, and what it may hold: "Number of neurons · 1 to 1024"."""
    said = "" if knob.kinds is not None or knob.type is bool else say(knob.expected())
    return " · ".join(part for part in (sentence(knob.text), said) if part)


def say(text: str) -> str:
    """A sentence of the engine or the document in the language of the window; its values stay as they are."""
    if not isinstance(text, Message):
        return translate(PROBLEMS, text) if text else ""
    words = translate(text.context, text.template)
    values = {name: say(value) if isinstance(value, Message) else value for name, value in text.values.items()}
    return words.format(**values) if values else words


def texts() -> Iterator[str]:
    """Every English text of the kinds that goes through the functions above; translators get them from here."""
    for registry in REGISTRIES:
        yield registry.family
        for name, kind in registry.items():
            yield _english(name)
            yield _first_line(kind)
    kinds = [Experiment, Model, Stop, *(kind for registry in REGISTRIES for kind in registry.values())]
    for kind in kinds:
        for field, knob in knobs(kind):
            yield from (_english(field), knob.text, knob.unit, *map(_english, knob.choices))


def _english(name: str) -> str:
    return SHORT.get(name, name.replace("_", " "))


def _first_line(kind: type[Kind]) -> str:
    return (kind.__doc__ or "").strip().split("\n", 1)[0]
