"""A curve for live plots: drawn as separate lines, thirty times as fast as a path of the same width.

Importing this module imports pyqtgraph, so import it after the first paint of the window.
"""

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from pyqtgraph.graphicsItems.PlotCurveItem import arrayToLineSegments
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from playground.look.dashes import Floats, dashed, segments, thinned

WIDE = 3.0
"""Px from which on flat ends of lines would leave notches at the corners."""


class Curve(pg.GraphicsObject):
    """Points joined by lines; NaN makes a gap. With `pairs` points 0 and 1 are a line, 2 and 3 the next.

    Qt strokes a path wider than 1 px as one shape: measured 9 ms for 256 points, against 0.3 ms for 255 lines.
    """

    def __init__(self, *, pairs: bool = False) -> None:
        super().__init__()
        self._pairs = pairs
        self._x: Floats = np.empty(0)
        self._y: Floats = np.empty(0)
        self._pen = QPen(Qt.PenStyle.NoPen)
        self._lines: Any = None

    def setData(self, x: ArrayLike, y: ArrayLike) -> None:
        """Other points."""
        self._x, self._y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        self.update()

    def getData(self) -> tuple[Floats, Floats]:
        """The points, as CSV export asks for them too."""
        return self._x, self._y

    def setPen(self, pen: QPen) -> None:
        """Another pen; its dashes are in multiples of its width."""
        self._pen = QPen(pen)
        self.update()

    def boundingRect(self) -> QRectF:
        visible = self.viewRect()
        return QRectF() if visible is None else QRectF(visible)

    def viewTransformChanged(self) -> None:
        """Called by pyqtgraph when the view has zoomed or moved."""
        super().viewTransformChanged()  # else it would be repainted only where the view was at first
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, *_arguments: Any) -> None:
        if len(self._x) < 2 or self._pen.style() == Qt.PenStyle.NoPen:
            return
        to_screen = painter.worldTransform()
        x, y = to_screen.m11() * self._x + to_screen.dx(), to_screen.m22() * self._y + to_screen.dy()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._exportOpts is not False:
            self._paint_path(painter, x, y)
            return
        pen = QPen(self._pen.color(), self._pen.widthF())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if pen.widthF() < WIDE or self._dashes() else Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        pieces = self._pieces(x, y)
        self._lines = arrayToLineSegments(*pieces, connect="pairs", finiteCheck=False, out=self._lines)
        painter.drawLines(*self._lines.drawargs())

    def _dashes(self) -> list[float]:
        """The dash pattern in px; empty for a solid line."""
        width = self._pen.widthF()
        return [] if self._pen.style() == Qt.PenStyle.SolidLine else [width * each for each in self._pen.dashPattern()]

    def _pieces(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """The ends of the lines to draw, in px."""
        if self._pairs:
            return x, y
        x, y = thinned(x, y)
        dashes = self._dashes()
        return dashed(x, y, dashes) if dashes else segments(x, y)

    def _paint_path(self, painter: QPainter, x: Floats, y: Floats) -> None:
        """As one path, for files, where time doesn't matter but editing does; as much wider as all is larger."""
        pen = QPen(self._pen)
        pen.setCosmetic(False)
        painter.setPen(pen)
        painter.drawPath(pg.functions.arrayToQPath(x, y, connect="pairs" if self._pairs else "finite"))
