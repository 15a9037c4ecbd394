"""The scene: takes a model's facts and live values as whole values, and moves its items to where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene

from playground.editor import cells
from playground.editor.callout import CalloutItem, callout_of
from playground.editor.card import CardItem
from playground.editor.ends import InputItem, LossItem
from playground.editor.facts import ModelFacts
from playground.editor.gap import GapItem
from playground.editor.layout import (
    GAP,
    INPUT,
    LOSS,
    Box,
    Chain,
    Layout,
    Piece,
    Spacing,
    between,
    lay_out,
    with_gap,
    without,
)
from playground.editor.live import EMPTY, CardValues, ModelValues
from playground.editor.loose_wire import LooseWireItem
from playground.editor.states import State, shown_of
from playground.editor.wires import WiresItem
from playground.look import colour_maps
from playground.look.look import Look
from playground.look.tokens import MOTION

Card = CardItem | InputItem | LossItem
REACH = 50_000  # px in every direction: as far as one can pan


class Scene(QGraphicsScene):
    """Keeps the item of a layer's id; showing the same value twice does nothing.

    `selected` carries the selected keys in the order of the chain, `bounds_changed` comes when the chain takes
    another size, `called_out` when the callout may stand elsewhere.
    """

    selected = Signal(tuple)
    bounds_changed = Signal()
    called_out = Signal()

    def __init__(self, look: Look, facts: ModelFacts, parent: QObject | None = None) -> None:
        super().__init__(-REACH, -REACH, 2 * REACH, 2 * REACH, parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.look, self.facts, self.theme = look, facts, look.theme
        self.cards: dict[str, Card] = {}
        self.selection: tuple[str, ...] = ()
        self.focused = self.drop_target = ""
        self.lifted: tuple[str, ...] = ()
        self.candidates: frozenset[str] = frozenset()
        self.selected_skip: tuple[str, str] | None = None
        self.hovered, self.called = ("", ""), ""
        self.far = False
        self.gap: tuple[int, float, float] | None = None
        self.values, self._inputs = ModelValues(), EMPTY
        self.target = self.shown = self._start = Layout(Chain(), {})
        self.wires, self.gap_item, self.callout = (
            WiresItem(self.shown, self.theme),
            GapItem(self.theme),
            CalloutItem(self.theme),
        )
        self.loose_wire = LooseWireItem(self.theme)
        for item in (self.wires, self.gap_item, self.callout, self.loose_wire):
            self.addItem(item)
        self._table = cells.colour_table(colour_maps.diverging(self.theme.tokens))
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.show_facts(facts)

    # Whole values

    def show_facts(self, facts: ModelFacts) -> None:
        """Show the model; items of layers that stay move from where they are."""
        theme, first = self.look.theme, not self.cards
        restyled = theme != self.theme
        self.facts, self.theme = facts, theme
        kept = {INPUT: facts.input, LOSS: facts.loss} | {layer.id: layer for layer in facts.layers}
        for key in [key for key in self.cards if key not in kept]:
            self.removeItem(self.cards.pop(key))
        colour = QColor(theme.tokens.models[facts.index])
        for key, each in kept.items():
            if key not in self.cards:
                self.cards[key] = _MAKERS.get(key, CardItem)(each, theme, colour)
                self.addItem(self.cards[key])
            self.cards[key].show_facts(each, theme, colour)  # type: ignore[arg-type]
        if restyled:
            self._table = cells.colour_table(colour_maps.diverging(theme.tokens))
            self._show_inputs()
            self._show_values(numbers=True)
        self.focused = self.focused if self.focused in kept else ""
        if self.selected_skip not in {(skip.source, skip.target) for skip in facts.skips}:
            self.select_skip(None)
        self.select(key for key in self.selection if key in kept)
        self._place(0 if first or restyled else MOTION.settle)
        self._restate()

    def show_values(self, values: CardValues, *, numbers: bool) -> None:
        """Show newer live values; numbers change only where `numbers` may."""
        index = self.facts.index
        self.values = values.models[index] if index < len(values.models) else ModelValues()
        if values.inputs is not self._inputs:
            self._inputs = values.inputs
            self._show_inputs()
        self._show_values(numbers=numbers)

    def _show_values(self, *, numbers: bool) -> None:
        for key, card in self.cards.items():
            if isinstance(card, CardItem):
                card.show_live(shown_of(self.values.layers.get(key), self._table, card.shown, numbers=numbers))
            elif isinstance(card, LossItem):
                card.show_loss(self.values.loss, self.values.curve, numbers=numbers)
        self._place_callout()

    def _show_inputs(self) -> None:
        tiles = cells.Pictures(self._inputs, self._table) if len(self._inputs) else None
        for card in self.cards.values():
            if isinstance(card, InputItem):
                card.show_tiles(tiles)

    # Places

    @property
    def chain(self) -> Chain:
        """The cards and their sizes as the facts have them, without gap."""
        sizes = self.theme.sizes
        scaled = Spacing(
            card_gap=self.theme.space(sizes.card_gap),
            card_gap_with_sum=self.theme.space(sizes.card_gap_with_sum),
            sum_node=self.theme.text(sizes.sum_node),
            skip_drop=self.theme.space(sizes.skip_drop),
            skip_step=self.theme.space(sizes.skip_step),
            port_reach=self.theme.text(sizes.port_hit) / 2,
        )
        outputs = {INPUT: self.facts.input.width} | {layer.id: layer.outputs for layer in self.facts.layers}
        keys = (INPUT, *self.facts.ids, LOSS)
        plans = {key: self.cards[key].plan for key in keys}
        off = {layer.id for layer in self.facts.layers if layer.disabled}
        pieces = tuple(Piece(key, plans[key].width, plans[key].height, outputs.get(key), key in off) for key in keys)
        return Chain(pieces, tuple((skip.source, skip.target) for skip in self.facts.skips), scaled)

    @property
    def parts(self) -> Mapping[str, Mapping[str, Box]]:
        """What can be pressed on each card, relative to its corner; nothing on cards that are seen from far."""
        if self.far:
            return {}
        return {key: card.plan.parts for key, card in self.cards.items()}

    def open_gap(self, position: int, width: float, height: float) -> None:
        """Make room for a card of this size before layer number `position` of the chain without the lifted card."""
        self._set_gap((position, width, height))

    def close_gap(self, *, filled: bool = False) -> None:
        """Close it; `filled`: a card is about to stand there, so nothing moves."""
        if filled:
            self.gap = None
        else:
            self._set_gap(None)

    def _set_gap(self, gap: tuple[int, float, float] | None) -> None:
        if gap != self.gap:
            self.gap = gap
            self._place(MOTION.gap)

    def lift(self, keys: Sequence[str]) -> None:
        """Take cards out of the chain, to be dragged; the first one lies on top."""
        self.lifted = tuple(keys)
        for place, key in enumerate(keys):
            self.cards[key].setZValue(20 + len(keys) - place)
        self._restate()

    def put_down(self, *, settle: bool = True) -> None:
        """Put the lifted cards back into the chain; they slide from where they were let go."""
        boxes = dict(self.shown.boxes)
        for key in self.lifted:
            if (card := self.cards.get(key)) is not None:
                card.setZValue(0)
                boxes[key] = Box(card.pos().x(), card.pos().y(), card.plan.width, card.plan.height)
        self.shown = replace(self.shown, boxes=boxes)
        self.lifted, self.gap = (), None
        self._place(MOTION.settle if settle else 0)
        self._restate()

    def _place(self, milliseconds: int) -> None:
        """Begin to move everything to where it belongs now."""
        chain = without(self.chain, frozenset(self.lifted))
        if self.gap is not None:
            chain = with_gap(chain, *self.gap)
        target = lay_out(chain)
        arrived = self.shown == target or self._motion.state() == QVariantAnimation.State.Running
        if target == self.target and arrived and self.wires.theme == self.theme:
            return
        resized = target.bounds != self.target.bounds
        self.target, self._start = target, self.shown
        self._motion.stop()
        milliseconds = self.theme.duration(milliseconds)
        if milliseconds and self.shown.boxes:
            self._move(0.0)
            self._motion.setDuration(milliseconds)
            self._motion.start()
        else:
            self._move(1.0)
        if resized:
            self.bounds_changed.emit()

    def _move(self, share: float) -> None:
        self.shown = between(self._start, self.target, share)
        for key, box in self.shown.boxes.items():
            if key in self.cards:
                self.cards[key].setPos(QPointF(box.left, box.top))
        labels = {layer.id: layer.label for layer in self.facts.layers}
        self.wires.show_layout(self.shown, self.theme, labels)
        self.gap_item.show_box(self.shown.boxes.get(GAP), self.theme)
        self._place_callout()

    # States

    def select(self, keys: Iterable[str]) -> None:
        """Select these cards and no others."""
        chosen = set(keys)
        selection = tuple(key for key in (INPUT, *self.facts.ids, LOSS) if key in chosen)
        if selection:
            self.select_skip(None)
        if selection != self.selection:
            self.selection = selection
            self._restate()
            self.selected.emit(selection)

    def select_skip(self, skip: tuple[str, str] | None) -> None:
        """Select a skip connection, and no card; None for none."""
        self.selected_skip = skip
        self.wires.show_selected(skip)
        if skip is not None:
            self.select(())

    def set_focused(self, key: str) -> None:
        """Ring this card as the one that the keyboard speaks to; "" for none."""
        if key != self.focused:
            self.focused = key
            self._restate()

    def set_hovered(self, key: str, part: str, skip: tuple[str, str] | None) -> None:
        """The mouse is over this part of this card, or over a skip connection."""
        self.wires.show_hovered(skip)
        if (key, part) != self.hovered:
            self.hovered = (key, part)
            self._restate()

    def set_far(self, far: bool) -> None:
        """Whether the cards are so small on the screen that they say less, in larger words."""
        if far != self.far:
            self.far = far
            self.wires.show_far(far)
            self._restate()

    def set_drop_target(self, key: str) -> None:
        """The card that would take what is dragged; "" for none."""
        if key != self.drop_target:
            self.drop_target = key
            self._restate()

    def set_candidates(self, keys: frozenset[str]) -> None:
        """The cards that would take what is dragged."""
        if keys != self.candidates:
            self.candidates = keys
            self._restate()

    def _restate(self) -> None:
        for key, card in self.cards.items():
            card.show_state(
                State(
                    selected=key in self.selection,
                    focused=key == self.focused,
                    dragged=key in self.lifted,
                    target=key == self.drop_target,
                    candidate=key in self.candidates,
                    hovered=self.hovered[1] if key == self.hovered[0] else "",
                    far=self.far,
                )
            )
        self._place_callout()

    def _place_callout(self) -> None:
        """Say why a card has its badge: for the badge under the mouse, or for the one selected card."""
        key = self.hovered[0] if self.hovered[1] == "badge" else self.selection[0] if len(self.selection) == 1 else ""
        layer, card = self.facts.layer(key), self.cards.get(key)
        self.called = key
        if layer is None or card is None or key in self.lifted:
            self.callout.show_callout(None, self.theme)
        else:
            self.callout.show_callout(callout_of(layer, self.values.layers.get(key)), self.theme)
            self.callout.setPos(card.pos() + QPointF(card.plan.parts["badge"].centre_x, 0))
        self.called_out.emit()


_MAKERS = {INPUT: InputItem, LOSS: LossItem}
