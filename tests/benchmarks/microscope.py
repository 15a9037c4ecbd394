"""What a stage of the microscope costs the window: every one of a deep network, made and then painted.

    python -m tests.benchmarks.microscope [--layers 50] [--units 8] [--size 1600x860] [--scale 1] [--kinds] [--profile]

Prints the milliseconds of the window's thread until a stage is shown, and those of painting it: median, 99th percentile
and maximum, the first time and when one comes back; `--kinds` per kind of stage. `--profile` prints where the time to
show goes.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
import gc
import sys
from cProfile import Profile
from dataclasses import replace
from pstats import Stats
from time import thread_time

import numpy as np
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from playground.engine.diagnostics.progress import Watch
from playground.look.look import Look
from playground.microscope.page import MicroscopePage
from tests.microscope.examples import look_at, model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=50)
    parser.add_argument("--units", type=int, default=8)
    parser.add_argument("--size", default="1600x860")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--optimizer", default="adam")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    page = MicroscopePage(Look(app, mode="light", scale=options.scale, animated=False))
    page.resize(*(int(part) for part in options.size.split("x")))
    page.show()
    chain = replace(model(widths=(options.units,) * (options.layers - 1)), optimizer=options.optimizer)
    page.ahead_wanted.connect(lambda work: work(Watch()))  # in the application, a thread of its own does this
    began = thread_time()
    page.show_value(look_at(chain))
    app.processEvents()
    print(f"formulas ahead, and the first stage {(thread_time() - began) * 1e3:8.1f} ms")
    gc.freeze()  # as the application does
    profile = Profile() if options.profile else None
    for words in ("the first time", "coming back"):
        report(words, page, walk(app, page, profile), kinds=options.kinds)
    if profile is not None:
        Stats(profile).sort_stats("cumulative").print_stats(45)


def walk(app: QApplication, page: MicroscopePage, profile: Profile | None) -> np.ndarray:
    """Milliseconds (stages, 2) until each stage is shown, and of painting it."""
    took, canvas = [], QPixmap(page.size())
    for index in range(len(page._places)):
        began = thread_time()
        if profile is not None:
            profile.enable()
        page.go_to(index)
        if profile is not None:
            profile.disable()
        shown = thread_time()
        page.render(canvas)
        app.processEvents()
        took.append(((shown - began) * 1e3, (thread_time() - shown) * 1e3))
    return np.array(took)


def report(words: str, page: MicroscopePage, took: np.ndarray, *, kinds: bool) -> None:
    """Print what the stages took."""
    print(f"\n{words:22}         median      99 %       max    ms, {len(took)} stages")
    for part, name in enumerate(("shown", "painted")):
        median, high, most = (np.percentile(took[:, part], share) for share in (50, 99, 100))
        print(f"  {name:22} {median:12.1f}{high:10.1f}{most:10.1f}")
    if kinds:
        of = np.array([place.kind for place in page._places])
        for kind in dict.fromkeys(of):
            shown = took[of == kind, 0]
            print(f"    {kind:20} {np.median(shown):12.1f}{np.percentile(shown, 99):10.1f}{shown.max():10.1f}")


if __name__ == "__main__":
    main()
