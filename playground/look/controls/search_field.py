"""A line to type a search into, with a magnifying glass that scales with the text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.look import icons
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class SearchField(QLineEdit):
    """A QLineEdit with the glass at its left."""

    def __init__(
        self, look: Look, *, name: str, accessible: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        identify(self, name, accessible)
        self.setAcceptDrops(False)  # a file that is dropped on it is meant for the window
        self.setPlaceholderText(placeholder or accessible)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.setTextMargins(theme.text(theme.sizes.icon) + theme.space(6), 0, 0, 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(160), max(theme.text(28), theme.line_height("chip") + theme.space(10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._look.theme
        side = theme.text(theme.sizes.icon)
        painter = QPainter(self)
        icon = icons.icon("search", theme, role="muted")
        icon.paint(painter, theme.space(10), (self.height() - side) // 2, side, side)
