"""Long work in a thread of its own: it tells how far it is, can be cancelled, and the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.look.controls.naming import identify
from playground.look.words import reason

translate = QCoreApplication.translate

T = TypeVar("T")

PATIENCE = 400
"""Milliseconds before work that is waited for gets a dialog."""

STEPS = 1000
"""Steps of its progress bar."""

PAUSE = 0.05
"""Seconds between two reports of progress at least."""

Work = Callable[[Watch], Any]


class Background(QObject):
    """Does one piece of work at a time; a new one cancels the one before, of which nothing more is heard.

    `progressed(share)` comes while it goes on; then `done(result)`, or `failed(sentence)`: the one of a ValueError, or
    that there is a mistake, which goes on to whoever reports those.
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
        except Exception:
            self._told.emit(cancelled, lambda: self.failed.emit(mistake_words()))
            raise
        else:
            self._told.emit(cancelled, lambda: self.done.emit(result))

    @Slot(object, object)
    def _pass_on(self, cancelled: Event, tell: Callable[[], None]) -> None:
        """In the thread of this object: tell, unless something newer was begun meanwhile."""
        if not cancelled.is_set():
            tell()


def mistake_words() -> str:
    """What is said of work that ended in a mistake of ours."""
    return translate("Background", "This ended in a mistake of the application, and there is no result: try it again.")


class Waiting:
    """Has work done in a thread for somebody who waits for the result; `close` before the window goes away."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._background = Background(window)

    def close(self) -> None:
        """End what was cancelled and may still go on."""
        self._background.close()

    def wait_for(self, work: Callable[[Watch], T], words: str) -> T:
        """The result of `work`. The window goes on to be drawn, and takes no keys and clicks meanwhile; what takes
        longer gets a dialog with `words`, its progress and Cancel. What work raises, CancelledError."""
        loop, outcome = QEventLoop(), list[T | Exception]()

        def ended(result: T | Exception) -> None:
            outcome.append(result)
            loop.quit()

        self._background.done.connect(ended)
        self._background.start(partial(_kept, work))
        try:
            QTimer.singleShot(PATIENCE, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if not outcome:
                self._show_progress(loop, words)
        finally:
            self._background.done.disconnect(ended)
            self._background.cancel()
        if not outcome:
            raise CancelledError
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        return outcome[0]

    def _show_progress(self, loop: QEventLoop, words: str) -> None:
        """Wait in a dialog, until the loop ends or somebody cancels."""
        dialog = QProgressDialog(words, translate("Waiting", "Cancel"), 0, STEPS, self._window)
        identify(dialog, "waiting_dialog", words)
        dialog.setWindowTitle(QCoreApplication.applicationName())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.canceled.connect(loop.quit)
        advance = self._background.progressed.connect(lambda share: dialog.setValue(round(share * (STEPS - 1))))
        dialog.show()
        loop.exec()
        self._background.progressed.disconnect(advance)
        dialog.hide()
        dialog.deleteLater()


def _kept(work: Callable[[Watch], T], watch: Watch) -> T | Exception:
    """What the work returns, or what it raises, for whoever waits."""
    try:
        return work(watch)
    except CancelledError:
        raise
    except Exception as error:
        return error
