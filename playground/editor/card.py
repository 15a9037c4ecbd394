"""A layer's card on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from playground.editor.facts import LayerFacts, spoken
from playground.editor.painting import MARGIN, paint_live, paint_still
from playground.editor.plan import Plan, layer_plan
from playground.editor.states import NOTHING, PLAIN, Shown, State
from playground.look.theme import Theme


class CardItem(QGraphicsObject):
    """Takes what it shows as whole values: facts, theme, live values, state. Mouse and keys are the view's.

    Its still part is kept as a picture, so that a frame of a run only draws what is live.
    """

    def __init__(self, facts: LayerFacts, theme: Theme, colour: QColor) -> None:
        super().__init__()
        self.facts, self.theme, self.colour = facts, theme, colour
        self.plan: Plan = layer_plan(facts, theme)
        self.state, self.shown = PLAIN, NOTHING
        self.setObjectName(f"card_{facts.id}")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._live = LiveItem(self)

    def show_facts(self, facts: LayerFacts, theme: Theme, colour: QColor) -> None:
        """Say something else, or in other colours."""
        if (facts, theme, colour) != (self.facts, self.theme, self.colour):
            self.prepareGeometryChange()
            self.facts, self.theme, self.colour = facts, theme, colour
            self.plan = layer_plan(facts, theme)
            self._live.resized()
            self.update()

    def show_state(self, state: State) -> None:
        """Another state."""
        if state != self.state:
            self.state = state
            self.update()
            self._live.update()

    def show_live(self, shown: Shown) -> None:
        """Another live part."""
        if shown != self.shown:
            if shown.level != self.shown.level:
                self.update()
            self.shown = shown
            self._live.update()

    @property
    def spoken(self) -> str:
        """The card in words."""
        return spoken(self.facts)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.plan.width, self.plan.height).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_still(painter, self.facts, self.theme, level=self.shown.level, state=self.state)


class LiveItem(QGraphicsItem):
    """What a frame of a run changes on a card."""

    def __init__(self, card: CardItem) -> None:
        super().__init__(card)
        self._card = card
        self.setVisible(card.facts.weighted and not card.facts.disabled)

    def resized(self) -> None:
        """The card has another size, or other parts."""
        self.prepareGeometryChange()
        self.setVisible(self._card.facts.weighted and not self._card.facts.disabled)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._card.plan.width, self._card.plan.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        card = self._card
        paint_live(painter, card.facts, card.theme, colour=card.colour, shown=card.shown, state=card.state)
