"""What filming an animation costs the window: each slice of its thread, of every part that can be filmed.

    python -m tests.benchmarks.animation [FILE] [--frames 12] [--scale 1]

Prints the milliseconds of the window's thread for each part: to show a moment (the longest slice of it) and to paint
it, median and maximum over the frames, and to make it, which is done once.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from time import thread_time

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from playground.commands import begin
from playground.editor.view import EditorView
from playground.engine.diagnostics.progress import Watch
from playground.look.look import Look
from playground.session import Session
from playground.ui.animation.film import moment_of
from playground.ui.animation.plan import CANVAS, Plan
from playground.ui.animation.sheet import Part, Sheet, filmed, painting, parts_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=Path("resources/examples/spiral.experiment.json"))
    parser.add_argument("--frames", type=int, default=12)
    parser.add_argument("--scale", type=int, default=1)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    look, session = Look(app, mode="light"), Session()
    session.open(options.file)
    run, experiment = begin(options.file)
    names = (CANVAS, *(kind.name for kind in filmed()))
    making, parts = parts_of(names, session=session, look=look, canvas=EditorView(session, look), live={}), {}
    made = dict.fromkeys(names, 0.0)
    for name in names:
        began = thread_time()
        parts.update([next(making)])
        made[name] = (thread_time() - began) * 1e3
    sheet = Sheet(Plan(names, scale=options.scale), experiment, look, parts, neurons=False)
    gc.freeze()  # as the application does
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for frame in range(options.frames + 1):
        moment = moment_of(run, sheet.values, Watch())
        for name, part in parts.items():
            shown = max(slices(app, part.show(moment.values[name])), default=0.0)
            took[name] += [(shown, painted(sheet, part, name, options.scale))] if frame else []
        run.advance_epoch()
    print(
        f"{'ms of the window’s thread':26}{'shown, median':>14}{'max':>8}{'painted, median':>18}{'max':>8}{'made':>8}"
    )
    for name in names:
        rows = np.array(took[name])
        figures = np.median(rows[:, 0]), rows[:, 0].max(), np.median(rows[:, 1]), rows[:, 1].max(), made[name]
        print(
            f"{name:26}" + "".join(f"{each:{width}.1f}" for each, width in zip(figures, (14, 8, 18, 8, 8), strict=True))
        )


def slices(app: QApplication, work: Iterator[None]) -> Iterator[float]:
    """Milliseconds of each slice, with a turn of the window after each."""
    while True:
        began = thread_time()
        going_on = next(work, work) is None
        yield (thread_time() - began) * 1e3
        if not going_on:
            return
        app.processEvents()


def painted(sheet: Sheet, part: Part, name: str, scale: int) -> float:
    """Milliseconds to paint a part where it stands on the sheet."""
    image = QImage(sheet.size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    began = thread_time()
    with painting(image) as painter:
        sheet._paint_part(painter, part, sheet._places[name])
    return (thread_time() - began) * 1e3


if __name__ == "__main__":
    main()
