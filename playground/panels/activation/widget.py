"""The panel's widget: a choice of the layer, and its activation in all models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.canvas import Canvas
from playground.look.control_row import ControlRow
from playground.look.controls import Choice
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.activation.picture import area_of, paint
from playground.panels.activation.value import ActivationValue, compute
from playground.panels.panel import Panel, Table

translate = QCoreApplication.translate


class ActivationPanel(Panel):
    """σ and σ' of a layer with the network's own z on it, models side by side."""

    name = "activation"
    wide = True
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value: ActivationValue | None = None
        self._layers: tuple[str, ...] = ()
        self._layer = Choice(look, [], name="activation_layer", accessible=self.tr("Whose activation"))
        self._layer.chosen.connect(self._chosen)
        self._canvas = Canvas(look, self._paint, name="activation_canvas", accessible=self.title(), read=self._read)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._layer, name="activation_controls"))
        box.addWidget(self._canvas, 1)

    @staticmethod
    def title() -> str:
        return translate("ActivationPanel", "Activation")

    def show_value(self, value: ActivationValue) -> None:
        self._value = value
        if value.layers != self._layers:
            self._layers = value.layers
            self._layer.set_rows([(each, each) for each in value.layers])
            self._layer.set_value(value.layer)
        self._canvas.update()
        self._canvas.read_again()

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        edges = value.edges.tolist()
        curves: list[tuple[object, ...]] = []
        chains: list[tuple[object, ...]] = []
        for model in value.models:
            if model.z is not None:
                centres = (value.edges[:-1] + value.edges[1:]) / 2.0
                with np.errstate(all="ignore"):
                    both = model.z.activation(centres).tolist(), model.z.activation.derivative(centres).tolist()
                curves += [
                    (model.name, value.layer, *row)
                    for row in zip(edges[:-1], edges[1:], *both, model.z.shares.tolist(), strict=True)
                ]
            if (chain := model.chain) is not None:
                chains.append((model.name, chain.count, chain.bound, chain.slopes, chain.ratio))
        return {
            "activation": (("model", "layer", "z_from", "z_to", "sigma", "slope", "share"), curves),
            "activation_chain": (("model", "layers", "bound", "slopes_measured", "ratio_measured"), chains),
        }

    def _chosen(self, layer: str) -> None:
        self.compute = partial(compute, layer=layer)
        self.compute_changed.emit()

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self._value is not None:
            paint(painter, rect, theme, self._value)

    def _read(self, point: QPointF) -> str:
        """z under the mouse, with σ and σ' there and how many of the network's z are next to it."""
        value = self._value
        for index, model in enumerate(value.models if value is not None else ()):
            assert value is not None
            at = area_of(value, index, QRectF(self._canvas.rect()), self.look.theme).at(point)
            if at is None or model.z is None:
                continue
            z = np.array([at[0]])
            with np.errstate(all="ignore"):
                sigma, slope = float(model.z.activation(z)[0]), float(model.z.activation.derivative(z)[0])
            cell = min(max(int(np.searchsorted(value.edges, at[0])) - 1, 0), len(model.z.shares) - 1)
            share = numbers.percent(float(model.z.shares[cell]), decimals=1)
            letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
            ends = [numbers.plain(float(value.edges[cell + i])) for i in (0, 1)]
            figures = [numbers.exact_fixed(each) for each in (at[0], sigma, slope)]
            return letter + "z {}\nσ {}\nσ′ {}".format(*figures) + "\nz {} … {}: {}".format(*ends, share)
        return ""
