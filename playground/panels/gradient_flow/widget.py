"""The panel's widget: profile, history, their controls, and the sentence at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls import Segmented, Sentence, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import MEASURES, FlowValue, compute, history_lines
from playground.panels.gradient_flow.words import summary
from playground.panels.panel import Panel, Table, Throttle

if TYPE_CHECKING:
    from playground.look.plots import Plot

translate = QCoreApplication.translate


class GradientFlowPanel(Panel):
    """The profile by depth, the history over training, and the sentence."""

    name = "gradient_flow"
    area = "bottom"
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        from playground.look.plot_items import Notice, Readout
        from playground.look.plots import Plot
        from playground.panels.gradient_flow.health_rows import HealthRows
        from playground.panels.gradient_flow.history import History
        from playground.panels.gradient_flow.profile import Profile

        self._value = FlowValue(0, 0.0, ())
        self._said = ("", "")
        self._measure = Segmented(
            look,
            [
                ("mean_abs", self.tr("mean")),
                ("rms", self.tr("RMS")),
                ("maximum", self.tr("max")),
                ("norm", self.tr("norm")),
            ],
            name="gradient_measure",
            accessible=self.tr("What is measured of ∂C/∂W"),
        )
        self._scale = Segmented(
            look,
            [("log", self.tr("log")), ("lin", self.tr("lin"))],
            name="gradient_scale",
            accessible=self.tr("Scale of the gradient axes"),
        )
        profile = Plot(
            look,
            name="gradient_profile_plot",
            accessible=self.tr("Gradient by depth, now"),
            log=True,
        )
        history = Plot(
            look,
            name="gradient_history_plot",
            accessible=self.tr("Gradient of each layer over training"),
            bottom=self.tr("epoch"),
            log=True,
        )
        self._profile, self._history = Profile(profile, look.theme), History(history, look.theme)
        self._empty = Notice(history, self.tr("Press Run: the gradient of each layer is drawn here."))
        self._readouts = (
            Readout(profile, self._read_profile, theme=look.theme),
            Readout(history, self._read_history, theme=look.theme),
        )
        self._health = HealthRows(look, profile)
        self._sentence = Sentence(look, name="gradient_sentence")
        self._numbers = Throttle(self._show_numbers, parent=self)
        self._words = Throttle(self._show_sentence, parent=self, pause=400)
        self._lay_out(profile, history)
        self._measure.chosen.connect(self._choice_changed)
        self._scale.chosen.connect(self._choice_changed)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._choice_changed("")

    @staticmethod
    def title() -> str:
        return translate("GradientFlowPanel", "Gradient flow")

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._measure, self._scale)

    def tables(self) -> Mapping[str, Table]:
        now = [
            (flow.name, layer, *(float(flow.now[measure][index]) for measure in MEASURES))
            for flow in self._value.flows
            for index, layer in enumerate(flow.layers)
        ]
        history = [
            (flow.name, layer, float(epoch), *(float(flow.history[measure][entry, index]) for measure in MEASURES))
            for flow in self._value.flows
            for entry, epoch in enumerate(flow.epoch)
            for index, layer in enumerate(flow.layers)
        ]
        return {
            "gradient_now": (("model", "layer", *MEASURES), now),
            "gradient_history": (("model", "layer", "epoch", *MEASURES), history),
        }

    def show_value(self, value: FlowValue) -> None:
        old, self._value = self._value, value
        same_network = [(flow.name, flow.layers) for flow in old.flows] == [(f.name, f.layers) for f in value.flows]
        if value.step < old.step or not same_network:
            self._profile.forget()
            self._history.forget()
        self._draw()

    @property
    def log(self) -> bool:
        """Whether the gradient axes are logarithmic."""
        return self._scale.value == "log"

    def _draw(self) -> None:
        value, measure = self._value, self._measure.value
        self._profile.show(value, measure, log=self.log)
        self._history.show(value, measure, log=self.log)
        self._empty.setVisible(all(len(flow.epoch) < 2 for flow in value.flows))
        self._numbers.ask()
        self._words.ask()

    def _show_numbers(self) -> None:
        value, measure = self._value, self._measure.value
        self._profile.show_numbers(value, measure, log=self.log)
        self._health.show_value(value)
        self._history.show_names(value, measure, log=self.log)
        several = len(value.flows) > 1
        words = (
            self.tr("history over training, first and last layer")
            if several
            else self.tr("history over training, a line per layer")
        )
        self._captions[1].setText(words)
        indent = round(self._profile.plot.end_labels.minimumWidth()) + self.look.theme.text(8)
        if indent != self._ends[1].indent():
            self._ends[1].setIndent(indent)
        for readout in self._readouts:
            readout.refresh()

    def _show_sentence(self) -> None:
        words = summary(self._value) if self._value.flows else ("", "")
        if words != self._said:
            self._said = words
            self._sentence.show_sentence(words[0], level=words[1])

    def _choice_changed(self, _key: str) -> None:
        measure = {
            "mean_abs": self.tr("mean |∂C/∂W|"),
            "rms": self.tr("RMS of ∂C/∂W"),
            "maximum": self.tr("max |∂C/∂W|"),
            "norm": self.tr("‖∂C/∂W‖"),
        }[self._measure.value]
        for picture in (self._profile, self._history):
            picture.plot.set_log(self.log)
            picture.plot.plotItem.setLabel("left", measure)
            picture.forget()
            picture.view.reset()
        self._restyle(self.look.theme)

    def _read_profile(self, x: float, _y: float) -> str:
        """All four measures of the layer nearest to x."""
        value, lines = self._value, []
        longest = max((len(flow.layers) for flow in value.flows), default=0)
        for index, flow in enumerate(value.flows):
            place = round(x) - (longest - len(flow.layers))
            if 0 <= place < len(flow.layers):
                letter = f"{MODEL_LETTERS[index]} " if len(value.flows) > 1 else ""
                lines.append(f"{letter}{flow.layers[place]}")
                words = (self.tr("mean"), self.tr("RMS"), self.tr("max"), self.tr("norm"))
                lines += [
                    f"{word} {numbers.exact_scientific(float(flow.now[measure][place]))}"
                    for word, measure in zip(words, MEASURES, strict=True)
                ]
        return "\n".join(lines)

    def _read_history(self, x: float, _y: float) -> str:
        """Each line at the epoch nearest to x."""
        value = self._value
        if not any(len(flow.epoch) > 1 for flow in value.flows):
            return ""
        texts: list[str] = []
        for line in history_lines(value):
            flow = value.flows[line.flow]
            if len(flow.epoch):
                entry = int(np.abs(flow.epoch - x).argmin())
                if not texts:
                    texts.append(
                        self.tr("epoch {epoch}").format(epoch=numbers.fixed(float(flow.epoch[entry]), decimals=1))
                    )
                gradient = float(flow.history[self._measure.value][entry, line.layer])
                texts.append(f"{line.text} {numbers.exact_scientific(gradient)}")
        return "\n".join(texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _lay_out(self, profile: Plot, history: Plot) -> None:
        self._captions = (
            label(self.tr("now, by depth"), role="tick", tone="muted"),
            label(self.tr("history over training, a line per layer"), role="tick", tone="muted"),
        )
        self._ends = (
            label(self.tr("← towards the input"), role="tick", tone="muted"),
            label(self.tr("output layer →"), role="tick", tone="muted"),
        )
        self._ends[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid = QGridLayout()
        self._grid.addWidget(self._captions[0], 0, 0, 1, 2)
        self._grid.addWidget(self._captions[1], 0, 2)
        self._grid.addWidget(profile, 1, 0, 1, 2)
        self._grid.addWidget(self._health, 2, 0, 1, 2)
        self._grid.addWidget(history, 1, 2, 3, 1)
        self._grid.addWidget(self._ends[0], 3, 0)
        self._grid.addWidget(self._ends[1], 3, 1, Qt.AlignmentFlag.AlignRight)
        for column, stretch in enumerate((2, 2, 7)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setRowStretch(1, 1)
        self._line = QWidget()
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._sentence)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._grid, 1)
        box.addWidget(self._line)
        box.addLayout(self._foot)

    def _restyle(self, theme: Theme) -> None:
        axis = theme.text(60)
        for picture in (self._profile, self._history):
            picture.plot.setMinimumHeight(theme.text(96))
            picture.plot.plotItem.getAxis("left").setWidth(axis)
            picture.restyle(theme)
        for readout in self._readouts:
            readout.restyle(theme)
        for caption in (*self._captions, self._ends[0]):
            caption.setIndent(axis)
        self._grid.setContentsMargins(theme.space(4), theme.space(4), theme.space(12), theme.space(4))
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(0)
        self._foot.setContentsMargins(theme.space(16), theme.space(8), theme.space(12), theme.space(8))
        self._line.setFixedHeight(theme.border())
        self._line.setStyleSheet(f"background: {theme.tokens.border};")
        self._draw()
