"""What the data table shows of a snapshot, computed in the worker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.engine.answers import answers_and_costs
from playground.engine.data import Data
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot


@dataclass(frozen=True, eq=False)
class Answer:
    """What one model says to all training samples, then all test samples.

    `says` (samples,) is the class that it takes for the most likely, or the first number; `share` (samples,) is how
    sure it is of the class, nan for numbers; `loss` (samples,).
    """

    name: str
    says: Array
    share: Array
    loss: Array


@dataclass(frozen=True, eq=False)
class SamplesValue:
    """The data, and the answers of each model."""

    data: Data
    answers: tuple[Answer, ...]

    @cached_property
    def y(self) -> Array:
        """The classes, or the first numbers, of training samples, then test samples: (samples,)."""
        y = np.concatenate([self.data.y_train, self.data.y_test])
        return y if self.data.classification else y[:, 0]

    @cached_property
    def raw(self) -> Array:
        """The raw inputs of training samples, then test samples: (samples, inputs)."""
        return np.concatenate([self.data.raw_train, self.data.raw_test])


def compute(snapshot: Snapshot) -> SamplesValue:
    """The answers of all models to all samples."""
    return SamplesValue(snapshot.data, tuple(_answer(model) for model in snapshot.models))


def _answer(model: ModelSnapshot) -> Answer:
    shares, loss = answers_and_costs(model)
    if not model.data.classification:
        return Answer(model.model.name, shares[:, 0], np.full(len(shares), np.nan), loss)
    says = shares.argmax(axis=1)
    return Answer(model.model.name, says, shares[np.arange(len(says)), says], loss)
