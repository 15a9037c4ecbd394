"""Long work that a panel does on demand: in a thread of its own, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import sleep
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from playground.engine.diagnostics.progress import CancelledError
from playground.look.controls import Button, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import reason

translate = QCoreApplication.translate

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], Any]
"""Calls the first with the share that is done (0 to 1), raises CancelledError when the second answers True."""

POLL = 40
"""Milliseconds between two looks at how far the work is."""
BREATH = 0.0002
"""Seconds that the work rests each time it tells how far it is, so that the window gets its turn."""


class Task(QObject):
    """Does one piece of work at a time; `done(value)`, `failed(sentence)` or `cancelled()` say how it ended."""

    progressed = Signal(float)
    running_changed = Signal(bool)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._thread: Thread | None = None
        self._told = _Told()
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._poll)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def running(self) -> bool:
        """Whether work is going on."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Begin; what was going on is cancelled first."""
        self.close()
        stop, told = Event(), _Told()
        self._stop, self._told = stop, told
        self.destroyed.connect(lambda: stop.set())
        self._thread = Thread(target=_run, args=(work, stop, told), name="panel task", daemon=True)
        self.running_changed.emit(True)
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the work to end; it does at its next step."""
        self._stop.set()

    def close(self) -> None:
        """Cancel, and wait until the thread has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._timer.stop()
            self.running_changed.emit(False)

    def finish(self, work: Work) -> None:
        """Do the work here and now."""
        self.close()
        self._take(*outcome(work, lambda _share: None, lambda: False))

    def _poll(self) -> None:
        """Look how far the thread is; it touches no object of Qt, which could be gone meanwhile."""
        self.progressed.emit(self._told.share)
        if self._told.end is not None and self._thread is not None:
            self._thread.join()
            self._thread = None
            self._timer.stop()
            self.running_changed.emit(False)
            self._take(*self._told.end)

    def _take(self, value: object, problem: str | None) -> None:
        if problem is None:
            self.done.emit(value)
        elif problem:
            self.failed.emit(problem)
        else:
            self.cancelled.emit()


@dataclass
class _Told:
    """What the thread has told so far: the share that is done, and how it ended."""

    share: float = 0.0
    end: tuple[object, str | None] | None = None


def _run(work: Work, stop: Event, told: _Told) -> None:
    """In the thread."""

    def progress(share: float) -> None:
        told.share = share
        sleep(BREATH)

    told.end = outcome(work, progress, stop.is_set)


def outcome(work: Work, progress: Progress, cancelled: Cancelled) -> tuple[object, str | None]:
    """Do the work. What it returned and None, or None and a sentence: why it failed, "" where it was cancelled."""
    try:
        with np.errstate(all="ignore"):  # what has diverged holds the largest numbers that there are
            return work(progress, cancelled), None
    except CancelledError:
        return None, ""
    except (ValueError, ArithmeticError, MemoryError) as error:  # numpy.linalg.LinAlgError is a ValueError
        return None, reason(error) or translate(
            "Task", "There is not enough memory for this: choose a smaller network."
        )


class TaskRow(QWidget):
    """The button that starts a task, which becomes the one that cancels it, with the progress beside it."""

    asked = Signal()

    def __init__(self, look: Look, task: Task, *, name: str, words: str) -> None:
        super().__init__()
        self._task, self._words = task, words
        self.setObjectName(f"{name}_row")
        self.button = Button(look, words, name=f"{name}_button", role="chip")
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}_progress")
        self.bar.setAccessibleName(translate("Task", "Progress"))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.hide()
        self._note = label("", role="chip", tone="muted", name=f"{name}_note")
        self._note.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.button)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self._note)
        self.button.clicked.connect(self._clicked)
        task.progressed.connect(lambda share: self.bar.setValue(round(1000 * share)))
        task.running_changed.connect(self._running_changed)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def note(self, words: str) -> None:
        """Say something about what is shown, beside the button while nothing goes on."""
        self._note.setText(words)
        self._note.setVisible(bool(words) and not self._task.running)

    def _clicked(self) -> None:
        if self._task.running:
            self._task.cancel()
        else:
            self.asked.emit()

    def _running_changed(self, running: bool) -> None:
        self.button.set_words(translate("Task", "Cancel") if running else self._words)
        self.bar.setValue(0)
        self.bar.setVisible(running)
        self._note.setVisible(bool(self._note.text()) and not running)

    def _restyle(self, theme: Theme) -> None:
        self._row.setSpacing(theme.space(8))
        self.bar.setMinimumWidth(theme.text(80))
