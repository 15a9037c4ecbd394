"""The gradient now: a point per layer, input side left, on fixed decades. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from playground.engine.diagnostics.health import VANISHING
from playground.engine.program import Array
from playground.look import numbers
from playground.look.curve import Curve
from playground.look.dashes import Floats
from playground.look.plot_items import LiveView, PointLabel, PointLabels
from playground.look.plots import EndLabel, Plot, line_pen, model_marker, model_pen
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import PROFILE_DECADES, FlowValue, exponents, grown
from playground.panels.gradient_flow.words import level_words, power_of_ten
from playground.panels.panel import model_label

translate = QCoreApplication.translate

MOST_NAMES = 0.2
"""The largest share of the plot's width that the names of models take."""


HEADROOM = 0.3
"""Decades above the highest one and below the lowest, for half a marker."""


class Profile:
    """The picture of now: a point per layer, input side left, on fixed decades that grow by two at a time."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self.plot, self._theme = plot, theme
        self.view = LiveView(plot)
        self._lines: list[Curve] = []
        self._markers: list[Any] = []
        self._labels = PointLabels(plot, theme)
        self._words = PointLabels(plot, theme, distance=2.0)
        self._threshold: tuple[PointLabel, ...] = ()
        """The words of the threshold at all places where they may stand, the best one first."""
        self._band = pyqtgraph.LinearRegionItem(orientation="horizontal", movable=False)
        self._level = Curve()
        for item in (self._band, self._level):
            item.setZValue(-20)
            plot.plotItem.addItem(item)
        self._span = PROFILE_DECADES

    def forget(self) -> None:
        """Start with the first decades again."""
        self._span = PROFILE_DECADES

    def show(self, value: FlowValue, column: str, *, log: bool) -> None:
        """Draw all models, aligned at their output layers."""
        longest = max((len(flow.layers) for flow in value.flows), default=0)
        while len(self._lines) < len(value.flows):
            self._lines.append(Curve())
            self._markers.append(pyqtgraph.ScatterPlotItem())
            for item in (self._lines[-1], self._markers[-1]):
                self.plot.plotItem.addItem(item)
            self.restyle(self._theme)
        drawn = [flow.now[column] for flow in value.flows]
        at = [exponents(each) if log else each for each in drawn]
        for index, pair in enumerate(zip(self._lines, self._markers, strict=True)):
            for item in pair:
                item.setVisible(index < len(at))
            if index < len(at):
                x = np.arange(longest - len(at[index]), longest, dtype=float)
                pair[0].setData(x, at[index])
                drawn_at = np.isfinite(at[index])  # markers without a place have no bounds either
                pair[1].setData(x[drawn_at], at[index][drawn_at])
        self._follow(at, longest, log=log)
        self._show_threshold(value, column, longest, log=log)
        self._show_ticks(value, longest)

    def _follow(self, at: Sequence[Array], longest: int, *, log: bool) -> None:
        every = np.concatenate([*at, [np.nan]])
        if log:
            self._span = grown(self._span, every)
        largest = np.nanmax(np.where(np.isfinite(every), every, 0.0))
        y = (self._span[0] - HEADROOM, self._span[1] + HEADROOM) if log else (0.0, float(largest) * 1.15 or 1.0)
        self.view.follow(x=(-0.5, max(longest, 1) - 0.5), y=y)

    def _show_threshold(self, value: FlowValue, column: str, longest: int, *, log: bool) -> None:
        """The band in which a gradient vanishes, or the line that the sizes are to be compared with."""
        band, level, foot = log and column == "mean_abs", value.level(column), self._span[0] - HEADROOM
        self._band.setVisible(band)
        self._level.setVisible(level is not None)
        limit = math.log10(VANISHING)
        self._band.setRegion((foot, limit))
        self._threshold = ()
        if band:
            text = translate("GradientFlowPanel", "vanishing < {limit}").format(limit=power_of_ten(VANISHING))
            self._threshold = self._tries(text, "warning", (limit, True), (foot, False), (limit, False))
        elif level is not None:
            y = math.log10(level) if log else level
            self._level.setData([-0.5, longest - 0.5], [y, y])
            self._threshold = self._tries(level_words(column, level), "muted", (y, False), (y, True))

    def _tries(self, text: str, token: str, *heights: tuple[float, bool]) -> tuple[PointLabel, ...]:
        """Words at the right and the left end of each height, above or (True) below it."""
        colour = getattr(self._theme.tokens, token)
        return tuple(
            PointLabel(x=x, y=y, text=text, colour=colour, below=below) for y, below in heights for x in (1e3, -1e3)
        )

    def _show_words(self) -> None:
        """Write the threshold where no number, no marker and no line lies; a number that is still in its way goes."""
        numbers, tries = self._labels.labels, self._threshold
        if tries:
            taken = [*map(self._labels.place_of, numbers), *self._marker_places()]
            words, _ = self._words.freest(tries, taken, self._line_points())
            place = self._words.place_of(words)
            self._labels.set_labels([each for each in numbers if not self._labels.place_of(each).intersects(place)])
        self._words.set_labels([words] if tries else [])

    def _marker_places(self) -> list[QRectF]:
        """What the markers cover, px."""
        view, side = self.plot.plotItem.getViewBox(), self._theme.line(self._theme.sizes.profile_marker)
        points = [
            view.mapFromView(QPointF(*point))
            for markers in self._markers
            if markers.isVisible()
            for point in zip(*(each.tolist() for each in markers.getData()), strict=True)
        ]
        return [QRectF(point.x() - side / 2, point.y() - side / 2, side, side) for point in points]

    def _show_ticks(self, value: FlowValue, longest: int) -> None:
        """Layer names at the ticks, as many as find room."""
        flow = max(value.flows, key=lambda flow: len(flow.layers), default=None)
        if flow is None:
            self.plot.plotItem.getAxis("bottom").setTicks([[(0.0, " ")]])  # as high as names
            return
        pitch = self.plot.plotItem.getViewBox().width() / max(longest, 1)
        widest = max((self._labels.width_of(name) for name in flow.layers), default=0.0) + self._theme.space(8)
        every = max(1, math.ceil(widest / max(pitch, 1.0)))
        ticks = [(index, name) for index, name in enumerate(flow.layers) if (longest - 1 - index) % every == 0]
        self.plot.plotItem.getAxis("bottom").setTicks([ticks])

    def show_numbers(self, value: FlowValue, column: str, *, log: bool) -> None:
        """Write the values at the points, all where they find room, else those of the first and the last layer."""
        tokens, labels = self._theme.tokens, []
        longest = max((len(flow.layers) for flow in value.flows), default=0)
        several = len(value.flows) > 1
        room = self.plot.plotItem.getViewBox().width() / max(longest, 1)
        for index, flow in enumerate(value.flows):
            values = flow.now[column]
            write = numbers.scientific if log else partial(numbers.plain, digits=2)
            texts = [write(float(each)) for each in values]
            fits = not several and max(map(self._labels.width_of, texts), default=0.0) + 6 <= room
            count = len(values)
            chosen = range(count) if fits or not count else [0] if several else sorted({0, count - 1} - {-1})
            for place in chosen:
                y = float(values[place]) if not log else float(exponents(values[place]))
                y = self._span[0] if math.isnan(y) and values[place] == 0.0 else y
                colour = tokens.models[index] if several else tokens.text
                labels.append(PointLabel(x=longest - count + place, y=y, text=texts[place], colour=colour))
        self._labels.set_labels(self._apart(labels))
        self._show_words()
        self._show_names(value, column, log=log)

    def _apart(self, labels: Sequence[PointLabel]) -> list[PointLabel]:
        """Numbers above, below or beside their points, where they lie over the fewest lines, markers and others.

        One that would lie over another number all the same, or on a marker of another model, is left out.
        """
        markers, along = self._marker_places(), self._line_points()
        several = sum(line.isVisible() for line in self._lines) > 1
        placed: list[PointLabel] = []
        for label in sorted(labels, key=lambda label: -label.y):
            others = [self._labels.place_of(each) for each in placed]
            tries = [replace(label, beside=beside, below=below) for beside in (0, -1, 1) for below in (False, True)]
            best, _ = self._labels.freest(tries, [*markers, *others], along)
            place = self._labels.place_of(best)
            hidden = several and any(place.contains(each.center()) for each in markers)
            if not hidden and not any(place.intersects(other) for other in others):
                placed.append(best)
        return sorted(placed, key=lambda label: label.x)

    def _line_points(self) -> Floats:
        return self._labels.along(line.getData() for line in self._lines if line.isVisible())

    def _show_names(self, value: FlowValue, column: str, *, log: bool) -> None:
        """The models at the ends of their lines; by their letters where whole names would leave the plot no room."""
        names, bold = [], self._theme.metrics_of(self._theme.font("tick", weight=600))
        whole = [model_label(index, flow.name) for index, flow in enumerate(value.flows)]
        widest = max(map(bold.horizontalAdvance, whole), default=0)
        shown = whole if widest <= MOST_NAMES * self.plot.width() else MODEL_LETTERS
        for index, flow in enumerate(value.flows if len(value.flows) > 1 else ()):
            if flow.layers:
                last = flow.now[column][-1]
                y = float(exponents(last)) if log else float(last)
                colour = self._theme.tokens.models[index]
                names.append(EndLabel(y=y, text=shown[index], colour=colour, weight=600))
        self.plot.end_labels.set_labels(names)

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._labels.restyle(theme)
        self._words.restyle(theme)
        self._level.setPen(line_pen(theme, theme.tokens.strong, width=1.0, dash=(4.0, 3.0)))
        self._band.setBrush(theme.colour("warning_soft"))
        for line in self._band.lines:
            line.setPen(theme.colour("warning_soft"))
        for index, (line, markers) in enumerate(zip(self._lines, self._markers, strict=True)):
            marker = model_marker(theme, index)
            line.setPen(model_pen(theme, index))
            markers.setSymbol(marker["symbol"])
            markers.setSize(marker["symbolSize"])
            markers.setBrush(marker["symbolBrush"])
            markers.setPen(marker["symbolPen"])
