"""A dash per stage: done, here, and to come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate


class ProgressDashes(QWidget):
    """`chosen(index)` tells of a dash that was clicked."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_progress", translate("Microscope", "Progress"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._current, self._count = 0, 1
        look.changed.connect(self._restyle)

    def show_progress(self, current: int, count: int) -> None:
        """Show stage `current` (from 0) of `count`."""
        if (current, max(count, 1)) != (self._current, self._count):
            self._current, self._count = current, max(count, 1)
            self.update()

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.text(420), self._look.theme.text(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(60), self._look.theme.text(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pitch = self.width() / self._count
        gap = min(theme.space(6), pitch / 4)
        height = theme.line(4)
        for index in range(self._count):
            token = "accent" if index == self._current else "strong" if index < self._current else "border"
            painter.setBrush(theme.colour(token))
            dash = QRectF(index * pitch, (self.height() - height) / 2, pitch - gap, height)
            painter.drawRoundedRect(dash, height / 2, height / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().x() / self.width() * self._count)
        self.chosen.emit(min(max(index, 0), self._count - 1))
