"""What is live in the window: it hands edits to the trainer, takes its newest frame, and lets it be drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer, Signal

from playground.experiment.values import Experiment
from playground.session import Session
from playground.trainer import Compute, Frame, Trainer

FRAMES = 30
"""Looks into the mailbox per second."""

EAGER = 4
"""Milliseconds between two looks at the start, and while another experiment or a paused run waits to be shown."""

NUMBERS = 100
"""Milliseconds between two changes of a number on screen, so that it can be read."""

SHARE = 0.03
"""The largest share of the time that drawing one view takes from the training."""

DRAWING = 0.010
"""Seconds of one frame that drawing takes, as far as views can know; one view is drawn anyhow."""

REST = 0.5
"""Seconds that a view rests at most, however long drawing it takes."""


@dataclass
class View:
    """Something that shows a value of each snapshot: which, how it is drawn, and whether it can be seen now.

    What `show` returns does the `rest` of it, in the next frame. It was `drawn` last at this time, which `took` so many
    seconds, and `due` is the time from which it may be drawn again while a run goes on.
    """

    compute: Callable[[], Compute]
    show: Callable[[Any], Callable[[], None] | None]
    seen: bool = False
    due: float = 0.0
    drawn: float = 0.0
    took: float = 0.0
    rest: Callable[[], Any] | None = None


class Live(QObject):
    """Polls the mailbox of `trainer` while it is open.

    `shown` comes once, when everything that can be seen has been drawn for the first time. `progressed(frame)` comes
    at most ten times a second while a run goes on, and for every frame while it doesn't; `frames` counts those that
    were drawn.
    """

    shown = Signal()
    progressed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, session: Session, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trainer = trainer
        self._session = session
        self._views: dict[str, View] = {}
        self._running = False
        self._waiting: dict[str, Any] = {}
        self._shown: Experiment | None = None
        self._changed = 0.0
        """When that became another one."""
        self.frames = 0
        self._said = QElapsedTimer()
        self._eager, self._interval = True, 1000 // FRAMES
        self._timer = QTimer(self, interval=EAGER)
        self._timer.timeout.connect(self.poll)
        self._watching = QTimer(self, singleShot=True, interval=0)
        self._watching.timeout.connect(self._watch)
        session.opened.connect(trainer.forget)
        session.experiment_changed.connect(self._load)
        self._load(session.experiment)

    @property
    def running(self) -> bool:
        """Whether the last frame came from a run that goes on."""
        return self._running

    def start(self) -> None:
        """Look into the worker's mailbox from now on."""
        self._watching.stop()
        self._watch()
        self._timer.start()

    def set_frames_per_second(self, frames: int) -> None:
        """Draw so often at most."""
        before, self._interval = self._interval, 1000 // frames
        if self._timer.interval() == before:
            self._timer.setInterval(self._interval)

    def close(self) -> None:
        """End the worker, and wait for it."""
        self._timer.stop()
        self._watching.stop()
        self.trainer.close()

    def add_view(self, name: str, view: View) -> None:
        """Draw one more value."""
        self._views[name] = view
        self._watching.start()

    def set_seen(self, name: str, seen: bool) -> None:
        """Compute the values of a view from now on, or no longer."""
        if self._views[name].seen != seen:
            self._views[name].seen = seen
            self._watching.start()

    def watch_again(self) -> None:
        """A view computes something else from now on."""
        self._watching.start()

    def toggle(self) -> None:
        """Run, or pause."""
        if self._running:
            self.trainer.pause()
        else:
            self.trainer.run()

    def recover(self) -> None:
        """Go on from a good state of what diverged, paused: that before it, or where all did, of all models."""
        self.trainer.recover()
        self._load(self._session.experiment)

    def poll(self) -> None:
        """Draw what the newest frames brought and whose turn it is, while the worker waits."""
        frame = self.trainer.mailbox.take()
        if frame is not None:
            self._waiting |= frame.values
            self._waiting = {name: value for name, value in self._waiting.items() if self._views[name].seen}
        now = perf_counter()
        running = self._running if frame is None else frame.running
        if frame is not None and frame.experiment is not self._shown:
            self._shown, self._changed = frame.experiment, now
            for view in self._views.values():
                view.due = 0.0  # what is left of another experiment on screen rests no longer
        turns = [
            (view.rest is None, view.drawn, name)
            for name, view in self._views.items()
            if view.rest is not None or (name in self._waiting and (not running or now >= view.due))
        ]
        if frame is None and not turns:
            return
        self.frames += 1
        with self.trainer.gate.closed():
            for place, (_, _, name) in enumerate(sorted(turns)):
                if place and not self._eager and perf_counter() - now + self._views[name].took > DRAWING:
                    break  # the others' turn comes with the next frame
                self._draw(name)
            self.trainer.mailbox.due = {name: view.due for name, view in self._views.items()}
            if frame is not None:
                self._say(frame)
            every = all(view.due for view in self._views.values() if view.seen)
            if self._eager and (every or (frame is not None and frame.snapshot is None)):
                self._eager = False
                self.shown.emit()
            left = bool(self._waiting) or any(view.rest is not None for view in self._views.values())
            behind = any(view.drawn < self._changed for view in self._views.values() if view.seen)
            hurried = self._eager or (left and (behind or not running))
            if self._timer.interval() != (interval := EAGER if hurried else self._interval):
                self._timer.setInterval(interval)

    def _draw(self, name: str) -> None:
        """Show what waits, or the rest of what was begun, paint it at once, and let the view rest for what it cost."""
        view = self._views[name]
        began = perf_counter()
        try:
            turn, view.rest = view.rest, None
            if turn is None:
                turn = partial(view.show, self._waiting.pop(name))
            view.rest = turn()
            if self._eager and view.rest is not None:
                rest, view.rest = view.rest, None
                rest()
            # Painting is posted, not done; the second round paints what the first one changed in scenes.
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents()
        except Exception:  # a mistake in one view must not keep the others from being drawn
            sys.excepthook(*sys.exc_info())
        view.drawn = perf_counter()
        view.took = view.drawn - began
        view.due = min(max(view.due, view.drawn) + view.took * (1.0 / SHARE - 1.0), view.drawn + REST)

    def _say(self, frame: Frame) -> None:
        """Tell of the frame's numbers, no faster than they can be read."""
        if frame.snapshot is not None and frame.experiment is self._session.experiment:
            self._session.stands_at(frame.track.live, frame.track.bookmarks)
        changed = frame.running != self._running
        self._running = frame.running
        if changed:
            self.running_changed.emit(frame.running)
        if changed or not frame.running or not self._said.isValid() or self._said.elapsed() >= NUMBERS:
            self._said.start()
            self.progressed.emit(frame)

    def _load(self, experiment: Experiment) -> None:
        self.trainer.load(experiment, self._session.data, self._session.take_run())

    def _watch(self) -> None:
        self.trainer.watch({name: view.compute() for name, view in self._views.items() if view.seen})
