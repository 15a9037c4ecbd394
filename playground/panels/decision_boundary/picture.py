"""One model's tile: picture or curve, boundary and points. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.program import Array
from playground.look import numbers
from playground.look.colour_maps import boundary, class_lookup
from playground.look.controls import label
from playground.look.curve import Curve
from playground.look.look import Look
from playground.look.plot_items import LiveView, Readout, SmoothImage
from playground.look.plots import Plot, line_pen, model_pen
from playground.look.square import Square
from playground.look.theme import Theme
from playground.panels.decision_boundary.pencil import Pencil
from playground.panels.decision_boundary.picker import Picker
from playground.panels.decision_boundary.points import scatter_items
from playground.panels.decision_boundary.value import BoundaryValue, curve_name, curve_range, curves
from playground.panels.decision_boundary.words import bare_score, class_name, quarters, score
from playground.panels.panel import model_label

translate = QCoreApplication.translate


class TilePicture:
    """One model's tile: name, picture, boundary and points; the drawn items are made once."""

    def __init__(self, look: Look, index: int) -> None:
        self.index, self._look = index, look
        self._value: BoundaryValue | None = None
        self._points: list[Any] = []
        self._colours = boundary(look.theme.tokens)
        self._shown: tuple[object, ...] = ()
        accessible = translate("BoundaryPanel", "What the network says over its inputs")
        self.plot = Plot(look, name=f"boundary_plot_{index}", accessible=accessible)
        self._view = LiveView(self.plot)
        self.pencil = Pencil(self.plot, look)
        self.picker = Picker(self.plot, look, lambda: self._value if self.pencil.label is None else None)
        self._readout = Readout(self.plot, self._read, theme=look.theme)
        self._image, self._line = SmoothImage(), Curve(pairs=True)
        self._curves = [Curve() for _ in range(2)]
        items: tuple[Any, ...] = (self._image, self._line, *self._curves)
        for z, item in enumerate(items):
            item.setZValue(z - 10)
            self.plot.plotItem.addItem(item)
        self._square = Square(look, self.plot)
        self._name = label("", role="dock_title", name=f"boundary_name_{index}")
        self._accuracy = label("", role="chip", tone="muted", name=f"boundary_accuracy_{index}")
        self.widget = QWidget()
        self._head = QHBoxLayout()
        for each in (self._name, self._accuracy):
            self._head.addWidget(each)
        self._head.addStretch(1)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(self._square, 1)

    def show(self, value: BoundaryValue) -> None:
        """Draw this model's part of the value."""
        theme, tile = self._look.theme, value.tiles[self.index]
        self._value = value
        shown = (theme, value.data, value.cut, value.kind, len(value.tiles))
        if shown != self._shown:
            self._shown = shown
            self._prepare(value)
        if value.curve:
            for curve, y in zip(self._curves, curves(tile.picture), strict=False):
                curve.setData(value.cut.x, y)
            return
        pixels = coloured(tile.picture, theme) if value.kind == "classes" else tile.picture
        if value.kind == "classes":
            self._image.setImage(pixels, autoLevels=False, levels=None, lut=None)
        else:
            self._image.setImage(pixels, autoLevels=False, levels=value.levels, lut=self._colours)
        self._line.setData(*tile.line)

    def _prepare(self, value: BoundaryValue) -> None:
        """What depends only on data, slice and theme: axes, points, pens."""
        theme, cut = self._look.theme, value.cut
        self._colours = boundary(theme.tokens)
        x, y = cut.domain[0], cut.domain[1] if not value.curve else curve_range(value)
        self._square.set_square(not value.curve)
        self._square.set_names(left=cut.names[1] if not value.curve else curve_name(value), bottom=cut.names[0])
        self._view.follow(x=x, y=y)
        for side, span in (("bottom", x), ("left", y)):
            self.plot.plotItem.getAxis(side).setTicks(quarters(span))
        self._image.setVisible(not value.curve)
        self._line.setVisible(not value.curve)
        self._image.setImage(value.tiles[self.index].picture.reshape(*cut.shape, -1)[:, :, 0], autoLevels=False)
        self._image.setRect(QRectF(x[0], y[0], x[1] - x[0], y[1] - y[0]))
        self._line.setPen(line_pen(theme, theme.tokens.text, width=1.5))
        for number, curve in enumerate(self._curves):
            curve.setVisible(value.curve)
            curve.setPen(
                model_pen(theme, self.index) if number == 0 else line_pen(theme, theme.tokens.muted, width=1.5)
            )
        for item in self._points:
            self.plot.plotItem.removeItem(item)
        self._points = scatter_items(value, theme)
        for item in self._points:
            self.plot.plotItem.addItem(item)
        several = len(value.tiles) > 1
        self._name.setText(model_label(self.index, value.tiles[self.index].name))
        self._name.setStyleSheet(f"color: {theme.tokens.models[self.index]};")
        for each in (self._name, self._accuracy):
            each.setVisible(several)
        self._head.setContentsMargins(theme.space(12), theme.space(6) if several else 0, theme.space(12), 0)
        self._head.setSpacing(theme.space(8))

    def show_numbers(self) -> None:
        """Write the accuracy beside the name, as much of both as there is room for."""
        value = self._value
        if value is None or self.index >= len(value.tiles):
            return
        name, words = model_label(self.index, value.tiles[self.index].name), score(value, self.index)
        bare = bare_score(value, self.index)
        shown = next(
            (each for each in ((name, words), (name, bare), (name[:1], bare)) if self._fits(*each)), (name[:1], "")
        )
        for each, text in zip((self._name, self._accuracy), shown, strict=True):
            each.setText(text)
            each.setToolTip(f"{name} {words}")
        self._readout.refresh()

    def _fits(self, name: str, words: str) -> bool:
        theme = self._look.theme
        wanted = theme.metrics("dock_title").horizontalAdvance(name) + theme.metrics("chip").horizontalAdvance(words)
        return wanted <= self.widget.width() - theme.space(36)

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._readout.restyle(theme)
        if self._value is not None and self.index < len(self._value.tiles):
            self.show(self._value)

    def _read(self, x: float, y: float) -> str:
        """The place and what the network says there."""
        value = self._value
        if value is None or self.index >= len(value.tiles):
            return ""
        cut, picture = value.cut, value.tiles[self.index].picture
        column = int(np.abs(cut.x - x).argmin())
        row = 0 if value.curve else int(np.abs(cut.y - y).argmin())
        at = [cut.x[column]] if value.curve else [cut.x[column], cut.y[row]]
        lines = [f"{name} {numbers.fixed(float(each), decimals=2)}" for name, each in zip(cut.names, at, strict=True)]
        cell = picture[row, column]
        if value.kind == "surface":
            lines.append(f"{value.data.outputs[0]} {numbers.exact_fixed(float(cell))}")
        elif value.kind == "probability":
            lines.append(f"p({class_name(value.data, 1)}) {numbers.exact_fixed(float(cell))}")
        else:
            best = np.argsort(-cell)[:3]
            lines += [f"p({class_name(value.data, int(k))}) {numbers.exact_fixed(float(cell[k]))}" for k in best]
        return "\n".join(lines)


def coloured(picture: Array, theme: Theme) -> Array:
    """The class colours, held back, mixed by the shares (rows, columns, classes): (rows, columns, 3) uint8."""
    colours = class_lookup(theme.tokens)[: picture.shape[2], :3].astype(np.float32)
    return np.rint(picture[:, :, : len(colours)] @ colours).astype(np.uint8)
