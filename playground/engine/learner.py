"""A learner: one model of a run while it learns: its network, optimizer state, random generators and history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from math import ceil, isfinite, log2
from typing import Any

import numpy as np

from playground.engine.data import Data
from playground.engine.history import Series
from playground.engine.levenberg import Levenberg
from playground.engine.metrics import Evaluator
from playground.engine.model import Model
from playground.engine.network import Network, generator_for
from playground.engine.optimizers import LevenbergMarquardt
from playground.engine.program import Array, Call, Program
from playground.engine.sizes import MEASURES, delta_sizes, update_ratios
from playground.engine.workspace import Workspace
from playground.translatable import QT_TRANSLATE_NOOP

LOSS_COLUMNS = ("epoch", "step", "train_loss", "test_loss", "train_accuracy", "test_accuracy", "penalty")
DROPOUT_STREAM = 3
STRETCH = 16384
"""Parameters that are updated at a time."""
FLOW_CAPACITY = 256
"""Rows of δ and ΔW, which cost as much as those of the gradient, are kept of fewer steps."""
MEASURED = 65536
"""Parameters of which a gradient is measured per step; of more, only every other, every fourth, … step is."""


@dataclass(frozen=True)
class Divergence:
    """The first value that was not finite: `quantity` ("a", "C", "δ", "∂C/∂W" or "W") of a layer, at a step."""

    layer: str
    step: int
    quantity: str


class Learner:
    """One model bound to data. It emits the calls of a training step; the run makes the steps."""

    def __init__(self, model: Model, data: Data, *, seed: int, dtype: Any, thin: bool = True) -> None:
        model = model.active
        self.model, self.data, self.seed = model, data, seed
        self.network = Network.of(model, data.x_train.shape[1], dtype=dtype)
        if self.network.outputs not in data.widths:
            raise ValueError(
                QT_TRANSLATE_NOOP(
                    "Problems", "This can't be trained: the last layer has {units} units, and the data need {needed}."
                ).format(units=self.network.outputs, needed=" / ".join(map(str, data.widths)))
            )
        self.network.initialise(seed)
        self.targets = data.targets(data.y_train, self.network.outputs, signed=model.signed)
        self.state = model.optimizer.state(self.network.learning, dtype)
        self.rate = np.zeros((), dtype)
        self.shrink = np.ones((), dtype)
        """What the last gradient was multiplied with by clipping."""
        self.generators = {
            layer.id: generator_for(seed, layer.id, DROPOUT_STREAM) for layer in model.layers if layer.random
        }
        self.before = self.network.theta.copy()
        """θ before the last step."""
        self.workspace: Workspace | None = None
        """Where the last step was made; None where it was not made here."""
        self.measured: Workspace | None = None
        """A pass over the mini-batch to come, once somebody has asked for it."""
        self.divergence: Divergence | None = None
        self.edits: dict[tuple[int, str, tuple[int, ...]], float] = {}
        """What was set by hand: the numbers from before, by step, parameter and index."""
        self.losses = Series(len(LOSS_COLUMNS), thin=thin)
        stride = 1 << max(0, ceil(log2(max(len(self.network.theta), 1) / MEASURED)))
        self.gradients = Series(1 + 3 * len(self.network.weights), stride=stride, thin=thin)
        flow_columns = 1 + (len(MEASURES) + 1) * len(self.network.weights)
        self.flow = Series(flow_columns, stride=stride, thin=thin, capacity=FLOW_CAPACITY)
        self._train = self._evaluator(data.x_train, data.y_train, self.targets)
        test_targets = data.targets(data.y_test, self.network.outputs, signed=model.signed)
        self._test = self._evaluator(data.x_test, data.y_test, test_targets)
        self._starts = np.array([span.start for span in self.network.spans], np.intp)
        places = {span.name: place for place, span in enumerate(self.network.spans)}
        self._weights = np.array([places[span.name] for span in self.network.weights], np.intp)
        self._sizes = np.array([span.stop - span.start for span in self.network.weights])
        self._scratch = np.zeros_like(self.network.theta)

    def emit(self, x_ones: Array, y: Array) -> tuple[Workspace, list[Call]]:
        """The calls of one training step on the mini-batch in the buffers x_ones (inputs + 1, n) and y (outputs, n)."""
        workspace = Workspace(self.network, x_ones.shape[1], x_ones=x_ones, training=True, generators=self.generators)
        workspace.emit_backward(self.model.loss, y)
        update = Program(self.network.theta.dtype)
        learns = slice(0, self.network.learning)
        self._emit_penalty(update, self.network.theta[learns], self.network.gradient[learns])
        self._emit_clip(update, self.network.gradient[learns])
        optimizer, state, rate = self.model.optimizer, self.state, self.rate
        if isinstance(optimizer, LevenbergMarquardt):
            bound = Levenberg(self.network, self.model, x_ones=x_ones, y=y, state=state, rate=rate)
            update.call(bound.step)
        else:
            self._emit_update(update)
        return workspace, workspace.forward.calls + workspace.backward.calls + update.calls

    def _emit_update(self, program: Program) -> None:
        """The optimizer's update, of a long θ stretch by stretch: the many passes over one then stay in the cache."""
        optimizer, network = self.model.optimizer, self.network
        for start in range(0, network.learning, STRETCH):
            part = slice(start, min(start + STRETCH, network.learning))
            state = {name: value[part] if value.ndim else value for name, value in self.state.items()}
            if part.stop < network.learning:  # only the last stretch counts the step
                state["step"] = program.scratch(())
                program.call(np.copyto, state["step"], self.state["step"])
            optimizer.update(program, network.theta[part], network.gradient[part], state, self.rate)

    @property
    def series(self) -> dict[str, Series]:
        """The history, by the name that it has in files."""
        return {"losses": self.losses, "gradients": self.gradients, "flow": self.flow}

    def measure(self, x: Array, targets: Array) -> Workspace:
        """A pass over samples (samples, inputs) at θ as it is, and ∂C/∂θ with its penalty in the network of what comes
        back; the training is not disturbed."""
        network = Network.of(self.model, self.network.inputs, theta=self.network.theta)
        network.state = {
            layer: {name: value.copy() for name, value in values.items()}
            for layer, values in self.network.state.items()
        }
        generators = {
            layer.id: generator_for(self.seed, layer.id, DROPOUT_STREAM) for layer in self.model.layers if layer.random
        }
        workspace = Workspace(network, len(x), training=True, generators=generators)
        workspace.load(x)
        workspace.emit_backward(self.model.loss, np.ascontiguousarray(targets.T, network.theta.dtype))
        self._emit_penalty(workspace.backward, network.theta, network.gradient)
        with np.errstate(all="ignore"):
            workspace.forward.run()
            workspace.backward.run()
        return workspace

    def penalty(self) -> float:
        """l1·Σ|w| + l2/2·Σw² over the weights."""
        if not (self.model.l1 or self.model.l2):
            return 0.0
        weights = self._penalised_mask() * self.network.theta
        return float(self.model.l1 * np.abs(weights).sum() + 0.5 * self.model.l2 * weights.dot(weights))

    def record_losses(self, epoch: int, step: int) -> None:
        """Measure and keep the losses of an epoch."""
        row = self._measure(epoch, step)
        self.losses.append(epoch, row)
        if not isfinite(row[LOSS_COLUMNS.index("train_loss")]) and self.divergence is None:
            self.divergence = Divergence(self.model.layers[-1].id, step, "C")

    def losses_at(self, epoch: float, step: int) -> Array:
        """The kept losses with those of this very moment behind them, (rows, LOSS_COLUMNS); nothing is kept."""
        rows = self.losses.rows
        before = rows[:, LOSS_COLUMNS.index("step")] < step
        return np.vstack([rows[before], self._measure(epoch, step)])

    def _measure(self, epoch: float, step: int) -> tuple[float, ...]:
        """A row of LOSS_COLUMNS."""
        train, test = self._train.measure(), self._test.measure()
        return epoch, step, train.loss, test.loss, train.accuracy, test.accuracy, self.penalty()

    def record_gradient(self, epoch: float, step: int) -> None:
        """Keep ‖∂C/∂W‖, mean and largest |∂C/∂W| of each layer, as they were before clipping."""
        g, scratch, grow = self.network.gradient, self._scratch, 1.0 / float(self.shrink)
        np.abs(g, scratch)
        absolute = np.add.reduceat(scratch, self._starts)[self._weights]
        largest = np.maximum.reduceat(scratch, self._starts)[self._weights]
        np.multiply(g, g, scratch)
        square = np.add.reduceat(scratch, self._starts)[self._weights]
        row = np.concatenate(([epoch], np.sqrt(square) * grow, absolute / self._sizes * grow, largest * grow))
        self.gradients.append(step, row)

    def record_flow(self, epoch: float, step: int) -> None:
        """Keep how large δ and ΔW are in each layer, of the step just made."""
        if self.workspace is not None:
            ratios = update_ratios(self.network, self.before)
            self.flow.append(step, np.concatenate(([epoch], delta_sizes(self.workspace).ravel(), ratios)))

    def finite(self) -> bool:
        """Whether θ looks finite; a sum that overflows says no too."""
        return isfinite(float(self.network.theta.dot(self.network.theta)))

    def find_divergence(self, workspace: Workspace, step: int) -> Divergence | None:
        """The first value of the step just made that is not finite, in the order of the computation."""
        layers, ids = workspace.layers, [layer.id for layer in self.model.layers]
        order = list(enumerate(ids))
        checks = [("a", name, layers[i].a) for i, name in order]
        checks += [("δ", name, layers[i].delta) for i, name in reversed(order)]
        checks += [("∂C/∂W", name, layers[i].gradient) for i, name in reversed(order)]
        checks += [("W", name, layers[i].parameters) for i, name in order]
        for quantity, name, values in checks:
            if not np.isfinite(values).all():
                return Divergence(name, step, quantity)
        return None

    def flush(self) -> None:
        """Set moments too small to matter to 0, before they become denormal numbers, which are 50 times as slow.

        The gradients themselves are never flushed: how small they are is the lesson.
        """
        tiny = np.finfo(self.network.theta.dtype).tiny * 1e8
        for name in self.model.optimizer.vectors:
            vector = self.state[name]
            np.copyto(vector, 0.0, where=np.abs(vector) < tiny)

    def vectors(self) -> dict[str, Array]:
        """All that changes while learning, by name, for checkpoints and files; not the history."""
        out = {
            "theta": self.network.theta,
            "before": self.before,
            "gradient": self.network.gradient,
            "shrink": self.shrink,
        }
        out |= {f"optimizer/{name}": value for name, value in self.state.items()}
        for layer, values in self.network.state.items():
            out |= {f"state/{layer}/{name}": value for name, value in values.items()}
        return out

    def inherit(self, previous: Learner) -> None:
        """Take over from a learner of an earlier version of the model whatever still fits, layer by layer.

        A layer with another initializer than before keeps its new start.
        """
        redrawn = {layer for layer, _ in _initializers(self.model) ^ _initializers(previous.model)}
        same_optimizer = previous.model.optimizer.kind == self.model.optimizer.kind
        old = {span.name: span for span in previous.network.spans}
        for span in self.network.spans:
            source = None if self.model.layers[span.layer].id in redrawn else old.get(span.name)
            if (
                source is None
                or previous.network.parameters[span.name].shape != self.network.parameters[span.name].shape
            ):
                continue
            here, there = slice(span.start, span.stop), slice(source.start, source.stop)
            self.network.theta[here] = previous.network.theta[there]
            self.before[here] = previous.before[there]
            if same_optimizer and span.stop <= self.network.learning and source.stop <= previous.network.learning:
                for name in self.model.optimizer.vectors:
                    self.state[name][here] = previous.state[name][there]
        if same_optimizer:
            for name, value in previous.state.items():
                if value.ndim == 0:
                    self.state[name][...] = value
        for layer, values in self.network.state.items():
            for name, value in values.items():
                kept = previous.network.state.get(layer, {}).get(name)
                if kept is not None and kept.shape == value.shape:
                    value[...] = kept
        for name, generator in previous.generators.items():
            if name in self.generators:
                self.generators[name].bit_generator.state = generator.bit_generator.state
        if replace(previous.model, name=self.model.name) == self.model:  # what its last step was still holds
            self.network.gradient[...], self.shrink[...] = previous.network.gradient, previous.shrink
            self.workspace = previous.workspace
        self.edits = dict(previous.edits)
        self._inherit_history(previous)

    def _inherit_history(self, previous: Learner) -> None:
        self.losses.fill(previous.losses.indices, previous.losses.rows, previous.losses.stride)
        ours, theirs = ([span.name for span in learner.network.weights] for learner in (self, previous))
        for series, before in ((self.gradients, previous.gradients), (self.flow, previous.flow)):
            rows = np.full((before.count, series.rows.shape[1]), np.nan)
            rows[:, 0] = before.rows[:, 0]
            for i, name in enumerate(ours):
                if name in theirs:
                    rows[:, 1 + i :: len(ours)] = before.rows[:, 1 + theirs.index(name) :: len(theirs)]
            series.fill(before.indices, rows, max(series.stride, before.stride))

    def _evaluator(self, x: Array, y: Array, targets: Array) -> Evaluator:
        return Evaluator(self.network, self.model.loss, x, y, targets, data=self.data, signed=self.model.signed)

    def _penalised_mask(self) -> Array:
        """1 for each parameter that L1 and L2 act on, else 0; as long as θ."""
        mask = np.zeros_like(self.network.theta)
        for span in self.network.spans:
            mask[span.start : span.stop] = span.penalised
        return mask

    def _emit_penalty(self, program: Program, theta: Array, g: Array) -> None:
        """g ← g + l2·w + l1·sign(w) for the weights w."""
        mask, term = self._penalised_mask()[: len(theta)], program.scratch(theta.shape)
        if self.model.l2:
            program.call(np.multiply, theta, mask * program.constant(self.model.l2), term)
            program.call(np.add, g, term, g)
        if self.model.l1:
            program.call(np.sign, theta, term)
            program.call(np.multiply, term, mask * program.constant(self.model.l1), term)
            program.call(np.add, g, term, g)

    def _emit_clip(self, program: Program, g: Array) -> None:
        """As PyTorch: g ← g · min(1, clip_norm/(‖g‖ + 1e-6))."""
        if self.model.clip_norm is None:
            self.shrink.fill(1.0)
            return
        program.call(np.dot, g, g, self.shrink)
        program.call(np.sqrt, self.shrink, self.shrink)
        program.call(np.add, self.shrink, program.constant(1e-6), self.shrink)
        program.call(np.divide, program.constant(self.model.clip_norm), self.shrink, self.shrink)
        program.call(partial(np.minimum, out=self.shrink), self.shrink, program.constant(1.0))
        program.call(np.multiply, g, self.shrink, g)


def _initializers(model: Model) -> set[tuple[str, Any]]:
    """What each layer's weights are drawn from; a layer whose initializer changes is drawn anew."""
    return {(layer.id, getattr(layer, "initializer", None)) for layer in model.layers}
