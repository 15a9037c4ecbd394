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
from playground.look.canvas import LOW, Canvas
from playground.look.control_row import ControlRow
from playground.look.controls import Choice, Segmented
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.distributions.moments import Moments
from playground.panels.distributions.picture import OVERLAP, area_of, chosen_rows, paint, quantity_name
from playground.panels.distributions.value import DistributionsValue, Quantity, Row, compute
from playground.panels.panel import Panel, Table

translate = QCoreApplication.translate


class DistributionsPanel(Panel):
    """A ridge per layer, models side by side."""

    name = "distributions"
    area = "bottom"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value: DistributionsValue | None = None
        self._canvas = Canvas(
            look, self._paint, name="distributions_canvas", accessible=self.title(), read=self._read, least=LOW
        )
        self._quantity = Segmented(
            look,
            [("z", "z"), ("a", "a"), ("delta", "δ"), ("weights", "W"), ("gradient", "∂C/∂W")],
            name="distributions_quantity",
            accessible=self.tr("What is distributed"),
        )
        self._quantity.chosen.connect(self._chosen)
        self._moments = Moments()
        self._layers: tuple[str, ...] = ()
        self._axis = Segmented(
            look,
            [("depth", self.tr("depth")), ("time", self.tr("time"))],
            name="distributions_axis",
            accessible=self.tr("Over the layers, or over time for one layer"),
        )
        self._layer = Choice(look, [], name="distributions_layer", accessible=self.tr("Whose history"))
        self._layer.hide()
        self._axis.chosen.connect(self._axis_chosen)
        self._layer.chosen.connect(lambda _layer: self._canvas.update())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._quantity, self._axis, self._layer, name="distributions_controls"))
        box.addWidget(self._canvas, 1)

    @staticmethod
    def title() -> str:
        return translate("DistributionsPanel", "Distributions")

    def show_value(self, value: DistributionsValue) -> None:
        self._value = value
        self._moments.add(value)
        layers = tuple(dict.fromkeys(row.layer for model in value.models for row in model.rows))
        if layers != self._layers:
            self._layers = layers
            self._layer.set_rows([(layer, layer) for layer in layers])
        self._canvas.update()
        self._canvas.read_again()

    def tables(self) -> Mapping[str, Table]:
        value = self.drawn
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
        row_name = "epoch" if self.over_time else "layer"
        return {f"distribution_{value.quantity}": (("model", row_name, f"{unit}from", f"{unit}to", "share"), rows)}

    def _chosen(self, key: str) -> None:
        self.compute = partial(compute, quantity=cast(Quantity, key))
        self.compute_changed.emit()

    @property
    def over_time(self) -> bool:
        """Whether one layer is shown over time, instead of all layers now."""
        return self._axis.value == "time"

    @property
    def drawn(self) -> DistributionsValue | None:
        """What is drawn: the layers now, or the moments of one of them."""
        return self._moments.over_time(self._layer.value) if self.over_time else self._value

    def _axis_chosen(self, _key: str) -> None:
        self._layer.setVisible(self.over_time)
        self._canvas.update()

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        value = self.drawn
        if value is not None and value.models:
            paint(painter, rect, theme, value, rows_are=self.tr("epoch") if self.over_time else "")

    def _read(self, point: QPointF) -> str:
        """The bin under the mouse, and the layer that it belongs to."""
        value, theme = self.drawn, self.look.theme
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
            place = self.tr("epoch {epoch}").format(epoch=row.layer) if self.over_time else row.layer
            return "\n".join([letter + place, *_reading(value, row, cell)])
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
