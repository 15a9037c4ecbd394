"""The Trainer owns the Run on the worker thread and leaves frames in a mailbox, of which only the newest counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal, Slot

from playground.engine.data import Data
from playground.engine.look_back import LookBack, last_sound, track
from playground.engine.run import NO_CLONES, Run
from playground.engine.timeline import Timeline
from playground.experiment.lineage import goes_on
from playground.experiment.project import start
from playground.experiment.values import Experiment
from playground.trainer.frames import Answers, Frame, Gate, Mailbox, Order
from playground.trainer.left import Left
from playground.trainer.values import Compute, Values
from playground.translatable import told

SLICE = 0.002
"""Seconds of training between two looks at the gate."""
PATIENCE = 0.1
"""Seconds on the way to an earlier step after which what lies between is shown."""
SWITCH_INTERVAL = 0.0005
"""Seconds after which Python lets another thread run; its own 5 ms cost the drawing three frames in four."""
UNLIMITED = float("inf")

T = TypeVar("T")


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
        self._travelling = QTimer(self)
        self._travelling.setInterval(0)
        self._travelling.timeout.connect(self._travel)
        self._experiment: Experiment | None = None
        self._newest: Order | None = None
        self._run: Run | None = None
        self._held: tuple[Experiment, Run] | None = None
        """What was trained last, while the newest experiment can't be."""
        self._left = Left()
        self._past: LookBack | None = None
        self._wish: list[int | None] = []
        self._branches: dict[int, tuple[Experiment, Mapping[str, str]]] = {}
        self._problem = ""
        self._speed = UNLIMITED
        self._values = Values()
        self._slice_steps = 1
        self._paced_from = self._measured_from = (0.0, 0)
        self._steps_per_second = self._posted = 0.0
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
        points that somebody draws while it learns; and where the very experiment comes back that was there before, so
        does its run. With a `run` of this experiment, which is the worker's from now on,
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

    def look_back(self, step: int | None) -> None:
        """Pause, and show the run as it was at this step; of several in a row only the newest counts. None: as it is.

        Whatever trains, or gives the run other settings, comes back to it first.
        """
        self._wish = [step]
        self._asked.emit(partial(self._look_back, self._wish))

    def go_on(self, branch: Experiment | None = None, clones: Mapping[str, str] = NO_CLONES) -> None:
        """Take the run back to the moment that is looked at.

        In `branch`, if it is loaded next or later, the models `clones` go on as copies of others, by their names.
        """
        self._asked.emit(partial(self._go_on, branch, clones))

    def bookmark(self, step: int | None = None, name: str | None = "") -> None:
        """Put a bookmark to the step that is shown, or name the one at a step; None for a name takes it away."""
        self._asked.emit(partial(self._bookmark, step, name))

    def recover(self) -> None:
        """Where every model diverged: go back to where the losses were last no larger than at their start, paused."""
        self._asked.emit(self._recover)

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
        self._travelling.stop()
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
        self._come_back()
        if run is not None:
            self._timer.stop()
            run.timeline = run.timeline if run.timeline.budget else Timeline()
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
        held = self._held if self._run is None or self._experiment is None else (self._experiment, self._run)
        before, old = held or (None, None)
        self._run, self._held = None, held
        _, clones = self._branches.get(id(experiment), (experiment, NO_CLONES))
        try:
            if (run := self._left.take(experiment, data)) is None:
                run = start(experiment, data)
                run.timeline = Timeline(old.timeline.bookmarks if old is not None else {})
                if (
                    old is not None
                    and before is not None
                    and goes_on(before, experiment, same_data=old.data is data)
                    and run.follows(old, clones)  # models that are compared have all come equally far
                ):
                    run.inherit(old, clones)
                    before = None
            if before is not None and old is not None:
                self._left.keep(before, old)
            self._run, self._held = run, None
        except ValueError as error:
            self._problem = told(error)
            self._timer.stop()

    def _begin(self) -> None:
        self._come_back()
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
        self._come_back()
        self._branches.clear()
        self._timer.stop()
        self._run = self._held = None
        self._left.clear()

    def _end(self) -> None:
        self._timer.stop()
        self._post(everything=True)

    def _advance_once(self, advance: Callable[..., None], *arguments: Any) -> None:
        self._come_back()
        self._timer.stop()
        if self._run is not None:
            if self._run.finished != "diverged":
                self._run.finished = ""
            advance(self._run, *arguments)
            self._post(everything=True)

    def _set_parameter(self, model: str, name: str, index: tuple[int, ...], value: float) -> None:
        self._come_back()
        if self._run is not None and self._run.set_parameter(model, name, index, value=value):
            self._post(everything=not self._timer.isActive())

    def _reset(self) -> None:
        self._come_back()
        self._timer.stop()
        if self._run is not None and self._experiment is not None:
            self._replace(start(self._experiment, self._run.data))
            self._post(everything=True)

    def _replace(self, run: Run) -> None:
        """Go on with this run, which stands at another step; its past is still that of the one before."""
        if self._run is not None:
            run.timeline = self._run.timeline
            run.timeline.cut()
        self._run = run

    def _look_back(self, wish: list[int | None]) -> None:
        if wish is not self._wish or self._run is None:
            return
        step, past = wish[0], self._past or LookBack(self._run)
        if step is None or step == self._run.step or not past.aim(step):
            self._come_back()
            self._post(everything=not self._timer.isActive())
        else:
            self._timer.stop()
            self._past = past
            self._travel()

    def _travel(self) -> None:
        """One slice of the way to the moment that is to be shown."""
        past = self._past
        if past is None:
            return
        self.gate.wait()
        self._make(past.advance, self._slice_steps)
        if past.arrived:
            self._travelling.stop()
            self._post(everything=True)
        else:
            self._travelling.start()
            if self.mailbox.empty and perf_counter() - self._posted > PATIENCE:
                self._post(everything=False)

    def _come_back(self) -> None:
        """Show the run as it is, from the next frame on."""
        self._travelling.stop()
        self._past = None

    def _go_on(self, branch: Experiment | None, clones: Mapping[str, str]) -> None:
        past, experiment = self._past, self._experiment
        if past is None or experiment is None:
            return
        self._come_back()
        run = start(experiment, past.run.data)
        run.inherit(past.shown)
        self._replace(run)
        if branch is not None:
            self._branches[id(branch)] = branch, clones
        self._post(everything=True)

    def _recover(self) -> None:
        run = self._run
        if run is None or run.finished != "diverged":
            return
        past = LookBack(run)
        if past.aim(last_sound(run)):
            while not past.arrived:
                past.advance(self._slice_steps)
            self._past = past
            self._go_on(None, NO_CLONES)

    def _bookmark(self, step: int | None, name: str | None) -> None:
        if self._run is None:
            return
        marks = self._run.timeline.bookmarks
        if step is None:
            marks.setdefault(self._run.step if self._past is None else self._past.shown.step, name or "")
        elif name is None:
            marks.pop(step, None)
        else:
            marks[step] = name
        self._post(everything=not self._timer.isActive())

    def _set_speed(self, steps_per_second: float) -> None:
        self._speed = steps_per_second
        self._timer.setInterval(0 if steps_per_second == UNLIMITED else 5)
        self._pace()

    def _watch(self, computes: dict[str, Compute]) -> None:
        self._values.watch(computes)
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
            self._make(run.advance, steps)
        if run.finished:
            self._timer.stop()
            self._post(everything=True)
        elif self.mailbox.empty:
            self.gate.wait()  # the frame was taken to be drawn just now
            self._post(everything=False)

    def _make(self, advance: Callable[[int], None], steps: int) -> None:
        """Make steps, and learn how many of them a slice holds."""
        began = perf_counter()
        try:
            advance(steps)
        except Exception:  # a mistake of ours, told once instead of every slice
            self._timer.stop()
            self._travelling.stop()
            raise
        took = max(perf_counter() - began, 1e-6)
        self._slice_steps = max(1, min(int(steps * SLICE / took), 2 * self._slice_steps))

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
        run, past = self._run, self._past
        if run is None:
            self.mailbox.put(Frame(self._experiment, running, 0.0, None, problem=self._problem))
            return
        snapshot = (run if past is None else past).snapshot(measure=everything)
        values = self._values.of(snapshot, everything=everything, drawn_from=self.mailbox.due)
        rate = self._measure_speed(run) if running else 0.0
        on = track(run, None if past is None else past.goal)
        self.mailbox.put(Frame(self._experiment, running, rate, snapshot, values, track=on))
        self._posted = perf_counter()
