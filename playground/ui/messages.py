"""Sentences about what happened to a run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.engine.snapshot import Snapshot
from playground.look import numbers
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


def divergence_sentence(snapshot: Snapshot) -> str:
    """Which model, layer and quantity were the first that was no longer a number, and at which step; "" if none."""
    for index, model in enumerate(snapshot.models):
        found = model.divergence
        if found is not None:
            return translate(
                "Message",
                "Model <b>{model}</b> diverged at step {step}: {quantity} of layer <b>{layer}</b> became infinite. "
                "A smaller learning rate or a limit on the gradient's norm helps.",
            ).format(
                model=model_label(index, model.model.name),
                step=numbers.grouped(found.step),
                quantity=quantity_words(found.quantity),
                layer=found.layer,
            )
    return ""
