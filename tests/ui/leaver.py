"""A session that is left without an end: edits, trains, keeps a copy, says "kept", and then waits to be killed.

`leaver.py FOLDER [crash]`; with "crash" it ends by a segmentation fault instead.
"""

import faulthandler
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from playground.look.look import Look
from playground.ui.errors import ErrorHook
from playground.ui.opening import open_window
from playground.ui.safety import Safety
from playground.ui.settings import Settings


def main(folder: Path, *, crash: bool) -> None:
    """Begin a session and leave it."""
    app = QApplication([])
    window = open_window(Look(mode="light"), Settings())
    safety = Safety(window, folder, ErrorHook(app))
    window.session.edit("Rename", replace(window.session.experiment, title="Left & behind"))

    def keep() -> None:
        for _ in range(12):
            window.live.trainer.step()
        assert safety.autosave is not None
        safety.autosave.keep(kept)

    def kept(written: bool) -> None:
        print("kept" if written else "not kept", flush=True)
        if crash:
            faulthandler._sigsegv()  # type: ignore[attr-defined]

    window.completed.connect(lambda: QTimer.singleShot(0, keep))
    window.show()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), crash=sys.argv[2:] == ["crash"])
