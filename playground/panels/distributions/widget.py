"""The panel's widget: a choice of what is shown, and the ridges of all models."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.canvas import Canvas
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.distributions.picture import OVERLAP, area_of, chosen_rows, paint, quantity_name
from playground.panels.distributions.value import DistributionsValue, Quantity, Row, compute
from playground.panels.panel import Panel, Table

translate = QCoreApplication.translate


class DistributionsPanel(Panel):
    """A ridge per layer, models side by side."""

    name = "distributions"
    area = "bottom"
    at_first = False
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value: DistributionsValue | None = None
        self._quantity = Segmented(
            look,
            [("z", "z"), ("a", "a"), ("delta", "δ"), ("weights", "W"), ("gradient", "∂C/∂W")],
            name="distributions_quantity",
            accessible=self.tr("What is distributed"),
        )
        self._quantity.chosen.connect(self._chosen)
        self._canvas = Canvas(look, self._paint, name="distributions_canvas", accessible=self.title(), read=self._read)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._quantity, name="distributions_controls"))
        box.addWidget(self._canvas, 1)

    @staticmethod
    def title() -> str:
        return translate("DistributionsPanel", "Distributions")

    def show_value(self, value: DistributionsValue) -> None:
        self._value = value
        self._canvas.update()
        self._canvas.read_again()

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        edges = value.edges.tolist()
        rows = [
            (model.name, row.layer, low, high, share)
            for model in value.models
            for row in model.rows
            for low, high, share in zip(edges[:-1], edges[1:], row.shares.tolist(), strict=True)
        ]
        unit = "log10_" if value.decades else ""
        return {f"distribution_{value.quantity}": (("model", "layer", f"{unit}from", f"{unit}to", "share"), rows)}

    def _chosen(self, key: str) -> None:
        self.compute = partial(compute, quantity=cast(Quantity, key))
        self.compute_changed.emit()

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self._value is not None:
            paint(painter, rect, theme, self._value)

    def _read(self, point: QPointF) -> str:
        """The bin under the mouse, and the layer that it belongs to."""
        value, theme = self._value, self.look.theme
        for index, model in enumerate(value.models if value is not None else ()):
            assert value is not None
            area = area_of(value, index, QRectF(self._canvas.rect()), theme)
            at = area.at(point)
            rows = chosen_rows(len(model.rows), area.rect.height(), theme)
            if at is None or not rows or at[1] > len(rows) + OVERLAP - 1.0:
                continue
            row = model.rows[rows[min(max(len(rows) - 1 - int(at[1]), 0), len(rows) - 1)]]
            cell = min(int((at[0] - area.x[0]) / (area.x[1] - area.x[0]) * len(row.shares)), len(row.shares) - 1)
            letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
            return "\n".join([letter + row.layer, *_reading(value, row, cell)])
        return ""


def _reading(value: DistributionsValue, row: Row, cell: int) -> list[str]:
    low, high = (float(value.edges[cell + i]) for i in (0, 1))
    ends = [numbers.scientific(10.0**each) if value.decades else numbers.plain(each) for each in (low, high)]
    share = numbers.percent(float(row.shares[cell]), decimals=1)
    stuck = translate("DistributionsPanel", "saturated {share}").format(
        share=numbers.percent(row.saturated, decimals=1)
    )
    zero = translate("DistributionsPanel", "exactly 0: {share}").format(share=numbers.percent(row.zero, decimals=1))
    return [
        f"{quantity_name(value)} {ends[0]} … {ends[1]}: {share}",
        translate("DistributionsPanel", "mean {mean}, deviation {deviation}").format(
            mean=numbers.plain(row.mean), deviation=numbers.plain(row.deviation)
        ),
        *([] if math.isnan(row.saturated) else [stuck]),
        *([zero] if row.zero > 0.0 else []),
    ]
