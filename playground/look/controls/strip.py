"""Flat widgets side by side in one rounded frame with lines between them, as "− 100 % +"."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class Strip(QWidget):
    """A frame around `children`; `separators` draws the lines between them."""

    def __init__(
        self,
        look: Look,
        children: Sequence[QWidget] = (),
        *,
        name: str,
        accessible: str = "",
        separators: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._separators = separators
        identify(self, name, accessible)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for child in children:
            self.add(child)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def add(self, child: QWidget, *, stretch: int = 0) -> None:
        """Append a widget at the right; words get the room of a button around them."""
        if isinstance(child, QLabel):
            child.setAlignment(Qt.AlignmentFlag.AlignCenter)
            child.setProperty("padded", self._separators)
        self._row.addWidget(child, stretch)

    def _restyle(self, theme: Theme) -> None:
        border = theme.border()
        self._row.setContentsMargins(border, border, border, border)
        self._row.setSpacing(border if self._separators else 0)
        self.updateGeometry()
        self.update()

    def _highlighted(self) -> QWidget | None:
        """The child that is filled in accent soft; none in a plain strip."""
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        border, half = theme.border(), theme.border() / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = theme.space(theme.sizes.radius)
        path = QPainterPath()
        path.addRoundedRect(frame, radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme.colour("surface"))
        painter.save()
        painter.setClipPath(path)
        chosen = self._highlighted()
        if chosen is not None:
            painter.fillRect(chosen.geometry().adjusted(-border, -border, border, border), theme.colour("accent_soft"))
        if self._separators:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            for child in self._visible()[1:]:
                painter.fillRect(child.x() - border, 0, border, self.height(), theme.colour("border"))
        painter.restore()
        painter.setPen(theme.pen("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _visible(self) -> list[QWidget]:
        items = (self._row.itemAt(i) for i in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not widget.isHidden()]
