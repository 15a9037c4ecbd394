"""Whether a model's output, its loss and the data go together: the rules behind `fit_output` and `checks`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.engine.activations import Linear, Sigmoid, Softmax, Tanh
from playground.engine.data import Data
from playground.engine.model import Model
from playground.experiment.problems import either
from playground.translatable import KINDS, QT_TRANSLATE_NOOP, Message

NEEDS = {
    "sigmoid": QT_TRANSLATE_NOOP(
        "Problems",
        "The loss {loss} needs outputs between 0 and 1: make sigmoid the output's activation, not {activation}.",
    ),
    "softmax": QT_TRANSLATE_NOOP(
        "Problems",
        "The loss {loss} needs outputs that add up to 1: make softmax the output's activation, not {activation}.",
    ),
}
"""What is wrong where a loss meets another output activation than the one that it was made for."""


@dataclass(frozen=True)
class Fault:
    """What doesn't fit, as an English template and its values; `loss` says that it is about the loss."""

    level: str
    template: str
    values: tuple[tuple[str, Any], ...] = ()
    loss: bool = False


def carries_activation(model: Model) -> int | None:
    """The index of the layer whose activation is the network's output, None where the last layer has none."""
    active = model.active
    return model.layers.index(active.layers[-1]) if active.output_activation is not None else None


def readable(kind: str) -> Message:
    """A kind's name as words: "binary cross-entropy"."""
    return Message(kind.replace("cross_entropy", "cross-entropy").replace("_", " "), KINDS)


def output_faults(model: Model, data: Data) -> tuple[Fault, ...]:
    """What keeps the outputs of a chain that isn't empty from being compared with the targets of `data`."""
    faults = (_width(model, data), _loss(model, data), _activation(model, data))
    return tuple(fault for fault in faults if fault)


def _width(model: Model, data: Data) -> Fault | None:
    units = model.width_after(len(model.layers) - 1, len(data.features))
    if units in data.widths:
        return None
    fitting = either(*data.widths) if len(data.widths) == 2 else data.widths[0]
    if data.classification:
        template = QT_TRANSLATE_NOOP(
            "Problems", "The data have {classes} classes: the last layer needs {fitting} units, not {units}."
        )
        return Fault("error", template, (("classes", len(data.classes)), ("fitting", fitting), ("units", units)))
    template = QT_TRANSLATE_NOOP(
        "Problems",
        "The data have {fitting} numbers per sample to predict: the last layer needs {fitting} units, not {units}.",
    )
    if data.widths == (1,):
        template = QT_TRANSLATE_NOOP(
            "Problems", "The data have one number per sample to predict: the last layer needs 1 unit, not {units}."
        )
    return Fault("error", template, (("fitting", fitting), ("units", units)))


def _loss(model: Model, data: Data) -> Fault | None:
    if model.loss.fused is None or data.classification:
        return None
    template = QT_TRANSLATE_NOOP(
        "Problems", "The loss {loss} is for classes, and these data are numbers: choose mean squared error."
    )
    return Fault("error", template, (("loss", readable(model.loss.kind)),), loss=True)


def _activation(model: Model, data: Data) -> Fault | None:
    activation = model.output_activation or Linear()
    units = model.width_after(len(model.layers) - 1, len(data.features))
    values = (("loss", readable(model.loss.kind)), ("activation", readable(activation.kind)))
    if isinstance(activation, Softmax) and units == 1:
        template = QT_TRANSLATE_NOOP(
            "Problems", "Softmax over a single unit is always 1: choose sigmoid, or one unit per class."
        )
        return Fault("error", template)
    needed = model.loss.fused
    if needed is not None and data.classification and not isinstance(activation, needed):
        return Fault("error", NEEDS[needed.kind], values)
    if needed is not None and any(skip.target == model.layers[-1].id for skip in model.skips):
        template = QT_TRANSLATE_NOOP(
            "Problems",
            "The loss {loss} needs outputs between 0 and 1, and a skip connection adds to them: "
            "end it a layer earlier.",
        )
        return Fault("error", template, values)
    if not data.classification and isinstance(activation, (Sigmoid, Tanh, Softmax)):
        template = QT_TRANSLATE_NOOP(
            "Problems",
            "The activation {activation} can't reach every number that is to be predicted: make the output linear.",
        )
        return Fault("warning", template, (("activation", readable(activation.kind)),))
    return None
