"""Which plane through more than two inputs is shown: two of them, or the first two principal components."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.engine.data import Data
from playground.engine.diagnostics.slice import Slice
from playground.look.controls import Choice, Segmented
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate


class PlaneRow(QWidget):
    """`changed()` tells that the user has chosen other `axes`, or `principal` components."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("boundary_plane_row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._plane = Segmented(
            look,
            [
                ("inputs", translate("BoundaryPanel", "inputs")),
                ("principal", translate("BoundaryPanel", "components")),
            ],
            name="boundary_plane",
            accessible=translate("BoundaryPanel", "Two inputs, or the first two principal components"),
        )
        names = (translate("BoundaryPanel", "Input across"), translate("BoundaryPanel", "Input up"))
        self._axes = tuple(
            Choice(look, [], name=f"boundary_axis_{side}", accessible=name)
            for side, name in zip(("across", "up"), names, strict=True)
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._plane)
        for number, choice in enumerate(self._axes):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(1)
            self._row.addWidget(choice, 1)
            choice.chosen.connect(lambda _key, number=number: self._axis_chosen(number))
        self._plane.chosen.connect(self._plane_chosen)
        self._before = ("", "")
        self._chosen = False
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def principal(self) -> bool:
        """Whether principal components are wanted."""
        return self._plane.value == "principal"

    @property
    def axes(self) -> tuple[int, ...]:
        """The raw inputs across and up; none as long as nobody has chosen them."""
        return tuple(int(choice.value) for choice in self._axes) if self._chosen else ()

    def show_value(self, data: Data, cut: Slice) -> None:
        """The inputs of these data, and those that the slice varies."""
        rows = [(str(index), name) for index, name in enumerate(data.inputs)]
        for number, choice in enumerate(self._axes):
            choice.set_rows(rows)
            if cut.axes:
                choice.set_value(str(cut.axes[number]))
        self._remember()

    def _remember(self) -> None:
        self._before = (self._axes[0].value, self._axes[1].value)

    def _axis_chosen(self, number: int) -> None:
        """Where both would be the same input, the other one takes what this one was."""
        if self._axes[0].value == self._axes[1].value:
            self._axes[1 - number].set_value(self._before[number])
        self._remember()
        self._chosen = True
        self.changed.emit()

    def _plane_chosen(self, _key: str) -> None:
        for choice in self._axes:
            choice.setEnabled(not self.principal)
        self.changed.emit()

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(12), theme.space(6), theme.space(12), theme.space(2))
        self._row.setSpacing(theme.space(8))
