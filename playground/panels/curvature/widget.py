"""The panel's widget: a button that works the curvature out, the spectra, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.engine.snapshot import Snapshot
from playground.look import numbers
from playground.look.canvas import Canvas, paint_notice
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented
from playground.look.foot import Foot
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.curvature.picture import area_of, paint, spectrum_of
from playground.panels.curvature.value import CurvatureValue, by_size, work_out
from playground.panels.curvature.words import summary
from playground.panels.on_demand import OnDemand
from playground.panels.panel import Table
from playground.panels.task import Cancelled, Progress, Work

translate = QCoreApplication.translate


class CurvaturePanel(OnDemand):
    """Eigenvalues of the Hessian or of Gauss–Newton, of the step at which the button was pressed."""

    name = "curvature"
    wide = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, words=translate("CurvaturePanel", "Compute"))
        self._value: CurvatureValue | None = None
        self._canvas = Canvas(look, self._paint, name="curvature_canvas", accessible=self.title(), read=self._read)
        self._matrix = Segmented(
            look,
            [("hessian", self.tr("Hessian")), ("gauss_newton", self.tr("Gauss–Newton"))],
            name="curvature_matrix",
            accessible=self.tr("Which matrix"),
        )
        self._matrix.chosen.connect(lambda _key: self._canvas.update())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._task_row, self._matrix, name="curvature_controls"))
        box.addWidget(self._canvas, 1)
        box.addWidget(Foot(look, self._sentence, panel=self))

    @staticmethod
    def title() -> str:
        return translate("CurvaturePanel", "Curvature")

    def work(self, snapshot: Snapshot) -> Work:
        return partial(work_out, snapshot)

    def filming(self) -> Callable[[Snapshot, Progress, Cancelled], CurvatureValue]:
        return work_out

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        rows = [
            (model.name, value.step, matrix, number + 1, eigenvalue)
            for model in (value.models if value is not None else ())
            for matrix, spectrum in (("hessian", model.found.hessian), ("gauss_newton", model.found.gauss_newton))
            for number, eigenvalue in enumerate(spectrum.eigenvalues[::-1].tolist())
            if value is not None
        ]
        return {"eigenvalues": (("model", "step", "matrix", "number", "eigenvalue"), rows)} if value is not None else {}

    def show_result(self, result: CurvatureValue) -> None:
        self._value = result
        words, level = summary(result)
        self._sentence.show_sentence(words, level=level)
        step = numbers.grouped(result.step)
        self.set_subtitle(translate("CurvaturePanel", "at step {step}").format(step=step))
        self._canvas.update()

    def _paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        if self._value is not None:
            paint(painter, rect, theme, self._value, gauss_newton=self._matrix.value == "gauss_newton")
            return
        if not self._problem:
            words = translate("CurvaturePanel", "Press Compute: the eigenvalues of this moment are drawn here.")
            paint_notice(painter, rect, words, theme)

    def _read(self, point: QPointF) -> str:
        """The eigenvalue whose rank is under the mouse."""
        value, newton = self._value, self._matrix.value == "gauss_newton"
        for index, model in enumerate(value.models if value is not None else ()):
            assert value is not None
            area = area_of(value, index, QRectF(self._canvas.rect()), self.look.theme, gauss_newton=newton)
            at, values = area.at(point), by_size(spectrum_of(model, gauss_newton=newton))
            if at is not None and len(values):
                rank = min(max(round(at[0]), 1), len(values))
                letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
                return f"{letter}λ {rank}\n{numbers.scientific(float(values[rank - 1]), digits=4)}"
        return ""
