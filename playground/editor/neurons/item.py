"""The neurons of a model, drawn: their weights as lines, their activation maps, the marks of their biases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.layout import Box
from playground.editor.neurons import GRADIENT, WEIGHT
from playground.editor.neurons.arrangement import Arrangement, Neuron, bias_box, ends
from playground.editor.neurons.lines import Lines, levels_of, lines_into, pen_of
from playground.editor.neurons.strips import Strips, Wanted
from playground.editor.neurons.values import Column, Matrix, Parameter
from playground.look.theme import Theme

MARGIN = 160  # px beside the columns, for names
CASING = 2  # px on either side of the line under the mouse


class NeuronsItem(QGraphicsItem):
    """Takes an arrangement and, each frame, the columns that belong to it; draws only what is seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.arrangement = Arrangement(())
        self.names: tuple[str, ...] = ()
        self.columns: dict[str, Column] = {}
        self.measure = WEIGHT
        self.hovered: Neuron | None = None
        self.strips = Strips()
        self._lines: dict[int, Lines] = {}
        self._pictures: dict[str, cells.Pictures] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_arrangement(self, arrangement: Arrangement, names: Sequence[str], theme: Theme) -> None:
        """Other columns; `names` are those of the features."""
        if (arrangement, tuple(names), theme) != (self.arrangement, self.names, self.theme):
            self.prepareGeometryChange()
            self.arrangement, self.names, self.theme = arrangement, tuple(names), theme
            self._lines = {}
            self.hovered = None
            self.update()

    def show_columns(self, columns: Sequence[Column], table: cells.Table) -> None:
        """Newer values."""
        self.columns = {column.key: column for column in columns}
        self._pictures = {column.key: cells.Pictures(column.tiles, table) for column in columns}
        self.update()

    def show_measure(self, measure: str) -> None:
        """Let the lines show weights, or gradients."""
        self.measure = measure
        self.update()

    def show_hovered(self, hovered: Neuron | None) -> None:
        """Another neuron, bias or weight is under the mouse."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.update()

    def parameter(self, neuron: Neuron) -> Parameter | None:
        """The weights or biases that belong to what is under the mouse; None where it has none."""
        column = self.columns.get(self.arrangement.stands[neuron.column].key)
        if column is None:
            return None
        found = column.weights if neuron.source is not None else column.biases
        index = (neuron.unit,) if neuron.source is None else (neuron.unit, neuron.source)
        inside = found is not None and all(i < size for i, size in zip(index, found.values.shape, strict=True))
        return found if inside else None

    def boundingRect(self) -> QRectF:
        return cells.rect(self.arrangement.bounds.grown(MARGIN * self.theme.scale))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        exposed = QRectF(option.exposedRect)
        if widget is not None:  # also where only a part is painted anew, lines are kept for all that is in sight
            exposed |= painter.worldTransform().inverted()[0].mapRect(QRectF(widget.rect()))
        stands = self.arrangement.stands
        reach = self.arrangement.spacing.column_pitch
        seen = [i for i, each in enumerate(stands) if exposed.left() - reach < each.x < exposed.right() + reach]
        self._paint_skips(painter)
        wanted = [each for column in seen if column > 0 and (each := self._wanted(painter, column)) is not None]
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        self.strips.paint(painter, self.theme, wanted, measure=self.measure, ratio=ratio)
        self._paint_hovered_line(painter)
        for column in seen:
            self._paint_column(painter, column)

    def _paint_skips(self, painter: QPainter) -> None:
        """Below the neurons, as below the cards."""
        theme = self.theme
        for run in self.arrangement.skips:
            corner = min(theme.space(theme.sizes.skip_corner), (run.stop - run.start) / 2, run.y - run.leave)
            path = QPainterPath(QPointF(run.start, run.leave))
            path.lineTo(run.start, run.y - corner)
            path.quadTo(run.start, run.y, run.start + corner, run.y)
            path.lineTo(run.stop - corner, run.y)
            path.quadTo(run.stop, run.y, run.stop, run.y - corner)
            path.lineTo(run.stop, run.arrive)
            painter.setPen(QPen(theme.colour("strong"), theme.line(theme.sizes.wire)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            arm = theme.line(4)
            tip = QPointF(run.stop, run.arrive)
            painter.drawPolyline(QPolygonF([tip + QPointF(-arm, arm), tip, tip + QPointF(arm, arm)]))

    def _wanted(self, painter: QPainter, column: int) -> Wanted | None:
        """The lines into a column; those of a layer without weights, one per neuron, are drawn at once."""
        if column not in self._lines:
            self._lines[column] = lines_into(self.arrangement, column)
        lines, values = self._lines[column], self.columns.get(self.arrangement.stands[column].key)
        if values is None:
            return None
        if values.weights is None:
            painter.setPen(QPen(self.theme.colour("strong"), self.theme.line(1)))
            for unit, row in enumerate(lines):
                if unit < len(row):
                    painter.drawLines(row[unit])
            return None
        before, here = self.arrangement.stands[column - 1].boxes, self.arrangement.stands[column].boxes
        top, bottom = min(before[0].top, here[0].top), max(before[-1].bottom, here[-1].bottom)
        area = QRectF(before[0].right, top, here[0].left - before[0].right, bottom - top)
        return Wanted(column, lines, levels_of(*self._shown(values.weights)), area)

    def _shown(self, parameter: Parameter) -> tuple[Matrix, float]:
        """What the lines or marks show, and the largest of the layer."""
        if self.measure == GRADIENT:
            return parameter.gradients, parameter.steepest
        return parameter.values, parameter.largest

    def _paint_hovered_line(self, painter: QPainter) -> None:
        """The line under the mouse once more, above the others and with a casing."""
        hovered = self.hovered
        parameter = self.parameter(hovered) if hovered is not None else None
        if hovered is None or hovered.source is None or parameter is None:
            return
        shown, largest = self._shown(parameter)
        pen = QPen(pen_of(self.theme, float(shown[hovered.unit, hovered.source]), largest))
        leave, arrive, left, right = ends(self.arrangement, hovered.column)
        path = QPainterPath(QPointF(left, leave[hovered.source]))
        middle, stop = (left + right) / 2, float(arrive[hovered.unit, hovered.source])
        path.cubicTo(middle, leave[hovered.source], middle, stop, right, stop)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("text"), pen.widthF() + 2 * CASING))
        painter.drawPath(path)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_column(self, painter: QPainter, column: int) -> None:
        stand = self.arrangement.stands[column]
        values = self.columns.get(stand.key)
        areas, pictures = [cells.rect(box) for box in stand.boxes], self._pictures.get(stand.key)
        drawn = 0 if pictures is None else min(len(pictures), len(areas))
        if pictures is not None and drawn:
            cells.tiles(painter, areas[:drawn], self.theme, pictures)
        for area in areas[drawn:]:
            cells.empty_tile(painter, area, self.theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.pen("text", self.theme.line(2)))
        for unit in self._ringed(column) & set(range(len(areas))):
            painter.drawRect(areas[unit])
        if values is not None and values.biases is not None:
            self._paint_biases(painter, stand.boxes, values.biases, column)

    def _ringed(self, column: int) -> set[int]:
        """The neurons of a column at either end of what is under the mouse."""
        hovered = self.hovered
        if hovered is None:
            return set()
        ringed = {hovered.unit} if hovered.column == column else set()
        if hovered.source is not None and hovered.column == column + 1:
            ringed.add(hovered.source)
        return ringed

    def _paint_biases(self, painter: QPainter, boxes: Sequence[Box], biases: Parameter, column: int) -> None:
        """The marks of the biases, the one under the mouse outlined."""
        shown, _ = self._shown(biases)
        marks = [cells.rect(bias_box(box, self.arrangement.spacing)) for box in boxes[: len(shown)]]
        painter.setPen(QPen(self.theme.colour("sunken"), self.theme.line(1.5)))
        for token, negative in (("negative", True), ("positive", False)):
            painter.setBrush(self.theme.colour(token))
            painter.drawRects([mark for mark, value in zip(marks, shown, strict=False) if bool(value < 0) is negative])
        hovered = self.hovered
        if hovered is not None and hovered.bias and hovered.column == column and hovered.unit < len(marks):
            painter.setBrush(self.theme.colour("negative" if shown[hovered.unit] < 0 else "positive"))
            painter.setPen(QPen(self.theme.colour("text"), self.theme.line(1.5)))
            painter.drawRect(marks[hovered.unit])
