"""The palette: layers, activations and initializers as chips to drag onto the canvas, with a search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.editor import drags
from playground.editor.facts import LayerFacts, layer_facts
from playground.editor.painting import MARGIN, paint_card
from playground.editor.pictures import painter_of, sign
from playground.editor.plan import layer_plan
from playground.editor.search_field import SearchField
from playground.editor.states import State
from playground.engine.layers import LAYERS
from playground.look.controls import Chip, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import describe, heading, word

COLUMNS = 2


class Group(QWidget):
    """A heading and chips in two columns, or one where two are too wide.

    Those that don't match a search are left out, and the rest moves up.
    """

    def __init__(self, heading: str, chips: dict[str, Chip], *, name: str) -> None:
        super().__init__()
        identify(self, name, heading)
        self.heading: QLabel = label(heading, role="group", tone="muted", name=f"{name}_heading")
        self.chips = chips
        self._grid = QGridLayout()
        self._sought, self._columns = "", COLUMNS
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._grid)
        for chip in chips.values():
            chip.setParent(self)
        self.show_matching("")

    def show_matching(self, text: str) -> int:
        """Show the chips whose words contain `text`; how many those are."""
        self._sought = text.casefold()
        shown = [chip for chip in self.chips.values() if self._sought in chip.text().casefold()]
        for chip in self.chips.values():
            self._grid.removeWidget(chip)
            chip.setVisible(chip in shown)
        for i, chip in enumerate(shown):
            self._grid.addWidget(chip, i // self._columns, i % self._columns)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._columns))
        self.setHidden(not shown)
        return len(shown)

    def fit(self, room: int) -> None:
        """Stand in so many columns, all as wide, as so many px are enough for."""
        widest = max(chip.minimumSizeHint().width() for chip in self.chips.values())
        half = (room - self._grid.horizontalSpacing()) // COLUMNS
        columns = COLUMNS if widest <= half else 1
        for column in range(COLUMNS):
            self._grid.setColumnMinimumWidth(column, half if columns == COLUMNS else 0)
        if columns != self._columns:
            self._columns = columns
            self.show_matching(self._sought)

    def restyle(self, theme: Theme, *, between_rows: int) -> None:
        """The spaces at another text scale."""
        self._column.setSpacing(theme.space(4))
        self._grid.setHorizontalSpacing(theme.space(8))
        self._grid.setVerticalSpacing(theme.space(between_rows))


class Palette(QWidget):
    """A search that stays above the chips, which scroll.

    `chosen(Carried)` comes from a double click or Return; drags carry the same. `preview(kind)` says what the
    dragged card shows; `EditorView.attach` sets it.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.preview: Callable[[str], LayerFacts] = lambda kind: layer_facts(LAYERS[kind](), inputs=None)
        identify(self, "palette", self.tr("Palette"))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.search = SearchField(look, self.tr("Search layers and activations"), name="palette_search")
        headings = {
            drags.LAYER: ("layers", self.tr("Layers: drag, or double-click")),
            drags.ACTIVATION: ("activations", self.tr("Activations: drop on a layer")),
            drags.INITIALIZER: ("initializers", self.tr("Initializers: drop on a layer")),
        }
        self.groups = {
            mime: Group(heading, self._chips(mime), name=f"palette_{name}")
            for mime, (name, heading) in headings.items()
        }
        self.nothing = label("", role="chip", tone="muted", name="palette_nothing", wrap=True)
        self._column = QVBoxLayout()
        for widget in (*self.groups.values(), self.nothing):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        inside = QWidget()
        inside.setObjectName("palette_chips")
        inside.setLayout(self._column)
        self.area.setWidget(inside)
        self._above = QHBoxLayout()
        self._above.addWidget(self.search)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._above)
        whole.addWidget(self.area, 1)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.nothing.hide()

    def _chips(self, mime: str) -> dict[str, Chip]:
        return {kind: self._chip(drags.Carried(mime, kind)) for kind in drags.FAMILIES[mime]}

    def _chip(self, carried: drags.Carried) -> Chip:
        tip, kind = describe(carried.type), carried.kind
        if carried.mime == drags.LAYER:
            chip = Chip(self._look, heading(kind), name=f"palette_{kind}", icon=sign(kind), tool_tip=tip)
        else:
            chip = Chip(self._look, word(kind), name=f"chip_{kind}", paint=painter_of(carried), tool_tip=tip)
        chip.appended.connect(lambda: self.chosen.emit(carried))
        chip.drag_requested.connect(lambda _at: self._drag(chip, carried))
        return chip

    def _drag(self, chip: Chip, carried: drags.Carried) -> None:
        """Drag a chip until it is dropped or given up; blocks meanwhile, as Qt's drags do."""
        drag, card = QDrag(chip), carried.mime == drags.LAYER
        picture = self.card_picture(carried.kind) if card else chip.drag_picture()
        drag.setMimeData(drags.pack(carried))
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        drag.setHotSpot(QPoint(round(size.width() * 0.6), round(size.height() * 0.6)))
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
        found = sum(group.show_matching(text.strip()) for group in self.groups.values())
        self.nothing.setText(self.tr("Nothing is called “{text}”.").format(text=text.strip()))
        self.nothing.setVisible(not found)

    def _take_first(self) -> None:
        """Return in the search takes the first chip that is shown."""
        for group in self.groups.values():
            for chip in group.chips.values():
                if self.search.text().strip() and chip.isVisibleTo(self):
                    chip.appended.emit()
                    return

    def _restyle(self, theme: Theme) -> None:
        edge = theme.space(theme.sizes.dock_padding)
        self._above.setContentsMargins(edge, edge, edge, theme.space(8))
        self._column.setContentsMargins(edge, theme.space(4), edge, edge)
        self._column.setSpacing(theme.space(12))
        for mime, group in self.groups.items():
            group.restyle(theme, between_rows=6 if mime == drags.LAYER else 4)
        self._fit()

    def _fit(self) -> None:
        edge = self._look.theme.space(self._look.theme.sizes.dock_padding)
        for group in self.groups.values():
            group.fit(self.area.viewport().width() - 2 * edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
