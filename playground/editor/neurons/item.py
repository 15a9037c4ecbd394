"""The neurons of a model, drawn: their weights as lines, their activation maps, the marks of their biases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.editor import cells
from playground.editor.layout import Box
from playground.editor.neurons.arrangement import Arrangement, Neuron, bias_box, ends
from playground.editor.neurons.lines import Lines, draw_lines, lines_into, pen_of
from playground.editor.neurons.values import Column, Matrix, Parameter
from playground.look.theme import Theme

MARGIN = 160  # px beside the columns, for names
CASING = 2  # px on either side of the line under the mouse
WEIGHT, GRADIENT = "weight", "gradient"
"""What the lines show."""


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
        self._lines: dict[int, Lines] = {}
        self._images: dict[str, QImage] = {}
        self._table: cells.Table | None = None
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
        self._images, self._table = {}, table
        self.update()

    def _image(self, column: Column) -> QImage | None:
        """The maps of a column as one picture, made when it is first seen."""
        if column.key not in self._images and len(column.tiles) and self._table is not None:
            self._images[column.key] = cells.tile_image(column.tiles, self._table)
        return self._images.get(column.key)

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
        exposed = option.exposedRect
        stands = self.arrangement.stands
        reach = self.arrangement.spacing.column_pitch
        seen = [i for i, each in enumerate(stands) if exposed.left() - reach < each.x < exposed.right() + reach]
        self._paint_skips(painter)
        for column in seen:
            if column > 0:
                self._paint_lines(painter, column)
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

    def _paint_lines(self, painter: QPainter, column: int) -> None:
        if column not in self._lines:
            self._lines[column] = lines_into(self.arrangement, column)
        lines, values = self._lines[column], self.columns.get(self.arrangement.stands[column].key)
        if values is None:
            return
        if values.weights is None:
            painter.setPen(QPen(self.theme.colour("strong"), self.theme.line(1)))
            for unit, row in enumerate(lines):
                if unit < len(row):
                    painter.drawLines(row[unit])
            return
        shown, largest = self._shown(values.weights)
        draw_lines(painter, self.theme, lines, values=shown, largest=largest)

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
        image = self._image(values) if values is not None else None
        ringed = self._ringed(column)
        for unit, box in enumerate(stand.boxes):
            area = cells.rect(box)
            if image is not None and values is not None and unit < len(values.tiles):
                cells.tile(painter, area, self.theme, image, unit)
            else:
                cells.empty_tile(painter, area, self.theme)
            if unit in ringed:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self.theme.pen("text", self.theme.line(2)))
                painter.drawRect(area)
            if values is not None and values.biases is not None and unit < len(values.biases.values):
                self._paint_bias(painter, box, values.biases, unit=unit, column=column)

    def _ringed(self, column: int) -> set[int]:
        """The neurons of a column at either end of what is under the mouse."""
        hovered = self.hovered
        if hovered is None:
            return set()
        ringed = {hovered.unit} if hovered.column == column else set()
        if hovered.source is not None and hovered.column == column + 1:
            ringed.add(hovered.source)
        return ringed

    def _paint_bias(self, painter: QPainter, box: Box, biases: Parameter, *, unit: int, column: int) -> None:
        shown, _ = self._shown(biases)
        hovered = self.hovered == Neuron(column, unit, bias=True)
        pen = QPen(self.theme.colour("text" if hovered else "sunken"), self.theme.line(1.5))
        painter.setPen(pen)
        painter.setBrush(self.theme.colour("negative" if shown[unit] < 0 else "positive"))
        painter.drawRect(cells.rect(bias_box(box, self.arrangement.spacing)))
