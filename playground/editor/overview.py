"""A chain longer than the window, as a row of bars: how large each layer's gradient is, and what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.editor import cells
from playground.editor.facts import translate
from playground.look.controls.naming import identify
from playground.look.look import Look

HEIGHT, MOST = 28, 14  # px at 100 %: of it, and of one bar's width


@dataclass(frozen=True)
class Bar:
    """A layer: its mean |∂C/∂W| (None without a W) and the level of its health."""

    mean_abs: float | None
    level: str


class Overview(QWidget):
    """`moved(share)` asks for the middle of what is in sight to be so far (0 to 1) along the chain."""

    moved = Signal(float)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        identify(self, "canvas_overview", translate("Canvas", "The whole chain, and the part of it that is in sight"))
        self.setToolTip(translate("Canvas", "mean |∂C/∂W| of each layer; drag to see another part of the chain"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._look = look
        self._bars: tuple[Bar, ...] = ()
        self._colour = QColor()
        self._sight = (0.0, 1.0)
        self.hide()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(len(self._bars) * theme.text(MOST), theme.text(HEIGHT))

    def show_bars(self, bars: Sequence[Bar], colour: QColor) -> None:
        """Show other layers, or newer values of them, in the colour of their model."""
        if (tuple(bars), colour) != (self._bars, self._colour):
            self._bars, self._colour = tuple(bars), colour
            self.update()

    def show_sight(self, begin: float, end: float) -> None:
        """The part of the chain in sight, in shares of its length."""
        if (begin, end) != self._sight:
            self._sight = (begin, end)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, edge = QRectF(self.rect()), float(theme.space(4))
        radius = float(theme.space(theme.sizes.radius))
        cells.rounded(painter, area, fill=theme.colour("surface"), pen=theme.pen("border"), radius=radius)
        inner = area.adjusted(edge, edge, -edge, -edge)
        step = inner.width() / max(len(self._bars), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for i, bar in enumerate(self._bars):
            room = QRectF(inner.left() + i * step + 0.5, inner.top(), max(step - 1, 1), inner.height())
            painter.fillRect(room, theme.colour(f"{bar.level}_soft" if bar.level in ("warning", "error") else "hover"))
            if bar.mean_abs is not None:
                height = inner.height() * cells.decades(bar.mean_abs) / cells.DECADES
                painter.fillRect(room.adjusted(0, inner.height() - height, 0, 0), self._colour)
        begin, end = (inner.left() + share * inner.width() for share in self._sight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen("accent", 2 * theme.border()))
        painter.drawRoundedRect(QRectF(begin, 1.5, end - begin, area.height() - 3), radius / 2, radius / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or it would go on to the canvas

    def _ask(self, event: QMouseEvent) -> None:
        edge = self._look.theme.space(4)
        self.moved.emit(min(max((event.position().x() - edge) / max(self.width() - 2 * edge, 1), 0.0), 1.0))
