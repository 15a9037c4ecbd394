"""The writer of files: one after the other in a thread of its own, with an answer in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QGuiApplication

from playground.translatable import QT_TRANSLATE_NOOP

T = TypeVar("T")


class Writer(QObject):
    """Does what it is given in the order in which it came; nothing that was asked for is left out."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._answer)

    def do(self, work: Callable[[], T], then: Callable[[T | OSError | ValueError], object]) -> None:
        """Do `work`; `then` is called with what it returned, or with the OSError or ValueError that it raised."""
        self._pool.start(partial(self._work, work, then))

    def finish(self) -> None:
        """Wait until everything is written."""
        self._pool.waitForDone()

    def _work(self, work: Callable[[], T], then: Callable[[T | OSError | ValueError], object]) -> None:
        result: T | OSError | ValueError = OSError(QT_TRANSLATE_NOOP("Problems", "it was not written"))
        try:
            result = work()
        except (OSError, ValueError) as error:
            result = error
        finally:
            self._done.emit(partial(then, result))

    @Slot(object)
    def _answer(self, answer: Callable[[], object]) -> None:
        answer()


def wait_for(ask: Callable[[Callable[[T], object]], object]) -> T:
    """Ask, and wait for the answer: the window goes on to be drawn, and takes no keys and clicks meanwhile.

    OSError: the application ends before the answer came.
    """
    loop = QEventLoop()  # its exec lets other threads run, its processEvents doesn't
    answers: list[T] = []

    def answered(answer: T) -> None:
        answers.append(answer)
        loop.quit()

    ask(answered)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        QGuiApplication.restoreOverrideCursor()
    if not answers:
        raise OSError(QT_TRANSLATE_NOOP("Problems", "the application is closing"))
    return answers[0]
