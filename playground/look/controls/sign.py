"""An icon beside words, painted anew on whatever it is painted, so that it is sharp in pictures of every scale."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look import icons
from playground.look.theme import Theme


class Sign(QWidget):
    """An icon of the size of text; nothing until `show_icon`."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, Theme, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, theme: Theme, *, role: str) -> None:
        """Show the icon `name` in the colour of token `role`."""
        self._shown = name, theme, role
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @property
    def _side(self) -> int:
        return self._shown[1].text(self._shown[1].sizes.icon) if self._shown is not None else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is not None:
            name, theme, role = self._shown
            painter = QPainter(self)
            box = QRectF(0, (self.height() - self._side) // 2, self._side, self._side)
            icons.paint(painter, box, name, theme, role=role)
            painter.end()
