"""The panel's widget: a tile per model, one legend for all of them, and words where only a slice can be shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from playground.look.controls import label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.decision_boundary.value import BoundaryValue, compute, output_names
from playground.panels.decision_boundary.words import score
from playground.panels.panel import Panel, Table, Throttle

if TYPE_CHECKING:
    from playground.panels.decision_boundary.chooser import ClassChooser
    from playground.panels.decision_boundary.picture import TilePicture

translate = QCoreApplication.translate


MOST = len(MODEL_LETTERS)


def best_columns(count: int, width: int, height: int, *, beside: int, below: int) -> int:
    """In how many columns so many squares are largest, each with px for its axes and its name beside and below."""

    def side(columns: int) -> float:
        return min(width / columns - beside, height / -(-count // columns) - below)

    return max(range(1, count + 1), key=side, default=1)


class DecisionBoundaryPanel(Panel):
    """A tile per model, one legend for all of them, and a sentence where only a slice can be shown.

    While drawing is on, `points_drawn(places, class)` and `points_erased(places, radii)` tell of each gesture: places
    (n, 2) and radii (2,) in the units of the plane. `sample_picked(model, row, test)` tells of a click on a sample.
    """

    name = "decision_boundary"
    wide = True
    compute = staticmethod(compute)
    points_drawn = Signal(object, int)
    points_erased = Signal(object, object)
    sample_picked = Signal(int, int, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        from playground.look.legend import Legend

        self._value: BoundaryValue | None = None
        self._tiles: list[TilePicture] = []
        self._laid_out = 0, 0
        self._numbers = Throttle(self._show_numbers, parent=self)
        self._drawing = False
        self._chooser: ClassChooser | None = None
        self._slice = label("", role="tick", tone="muted", name="boundary_slice", wrap=True)
        self._slice.hide()
        self._legend = Legend(look, name="boundary_legend")
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._box = box = QVBoxLayout(self)
        box.setSpacing(0)
        box.addLayout(self._grid, 1)
        box.addWidget(self._slice)
        box.addWidget(self._legend)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @staticmethod
    def title() -> str:
        return translate("BoundaryPanel", "Decision boundary")

    def show_value(self, value: BoundaryValue) -> None:
        old, self._value = self._value, value
        while len(self._tiles) < len(value.tiles):
            from playground.panels.decision_boundary.picture import TilePicture

            self._tiles.append(TilePicture(self.look, len(self._tiles)))
            self._tiles[-1].pencil.drawn.connect(self.points_drawn)
            self._tiles[-1].pencil.erased.connect(self.points_erased)
            self._tiles[-1].picker.picked.connect(partial(self.sample_picked.emit, len(self._tiles) - 1))
        self._lay_out()  # before they are shown: what has no parent yet would be a window
        for index, tile in enumerate(self._tiles):
            tile.widget.setVisible(index < len(value.tiles))
            if index < len(value.tiles):
                tile.show(value)
        if old is None or old.data is not value.data or old.cut is not value.cut:
            self._show_legend(value)
            self._prepare_drawing()
        self._numbers.ask()

    def _lay_out(self) -> None:
        """Put the tiles into as many columns as make them largest."""
        count = 0 if self._value is None else len(self._value.tiles)
        foot = self._legend.height() + (0 if self._slice.isHidden() else self._slice.height())
        theme = self.look.theme
        columns = best_columns(count, self.width(), self.height() - foot, beside=theme.text(70), below=theme.text(64))
        if (count, columns) == self._laid_out:
            return
        self._laid_out = count, columns
        for index, tile in enumerate(self._tiles[:count]):
            self._grid.addWidget(tile.widget, index // columns, index % columns)
        for line in range(MOST):
            self._grid.setColumnStretch(line, int(line < columns))
            self._grid.setRowStretch(line, int(line * columns < count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def set_drawing(self, on: bool) -> None:
        """Let drags in the pictures draw points, with a chooser of their class above, or not."""
        if on and self._chooser is None:
            from playground.panels.decision_boundary.chooser import ClassChooser

            self._chooser = ClassChooser(self.look)
            self._chooser.chosen.connect(self._prepare_drawing)
            self._box.insertWidget(0, self._chooser)
        self._drawing = on
        self._prepare_drawing()

    def _prepare_drawing(self) -> None:
        """Tell the pencils what to draw, once the picture is that of a plane with classes."""
        value, chooser = self._value, self._chooser
        if chooser is None:
            return
        on = self._drawing and value is not None and value.data.classification and len(value.data.inputs) == 2
        chooser.setVisible(on)
        if value is not None and on:
            chooser.show_classes(len(value.data.classes))
        for tile in self._tiles:
            tile.pencil.choose(chooser.value if on else None)

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        cut, rows = value.cut, []
        for tile in value.tiles:
            picture = tile.picture.reshape(*cut.shape, -1)
            for row in range(cut.shape[0]):
                for column in range(cut.shape[1]):
                    at = [float(cut.x[column])] + ([] if value.curve else [float(cut.y[row])])
                    rows.append((tile.name, *at, *(float(each) for each in picture[row, column])))
        return {"boundary": (("model", *cut.names, *output_names(value)), rows)}

    def _show_legend(self, value: BoundaryValue) -> None:
        from playground.panels.decision_boundary.points import legend_of

        entries, bar = legend_of(value, self.look.theme)
        self._legend.show_entries(entries, bar)
        left_out = len(value.data.inputs) > len(value.cut.axes)
        words = self.tr("{inputs}, the others at their mean").format(inputs=" × ".join(value.cut.names))
        self._slice.setText(words if left_out else "")
        self._slice.setVisible(left_out)

    def _show_numbers(self) -> None:
        for tile in self._tiles:
            tile.show_numbers()
        if self._value is not None:
            self.set_subtitle(score(self._value, 0) if len(self._value.tiles) == 1 else "")

    def _restyle(self, theme: Theme) -> None:
        self._slice.setContentsMargins(theme.space(12), theme.space(4), theme.space(12), 0)
        self._box.setContentsMargins(0, 0, 0, theme.space(6))
        for tile in self._tiles:
            tile.restyle(theme)
        if self._value is not None:
            self._show_legend(self._value)
