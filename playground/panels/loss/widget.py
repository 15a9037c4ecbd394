"""The panel's widget: lines of all models, what is drawn and how, and exact numbers under the mouse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.loss.value import Across, Curve, How, LossValue, compute, loss_range, reach
from playground.panels.loss.words import empty_words, line_words
from playground.panels.options import Options
from playground.panels.panel import Panel, Table, Throttle

translate = QCoreApplication.translate

SMOOTHING = {"none": 0.0, "some": 0.6, "much": 0.9}
"""How much of the past a drawn loss keeps."""


class LossPanel(Panel):
    """Train solid, test dotted, in the colours of the models, named at the ends of the lines."""

    name = "loss"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        from playground.look.plot_items import LiveView, Notice, Readout
        from playground.look.plots import Plot
        from playground.panels.loss.picture import Lines

        self._value = LossValue((), None, 0, False)
        self._drawn: tuple[object, ...] = ()
        self._scale = Segmented(
            look,
            [("log", self.tr("log")), ("lin", self.tr("lin"))],
            name="loss_scale",
            accessible=self.tr("Scale of the loss axis"),
        )
        self._across = Segmented(
            look,
            [("epochs", self.tr("epochs")), ("steps", self.tr("steps"))],
            name="loss_across",
            accessible=self.tr("What the bottom axis counts"),
        )
        self._measure = Options(
            self,
            self.tr("Show"),
            [("loss", self.tr("Loss")), ("accuracy", self.tr("Accuracy"))],
            name="loss_measure",
        )
        self._smoothing = Options(
            self,
            self.tr("Smoothing"),
            [("none", self.tr("None")), ("some", self.tr("Some")), ("much", self.tr("Much"))],
            name="loss_smoothing",
        )
        self._plot = Plot(
            look,
            name="loss_plot",
            accessible=self.title(),
            bottom=self.tr("epoch"),
            log=True,
        )
        self._plot.plotItem.getAxis("bottom").whole = True
        self._view = LiveView(self._plot)
        self._readout = Readout(self._plot, self._read, theme=look.theme)
        self._empty = Notice(self._plot, empty_words(self._value))
        self._lines = Lines(self._plot, look.theme)
        self._names = Throttle(self._show_names, parent=self)
        for control in (self._scale, self._across, self._measure, self._smoothing):
            control.chosen.connect(self._chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._plot)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._chosen("")

    @staticmethod
    def title() -> str:
        return translate("LossPanel", "Loss")

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._scale, self._across)

    def tables(self) -> Mapping[str, Table]:
        measures = ("train_loss", "test_loss", "penalised_loss", "train_accuracy", "test_accuracy")
        rows: list[tuple[object, ...]] = []
        for curve in self._value.curves:
            penalised = curve.train if curve.penalised is None else curve.penalised
            columns = (curve.train, curve.test, penalised, curve.train_accuracy, curve.test_accuracy)
            numbers_ = (curve.epoch, curve.step.astype(int), *columns)
            rows += [(curve.name, *row) for row in zip(*(each.tolist() for each in numbers_), strict=True)]
        return {"loss": (("model", "epoch", "step", *measures), rows)}

    def show_value(self, value: LossValue) -> None:
        new, able = value.shown != self._drawn, value.accurate != self._value.accurate
        self._value = value
        if able:
            self._measure.set_enabled("accuracy", value.accurate)
            self._chosen("")
        elif new:
            self._draw()

    @property
    def how(self) -> How:
        """How it is drawn."""
        return How(
            across=cast(Across, self._across.value),
            accuracy=self._measure.value == "accuracy" and self._value.accurate,
            smoothing=SMOOTHING[self._smoothing.value],
            log_chosen=self._scale.value == "log",
        )

    def _draw(self) -> None:
        value, how = self._value, self.how
        self._drawn = value.shown
        y = (0.0, 1.0) if how.accuracy else loss_range(value, log=how.log)
        self._view.follow(x=(0.0, reach(value, how.across)), y=y)
        self._lines.show(value, how)
        self._empty.setText(empty_words(value))
        self._empty.setVisible(value.entries < 2)
        self._names.ask()

    def _show_names(self) -> None:
        self._plot.end_labels.set_labels(self._lines.names(self._value, self.how))
        self._readout.refresh()

    def _chosen(self, _key: str) -> None:
        how = self.how
        self._scale.setEnabled(not how.accuracy)
        self._plot.set_log(how.log)
        self._plot.plotItem.getAxis("left").setScale(100.0 if how.accuracy else 1.0)
        name = self.tr("accuracy (%)") if how.accuracy else self.tr("loss (log)") if how.log else self.tr("loss")
        self._plot.plotItem.setLabel("left", name)
        self._plot.plotItem.setLabel("bottom", self.tr("epoch") if how.across == "epochs" else self.tr("step"))
        self._plot.end_labels.set_labels([])
        words = self.tr("thick: train, dotted: test")
        self.set_subtitle(self.tr("{lines}, smoothed").format(lines=words) if how.smoothing else words)
        self._view.reset()
        self._draw()

    def _read(self, x: float, _y: float) -> str:
        """The numbers, not smoothed, of the measured epoch or step nearest to x."""
        value, how = self._value, self.how
        if value.entries < 2:
            return ""
        return "\n".join(line for i, curve in enumerate(value.curves) for line in _reading(value, i, curve, how, x))

    def _restyle(self, theme: Theme) -> None:
        self._plot.setMinimumHeight(theme.text(96))
        self._lines.restyle(theme)
        self._readout.restyle(theme)
        self._draw()


def _reading(value: LossValue, index: int, curve: Curve, how: How, x: float) -> tuple[str, ...]:
    at = int(np.abs(curve.at(how.across) - x).argmin())
    letter = f"{MODEL_LETTERS[index]} " if len(value.curves) > 1 else ""
    if how.across == "epochs":
        place = translate("LossPanel", "epoch {epoch}").format(epoch=numbers.plain(float(curve.epoch[at]), digits=6))
    else:
        place = translate("LossPanel", "step {step}").format(step=numbers.grouped(float(curve.step[at])))
    lines = curve.lines(accuracy=how.accuracy).items()
    digits = numbers.precision()
    words = [line_words(line, float(each[at]), accuracy=how.accuracy, digits=digits) for line, each in lines]
    return (*((place,) if index == 0 else ()), *(letter + text for text in words))
