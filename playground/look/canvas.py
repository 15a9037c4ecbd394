"""A picture painted by a function, which says what lies under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.look.context_menu import open_menu
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

Paint = Callable[[QPainter, QRectF, Theme], None]
"""Paints into a rectangle in the colours of a theme."""


LOW = (160, 116)
"""Px of the least that a picture along the bottom of a window needs, whose dock opens as low as it may."""


class Canvas(QWidget):
    """`paint(painter, rectangle, theme)` paints it, whole, whenever `update()` was called.

    `read(point)` gives the words for a place, or "" for none.
    """

    def __init__(
        self,
        look: Look,
        paint: Paint,
        *,
        name: str,
        accessible: str,
        read: Callable[[QPointF], str] | None = None,
        least: tuple[int, int] = (120, 48),
    ) -> None:
        super().__init__()
        self._look, self._paint, self._read, self._least = look, paint, read, least
        self._mouse: QPointF | None = None
        identify(self, name, accessible)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(read is not None)
        self._words = QLabel(self)
        self._words.setObjectName(f"{name}_readout")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.hide()
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.text(320), self._look.theme.text(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(*self._least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), theme.colour("surface"))
            painter.setFont(theme.font("tick"))
            self._paint(painter, QRectF(self.rect()), theme)
        finally:
            painter.end()  # a painter that outlives its widget's turn takes the process with it

    # --- what lies under the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self.read_again()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.read_again()
        super().leaveEvent(event)

    def read_again(self) -> None:
        """Say what lies under the mouse now."""
        text = self._read(self._mouse) if self._read is not None and self._mouse is not None else ""
        if text and self._mouse is not None:
            if text != self._words.text():
                self._words.setText(text)
                self._words.adjustSize()
            self._words.move(self._beside(self._mouse))
        if bool(text) == self._words.isHidden():
            self._words.setVisible(bool(text))

    def _beside(self, mouse: QPointF) -> QPoint:
        x, y = round(mouse.x()) + 14, round(mouse.y()) + 14
        if x + self._words.width() > self.width():
            x = round(mouse.x()) - 10 - self._words.width()
        return QPoint(max(x, 0), max(min(y, self.height() - self._words.height()), 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event)

    def _restyle(self, theme: Theme) -> None:
        tokens = theme.tokens
        self._words.setFont(theme.font("tick"))
        self._words.setStyleSheet(
            f"QLabel {{ background: {tokens.tooltip}; color: {tokens.tooltip_text}; border-radius: {theme.space(4)}px;"
            f" padding: {theme.space(4)}px {theme.space(6)}px; font-size: {theme.text(11)}px; }}"
        )
        self._words.setText("")
        self.updateGeometry()
        self.update()


def paint_notice(painter: QPainter, rect: QRectF, words: str, theme: Theme) -> None:
    """Muted words in the middle of a picture that has nothing to show yet."""
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("muted"))
    box = rect.adjusted(rect.width() / 8, 0.0, -rect.width() / 8, 0.0)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)


def paint_words(
    painter: QPainter, words: Sequence[tuple[str, str, int]], *, left: float, top: float, theme: Theme
) -> float:
    """Lines of (text, "#RRGGBB", weight) under each other from a place on; returns where the next would start."""
    height = theme.line_height("tick")
    for text, colour, weight in words:
        painter.setFont(theme.font("tick", weight=weight))
        painter.setPen(colour)
        painter.drawText(QRectF(left, top, 4000.0, height), Qt.AlignmentFlag.AlignVCenter, text)
        top += height
    return top
