"""Opens the window on its first document, and completes it after its first paint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from playground.look.look import Look
from playground.paths import resources
from playground.session import Session
from playground.ui.collector import Collector
from playground.ui.examples import FIRST
from playground.ui.settings import Settings
from playground.ui.window import Window


class AfterFirstPaint(QObject):
    """Calls `window.complete` once, when the window has been painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._window.complete)
        return False


def open_window(look: Look, settings: Settings, path: Path | None = None) -> Window:
    """A window on the file at `path`, or on the first example; a file that can't be used is said in the window."""
    session = Session()
    window = Window(look, session, settings)
    session.setParent(window)
    window.documents.open(resources() / "examples" / FIRST, example=True)
    if path is not None:
        window.documents.open(path)
    AfterFirstPaint(window)
    window.completed.connect(Collector(window).start)
    return window
