"""The gap that opens in the chain where a dragged card would land."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.layout import Box
from playground.look.theme import Theme

DASHES = [4.0, 3.0]


class GapItem(QGraphicsItem):
    """A dashed place of the dragged card's own size; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.area = QRectF()
        self.setZValue(-1)
        self.hide()

    def show_box(self, box: Box | None, theme: Theme) -> None:
        """Open here, or close."""
        area = QRectF() if box is None else cells.rect(box)
        if (area, theme) != (self.area, self.theme):
            self.prepareGeometryChange()
            self.area, self.theme = area, theme
            self.update()
        self.setVisible(box is not None)

    def boundingRect(self) -> QRectF:
        return self.area.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self.theme
        width = theme.line(1.5)
        pen = QPen(theme.colour("accent"), width, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([dash / width for dash in DASHES])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(theme.space(theme.sizes.radius_card))
        cells.rounded(painter, self.area, fill=theme.colour("accent_soft"), pen=pen, radius=radius)
