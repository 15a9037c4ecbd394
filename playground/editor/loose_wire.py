"""The wire that hangs at the mouse while a skip connection is dragged from a port."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.look.theme import Theme

DASHES = [4.0, 3.0]


class LooseWireItem(QGraphicsItem):
    """From a port to the mouse; solid where letting go would connect. Hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.start, self.stop = QPointF(), QPointF()
        self.lands = False
        self.setZValue(15)
        self.hide()

    def show_wire(self, start: QPointF, stop: QPointF, theme: Theme, *, lands: bool) -> None:
        """Hang between these points of the scene."""
        self.prepareGeometryChange()
        self.start, self.stop, self.theme, self.lands = start, stop, theme, lands
        self.update()
        self.show()

    def boundingRect(self) -> QRectF:
        return self._path().boundingRect().adjusted(-12, -12, 12, 12)

    def _path(self) -> QPainterPath:
        path = QPainterPath(self.start)
        away = max(abs(self.stop.x() - self.start.x()) / 2, 24.0)
        path.cubicTo(self.start + QPointF(away, 0), self.stop - QPointF(away, 0), self.stop)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self.theme
        pen = QPen(theme.colour("accent"), theme.line(2))
        if not self.lands:
            pen.setDashPattern([dash / pen.widthF() for dash in DASHES])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPath(self._path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        radius = theme.text(theme.sizes.port) / 2
        painter.drawEllipse(self.start, radius, radius)
        painter.drawEllipse(self.stop, radius * 0.7, radius * 0.7)
