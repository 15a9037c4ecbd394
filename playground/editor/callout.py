"""The callout that says in words why a card has a badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.facts import LayerFacts, translate
from playground.editor.live import LayerValues
from playground.look.numbers import neat
from playground.look.theme import Theme
from playground.look.words import say

WIDTH = 184  # px at 100 %
STEM = 12  # px from the card up to the callout
FOOT = 6  # px from the card's edge down towards the badge
SHARE = 0.78  # of the width lies left of the badge


@dataclass(frozen=True)
class Callout:
    """A heading and a sentence about a card; `level` is "warning", "error" or "hint"."""

    level: str
    heading: str
    sentence: str


def callout_of(facts: LayerFacts, values: LayerValues | None) -> Callout | None:
    """What is to be said about a layer: a problem before its health; None where all is well."""
    if facts.notice is not None:
        return Callout(facts.notice.level, facts.label, facts.notice.sentence)
    health = values.health if values is not None else None
    if health is None or health.level == "ok":
        return None
    heading = headings().get(health.reason, "{layer}").format(layer=facts.label)
    return Callout(health.level, heading, neat(say(health.sentence)))


def headings() -> dict[str, str]:
    """What a layer does, by the reason of its health."""
    return {
        "not_finite": translate("Health", "{layer} is not finite"),
        "exploding": translate("Health", "{layer} explodes"),
        "vanishing": translate("Health", "{layer} no longer learns"),
        "starving": translate("Health", "{layer} is left behind"),
        "saturated": translate("Health", "{layer} is saturated"),
        "dead": translate("Health", "{layer} is dying"),
    }


class CalloutItem(QGraphicsItem):
    """Stands above a card, with a line down to its badge, or below it; as large at any zoom."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.callout: Callout | None = None
        self.area = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(10)
        self.hide()

    def show_callout(self, callout: Callout | None, theme: Theme) -> None:
        """Say something else, or nothing."""
        if callout is not None and (callout, theme) != (self.callout, self.theme):
            self.prepareGeometryChange()
            self.callout, self.theme = callout, theme
            self._measure(callout)
            self.update()
        self.setVisible(callout is not None)

    def places(self, card: QRectF) -> Iterator[QRectF]:
        """Where it may stand, the best place first, in px from its anchor: above the card, below, beside it."""
        stem, size = self.theme.space(STEM), self.area.size()
        left, middle = -SHARE * size.width(), card.center().y() - size.height() / 2
        yield QRectF(QPointF(left, card.top() - stem - size.height()), size)
        yield QRectF(QPointF(left, card.bottom() + stem), size)
        yield QRectF(QPointF(card.right() + stem, middle), size)
        yield QRectF(QPointF(card.left() - stem - size.width(), middle), size)

    def stand(self, place: QRectF) -> None:
        """Stand in one of its places."""
        if place != self.area:
            self.prepareGeometryChange()
            self.area = place
            self.update()

    def _measure(self, callout: Callout) -> None:
        theme, across = self.theme, self.theme.space(10)
        width = float(theme.text(WIDTH))
        room = QRectF(0, 0, width - 2 * across, 10_000)
        words = cells.metrics(theme, "tick").boundingRect(room, self._flags(), callout.sentence)
        height = 2 * theme.space(8) + theme.line_height("tick") + words.height()
        self.area = QRectF(-SHARE * width, -theme.space(STEM) - height, width, height)

    @staticmethod
    def _flags() -> int:
        return int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value)

    def boundingRect(self) -> QRectF:
        start, end = self._line
        return self.area.united(QRectF(start, end).normalized()).adjusted(-2, -2, 2, 2)

    @property
    def _line(self) -> tuple[QPointF, QPointF]:
        """From the badge to the nearest point of the callout."""
        area, start = self.area, QPointF(0, FOOT)
        x, y = (min(max(0.0, area.left()), area.right()), min(max(FOOT, area.top()), area.bottom()))
        return start, QPointF(x, y)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.callout is None:
            return
        theme, level = self.theme, self.callout.level
        colour = theme.colour("muted" if level == "hint" else level)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.line(1.5)))
        painter.drawLine(*self._line)
        fill = theme.colour("hover" if level == "hint" else f"{level}_soft")
        radius = float(theme.space(theme.sizes.radius))
        cells.rounded(painter, self.area, fill=fill, pen=QPen(colour, theme.border()), radius=radius)
        inner = self.area.adjusted(theme.space(10), theme.space(8), -theme.space(10), -theme.space(8))
        line = QRectF(inner.left(), inner.top(), inner.width(), theme.line_height("tick"))
        cells.write(painter, line, self.callout.heading, theme, token="text", weight=600)
        painter.setFont(cells.font(theme, "tick"))
        painter.setPen(theme.colour("text"))
        painter.drawText(inner.adjusted(0, line.height(), 0, 0), self._flags(), self.callout.sentence)
