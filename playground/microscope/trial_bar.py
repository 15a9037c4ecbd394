"""What to nudge, a weight or a weighted input, and by how much."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.look import numbers
from playground.look.controls import LabelledSlider, Segmented
from playground.look.look import Look
from playground.look.scales import Linear
from playground.look.theme import Theme
from playground.microscope.nudge import REACH
from playground.microscope.sized import size

translate = QCoreApplication.translate


class TrialBar(QWidget):
    """`changed(on_z, change)` tells of another choice."""

    changed = Signal(bool, float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("microscope_trial")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.what = Segmented(
            look,
            [("w", translate("Microscope", "weight w")), ("z", translate("Microscope", "weighted input z"))],
            name="microscope_trial_what",
            accessible=translate("Microscope", "What is changed"),
        )
        self.change = LabelledSlider(
            look,
            Linear(-REACH, REACH, 0.01, marks=9),
            name="microscope_trial_change",
            accessible=translate("Microscope", "How much it changes, Δ"),
            value=0.5,
            title="Δ",
            format=lambda value: numbers.fixed(value, decimals=2, sign=True),
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.what)
        self._row.addWidget(self.change)
        self._row.addStretch(1)
        self.what.chosen.connect(lambda _key: self._tell())
        self.change.moved.connect(lambda _value: self._tell())
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _tell(self) -> None:
        self.changed.emit(self.what.value == "z", self.change.value)

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(32), theme.space(2), theme.space(32), theme.space(14))
        self._row.setSpacing(theme.space(20))
        self.change.setFixedWidth(theme.text(360))
        for part in (self.change.title, self.change.edit):
            size(part, theme)
