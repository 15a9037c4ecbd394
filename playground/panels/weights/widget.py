"""The panel's widget: W or ∂C/∂W, and the pictures of all models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.canvas import LOW, Canvas
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.panel import Panel, Table
from playground.panels.weights.picture import boxes, cell_at, paint
from playground.panels.weights.value import Quantity, WeightsValue, compute

translate = QCoreApplication.translate


class WeightsPanel(Panel):
    """A picture per layer, blue for positive and orange for negative numbers, zero in the middle."""

    name = "weights"
    area = "bottom"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value = WeightsValue("weights", ())
        self._quantity = Segmented(
            look,
            [("weights", "W"), ("gradient", "∂C/∂W")],
            name="weights_quantity",
            accessible=self.tr("What the pictures show"),
        )
        self._quantity.chosen.connect(self._chosen)
        self._canvas = Canvas(
            look, self._paint, name="weights_canvas", accessible=self.title(), read=self._read, least=LOW
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._quantity, name="weights_controls"))
        box.addWidget(self._canvas, 1)

    @staticmethod
    def title() -> str:
        return translate("WeightsPanel", "Weights")

    def show_value(self, value: WeightsValue) -> None:
        self._value = value
        self._canvas.update()
        self._canvas.read_again()

    def tables(self) -> Mapping[str, Table]:
        rows = [
            (name, matrix.layer, j + 1, k + 1, number)
            for name, matrices in self._value.models
            for matrix in matrices
            for j, row in enumerate(matrix.numbers.tolist())
            for k, number in enumerate(row)
        ]
        return {f"matrix_{self._value.quantity}": (("model", "layer", "j", "k", self._value.quantity), rows)}

    def _chosen(self, key: str) -> None:
        self.compute = partial(compute, quantity=cast(Quantity, key))
        self.compute_changed.emit()

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint(painter, rect, theme, self._value)

    def _read(self, point: QPointF) -> str:
        """The weight under the mouse: where from, where to, and its number."""
        value = self._value
        found = cell_at(point, value, boxes(value, QRectF(self._canvas.rect()), self.look.theme))
        if found is None:
            return ""
        index, matrix, j, k = found
        letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
        source = f" ({matrix.sources[k]})" if matrix.sources else ""
        words = translate("WeightsPanel", "to j = {j}, from k = {k}").format(j=j + 1, k=k + 1)
        symbol = "w" if value.quantity == "weights" else "∂C/∂w"
        return f"{letter}{matrix.layer}\n{words}{source}\n{symbol} {figure_of(float(matrix.numbers[j, k]))}"


def figure_of(number: float) -> str:
    """A number with its sign and a fixed number of digits."""
    if number == 0.0 or 1e-2 <= abs(number) < 1e3:
        return numbers.exact_fixed(number, sign=True)
    return ("+" if number > 0.0 else "") + numbers.exact_scientific(number)
