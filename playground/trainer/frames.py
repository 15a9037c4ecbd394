"""What passes between window and worker: orders, answers, frames in a mailbox, and the gate that holds it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Slot

from playground.engine.data import Data
from playground.engine.look_back import Track
from playground.engine.run import Run
from playground.engine.snapshot import Snapshot
from playground.experiment.values import Experiment


@dataclass(frozen=True, eq=False)
class Frame:
    """What the worker has to show: a snapshot and, by name, the panels' values that are new since the last frame.

    `experiment` is what the snapshot belongs to. `problem` is a sentence where it can't be trained; then there is
    no snapshot. `track` is the time line; what its `goal` names is shown by the snapshot, or is not reached yet.
    """

    experiment: Experiment
    running: bool
    steps_per_second: float
    snapshot: Snapshot | None
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    track: Track = field(default_factory=Track)


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
    """Holds the newest frame until it is taken.

    `due` says of values, by name, from when on the next one would be drawn: before, none need be computed.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._frame: Frame | None = None
        self.due: Mapping[str, float] = {}

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
