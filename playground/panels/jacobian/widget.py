"""The panel's widget: each layer or end to end, the singular values of all models, and one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.canvas import LOW, Canvas
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented, Sentence
from playground.look.foot import Foot
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.jacobian.picture import area_of, columns, paint
from playground.panels.jacobian.value import SMALLEST_RANGE, JacobianValue, ModelJacobian, Stretch, axis_range, compute
from playground.panels.panel import Panel, Table, Throttle

translate = QCoreApplication.translate


class JacobianPanel(Panel):
    """Singular values by depth: what happens to a small change on its way forward, and to the error on its way back."""

    name = "jacobian"
    area = "bottom"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value = JacobianValue(0, ())
        self._span = SMALLEST_RANGE
        self._part = Segmented(
            look,
            [("layers", self.tr("each layer")), ("output", self.tr("to the output"))],
            name="jacobian_part",
            accessible=self.tr("Whose singular values"),
        )
        self._part.chosen.connect(self._part_chosen)
        self._canvas = Canvas(
            look, self._paint, name="jacobian_canvas", accessible=self.title(), read=self._read, least=LOW
        )
        self._sentence = Sentence(look, name="jacobian_sentence")
        self._words = Throttle(self._show_sentence, parent=self, pause=400)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._part, name="jacobian_controls"))
        box.addWidget(self._canvas, 1)
        box.addWidget(Foot(look, self._sentence, panel=self))

    @staticmethod
    def title() -> str:
        return translate("JacobianPanel", "Jacobian")

    def show_value(self, value: JacobianValue) -> None:
        old, self._value = self._value, value
        same = [(each.name, len(each.layers)) for each in old.models] == [(m.name, len(m.layers)) for m in value.models]
        self._grow(self._span if same and value.step >= old.step else SMALLEST_RANGE)
        self._canvas.update()
        self._canvas.read_again()
        self._words.ask()

    def tables(self) -> Mapping[str, Table]:
        rows = [
            (model.name, part, stretch.place or "input", number + 1, singular)
            for model in self._value.models
            for part, stretches in (("layer", model.layers), ("to_output", model.to_output))
            for stretch in stretches
            for number, singular in enumerate(stretch.values.tolist())
        ]
        return {"jacobian": (("model", "part", "layer", "number", "singular_value"), rows)}

    @property
    def end_to_end(self) -> bool:
        """Whether what is left up to the output is shown, instead of each layer alone."""
        return self._part.value == "output"

    def _grow(self, before: tuple[float, float]) -> None:
        self._span = axis_range(self._value.models, end_to_end=self.end_to_end, before=before)

    def _part_chosen(self, _key: str) -> None:
        self._grow(SMALLEST_RANGE)
        self._canvas.update()

    def _show_sentence(self) -> None:
        texts = [sentence(model) for model in self._value.models]
        if len(texts) > 1:
            texts = [f"<b>{MODEL_LETTERS[index]}:</b> {text}" for index, text in enumerate(texts)]
        self._sentence.show_sentence(" ".join(texts))

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint(painter, rect, theme, self._value, self._span, end_to_end=self.end_to_end)

    def _read(self, point: QPointF) -> str:
        """Largest, smallest and condition of the column under the mouse, in every model."""
        value = self._value
        area = area_of(value, QRectF(self._canvas.rect()), self.look.theme, self._span, end_to_end=self.end_to_end)
        at, lines = area.at(point), []
        for index, model in enumerate(value.models if at is not None else ()):
            assert at is not None
            drawn = columns(model, end_to_end=self.end_to_end)
            place = round(at[0]) - (round(area.x[1] - 0.5) - len(drawn) + 1)
            if 0 <= place < len(drawn):
                letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
                lines += [letter + (drawn[place].place or self.tr("input")), *_reading(drawn[place])]
        return "\n".join(lines)


def _reading(stretch: Stretch) -> list[str]:
    condition = "∞" if math.isinf(stretch.condition) else numbers.plain(stretch.condition)
    lost = translate("JacobianPanel", "{count} of {total} directions are lost")
    return [
        translate("JacobianPanel", "largest {number}").format(number=numbers.plain(stretch.largest)),
        translate("JacobianPanel", "smallest {number}").format(number=numbers.plain(stretch.smallest)),
        translate("JacobianPanel", "condition {number}").format(number=condition),
        *([lost.format(count=stretch.lost, total=len(stretch.values))] if stretch.lost else []),
    ]


def sentence(model: ModelJacobian) -> str:
    """What happens to a small change of the input, in one sentence."""
    whole = model.to_output[0].largest
    if not math.isfinite(whole):
        return translate("JacobianPanel", "The Jacobian holds numbers that are not finite.")
    if whole == 0.0:
        return translate("JacobianPanel", "Nothing that changes at the input reaches the output.")
    if whole < 0.01:
        return _lost(model, whole)
    text = translate(
        "JacobianPanel",
        "A small step at the input moves the output by at most <b>{whole}</b> times its length; a layer stretches it "
        "by at most {mean} on average.",
    )
    mean = math.exp(sum(map(_log, model.layers)) / len(model.layers))
    return text.format(whole=numbers.plain(whole, digits=2), mean=numbers.plain(mean, digits=2))


def _lost(model: ModelJacobian, whole: float) -> str:
    """Where a small step is lost: over the whole depth, or in one layer that keeps less of it than all others do."""
    worst = min(model.layers, key=_log)
    others = [layer for layer in model.layers if layer is not worst]
    rest = sum(map(_log, others))
    if not others:
        text = translate(
            "JacobianPanel", "Of a small step at the input at most <b>{whole}</b> of its length reaches the output."
        )
    elif _log(worst) >= rest:
        others, rest = list(model.layers), rest + _log(worst)
        text = translate(
            "JacobianPanel",
            "Of a small step at the input at most <b>{whole}</b> of its length reaches the output, because a layer "
            "keeps at most {mean} of it on average: neither signals nor gradients survive the depth.",
        )
    elif worst is model.layers[-1]:
        text = translate(
            "JacobianPanel",
            "Of a small step at the input at most <b>{whole}</b> of its length reaches the output, because the output "
            "layer <b>{layer}</b> keeps at most {least}, as saturated outputs do where the network is sure of its "
            "answers; a layer before it passes on at most {mean} times the length on average.",
        )
    else:
        text = translate(
            "JacobianPanel",
            "Of a small step at the input at most <b>{whole}</b> of its length reaches the output: most of it is lost "
            "in <b>{layer}</b>, which keeps at most {least}; another layer passes on at most {mean} times the length "
            "on average.",
        )
    return text.format(
        whole=numbers.plain(whole, digits=2),
        layer=escape(worst.place),
        least=numbers.plain(worst.largest, digits=2),
        mean=numbers.plain(math.exp(rest / max(len(others), 1)), digits=2),
    )


def _log(stretch: Stretch) -> float:
    """ln of the largest singular value; one of 0 counts as the smallest of numbers."""
    return math.log(max(stretch.largest, 1e-300))
