"""Random edits, undo and redo on a whole window while it trains, and everything undone again and again.

    python -m tests.soak [--minutes 30] [--seed 1] [--tell]

Ends with status 1 at the first exception, Qt warning or experiment that undoing doesn't give back, and says what was
done last. Runs without a screen.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import resource
import sys
import threading
import traceback
import warnings
from collections import Counter, deque
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.look.look import Look
from playground.ui.opening import open_window
from playground.ui.settings import Settings
from tests.soak.hands import Hands
from tests.soak.person import nobody_there

CHAPTER = 150
"""Acts between two undoings of everything."""

STUCK = 60.0
"""Seconds after which an act that has not ended is a mistake; then every thread says where it is."""

LAST = 25
"""Acts that are told where something goes wrong."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tell", action="store_true", help="say each act before it is done")
    options = parser.parse_args()
    faulthandler.enable()
    warnings.simplefilter("error", RuntimeWarning)
    with TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        return soak(options.minutes, options.seed, Path(folder), tell=options.tell)


def soak(minutes: float, seed: int, folder: Path, *, tell: bool = False) -> int:
    """Play for so long; 1 where something went wrong."""
    troubles = watched()
    app = QApplication(sys.argv[:1])
    window = open_window(Look(app, mode="light"), Settings())
    window.resize(1600, 1000)
    window.show()
    QTest.qWait(1500)
    hands, chance = Hands(window, folder), random.Random(seed)
    done: Counter[str] = Counter()
    last: deque[str] = deque(maxlen=LAST)
    undone, until, said = 0, monotonic() + 60.0 * minutes, monotonic()
    with nobody_there(folder, hands.chance):
        try:
            hands.start_over()
            while monotonic() < until and not troubles:
                act, number = chance.choice(list(hands.acts)), chance.randrange(1_000_000)
                last.append(f"{act} {number}")
                faulthandler.dump_traceback_later(STUCK, exit=True)
                if tell:
                    print(last[-1], flush=True)
                hands.do(act, number)
                hands.check()
                done[act] += 1
                if done.total() % CHAPTER == 0:
                    undone += hands.undo_everything()
                    hands.start_over()
                if monotonic() - said > 60.0:
                    said = monotonic()
                    print(told(done, undone), flush=True)
            undone += hands.undo_everything()
            faulthandler.cancel_dump_traceback_later()
        except Exception:
            troubles.append(traceback.format_exc())
    hands.settle(100)
    window.live.close()
    print(told(done, undone))
    print(", ".join(f"{act} {count}" for act, count in done.most_common()))
    for trouble in troubles:
        print(f"\n{trouble}")
    if troubles:
        print(f"\nThe last acts (seed {seed}): " + ", ".join(last))
    sys.stdout.flush()
    os._exit(1 if troubles else 0)  # the window is not taken apart here


def watched() -> list[str]:
    """Where every exception and every warning of Qt ends, in whatever thread."""
    troubles: list[str] = []

    def warned(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith("This plugin does not"):
            troubles.append(f"Qt: {words}")

    sys.excepthook = lambda *caught: troubles.append("".join(traceback.format_exception(*caught)))
    threading.excepthook = lambda caught: troubles.append(
        "".join(traceback.format_exception(caught.exc_type, caught.exc_value, caught.exc_traceback))
    )
    sys.unraisablehook = lambda caught: troubles.append(f"{caught.err_msg}: {caught.exc_value!r} in {caught.object!r}")
    qInstallMessageHandler(warned)
    return troubles


def told(done: Counter[str], undone: int) -> str:
    """How far it is."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{done.total():,} acts, {undone:,} edits undone to the first experiment, {memory:,} MB at most"


if __name__ == "__main__":
    sys.exit(main())
