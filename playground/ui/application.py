"""The application: its frame at once, then what takes longer; one place where everything is made and taken apart."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from playground.look.look import Look
from playground.ui import settings as kept
from playground.ui.frame import Frame
from playground.ui.language import speak
from playground.ui.settings import Settings


def main(argv: Sequence[str]) -> int:
    """Run the application with the arguments behind its name: at most a file. Returns the exit status."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("Network Playground")
    app.setDesktopFileName("network-playground")
    settings = Settings()
    speak(app, settings.read(kept.LANGUAGE))
    look = Look(app, mode=settings.read(kept.THEME), scale=settings.read(kept.TEXT_SCALE))
    frame = Frame(settings, scale=look.theme.scale)
    return run(app, look, frame, Path(argv[0]) if argv else None) if frame.show_empty() else 0


def run(app: QApplication, look: Look, frame: Frame, path: Path | None) -> int:
    """Fill the frame, and run until it is closed. What is imported here takes longer than people should wait."""
    from playground.look.controls import FocusRing
    from playground.look.controls.focus import EndOfTyping
    from playground.ui.errors import ErrorHook
    from playground.ui.opening import open_window
    from playground.ui.recovery import folder
    from playground.ui.safety import Safety
    from playground.ui.settings_dialog import damaged_sentence

    settings = frame.settings
    ring = FocusRing(look, app)
    EndOfTyping(app)
    hook = ErrorHook(app)
    hook.install()
    try:
        window = open_window(look, settings, path)
        if settings.damaged is not None:
            window.message_bar.say(damaged_sentence(settings.damaged), level="warning")
        window.completed.connect(gc.freeze)  # what lives as long as the window is never gone through again
        app.aboutToQuit.connect(Safety(window, folder(), hook).close)
        frame.fill(window)
        return app.exec()
    finally:
        hook.remove()
        ring.deleteLater()
