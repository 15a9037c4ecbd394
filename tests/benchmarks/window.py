"""What the window costs: the spiral example trained with every panel visible, against the same run without a window.

    python -m tests.benchmarks.window [--seconds 10] [--size 1600x1000] [FILE]

Needs a display (`xvfb-run -s "-screen 0 1920x1080x24"` makes one). Prints steps/s with the window as a fraction of
those without, frames/s, the 99th percentile of the gap between frames, and the longest time that the event loop of the
window did not turn.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from playground.look.look import Look
from playground.trainer import start
from playground.ui.application import open_window
from playground.ui.settings import Settings

WARM_UP = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--size", default="1600x1000")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Network Playground")
        window = open_window(Look(app), Settings(), options.file)
        window.resize(*(int(part) for part in options.size.split("x")))
        window.show()
        wait(1.5)
        session = window.session
        alone = [free_running(session, options.seconds / 3)]
        window.live.trainer.run()
        wait(WARM_UP)
        frames, turns, steps = watch(window, options.seconds)
        window.live.trainer.pause()
        wait(0.3)
        alone.append(free_running(session, options.seconds / 3))
        window.live.close()
    gaps = np.diff(frames) * 1e3
    print(f"steps/s without a window {np.mean(alone):10,.0f}")
    print(f"steps/s with the window  {steps:10,.0f}   {steps / np.mean(alone):.2f} of those without")
    print(f"frames/s                 {len(gaps) / (frames[-1] - frames[0]):10.1f}")
    print(f"gap between frames, ms   {np.percentile(gaps, 99):10.1f}   99th percentile, median {np.median(gaps):.1f}")
    print(f"longest stall, ms        {np.max(np.diff(turns)) * 1e3:10.1f}")
    os._exit(0)  # the window is not taken apart here


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


def watch(window, seconds: float) -> tuple[list[float], list[float], float]:
    """When frames were drawn and when the event loop turned, in seconds, and the steps per second meanwhile."""
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
    wait(seconds)
    heart.stop()
    (began, first), (ended, last) = steps[0], steps[-1]
    return frames, turns, (last - first) / (ended - began)


if __name__ == "__main__":
    main()
