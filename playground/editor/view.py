"""The canvas: shows one model of the session, and turns mouse, keys and drops into edits."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPixmapCache,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from playground.editor import cells, facts, gestures, hits, live
from playground.editor.changes import Changes
from playground.editor.commands import Commands
from playground.editor.drops import Drops
from playground.editor.furniture import Furniture, spanned
from playground.editor.layout import Box
from playground.editor.live import CardValues
from playground.editor.palette import Palette
from playground.editor.paper import Paper
from playground.editor.scene import Scene
from playground.editor.tips import rich, tip_of
from playground.engine.snapshot import Snapshot
from playground.experiment.values import Experiment
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.session import Session

if TYPE_CHECKING:
    from playground.editor.neurons.view import NeuronView

LEAST_LEGIBLE, LEGIBLE = 0.42, 0.55  # least zoom × text scale of a whole chain, and of a longer one's beginning
FAR_BELOW = 0.7  # zoom × text scale below which cards say less, in larger words
BESIDE = 80  # px of the paper beside a card that is revealed
LEAST = (240, 160)  # px that docks leave to the canvas
CARD_PICTURES = 100_000  # kB: the still parts of fifty cards on a dense screen
NUMBERS_EVERY = 0.1  # seconds: numbers change at most ten times in one
SHIFTS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class EditorView(Paper):
    """`EditorView(session, look)`; `attach` a palette, `show_live` each frame's values, `show_model` one of several.

    `selection_changed` carries the keys of the selected cards in the order of the chain: layers' ids, layout.INPUT,
    layout.LOSS. `compute` is what the worker computes for it; `compute_changed` comes when that is something else.
    `numbers_changed` carries the CardValues whose numbers are on the cards, no more often than they can be read;
    `weight_edited(name, index, value, before)` asks for another value of one weight or bias.
    """

    selection_changed = Signal(tuple)
    compute_changed = Signal()
    numbers_changed = Signal(object)
    weight_edited = Signal(str, tuple, float, float)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.session = session
        self.changes = Changes(session)
        self.scene_ = Scene(look, self._facts(), self)
        self.setScene(self.scene_)
        self.commands = Commands(self)
        self._keys = self.commands.keys()
        self.values = CardValues()
        self._numbers_at = -math.inf
        self._numbers_later = QTimer(self, singleShot=True)
        self._numbers_later.timeout.connect(lambda: self.show_live(self.values))
        self._gesture: gestures.Gesture | None = None
        self._drops = Drops(self)
        self._dress()
        made = self.furniture = Furniture(self)
        self.switch, self.zoom_control, self.toast = made.switch, made.zoom_control, made.toast
        made.show_values()
        self.zoom_changed.connect(self._zoomed)
        self.scene_.selected.connect(self._selection_changed)
        self.scene_.bounds_changed.connect(self.refit)
        session.opened.connect(self.commands.leave)
        session.experiment_changed.connect(self.show_experiment)
        look.changed.connect(self._restyle)

    def _dress(self) -> None:
        identify(self, "editor_canvas", self.tr("Network canvas"))
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), CARD_PICTURES))
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)

    # What it shows

    @cached_property
    def neurons(self) -> NeuronView:
        """The view of the neurons, made when it is first wanted."""
        from playground.editor.neurons.view import NeuronView

        made = NeuronView(self)
        made.hide()
        made.stackUnder(self.furniture.legend)  # and so under all that lies over the cards
        made.edited.connect(self.weight_edited)
        self.furniture.serve(made)
        return made

    @property
    def front(self) -> Paper:
        """The view that is seen: this one of cards, or that of the neurons."""
        made: NeuronView | None = vars(self).get("neurons")
        return made if made is not None and made.isVisibleTo(self) else self

    @property
    def compute(self) -> Callable[[Snapshot], CardValues]:
        """What the worker is to compute of each snapshot."""
        return live.compute if self.front is self else self.neurons.compute

    def show_neurons(self, on: bool) -> None:
        """Show neurons instead of cards, or cards again."""
        self.switch.show_neurons(on)
        self.neurons.setVisible(on)
        self.viewport().setUpdatesEnabled(not on)
        self._place()
        if on:
            self.neurons.show_model()
        else:
            self.refit()
        self.furniture.show_zoom()
        self.compute_changed.emit()

    def _facts(self) -> facts.ModelFacts:
        session = self.session
        self.changes.model = min(self.changes.model, len(session.experiment.models) - 1)
        model = session.experiment.models[self.changes.model]
        return facts.read(model, self.changes.model, session.data, session.problems)

    def show_experiment(self, _experiment: Experiment) -> None:
        """Show what the session holds now; a card that is being dragged meanwhile goes back."""
        if isinstance(self._gesture, gestures.CardDrag):
            self.cancel()
        self.scene_.show_facts(self._facts())
        if self.front is not self:
            self.neurons.show_model()
        self.furniture.show_values()
        self.furniture.place()
        self._selection_changed(self.selection, quietly=True)

    def show_model(self, index: int) -> None:
        """Show another model of the experiment."""
        self.changes.model = index
        self.select(())
        self.show_experiment(self.session.experiment)
        self.show_live(self.values)

    def show_live(self, values: CardValues) -> None:
        """Show the newest live values, as `live.compute` made them."""
        numbers = monotonic() - self._numbers_at >= NUMBERS_EVERY
        if numbers:
            self._numbers_at = monotonic()
        elif not self._numbers_later.isActive():
            self._numbers_later.start(int(NUMBERS_EVERY * 1000))
        self.values = values
        self.scene_.show_values(values, numbers=numbers)
        if numbers:
            self.furniture.show_values()
            self.numbers_changed.emit(values)
        if self.front is not self:
            self.neurons.show_values(values)

    def attach(self, palette: Palette) -> None:
        """Tell a palette what its cards would become, and do what is chosen there."""
        palette.preview = lambda kind: self.preview(kind, max(len(self.changes.ids) - 1, 0))
        palette.chosen.connect(self.commands.take)

    def preview(self, kind: str, position: int) -> facts.LayerFacts:
        """The card that a layer of this kind would have before layer number `position`."""
        shown = self.scene_.facts
        inputs = shown.layers[position - 1].outputs if position > 0 else shown.input.width
        return facts.layer_facts(self.changes.new_layer(kind, position), inputs=inputs)

    def say(self, html: str, *, milliseconds: int = 0) -> None:
        """Show a sentence at the foot; hide it for ""."""
        if html:
            self.toast.show_sentence(html, milliseconds=milliseconds)
        else:
            self.toast.hide()

    # Selection

    @property
    def selection(self) -> tuple[str, ...]:
        """The keys of the selected cards, in the order of the chain."""
        return self.scene_.selection

    def select(self, keys: tuple[str, ...]) -> None:
        """Select these cards and no others."""
        self.scene_.select(keys)

    def _selection_changed(self, selection: tuple[str, ...], *, quietly: bool = False) -> None:
        if self.front is not self:
            self.front.viewport().update()
        self.setAccessibleDescription("; ".join(self.scene_.cards[key].spoken for key in selection))
        if not quietly:
            self.selection_changed.emit(selection)

    # Zoom

    @property
    def bounds(self) -> Box:
        return self.scene_.target.bounds

    @property
    def insets(self) -> tuple[float, float]:
        return self.furniture.bottom, 0.0

    @property
    def span(self) -> Box:
        """Where the layers stand, from left to right, in the scene of what is seen."""
        if self.front is not self:
            return spanned([box for stand in self.neurons.item.arrangement.stands[1:] for box in stand.boxes[:1]])
        return spanned([self.scene_.target.boxes[key] for key in self.scene_.target.chain.layers])

    def fit(self) -> None:
        fit = super().fit if self.front is self else self.front.fit
        fit()

    def refit(self) -> None:
        """Fit the chain again, if it was and nothing is being dragged."""
        if self.fitted and not self._drops.going_on and not isinstance(self._gesture, gestures.CardDrag):
            small = self.whole * self.look.theme.scale < LEAST_LEGIBLE
            self.fit_down_to(LEGIBLE / self.look.theme.scale if small else self.whole)

    def _zoomed(self, zoom: float) -> None:
        self.scene_.set_far(zoom * self.look.theme.scale < FAR_BELOW)

    @property
    def field_px(self) -> int:
        """The size of what is typed over a card, in px."""
        return max(round(self.look.theme.text(13) * (self.zoom if self.front is self else 1.0)), 9)

    def place_of(self, key: str, part: str) -> QRect | None:
        """Where a part of a card, or of its header, is in the viewport of what is seen; None where there is none."""
        if self.front is not self:
            return self.neurons.part_rect(key, part)
        card = self.scene_.cards.get(key)
        if card is None or part not in card.plan.parts:
            return None
        return self.mapFromScene(card.mapRectToScene(cells.rect(card.plan.parts[part]))).boundingRect()

    def part_at(self, at: QPoint) -> tuple[str, str]:
        """The card, or header, at this point of what is seen, and the part of it."""
        if self.front is not self:
            return self.neurons.header_hit(at)
        hit = self.hit(at)
        return hit.key, hit.part

    def reveal(self, key: str) -> None:
        """Pan as far as needed to see a card whole, and what its callout says."""
        if self.front is not self:
            self.neurons.reveal(key)
        elif (card := self.scene_.cards.get(key)) is not None:
            self.bring_in(card.sceneBoundingRect(), self.look.theme.text(BESIDE))

    def _place(self) -> None:
        if self.front is not self:
            self.neurons.setGeometry(self.rect())
        self.furniture.place()
        if self.front is not self and self.neurons.fitted:
            self.neurons.show_model()  # now that it is known how far down the controls reach

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.refit()

    def _restyle(self, _theme: Theme) -> None:
        self.resetCachedContent()
        self.scene_.set_far(self.zoom * self.look.theme.scale < FAR_BELOW)
        self.show_experiment(self.session.experiment)
        self._place()
        if "neurons" in vars(self):
            self.neurons.restyle(self.look.theme)
        self.refit()
        self.viewport().update()

    # Mouse

    def hit(self, at: QPoint) -> hits.Hit:
        """What is at this point of the viewport."""
        point = self.mapToScene(at)
        return hits.hit(self.scene_.shown, self.scene_.parts, point.x(), point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.cancel()
        self.scene_.set_focused("")
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = gestures.Pan(self, at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._gesture = gestures.begin(self, at, adding=bool(event.modifiers() & ADDING))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(at)
            return
        hit = self.hit(at)
        self.scene_.set_hovered(hit.key, hit.part, hit.skip)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hit.control else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.release(event.position().toPoint())
            self.refit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position().toPoint())
        if hit.part == "title" and hit.layer and event.button() == Qt.MouseButton.LeftButton:
            self.commands.rename(hit.layer)
        elif hit == hits.NOTHING and event.button() == Qt.MouseButton.LeftButton:
            self.commands.search()
        else:
            self.mousePressEvent(event)

    def cancel(self) -> bool:
        """Give up the gesture that is going on; whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        self.refit()
        return True

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.scene_.set_hovered("", "", None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.commands.menu_by_key()
            return
        hit = self.hit(event.pos())
        if hit.key and hit.key not in self.selection:
            self.select((hit.key,))
        self.commands.open_menu(hit, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = tip_of(self.hit(event.pos()), self.scene_.facts, self.scene_.values, self.session.data)
            QToolTip.showText(event.globalPos(), rich(tip), self.viewport())
            return True
        return super().viewportEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's rather than a shortcut of the window: while a card is selected, or dragged."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        busy = bool(self.selection or self._gesture or self.scene_.selected_skip)
        return plain and busy and event.key() in self._keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            return
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held == Qt.KeyboardModifier.AltModifier and event.key() in SHIFTS:
            self.commands.shift(SHIFTS[Qt.Key(event.key())])
            return
        act = None if held else self._keys.get(Qt.Key(event.key()))
        if act is not None:
            act()
        elif not held and event.text().isdigit() and len(self.selection) == 1:
            self.commands.type_value(self.selection[0], event.text())
        elif not held and (event.text().isalpha() or event.text() == "/"):
            self.commands.search(event.text().replace("/", ""))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.commands.focus(self.selection[0] if self.selection else (*self.scene_.facts.ids, "input")[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.scene_.set_focused("")

    # Drags from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave()
        self.refit()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
        self.refit()
