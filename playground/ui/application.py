"""The application: the window first, then what takes longer; one place where everything is made and taken apart."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from playground.look.controls import FocusRing
from playground.look.controls.focus import EndOfTyping
from playground.look.look import Look
from playground.paths import resources
from playground.session import Session
from playground.ui import settings as kept
from playground.ui.errors import ErrorHook
from playground.ui.examples import FIRST
from playground.ui.language import speak
from playground.ui.recovery import folder
from playground.ui.safety import Safety
from playground.ui.settings import Settings
from playground.ui.settings_dialog import damaged_sentence
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
    return window


def leave_to_collect() -> None:
    """Collect garbage from now on, but never go through what lives as long as the window: that would stop drawing."""
    gc.freeze()
    gc.enable()


def main(argv: Sequence[str]) -> int:
    """Run the application with the arguments behind its name: at most a file. Returns the exit status."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("Network Playground")
    app.setDesktopFileName("network-playground")
    settings = Settings()
    speak(app, settings.read(kept.LANGUAGE))
    look = Look(app, mode=settings.read(kept.THEME), scale=settings.read(kept.TEXT_SCALE))
    ring = FocusRing(look, app)
    EndOfTyping(app)
    hook = ErrorHook(app)
    hook.install()
    try:
        window = open_window(look, settings, Path(argv[0]) if argv else None)
        if settings.damaged is not None:
            window.message_bar.say(damaged_sentence(settings.damaged), level="warning")
        window.completed.connect(leave_to_collect)
        app.aboutToQuit.connect(Safety(window, folder(), hook).close)
        window.show()
        return app.exec()
    finally:
        hook.remove()
        ring.deleteLater()
