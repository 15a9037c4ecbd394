"""A short piece of the line that stands for a model in every plot: in its colour, with its dash."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_DASHES

LENGTH = 18
"""Px at 100 %: long enough for the longest dash to be seen twice."""


def paint_mark(painter: QPainter, area: QRectF, theme: Theme, index: int) -> None:
    """Draw the line of model number `index` across the middle of `area`."""
    pen = theme.pen("text", theme.line(theme.sizes.plot_line))
    pen.setColor(theme.tokens.models[index])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash := MODEL_DASHES[index]:
        pen.setDashPattern(list(dash))
    painter.setPen(pen)
    middle = area.center().y()
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))


def mark_size(theme: Theme) -> QSize:
    """Px of a mark."""
    return QSize(theme.text(LENGTH), theme.text(16))


def mark_icon(theme: Theme, index: int, *, ratio: float = 1.0) -> QIcon:
    """The mark as an icon for tabs and menus, on a screen with `ratio` pixels to a px."""
    size = mark_size(theme)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, size.width(), size.height()), theme, index)
    painter.end()
    return QIcon(picture)


class ModelMark(QWidget):
    """The mark as a widget of its own."""

    def __init__(self, look: Look, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._index = look, index
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.setFixedSize(mark_size(theme))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), self._look.theme, self._index)
