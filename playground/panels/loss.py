"""The loss of training and test data over the epochs, a pair of lines per model."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.engine.diagnostics.health import guessing_loss
from playground.engine.losses import MeanSquaredError
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot
from playground.look import numbers
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.loss_axis import SMALLEST, figure, scaled, snap
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.panel import Panel, Table, Throttle

if TYPE_CHECKING:
    from playground.look.plots import EndLabel, Plot

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Curve:
    """One model's losses: epoch, train and test (entries,); test is nan where there are no test samples."""

    name: str
    epoch: Array
    train: Array
    test: Array


@dataclass(frozen=True, eq=False)
class LossValue:
    """All curves; `reference` is the loss of guessing among `classes` (0: regression), None where unknown."""

    curves: tuple[Curve, ...]
    reference: float | None
    classes: int
    squares: bool

    @property
    def entries(self) -> int:
        """How many epochs have been measured."""
        return max((len(curve.epoch) for curve in self.curves), default=0)

    @property
    def last_epoch(self) -> float:
        """The newest epoch."""
        return max((float(curve.epoch[-1]) for curve in self.curves if len(curve.epoch)), default=0.0)

    @property
    def shown(self) -> tuple[object, ...]:
        """Changes when there is something new to draw."""
        return tuple((c.name, len(c.epoch), *(float(a[-1]) for a in (c.epoch, c.train) if len(a))) for c in self.curves)


def compute(snapshot: Snapshot) -> LossValue:
    """The losses of all models; the reference line is that of the first, if all have the same."""
    references = {guessing_loss(model.model, snapshot.data) for model in snapshot.models}
    return LossValue(
        curves=tuple(_curve(model) for model in snapshot.models),
        reference=references.pop() if len(references) == 1 else None,
        classes=len(snapshot.data.classes),
        squares=any(isinstance(model.model.loss, MeanSquaredError) for model in snapshot.models),
    )


def _curve(model: ModelSnapshot) -> Curve:
    history = model.metrics
    return Curve(name=model.model.name, epoch=history.epoch, train=history.train_loss, test=history.test_loss)


def loss_range(value: LossValue, *, log: bool) -> tuple[float, float]:
    """What the left axis shows, snapped to 1, 2 or 5 times a power of ten so that it seldom moves.

    On a log axis these are exponents. The reference line is always inside.
    """
    drawn = [curve.train for curve in value.curves] + [curve.test for curve in value.curves]
    finite = np.concatenate([*drawn, [1.0 if value.reference is None else value.reference]])
    finite = finite[np.isfinite(finite)]
    high = snap(float(finite.max()), up=True) if finite.size and finite.max() > 0.0 else 1.0
    if not log:
        return 0.0, high
    low = snap(max(float(finite.min()) * 0.75, SMALLEST), up=False)
    return math.log10(min(low, high / 5.0)), math.log10(high)


