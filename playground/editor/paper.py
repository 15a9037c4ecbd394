"""Dotted paper that can be zoomed and moved: what both views of a network are drawn on."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from playground.editor.layout import Box
from playground.look.look import Look

ZOOM_LOW, ZOOM_HIGH, FIT_LOW = 0.2, 4.0, 0.35
ZOOM_SPEED = 1.0015  # per eighth of a degree of the wheel
DOTS = 16  # px between the dots
MARGIN = 12  # px around what is fitted


class Paper(QGraphicsView):
    """`zoom` is 1 for 100 %. Things stand centred on y = 0, and stay fitted until somebody zooms or moves the paper."""

    zoom_changed = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.zoom, self.fitted = 1.0, True
        self.setProperty("own_focus_ring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def bounds(self) -> Box:
        """What is to be seen when all is fitted."""
        raise NotImplementedError

    @property
    def insets(self) -> tuple[float, float]:
        """What is taken from the viewport above and below, in px."""
        return 0.0, 0.0

    def zoom_at(self, zoom: float, at: QPoint) -> None:
        """Another zoom; the point of the viewport `at` keeps what it shows."""
        self.fitted = False
        before = self.mapToScene(at)
        self.set_zoom(min(max(zoom, ZOOM_LOW), ZOOM_HIGH))
        self.pan(at - self.mapFromScene(before))

    def pan(self, by: QPoint) -> None:
        """Move the paper by so many px."""
        self.fitted = False
        for bar, step in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - step)

    def bring_in(self, area: QRectF, room: int) -> None:
        """Pan as far as needed to see all of `area`, and so many px beside it where there is something."""
        bounds = self.bounds
        whole = QRectF(bounds.left, bounds.top, bounds.width, bounds.height)
        here, all_ = (self.mapFromScene(each).boundingRect() for each in (area, whole))
        left, right = min(room, here.left() - all_.left()), min(room, all_.right() - here.right())
        dx = max(left - here.left(), 0) or min(self.viewport().width() - 1 - right - here.right(), 0)
        if dx:
            self.pan(QPoint(dx, 0))

    def fit(self) -> None:
        """Show all of it, and keep it fitted when it or the window changes."""
        self.fit_down_to(ZOOM_LOW)
        self.fitted = True

    @property
    def whole(self) -> float:
        """The zoom, up to 1, at which all of it is seen."""
        bounds, room = self.bounds.grown(MARGIN), self.viewport().size()
        high = max(room.height() - sum(self.insets), 1.0) / bounds.height
        return min(1.0, room.width() / bounds.width, high)

    def fit_down_to(self, low: float) -> None:
        """All in the middle, at 100 % where there is room; its beginning where even the zoom `low` is too large.

        The middle is y = 0, or where that would bring something behind the insets, as far from it as need be.
        """
        bounds, room = self.bounds.grown(MARGIN), self.viewport().size()
        above, below = self.insets
        self.set_zoom(max(self.whole, low))
        half, high = room.width() / 2 / self.zoom, room.height() / 2
        middle = max(0.0, bounds.bottom - (high - below) / self.zoom)
        middle = min(middle, bounds.top + (high - above) / self.zoom)
        left = min(bounds.centre_x, bounds.left + half)
        self.centerOn(left if bounds.width > 2 * half else bounds.centre_x, middle)

    def set_zoom(self, zoom: float) -> None:
        """This zoom, wherever that moves things."""
        if zoom != self.zoom:
            self.zoom = zoom
            self.resetTransform()
            self.scale(zoom, zoom)
            self.zoom_changed.emit(zoom)

    def drawBackground(self, painter: QPainter, area: QRectF | QRect) -> None:
        theme = self.look.theme
        painter.fillRect(area, theme.colour("sunken"))
        pitch = DOTS * 2 ** max(0, math.ceil(math.log2(0.7 / self.zoom)))
        columns = range(math.floor(area.left() / pitch), math.ceil(area.right() / pitch) + 1)
        rows = range(math.floor(area.top() / pitch), math.ceil(area.bottom() / pitch) + 1)
        pen = QPen(theme.colour("grid"), 2 * self.devicePixelRatioF(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        painter.drawPoints(QPolygonF([QPointF(x * pitch, y * pitch) for x in columns for y in rows]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if turned.x():
            self.pan(QPoint(turned.x(), 0))
        else:
            self.zoom_at(self.zoom * ZOOM_SPEED ** turned.y(), event.position().toPoint())
        event.accept()
