"""A flat button that shows one letter in a given size: the small and the large A of the text size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from playground.look.controls.focus import by_keyboard
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class LetterButton(QToolButton):
    """An A of `px` pixels at 100 %, which grows with the text."""

    def __init__(self, look: Look, *, name: str, tool_tip: str, px: int) -> None:
        super().__init__()
        self._look, self._px = look, px
        identify(self, name, tool_tip)
        self.setToolTip(tool_tip)
        by_keyboard(self)
        look.changed.connect(self._restyle)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(34), theme.text(theme.sizes.button - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        font = theme.font("control", weight=600)
        font.setPixelSize(theme.text(self._px))
        painter.setFont(font)
        painter.setPen(theme.colour("text" if self.isEnabled() else "faint"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "A")
