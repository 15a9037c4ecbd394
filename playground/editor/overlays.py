"""What lies over the canvas: the key to the colours, the zoom control, the field in which a number is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from playground.editor import cells
from playground.editor.facts import translate
from playground.engine.layers import LONGEST_NAME
from playground.look.controls import IconButton, Strip
from playground.look.controls.naming import identify
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.theme import Theme


class Legend(QWidget):
    """activation −1 ▬ +1: what the colours of the tiles mean."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        identify(self, "canvas_legend", self.tr("Activation from −1, orange, to +1, blue"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _restyle(self, _theme: Theme) -> None:
        self.resize(self.sizeHint())
        self.update()

    def _words(self) -> tuple[str, str]:
        return translate("Canvas", "activation −1"), "+1"

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        words = sum(cells.metrics(theme, "tick").horizontalAdvance(text) + 1 for text in self._words())
        return QSize(round(words) + theme.text(72) + 2 * theme.space(6) + 2, theme.line_height("tick"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        low, high = self._words()
        area = QRectF(self.rect())
        cells.write(painter, area, low, theme)
        left = cells.metrics(theme, "tick").horizontalAdvance(low) + theme.space(6)
        ramp = QRectF(left, (area.height() - theme.text(8)) / 2, theme.text(72), theme.text(8))
        colours = QLinearGradient(ramp.topLeft(), ramp.topRight())
        stops = theme.tokens.diverging
        for i, stop in enumerate(stops):
            colours.setColorAt(i / (len(stops) - 1), stop)
        painter.fillRect(ramp, colours)
        area.setLeft(ramp.right() + theme.space(6))
        cells.write(painter, area, high, theme)


class ZoomControl(QWidget):
    """− 100 % + and fit, in one frame."""

    zoomed = Signal(float)
    reset = Signal()
    fitted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        identify(self, "canvas_zoom", self.tr("Zoom"))
        out = IconButton(look, "minus", name="canvas_zoom_out", tool_tip=self.tr("Smaller"), px=12)
        into = IconButton(look, "plus", name="canvas_zoom_in", tool_tip=self.tr("Larger"), px=12)
        fit = IconButton(look, "fit", name="canvas_fit", tool_tip=self.tr("Fit the whole chain (F)"), px=14)
        self.level = QToolButton(self)
        identify(self.level, "canvas_zoom_level", self.tr("Zoom to 100 %"))
        self.level.setToolTip(self.tr("Zoom to 100 %"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Strip(look, (out, self.level, into, fit), name="canvas_zoom_strip", accessible=self.tr("Zoom")))
        out.clicked.connect(lambda: self.zoomed.emit(1 / 1.25))
        into.clicked.connect(lambda: self.zoomed.emit(1.25))
        self.level.clicked.connect(self.reset)
        fit.clicked.connect(self.fitted)
        look.changed.connect(self._restyle)
        self.show_level(1.0)

    def show_level(self, zoom: float) -> None:
        """The zoom in percent."""
        self.level.setText(f"{zoom:.0%}".replace("%", "\N{NO-BREAK SPACE}%"))
        self._restyle(self._look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.level.setMinimumWidth(round(theme.metrics("control").horizontalAdvance("100 %")) + theme.space(16))
        self.adjustSize()


class NameIn(QLineEdit):
    """A layer's name, being typed; `named(name)` at Return or when it is left, `given_up` at Esc; then it goes."""

    named = Signal(str)
    given_up = Signal()
    gone = Signal()

    def __init__(self, name: str, *, accessible: str, px: int, parent: QWidget) -> None:
        super().__init__(name, parent)
        identify(self, "card_name", accessible)
        self.setAcceptDrops(False)  # a file that is dropped on it is meant for the window
        self._over = False
        self.setMaxLength(LONGEST_NAME)
        self.setProperty("own_focus_ring", True)
        self.setStyleSheet(f"font-size: {px}px; font-weight: 600; padding: 0 2px;")
        self.editingFinished.connect(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.given_up.emit()
            self._leave()
        else:
            super().keyPressEvent(event)
        event.accept()

    def _leave(self) -> None:
        if not self._over:
            self._over = True
            self.hide()
            if self.isModified():
                self.named.emit(self.text().strip())
            self.gone.emit()
            self.deleteLater()


class TypeIn(ValueEdit):
    """A number of a card, being typed; `typed(value)` at Return or when it is left, and then it goes."""

    typed = Signal(float)
    gone = Signal()

    def __init__(
        self,
        look: Look,
        value: float,
        *,
        low: float,
        high: float,
        format: Callable[[float], str],
        accessible: str,
        px: int,
        parent: QWidget,
    ) -> None:
        super().__init__(
            look, name="card_value", accessible=accessible, low=low, high=high, format=format, parent=parent
        )
        self._over = False
        self.setProperty("own_focus_ring", True)
        self.set_value(value)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setStyleSheet(f"font-size: {px}px; font-weight: 600;")
        self.entered.connect(self.typed)
        self.editingFinished.connect(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self._leave()
        else:
            super().keyPressEvent(event)
        event.accept()  # or Return would reach the card, and open the field again

    def _leave(self) -> None:
        if not self._over:
            self._over = True
            self.hide()
            self.gone.emit()
            self.deleteLater()
