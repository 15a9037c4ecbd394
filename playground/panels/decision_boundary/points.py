"""The data on the pictures, and the legend that names them. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication

from playground.engine.program import Array
from playground.look import numbers
from playground.look.colour_maps import boundary, diverging
from playground.look.legend import Bar, Entry
from playground.look.plots import class_marker
from playground.look.theme import Theme
from playground.panels.decision_boundary.value import BoundaryValue
from playground.panels.decision_boundary.words import class_name

translate = QCoreApplication.translate


MOST = 5000
"""Of more samples than this only every second, third, … is drawn, in what is random order: the picture is full."""


def scatter_items(value: BoundaryValue, theme: Theme) -> list[Any]:
    """The data as ScatterPlotItems: test samples hollow below, training samples filled above."""
    data, items = value.data, []
    for raw, y, hollow in ((data.raw_test, data.y_test, True), (data.raw_train, data.y_train, False)):
        if not len(raw):
            continue
        raw, y = raw[:: 1 + len(raw) // MOST], y[:: 1 + len(y) // MOST]
        x, other = raw[:, value.cut.axes[0]], heights(value, raw, y)
        if data.classification:
            items += [_class_points(x[y == k], other[y == k], k, hollow, theme) for k in range(len(data.classes))]
        else:
            items.append(_number_points(x, other, y[:, 0], value, hollow=hollow, theme=theme))
    return items


def heights(value: BoundaryValue, raw: Array, y: Array) -> Array:
    """Where samples lie up the picture: their second input, or over a single input the number or the class itself."""
    if not value.curve:
        return raw[:, value.cut.axes[1]]
    if value.kind == "surface":
        return y[:, 0]
    return np.minimum(y, 1).astype(float)


def _class_points(x: Array, y: Array, index: int, hollow: bool, theme: Theme) -> Any:
    item = pyqtgraph.ScatterPlotItem(x, y, **class_marker(theme, index % 10, hollow=hollow, px=6 if hollow else 7))
    item.setZValue(1 if hollow else 2)
    return item


def _number_points(x: Array, y: Array, numbers_: Array, value: BoundaryValue, *, hollow: bool, theme: Theme) -> Any:
    """Training points in the colour of their number, or, on a curve, where their height says it, grey; test hollow."""
    muted, surface = theme.tokens.muted, theme.tokens.surface
    outline = pyqtgraph.mkPen(surface if value.curve and not hollow else muted, width=theme.line(1))
    brush: Any = pyqtgraph.mkBrush(surface if hollow else muted)
    if not hollow and not value.curve:
        low, high = value.levels
        brushes = [pyqtgraph.mkBrush(*colour[:3]) for colour in diverging(theme.tokens)]
        brush = [brushes[int(k)] for k in np.clip(np.rint((numbers_ - low) / (high - low) * 255), 0, 255)]
    item = pyqtgraph.ScatterPlotItem(x, y, size=theme.line(6 if hollow else 7), brush=brush, pen=outline)
    item.setZValue(1 if hollow else 2)
    return item


def legend_of(value: BoundaryValue, theme: Theme) -> tuple[list[Entry], Bar | None]:
    """The markers of the classes, training and test, and the colour bar."""
    data = value.data
    shown = range(len(data.classes)) if data.classification else ()
    entries = [Entry(class_name(data, k), class_marker(theme, k % 10, px=8)) for k in shown]
    hollow = class_marker(theme, 0, hollow=True, px=8)
    plain = {**hollow, "pen": theme.tokens.muted, "brush": theme.tokens.muted}
    if not data.classification:
        entries.append(Entry(translate("BoundaryPanel", "training"), plain))
    if len(data.raw_test):
        entries.append(Entry(translate("BoundaryPanel", "test"), {**hollow, "pen": theme.tokens.muted}))
    if value.curve or value.kind == "classes":
        return entries, None
    low, high = (numbers.plain(level, digits=2) for level in value.levels)
    symbol = "p" if value.kind == "probability" else data.outputs[0]
    return entries, Bar(f"{symbol} {low}", high, boundary(theme.tokens))
