"""A line between two parts of the page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.look import Look
from playground.look.theme import Theme


class Rule(QWidget):
    """One px wide, in the colour of borders; across, or `upright`."""

    def __init__(self, look: Look, *, upright: bool = False) -> None:
        super().__init__()
        self._look, self._upright = look, upright
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else free, free if upright else fixed)
        look.changed.connect(self._restyle)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        border = self._look.theme.border()
        return QSize(border, border)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.theme.colour("border"))
