"""The Trainer owns the Run on the worker thread and leaves frames in a mailbox, of which only the newest counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event, Lock
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal, Slot

from playground.engine.data import Data
from playground.engine.points import Points
from playground.engine.run import Run
from playground.engine.snapshot import Snapshot
from playground.experiment.project import start
from playground.experiment.values import Experiment
from playground.translatable import told

SLICE = 0.002
"""Seconds of training between two looks at the gate."""
SHARE = 0.025
"""The largest share of its time that the worker gives to one panel while it trains."""
REST = 0.3
"""Seconds after which a panel is computed again at the latest, however long that takes."""
SWITCH_INTERVAL = 0.0005
"""Seconds after which Python lets another thread run; its own 5 ms cost the drawing three frames in four."""
UNLIMITED = float("inf")

Compute = Callable[[Snapshot], Any]
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Frame:
    """What the worker has to show: a snapshot and, by name, the panels' values that are new since the last frame.

    `experiment` is what the snapshot belongs to. `problem` is a sentence where it can't be trained; then there is
    no snapshot.
    """

    experiment: Experiment
    running: bool
    steps_per_second: float
    snapshot: Snapshot | None
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


class Gate:
    """Holds the worker back while the window draws: with it, drawing is as fast as without a worker."""

    def __init__(self) -> None:
        self._open = Event()
        self._open.set()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Around drawing, in the GUI thread; may be nested."""
        was_open = self._open.is_set()
        self._open.clear()
        try:
            yield
        finally:
            if was_open:
                self._open.set()

    def wait(self) -> None:
        """In the worker: until the gate is open. A drawing that fails must not stop the training for ever."""
        self._open.wait(0.5)


