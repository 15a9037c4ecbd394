"""The gradient over the whole training, a line per layer. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from playground.look.colour_maps import depth_colours
from playground.look.curve import Curve
from playground.look.plot_items import LiveView
from playground.look.plots import EndLabel, Plot, line_pen
from playground.look.theme import Theme
from playground.look.tokens import MODEL_DASHES
from playground.panels.gradient_flow.value import (
    PROFILE_DECADES,
    FlowValue,
    Line,
    Span,
    exponents,
    history_lines,
    whole_decades,
)


class History:
    """The picture of the whole training: lines in the depth ramp of their model, named at their ends."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self.plot, self._theme = plot, theme
        plot.plotItem.getAxis("bottom").whole = True
        self.view = LiveView(plot)
        self._items: list[Curve] = []
        self._styled: tuple[object, ...] = ()
        self._span: Span | None = None
        self._level = Curve()
        self._level.setZValue(-20)
        plot.plotItem.addItem(self._level)

    def forget(self) -> None:
        """Let the range be that of the data alone again."""
        self._span = None

    def show(self, value: FlowValue, column: str, *, log: bool) -> None:
        """Draw all lines."""
        lines = history_lines(value)
        while len(self._items) < len(lines):
            self._items.append(Curve())
            self.plot.plotItem.addItem(self._items[-1])
        self._style(value, lines)
        at = [
            exponents(value.flows[line.flow].history[column][:, line.layer])
            if log
            else value.flows[line.flow].history[column][:, line.layer]
            for line in lines
        ]
        level = value.level(column)
        self._level.setVisible(level is not None)
        y = math.nan if level is None else math.log10(level) if log else level
        self._level.setData([0.0, value.across], [y, y])
        every = np.concatenate([*at, [y]])
        if log and np.isfinite(every).any():
            self._span = whole_decades(every, self._span)
        largest = float(np.nanmax(np.where(np.isfinite(every), every, 0.0)))
        decades = self._span or PROFILE_DECADES
        self.view.follow(x=(0.0, value.across), y=decades if log else (0.0, largest * 1.05 or 1.0))
        for index, item in enumerate(self._items):
            item.setVisible(index < len(lines))
            if index < len(lines):
                item.setData(value.flows[lines[index].flow].epochs(column), at[index])

    def show_names(self, value: FlowValue, column: str, *, log: bool) -> None:
        """Write the layers' names at the ends of the lines."""
        labels = []
        for line, colour in zip(history_lines(value), self._colours(value), strict=True):
            rows = value.flows[line.flow].history[column][:, line.layer]
            if len(rows) > 1:
                y = float(exponents(rows[-1])) if log else float(rows[-1])
                dash = MODEL_DASHES[line.flow] if len(value.flows) > 1 else ()
                labels.append(EndLabel(y=y, text=line.text, colour=colour, dash=dash))
        self.plot.end_labels.set_labels(labels)

    def _colours(self, value: FlowValue) -> list[str]:
        tokens, colours = self._theme.tokens, []
        for line in history_lines(value):
            ramp = depth_colours(tokens, line.flow, count=len(value.flows[line.flow].layers))
            colours.append(tokens.models[line.flow] if len(value.flows) > 1 and line.layer else ramp[line.layer])
        return colours

    def _style(self, value: FlowValue, lines: Sequence[Line]) -> None:
        """Pens, only where they change."""
        colours = self._colours(value)
        styled = (self._theme, tuple(colours), tuple(lines))
        if styled == self._styled:
            return
        self._styled = styled
        for item, line, colour in zip(self._items, lines, colours, strict=False):
            dash = MODEL_DASHES[line.flow] if len(value.flows) > 1 else ()
            item.setPen(line_pen(self._theme, colour, width=1.5, dash=dash))

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._level.setPen(line_pen(theme, theme.tokens.strong, width=1.0, dash=(4.0, 3.0)))
