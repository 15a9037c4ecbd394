"""The panel's widget: the bars of all models, and one sentence over them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.canvas import LOW, Canvas
from playground.look.controls import Sentence
from playground.look.foot import Foot
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.panel import Panel, Table, Throttle
from playground.panels.why.picture import areas, paint
from playground.panels.why.value import SMALLEST_RANGE, WhyValue, axis_range, compute
from playground.panels.why.words import number, summary

translate = QCoreApplication.translate


class WhyPanel(Panel):
    """Two factors per layer whose product is the measured shrinkage, and what that means."""

    name = "why"
    area = "bottom"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value = WhyValue(0, ())
        self._span = SMALLEST_RANGE
        self._canvas = Canvas(look, self._paint, name="why_canvas", accessible=self.title(), read=self._read, least=LOW)
        self._sentence = Sentence(look, name="why_sentence")
        self._words = Throttle(self._show_sentence, parent=self, pause=400)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._canvas, 1)
        box.addWidget(Foot(look, self._sentence, panel=self))
        self.set_subtitle(self.tr("each step back multiplies the error by σ′ and W"))

    @staticmethod
    def title() -> str:
        return translate("WhyPanel", "Why")

    def show_value(self, value: WhyValue) -> None:
        old, self._value = self._value, value
        same = [(each.name, each.layers) for each in old.models] == [(each.name, each.layers) for each in value.models]
        kept = self._span if same and value.step >= old.step else SMALLEST_RANGE
        self._span = axis_range(value.models, kept)
        self._canvas.update()
        self._canvas.read_again()
        self._words.ask()

    def tables(self) -> Mapping[str, Table]:
        header = ("model", "layer", "by_activation", "by_weights", "by_skips", "product", "saturated_or_dead")
        rows = [
            (each.name, *row)
            for each in self._value.models
            for row in zip(
                each.layers,
                each.by_activation.tolist(),
                each.by_weights.tolist(),
                each.by_skips.tolist(),
                each.product.tolist(),
                each.saturated.tolist(),
                strict=True,
            )
        ]
        return {"error_factors": (header, rows)}

    def _show_sentence(self) -> None:
        words, level = summary(self._value)
        self._sentence.show_sentence(words, level=level if words else "")

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint(painter, rect, theme, self._value, self._span)

    def _read(self, point: QPointF) -> str:
        """The factors of the layer under the mouse."""
        value = self._value
        places = areas(value, QRectF(self._canvas.rect()), self.look.theme, self._span)
        for index, (factors, area) in enumerate(zip(value.models, places, strict=True)):
            at = area.at(point)
            if at is None or not factors.layers:
                continue
            layer = min(max(round(at[0]), 0), len(factors.layers) - 1)
            stuck = float(factors.saturated[layer])
            words = translate("WhyPanel", "dead") if factors.kinked else translate("WhyPanel", "saturated")
            letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
            return "\n".join(
                [
                    letter + factors.layers[layer],
                    f"σ′ {number(float(factors.by_activation[layer]))}",
                    f"W {number(float(factors.by_weights[layer]))}",
                    *([f"⊕ {number(float(factors.by_skips[layer]))}"] if factors.skips else []),
                    f"× {number(float(factors.product[layer]))}",
                    *([] if math.isnan(stuck) else [f"{words} {numbers.percent(stuck, decimals=1)}"]),
                ]
            )
        return ""
