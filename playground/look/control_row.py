"""A row of small controls over a picture, where the title of a dock has no room for them."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls import Choice, Segmented
from playground.look.flow import Flow
from playground.look.look import Look
from playground.look.theme import Theme


class ControlRow(QWidget):
    """The controls from left to right, in several lines if need be; it never keeps a dock from getting narrower."""

    def __init__(self, look: Look, *controls: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = Flow()
        self.setLayout(self._row)
        self._controls = controls
        for control in controls:
            self._row.addWidget(control)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def words(self) -> str:
        """What has been chosen: "Hessian", "z · depth"."""
        choices = [each for each in self._controls if isinstance(each, Segmented | Choice) and each.isVisibleTo(self)]
        return " · ".join(choice.words for choice in choices)

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(12), theme.space(6), theme.space(12), theme.space(2))
        self._row.setSpacing(theme.space(8))
