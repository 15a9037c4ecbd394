"""The same experiment from many starts: bands of the loss, on demand, in a thread of its own."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QVBoxLayout, QWidget

from playground.engine.diagnostics.progress import Watch
from playground.engine.many_seeds import MOST, Spread, train_from_many_starts
from playground.engine.program import Array
from playground.engine.snapshot import Snapshot
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.loss_axis import SMALLEST, figure, scaled, snap
from playground.look.theme import Theme
from playground.panels.on_demand import OnDemand
from playground.panels.panel import Table, model_label
from playground.panels.task import Work

if TYPE_CHECKING:
    from playground.look.plots import Plot

translate = QCoreApplication.translate

STARTS = (5, 10, MOST)
EPOCHS = (50, 100, 200)
INNER, OUTER = 0.3, 0.12
"""Opacity of the band between the quartiles, and of the one between the extremes."""


@dataclass(frozen=True, eq=False)
class ManySeeds:
    """What was found: a spread per model."""

    spreads: tuple[Spread, ...]


def work_out(
    snapshot: Snapshot,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    *,
    starts: int,
    epochs: int,
) -> ManySeeds:
    """Train the models of a snapshot from the seeds 0, 1, …. Raises CancelledError."""
    models = snapshot.models
    spreads = train_from_many_starts(
        [each.model for each in models],
        snapshot.data,
        batch_size=snapshot.batch,
        epochs=epochs,
        seeds=range(starts),
        precision=str(models[0].theta.dtype),
        watch=Watch(progress, cancelled),
    )
    return ManySeeds(spreads)


class Bands:
    """The drawn items of one model: two bands, and the median over them."""

    def __init__(self, plot: Plot, theme: Theme, index: int) -> None:
        from playground.look.curve import Curve

        self._index = index
        self._fills = [QGraphicsPathItem() for _ in range(2)]
        self._median = Curve()
        items: tuple[Any, ...] = (*self._fills, self._median)
        for z, item in enumerate(items):
            item.setZValue(z - 10)
            plot.plotItem.addItem(item)
        self.restyle(theme)

    def show(self, epoch: Array, bands: Array) -> None:
        """Draw the quantiles (5, entries), as the axis has them."""
        for item, (low, high) in zip(self._fills, ((0, 4), (1, 3)), strict=True):
            item.setPath(band(epoch, bands[low], bands[high]))
        self._median.setData(epoch, bands[2])

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        from playground.look.plots import model_pen

        for item, opacity in zip(self._fills, (OUTER, INNER), strict=True):
            colour = QColor(theme.tokens.models[self._index])
            colour.setAlphaF(opacity)
            item.setBrush(colour)
            item.setPen(QPen(colour, 0))
        self._median.setPen(model_pen(theme, self._index))


def band(x: Array, low: Array, high: Array) -> QPainterPath:
    """The area between two lines, as far as both are finite."""
    kept = np.isfinite(low) & np.isfinite(high)
    path = QPainterPath()
    if kept.sum() > 1:
        path.moveTo(float(x[kept][0]), float(low[kept][0]))
        for across, up in (*zip(x[kept], low[kept], strict=True), *zip(x[kept][::-1], high[kept][::-1], strict=True)):
            path.lineTo(float(across), float(up))
        path.closeSubpath()
    return path


class ManySeedsPanel(OnDemand):
    """Median, quartiles and extremes of each model's loss over starts that differ in nothing but their seed."""

    name = "many_seeds"
    area = "bottom"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, words=translate("ManySeedsPanel", "Train"))
        from playground.look.plot_items import LiveView, Notice, Readout
        from playground.look.plots import Plot

        self._value = ManySeeds(())
        self._bands: list[Bands] = []
        self._starts = self._choice("starts", STARTS, 10, translate("ManySeedsPanel", "{count} starts"))
        self._epochs = self._choice("epochs", EPOCHS, 100, translate("ManySeedsPanel", "{count} epochs"))
        self._samples = Segmented(
            look,
            [("train", self.tr("train")), ("test", self.tr("test"))],
            name="many_seeds_samples",
            accessible=self.tr("Which samples"),
        )
        self._samples.chosen.connect(lambda _key: self._draw())
        self._plot = Plot(
            look,
            name="many_seeds_plot",
            accessible=self.title(),
            bottom=self.tr("epoch"),
            log=True,
        )
        self._plot.plotItem.getAxis("bottom").whole = True
        self._plot.plotItem.setLabel("left", self.tr("loss (log)"))
        self._view = LiveView(self._plot)
        self._readout = Readout(self._plot, self._read, theme=look.theme)
        self._notice = Notice(self._plot, self.tr("Press Train: the same models from many starts are drawn here."))
        controls = ControlRow(
            look, self._task_row, self._starts, self._epochs, self._samples, name="many_seeds_controls"
        )
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._sentence)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(controls)
        box.addWidget(self._plot, 1)
        box.addLayout(self._foot)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _choice(self, name: str, counts: Sequence[int], chosen: int, words: str) -> Segmented:
        keys = [(str(count), words.format(count=count) if count == counts[-1] else str(count)) for count in counts]
        made = Segmented(self.look, keys, name=f"many_seeds_{name}", accessible=words.format(count="").strip())
        made.set_value(str(chosen))
        return made

    @staticmethod
    def title() -> str:
        return translate("ManySeedsPanel", "Many starts")

    def caption(self) -> str:
        starts = translate("ManySeedsPanel", "{count} starts").format(count=self._starts.value)
        epochs = translate("ManySeedsPanel", "{count} epochs").format(count=self._epochs.value)
        return " · ".join((starts, epochs, self._samples.words))

    def tables(self) -> Mapping[str, Table]:
        header = ("model", "start", "epoch", "train_loss", "test_loss")
        rows = [
            (spread.name, start, int(epoch), float(train), float(test))
            for spread in self._value.spreads
            for start in range(spread.starts)
            for epoch, train, test in zip(spread.epoch, spread.train[start], spread.test[start], strict=True)
        ]
        return {"many_seeds": (header, rows)} if rows else {}

    def work(self, snapshot: Snapshot) -> Work:
        return partial(work_out, snapshot, starts=int(self._starts.value), epochs=int(self._epochs.value))

    def show_result(self, result: ManySeeds) -> None:
        self._value = result
        self._sentence.show_sentence(" ".join(summary(index, each) for index, each in enumerate(result.spreads)))
        self.set_subtitle(
            translate("ManySeedsPanel", "median, quartiles and extremes of {count} starts").format(
                count=result.spreads[0].starts
            )
        )
        self._draw()

    def _found(self) -> list[Array]:
        """The quantiles (5, entries) of each model, of the samples that are chosen."""
        return [each.bands(test=self._samples.value == "test") for each in self._value.spreads]

    def _draw(self) -> None:
        from playground.look.plots import EndLabel

        spreads, found = self._value.spreads, self._found()
        self._notice.setVisible(not spreads)
        while len(self._bands) < len(spreads):
            self._bands.append(Bands(self._plot, self.look.theme, len(self._bands)))
        names = []
        for index, drawn in enumerate(self._bands):
            if index >= len(spreads):
                drawn.show(np.zeros(0), np.zeros((5, 0)))
                continue
            drawn.show(spreads[index].epoch, scaled(found[index], log=True))
            last = float(found[index][2, -1])
            if math.isfinite(last):
                text = f"{model_label(index, spreads[index].name)} {figure(last)}"
                colour = self.look.theme.tokens.models[index]
                names.append(EndLabel(y=float(scaled(np.array(last), log=True)), text=text, colour=colour, weight=600))
        self._plot.end_labels.set_labels(names)
        every = np.concatenate([each.ravel() for each in found] or [np.ones(1)])
        every = every[np.isfinite(every)]
        high = snap(max(float(every.max(initial=SMALLEST)), SMALLEST), up=True)
        low = snap(max(float(every.min(initial=high)), SMALLEST), up=False)
        last_epoch = max((float(each.epoch[-1]) for each in spreads), default=1.0)
        self._view.follow(x=(0.0, last_epoch), y=(math.log10(min(low, high / 5.0)), math.log10(high)))
        self._readout.refresh()

    def _read(self, x: float, _y: float) -> str:
        """The quantiles at the epoch nearest to x."""
        lines: list[str] = []
        for index, (spread, bands) in enumerate(zip(self._value.spreads, self._found(), strict=True)):
            at = int(np.abs(spread.epoch - x).argmin())
            if not lines:
                lines.append(translate("ManySeedsPanel", "epoch {epoch}").format(epoch=int(spread.epoch[at])))
            low, first, median, third, high = (figure(float(each), digits=4) for each in bands[:, at])
            words = translate(
                "ManySeedsPanel", "{model}: median {median}, half {first} to {third}, all {low} to {high}"
            )
            label = model_label(index, spread.name)
            lines.append(words.format(model=label, median=median, first=first, third=third, low=low, high=high))
        return "\n".join(lines)

    def _restyle(self, theme: Theme) -> None:
        self._foot.setContentsMargins(theme.space(16), theme.space(8), theme.space(12), theme.space(8))
        self._plot.setMinimumHeight(theme.text(96))
        self._readout.restyle(theme)
        for each in self._bands:
            each.restyle(theme)
        self._draw()


def summary(index: int, spread: Spread) -> str:
    """What one model's starts came to, as rich text."""
    low, first, _median, third, high = (figure(float(each)) for each in spread.bands()[:, -1])
    words = translate(
        "ManySeedsPanel",
        "<b>{model}:</b> half of the starts end between {first} and {third}, all between {low} and {high}.",
    )
    said = words.format(model=escape(model_label(index, spread.name)), first=first, third=third, low=low, high=high)
    if not spread.diverged:
        return said
    if spread.diverged == spread.starts:
        words = translate("ManySeedsPanel", "<b>{model}:</b> every start diverged.")
        return words.format(model=escape(model_label(index, spread.name)))
    words = translate("ManySeedsPanel", "{count} of {starts} diverged.")
    return f"{said} {words.format(count=spread.diverged, starts=spread.starts)}"
