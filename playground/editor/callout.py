"""The callout that says in words why a card has a badge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.layout import Box
from playground.look.theme import Theme

WIDTH = 180  # px at 100 %
STEM = 12


class CalloutItem(QGraphicsItem):
    """Stands above a card, with a line to its badge; soft fill and a line of the level."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.level, self.heading, self.sentence = theme, "", "", ""
        self.area, self.foot = QRectF(), QPointF()
        self.setZValue(10)
        self.hide()

    def show_words(self, level: str, heading: str, sentence: str, theme: Theme) -> None:
        """Say something."""
        if (level, heading, sentence, theme) != (self.level, self.heading, self.sentence, self.theme):
            self.prepareGeometryChange()
            self.level, self.heading, self.sentence, self.theme = level, heading, sentence, theme
            self._measure()
            self.update()
        self.show()

    def point_at(self, card: Box, badge: Box) -> None:
        """Stand above this card; `badge` is relative to it."""
        self.prepareGeometryChange()
        self.setPos(card.left + badge.centre_x, card.top)
        self.foot = QPointF(0, badge.top - self.theme.space(2))
        self._measure()

    def _measure(self) -> None:
        theme, pad = self.theme, self.theme.space(10)
        inner = theme.text(WIDTH) - 2 * pad
        words = cells.metrics(theme, "tick").boundingRect(QRectF(0, 0, inner, 10_000), self._flags(), self.sentence)
        heading = theme.line_height("tick") if self.heading else 0
        height = 2 * theme.space(8) + heading + words.height()
        stem = theme.space(STEM)
        self.area = QRectF(-0.78 * theme.text(WIDTH), -stem - height, theme.text(WIDTH), height)

    @staticmethod
    def _flags() -> int:
        return int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value)

    def boundingRect(self) -> QRectF:
        return self.area.united(QRectF(-1, -20, 2, 20 + self.foot.y())).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self.theme
        colour = theme.colour("muted" if self.level == "hint" else self.level)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.line(1.5)))
        painter.drawLine(QPointF(0, self.area.bottom()), self.foot)
        fill = theme.colour("hover" if self.level == "hint" else f"{self.level}_soft")
        radius = float(theme.space(theme.sizes.radius))
        cells.rounded(painter, self.area, theme, fill=fill, pen=QPen(colour, theme.border()), radius=radius)
        inner = self.area.adjusted(theme.space(10), theme.space(8), -theme.space(10), -theme.space(8))
        if self.heading:
            line = QRectF(inner.left(), inner.top(), inner.width(), theme.line_height("tick"))
            cells.write(painter, line, self.heading, theme, token="text", weight=600)
            inner.setTop(line.bottom())
        painter.setFont(cells.font(theme, "tick"))
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, self._flags(), self.sentence)
