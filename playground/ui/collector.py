"""Garbage is collected in the window's thread alone: in another one, a widget found in it would be destroyed there."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000
"""Milliseconds between two looks at how much there is."""


class Collector(QObject):
    """Takes over from Python, which collects in whatever thread happens to make one object too many."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(collect)

    def start(self) -> None:
        """Collect from now on."""
        self._timer.start()


def collect() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
