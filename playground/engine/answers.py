"""What a network answers for samples, as shares of the classes or as numbers, and what each sample costs."""

from __future__ import annotations

import numpy as np

from playground.engine.data import Data
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot


def answers(outputs: Array, data: Data, *, signed: bool) -> Array:
    """Outputs (samples, units) as shares of the classes (samples, classes) that add up to 1, or as the numbers.

    One unit says the share of class 1, from −1 to 1 where `signed`; what several units say is cut off at 0.
    """
    if not data.classification:
        return outputs
    if outputs.shape[1] == 1:
        share = np.clip((outputs[:, 0] + 1.0) / 2.0 if signed else outputs[:, 0], 0.0, 1.0)
        return np.column_stack([1.0 - share, share])
    positive = np.maximum(outputs, 0.0)
    total = positive.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(total > 0.0, positive / total, 1.0 / outputs.shape[1]))


def answers_and_costs(model: ModelSnapshot) -> tuple[Array, Array]:
    """The answers for all training samples, then all test samples, and the cost of each, (samples,)."""
    data = model.data
    outputs = model.predict(np.concatenate([data.x_train, data.x_test]))
    targets = data.targets(np.concatenate([data.y_train, data.y_test]), outputs.shape[1], signed=model.signed)
    return answers(outputs, data, signed=model.signed), model.model.loss.costs(outputs.T, targets.T)
