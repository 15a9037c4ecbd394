"""How soon the window is there: process start to its first paint, and to every panel of the first layout drawn.

    python -m tests.benchmarks.start [--rounds 7]

Needs a display. Prints medians of wall time, after one start that nobody measures, and of a bare window that imports
NumPy, in the same rounds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import time

CHILD = "from tests.benchmarks import start; start.{}()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {"bare": [], "window": []}
        for round_ in range(rounds + 1):
            for child, found in times.items():
                began = time()
                command = [sys.executable, "-c", CHILD.format(child)]
                out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
                if round_:
                    found.append([float(word) - began for word in out.split()])
    bare = median(seconds for (seconds,) in times["bare"])
    print(f"a bare window, s              {bare:5.2f}")
    for place, words in enumerate(("first paint, s", "every panel drawn, s")):
        seconds = median(each[place] for each in times["window"])
        print(f"{words:<30}{seconds:5.2f}   {seconds / bare:.1f} of the bare window")


def bare() -> None:
    """In a process of its own: a window with nothing in it, and NumPy."""
    import numpy  # noqa: F401
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.installEventFilter(_on_paint(window))
    window.show()
    app.exec()


def window() -> None:
    """In a process of its own: the application, without a file."""
    import gc

    gc.disable()
    from playground.__main__ import ONE_THREAD

    os.environ |= dict.fromkeys(ONE_THREAD, "1")
    from playground.ui.bindings import prepare

    prepare()
    from PySide6.QtWidgets import QApplication

    from playground.look.look import Look
    from playground.ui.frame import Frame
    from playground.ui.settings import Settings

    app = QApplication([])
    app.setApplicationName("Network Playground")
    settings, look = Settings(), Look(app)
    frame = Frame(settings, scale=1.0)
    frame.show_empty()
    _say(last=False)
    from playground.ui.opening import open_window

    window = open_window(look, settings)
    window.live.shown.connect(lambda: _say(last=True))
    frame.fill(window)
    app.exec()


def _on_paint(parent):
    """An event filter that tells when its window has been painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, lambda: _say(last=True))
            return False

    return FirstPaint(parent)


def _say(*, last: bool) -> None:
    print(time(), flush=True)
    if last:
        os._exit(0)


if __name__ == "__main__":
    main()
