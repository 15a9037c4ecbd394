"""The data on the pictures, and the legend that names them. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication

from playground.engine.program import Array
from playground.look import numbers
from playground.look.colour_maps import boundary, diverging
from playground.look.legend import Bar, Entry
from playground.look.plots import Plot, class_marker
from playground.look.theme import Theme
from playground.panels.decision_boundary.value import BoundaryValue, Tile, drawn
from playground.panels.decision_boundary.words import class_name

translate = QCoreApplication.translate


Z_WRONG, Z_TEST, Z_TRAIN, Z_CURVE = 0.5, 1, 2, 3
"""Rings lie below all samples, so that many of them don't hide the colours; the curve of a regression above them."""


@dataclass(frozen=True, eq=False)
class Group:
    """An item with its samples: rows of the training (part 0) or test samples (1), and their brushes if they differ."""

    item: Any
    part: int
    rows: Array
    brushes: Array | None = None


class Points:
    """The samples of one tile: items that are made once for the same data, and then only moved."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._groups: list[Group] = []
        self._rings = [pyqtgraph.ScatterPlotItem() for _ in range(2)]
        for ring in self._rings:
            ring.setZValue(Z_WRONG)
            plot.plotItem.addItem(ring)
        self._tile: Tile | None = None

    @property
    def items(self) -> list[Any]:
        """The drawn items, test samples first."""
        return [group.item for group in self._groups]

    @property
    def rings(self) -> list[Any]:
        """The rings around training and around test samples that are wrong."""
        return self._rings

    def prepare(self, value: BoundaryValue, tile: Tile, theme: Theme) -> None:
        """Make the items of these data: test samples hollow, training samples filled above them."""
        for item in self.items:
            self._plot.plotItem.removeItem(item)
        self._tile, self._groups = None, []
        data = value.data
        for part, y in ((1, drawn(data.y_test)), (0, drawn(data.y_train))):
            if data.classification:
                for k in range(len(data.classes)) if len(y) else ():
                    marker = class_marker(theme, k % 10, hollow=part == 1, px=6 if part else 7)
                    self._add(Group(pyqtgraph.ScatterPlotItem(**marker), part, np.flatnonzero(y == k)))
            elif len(y):
                self._add(_numbers(tile, y[:, 0], value.levels, part, theme))
        for ring in self._rings:
            ring.setPen(pyqtgraph.mkPen(theme.tokens.text, width=theme.line(1)))
            ring.setBrush(None)
            ring.setSize(theme.line(11))

    def _add(self, group: Group) -> None:
        group.item.setZValue(Z_TEST if group.part else Z_TRAIN)
        self._plot.plotItem.addItem(group.item)
        self._groups.append(group)

    def show(self, tile: Tile, *, test: bool, wrong: bool) -> None:
        """Put them where the tile has them, with a ring around those that are wrong."""
        before, self._tile = self._tile, tile
        moved = before is None or before.places is not tile.places
        for group in self._groups:
            group.item.setVisible(group.part == 0 or test)
            if moved:
                places = tile.places[group.part][group.rows]
                known = np.isfinite(places).all(axis=1)
                brush = {} if group.brushes is None else {"brush": list(group.brushes[known])}
                group.item.setData(*places[known].T, **brush)
        for part, ring in enumerate(self._rings):
            ring.setVisible(wrong and (part == 0 or test))
            if moved or before is None or not np.array_equal(before.wrong[part], tile.wrong[part]):
                places = tile.places[part][tile.wrong[part]]
                ring.setData(*places[np.isfinite(places).all(axis=1)].T)


def _numbers(tile: Tile, numbers_: Array, levels: tuple[float, float], part: int, theme: Theme) -> Group:
    """Training points in the colour of their number, or, on a curve, where their height says it, grey; test hollow."""
    muted, surface = theme.tokens.muted, theme.tokens.surface
    outline = pyqtgraph.mkPen(surface if tile.curve and not part else muted, width=theme.line(1))
    brush = pyqtgraph.mkBrush(surface if part else muted)
    item = pyqtgraph.ScatterPlotItem(size=theme.line(6 if part else 7), brush=brush, pen=outline)
    brushes = None
    if not part and not tile.curve:
        low, high = levels
        every = np.array([pyqtgraph.mkBrush(*colour[:3]) for colour in diverging(theme.tokens)], dtype=object)
        brushes = every[np.clip(np.rint((numbers_ - low) / (high - low) * 255), 0, 255).astype(int)]
    return Group(item, part, np.arange(len(numbers_)), brushes)


def legend_of(value: BoundaryValue, theme: Theme, *, test: bool, wrong: bool) -> tuple[list[Entry], Bar | None]:
    """The markers of the classes, training and test, and the colour bar."""
    data = value.data
    shown = range(len(data.classes)) if data.classification else ()
    entries = [Entry(class_name(data, k), class_marker(theme, k % 10, px=8)) for k in shown]
    hollow = class_marker(theme, 0, hollow=True, px=8)
    plain = {**hollow, "pen": theme.tokens.muted, "brush": theme.tokens.muted}
    if not data.classification:
        entries.append(Entry(translate("BoundaryPanel", "training"), plain))
    if len(data.raw_test) and test:
        entries.append(Entry(translate("BoundaryPanel", "test"), {**hollow, "pen": theme.tokens.muted}))
    if wrong and data.classification:
        ring = {**hollow, "size": theme.line(10), "brush": None, "pen": theme.tokens.text, "symbol": "o"}
        entries.append(Entry(translate("BoundaryPanel", "wrong"), ring))
    if len(value.cut.names) == 1 or value.kind == "classes":
        return entries, None
    low, high = (numbers.plain(level, digits=2) for level in value.levels)
    symbol = "p" if value.kind == "probability" else data.outputs[0]
    return entries, Bar(f"{symbol} {low}", high, boundary(theme.tokens))
