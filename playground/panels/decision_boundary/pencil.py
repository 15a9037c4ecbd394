"""A pencil over a plot: a drag with the left button leaves places, with Shift (or the eraser) it rubs some out.

Imports pyqtgraph, so it is imported late.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent

from playground.engine.program import Array
from playground.look.look import Look
from playground.look.plots import Plot, class_marker

SPACING, RUBBER = 10, 12
"""Px at 100 % between two points of a stroke, and of the rubber's radius."""


class Pencil(QObject):
    """While `label` is a class, or −1 for the rubber, drags draw; None leaves them to the plot.

    `drawn(places)` and `erased(places, radii)` come at the end of a gesture: places (n, 2) and radii (2,) in the units
    of the plot. Esc during a gesture gives it up.
    """

    drawn = Signal(object, int)
    erased = Signal(object, object)

    def __init__(self, plot: Plot, look: Look) -> None:
        super().__init__(plot)
        self._plot, self._look = plot, look
        self.label: int | None = None
        self._erases = False
        self._last: QPointF | None = None
        self._places: list[tuple[float, float]] = []
        self._ink = pyqtgraph.ScatterPlotItem()
        self._ink.setZValue(5)
        plot.plotItem.addItem(self._ink)
        plot.viewport().installEventFilter(self)
        plot.installEventFilter(self)

    def choose(self, label: int | None) -> None:
        """Draw points of this class from now on; −1 erases, None draws nothing."""
        if label == self.label:
            return
        self.label = label
        self._give_up()
        view = self._plot.viewport()
        if label is None:
            view.unsetCursor()
        else:
            view.setCursor(QCursor(Qt.CursorShape.CrossCursor))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.label is None:
            return False
        if isinstance(event, QMouseEvent) and watched is self._plot.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and self._last is not None and event.key() == Qt.Key.Key_Escape:
            self._give_up()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and event.button() == left:
            if not self._inside(event.position()):
                return False
            self._plot.setFocus(Qt.FocusReason.MouseFocusReason)
            self._erases = self.label == -1 or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._add(event.position())
            return True
        if kind == QEvent.Type.MouseMove and self._last is not None and event.buttons() & left:
            self._follow(event.position())
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._last is not None and event.button() == left:
            self._end()
            return True
        return False

    def _follow(self, to: QPointF) -> None:
        """Leave places along the way, evenly spaced however fast the mouse was."""
        spacing = self._look.theme.line(SPACING) / (2 if self._erases else 1)
        while self._last is not None:
            way = to - self._last
            length = (way.x() ** 2 + way.y() ** 2) ** 0.5
            if length < spacing:
                return
            self._last += way * (spacing / length)
            if self._inside(self._last):
                self._add(self._last)

    def _add(self, at: QPointF) -> None:
        self._last = QPointF(at)
        place = self._place(at)
        self._places.append((place.x(), place.y()))
        shown = self._places[-1:] if self._erases else self._places
        self._ink.setData(*zip(*shown, strict=True), **self._marker())

    def _end(self) -> None:
        places, erases = np.array(self._places), self._erases
        radii = self._radii()
        self._give_up()
        if erases:
            self.erased.emit(places, radii)
        elif self.label is not None:
            self.drawn.emit(places, self.label)

    def _give_up(self) -> None:
        self._last, self._places = None, []
        self._ink.setData([], [])

    def _place(self, at: QPointF) -> QPointF:
        place: QPointF = self._plot.plotItem.getViewBox().mapSceneToView(self._plot.mapToScene(at.toPoint()))
        return place

    def _inside(self, at: QPointF) -> bool:
        box = self._plot.plotItem.getViewBox()
        return bool(box.sceneBoundingRect().contains(self._plot.mapToScene(at.toPoint())))

    def _radii(self) -> Array:
        """The rubber's reach along both axes, in the units of the plot."""
        px = self._look.theme.line(RUBBER)
        return np.array(self._plot.plotItem.getViewBox().viewPixelSize()) * px

    def _marker(self) -> dict[str, Any]:
        theme = self._look.theme
        if not self._erases and self.label is not None:
            return class_marker(theme, self.label)
        pen = pyqtgraph.mkPen(theme.colour("text", 0.35), width=theme.line(1))
        return {"symbol": "o", "size": 2 * theme.line(RUBBER), "pen": pen, "brush": None}
