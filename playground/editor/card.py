"""A layer's card on the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.facts import LayerFacts, count_words, shape_words, spoken
from playground.editor.live import TILES, LayerValues
from playground.editor.pictures import paint_sign
from playground.editor.plan import Plan, gradient_label, layer_plan, small_lines, tile_boxes
from playground.look.numbers import scientific
from playground.look.theme import Theme
from playground.look.tokens import DRAG_SHADOW_OPACITY

MARGIN = 8  # around the card, for rings and the shadow
SHADOW = (3, 4)


@dataclass(frozen=True)
class State:
    """What a card looks like beside what it says: its states, and the part under the mouse."""

    selected: bool = False
    focused: bool = False
    dragged: bool = False
    target: bool = False
    hovered: str = ""


@dataclass(frozen=True)
class Shown:
    """The live part of a card: tiles as one picture, the number of units, |∂C/∂W| and its words, and the level of its badge."""

    tiles: QImage | None = None
    count: int = 0
    units: int = 0
    mean_abs: float | None = None
    number: str = ""
    level: str = ""


PLAIN, NOTHING = State(), Shown()


class CardItem(QGraphicsObject):
    """Takes what it shows as whole values: facts, theme, live values, look. Mouse and keys are the view's."""

    def __init__(self, facts: LayerFacts, theme: Theme, colour: QColor) -> None:
        super().__init__()
        self.facts, self.theme, self.colour = facts, theme, colour
        self.plan: Plan = layer_plan(facts, theme)
        self.state, self.shown = PLAIN, NOTHING
        self.setObjectName(f"card_{facts.id}")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    def show_facts(self, facts: LayerFacts, theme: Theme, colour: QColor) -> None:
        """Say something else, or in other colours."""
        if (facts, theme, colour) != (self.facts, self.theme, self.colour):
            self.prepareGeometryChange()
            self.facts, self.theme, self.colour = facts, theme, colour
            self.plan = layer_plan(facts, theme)
            self.update()

    def show_state(self, state: State) -> None:
        """Another state."""
        if state != self.state:
            self.state = state
            self.update()

    def show_live(self, shown: Shown) -> None:
        """Another live part."""
        if shown != self.shown:
            self.shown = shown
            self.update()

    @property
    def spoken(self) -> str:
        """The card in words."""
        return spoken(self.facts)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.plan.width, self.plan.height).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_card(painter, self.facts, self.theme, colour=self.colour, shown=self.shown, state=self.state)


def live_part(values: LayerValues | None, table: object, before: Shown, *, numbers: bool) -> Shown:
    """What to show of `values`; the words of the number stay as they were unless `numbers` may change now."""
    if values is None:
        return NOTHING
    image = cells.tile_image(values.tiles, table) if len(values.tiles) else None  # type: ignore[arg-type]
    number = before.number
    if numbers or not number:
        number = "" if values.mean_abs is None else scientific(values.mean_abs, digits=1)
    level = values.health.level if values.health is not None else ""
    return Shown(image, len(values.tiles), values.units, values.mean_abs, number, level)


def paint_card(
    painter: QPainter, facts: LayerFacts, theme: Theme, *, colour: QColor, shown: Shown = NOTHING, state: State = PLAIN
) -> None:
    """Draw a layer's card with its top left corner at the origin."""
    plan = layer_plan(facts, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_body(painter, plan, theme, state)
    parts = {name: cells.rect(box) for name, box in plan.parts.items()}
    _title(painter, parts, theme, facts, shown, state)
    if "tiles" in parts:
        _tiles(painter, plan, theme, facts, shown)
    if facts.activation is not None:
        cells.choice(painter, parts["activation"], theme, facts.activation, hovered=state.hovered == "activation")
    if facts.knob is not None:
        cells.stepper(painter, parts, theme, facts.knob, hovered=state.hovered)
    if facts.weighted:
        _gradient(painter, parts, theme, facts, shown, colour)
        return
    for name, text in small_lines(facts).items():
        cells.write(painter, parts[name], text, theme)


def paint_body(painter: QPainter, plan: Plan, theme: Theme, state: State) -> None:
    """The empty card with its rings and shadow."""
    area, radius = QRectF(0, 0, plan.width, plan.height), float(theme.space(theme.sizes.radius_card))
    if state.dragged:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("drag_shadow", DRAG_SHADOW_OPACITY))
        painter.drawRoundedRect(area.translated(*SHADOW), radius, radius)
    fill = theme.colour("accent_soft" if state.target else "raised")
    cells.rounded(painter, area, theme, fill=fill, pen=theme.pen("border"), radius=radius)
    ring = theme.sizes.selection * theme.border()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.selected or state.dragged or state.target:
        painter.setPen(theme.pen("accent", ring))
        painter.drawRoundedRect(_around(area, ring / 2 - theme.border()), radius + ring / 2, radius + ring / 2)
    if state.focused:
        painter.setPen(theme.pen("accent", ring))
        painter.drawRoundedRect(_around(area, 2 + ring * 1.5), radius + 2 + ring, radius + 2 + ring)


