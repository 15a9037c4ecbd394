"""Which plane is shown: the inputs, of many inputs two or the principal components, or a layer's; in the menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal

from playground.panels.decision_boundary.value import BoundaryValue, compute
from playground.panels.decision_boundary.words import SIDES
from playground.panels.options import Options
from playground.panels.panel import Panel

translate = QCoreApplication.translate


class Planes(QObject):
    """`changed()` tells that another plane is wanted, which `compute` then computes."""

    changed = Signal()

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._inputs = translate("BoundaryPanel", "The inputs")
        self._space = Options(
            panel, translate("BoundaryPanel", "Plane of"), [("", self._inputs)], name="boundary_space"
        )
        names = (translate("BoundaryPanel", "Input across"), translate("BoundaryPanel", "Input up"))
        self._axes = {
            side: Options(panel, name, [("", "")], name=f"boundary_{side}")
            for side, name in zip(SIDES, names, strict=True)
        }
        self._chosen: tuple[int, ...] = ()
        self._shown: dict[str, str] = {}
        self._space.chosen.connect(self.changed)
        for side, options in self._axes.items():
            options.chosen.connect(partial(self._axis_chosen, side))

    @property
    def compute(self) -> partial[BoundaryValue]:
        """What computes the plane that is chosen."""
        kind, _, layer = self._space.value.partition("_")
        return partial(compute, axes=self._chosen, principal=kind == "principal", layer=layer)

    def show_value(self, value: BoundaryValue) -> None:
        """Offer the inputs and layers of this value."""
        many, cut = len(value.data.inputs) > 2, value.cut
        principal = ("principal", translate("BoundaryPanel", "Principal components"))
        layers = [(f"layer_{layer}", layer) for layer in value.layers]
        self._space.set_rows([("", self._inputs), *([principal] if many else []), *layers])
        for place, options in enumerate(self._axes.values()):
            rows = [(str(index), name) for index, name in enumerate(value.data.inputs)]
            options.set_rows(rows if many and cut.axes else rows[:1])
            if many and cut.axes:
                options.set_value(str(cut.axes[place]))
        self._remember()

    def popup(self, side: str, at: QPoint) -> None:
        """Open the choice of an axis at a place on the screen."""
        self._axes[side].popup(at)

    def _axis_chosen(self, side: str, key: str) -> None:
        """Where both would be the same input, the other one takes what this one was."""
        other = next(each for each in SIDES if each != side)
        if self._axes[other].value == key:
            self._axes[other].set_value(self._shown[side])
        self._remember()
        self._chosen = tuple(int(value) for value in self._shown.values())
        self.changed.emit()

    def _remember(self) -> None:
        self._shown = {side: options.value for side, options in self._axes.items()}
