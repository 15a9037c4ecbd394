"""The panel's widget: training or test samples, counts or shares, and the picture of all models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
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
from playground.panels.confusion.picture import area_of, class_words, grid_of, paint, tile
from playground.panels.confusion.value import PARTS, Confusion, ConfusionValue, Part, Residuals, compute
from playground.panels.panel import Panel, Table

translate = QCoreApplication.translate


class ConfusionPanel(Panel):
    """A table of classes per model, or its residuals where there are no classes."""

    name = "confusion"
    wide = True
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value = ConfusionValue(None, ())
        self._part = Segmented(
            look,
            [("train", self.tr("training")), ("test", self.tr("test"))],
            name="confusion_part",
            accessible=self.tr("Which samples"),
        )
        self._unit = Segmented(
            look,
            [("counts", self.tr("counts")), ("shares", self.tr("shares"))],
            name="confusion_unit",
            accessible=self.tr("What stands in the cells"),
        )
        self._canvas = Canvas(look, self._paint, name="confusion_canvas", accessible=self.title(), read=self._read)
        for control in (self._part, self._unit):
            control.chosen.connect(lambda _key: self._canvas.update())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._part, self._unit, name="confusion_controls"))
        box.addWidget(self._canvas, 1)

    @staticmethod
    def title() -> str:
        return translate("ConfusionPanel", "Confusion, residuals")

    def show_value(self, value: ConfusionValue) -> None:
        self._value = value
        self._unit.setVisible(value.classification)
        self._part.set_segment_enabled("test", value.data is not None and len(value.data.y_test) > 0)
        if value.data is not None and not len(value.data.y_test):
            self._part.set_value("train")
        self._canvas.update()
        self._canvas.read_again()

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value.data is None:
            return {}
        if not value.classification:
            rows: list[tuple[object, ...]] = [
                (model.name, part, value.data.outputs[k], predicted, residual)
                for model in value.models
                for part in PARTS
                if isinstance(errors := model.parts[part], Residuals)
                for k in range(errors.predicted.shape[1])
                for predicted, residual in zip(
                    errors.predicted[:, k].tolist(), errors.residual[:, k].tolist(), strict=True
                )
            ]
            return {"residuals": (("model", "samples", "output", "predicted", "residual"), rows)}
        rows = [
            (model.name, part, value.data.classes[j], value.data.classes[k], int(errors.counts[j, k]))
            for model in value.models
            for part in PARTS
            if isinstance(errors := model.parts[part], Confusion)
            for j in range(len(value.data.classes))
            for k in range(len(value.data.classes))
        ]
        return {"confusion": (("model", "samples", "true", "predicted", "count"), rows)}

    @property
    def part(self) -> Part:
        """Which samples are shown."""
        return cast(Part, self._part.value)

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint(painter, rect, theme, self._value, self.part, shares=self._unit.value == "shares")

    def _read(self, point: QPointF) -> str:
        """The cell under the mouse, or the residual next to it."""
        value, rect, theme = self._value, QRectF(self._canvas.rect()), self.look.theme
        for index, model in enumerate(value.models):
            errors = model.parts[self.part]
            letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
            if isinstance(errors, Residuals):
                at = area_of(value, index, rect, theme, self.part)
                if (found := at.at(point)) is not None and errors.residual.size:
                    x, y = errors.predicted.ravel(), errors.residual.ravel()
                    across, up = (x - found[0]) / (at.x[1] - at.x[0]), (y - found[1]) / (at.y[1] - at.y[0])
                    distance = np.hypot(across, up)
                    if not np.isfinite(distance).any():
                        return ""
                    near = int(np.nanargmin(distance))
                    predicted, residual = float(x[near]), float(y[near])
                    ends = [numbers.fixed(each, sign=True) for each in (predicted, predicted - residual, residual)]
                    return letter + "ŷ {}\ny {}\nŷ − y {}".format(*ends)
                continue
            cell = grid_of(value, tile(rect, index, len(value.models), theme), theme).at(point)
            if cell is not None:
                return letter + self._words(errors, *cell)
        return ""

    def _words(self, errors: Confusion, j: int, k: int) -> str:
        data = self._value.data
        assert data is not None
        text = translate("ConfusionPanel", "{true} taken for {predicted}\n{count} of {total}, {share}")
        return text.format(
            true=class_words(data, j),
            predicted=class_words(data, k),
            count=numbers.grouped(int(errors.counts[j, k])),
            total=numbers.grouped(int(errors.counts[j].sum())),
            share=numbers.percent(float(errors.shares[j, k]), decimals=1),
        )
