"""A square to draw on with the mouse; what is drawn is a list of strokes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look

translate = QCoreApplication.translate

THICKNESS = 0.07
"""The width of a stroke as a share of the square's side."""

LEAST, MOST = 96, 220
"""Px of the side at 100 %."""

Strokes = tuple[tuple[tuple[float, float], ...], ...]
"""Places (x, y) from 0 to 1, y downwards."""


class Pad(QWidget):
    """`drawn(strokes)` comes with every new piece of a stroke."""

    drawn = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strokes: list[list[tuple[float, float]]] = []
        self._drawing = False
        identify(self, "sample_pad", translate("SamplePanel", "Pad: draw a digit with the mouse"))
        self.setToolTip(translate("SamplePanel", "Draw a digit with the mouse"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        look.changed.connect(lambda _theme: self.updateGeometry())

    @property
    def strokes(self) -> Strokes:
        """What is drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Take an empty sheet."""
        self._strokes, self._drawing = [], False
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(min(max(self.height(), theme.text(LEAST)), theme.text(MOST)), theme.text(160))

    def minimumSizeHint(self) -> QSize:
        side = self._look.theme.text(LEAST)
        return QSize(side, side)

    def square(self) -> QRectF:
        """Where one can draw."""
        side = min(self.width(), self.height(), self._look.theme.text(MOST)) - 2
        return QRectF(1, (self.height() - side) / 2, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
        self.setMaximumWidth(max(min(self.height(), self._look.theme.text(MOST)), self.minimumSizeHint().width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.square().contains(event.position()):
            self._drawing = True
            self._strokes.append([])
            self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = False

    def _add(self, at: QPointF) -> None:
        square = self.square()
        x, y = (at.x() - square.left()) / square.width(), (at.y() - square.top()) / square.height()
        self._strokes[-1].append((min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)))
        self.update()
        self.drawn.emit(self.strokes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, square = self._look.theme, self.square()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("strong"))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(square, theme.space(theme.sizes.radius), theme.space(theme.sizes.radius))
        if not self._strokes:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("muted"))
            words = translate("SamplePanel", "Draw a digit here")
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        pen = QPen(theme.colour("text"), THICKNESS * square.width())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setClipRect(square)
        for stroke in self._strokes:
            places = [square.topLeft() + QPointF(x * square.width(), y * square.height()) for x, y in stroke]
            painter.drawPolyline(places) if len(places) > 1 else painter.drawPoint(places[0])