class Mailbox:
    """Holds the newest frame until it is taken."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._frame: Frame | None = None

    def put(self, frame: Frame) -> None:
        """Leave a frame. One that was not taken is replaced, and its values that the new one lacks are kept."""
        with self._lock:
            old = self._frame
            if old is not None and old.experiment is frame.experiment:
                frame = Frame(**{**vars(frame), "values": {**old.values, **frame.values}})
            self._frame = frame

    def take(self) -> Frame | None:
        """The newest frame, once."""
        with self._lock:
            frame, self._frame = self._frame, None
            return frame

    @property
    def empty(self) -> bool:
        """Whether the last frame has been taken."""
        return self._frame is None


class Order(NamedTuple):
    """What to train; with a `run`, to go on from there."""

    experiment: Experiment
    data: Data
    run: Run | None


class Answers(QObject):
    """Calls, in the thread where it was made, what the worker sends it."""

    @Slot(object)
    def call(self, answer: Callable[[], None]) -> None:
        """Give one answer."""
        answer()


class Trainer(QObject):
    """Trains the experiment that it was last given. Its public methods only ask, and return at once."""

    _asked = Signal(object)
    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.mailbox = Gate(), Mailbox()
        self._thread = QThread()
        self._thread.setObjectName("trainer")
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)
        self._experiment: Experiment | None = None
        self._newest: Order | None = None
        self._run: Run | None = None
        self._problem = ""
        self._speed = UNLIMITED
        self._computes: dict[str, Compute] = {}
        self._due: dict[str, float] = {}
        self._slice_steps = 1
        self._paced_from = (0.0, 0)
        self._measured_from = (0.0, 0)
        self._steps_per_second = 0.0
        self._closed = False
        self._answers = Answers()
        self._answered.connect(self._answers.call)
        self.moveToThread(self._thread)
        self._asked.connect(self._do)

    # Called from the GUI thread; each queues what the worker then does

    def start(self) -> None:
        """Start the worker thread."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._thread.start()

    def close(self) -> None:
        """End the worker thread and wait for it; what is asked afterwards is not heard.

        A question left in the queue of a thread that has ended is freed twice when the application ends.
        """
        if self._closed:
            return
        self._closed = True
        self._asked.emit(self._finish)
        self._thread.wait()
        self._asked.disconnect(self._do)
        QCoreApplication.removePostedEvents(self)

    def load(self, experiment: Experiment, data: Data, run: Run | None = None) -> None:
        """Train this experiment from now on; of several in a row only the newest is looked at.

        What still fits of the weights is kept, unless data, seed or precision are new: then it starts anew, but not for
        points that somebody draws while it learns. With a `run` of this experiment, which is the worker's from now on,
        it goes on from there, and pauses.
        """
        self._newest = Order(experiment, data, run)
        self._asked.emit(partial(self._take, self._newest))

    def ask(self, question: Callable[[Experiment, Run], T], answer: Callable[[T | None], object]) -> None:
        """Have the worker look at what it trains, between two steps; `answer` is then called in the GUI thread.

        With None, where nothing can be trained.
        """
        self._asked.emit(partial(self._look, question, answer))

    def run(self) -> None:
        """Train until paused."""
        self._asked.emit(self._begin)

    def pause(self) -> None:
        """Stop training, and show where it stands."""
        self._asked.emit(self._end)

    def forget(self) -> None:
        """Pause; nothing of what was learned goes into the document that is loaded next."""
        self._asked.emit(self._forget)

    def step(self) -> None:
        """Pause, and make one step: one mini-batch."""
        self._asked.emit(partial(self._advance_once, Run.advance, 1))

    def advance_epoch(self) -> None:
        """Pause, and go to the end of the epoch."""
        self._asked.emit(partial(self._advance_once, Run.advance_epoch))

    def set_parameter(self, model: str, name: str, index: tuple[int, ...], *, value: float) -> None:
        """Give one weight or bias of a model another value, and show it; nothing where there is no such number."""
        self._asked.emit(partial(self._set_parameter, model, name, index, value))

    def reset(self) -> None:
        """Pause, and go back to the same start."""
        self._asked.emit(self._reset)

    def set_speed(self, steps_per_second: float) -> None:
        """How fast to train; UNLIMITED as fast as it goes."""
        self._asked.emit(partial(self._set_speed, steps_per_second))

    def watch(self, computes: Mapping[str, Compute]) -> None:
        """Compute these values, by name, for the frames to come: those of the panels that can be seen."""
        self._asked.emit(partial(self._watch, dict(computes)))

    # In the worker thread

    def _finish(self) -> None:
        """Stop the timer where it lives, then end the thread; the other way round it would be left running."""
        self._timer.stop()
        self._thread.quit()

    @Slot(object)
    def _do(self, action: Callable[[], None]) -> None:
        action()

    def _look(self, question: Callable[[Experiment, Run], T], answer: Callable[[T | None], object]) -> None:
        seen = None
        try:
            if self._experiment is not None and self._run is not None:
                seen = question(self._experiment, self._run)
        finally:
            self._answered.emit(partial(answer, seen))

    def _take(self, order: Order) -> None:
        experiment, data, run = order
        if run is not None:
            self._timer.stop()
            self._experiment, self._run = experiment, run
        if order is not self._newest:
            return
        self._problem = ""
        if run is None:
            self._rebuild(experiment, data)
        self._experiment = experiment
        self._pace()
        self._post(everything=True)

    def _rebuild(self, experiment: Experiment, data: Data) -> None:
        """A run of this experiment, with what still fits of the one before."""
        old, before = self._run, self._experiment
        self._run = None
        try:
            run = start(experiment, data)
            if (
                old is not None
                and before is not None
                and _goes_on(before, experiment, same_data=old.data is data)
                and run.follows(old)  # models that are compared have all come equally far
            ):
                run.inherit(old)
            self._run = run
        except ValueError as error:
            self._problem = told(error)
            self._timer.stop()

    def _begin(self) -> None:
        if self._run is None:
            return
        if self._run.finished == "diverged" and self._experiment is not None:
            old, self._run = self._run, start(self._experiment, self._run.data)
            self._run.inherit(old)
        self._run.finished = ""
        self._pace()
        self._timer.start()
        self._post(everything=False)

    def _forget(self) -> None:
        self._timer.stop()
        self._run = None

    def _end(self) -> None:
        self._timer.stop()
        self._post(everything=True)

    def _advance_once(self, advance: Callable[..., None], *arguments: Any) -> None:
        self._timer.stop()
        if self._run is not None:
            self._run.finished = ""
            advance(self._run, *arguments)
            self._post(everything=True)

    def _set_parameter(self, model: str, name: str, index: tuple[int, ...], value: float) -> None:
        if self._run is not None and self._run.set_parameter(model, name, index, value=value):
            self._post(everything=not self._timer.isActive())

    def _reset(self) -> None:
        self._timer.stop()
        if self._run is not None and self._experiment is not None:
            self._run = start(self._experiment, self._run.data)
            self._post(everything=True)

    def _set_speed(self, steps_per_second: float) -> None:
        self._speed = steps_per_second
        self._timer.setInterval(0 if steps_per_second == UNLIMITED else 5)
        self._pace()

    def _watch(self, computes: dict[str, Compute]) -> None:
        new = computes.keys() - self._computes.keys()
        self._computes = computes
        self._due = {name: due for name, due in self._due.items() if name not in new}
        self._post(everything=not self._timer.isActive())

    def _work(self) -> None:
        """One slice of training."""
        self.gate.wait()
        run = self._run
        if run is None:
            self._timer.stop()
            return
        steps = self._slice_steps
        if self._speed != UNLIMITED:
            since, at = self._paced_from
            steps = min(steps, int((perf_counter() - since) * self._speed) - (run.step - at))
        if steps > 0:
            began = perf_counter()
            try:
                run.advance(steps)
            except Exception:  # a mistake of ours, told once instead of every slice
                self._timer.stop()
                raise
            took = max(perf_counter() - began, 1e-6)
            self._slice_steps = max(1, min(int(steps * SLICE / took), 2 * self._slice_steps))
        if run.finished:
            self._timer.stop()
            self._post(everything=True)
        elif self.mailbox.empty:
            self.gate.wait()  # the frame was taken to be drawn just now
            self._post(everything=False)

    def _pace(self) -> None:
        """Count steps from now: for the chosen speed, and to measure it."""
        self._paced_from = self._measured_from = perf_counter(), self._run.step if self._run else 0
        self._steps_per_second = 0.0

    def _measure_speed(self, run: Run) -> float:
        """Steps per second over the last half second or so."""
        now, (since, at) = perf_counter(), self._measured_from
        if now - since > 0.5:
            self._steps_per_second = (run.step - at) / (now - since)
            self._measured_from = now, run.step
        return self._steps_per_second

    def _post(self, *, everything: bool) -> None:
        """Leave a frame; with every value where nothing else is to be done, else with those whose turn it is."""
        if self._experiment is None:
            return
        running = self._timer.isActive()
        if self._run is None:
            self.mailbox.put(Frame(self._experiment, running, 0.0, None, problem=self._problem))
            return
        snapshot = self._run.snapshot(measure=everything)
        values = {}
        for name, compute in self._computes.items():
            began = perf_counter()
            if everything or began >= self._due.get(name, 0.0):
                try:
                    with np.errstate(all="ignore"):  # what has just diverged holds the largest numbers that there are
                        values[name] = compute(snapshot)
                except Exception:  # a mistake in a panel must not stop the training, nor the other panels
                    sys.excepthook(*sys.exc_info())
                ended = perf_counter()
                self._due[name] = ended + min((ended - began) / SHARE, REST)
        rate = self._measure_speed(self._run) if running else 0.0
        self.mailbox.put(Frame(self._experiment, running, rate, snapshot, values))


def _goes_on(one: Experiment, other: Experiment, *, same_data: bool) -> bool:
    """Whether what one experiment has learned is of use to the other."""
    if (one.seed, one.precision) != (other.seed, other.precision):
        return False
    return same_data or _drawn_on(one, other)


def _drawn_on(one: Experiment, other: Experiment) -> bool:
    """Whether nothing but points was added to the data, or taken away: somebody draws while the network learns."""
    drawn = one.dataset
    if not isinstance(drawn, Points) or not isinstance(other.dataset, Points):
        return False
    return replace(drawn, points=other.dataset.points) == other.dataset
