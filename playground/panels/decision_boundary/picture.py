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
from playground.panels.decision_boundary.points import Z_CURVE, Points
from playground.panels.decision_boundary.value import (
    BoundaryValue,
    Shown,
    Tile,
    curve_name,
    curve_range,
    curves,
    discretised,
)
from playground.panels.decision_boundary.words import bare_score, class_name, quarters, score
from playground.panels.panel import model_label

translate = QCoreApplication.translate


class TilePicture:
    """One model's tile: name, picture, boundary and points; the drawn items are made once."""

    def __init__(self, look: Look, index: int) -> None:
        self.index, self._look = index, look
        self._value: BoundaryValue | None = None
        self._colours = boundary(look.theme.tokens)
        self._prepared: tuple[object, ...] = ()
        self._options = Shown()
        accessible = translate("BoundaryPanel", "What the network says over its inputs")
        self.plot = Plot(look, name=f"boundary_plot_{index}", accessible=accessible)
        self._view = LiveView(self.plot)
        self.pencil = Pencil(self.plot, look)
        self.picker = Picker(self.plot, look, lambda: self._tile if self.pencil.label is None else None)
        self._readout = Readout(self.plot, self._read, theme=look.theme)
        self._image, self._warp, self._line = SmoothImage(), Curve(pairs=True), Curve(pairs=True)
        self._curves = [Curve() for _ in range(2)]
        self.points = Points(self.plot)
        items: tuple[Any, ...] = (self._image, self._warp, self._line, *self._curves)
        for z, item in enumerate(items):
            item.setZValue(Z_CURVE if item in self._curves else z - 10)
            self.plot.plotItem.addItem(item)
        self._square = Square(look, self.plot)
        self._name = label("", role="dock_title", name=f"boundary_name_{index}")
        self._accuracy = label("", role="chip", tone="muted", name=f"boundary_accuracy_{index}")
        self.widget = QWidget()
        self._head = QHBoxLayout()
        for each in (self._name, self._accuracy):
            each.setMinimumWidth(1)  # a long name doesn't make its tile wider than the others
            self._head.addWidget(each)
        self._head.addStretch(1)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(self._square, 1)

    @property
    def _tile(self) -> Tile | None:
        """What is shown of this model."""
        value = self._value
        return value.tiles[self.index] if value is not None and self.index < len(value.tiles) else None

    def show(self, value: BoundaryValue, shown: Shown) -> None:
        """Draw this model's part of the value."""
        theme, tile = self._look.theme, value.tiles[self.index]
        self._value, self._options = value, shown
        prepared = (theme, value.data, tile.names, tile.domain, tile.warp is None, value.kind, len(value.tiles))
        if prepared != self._prepared:
            self._prepared = prepared
            self._prepare(value, tile)
        self.points.show(tile, test=shown.test, wrong=shown.wrong)
        if tile.curve:
            for curve, y in zip(self._curves, curves(tile.picture), strict=False):
                curve.setData(tile.x, y)
            return
        self._image.setVisible(bool(tile.picture.size))
        if tile.picture.size:
            self._show_picture(value, tile, discrete=shown.discrete)
        self._line.setData(*tile.line)
        if tile.warp is not None:
            self._warp.setData(*tile.warp)

    def _show_picture(self, value: BoundaryValue, tile: Tile, *, discrete: bool) -> None:
        picture = discretised(tile.picture, value.kind, value.levels) if discrete else tile.picture
        if value.kind == "classes":
            self._image.setImage(coloured(picture, self._look.theme), autoLevels=False, levels=None, lut=None)
        else:
            self._image.setImage(picture, autoLevels=False, levels=value.levels, lut=self._colours)
        (left, right), (low, high) = tile.domain
        self._image.setRect(QRectF(left, low, right - left, high - low))

    def _prepare(self, value: BoundaryValue, tile: Tile) -> None:
        """What depends only on data, plane and theme: axes, points, pens."""
        theme = self._look.theme
        self._colours = boundary(theme.tokens)
        x, y = tile.domain[0], tile.domain[1] if not tile.curve else curve_range(value)
        self._square.set_square(not tile.curve)
        self._square.set_names(left=tile.names[1] if not tile.curve else curve_name(value), bottom=tile.names[0])
        self._view.follow(x=x, y=y)
        for side, span in (("bottom", x), ("left", y)):
            self.plot.plotItem.getAxis(side).setTicks(quarters(span))
        self._image.setVisible(not tile.curve)
        self._line.setVisible(not tile.curve)
        self._warp.setVisible(tile.warp is not None)
        self._line.setPen(line_pen(theme, theme.tokens.text, width=1.5))
        self._warp.setPen(line_pen(theme, theme.tokens.strong, width=0.8))
        for number, curve in enumerate(self._curves):
            curve.setVisible(tile.curve)
            curve.setPen(
                model_pen(theme, self.index) if number == 0 else line_pen(theme, theme.tokens.muted, width=1.5)
            )
        self.points.prepare(value, tile, theme)
        several = len(value.tiles) > 1
        self._name.setText(model_label(self.index, value.tiles[self.index].name))
        self._name.setStyleSheet(f"color: {theme.tokens.models[self.index]};")
        for each in (self._name, self._accuracy):
            each.setVisible(several)
        self._head.setContentsMargins(theme.space(12), theme.space(6) if several else 0, theme.space(12), 0)
        self._head.setSpacing(theme.space(8))

    def has_room(self) -> bool:
        """Whether there is room for the word "accuracy" too."""
        return self._value is None or self._fits(*self._words(self._value))

    def _words(self, value: BoundaryValue) -> tuple[str, str]:
        return model_label(self.index, value.tiles[self.index].name), score(value, self.index)

    def show_numbers(self, *, whole: bool) -> None:
        """Write the accuracy beside the name, `whole` or as much of both as there is room for."""
        value = self._value
        if value is None or self.index >= len(value.tiles):
            return
        name, words = self._words(value)
        bare = bare_score(value, self.index)
        tries = ((name, words),) if whole else ((name, bare), (name[:1], bare))
        shown = next((each for each in tries if self._fits(*each)), (name[:1], ""))
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
            self.show(self._value, self._options)

    def _read(self, x: float, y: float) -> str:
        """The place and what the network says there."""
        value, tile = self._value, self._tile
        if value is None or tile is None:
            return ""
        column = int(np.abs(tile.x - x).argmin())
        row = 0 if tile.curve else int(np.abs(tile.y - y).argmin())
        at = [tile.x[column]] if tile.curve else [tile.x[column], tile.y[row]]
        lines = [f"{name} {numbers.fixed(float(each), decimals=2)}" for name, each in zip(tile.names, at, strict=True)]
        if not tile.picture.size:
            return "\n".join(lines)
        cell = tile.picture[row, column]
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
