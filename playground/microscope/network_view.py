"""Where a stage stands in the network: circles in columns, those in use lit, with arrows for what they hand on."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.engine.layers import Dense, LayerNorm
from playground.engine.network import Network
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.microscope.notation import SUBSCRIPTS, number, pair, up
from playground.microscope.stage import Edge, Lit, Stage, Unit
from playground.microscope.windows import Span, window

translate = QCoreApplication.translate

Wire: TypeAlias = tuple[Unit, Unit]
"""From one unit to another."""

REACH = 5
"""Px from a line in which a click counts as on it."""

MOST = 8
"""Circles in one column before some are left out."""


class NetworkView(QWidget):
    """Draws layers as columns: the input x at the left, the output at the right.

    `unit_picked(position, unit)` tells of a click on a circle, `weight_picked(position, unit, source)` of one on a line
    that stands for a weight.
    """

    unit_picked = Signal(int, int)
    weight_picked = Signal(int, int, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_network", translate("Microscope", "Where we are in the network"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._look = look
        self._network: Network | None = None
        self._widths: tuple[int, ...] = ()
        self._mixing: tuple[bool, ...] = ()
        """Whether a neuron of a layer hears of every neuron of the one before, or only of its own."""
        self._stage: Stage | None = None
        self._hovered: Wire | None = None
        look.changed.connect(lambda _theme: self.update())

    def show_stage(self, network: Network, stage: Stage) -> None:
        """Show a stage in a network."""
        self._network, self._stage, self._hovered = network, stage, None
        self._widths = (network.inputs, *network.widths)
        self._mixing = tuple(isinstance(layer, Dense | LayerNorm) for layer in network.layers)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it grows into the room that there is

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(200), self._look.theme.text(165))

    def _columns(self) -> range:
        """The layers (−1: the input) that have room: a window around those in use."""
        if not self._widths:
            return range(0)
        theme, count = self._look.theme, len(self._widths)
        most = max(3, int(self.width() / theme.text(44)))
        concerned = [position + 1 for position in (self._stage.highlighted if self._stage else ())]
        span = window(count, most, concerned[-1] if concerned else None)
        return range(span.start - 1, span.stop - 1)

    def _focus(self, position: int) -> int | None:
        """The unit of a layer that must not be left out."""
        if self._stage is None:
            return None
        own = [lit for lit in self._stage.lit if lit.unit[0] == position]
        chosen = [lit for lit in own if lit.result] or (own if len(own) == 1 else [])
        return chosen[0].unit[1] if chosen else None

    def _rows(self, position: int, most: int) -> Span:
        return window(self._widths[position + 1], most, self._focus(position))

    def _lay_out(self) -> tuple[dict[Unit, QPointF], float, dict[int, Span]]:
        """Where each unit's circle stands, their radius, and which units of each layer are shown."""
        theme, columns = self._look.theme, self._columns()
        top, bottom = theme.text(24), self.height() - theme.text(48)
        most = max(2, min(MOST, int((bottom - top) / theme.text(25))))
        spans = {position: self._rows(position, most) for position in columns}
        tallest = max((span.shown for span in spans.values()), default=1)
        pitch = min((bottom - top) / max(tallest, 1), theme.text(75))
        margin = theme.text(34)
        across = (self.width() - 2 * margin) / max(len(columns) - 1, 1)
        radius = min(theme.text(17), 0.42 * pitch, 0.36 * across)
        places: dict[Unit, QPointF] = {}
        for place, position in enumerate(columns):
            span = spans[position]
            x = margin + place * across if len(columns) > 1 else self.width() / 2
            first = (top + bottom) / 2 - (span.shown - 1) * pitch / 2
            for row in range(span.shown):
                places[position, span.start + row] = QPointF(x, first + row * pitch)
        return places, radius, spans

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._stage is None or not self._widths:
            return
        places, radius, spans = self._lay_out()
        self._paint_wires(painter, places, spans)
        strongest = max((abs(edge.weight) for edge in self._stage.edges), default=0.0)
        for edge in self._stage.edges:
            if edge.source in places and edge.target in places:
                self._paint_arrow(painter, edge, places, radius, strongest)
        self._paint_hovered(painter, places)
        lit = {each.unit: each for each in self._stage.lit}
        for unit, at in places.items():
            self._paint_unit(painter, at, radius, lit.get(unit))
        self._paint_names(painter, places, spans, radius)

    def _paint_wires(self, painter: QPainter, places: dict[Unit, QPointF], spans: dict[int, Span]) -> None:
        theme = self._look.theme
        painter.setPen(QPen(theme.colour("border"), theme.line(1)))
        for position, span in spans.items():
            following = spans.get(position + 1)
            if following is None:
                continue
            ones, others = range(span.start, span.stop), range(following.start, following.stop)
            mixing = self._mixing[position + 1]
            joined = [(one, other) for one in ones for other in others if mixing or one == other]
            lines = [QLineF(places[position, one], places[position + 1, other]) for one, other in joined]
            painter.drawLines(lines)

    def _paint_hovered(self, painter: QPainter, places: dict[Unit, QPointF]) -> None:
        """The line under the mouse."""
        if self._hovered is not None and all(unit in places for unit in self._hovered):
            painter.setPen(QPen(self._look.theme.colour("text"), self._look.theme.line(2)))
            painter.drawLine(*(places[unit] for unit in self._hovered))

    def _paint_arrow(
        self, painter: QPainter, edge: Edge, places: dict[Unit, QPointF], radius: float, strongest: float
    ) -> None:
        theme = self._look.theme
        start, end = places[edge.source], places[edge.target]
        if abs(edge.source[0] - edge.target[0]) > 1:
            self._paint_bow(painter, edge, places, radius)
            return
        length = hypot(end.x() - start.x(), end.y() - start.y())
        if length <= 2 * radius:
            return
        along = QPointF((end.x() - start.x()) / length, (end.y() - start.y()) / length)
        tip = end - along * (radius + 1)
        share = abs(edge.weight) / strongest if strongest else 0.0
        width = theme.line(0.75 + 2.75 * share)
        colour = theme.colour("positive" if edge.weight >= 0 else "negative", 0.35 + 0.65 * share)
        head = max(theme.line(5), 2.2 * width)
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(start + along * radius, tip - along * head)
        across = QPointF(-along.y(), along.x())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        back = tip - along * head
        painter.drawPolygon(QPolygonF([tip, back + across * (0.55 * head), back - across * (0.55 * head)]))

    def lowest(self, edge: Edge, places: dict[Unit, QPointF], radius: float) -> float:
        """How far down a bow reaches: below the circles of the layers that it goes past, above the names."""
        first, last = sorted((edge.source[0], edge.target[0]))
        passed = [at.y() for (position, _), at in places.items() if first < position < last]
        needed = max(places[edge.source].y(), places[edge.target].y(), *passed) + (1.6 + 0.4 * edge.source[1]) * radius
        return min(needed, self.height() - self._look.theme.text(38))

    def _paint_bow(self, painter: QPainter, edge: Edge, places: dict[Unit, QPointF], radius: float) -> None:
        """What goes past layers, over a skip connection, goes in a bow below their circles."""
        theme, start, end = self._look.theme, places[edge.source], places[edge.target]
        colour = theme.colour("positive" if edge.weight >= 0 else "negative")
        middle = (start.y() + end.y()) / 2
        low = middle + (self.lowest(edge, places, radius) - middle) / 0.75  # the curve goes 3/4 of the way there
        side = 1.0 if end.x() > start.x() else -1.0
        tip = end + QPointF(-side * 0.7 * radius, 0.75 * radius)
        path = QPainterPath(start + QPointF(side * 0.7 * radius, 0.7 * radius))
        path.cubicTo(QPointF(start.x() + side * radius, low), QPointF(end.x() - side * 1.6 * radius, low), tip)
        painter.setPen(QPen(colour, theme.line(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        head, slope = theme.line(7), path.angleAtPercent(0.97)
        painter.save()
        painter.translate(tip)
        painter.rotate(-slope)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(-head, 0.5 * head), QPointF(-head, -0.5 * head)]))
        painter.restore()

    def _paint_unit(self, painter: QPainter, at: QPointF, radius: float, lit: Lit | None) -> None:
        theme = self._look.theme
        fill, line, words = ("surface", "border", "muted")
        if lit is not None:
            fill, line, words = ("accent", "accent", "on_accent") if lit.result else ("accent_soft", "accent", "accent")
        painter.setPen(QPen(theme.colour(line), theme.line(1.5)))
        painter.setBrush(theme.colour(fill))
        painter.drawEllipse(at, radius, radius)
        if lit is not None and lit.words:
            font = fitting(theme.font("group"), lit.words, 1.75 * radius)
            if font.pixelSize() >= 7:
                painter.setFont(font)
                painter.setPen(theme.colour(words))
                area = QRectF(at.x() - 2 * radius, at.y() - radius, 4 * radius, 2 * radius)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, lit.words)

    def _paint_names(
        self, painter: QPainter, places: dict[Unit, QPointF], spans: dict[int, Span], radius: float
    ) -> None:
        theme = self._look.theme
        highlighted = self._stage.highlighted if self._stage else ()
        for position, span in spans.items():
            x = places[position, span.start].x()
            bold = position in highlighted
            painter.setFont(theme.font("group" if bold else "tick"))
            painter.setPen(theme.colour("text" if bold else "muted"))
            area = QRectF(x - theme.text(40), self.height() - theme.text(34), theme.text(80), theme.text(18))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "x" if position < 0 else str(position + 1))
            painter.setFont(theme.font("tick"))
            painter.setPen(theme.colour("muted"))
            for hidden, unit, below in ((span.before, span.start, False), (span.after, span.stop - 1, True)):
                if hidden:
                    y = places[position, unit].y() + (radius if below else -radius - theme.text(16))
                    area = QRectF(x - theme.text(40), y, theme.text(80), theme.text(16))
                    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{hidden}")

    # --- choosing

    def unit_at(self, at: QPointF) -> Unit | None:
        """The circle at a point."""
        places, radius, _ = self._lay_out()
        return next((unit for unit, centre in places.items() if distance(at, centre, centre) <= radius), None)

    def wire_at(self, at: QPointF) -> Wire | None:
        """The line of a weight that passes nearest to a point, if it passes near."""
        places, _, spans = self._lay_out()
        best, nearest = self._look.theme.line(REACH), None
        for source, target in self._weights(spans):
            away = distance(at, places[source], places[target])
            if away < best:
                best, nearest = away, (source, target)
        return nearest

    def _weights(self, spans: dict[int, Span]) -> Iterator[Wire]:
        """The lines that stand for weights."""
        for position, span in spans.items():
            before = spans.get(position - 1)
            if before is None or self._network is None or not isinstance(self._network.layers[position], Dense):
                continue
            for source in range(before.start, before.stop):
                yield from (((position - 1, source), (position, unit)) for unit in range(span.start, span.stop))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit, wire = self.unit_at(event.position()), self.wire_at(event.position())
        if unit is not None:
            self.unit_picked.emit(*unit)
        elif wire is not None:
            self.weight_picked.emit(*wire[1], wire[0][1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        self._hover(None if unit is not None else self.wire_at(event.position()))
        over = unit is not None or self._hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, wire: Wire | None) -> None:
        if wire != self._hovered:
            self._hovered = wire
            self.update()

    def event(self, event: QEvent) -> bool:
        """The weight under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._weight_words(self._hovered), self)
            return True
        return super().event(event)

    def _weight_words(self, wire: Wire | None) -> str:
        """ "w²₄₁ = −0.118"; nothing of no wire."""
        if wire is None or self._network is None:
            return ""
        (_, source), (position, unit) = wire
        value = float(self._network.parameters[f"{self._network.layers[position].id}/W"][unit, source])
        return f"w{up(position + 1)}{pair(unit, source).translate(SUBSCRIPTS)} = {number(value)}"


def distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """Px from a point to a stretch of line."""
    along, toward = end - start, at - start
    square = QPointF.dotProduct(along, along)
    share = min(max(QPointF.dotProduct(toward, along) / square, 0.0), 1.0) if square else 0.0
    rest = toward - along * share
    return hypot(rest.x(), rest.y())


def fitting(font: QFont, words: str, room: float) -> QFont:
    """The font, smaller where the words are wider than the room."""
    width = QFontMetricsF(font).horizontalAdvance(words)
    if width > room:
        font.setPixelSize(max(1, int(font.pixelSize() * room / width)))
    return font
