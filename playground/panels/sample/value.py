"""What the sample panel shows of a snapshot, computed in the worker."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.answers import answers
from playground.engine.data import Data
from playground.engine.program import Array
from playground.engine.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class SampleValue:
    """A sample's raw inputs (inputs,), its class or first number where known, and each model's answer (classes,).

    `number` counts training samples, then test samples; it is −1 for what somebody drew.
    """

    data: Data
    number: int
    raw: Array
    truth: float | None
    names: tuple[str, ...]
    answers: tuple[Array, ...]

    @property
    def is_test(self) -> bool:
        """Whether it is kept for testing."""
        return self.number >= len(self.data.y_train)

    @property
    def picture(self) -> Array | None:
        """The sample as a picture of values from 0 to 1, (rows, columns), if it is one."""
        if self.data.image is None:
            return None
        return self.raw.reshape(self.data.image) / max(high for _, high in self.data.domain)


def compute(snapshot: Snapshot, number: int = 0, drawn: Array | None = None) -> SampleValue:
    """The answers to sample `number`, counted round and round; or to what was drawn, if samples are such pictures."""
    data = snapshot.data
    train, count = len(data.y_train), len(data.y_train) + len(data.y_test)
    if drawn is not None and data.image == drawn.shape:
        number, raw, truth = -1, drawn.ravel(), None
    else:
        number %= count
        raw, y = (
            (data.raw_train[number], data.y_train[number])
            if number < train
            else (data.raw_test[number - train], data.y_test[number - train])
        )
        truth = float(np.ravel(y)[0])
    x = data.transform(raw[None])
    says = tuple(answers(model.predict(x), data, signed=model.signed)[0] for model in snapshot.models)
    return SampleValue(data, number, raw, truth, tuple(model.model.name for model in snapshot.models), says)
