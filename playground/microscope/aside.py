"""Beside the matrices: where a stage stands, among the neurons of the network or among the cards of the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.look.controls import Segmented, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.network_view import NetworkView
from playground.microscope.rule import Rule
from playground.microscope.sized import size

translate = QCoreApplication.translate


class Aside(QWidget):
    """Shows the neurons; `put` brings a picture of the canvas to choose instead."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("microscope_aside")
        self.network = NetworkView(look)
        heading = translate("Microscope", "Where we are in the network")
        self._heading = label(heading, role="group", tone="muted", name="microscope_where_heading", wrap=True)
        self.which = Segmented(
            look,
            [("neurons", translate("Microscope", "neurons")), ("canvas", translate("Microscope", "canvas"))],
            name="microscope_where",
            accessible=heading,
        )
        self.which.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self.which)
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self.network)
        row, column = QHBoxLayout(self), QVBoxLayout()
        row.addWidget(Rule(look, upright=True))
        row.addLayout(column)
        column.addLayout(self._top)
        column.addWidget(self._pictures, 1)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.which.chosen.connect(lambda key: self._pictures.setCurrentIndex(int(key == "canvas")))
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def put(self, canvas: QWidget) -> None:
        """Offer a picture of the canvas, too."""
        self._pictures.addWidget(canvas)
        self.which.show()

    def _restyle(self, theme: Theme) -> None:
        size(self._heading, theme)
        self._top.setContentsMargins(theme.space(16), theme.space(10), theme.space(12), 0)
