"""The controls that choose what the canvas shows: cards or neurons, and what the lines between neurons are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from playground.editor.neurons import GRADIENT, WEIGHT
from playground.look.controls import Segmented
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate


class Switch(QWidget):
    """`neurons_chosen(bool)` and `measure_chosen(str)` come when the user chooses."""

    neurons_chosen = Signal(bool)
    measure_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        identify(self, "canvas_switch", translate("Canvas", "What the canvas shows"))
        views = [
            ("cards", translate("Canvas", "Cards"), "cards"),
            ("neurons", translate("Canvas", "Neurons"), "neurons"),
        ]
        lines = [(WEIGHT, translate("Canvas", "lines: weight")), (GRADIENT, translate("Canvas", "gradient"))]
        self.views = Segmented(look, views, name="canvas_view", accessible=translate("Canvas", "Cards or neurons"))
        self.lines = Segmented(look, lines, name="canvas_lines", accessible=translate("Canvas", "What lines show"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.lines, self.views):
            self._row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignRight)
        self.lines.hide()
        self.views.chosen.connect(lambda key: self.neurons_chosen.emit(key == "neurons"))
        self.lines.chosen.connect(self.measure_chosen)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def show_neurons(self, on: bool) -> None:
        """Say which of the two is seen."""
        self.views.set_value("neurons" if on else "cards")
        self.lines.setVisible(on)
        self.adjustSize()

    def fold(self, room: int, whole: int) -> None:
        """Stand in one row where `room` px are enough, else under each other; with icons alone in less than `whole`."""
        self.views.show_words(True)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self._row.sizeHint().width() > room:
            self._row.setDirection(QBoxLayout.Direction.BottomToTop)
        self.views.show_words(self._row.sizeHint().width() <= whole)
        self.adjustSize()

    def _restyle(self, theme: Theme) -> None:
        self._row.setSpacing(theme.space(8))
        self.adjustSize()
