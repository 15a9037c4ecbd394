"""A field to search in, with a lens that grows with the text."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.look import icons
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class SearchField(QLineEdit):
    """Says in its placeholder what it searches."""

    def __init__(self, look: Look, what: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        identify(self, name, what)
        self.setAcceptDrops(False)  # a file that is dropped on it is meant for the window
        self.setPlaceholderText(what)
        self.setClearButtonEnabled(True)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.setStyleSheet(f"font-size: {theme.text(12)}px;")
        self.setTextMargins(theme.text(theme.sizes.icon) + theme.space(6), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        side = theme.text(theme.sizes.icon)
        lens = icons.icon("search", theme, role="muted")
        lens.paint(QPainter(self), theme.space(9), (self.height() - side) // 2, side, side)
