"""The drawn lines of the loss panel. Imports pyqtgraph, so it is imported late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from playground.look.colour_maps import mix
from playground.look.curve import Curve as DrawnCurve
from playground.look.loss_axis import scaled
from playground.look.plot_items import PointLabel, PointLabels
from playground.look.plots import EndLabel, Plot, line_pen, model_pen
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.loss.value import How, Line, LossValue, reach, stop_epoch, stop_levels
from playground.panels.loss.words import end_words, level_words, line_words, reference_words

LINES: tuple[Line, ...] = ("train", "test", "penalised")
MOST_COVERED = 6
"""Points of lines under words that are left out rather than cover more: the plot is too low for them."""
RAW = 0.6
"""How far the line that is smoothed is held back towards the surface."""


class Lines:
    """The drawn lines, which are made once and then only given new points."""

    def __init__(self, plot: Plot, theme: Theme) -> None:
        self._plot, self._theme = plot, theme
        self._items: list[dict[str, DrawnCurve]] = []
        self._reference, self._level, self._end = (self._curve() for _ in range(3))
        for item in (self._reference, self._level, self._end):
            item.setZValue(-10)
        self._note = PointLabels(plot, theme, distance=3.0)

    def show(self, value: LossValue, how: How) -> None:
        """Draw all curves."""
        while len(self._items) < len(value.curves):
            self._items.append({line: self._curve() for line in ("raw", *LINES)})
            self._items[-1]["raw"].setZValue(-5)
            self.restyle(self._theme)
        for index, items in enumerate(self._items):
            curve = value.curves[index] if index < len(value.curves) else None
            drawn = {} if curve is None else curve.lines(accuracy=how.accuracy, smoothing=how.smoothing)
            for line in LINES:
                items[line].setVisible(line in drawn)
                if curve is not None and line in drawn:
                    items[line].setData(curve.at(how.across), scaled(drawn[line], log=how.log))
            items["raw"].setVisible(bool(drawn) and how.smoothing > 0.0)
            if curve is not None and items["raw"].isVisible():
                raw = curve.lines(accuracy=how.accuracy)["train"]
                items["raw"].setData(curve.at(how.across), scaled(raw, log=how.log))
        self._show_levels(value, how)

    def _curve(self) -> DrawnCurve:
        item = DrawnCurve()
        self._plot.plotItem.addItem(item)
        return item

    def _show_levels(self, value: LossValue, how: How) -> None:
        """The loss of guessing, and where the stop rules end the run, with their words."""
        end_of_axis, labels = reach(value, how.across), list[list[PointLabel]]()
        known = value.reference is not None and value.reference > 0.0 and value.entries > 1 and not how.accuracy
        self._reference.setVisible(known)
        if known and value.reference is not None:
            y = float(scaled(np.array(value.reference), log=how.log))
            self._reference.setData([0.0, end_of_axis], [y, y])
            labels.append(self._level_tries((end_of_axis, 0.0), y, reference_words(value)))
        levels = stop_levels(value.stop) if not how.accuracy else ()
        self._level.setVisible(bool(levels))
        for level in levels:
            y = float(scaled(np.array(level), log=how.log))
            self._level.setData([0.0, end_of_axis], [y, y])
            labels.append(self._level_tries((0.0, end_of_axis), y, level_words(level)))
        end = stop_epoch(value)
        at = 0.0 if end is None else end[0] * (1.0 if how.across == "epochs" else value.steps_per_epoch)
        self._end.setVisible(end is not None and at <= end_of_axis)
        if end is not None and self._end.isVisible():
            low, high = self._plot.plotItem.getViewBox().viewRange()[1]
            self._end.setData([at, at], [low, high])
            heights = [low + share * (high - low) for share in (0.0, 1.0, 0.25, 0.5, 0.75)]
            words = PointLabel(x=at, y=low, text=end_words(*end), colour=self._theme.tokens.muted, opaque=True)
            labels.append([replace(words, y=y, beside=-1) for y in heights])
        self._note.set_labels(self._apart(labels))

    def _apart(self, labels: Sequence[Sequence[PointLabel]]) -> list[PointLabel]:
        """Of the places of each label the one where it lies over no other and over the least of the lines, if any."""
        drawn = [item for items in self._items for item in items.values()] + [self._reference, self._level]
        along = self._note.along(item.getData() for item in drawn if item.isVisible())
        placed: list[PointLabel] = []
        for tries in labels:
            taken = [*map(self._note.place_of, placed)]
            best, covered = self._note.freest(tries, taken, along)
            if covered <= MOST_COVERED:
                placed.append(best)
        return placed

    def _level_tries(self, ends: Sequence[float], y: float, words: str) -> list[PointLabel]:
        """Words over a level line or below it, at one of its ends or the other; shortened where they are long."""
        if self._note.width_of(words) > 0.45 * self._plot.plotItem.getViewBox().width():
            words = words.split(":")[0]
        label = PointLabel(x=0.0, y=y, text=words, colour=self._theme.tokens.muted, opaque=True)
        return [replace(label, x=x, below=below) for x in ends for below in (False, True)]

    def names(self, value: LossValue, how: How) -> list[EndLabel]:
        """What stands at the ends of the lines."""
        tokens, labels = self._theme.tokens, []
        several = len(value.curves) > 1
        for index, curve in enumerate(value.curves if value.entries > 1 else ()):
            letter = f"{MODEL_LETTERS[index]} " if several else ""
            for line, numbers_ in curve.lines(accuracy=how.accuracy, smoothing=how.smoothing).items():
                weight = 600 if line == "train" else 400
                alone = tokens.text if line == "train" else tokens.muted
                labels.append(
                    EndLabel(
                        y=float(scaled(numbers_[-1:], log=how.log)[0]),
                        text=letter + line_words(line, float(numbers_[-1]), accuracy=how.accuracy),
                        colour=tokens.models[index] if several else alone,
                        weight=weight,
                    )
                )
        return labels

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._note.restyle(theme)
        self._reference.setPen(line_pen(theme, theme.tokens.strong, width=1.0, dash=(4.0, 3.0)))
        for item in (self._level, self._end):
            item.setPen(line_pen(theme, theme.tokens.muted, width=1.0, dash=(2.0, 2.0)))
        for index, items in enumerate(self._items):
            held_back = mix(theme.tokens.models[index], theme.tokens.surface, RAW)
            items["train"].setPen(model_pen(theme, index))
            items["test"].setPen(model_pen(theme, index, test=True))
            items["penalised"].setPen(line_pen(theme, theme.tokens.models[index], width=1.0))
            items["raw"].setPen(line_pen(theme, held_back, width=1.0))
