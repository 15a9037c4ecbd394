"""The two cards that are always there: the input, which follows the data, and the loss."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.facts import InputFacts, LossFacts, translate
from playground.editor.painting import MARGIN, paint_body
from playground.editor.plan import WIDEST_LOSS, input_plan, loss_plan, more_words
from playground.editor.states import PLAIN, State
from playground.look.numbers import fixed, scientific
from playground.look.theme import Theme

FAR = 1.2  # how much larger words are on these cards when they are seen from far
SMALLEST_LOSS = 1e-3  # below it, four decimals say too little
LARGEST_LOSS = 999.99  # from it on, the digits are too many for the card


class InputItem(QGraphicsObject):
    """The input card: a picture and a name per feature."""

    def __init__(self, facts: InputFacts, theme: Theme, colour: QColor) -> None:
        super().__init__()
        self.facts, self.theme, self.plan = facts, theme, input_plan(facts, theme)
        self.state: State = PLAIN
        self.tiles: cells.Pictures | None = None
        self.setObjectName("card_input")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    def show_facts(self, facts: InputFacts, theme: Theme, colour: QColor) -> None:
        """Say something else, or in another theme; it has nothing in the model's colour."""
        if (facts, theme) != (self.facts, self.theme):
            self.prepareGeometryChange()
            self.facts, self.theme, self.plan = facts, theme, input_plan(facts, theme)
            self.update()

    def show_state(self, state: State) -> None:
        """Another state."""
        if state != self.state:
            self.state = state
            self.update()

    def show_tiles(self, tiles: cells.Pictures | None) -> None:
        """The features over the input plane."""
        self.tiles = tiles
        self.update()

    @property
    def spoken(self) -> str:
        """The card in words."""
        names = [*self.facts.names, *([more_words(self.facts)] if self.facts.more else [])]
        return f"{translate('Card', 'Input')}: {', '.join(names)}"

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.plan.width, self.plan.height).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_body(painter, self.plan, self.theme, self.state)
        parts = {name: cells.rect(box) for name, box in self.plan.parts.items()}
        title, words = translate("Card", "Input"), _words(self.theme, self.state)
        room = QRectF(0, parts["title"].y(), self.plan.width, parts["title"].height())
        cells.write(
            painter, room, title, _fitting(words, title, room), role="card_name", token="text", align=cells.CENTRE
        )
        areas = [parts[f"picture_{i}"] for i in range(len(self.facts.names))]
        drawn = 0 if self.tiles is None else min(len(self.tiles), len(areas))
        if self.tiles is not None:
            cells.tiles(painter, areas[:drawn], self.theme, self.tiles)
        for area in areas[drawn:]:
            cells.empty_tile(painter, area, self.theme)
        for i, name in enumerate(self.facts.names):
            cells.write(painter, parts[f"name_{i}"], name, words, align=cells.CENTRE)
        if self.facts.more:
            cells.write(painter, parts["more_names"], more_words(self.facts), self.theme, align=cells.CENTRE)


class LossItem(QGraphicsObject):
    """The loss card: how far it came down, where it is, and what it is."""

    def __init__(self, facts: LossFacts, theme: Theme, colour: QColor) -> None:
        super().__init__()
        self.facts, self.theme, self.colour, self.plan = facts, theme, colour, loss_plan(facts, theme)
        self.state: State = PLAIN
        self.curve: tuple[tuple[float, float], ...] = ()
        self.number = ""
        self.setObjectName("card_loss")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    def show_facts(self, facts: LossFacts, theme: Theme, colour: QColor) -> None:
        """Say something else, or in other colours."""
        if (facts, theme, colour) != (self.facts, self.theme, self.colour):
            self.prepareGeometryChange()
            self.facts, self.theme, self.colour, self.plan = facts, theme, colour, loss_plan(facts, theme)
            self.update()

    def show_state(self, state: State) -> None:
        """Another state."""
        if state != self.state:
            self.state = state
            self.update()

    def show_loss(self, loss: float | None, curve: NDArray[np.float64], *, numbers: bool) -> None:
        """The newest loss and those before it; the number's words change only where `numbers` may."""
        self.curve = unit_curve(curve)
        if numbers or not self.number:
            self.number = loss_words(loss)
        self.update()

    @property
    def spoken(self) -> str:
        """The card in words."""
        return f"{translate('Card', 'Loss')}: {self.facts.name} {self.number}"

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.plan.width, self.plan.height).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_body(painter, self.plan, theme, self.state)
        parts = {name: cells.rect(box) for name, box in self.plan.parts.items()}
        words = _words(theme, self.state)
        cells.write(painter, parts["title"], translate("Card", "Loss"), words, role="card_name", token="text")
        fits = cells.metrics(words, "title").horizontalAdvance(self.number) <= parts["number"].width()
        number_theme = words if fits else theme
        cells.write(painter, parts["number"], self.number or "–", number_theme, role="title", token="text")
        if not self.state.far:
            cells.write(painter, parts["name"], self.facts.name, theme)
        if len(self.curve) > 1:
            area = parts["curve"]
            line = [QPointF(area.left() + x * area.width(), area.bottom() - y * area.height()) for x, y in self.curve]
            pen = QPen(
                self.colour,
                theme.line(theme.sizes.wire),
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(line))


def _words(theme: Theme, state: State) -> Theme:
    """The theme in which a card writes: larger where it is seen from far."""
    return theme.with_scale(theme.scale * FAR) if state.far else theme


def _fitting(theme: Theme, title: str, room: QRectF) -> Theme:
    """The theme, or a smaller one in which the title has room."""
    width = cells.metrics(theme, "card_name").horizontalAdvance(title) + 2 * theme.border()
    return theme if width <= room.width() else theme.with_scale(theme.scale * room.width() / width)


def unit_curve(curve: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    """The values as points of the unit square, y upwards; those that aren't finite are left out."""
    x = np.linspace(0.0, 1.0, len(curve))
    finite = np.isfinite(curve)
    if finite.sum() < 2:
        return ()
    low, high = curve[finite].min(), curve[finite].max()
    y = (curve[finite] - low) / (high - low) if high > low else np.full(int(finite.sum()), 0.5)
    return tuple(zip(x[finite].tolist(), y.tolist(), strict=True))


def loss_words(loss: float | None) -> str:
    """0.0853, 13.12, or with a power of ten where that would hide it or have no room; empty without a loss."""
    if loss is None:
        return ""
    if SMALLEST_LOSS <= abs(loss) < LARGEST_LOSS:
        return fixed(loss, decimals=4 if abs(loss) < 9.9999 else 2)
    words = scientific(loss) if loss else "0"
    return words if len(words) <= len(WIDEST_LOSS) else scientific(loss, digits=1)