def _around(area: QRectF, by: float) -> QRectF:
    return area.adjusted(-by, -by, by, by)


def _title(
    painter: QPainter, parts: dict[str, QRectF], theme: Theme, facts: LayerFacts, shown: Shown, state: State
) -> None:
    level = facts.notice.level if facts.notice is not None and facts.notice.level != "hint" else shown.level
    level = level or (facts.notice.level if facts.notice is not None else "")
    area = QRectF(parts["title"])
    if level:
        cells.badge(painter, parts["badge"], theme, level)
        area.setRight(parts["badge"].left() - theme.space(4))
    if not facts.weighted:
        side = theme.text(theme.sizes.icon)
        sign = QRectF(area.left(), area.center().y() - side / 2, side, side)
        paint_sign(painter, sign, theme, facts.kind, role="accent" if state.dragged else "muted")
        area.setLeft(sign.right() + theme.space(8))
        cells.write(painter, area, facts.title, theme, role="card_name", token="text")
        return
    kind = cells.metrics(theme, "chip").horizontalAdvance(facts.title)
    name = min(cells.metrics(theme, "card_name").horizontalAdvance(facts.id), area.width())
    cells.write(
        painter,
        QRectF(area.left(), area.top(), name + 1, area.height()),
        facts.id,
        theme,
        role="card_name",
        token="text",
    )
    if not facts.id:
        cells.write(painter, area, facts.title, theme, role="card_name", token="text")
        return
    area.setLeft(area.left() + name + theme.space(6))
    if facts.frozen:
        side = theme.text(theme.sizes.icon_small)
        cells.lock(painter, QRectF(area.left(), area.center().y() - side / 2, side, side), theme)
        area.setLeft(area.left() + side + theme.space(4))
    if area.width() >= min(kind, theme.text(24)):
        cells.write(painter, area, facts.title, theme, role="chip")


def _tiles(painter: QPainter, plan: Plan, theme: Theme, facts: LayerFacts, shown: Shown) -> None:
    units = shown.units or facts.outputs or 0
    count = min(units, TILES)
    for i, box in enumerate(tile_boxes(plan.parts["tiles"], count, theme)):
        area = cells.rect(box)
        if shown.tiles is not None and i < shown.count:
            cells.tile(painter, area, theme, shown.tiles, i)
        else:
            cells.empty_tile(painter, area, theme, f"+{units - TILES + 1}" if units > TILES and i == TILES - 1 else "")


def _gradient(
    painter: QPainter, parts: dict[str, QRectF], theme: Theme, facts: LayerFacts, shown: Shown, colour: QColor
) -> None:
    shape = " · ".join(text for text in (shape_words(facts), count_words(facts)) if text)
    cells.write(painter, parts["shape"], shape, theme)
    line = parts["gradient"]
    number = cells.metrics(theme, "tick").horizontalAdvance(shown.number)
    cells.write(painter, line.adjusted(0, 0, -number, 0), gradient_label(), theme)
    cells.write(painter, line, shown.number, theme, token="text", align=cells.RIGHT)
    cells.bar(painter, parts["bar"], theme, shown.mean_abs, colour=colour, hollow=facts.frozen)
