"""Metrics: loss, accuracy, R² and the confusion matrix of a network on a set of samples."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np

from playground.engine.data import Data
from playground.engine.losses import Loss
from playground.engine.network import BLOCK, Network
from playground.engine.program import Array
from playground.engine.workspace import Workspace


def predicted_classes(outputs: Array, *, signed: bool) -> Array:
    """Classes (samples,) from outputs (units, samples): the largest of K, or one unit against ½ (0 where `signed`)."""
    if outputs.shape[0] > 1:
        return np.asarray(outputs.argmax(axis=0))
    return np.asarray(outputs[0] > (0.0 if signed else 0.5), np.intp)


def confusion_matrix(y: Array, predicted: Array, classes: int) -> Array:
    """Counts (classes, classes): a row per true class, a column per predicted one."""
    counts: Array = np.bincount(y * classes + predicted, minlength=classes * classes).reshape(classes, classes)
    return counts


@dataclass(frozen=True)
class Metrics:
    """C without penalty; for classes the share of samples that is right, for numbers R². What does not apply is nan."""

    loss: float = nan
    accuracy: float = nan
    r_squared: float = nan


class Evaluator:
    """Measures one network again and again on the same samples x (samples, inputs), reading its θ as it is then.

    R² is 1 − Σ(y − ŷ)²/Σ(y − ȳ)², nan where y does not vary.
    """

    def __init__(
        self, network: Network, loss: Loss, x: Array, y: Array, targets: Array, *, data: Data, signed: bool
    ) -> None:
        self.loss, self.signed, self.classification = loss, signed, data.classification
        self._x, self._y = x.astype(network.theta.dtype), y
        self._targets = np.ascontiguousarray(targets.T, network.theta.dtype)
        self._blocks = [slice(start, min(start + BLOCK, len(x))) for start in range(0, len(x), BLOCK)]
        self._workspaces = {
            size: Workspace(network, size, keep=True) for size in {b.stop - b.start for b in self._blocks}
        }
        varies = len(x) > 0 and not self.classification
        self._spread = float(np.square(targets - targets.mean(axis=0)).sum()) if varies else 0.0
        if len(self._blocks) == 1:
            self._workspaces[len(x)].load(self._x)

    def measure(self) -> Metrics:
        """The metrics now."""
        if not self._blocks:
            return Metrics()
        loss, right, squares = 0.0, 0, 0.0
        for rows in self._blocks:
            workspace = self._workspaces[rows.stop - rows.start]
            if len(self._blocks) > 1:
                workspace.load(self._x[rows])
            workspace.forward.run()
            targets = self._targets[:, rows]
            loss += workspace.loss(self.loss, targets) * workspace.batch
            if self.classification:
                right += int(np.count_nonzero(predicted_classes(workspace.output, signed=self.signed) == self._y[rows]))
            else:
                squares += float(np.square(workspace.output - targets).sum())
        count = len(self._x)
        if self.classification:
            return Metrics(loss / count, accuracy=right / count)
        return Metrics(loss / count, r_squared=1.0 - squares / self._spread if self._spread else nan)
