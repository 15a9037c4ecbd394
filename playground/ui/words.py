"""Words on screen for names that come from the registries: kinds, knobs, units and the sentences beside them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.registry import Kind

translate = QCoreApplication.translate

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


def word(name: str) -> str:
    """The words for the snake_case name of a kind or knob, translated: "leaky relu", "binary cross-entropy"."""
    return translate("Kinds", SHORT.get(name, name.replace("_", " ")))


def heading(name: str) -> str:
    """The same, as it begins a line: "Learning rate"; a Greek letter stays as it is."""
    words = word(name)
    return words[:1].upper() + words[1:] if words[:1].isascii() else words


def sentence(text: str) -> str:
    """A sentence written beside a kind or knob, translated."""
    return translate("Kinds", text) if text else ""


def describe(kind: type[Kind]) -> str:
    """The first line of a kind's docstring, translated."""
    return sentence((kind.__doc__ or "").strip().split("\n", 1)[0])
