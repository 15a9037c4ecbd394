"""A run, the only mutable part of the engine: all models learn in lockstep on the same mini-batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.engine.batch import Batch
from playground.engine.checkpoints import as_arrays, fetch, from_arrays
from playground.engine.data import Data
from playground.engine.history import Series
from playground.engine.learner import Divergence, Learner
from playground.engine.model import Model
from playground.engine.program import Array
from playground.engine.sizes import delta_sizes
from playground.engine.snapshot import ModelSnapshot, Snapshot
from playground.engine.stop import Stop
from playground.engine.timeline import Timeline
from playground.translatable import QT_TRANSLATE_NOOP

ORDER_STREAM = 2
NO_CLONES: Mapping[str, str] = {}


class Run:
    """Trains models on data. `batch_size` None is full batch; `thin=False` keeps the history of every epoch and step.

    `epoch` and `step` count what is done. `finished` says in a word which stop rule ended the run: "epochs", "loss",
    "gradient", "plateau", "diverged", or "" while it can go on. In `timeline` moments are kept, as far as it
    has room. ValueError: no samples, or models that can't be bound, in one sentence.
    """

    def __init__(
        self,
        models: Sequence[Model],
        data: Data,
        *,
        batch_size: int | None = None,
        seed: int = 0,
        precision: str = "float64",
        stop: Stop | None = None,
        thin: bool = True,
    ) -> None:
        samples = len(data.x_train)
        if not samples:
            raise ValueError(QT_TRANSLATE_NOOP("Problems", "There are no samples to train on."))
        dtype = np.dtype(precision)
        self.data, self.seed, self.stop, self.thin, self.precision = data, seed, stop or Stop(), thin, precision
        self.timeline = Timeline(budget=0)
        self.learners = [Learner(model, data, seed=seed, dtype=dtype, thin=thin) for model in models]
        self.epoch = self.step = self.position = 0
        self.finished = ""
        self.batch = min(batch_size or samples, samples)
        self.steps_per_epoch = -(-samples // self.batch)
        self._x = np.ones((samples, data.x_train.shape[1] + 1), dtype)
        self._x[:, :-1] = data.x_train
        self._order = np.random.default_rng([seed, ORDER_STREAM])
        self._permutation = self._order.permutation(samples)
        self._rows = [self._permutation[start : start + self.batch] for start in range(0, samples, self.batch)]
        self._bind()
        self._set_rates()
        self._record_losses()

    def advance(self, steps: int) -> None:
        """Make so many steps, fewer where a stop rule ends the run."""
        goal = self.step + steps
        if steps > 0 and not self.finished:
            self.timeline.open(self)
        with np.errstate(all="ignore"):
            checkpoint = self.checkpoint()
            while self.step < goal and not self.finished:
                self._stretch(goal - self.step)
                if not all(learner.finite() for learner in self._active):
                    self._find_divergence(checkpoint)
                    checkpoint = self.checkpoint()
        self.timeline.reached(self.step)

    def advance_epoch(self) -> None:
        """Make the steps that are left of this epoch."""
        self.advance(self.steps_per_epoch - self.position)

    def follows(self, previous: Run, clones: Mapping[str, str] = NO_CLONES) -> bool:
        """Whether every model is one that `previous` has, so that all of them have come equally far.

        `clones` are models, by name, that go on from another one.
        """
        return len(self._origins(previous, clones)) == len(self.learners)

    def inherit(self, previous: Run, clones: Mapping[str, str] = NO_CLONES) -> None:
        """Go on from an earlier version of this experiment: counters, history, weights of every layer that fits, and
        its time line."""
        origins = self._origins(previous, clones)
        for learner, old in origins.items():
            learner.inherit(old)
            learner.divergence = None  # where its own start diverged, that is gone, or is found again
        self._bind()
        self.epoch, self.step = previous.epoch, previous.step
        if previous.data is self.data and previous.batch == self.batch:
            self.position = previous.position
            self._permutation[...] = previous._permutation
            self._order.bit_generator.state = previous._order.bit_generator.state
        if self.position == 0:  # what was measured of this epoch was another model
            for learner in self.learners:
                learner.losses.truncate(self.epoch - 1)
        self._set_rates()
        self._record_losses()
        self.timeline = previous.timeline
        if previous.data is self.data and len(origins) == len(self.learners):
            self.timeline.follow(self, [previous.learners.index(origins[learner]) for learner in self.learners])
        else:
            self.timeline.clear()

    def set_parameter(self, model: str, name: str, index: tuple[int, ...], *, value: float) -> bool:
        """Give one number of a parameter ("h1/W") another value; False where there is no such number.

        The gradient shown until the next step is then that of the mini-batch to come, at the new value.
        """
        for learner in self.learners:
            view = learner.network.parameters.get(name)
            fits = view is not None and len(index) == view.ndim and all(map(int.__lt__, index, view.shape))
            if learner.model.name == model and view is not None and fits:
                place = self.step, name, index
                if learner.edits.setdefault(place, float(view[index])) == value:
                    del learner.edits[place]  # taken back before it had any effect
                view[index] = value
                learner.network.gradient.fill(0.0)
                learner.measured = learner.workspace = None
                self.timeline.cut()
                return True
        return False

    def snapshot(self, *, measure: bool = False) -> Snapshot:
        """A frozen picture of this moment; with `measure`, the losses of this step are behind those of the epochs."""
        with np.errstate(all="ignore"):  # what diverges holds the largest numbers that there are
            rows = [
                learner.losses_at(self.step / self.steps_per_epoch, self.step) if measure else learner.losses.rows
                for learner in self.learners
            ]
            models = tuple(
                ModelSnapshot.of(learner, *self._backward(learner), self.data, losses=losses)
                for learner, losses in zip(self.learners, rows, strict=True)
            )
        return Snapshot(
            epoch=self.epoch,
            step=self.step,
            steps_per_epoch=self.steps_per_epoch,
            batch=self.batch,
            finished=self.finished,
            stop=self.stop,
            data=self.data,
            models=models,
        )

    def measure_gradients(self) -> tuple[ModelSnapshot, ...]:
        """Each model with the gradient over the whole training set at its weights of this moment."""
        passes = [learner.measure(self.data.x_train, learner.targets) for learner in self.learners]
        return tuple(
            ModelSnapshot.of(learner, seen.network.gradient, delta_sizes(seen), self.data, losses=learner.losses.rows)
            for learner, seen in zip(self.learners, passes, strict=True)
        )

    def state(self) -> dict[str, Array]:
        """All that is needed to go on as if never stopped: arrays by name, those of models under their index."""
        state = as_arrays(self.checkpoint())
        for index, learner in enumerate(self.learners):
            for name, series in learner.series.items():
                state[f"{index}/{name}/indices"] = series.indices.copy()
                state[f"{index}/{name}/rows"] = series.rows.copy()
                state[f"{index}/{name}/stride"] = np.array(series.stride)
        return state

    def restore(self, state: Mapping[str, Array]) -> None:
        """Go to a state that `state` gave for the same experiment. ValueError: it is not of this experiment."""
        try:
            self._restore(from_arrays(state))
        except (KeyError, TypeError, OverflowError) as error:
            raise ValueError("The state of a random generator is missing or can't be read.") from error
        for index, learner in enumerate(self.learners):
            for name, series in learner.series.items():
                if name == "flow" and f"{index}/flow/rows" not in state:  # saved before there was one
                    series.truncate(-1)
                    continue
                rows = fetch(state, f"{index}/{name}/rows", None)
                if rows.ndim != 2 or rows.shape[1] != series.rows.shape[1]:
                    raise ValueError(f"{index}/{name}/rows: does not fit this experiment.")
                stride = int(fetch(state, f"{index}/{name}/stride", ()))
                series.fill(fetch(state, f"{index}/{name}/indices", rows.shape[:1]), rows, stride)

    # How steps are made

    def _bind(self) -> None:
        """Emit the calls of a step, for the models that have not diverged.

        Once for the batch size, and once for the shorter last batch if there is one.
        """
        self._active = [learner for learner in self.learners if learner.divergence is None]
        self._batches = {size: Batch(self._x, self._active, size) for size in {len(rows) for rows in self._rows}}

    def _stretch(self, limit: int) -> None:
        """Make up to `limit` steps: to the end of the epoch or of its full batches, or to the next recorded step."""
        in_full_batches = len(self._x) // self.batch - self.position
        count = min(limit, in_full_batches or 1, self.timeline.until_wanted(self.step))
        for learner in self._active:
            count = min(count, learner.gradients.until_wanted(self.step), learner.flow.until_wanted(self.step))
        self._make_steps(count - 1)
        for learner in self._active:
            np.copyto(learner.before, learner.network.theta)
            learner.measured = None
        self._make_steps(1)
        epoch, batch = self.step / self.steps_per_epoch, self._batches[len(self._rows[self.position - 1])]
        for learner, workspace in zip(batch.learners, batch.workspaces, strict=True):
            learner.workspace = workspace
            if learner.gradients.wants(self.step):
                learner.record_gradient(epoch, self.step)
            if learner.flow.wants(self.step):
                learner.record_flow(epoch, self.step)
        if self.position == self.steps_per_epoch:
            self._end_epoch()
        self.timeline.passed(self)

    def _make_steps(self, count: int) -> None:
        """The training loop itself."""
        rows = self._rows[self.position : self.position + count]
        if not rows:
            return
        batch = self._batches[len(rows[0])]
        take, x, targets, calls = self._x.take, batch.x, batch.targets, batch.calls
        for indices in rows:
            take(indices, 0, x, "clip")
            for take_targets, y in targets:
                take_targets(indices, 1, y, "clip")
            for function, arguments in calls:
                function(*arguments)
        self.position += count
        self.step += count

    def _end_epoch(self) -> None:
        self.epoch += 1
        self.position = 0
        self._permutation[...] = self._order.permutation(len(self._permutation))
        for learner in self._active:
            learner.flush()
        self._set_rates()
        if self.stop.watches_loss or any(learner.losses.wants(self.epoch) for learner in self._active):
            self._record_losses()
        self.finished = self._reason_to_stop()

    def _set_rates(self) -> None:
        for learner in self.learners:
            learner.rate.fill(learner.model.optimizer.learning_rate * learner.model.schedule.factor(self.epoch))

    def _record_losses(self) -> None:
        with np.errstate(all="ignore"):
            diverged = False
            for learner in self._active:
                if not learner.losses.count or learner.losses.indices[-1] < self.epoch:
                    learner.record_losses(self.epoch, self.step)
                diverged |= learner.divergence is not None
        if diverged:
            self._bind()

    def _reason_to_stop(self) -> str:
        active = self._active
        if not active:
            return "diverged"
        if self.stop.epochs is not None and self.epoch >= self.stop.epochs:
            return "epochs"
        below = self.stop.loss_below
        if below is not None and all(learner.losses.rows[-1, 2] < below for learner in active):
            return "loss"
        below = self.stop.gradient_below
        if below is not None and all(_norm(learner) < below for learner in active):
            return "gradient"
        if self.stop.plateau is not None and all(_stalled(learner, self.stop.plateau) for learner in active):
            return "plateau"
        return ""

    def _backward(self, learner: Learner) -> tuple[Array, Array]:
        """∂C/∂θ of the last mini-batch before clipping, and the sizes of its δ; where no step was made yet, or none
        since the run was opened, of the one to come."""
        stepped = bool(self.step and learner.network.gradient.any())
        seen = learner.workspace if stepped else None
        if seen is None and learner.measured is None:
            rows = self._rows[self.position]
            learner.measured = learner.measure(self.data.x_train[rows], learner.targets[rows])
        seen = seen or learner.measured
        assert seen is not None
        return learner.network.gradient / learner.shrink if stepped else seen.network.gradient, delta_sizes(seen)

    # How it goes back

    def _origins(self, previous: Run, clones: Mapping[str, str]) -> dict[Learner, Learner]:
        """Which learner of `previous` each one goes on from: that of its name, or, as it was renamed, of its place."""
        old = {learner.model.name: learner for learner in previous.learners}
        old |= {clone: old[name] for clone, name in clones.items() if clone not in old and name in old}
        names = {learner.model.name for learner in self.learners}
        found = {learner: old[learner.model.name] for learner in self.learners if learner.model.name in old}
        if len(self.learners) == len(previous.learners):
            for learner, before in zip(self.learners, previous.learners, strict=True):
                if learner not in found and before.model.name not in names:
                    found[learner] = before
        return found

    def checkpoint(self, *, without: Sequence[str] = ()) -> dict[str, Any]:
        """The state without the history: arrays, and the state of each random generator as it is."""
        state: dict[str, Any] = {
            "counters": np.array([self.epoch, self.step, self.position]),
            "permutation": self._permutation.copy(),
            "order": self._order.bit_generator.state,
        }
        for index, learner in enumerate(self.learners):
            vectors = learner.vectors().items()
            state |= {f"{index}/{name}": value.copy() for name, value in vectors if name not in without}
            state |= {
                f"{index}/generator/{name}": each.bit_generator.state for name, each in learner.generators.items()
            }
        return state

    def _restore(self, state: Mapping[str, Any]) -> None:
        """Take over a checkpoint. ValueError: it is not of this experiment."""
        self.epoch, self.step, self.position = (int(value) for value in fetch(state, "counters", (3,)))
        self._permutation[...] = fetch(state, "permutation", self._permutation.shape)
        if min(self.epoch, self.step, self.position) < 0 or self.position >= self.steps_per_epoch:
            raise ValueError("counters: do not fit this experiment.")
        if not np.array_equal(np.sort(self._permutation), np.arange(len(self._permutation))):
            raise ValueError("permutation: does not name every sample once.")
        self._order.bit_generator.state = state["order"]
        for index, learner in enumerate(self.learners):
            for name, value in learner.vectors().items():
                value[...] = fetch(state, f"{index}/{name}", value.shape)
            for name, generator in learner.generators.items():
                generator.bit_generator.state = state[f"{index}/generator/{name}"]
            learner.measured = learner.workspace = None
        self._set_rates()

    def go_to(self, moment: Mapping[str, Any], divergences: Sequence[Divergence | None]) -> None:
        """Take over the checkpoint of a moment, with what had diverged by then; the history stays as it is."""
        state = dict(moment)
        for index, learner in enumerate(self.learners):
            theta, gradient = state[f"{index}/theta"], np.zeros_like(learner.network.gradient)
            state |= {f"{index}/before": theta, f"{index}/gradient": gradient, f"{index}/shrink": np.ones(())}
        self._restore(state)
        self.finished = ""
        if list(divergences) != [learner.divergence for learner in self.learners]:
            for learner, divergence in zip(self.learners, divergences, strict=True):
                learner.divergence = divergence
            self._bind()

    def _find_divergence(self, checkpoint: Mapping[str, Any]) -> None:
        """Repeat the steps since the checkpoint one by one; stop what diverged first, at its last good state.

        That is the one before the last whole step: its outputs and its gradient were finite.
        """
        goal = self.step
        self._restore(checkpoint)
        self.timeline.taken_back(self.step)
        for learner in self.learners:
            learner.losses.truncate(self.epoch)
            learner.gradients.truncate(self.step)
            learner.flow.truncate(self.step)
        good = before = self.checkpoint()
        while self.step < goal:
            good, before = before, self.checkpoint()
            batch = self._batches[len(self._rows[self.position])]
            self._stretch(1)
            found = False
            for learner, workspace in zip(batch.learners, batch.workspaces, strict=True):
                divergence = None if learner.divergence else learner.find_divergence(workspace, self.step)
                if divergence is not None:
                    learner.divergence, found = divergence, True
                    index = self.learners.index(learner)
                    for name, value in learner.vectors().items():
                        value[...] = good[f"{index}/{name}"]
                    learner.losses.truncate(int(before["counters"][0]))
                    learner.gradients.truncate(int(good["counters"][1]))  # nothing younger than what is kept
                    learner.flow.truncate(int(good["counters"][1]))
                    learner.workspace = None
            if found:
                self._bind()
                self.finished = self._reason_to_stop()
                self.timeline.taken_back(self.step - 1)
                self.timeline.passed(self)
                return


def _norm(learner: Learner) -> float:
    return float(np.linalg.norm(learner.network.gradient / learner.shrink))


def _stalled(learner: Learner, epochs: int) -> bool:
    """Whether the training loss has not fallen in the last so many epochs."""
    rows: Series = learner.losses
    recent = rows.indices > rows.indices[-1] - epochs
    return bool(not recent.all() and rows.rows[recent, 2].min() >= rows.rows[~recent, 2].min())
