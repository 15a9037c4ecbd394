"""A snapshot: a frozen, read-only picture of a run at one step, the only thing that leaves the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from playground.engine.data import Data
from playground.engine.metrics import Evaluator, Metrics
from playground.engine.model import Model
from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.sizes import MEASURES
from playground.engine.stop import Stop

if TYPE_CHECKING:
    from playground.engine.learner import Divergence, Learner


@dataclass(frozen=True)
class LayerGradient:
    """∂C/∂W of one layer: mean, root mean square and largest |∂C/∂w|, its norm, and ‖ΔW‖/‖W‖ of the last step."""

    id: str
    mean_abs: float
    rms: float
    maximum: float
    norm: float
    update_ratio: float


@dataclass(frozen=True, eq=False)
class LossHistory:
    """Measured losses, one entry per kept epoch, (entries,) each; accuracy is nan for regression."""

    epoch: Array
    step: Array
    train_loss: Array
    test_loss: Array
    train_accuracy: Array
    test_accuracy: Array
    penalty: Array


@dataclass(frozen=True, eq=False)
class GradientHistory:
    """Mini-batches' ‖∂C/∂W‖, mean and largest |∂C/∂W|: epoch (entries,), the others (entries, layers with W)."""

    layer_ids: tuple[str, ...]
    epoch: Array
    norm: Array
    mean_abs: Array
    maximum: Array


@dataclass(frozen=True, eq=False)
class FlowHistory:
    """Mini-batches' δ by MEASURES, and ‖ΔW‖/‖W‖ of their steps: epoch (entries,), others (entries, layers with W)."""

    epoch: Array
    delta: dict[str, Array]
    update_ratio: Array


@dataclass(frozen=True, eq=False)
class ModelSnapshot:
    """One model at one step. `theta`, `before` (the last step) and `gradient` are flat, as Network lays them out.

    `deltas` are the MEASURES of δ, (measures, layers with W). `moments` is what the optimizer remembers, by name: what
    belongs to single parameters is as long as the part of θ that learns. `edited`: some number was set by hand.
    """

    model: Model
    data: Data
    theta: Array
    before: Array
    gradient: Array
    deltas: Array
    state: dict[str, dict[str, Array]]
    moments: dict[str, Array]
    losses: Array
    gradient_rows: Array
    flow_rows: Array
    divergence: Divergence | None
    edited: bool = False

    @classmethod
    def of(cls, learner: Learner, gradient: Array, deltas: Array, data: Data, *, losses: Array) -> ModelSnapshot:
        """The picture of a learner, with the gradient, the sizes of δ and the rows of losses that belong to it."""
        state = {
            layer: {name: value.copy() for name, value in values.items()}
            for layer, values in learner.network.state.items()
        }
        return cls(
            model=learner.model,
            data=data,
            state=state,
            moments={name: _frozen(value) for name, value in learner.state.items()},
            divergence=learner.divergence,
            edited=bool(learner.edits),
            theta=_frozen(learner.network.theta),
            before=_frozen(learner.before),
            gradient=_frozen(gradient),
            deltas=_frozen(deltas),
            losses=_frozen(losses),
            gradient_rows=_frozen(learner.gradients.rows),
            flow_rows=_frozen(learner.flow.rows),
        )

    @cached_property
    def network(self) -> Network:
        """The network at these weights, for looking only."""
        network = Network.of(self.model, len(self.data.features), theta=self.theta)
        network.state = self.state
        return network

    @property
    def metrics(self) -> LossHistory:
        """The losses of the kept epochs."""
        return LossHistory(*self.losses.T)

    @property
    def gradients(self) -> GradientHistory:
        """The gradients of the kept steps."""
        ids = tuple(self.model.layers[span.layer].id for span in self.network.weights)
        count = len(ids)
        rows = self.gradient_rows
        return GradientHistory(ids, rows[:, 0], *(rows[:, 1 + i * count : 1 + (i + 1) * count] for i in range(3)))

    @property
    def flow(self) -> FlowHistory:
        """δ and ΔW of the kept steps."""
        rows, count = self.flow_rows, len(self.network.weights)
        *deltas, ratio = (rows[:, 1 + i * count : 1 + (i + 1) * count] for i in range(len(MEASURES) + 1))
        return FlowHistory(rows[:, 0], dict(zip(MEASURES, deltas, strict=True)), ratio)

    @cached_property
    def layers(self) -> tuple[LayerGradient, ...]:
        """∂C/∂W of each layer that has a W, from the input to the output."""
        return tuple(self._layer(span.name, slice(span.start, span.stop)) for span in self.network.weights)

    @cached_property
    def train(self) -> Metrics:
        """Loss and accuracy on the training samples, now."""
        return self._measure(self.data.x_train, self.data.y_train)

    @cached_property
    def test(self) -> Metrics:
        """Loss and accuracy on the test samples, now."""
        return self._measure(self.data.x_test, self.data.y_test)

    @property
    def signed(self) -> bool:
        """Whether the two classes are −1 and 1, with 0 between them, instead of 0 and 1."""
        return self.model.signed

    def predict(self, x: Array) -> Array:
        """The output for samples (samples, features), as (samples, outputs)."""
        return self.network.predict(x)

    def activations(self, x: Array) -> dict[str, Array]:
        """What each layer puts out for samples (samples, features): (units, samples) by layer id."""
        return self.network.activations(x)

    def _measure(self, x: Array, y: Array) -> Metrics:
        targets = self.data.targets(y, self.network.outputs, signed=self.signed)
        with np.errstate(all="ignore"):
            return Evaluator(self.network, self.model.loss, x, y, targets, data=self.data, signed=self.signed).measure()

    def _layer(self, name: str, place: slice) -> LayerGradient:
        absolute = np.abs(self.gradient[place])
        norm = float(np.linalg.norm(absolute))
        weight = float(np.linalg.norm(self.theta[place]))
        change = float(np.linalg.norm(self.theta[place] - self.before[place]))
        return LayerGradient(
            id=name.removesuffix("/W"),
            mean_abs=float(absolute.mean()),
            rms=norm / absolute.size**0.5,
            maximum=float(absolute.max()),
            norm=norm,
            update_ratio=change / weight if weight else 0.0,
        )


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A run at one step; where somebody looks back, it has been as far as step `until`, which is 0 else.

    `finished` is the word for the rule of `stop` that ended it, or empty.
    """

    epoch: int
    step: int
    steps_per_epoch: int
    batch: int
    finished: str
    stop: Stop
    data: Data
    models: tuple[ModelSnapshot, ...]
    until: int = 0

    @property
    def past(self) -> bool:
        """Whether somebody looks back at it."""
        return self.until > 0


def _frozen(values: Array) -> Array:
    """A read-only copy."""
    out = values.copy()
    out.flags.writeable = False
    return out
