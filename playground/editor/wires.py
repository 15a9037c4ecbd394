"""What connects the cards: wires with their widths, ports, sums and skip connections, drawn below them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.facts import translate
from playground.editor.layout import GAP, Layout, SkipLine, label_places
from playground.editor.painting import FAR
from playground.look.theme import Theme

MARGIN = 24
DASHES = [4.0, 3.0]


class WiresItem(QGraphicsItem):
    """Shows a Layout; `hovered` is the skip connection under the mouse."""

    def __init__(self, layout: Layout, theme: Theme) -> None:
        super().__init__()
        self.layout, self.theme = layout, theme
        self.hovered: tuple[str, str] | None = None
        self.selected: tuple[str, str] | None = None
        self.labels: Mapping[str, str] = {}
        self.far = False
        self.setZValue(-2)

    def show_layout(self, layout: Layout, theme: Theme, labels: Mapping[str, str]) -> None:
        """Connect cards that stand elsewhere; `labels` are what the layers are called."""
        self.prepareGeometryChange()
        self.layout, self.theme, self.labels = layout, theme, labels
        self.update()

    def show_hovered(self, skip: tuple[str, str] | None) -> None:
        """Another skip connection is under the mouse."""
        if skip != self.hovered:
            self.hovered = skip
            self.update()

    def show_selected(self, skip: tuple[str, str] | None) -> None:
        """Another skip connection is selected."""
        if skip != self.selected:
            self.selected = skip
            self.update()

    def show_far(self, far: bool) -> None:
        """Write larger, because all is seen from far."""
        self.far = far
        self.update()

    def boundingRect(self) -> QRectF:
        return cells.rect(self.layout.bounds.grown(MARGIN * self.theme.scale))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._skip_lines(painter)
        self._wires(painter)
        self._ports(painter)
        for each in self.layout.sums:
            self._sum(painter, each.x)
        self._labels(painter)

    def _pen(self, token: str = "strong") -> QPen:
        return QPen(self.theme.colour(token), self.theme.line(self.theme.sizes.wire))

    @property
    def _words(self) -> Theme:
        """The theme in which it writes."""
        return self.theme.with_scale(self.theme.scale * FAR) if self.far else self.theme

    def _wires(self, painter: QPainter) -> None:
        theme, words = self.theme, self._words
        height, lift = words.line_height("tick"), theme.text(6)
        for wire in self.layout.wires:
            pen = self._pen("accent" if wire.dashed else "strong")
            if wire.dashed:
                pen.setDashPattern([dash / pen.widthF() for dash in DASHES])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            label = QPointF(wire.label_x, 0)
            if wire.detour is None:
                painter.drawLine(QPointF(wire.start, 0), QPointF(wire.stop, 0))
            else:
                first, last, y = wire.detour
                corner = theme.space(theme.sizes.skip_corner)
                painter.drawPath(stepped_path(wire.start, first, y, last, wire.stop, corner=corner))
                label = QPointF((first + last) / 2, y)
            if wire.outputs is not None and not wire.dashed:
                area = QRectF(label.x() - theme.text(24), label.y() - lift - height, theme.text(48), height)
                cells.write(painter, area, str(wire.outputs), words, align=cells.CENTRE)

    def _ports(self, painter: QPainter) -> None:
        radius = self.theme.text(self.theme.sizes.port) / 2
        painter.setPen(self._pen())
        painter.setBrush(self.theme.colour("raised"))
        for wire in self.layout.wires:
            if wire.source != GAP:
                painter.drawEllipse(QPointF(wire.start, 0), radius, radius)
            if wire.target != GAP:
                painter.drawEllipse(QPointF(wire.stop, 0), radius, radius)

    def _skip_lines(self, painter: QPainter) -> None:
        theme = self.theme
        corner = theme.space(theme.sizes.skip_corner)
        for line in self.layout.skips:
            pen = self._pen(self._token(line, "strong"))
            if (line.source, line.target) == self.selected:
                pen.setWidthF(pen.widthF() + theme.line(1))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(skip_path(line, corner))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("strong"))
            painter.drawEllipse(QPointF(line.start, 0), theme.line(2.5), theme.line(2.5))

    def _sum(self, painter: QPainter, x: float) -> None:
        theme = self.theme
        radius, arm = theme.text(theme.sizes.sum_node) / 2, theme.text(4)
        painter.setPen(self._pen())
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(QPointF(x, 0), radius, radius)
        painter.setPen(QPen(theme.colour("text"), theme.line(1.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x - arm, 0), QPointF(x + arm, 0))
        painter.drawLine(QPointF(x, -arm), QPointF(x, arm))

    def _labels(self, painter: QPainter) -> None:
        """What the skip connections are called, on their lines."""
        lines, theme, words = self.layout.skips, self.theme, self._words
        names = [[self.labels.get(key, key) for key in (line.source, line.target)] for line in lines]
        form = translate("Canvas", "skip {source} → {target}")
        texts = [form.format(source=source, target=target) for source, target in names]
        widths = [cells.metrics(words, "tick").horizontalAdvance(text) + 2 * theme.space(10) for text in texts]
        height = words.line_height("tick") + theme.space(6)
        places = label_places(lines, widths, height=height)
        for line, text, width, middle in zip(lines, texts, widths, places, strict=True):
            if middle is not None:
                self._label(painter, line, text, QRectF(middle - width / 2, line.y - height / 2, width, height))

    def _label(self, painter: QPainter, line: SkipLine, text: str, area: QRectF) -> None:
        theme, height = self.theme, area.height()
        fill = theme.colour("accent_soft" if (line.source, line.target) == self.selected else "sunken")
        pen = theme.pen(self._token(line, "border"))
        cells.rounded(painter, area, fill=fill, pen=pen, radius=height / 2)
        cells.write(painter, area, text, self._words, align=cells.CENTRE, token=self._token(line, "muted"))

    def _token(self, line: SkipLine, otherwise: str) -> str:
        """The colour of a skip connection in its state."""
        skip = (line.source, line.target)
        return "accent" if skip == self.selected else "text" if skip == self.hovered else otherwise


def stepped_path(start: float, first: float, y: float, last: float, stop: float, *, corner: float) -> QPainterPath:
    """From (start, 0) to `first`, there up or down to y, at `last` back, and to (stop, 0), with round corners."""
    across = min(corner, first - start, (last - first) / 2, stop - last)
    sign = 1 if y > 0 else -1
    path = QPainterPath(QPointF(start, 0))
    path.lineTo(first - across, 0)
    path.quadTo(first, 0, first, sign * across)
    path.lineTo(first, y - sign * across)
    path.quadTo(first, y, first + across, y)
    path.lineTo(last - across, y)
    path.quadTo(last, y, last, y - sign * across)
    path.lineTo(last, sign * across)
    path.quadTo(last, 0, last + across, 0)
    path.lineTo(stop, 0)
    return path


def skip_path(line: SkipLine, corner: float) -> QPainterPath:
    """Down, along and up again, with round corners."""
    corner = min(corner, (line.stop - line.start) / 2, line.y)
    path = QPainterPath(QPointF(line.start, 0))
    path.lineTo(line.start, line.y - corner)
    path.quadTo(line.start, line.y, line.start + corner, line.y)
    path.lineTo(line.stop - corner, line.y)
    path.quadTo(line.stop, line.y, line.stop, line.y - corner)
    path.lineTo(line.stop, 0)
    return path
