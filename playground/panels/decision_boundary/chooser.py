"""Which class the pencil draws: a marker for each class, one more, and a rubber. Imports pyqtgraph late."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from playground.look import icons
from playground.look.controls import label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate

MOST = 8
"""As many classes as a data set of drawn points may have."""

RUBBER = -1
"""Stands for no class: the rubber."""


class ClassChooser(QWidget):
    """A row of markers; `chosen(label)` tells of another one, RUBBER for the rubber."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "boundary_classes", translate("BoundaryPanel", "Class of the points that are drawn"))
        self._look = look
        self._row = QHBoxLayout(self)
        self._group = QButtonGroup(self)
        self._buttons: dict[int, QToolButton] = {}
        for index in (*range(MOST), RUBBER):
            self._buttons[index] = self._button(index)
        self._hint = label("", role="tick", tone="muted", name="boundary_draw_hint")
        self._hint.setText(translate("BoundaryPanel", "A drag adds points, with Shift it erases."))
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(self._hint.text())
        self._row.addWidget(self._hint, 1)
        self._row.addStretch(0)
        self._buttons[0].setChecked(True)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def value(self) -> int:
        """The class that is chosen, or RUBBER."""
        return next(index for index, button in self._buttons.items() if button.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The hint stands on one line, or is left to the tooltip: the room is for the picture."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        taken = sum(button.sizeHint().width() for button in shown) + self._row.spacing() * len(shown)
        margins = self._row.contentsMargins()
        room = self.width() - taken - margins.left() - margins.right()
        self._hint.setVisible(self._hint.sizeHint().width() <= room)

    def show_classes(self, count: int) -> None:
        """Offer so many classes and a new one."""
        for index in range(MOST):
            self._buttons[index].setVisible(index <= count)
        if self._buttons[self.value].isHidden():
            self._buttons[0].click()
        self._fit()

    def _button(self, index: int) -> QToolButton:
        name = translate("BoundaryPanel", "class {number}").format(number=index)
        words = translate("BoundaryPanel", "Erase points") if index == RUBBER else name
        button = QToolButton()
        identify(button, "boundary_rubber" if index == RUBBER else f"boundary_class_{index}", words)
        button.setToolTip(words)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(8), theme.space(4), theme.space(12), 0)
        self._row.setSpacing(theme.space(2))
        side = theme.text(16)
        for index, button in self._buttons.items():
            button.setIcon(icons.icon("rubber", theme) if index == RUBBER else marker_icon(index, theme))
            button.setIconSize(QSize(side, side))
        self._fit()


def marker_icon(index: int, theme: Theme) -> QIcon:
    """The marker of a class, as on the picture."""
    import pyqtgraph
    from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol

    from playground.look.plots import class_marker

    marker = class_marker(theme, index, px=11)
    side = theme.text(16)
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    brush, pen = pyqtgraph.mkBrush(marker["brush"]), pyqtgraph.mkPen(marker["pen"])
    drawSymbol(painter, marker["symbol"], marker["size"], pen, brush)
    painter.end()
    return QIcon(picture)
