"""What the window costs: the spiral example trained with every panel visible, against the same run without a window.

    python -m tests.benchmarks.window [--seconds 10] [--size 1920x1080] [--first] [--minutes 0] [FILE]

Needs a display (`xvfb-run -s "-screen 0 1920x1080x24"` makes one). Prints steps/s with the window as a fraction of
those without, frames/s, the 99th percentile of the gap between frames, that of the time from an input event to its
turn, and the longest time that the event loop did not turn. `--first` shows the panels of the first layout alone. With
`--minutes` it goes on for so long and prints how the memory grew after the first minute.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from playground.ui.bindings import prepare

prepare()  # before any class that Qt calls is made, as in the application

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

import numpy as np
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from playground.experiment.project import start
from playground.look.look import Look
from playground.panels import panels
from playground.ui.opening import open_window
from playground.ui.settings import Settings

WARM_UP = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--minutes", type=float, default=0.0)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Network Playground")
        window = open_window(Look(app), Settings(), options.file)
        window.resize(*(int(part) for part in options.size.split("x")))
        window.show()
        wait(1.5)
        if not options.first:
            show_every_panel(window)
        session = window.session
        alone = [free_running(session, options.seconds / 3)]
        window.live.trainer.run()
        wait(WARM_UP)
        frames, turns, delays, steps = watch(window, options.seconds)
        grown = growth(options.minutes) if options.minutes else None
        window.live.trainer.pause()
        wait(0.3)
        alone.append(free_running(session, options.seconds / 3))
        window.live.close()
    gaps = np.diff(frames) * 1e3
    print(f"steps/s without a window {np.mean(alone):10,.0f}")
    print(f"steps/s with the window  {steps:10,.0f}   {steps / np.mean(alone):.2f} of those without")
    print(f"frames/s                 {len(gaps) / (frames[-1] - frames[0]):10.1f}")
    print(f"gap between frames, ms   {np.percentile(gaps, 99):10.1f}   99th percentile, median {np.median(gaps):.1f}")
    print(f"input latency, ms        {np.percentile(delays, 99) * 1e3:10.1f}   99th percentile")
    print(f"longest stall, ms        {np.max(np.diff(turns)) * 1e3:10.1f}")
    if grown is not None:
        print(f"memory, MB               {grown:+10.1f}   from the first minute to the end of {options.minutes:g}")
    os._exit(0)  # the window is not taken apart here


def show_every_panel(window) -> None:
    """Those that are not there at first as windows of their own, side by side over the lower half of the screen."""
    area = window.screen().availableGeometry()
    later = [
        dock for name, dock in window.docks.items() if dock.isHidden() and name in {kind.name for kind in panels()}
    ]
    columns = -(-len(later) // 3)
    width, height = area.width() // columns, area.height() // 6
    for place, dock in enumerate(later):
        row, column = divmod(place, columns)
        dock.setFloating(True)
        dock.show()
        dock.setGeometry(column * width, area.height() // 2 + row * height, width, height)
    wait(2.0)


def growth(minutes: float) -> float:
    """MB by which the process grew between the first minute and the last."""
    wait(60.0)
    before = resident()
    wait(max(minutes - 1.0, 0.1) * 60.0)
    return resident() - before


def resident() -> float:
    """MB of memory in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Inputs(QObject):
    """Sends itself events from another thread, as the window system does, and notes how long they wait."""

    SENT = QEvent.Type(QEvent.registerEventType())

    def __init__(self) -> None:
        super().__init__()
        self.delays: list[float] = []
        self._sent: list[float] = []
        self._over = Event()
        self._thread = Thread(target=self._send, daemon=True)
        self._thread.start()

    def _send(self) -> None:
        while not self._over.wait(0.023):
            self._sent.append(perf_counter())
            QCoreApplication.postEvent(self, QEvent(self.SENT))

    def customEvent(self, _event: QEvent) -> None:
        self.delays.append(perf_counter() - self._sent.pop(0))

    def end(self) -> list[float]:
        self._over.set()
        self._thread.join()
        return self.delays


def wait(seconds: float) -> None:
    """Let the event loop turn for so long."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1e3), loop.quit)
    loop.exec()


def free_running(session, seconds: float) -> float:
    """Steps per second of the same run, from its start, in this thread."""
    run = start(session.experiment, session.data)
    run.advance(2000)
    began, first = perf_counter(), run.step
    while perf_counter() - began < seconds:
        run.advance_epoch()
    return (run.step - first) / (perf_counter() - began)


def watch(window, seconds: float) -> tuple[list[float], list[float], list[float], float]:
    """When frames were drawn, when the event loop turned, how long inputs waited, in seconds, and the steps/s."""
    frames: list[float] = []
    turns: list[float] = []
    steps: list[tuple[float, int]] = []
    clock = QElapsedTimer()
    clock.start()
    shown = window.live.frames

    def turn() -> None:
        nonlocal shown
        now = clock.nsecsElapsed() / 1e9
        turns.append(now)
        if window.live.frames != shown:
            shown = window.live.frames
            frames.append(now)

    def progressed(frame) -> None:
        if frame.snapshot is not None:
            steps.append((clock.nsecsElapsed() / 1e9, frame.snapshot.step))

    heart = QTimer(interval=4)  # each turn takes the interpreter from the worker for a moment
    heart.timeout.connect(turn)
    window.live.progressed.connect(progressed)
    heart.start()
    inputs = Inputs()
    wait(seconds)
    delays = inputs.end()
    heart.stop()
    (began, first), (ended, last) = steps[0], steps[-1]
    return frames, turns, delays, (last - first) / (ended - began)


if __name__ == "__main__":
    main()
