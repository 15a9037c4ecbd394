"""Long work in a thread of its own: it tells how far it is, can be cancelled, and the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.look.words import reason

PAUSE = 0.05
"""Seconds between two reports of progress at least."""

Work = Callable[[Watch], Any]


class Background(QObject):
    """Does one piece of work at a time; a new one cancels the one before, of which nothing more is heard.

    `progressed(share)` comes while it goes on; then `done(result)`, or `failed(sentence)` for a ValueError.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._cancelled = Event()
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Work) -> None:
        """Do this instead of what goes on now."""
        self.cancel()
        self._cancelled = Event()
        self._thread = Thread(target=self._run, args=(work, self._cancelled), name="background", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Nobody wants the result any more."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel, and wait until the thread has ended."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Work, cancelled: Event) -> None:
        """In the thread: work, and say what came of it."""
        said = 0.0

        def report(share: float) -> None:
            nonlocal said
            if monotonic() - said > PAUSE:
                said = monotonic()
                self._told.emit(cancelled, lambda: self.progressed.emit(share))

        try:
            result = work(Watch(report, cancelled.is_set))
        except CancelledError:
            return
        except ValueError as error:
            sentence = reason(error)
            self._told.emit(cancelled, lambda: self.failed.emit(sentence))
        else:
            self._told.emit(cancelled, lambda: self.done.emit(result))

    @Slot(object, object)
    def _pass_on(self, cancelled: Event, tell: Callable[[], None]) -> None:
        """In the thread of this object: tell, unless something newer was begun meanwhile."""
        if not cancelled.is_set():
            tell()
