"""A place that keeps the picture of a plot square, whatever the room, with its axis names beside it.

Importing this module imports pyqtgraph, so import it after the first paint of the window.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls.label import label
from playground.look.look import Look
from playground.look.plots import Plot
from playground.look.theme import Theme

NAMED, NUMBERED = 84, 64
"""Px at 100 % of a square below which it has no room for the names of its axes, and for their numbers."""


class Square(QWidget):
    """Centres `plot` so that the area between its axes is square (or fills the room, while `square` is off)."""

    def __init__(self, look: Look, plot: Plot) -> None:
        super().__init__()
        self._look = look
        self._plot = plot
        self._square = True
        self._short = True
        self._names = tuple(label("", role="tick", tone="muted", parent=self) for _ in range(2))
        plot.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def set_square(self, square: bool) -> None:
        """Keep the area square, or fill the room."""
        self._square = square
        self._place()

    def set_names(self, *, left: str, bottom: str) -> None:
        """Names of the axes: a short one lies beside the left axis, a long one stands upright."""
        for each, text in zip(self._names, (left, bottom), strict=True):
            each.setText(text)
            each.adjustSize()
        self._short = self._names[0].width() <= self._look.theme.text(24)
        self._place()

    def _show(self, *, named: bool, numbered: bool) -> None:
        """Names and numbers of the axes, or not."""
        self._names[0].setVisible(named and self._short)
        self._names[1].setVisible(named)
        axes = [self._plot.plotItem.getAxis(side) for side in ("left", "bottom")]
        axes[0].setLabel(None if self._short or not named else self._names[0].text())
        for axis in axes:
            axis.setStyle(showValues=numbered)

    def sizeHint(self) -> QSize:
        side = self._look.theme.text(260)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self._look.theme.text(120)
        return QSize(side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """With names and numbers if the square is large enough beside them, else with numbers, or with neither."""
        theme, margin = self._look.theme, self._look.theme.space(10)
        before, above, behind, below = (round(each) for each in self._plot.plotItem.layout.getContentsMargins())
        upright = 0 if self._short else theme.text(18)
        foot = max(self._names[1].height(), theme.line_height("tick")) if self._names[1].text() else 0
        numbers = theme.text(30), theme.text(22)
        for named, numbered, least in ((True, True, NAMED), (False, True, NUMBERED), (False, False, 0)):
            name, under = (theme.text(20) if self._short else 0, foot) if named else (0, 0)
            left, bottom = numbers if numbered else (theme.text(4), theme.text(4))
            left += upright if named else 0
            width = self.width() - name - left - before - behind - 2 * margin
            height = self.height() - bottom - under - above - below - theme.space(4)
            if not self._square or min(width, height) >= theme.text(least):
                break
        self._show(named=named, numbered=numbered)
        if self._square:
            width = height = max(min(width, height), 10)
        axis = self._plot.plotItem.getAxis
        axis("left").setWidth(left)
        axis("bottom").setHeight(bottom)
        outer = width + left + before + behind, height + bottom + above + below
        x = (self.width() - outer[0] - name) // 2 + name
        y = max((self.height() - outer[1] - under) // 2, 0)
        self._plot.setGeometry(x, y, *outer)
        names = self._names
        names[0].move(x - name + theme.text(6), y + above + (height - names[0].height()) // 2)
        names[1].move(x + before + left + (width - names[1].width()) // 2, y + outer[1] - theme.space(2))

    def _restyle(self, _theme: Theme) -> None:
        for each in self._names:
            each.adjustSize()
        self._place()
