"""The panel's widget: profile, history, their controls, and the sentence at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.sizes import MEASURES
from playground.look import numbers
from playground.look.controls import Segmented, Sentence, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import COLUMNS, FlowValue, column_of, compute, history_lines
from playground.panels.gradient_flow.words import axis_name, summary
from playground.panels.panel import Panel, Table, Throttle

if TYPE_CHECKING:
    from playground.look.legend import Legend
    from playground.look.plots import Plot
    from playground.panels.gradient_flow.heat_map import HeatMap
    from playground.panels.gradient_flow.history import History
    from playground.panels.gradient_flow.profile import Profile

translate = QCoreApplication.translate

LEAST_PLOT = 72
"""Px that a plot needs at 100 %."""
HEALTH_ROOM = 12
"""Px at 100 % that it needs besides before there are rows of health below it."""


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
        self._quantity = Segmented(
            look,
            [("gradient", "∂C/∂W"), ("delta", "δ"), ("update", self.tr("update ratio"))],
            name="gradient_quantity",
            accessible=self.tr("What is shown of each layer"),
        )
        self._measure = Segmented(
            look,
            [
                ("mean_abs", self.tr("mean")),
                ("rms", self.tr("RMS")),
                ("maximum", self.tr("max")),
                ("norm", self.tr("norm")),
            ],
            name="gradient_measure",
            accessible=self.tr("What is measured of it"),
        )
        self._scale = Segmented(
            look,
            [("log", self.tr("log")), ("lin", self.tr("lin"))],
            name="gradient_scale",
            accessible=self.tr("Scale of the gradient axes"),
        )
        self._view = Segmented(
            look,
            [("lines", self.tr("lines")), ("map", self.tr("map"))],
            name="gradient_history_view",
            accessible=self.tr("History as lines, or as a map of layers and epochs"),
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
        self._map: HeatMap | None = None
        self._legend: Legend
        self._empty = [Notice(history, self.tr("Press Run: the gradient of each layer is drawn here."))]
        self._readouts = [
            Readout(profile, self._read_profile, theme=look.theme),
            Readout(history, self._read_history, theme=look.theme),
        ]
        self._health = HealthRows(look, profile)
        self._sentence = Sentence(look, name="gradient_sentence")
        self._numbers = Throttle(self._show_numbers, parent=self)
        self._names = Throttle(self._show_names, parent=self)
        self._words = Throttle(self._show_sentence, parent=self, pause=400)
        profile.plotItem.getViewBox().sigResized.connect(lambda *_: self._numbers.ask())  # they may lie elsewhere now
        self._lay_out(profile, history)
        for control in (self._quantity, self._measure, self._scale):
            control.chosen.connect(self._choice_changed)
        self._view.chosen.connect(self._view_chosen)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self._choice_changed("")

    @staticmethod
    def title() -> str:
        return translate("GradientFlowPanel", "Gradient flow")

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._quantity, self._measure, self._scale)

    def tables(self) -> Mapping[str, Table]:
        now = [
            (flow.name, layer, *(float(flow.now[column][index]) for column in COLUMNS))
            for flow in self._value.flows
            for index, layer in enumerate(flow.layers)
        ]
        return {
            "gradient_now": (("model", "layer", *COLUMNS), now),
            "gradient_history": self._history_table(MEASURES),
            "delta_history": self._history_table([column for column in COLUMNS if column not in MEASURES]),
        }

    def _history_table(self, columns: Sequence[str]) -> Table:
        """The history of columns that were kept at the same moments."""
        rows = [
            (flow.name, layer, float(epoch), *(float(flow.history[column][entry, index]) for column in columns))
            for flow in self._value.flows
            for entry, epoch in enumerate(flow.epochs(columns[0]))
            for index, layer in enumerate(flow.layers)
        ]
        return ("model", "layer", "epoch", *columns), rows

    def show_value(self, value: FlowValue) -> None:
        self.show_in_turns(value)()

    def show_in_turns(self, value: FlowValue) -> Callable[[], None]:
        """Profile and history in a frame of their own each: together they take longer than a frame may."""
        old, self._value = self._value, value
        same_network = [(flow.name, flow.layers) for flow in old.flows] == [(f.name, f.layers) for f in value.flows]
        if (value.step < old.step and not value.until) or not same_network:
            self._profile.forget()
            self._history.forget()
        self._draw_now()
        return self._draw_past

    @property
    def log(self) -> bool:
        """Whether the gradient axes are logarithmic."""
        return self._scale.value == "log"

    @property
    def column(self) -> str:
        """What is shown."""
        return column_of(self._quantity.value, self._measure.value)

    @property
    def as_map(self) -> bool:
        """Whether the history is a map of layers and epochs."""
        return self._view.value == "map"

    def _draw(self) -> None:
        self._draw_now()
        self._draw_past()

    def _draw_now(self) -> None:
        self._profile.show(self._value, self.column, log=self.log)
        self._numbers.ask()
        self._words.ask()

    def _draw_past(self) -> None:
        value, column = self._value, self.column
        if self.as_map and self._map is not None:
            self._map.show(value, column, log=self.log)
        else:
            self._history.show(value, column, log=self.log)
        for notice in self._empty:
            notice.setVisible(all(len(flow.epochs(column)) < 2 for flow in value.flows))
        self._names.ask()

    def _show_numbers(self) -> None:
        self._profile.show_numbers(self._value, self.column, log=self.log)
        self._health.show_value(self._value)
        self._give_way()
        indent = round(self._profile.plot.end_labels.minimumWidth()) + self.look.theme.text(8)
        if indent != self._ends[1].indent():
            self._ends[1].setIndent(indent)
        self._readouts[0].refresh()

    def _show_names(self) -> None:
        value, column = self._value, self.column
        words = self.tr("history, a row per layer")
        if self.as_map and self._map is not None:
            self._legend.show_entries((), self._map.bar(value, column, log=self.log))
        else:
            self._history.show_names(value, column, log=self.log)
            words = self.tr("history over training, a line per layer")
            if len(value.flows) > 1:
                words = self.tr("history over training, first and last layer")
        self._captions[1].setText(words)
        for readout in self._readouts[1:]:
            readout.refresh()

    def _show_sentence(self) -> None:
        words = summary(self._value, self._quantity.value) if self._value.flows else ("", "")
        if words != self._said:
            self._said = words
            self._sentence.show_sentence(words[0], level=words[1])
            self._give_way()

    def _choice_changed(self, _key: str) -> None:
        self._measure.setEnabled(self._quantity.value != "update")
        for picture in (self._profile, self._history):
            picture.plot.set_log(self.log)
            picture.plot.plotItem.setLabel("left", axis_name(self._quantity.value, self._measure.value))
            picture.forget()
            picture.view.reset()
        self._restyle(self.look.theme)

    def _view_chosen(self, _key: str) -> None:
        if self.as_map and self._map is None:
            self._make_map()
        if self._map is not None:
            self._map.plot.setVisible(self.as_map)
            self._legend.setVisible(self.as_map)
            self._head.setStretch(2, 0 if self.as_map else 1)
        self._history.plot.setVisible(not self.as_map)
        self._restyle(self.look.theme)

    def _make_map(self) -> None:
        """The map and its colours, once somebody asks for them."""
        from playground.look.legend import Legend
        from playground.look.plot_items import Notice, Readout
        from playground.look.plots import Plot
        from playground.panels.gradient_flow.heat_map import HeatMap

        plot = Plot(
            self.look,
            name="gradient_map_plot",
            accessible=self.tr("Gradient of each layer over training, as a map"),
            bottom=self.tr("epoch"),
        )
        self._map, self._legend = HeatMap(plot, self.look.theme), Legend(self.look, name="gradient_map_legend")
        self._readouts.append(Readout(plot, self._read_map, theme=self.look.theme))
        self._empty.append(Notice(plot, self._empty[0].text()))
        self._head.insertWidget(1, self._legend, 1)
        self._grid.addWidget(plot, 1, 2, 3, 1)

    def _read_profile(self, x: float, _y: float) -> str:
        """All measures of the layer nearest to x."""
        value, lines = self._value, []
        longest = max((len(flow.layers) for flow in value.flows), default=0)
        for index, flow in enumerate(value.flows):
            place = round(x) - (longest - len(flow.layers))
            if 0 <= place < len(flow.layers):
                letter = f"{MODEL_LETTERS[index]} " if len(value.flows) > 1 else ""
                lines.append(f"{letter}{flow.layers[place]}")
                quantity = self._quantity.value
                words = {"mean_abs": self.tr("mean"), "rms": self.tr("RMS"), "maximum": self.tr("max"),
                         "norm": self.tr("norm")}  # fmt: skip
                if quantity == "update":
                    words = {"": axis_name(quantity, "")}
                lines += [
                    f"{word} {numbers.exact_scientific(float(flow.now[column_of(quantity, measure)][place]))}"
                    for measure, word in words.items()
                ]
        return "\n".join(lines)

    def _read_history(self, x: float, _y: float) -> str:
        """Each line at the epoch nearest to x."""
        value = self._value
        if not any(len(flow.epochs(self.column)) > 1 for flow in value.flows):
            return ""
        found = [self._past(line.flow, line.layer, x) for line in history_lines(value)]
        lines = [f"{line.text} {past[1]}" for line, past in zip(history_lines(value), found, strict=True) if past]
        return "\n".join([next(past[0] for past in found if past), *lines])

    def _read_map(self, x: float, y: float) -> str:
        """The row under the mouse at the epoch nearest to x."""
        from playground.panels.gradient_flow.heat_map import row_at

        value = self._value
        row = row_at(value, y)
        past = self._past(*row, x) if row is not None else None
        if row is None or past is None:
            return ""
        letter = f"{MODEL_LETTERS[row[0]]} " if len(value.flows) > 1 else ""
        return f"{past[0]}\n{letter}{value.flows[row[0]].layers[row[1]]} {past[1]}"

    def _past(self, model: int, layer: int, epoch: float) -> tuple[str, str] | None:
        """The kept epoch nearest to `epoch`, and what a layer was then, in words."""
        flow, column = self._value.flows[model], self.column
        if not len(flow.epochs(column)):
            return None
        entry = int(np.abs(flow.epochs(column) - epoch).argmin())
        words = self.tr("epoch {epoch}").format(epoch=numbers.fixed(float(flow.epochs(column)[entry]), decimals=1))
        return words, numbers.exact_scientific(float(flow.history[column][entry, layer]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()
        self._draw()

    def _give_way(self) -> None:
        """In a low dock the ends of the depth give way, the rows of health, what is above the plots, the sentence."""
        grid, foot = self._grid.contentsMargins(), self._foot.contentsMargins()
        sentence = self._sentence.heightForWidth(self.width() - foot.left() - foot.right()) + foot.top() + foot.bottom()
        room = self.height() - grid.top() - grid.bottom() - self.look.theme.text(LEAST_PLOT)
        said = room >= sentence
        for below in (self._line, self._sentence):
            below.setVisible(said)
        room -= self._view.sizeHint().height() + (sentence if said else 0)
        for above in (*self._captions, self._view):
            above.setVisible(room >= 0)
        if self.as_map and self._map is not None:
            head = self._head.geometry().width() - self._view.width() - self._legend.least_width()
            self._captions[1].setVisible(room >= 0 and self._captions[1].sizeHint().width() <= head)
        room -= self._health.sizeHint().height()
        for end in self._ends:
            end.setVisible(room >= end.sizeHint().height())
        fits = self._health.fits() and room >= self.look.theme.text(HEALTH_ROOM)
        self._health.setVisible(bool(self._health.rows) and fits)

    def _lay_out(self, profile: Plot, history: Plot) -> None:
        self._captions = (
            label(self.tr("now, by depth"), role="tick", tone="muted"),
            label(self.tr("history over training, a line per layer"), role="tick", tone="muted"),
        )
        self._ends = (
            label(self.tr("← towards the input"), role="tick", tone="muted", name="gradient_depth_end"),
            label(self.tr("output layer →"), role="tick", tone="muted", name="gradient_depth_end"),
        )
        self._ends[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid = QGridLayout()
        self._grid.addWidget(self._captions[0], 0, 0, 1, 2)
        self._head = QHBoxLayout()
        self._head.addWidget(self._captions[1])
        self._head.addStretch(1)
        self._head.addWidget(self._view)
        self._grid.addLayout(self._head, 0, 2)
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
        pictures: list[Profile | History | HeatMap] = [self._profile, self._history]
        for picture in pictures + ([self._map] if self._map is not None else []):
            picture.plot.setMinimumHeight(theme.text(LEAST_PLOT))
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
