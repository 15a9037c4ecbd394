"""The neuron view: lies over the cards, and shows the same model neuron by neuron."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsScene

from playground.editor import cells, gestures, hits
from playground.editor.layout import INPUT, Box
from playground.editor.live import CardValues
from playground.editor.neurons.arrangement import Neuron, Spacing, arrange, hit, with_skips
from playground.editor.neurons.drops import NeuronDrops
from playground.editor.neurons.header import header_parts, height
from playground.editor.neurons.item import NeuronsItem
from playground.editor.neurons.legend import NeuronLegend
from playground.editor.neurons.names import names_width, short_names
from playground.editor.neurons.over import Over
from playground.editor.neurons.pitches import pitches
from playground.editor.neurons.tip import NumbersTip, tip_html
from playground.editor.neurons.values import SHOWN, Column, NeuronValues, compute
from playground.editor.overlays import TypeIn
from playground.editor.paper import FIT_LOW, Paper
from playground.look import colour_maps
from playground.look.controls.naming import identify
from playground.look.numbers import plain
from playground.look.theme import Theme

if TYPE_CHECKING:
    from playground.editor.view import EditorView

REACH = 50_000  # px in every direction: as far as one can pan
NEAR = 6  # px on the screen within which a line is under the mouse
LARGEST = 1e6  # of a weight that is typed
LATER = 100  # ms without newer values after which lines that are behind are drawn
PARTS = ("activation", "less", "more", "value", "badge", "title", "card")


class NeuronView(Paper):
    """`edited(name, index, value, before)` asks for another value of one weight or bias."""

    edited = Signal(str, tuple, float, float)
    compute = staticmethod(compute)

    def __init__(self, editor: EditorView) -> None:
        super().__init__(editor.look, editor)
        self.editor = editor
        identify(self, "neuron_view", self.tr("Neurons of the network"))
        self.setFocusProxy(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewportUpdateMode(Paper.ViewportUpdateMode.NoViewportUpdate)  # `refresh` does it
        self._over = Over(self)
        self.setScene(QGraphicsScene(-REACH, -REACH, 2 * REACH, 2 * REACH, self))
        self.item = NeuronsItem(self.look.theme)
        self.scene().addItem(self.item)
        self.legend, self.tip = NeuronLegend(self.look, self), NumbersTip(self.look, self)
        self.hovered: tuple[str, str] = ("", "")
        self._mouse: QPoint | None = None
        self._sides = 0.0, 0.0
        self.names: tuple[str, ...] = ()
        """What is written beside the inputs."""
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self.refresh)
        self.drops = NeuronDrops(self)
        self.setAcceptDrops(True)
        self._gesture: gestures.Gesture | None = None
        self._table = cells.colour_table(colour_maps.diverging(self.look.theme.tokens))
        self.show_measure(self.item.measure)

    # What it shows

    def show_model(self) -> None:
        """Show what the editor's facts say now."""
        theme, facts, data = self.look.theme, self.editor.scene_.facts, self.editor.session.data
        if data.features != self.item.names:
            self.fitted = True  # other data: what was looked at closely is gone
        sizes, room = theme.sizes, self.viewport().size()
        self.names = short_names(data)[:SHOWN]
        free, taken = room.height() - sum(self.insets), names_width(self.names, theme)
        found = pitches(facts, theme, width=room.width(), height=free, names=taken)
        self._sides = found.sides
        spacing = Spacing(
            tile=theme.text(sizes.tile_neuron_view),
            tile_output=theme.text(sizes.tile_output),
            neuron_pitch=found.neuron,
            column_pitch=found.column,
            bias_mark=theme.text(10),
            skip_drop=theme.space(sizes.skip_drop),
            skip_step=theme.space(sizes.skip_step),
        )
        columns = [(INPUT, facts.input.width)]
        columns += [(each.id, each.outputs or 1) for each in facts.layers if not each.disabled]
        made = with_skips(arrange(columns, found.shown, spacing), [(skip.source, skip.target) for skip in facts.skips])
        self.item.show_arrangement(made, data.features, theme)
        self.refit()
        self.viewport().update()

    def show_values(self, values: CardValues) -> None:
        """Show newer values; none where they were computed for the cards."""
        if not isinstance(values, NeuronValues):
            return
        index = self.editor.scene_.facts.index
        if index < len(values.neurons):
            self.item.show_columns(values.neurons[index], self._table)
        self.refresh()
        self._show_tip()

    def refresh(self) -> None:
        """Draw the newest values; not what lies over them, which would cost as much again."""
        region = QRegion(self.viewport().rect())
        above = self.editor.furniture
        for over in (self.legend, self.tip, above.switch, above.zoom_control, above.overview, above.toast):
            if over.isVisible():
                region -= QRegion(over.geometry())
        self.viewport().update(region)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def show_measure(self, measure: str) -> None:
        """Let the lines show weights, or gradients."""
        self.item.show_measure(measure)
        self.legend.show_measure(measure)
        self._place()
        self.viewport().update()

    def restyle(self, theme: Theme) -> None:
        """Other colours, or another text scale."""
        self._table = cells.colour_table(colour_maps.diverging(theme.tokens))
        self.resetCachedContent()
        self.legend.show_measure(self.item.measure)  # first: its size says how much room the others have
        self.show_model()
        self._place()

    # Places

    @property
    def bounds(self) -> Box:
        bounds = self.item.arrangement.bounds
        return Box(bounds.left - self._sides[0], bounds.top, bounds.width + sum(self._sides), bounds.height)

    @property
    def insets(self) -> tuple[float, float]:
        theme = self.look.theme
        label = theme.line_height("tick") // 2 if self.editor.scene_.facts.skips else 0  # of the lowest skip
        return self.header_top + height(theme) + theme.space(12), self._foot + label + theme.space(12)

    @property
    def _foot(self) -> int:
        """Px that the legend takes, where there is room for it."""
        wide = self.legend.width() + 2 * self.look.theme.space(12) <= self.width()
        return self.legend.height() + self.look.theme.space(12) if wide else 0

    @property
    def header_top(self) -> float:
        """Where the headers begin, in px of the viewport."""
        return self.editor.furniture.bottom + self.look.theme.space(10)

    def refit(self) -> None:
        """Fit the columns again, if they were."""
        if self.fitted:
            self.fit_down_to(FIT_LOW)  # at any scale of the text: headers would cover each other

    def headers(self) -> Mapping[str, tuple[float, Mapping[str, Box]]]:
        """The x of each layer's header in the viewport, and the boxes of its parts, for the columns in sight."""
        theme, facts = self.look.theme, self.editor.scene_.facts
        room = self.item.arrangement.spacing.column_pitch * self.zoom - theme.space(8)
        found = {}
        for stand in self.item.arrangement.stands:
            x = float(self.mapFromScene(stand.x, 0).x())
            if -room < x < self.viewport().width() + room and (layer := facts.layer(stand.key)) is not None:
                found[stand.key] = x, header_parts(layer, theme, room)
        return found

    def set_zoom(self, zoom: float) -> None:
        super().set_zoom(zoom)
        self.viewport().update()

    def part_rect(self, key: str, part: str) -> QRect | None:
        """Where a part of a layer's header is in the viewport."""
        x, parts = self.headers().get(key, (0.0, {}))
        box = parts.get(part) or parts.get("title")
        return None if box is None else cells.rect(box.moved(x, self.header_top)).toRect()

    def reveal(self, key: str) -> None:
        """Pan as far as needed to see a column."""
        for stand in self.item.arrangement.stands:
            if stand.key == key:
                x, half = self.mapFromScene(stand.x, 0).x(), round(self.item.arrangement.spacing.column_pitch / 3)
                dx = max(half - x, 0) or min(self.viewport().width() - half - x, 0)
                if dx:
                    self.pan(QPoint(dx, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        edge = self.look.theme.space(12)
        self.legend.move(edge, self.height() - self.legend.height() - edge)
        self.legend.setVisible(self._foot > 0)

    # Drawing

    def drawForeground(self, painter: QPainter, _area: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._over.paint(painter)
        painter.restore()
        if self.item.strips.behind and self.isVisible():
            self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()

    # Drags from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    # Mouse

    def header_hit(self, at: QPoint) -> tuple[str, str]:
        """The layer whose header is at this point of the viewport, and the part of it; ("", "") for none."""
        for key, (x, parts) in self.headers().items():
            for part in PARTS:
                if part in parts and parts[part].contains(at.x() - x, at.y() - self.header_top):
                    return key, part
        return "", ""

    def neuron_at(self, at: QPoint) -> Neuron | None:
        """The neuron, weight or bias at this point of the viewport."""
        point = self.mapToScene(at)
        return hit(self.item.arrangement, point.x(), point.y(), reach=NEAR / self.zoom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = gestures.Pan(self, at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(at)

    def _press(self, at: QPoint) -> None:
        key, part = self.header_hit(at)
        if key:
            self._press_header(key, part)
            return
        neuron = self.neuron_at(at)
        if neuron is None:
            self.editor.select(())
            self._gesture = gestures.Pan(self, at)
        elif neuron.source is None and not neuron.bias:
            key = self.item.arrangement.stands[neuron.column].key
            self.editor.select((key,))
        else:
            self.type_value(neuron, at)
        self.viewport().update()

    def _press_header(self, key: str, part: str) -> None:
        editor = self.editor
        editor.select((key,))
        if part in ("less", "more"):
            self._gesture = gestures.Hold(editor, key, 1 if part == "more" else -1)
        elif part in ("activation", "value"):
            self._gesture = gestures.Press(editor, hits.Hit(key, part))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(at)
            return
        self._mouse = at
        hovered = self.header_hit(at)
        if hovered != self.hovered:
            self.hovered = hovered
            self.viewport().update()
        neuron = None if hovered[0] else self.neuron_at(at)
        if neuron != self.item.hovered:
            self.item.show_hovered(neuron)
            self.refresh()
        if self.viewport().findChild(TypeIn) is not None:
            self._mouse = None  # what is being typed should not be covered
        editable = neuron is not None and (neuron.source is not None or neuron.bias)
        pressable = hovered[1] in ("less", "more", "activation", "value") or editable
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        self._show_tip()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.release(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key, part = self.header_hit(event.position().toPoint())
        if key and part == "title" and event.button() == Qt.MouseButton.LeftButton:
            self.editor.commands.rename(key)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse = None
        self.hovered = ("", "")
        self.item.show_hovered(None)
        self._show_tip()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.header_hit(event.pos())[0]
        neuron = self.neuron_at(event.pos())
        if not key and neuron is not None:
            key = self.item.arrangement.stands[neuron.column].key
        if key and key not in self.editor.selection:
            self.editor.select((key,))
        self.editor.commands.open_menu(hits.Hit(key, "body") if key else hits.NOTHING, event.globalPos())

    # Numbers

    def _show_tip(self) -> None:
        """The exact numbers of what is under the mouse, as they are now."""
        neuron, at = self.item.hovered, self._mouse
        html = ""
        if neuron is not None and at is not None:
            column = self.item.columns.get(self.item.arrangement.stands[neuron.column].key)
            if column is not None and neuron.unit < column.shown and self._known(neuron, column):
                facts = self.editor.scene_.facts
                html = tip_html(neuron, self.item.arrangement, column, facts=facts, names=self.item.names)
        self.tip.show_html(html, at or QPoint())

    def _field_style(self) -> str:
        """A frame, because there is no card around the field."""
        fill, line = (self.look.theme.colour(token).name() for token in ("raised", "accent"))
        return f"background: {fill}; border: 2px solid {line}; border-radius: {self.look.theme.sizes.radius}px;"

    def _known(self, neuron: Neuron, column: Column) -> bool:
        """Whether the newest values are of a network that has this weight, or bias."""
        found = column.biases if neuron.source is None else column.weights
        return found is None or self.item.parameter(neuron) is not None

    def type_value(self, neuron: Neuron, at: QPoint) -> None:
        """Open a field over a weight or bias."""
        parameter = self.item.parameter(neuron)
        if parameter is None:
            return
        index = (neuron.unit,) if neuron.source is None else (neuron.unit, neuron.source)
        before = float(parameter.values[index])
        field = TypeIn(
            self.look,
            before,
            low=-LARGEST,
            high=LARGEST,
            format=lambda value: plain(value, digits=6),
            accessible=f"{parameter.name} {', '.join(str(i + 1) for i in index)}",
            px=self.look.theme.text(13),
            parent=self.viewport(),
        )
        size = field.sizeHint().expandedTo(field.minimumSizeHint())
        field.setGeometry(QRect(at - QPoint(self.look.theme.text(50), size.height() // 2), size))
        field.setFixedWidth(self.look.theme.text(100))
        field.setStyleSheet(f"{field.styleSheet()} {self._field_style()}")
        field.typed.connect(lambda value: self.edited.emit(parameter.name, index, value, before))
        field.gone.connect(self.editor.setFocus)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        self.tip.hide()
