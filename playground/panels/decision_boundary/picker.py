"""A click on a sample in the picture picks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from playground.engine.program import Array
from playground.look.look import Look
from playground.look.plots import Plot
from playground.panels.decision_boundary.value import Tile, every

REACH = 9
"""Px at 100 % around a sample in which a click counts as on it."""


class Picker(QObject):
    """`picked(row, test)` names the sample under a click by its row in the training or the test data.

    `tile` is what the picture shows now; None where a click means something else.
    """

    picked = Signal(int, bool)

    def __init__(self, plot: Plot, look: Look, tile: Callable[[], Tile | None]) -> None:
        super().__init__(plot)
        self._plot, self._look, self._tile = plot, look, tile
        plot.scene().sigMouseClicked.connect(self._clicked)

    def _clicked(self, event: Any) -> None:
        tile = self._tile()
        if tile is None or event.button() != Qt.MouseButton.LeftButton or event.double():
            return
        box = self._plot.plotItem.getViewBox()
        at = box.mapSceneToView(event.scenePos())
        px = np.array(box.viewPixelSize()) * self._look.theme.line(REACH)
        found = nearest(tile, np.array([at.x(), at.y()]), px)
        if found is not None:
            self.picked.emit(*found)


def nearest(tile: Tile, at: Array, reach: Array) -> tuple[int, bool] | None:
    """The sample nearest to a place (2,) and whether it is a test sample; None outside the ellipse of radii `reach`."""
    best = 1.0
    found: tuple[int, bool] | None = None
    for places, count, test in zip(tile.places, tile.counts, (False, True), strict=True):
        if not len(places):
            continue
        distances = np.nan_to_num(np.square((places - at) / reach).sum(axis=1), nan=np.inf)
        row = int(distances.argmin())
        if distances[row] < best:
            best, found = float(distances[row]), (row * every(count), test)
    return found
