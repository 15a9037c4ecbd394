"""What the confusion panel shows of a snapshot, computed in the worker: counts per pair of classes, or residuals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.data import Data
from playground.engine.metrics import confusion_matrix, predicted_classes
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

Part = Literal["train", "test"]
PARTS: tuple[Part, ...] = ("train", "test")


@dataclass(frozen=True, eq=False)
class Confusion:
    """How often each true class (row) was taken for each class (column), (classes, classes) whole numbers."""

    counts: Array

    @property
    def shares(self) -> Array:
        """Counts over those of their row; 0 for a class without samples."""
        totals = self.counts.sum(axis=1, keepdims=True)
        result: Array = self.counts / np.maximum(totals, 1)
        return result

    @property
    def recall(self) -> Array:
        """Share of each true class that was found, (classes,); nan without samples."""
        return _over(np.diag(self.counts), self.counts.sum(axis=1))

    @property
    def precision(self) -> Array:
        """Share of what was taken for each class that is of it, (classes,); nan where nothing was."""
        return _over(np.diag(self.counts), self.counts.sum(axis=0))

    @property
    def accuracy(self) -> float:
        """Share of the samples that are on the diagonal; nan without samples."""
        total = float(self.counts.sum())
        return float(np.trace(self.counts)) / total if total else math.nan


@dataclass(frozen=True, eq=False)
class Residuals:
    """Predictions ŷ and residuals ŷ − y, (samples, outputs) each."""

    predicted: Array
    residual: Array

    @property
    def rms(self) -> float:
        """Root mean square of the residuals; nan without samples."""
        with np.errstate(all="ignore"):
            return float(np.sqrt(np.mean(np.square(self.residual)))) if self.residual.size else math.nan

    @property
    def mean(self) -> float:
        """Mean of the residuals, the bias; nan without samples."""
        return float(np.mean(self.residual)) if self.residual.size else math.nan

    @property
    def explained(self) -> float:
        """R² over all outputs: 1 − Σ(ŷ − y)²/Σ(y − mean of y)²; nan where y does not vary."""
        with np.errstate(all="ignore"):  # of a network that has diverged
            y = self.predicted - self.residual
            spread = float(np.sum(np.square(y - y.mean(axis=0)))) if len(y) else 0.0
            return 1.0 - float(np.sum(np.square(self.residual))) / spread if spread else math.nan


@dataclass(frozen=True, eq=False)
class ModelErrors:
    """What one model gets wrong of the training and of the test samples."""

    name: str
    parts: Mapping[Part, Confusion | Residuals]


@dataclass(frozen=True, eq=False)
class ConfusionValue:
    """The errors of all models."""

    data: Data | None
    models: tuple[ModelErrors, ...]

    @property
    def classification(self) -> bool:
        """Whether there are classes, so that counts are shown."""
        return self.data is not None and self.data.classification


def compute(snapshot: Snapshot) -> ConfusionValue:
    """What all models get wrong, over all samples."""
    return ConfusionValue(snapshot.data, tuple(_errors(model) for model in snapshot.models))


def _errors(model: ModelSnapshot) -> ModelErrors:
    data = model.data
    parts = {"train": (data.x_train, data.y_train), "test": (data.x_test, data.y_test)}
    found: dict[Part, Confusion | Residuals] = {}
    for part in PARTS:
        x, y = parts[part]
        outputs = model.predict(x)
        if data.classification:
            predicted = predicted_classes(outputs.T, signed=model.signed)
            found[part] = Confusion(confusion_matrix(y, predicted, len(data.classes)))
        else:
            found[part] = Residuals(outputs, outputs - y)
    return ModelErrors(model.model.name, found)


def _over(above: Array, below: Array) -> Array:
    result: Array = np.where(below > 0, above / np.maximum(below, 1), math.nan)
    return result
