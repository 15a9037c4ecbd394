"""What connects the cards: wires with their widths, ports, sums and skip connections, drawn below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.facts import translate
from playground.editor.layout import GAP, Layout, SkipLine
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
        self.far = False
        self.setZValue(-2)

    def show_layout(self, layout: Layout, theme: Theme) -> None:
        """Connect cards that stand elsewhere."""
        self.prepareGeometryChange()
        self.layout, self.theme = layout, theme
        self.update()

    def show_hovered(self, skip: tuple[str, str] | None) -> None:
        """Another skip connection is under the mouse."""
        if skip != self.hovered:
            self.hovered = skip
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
        for line in self.layout.skips:
            self._label(painter, line)

    def _pen(self, token: str = "strong") -> QPen:
        return QPen(self.theme.colour(token), self.theme.line(self.theme.sizes.wire))

    def _wires(self, painter: QPainter) -> None:
        theme = self.theme
        words = theme.with_scale(theme.scale * FAR) if self.far else theme
        height, lift = words.line_height("tick"), theme.text(6)
        for wire in self.layout.wires:
            pen = self._pen("accent" if wire.dashed else "strong")
            if wire.dashed:
                pen.setDashPattern([dash / pen.widthF() for dash in DASHES])
            painter.setPen(pen)
            painter.drawLine(QPointF(wire.start, 0), QPointF(wire.stop, 0))
            if wire.outputs is not None and not wire.dashed:
                area = QRectF(wire.label_x - theme.text(24), -lift - height, theme.text(48), height)
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
            hovered = (line.source, line.target) == self.hovered
            painter.setPen(self._pen("text" if hovered else "strong"))
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

    def _label(self, painter: QPainter, line: SkipLine) -> None:
        theme = self.theme
        text = translate("Canvas", "skip {source} → {target}").format(source=line.source, target=line.target)
        width = cells.metrics(theme, "tick").horizontalAdvance(text) + 2 * theme.space(10)
        height = theme.line_height("tick") + theme.space(6)
        if width > line.stop - line.start:
            return
        area = QRectF((line.start + line.stop - width) / 2, line.y - height / 2, width, height)
        hovered = (line.source, line.target) == self.hovered
        pen = theme.pen("strong" if hovered else "border")
        cells.rounded(painter, area, fill=theme.colour("sunken"), pen=pen, radius=height / 2)
        cells.write(painter, area, text, theme, align=cells.CENTRE, token="text" if hovered else "muted")


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
