"""The panel's widget: a tile per model, one legend for all of them, and words where only a slice can be shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from playground.engine.diagnostics.slice import grid
from playground.look.controls import label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tiles import best_columns
from playground.look.tokens import MODEL_LETTERS
from playground.panels.decision_boundary.planes import Planes
from playground.panels.decision_boundary.value import BoundaryValue, Shown, compute, output_names
from playground.panels.decision_boundary.words import plane_words, score
from playground.panels.options import switch
from playground.panels.panel import Panel, Table, Throttle

if TYPE_CHECKING:
    from playground.panels.decision_boundary.chooser import ClassChooser
    from playground.panels.decision_boundary.picture import TilePicture

translate = QCoreApplication.translate


MOST = len(MODEL_LETTERS)
LOW, LOWEST = 220, 170
"""Px at 100 % below which there is no room for the legend, and for the words."""


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
        self._test = switch(self, self.tr("Show test samples"), name="boundary_test", on=True)
        self._wrong = switch(self, self.tr("Ring what is wrong"), name="boundary_wrong", on=True)
        self._discrete = switch(self, self.tr("Discretise"), name="boundary_discrete")
        self._planes = Planes(self)
        for each in (self._test, self._wrong, self._discrete):
            each.triggered.connect(self._options_changed)
        self._planes.changed.connect(self._ask_for)
        self._slice = label("", role="tick", tone="muted", name="boundary_slice", wrap=True)
        self._slice.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._slice.linkActivated.connect(lambda side: self._planes.popup(side, QCursor.pos()))
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
        self._planes.show_value(value)
        self._lay_out()  # before they are shown: what has no parent yet would be a window
        for index, tile in enumerate(self._tiles):
            tile.widget.setVisible(index < len(value.tiles))
            if index < len(value.tiles):
                tile.show(value, self.options)
        if old is None or old.data is not value.data or old.cut is not value.cut or old.layer != value.layer:
            self._discrete.setEnabled(len(value.cut.names) == 2)
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
        self._fit()
        self._lay_out()

    def _fit(self) -> None:
        """In a low dock the legend gives way, then the words: the picture stays."""
        theme = self.look.theme
        self._legend.setVisible(self.height() >= theme.text(LOW))
        self._slice.setVisible(bool(self._slice.text()) and self.height() >= theme.text(LOWEST))

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
        on = on and value is not None and not value.layer
        chooser.setVisible(on)
        if value is not None and on:
            chooser.show_classes(len(value.data.classes))
        for tile in self._tiles:
            tile.pencil.choose(chooser.value if on else None)

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        rows = [
            (tile.name, *place, *cell)
            for tile in value.tiles
            if tile.picture.size
            for place, cell in zip(
                grid(tile.x, tile.y).tolist(),
                tile.picture.reshape(max(len(tile.y), 1) * len(tile.x), -1).tolist(),
                strict=True,
            )
        ]
        names = value.cut.names if not value.layer else ("a1", "a2")
        return {"boundary": (("model", *names, *output_names(value)), rows)}

    def _show_legend(self, value: BoundaryValue) -> None:
        from playground.panels.decision_boundary.points import legend_of

        entries, bar = legend_of(value, self.look.theme, test=self.options.test, wrong=self.options.wrong)
        self._legend.show_entries(entries, bar)
        self._slice.setText(plane_words(value))
        self._fit()

    @property
    def options(self) -> Shown:
        """What is drawn of the value."""
        return Shown(test=self._test.isChecked(), wrong=self._wrong.isChecked(), discrete=self._discrete.isChecked())

    def _options_changed(self) -> None:
        if self._value is not None:
            self._show_legend(self._value)
            self.show_value(self._value)

    def _ask_for(self) -> None:
        """Let the worker compute the plane that is chosen from now on."""
        self.compute = self._planes.compute
        self.compute_changed.emit()

    def _show_numbers(self) -> None:
        if self._value is not None:
            shown = self._tiles[: len(self._value.tiles)]
            whole = all(tile.has_room() for tile in shown)  # one word less, and then in all of them
            for tile in shown:
                tile.show_numbers(whole=whole)
            self.set_subtitle(score(self._value, 0) if len(self._value.tiles) == 1 else "")

    def _restyle(self, theme: Theme) -> None:
        self._slice.setContentsMargins(theme.space(12), theme.space(4), theme.space(12), 0)
        self._box.setContentsMargins(0, 0, 0, theme.space(6))
        for tile in self._tiles:
            tile.restyle(theme)
        if self._value is not None:
            self._show_legend(self._value)
