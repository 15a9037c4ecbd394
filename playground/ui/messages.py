"""Sentences about what happened to a run."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from playground.engine.snapshot import Snapshot
from playground.experiment.problems import Problem
from playground.look import numbers
from playground.look.words import say
from playground.panels.panel import model_label

translate = QCoreApplication.translate


def quantity_words(quantity: str) -> str:
    """What a `Divergence` names, in words."""
    words = {
        "a": translate("Message", "the activations a"),
        "C": translate("Message", "the loss C"),
        "δ": translate("Message", "the errors δ"),
        "∂C/∂W": translate("Message", "the gradient ∂C/∂W"),
        "W": translate("Message", "the weights W"),
    }
    return words.get(quantity, quantity)


def trouble_sentence(trouble: Sequence[Problem]) -> str:
    """Why there are no data, and what helps; "" where there are."""
    if not trouble:
        return ""
    words = translate("Message", "{reason}. Put it back and open this again, or choose other data.")
    return words.format(reason=escape(say(trouble[0].sentence), quote=False).rstrip("."))


def divergence_sentence(snapshot: Snapshot) -> str:
    """Per model, which layer and quantity were the first that was no longer a number, and at which step; "" if none."""
    said = [
        translate(
            "Message",
            "Model <b>{model}</b> diverged at step {step}: {quantity} of layer <b>{layer}</b> became infinite.",
        ).format(
            model=escape(model_label(index, model.model.name)),
            step=numbers.grouped(model.divergence.step),
            quantity=quantity_words(model.divergence.quantity),
            layer=escape(model.divergence.layer),
        )
        for index, model in enumerate(snapshot.models)
        if model.divergence is not None
    ]
    if not said:
        return ""
    if len(said) < len(snapshot.models):
        said.append(translate("Message", "The others go on."))
    said.append(translate("Message", "A smaller learning rate or a limit on the gradient's norm helps."))
    return " ".join(said)
