"""The palette: layers and activations as chips to drag onto the canvas, with a search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.editor import drags
from playground.editor.facts import LayerFacts, layer_facts
from playground.editor.painting import MARGIN, paint_card
from playground.editor.pictures import curve_painter, sign
from playground.editor.plan import layer_plan
from playground.editor.search_field import SearchField
from playground.editor.states import State
from playground.engine.activations import ACTIVATIONS
from playground.engine.layers import LAYERS
from playground.look.controls import Chip, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import describe, heading, word

COLUMNS = 2


class Group(QWidget):
    """A heading and chips in two columns; those that don't match a search are left out, and the rest moves up."""

    def __init__(self, heading: str, chips: dict[str, Chip], *, name: str) -> None:
        super().__init__()
        identify(self, name, heading)
        self.heading: QLabel = label(heading, role="group", tone="muted", name=f"{name}_heading")
        self.chips = chips
        self._grid = QGridLayout()
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._grid)
        for chip in chips.values():
            chip.setParent(self)
        self.show_matching("")

    def show_matching(self, text: str) -> int:
        """Show the chips whose words contain `text`; how many those are."""
        shown = [chip for chip in self.chips.values() if text.casefold() in chip.text().casefold()]
        for chip in self.chips.values():
            self._grid.removeWidget(chip)
            chip.setVisible(chip in shown)
        for i, chip in enumerate(shown):
            self._grid.addWidget(chip, i // COLUMNS, i % COLUMNS)
        self.setHidden(not shown)
        return len(shown)

    def restyle(self, theme: Theme, *, between_rows: int) -> None:
        """The spaces at another text scale."""
        self._column.setSpacing(theme.space(4))
        self._grid.setHorizontalSpacing(theme.space(8))
        self._grid.setVerticalSpacing(theme.space(between_rows))


class Palette(QScrollArea):
    """`layer_chosen(kind)` and `activation_chosen(kind)` come from a double click or Return; drags carry the kinds too.

    `preview(kind)` says what the dragged card shows; `EditorView.attach` sets it.
    """

    layer_chosen = Signal(str)
    activation_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.preview: Callable[[str], LayerFacts] = lambda kind: layer_facts(LAYERS[kind](), inputs=None)
        identify(self, "palette", self.tr("Palette"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.search = SearchField(look, self.tr("Search layers and activations"), name="palette_search")
        self.layers = Group(self.tr("Layers"), {kind: self._layer_chip(kind) for kind in LAYERS}, name="palette_layers")
        self.activations = Group(
            self.tr("Activations: drop on a layer"),
            {kind: self._activation_chip(kind) for kind in ACTIVATIONS},
            name="palette_activations",
        )
        self.nothing = label("", role="chip", tone="muted", name="palette_nothing", wrap=True)
        self._column = QVBoxLayout()
        for widget in (self.search, self.layers, self.activations, self.nothing):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setObjectName("palette_chips")
        inside.setLayout(self._column)
        self.setWidget(inside)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._search("")

    def _layer_chip(self, kind: str) -> Chip:
        tip = describe(LAYERS[kind])
        chip = Chip(self._look, heading(kind), name=f"palette_{kind}", icon=sign(kind), tool_tip=tip)
        chip.appended.connect(lambda: self.layer_chosen.emit(kind))
        chip.drag_requested.connect(
            lambda at: self._drag(chip, drags.Carried(drags.LAYER, kind), self.card_picture(kind), at)
        )
        return chip

    def _activation_chip(self, kind: str) -> Chip:
        paint = curve_painter(ACTIVATIONS[kind]())
        chip = Chip(self._look, word(kind), name=f"chip_{kind}", paint=paint, tool_tip=describe(ACTIVATIONS[kind]))
        chip.appended.connect(lambda: self.activation_chosen.emit(kind))
        chip.drag_requested.connect(lambda at: self._drag(chip, drags.Carried(drags.ACTIVATION, kind), chip.grab(), at))
        return chip

    def _drag(self, chip: Chip, carried: drags.Carried, picture: QPixmap, at: QPoint) -> None:
        """Drag a chip until it is dropped or given up; blocks meanwhile, as Qt's drags do."""
        drag = QDrag(chip)
        drag.setMimeData(drags.pack(carried))
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        card = carried.mime == drags.LAYER
        drag.setHotSpot(QPoint(round(size.width() * 0.6), round(size.height() * 0.6)) if card else at)
        chip.set_dragged(True)
        drag.exec(Qt.DropAction.CopyAction)
        chip.set_dragged(False)

    def card_picture(self, kind: str) -> QPixmap:
        """The card that is dragged, as it would land."""
        theme, facts = self._look.theme, self.preview(kind)
        plan = layer_plan(facts, theme)
        ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
        area = QRectF(0, 0, plan.width + 2 * MARGIN, plan.height + 2 * MARGIN)
        picture = QPixmap(QSize(round(area.width() * ratio), round(area.height() * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.translate(MARGIN, MARGIN)
        paint_card(painter, facts, theme, colour=QColor(theme.tokens.models[0]), state=State(dragged=True))
        painter.end()
        return picture

    def _search(self, text: str) -> None:
        found = sum(group.show_matching(text.strip()) for group in (self.layers, self.activations))
        self.nothing.setText(self.tr("Nothing is called “{text}”.").format(text=text.strip()))
        self.nothing.setVisible(not found)

    def _take_first(self) -> None:
        """Return in the search takes the first chip that is shown."""
        for group in (self.layers, self.activations):
            for chip in group.chips.values():
                if self.search.text().strip() and chip.isVisibleTo(self):
                    chip.appended.emit()
                    return

    def _restyle(self, theme: Theme) -> None:
        edge = theme.space(theme.sizes.dock_padding)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(theme.space(12))
        self.layers.restyle(theme, between_rows=6)
        self.activations.restyle(theme, between_rows=4)