class Lines:
    """The drawn lines, which are made once and then only given new points."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        import pyqtgraph

        from playground.look.plot_items import PointLabels

        self._plot, self._theme = plot, theme
        self._items: list[tuple[Any, Any]] = []
        self._reference = pyqtgraph.InfiniteLine(angle=0)
        self._reference.setZValue(-10)
        self._note = PointLabels(plot, theme, distance=3.0)
        plot.plotItem.addItem(self._reference)

    def show(self, value: LossValue, *, log: bool) -> None:
        """Draw all curves."""
        while len(self._items) < len(value.curves):
            self._items.append((self._curve(), self._curve()))
            self.restyle(self._theme)
        for index, pair in enumerate(self._items):
            shown = index < len(value.curves)
            for item in pair:
                item.setVisible(shown)
            if shown:
                curve = value.curves[index]
                pair[0].setData(curve.epoch, scaled(curve.train, log=log))
                pair[1].setData(curve.epoch, scaled(curve.test, log=log))
        self._show_reference(value, log=log)

    def _curve(self) -> Any:
        from playground.look.curve import Curve

        item = Curve()
        self._plot.plotItem.addItem(item)
        return item

    def _show_reference(self, value: LossValue, *, log: bool) -> None:
        from playground.look.plot_items import PointLabel

        known = value.reference is not None and value.reference > 0.0 and value.entries > 1
        self._reference.setVisible(known)
        labels = []
        if known and value.reference is not None:
            y = float(scaled(np.array(value.reference), log=log))
            self._reference.setValue(y)
            colour, view = self._theme.tokens.muted, self._plot.plotItem.getViewBox()
            words = reference_words(value)
            if self._note.width_of(words) > 0.45 * view.width():
                words = words.split(":")[0]
            above = view.mapFromView(QPointF(0.0, y)).y() > self._theme.line_height("tick") + self._theme.space(4)
            x = max(value.last_epoch, 1.0)
            labels = [PointLabel(x=x, y=y, text=words, colour=colour, below=not above, opaque=True)]
        self._note.set_labels(labels)

    def names(self, value: LossValue, *, log: bool) -> list[EndLabel]:
        """What stands at the ends of the lines."""
        from playground.look.plots import EndLabel

        tokens, labels = self._theme.tokens, []
        several = len(value.curves) > 1
        for index, curve in enumerate(value.curves if value.entries > 1 else ()):
            letter = f"{MODEL_LETTERS[index]} " if several else ""
            for weight, text, losses in (
                (600, translate("LossPanel", "train {loss}"), curve.train),
                (400, translate("LossPanel", "test {loss}"), curve.test),
            ):
                alone = tokens.text if weight == 600 else tokens.muted
                labels.append(
                    EndLabel(
                        y=float(scaled(losses[-1:], log=log)[0]),
                        text=letter + text.format(loss=figure(float(losses[-1]))),
                        colour=tokens.models[index] if several else alone,
                        weight=weight if several else 400,
                    )
                )
        return labels

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        from playground.look.plots import line_pen, model_pen

        self._theme = theme
        self._note.restyle(theme)
        self._reference.setPen(line_pen(theme, theme.tokens.strong, width=1.0, dash=(4.0, 3.0)))
        for index, (train, test) in enumerate(self._items):
            train.setPen(model_pen(theme, index))
            test.setPen(model_pen(theme, index, test=True))


def reference_words(value: LossValue) -> str:
    """What the reference line means: "ln 2 = 0.693: no better than a coin"."""
    if value.reference is None:
        return ""
    loss = figure(value.reference)
    if value.squares or not value.classes:
        return translate("LossPanel", "always the mean = {loss}: nothing learned").format(loss=loss)
    if value.classes == 2:
        return translate("LossPanel", "ln 2 = {loss}: no better than a coin").format(loss=loss)
    text = translate("LossPanel", "ln {classes} = {loss}: no better than guessing")
    return text.format(classes=value.classes, loss=loss)


class LossPanel(Panel):
    """Train solid, test dotted, in the colours of the models, named at the ends of the lines."""

    name = "loss"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        from playground.look.plot_items import LiveView, Notice, Readout
        from playground.look.plots import Plot

        self._value = LossValue((), None, 0, False)
        self._drawn: tuple[object, ...] = ()
        self._scale = Segmented(
            look,
            [("log", self.tr("log")), ("lin", self.tr("lin"))],
            name="loss_scale",
            accessible=self.tr("Scale of the loss axis"),
        )
        self._scale.chosen.connect(self._scale_chosen)
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
        self._empty = Notice(self._plot, self.tr("Press Run: the loss of training and test data is drawn here."))
        self._lines = Lines(self._plot, look.theme)
        self._names = Throttle(self._show_names, parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._plot)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._scale_chosen("log")

    @staticmethod
    def title() -> str:
        return translate("LossPanel", "Loss")

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._scale,)

    def tables(self) -> Mapping[str, Table]:
        header = ("model", "epoch", "train_loss", "test_loss")
        rows = [
            (curve.name, int(epoch), float(train), float(test))
            for curve in self._value.curves
            for epoch, train, test in zip(curve.epoch, curve.train, curve.test, strict=True)
        ]
        return {"loss": (header, rows)}

    def show_value(self, value: LossValue) -> None:
        new = value.shown != self._drawn
        self._value = value
        if new:
            self._draw()

    @property
    def log(self) -> bool:
        """Whether the loss axis is logarithmic."""
        return self._scale.value == "log"

    def _draw(self) -> None:
        value = self._value
        self._drawn = value.shown
        self._view.follow(x=(0.0, max(value.last_epoch, 1.0)), y=loss_range(value, log=self.log))
        self._lines.show(value, log=self.log)
        self._empty.setVisible(value.entries < 2)
        self._names.ask()

    def _show_names(self) -> None:
        self._plot.end_labels.set_labels(self._lines.names(self._value, log=self.log))
        self._readout.refresh()

    def _scale_chosen(self, _key: str) -> None:
        self._plot.set_log(self.log)
        self._plot.plotItem.setLabel("left", self.tr("loss (log)") if self.log else self.tr("loss"))
        self._view.reset()
        self._draw()

    def _read(self, x: float, _y: float) -> str:
        """The numbers of the measured epoch nearest to x."""
        value = self._value
        if value.entries < 2:
            return ""
        return "\n".join(line for i, curve in enumerate(value.curves) for line in _reading(value, i, curve, x))

    def _restyle(self, theme: Theme) -> None:
        self._plot.setMinimumHeight(theme.text(96))
        self._lines.restyle(theme)
        self._readout.restyle(theme)
        self._draw()


def _reading(value: LossValue, index: int, curve: Curve, x: float) -> tuple[str, ...]:
    at = int(np.abs(curve.epoch - x).argmin())
    letter = f"{MODEL_LETTERS[index]} " if len(value.curves) > 1 else ""
    epoch = translate("LossPanel", "epoch {epoch}").format(epoch=int(curve.epoch[at]))
    train, test = (figure(float(losses[at]), digits=numbers.precision()) for losses in (curve.train, curve.test))
    return (
        *((epoch,) if index == 0 else ()),
        letter + translate("LossPanel", "train {loss}").format(loss=train),
        letter + translate("LossPanel", "test {loss}").format(loss=test),
    )
