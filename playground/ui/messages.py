"""Sentences about what happened to a run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.engine.snapshot import Snapshot
from playground.look import numbers
from playground.panels.panel import model_label

translate = QCoreApplication.translate


def divergence_sentence(snapshot: Snapshot) -> str:
    """Which model, layer and quantity were the first that was no longer a number, and at which step; "" if none."""
    for index, model in enumerate(snapshot.models):
        found = model.divergence
        if found is not None:
            return translate(
                "Message",
                "Model <b>{model}</b> diverged at step {step}: {quantity} of layer <b>{layer}</b> was not finite. "
                "A smaller learning rate or a limit on the gradient's norm helps.",
            ).format(
                model=model_label(index, model.model.name),
                step=numbers.grouped(found.step),
                quantity=found.quantity,
                layer=found.layer,
            )
    return ""
