"""The whole training as a picture, a row per layer, a column per moment: also where there are too many for lines.

Imports pyqtgraph, so it is imported late.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QRectF

from playground.engine.program import Array
from playground.look import numbers
from playground.look.colour_maps import fade
from playground.look.legend import Bar
from playground.look.plot_items import LiveView
from playground.look.plots import Plot
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import FlowValue, exponents, resampled

LOWEST = -8.0
"""Exponent that has faded into the canvas, however much smaller it gets."""
DECADES = 4.0
"""Decades that the colours span at least, so that what is just a little smaller does not look as if it vanished."""
GAP = 0.5
"""Rows between two models."""


class HeatMap:
    """Rows of the first model on top, of each model its layers from the input (top) to the output."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self.plot, self._theme = plot, theme
        plot.plotItem.getAxis("bottom").whole = True
        plot.plotItem.getAxis("left").setGrid(False)
        self.view = LiveView(plot)
        self._images: list[Any] = []
        self._ticks: list[tuple[float, str]] = []

    def show(self, value: FlowValue, column: str, *, log: bool) -> None:
        """Draw all models."""
        while len(self._images) < len(value.flows):
            self._images.append(pyqtgraph.ImageItem(axisOrder="row-major"))
            self.plot.plotItem.addItem(self._images[-1])
        until, (low, high) = max(value.epoch, 1.0), levels_of(value, column, log=log)
        for index, item in enumerate(self._images):
            flow = value.flows[index] if index < len(value.flows) else None
            item.setVisible(flow is not None and len(flow.epochs(column)) > 0 and bool(flow.layers))
            if flow is None or not item.isVisible():
                continue
            rows = resampled(flow.epochs(column), flow.history[column], until=until)
            # a layer's first row of pixels is its lower one
            shown = np.ascontiguousarray(shares(drawn(rows, log=log), low, high).T[::-1])
            item.setImage(shown, autoLevels=False, levels=(0.0, 1.0))
            item.setLookupTable(fade(self._theme.tokens, index))
            item.setRect(QRectF(0.0, bottom(value, index), until, len(flow.layers)))
        self.view.follow(x=(0.0, value.across), y=(bottom(value, len(value.flows) - 1), 0.0))
        self._show_ticks(value)

    def _show_ticks(self, value: FlowValue) -> None:
        """Layer names at their rows, as many as find room: of each model the first one at least."""
        height = self.plot.plotItem.getViewBox().height()
        total = -bottom(value, len(value.flows) - 1) or 1.0
        room = self._theme.line_height("tick") * total / max(height, 1.0)
        every, several = max(1, math.ceil(room)), len(value.flows) > 1
        ticks = [
            (
                bottom(value, index) + len(flow.layers) - place - 0.5,
                f"{MODEL_LETTERS[index]} {name}" if several else name,
            )
            for index, flow in enumerate(value.flows)
            for place, name in enumerate(flow.layers)
            if place % every == 0 and (place == 0 or len(flow.layers) - place >= room or index == len(value.flows) - 1)
        ]
        if ticks != self._ticks:
            self._ticks = ticks
            self.plot.plotItem.getAxis("left").setTicks([ticks])

    def bar(self, value: FlowValue, column: str, *, log: bool) -> Bar:
        """What the colours mean, in those of the first model."""
        low, high = levels_of(value, column, log=log)
        words = [numbers.power_of_ten(round(each)) if log else numbers.plain(each) for each in (low, high)]
        return Bar(f"≤ {words[0]}" if log else words[0], words[1], fade(self._theme.tokens, 0))

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._ticks = []
        self.plot.plotItem.getAxis("left").setGrid(False)


def bottom(value: FlowValue, index: int) -> float:
    """Where the last layer of a model ends: rows count down from 0."""
    return -sum(len(flow.layers) for flow in value.flows[: index + 1]) - GAP * max(index, 0)


def row_at(value: FlowValue, y: float) -> tuple[int, int] | None:
    """(model, layer) of the row at this height."""
    for index, flow in enumerate(value.flows):
        place = math.floor(bottom(value, index) + len(flow.layers) - y)
        if 0 <= place < len(flow.layers):
            return index, place
    return None


def drawn(rows: Array, *, log: bool) -> Array:
    """The numbers that decide on the colour."""
    return exponents(rows) if log else rows


def shares(values: Array, low: float, high: float) -> Array:
    """How far each of the values is from low (0) to high (1), as a picture has it; what is not finite is low."""
    inside = np.clip(np.where(np.isfinite(values), values, low), low, high)
    return np.asarray((inside - low) / (high - low), np.float32)


def levels_of(value: FlowValue, column: str, *, log: bool) -> tuple[float, float]:
    """What the two ends of the colour map stand for, whole exponents where `log`, around all that was seen."""
    every = np.concatenate([flow.history[column].ravel() for flow in value.flows] + [np.zeros(0)])
    every = every[np.isfinite(every)]
    if not log:
        return 0.0, float(every.max(initial=0.0)) or 1.0
    found = exponents(every[every > 0.0])
    high = max(math.ceil(found.max(initial=LOWEST)), LOWEST + DECADES)
    low = math.floor(found.min(initial=high)) if np.all(every > 0.0) else LOWEST
    return max(min(low, high - DECADES), LOWEST), high
