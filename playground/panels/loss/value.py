"""What the loss panel shows of a snapshot, computed in the worker, and the ranges of its axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.diagnostics.health import guessing_loss
from playground.engine.losses import MeanSquaredError
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot
from playground.engine.stop import Stop
from playground.look.loss_axis import SMALLEST, snap

Across = Literal["epochs", "steps"]
Line = Literal["train", "test", "penalised"]

TAPS = 128
"""Entries of the past that a smoothed one remembers at most."""


@dataclass(frozen=True)
class How:
    """How the value is drawn: against what, as accuracy or as loss, and how much it is smoothed (0 to 1)."""

    across: Across
    accuracy: bool
    smoothing: float
    log_chosen: bool

    @property
    def log(self) -> bool:
        """Whether the left axis is one of decades."""
        return self.log_chosen and not self.accuracy


@dataclass(frozen=True, eq=False)
class Curve:
    """One model, (entries,) each: what was measured after `epoch` and `step`. Test is nan where there are no test
    samples, the accuracies where there are no classes; `penalised` is None for a model without penalty."""

    name: str
    epoch: Array
    step: Array
    train: Array
    test: Array
    penalised: Array | None
    train_accuracy: Array
    test_accuracy: Array

    def at(self, across: Across) -> Array:
        """Where the entries lie across."""
        return self.epoch if across == "epochs" else self.step

    def lines(self, *, accuracy: bool, smoothing: float = 0.0) -> dict[Line, Array]:
        """The lines to draw, (entries,) each, the most important one first."""
        lines: dict[Line, Array] = {"train": self.train, "test": self.test}
        if accuracy:
            lines = {"train": self.train_accuracy, "test": self.test_accuracy}
        elif self.penalised is not None:
            lines["penalised"] = self.penalised
        return {name: smoothed(values, smoothing) for name, values in lines.items()}


@dataclass(frozen=True, eq=False)
class LossValue:
    """All curves; `reference` is the loss of guessing among `classes` (0: regression), None where unknown."""

    curves: tuple[Curve, ...]
    reference: float | None
    classes: int
    squares: bool
    stop: Stop = Stop()
    steps_per_epoch: int = 1
    until: int = 0
    """The furthest step of the run, where somebody looks back: the axis stays as long."""
    begun: bool = False
    broken: bool = False
    """Whether a step has been made, and whether some model has diverged."""

    @property
    def entries(self) -> int:
        """How many epochs have been measured."""
        return max((len(curve.epoch) for curve in self.curves), default=0)

    def last(self, across: Across = "epochs") -> float:
        """The newest epoch or step."""
        return max((float(curve.at(across)[-1]) for curve in self.curves if len(curve.epoch)), default=0.0)

    @property
    def accurate(self) -> bool:
        """Whether there is an accuracy."""
        return any(np.isfinite(curve.train_accuracy).any() for curve in self.curves)

    @property
    def shown(self) -> tuple[object, ...]:
        """Changes when there is something new to draw."""
        ends = tuple(
            (c.name, len(c.epoch), c.penalised is None, *(float(a[-1]) for a in (c.epoch, c.train) if len(a)))
            for c in self.curves
        )
        return (self.stop, self.steps_per_epoch, self.until, self.begun, self.broken, *ends)


def compute(snapshot: Snapshot) -> LossValue:
    """The losses of all models; the reference line is that of the first, if all have the same."""
    references = {guessing_loss(model.model, snapshot.data) for model in snapshot.models}
    return LossValue(
        curves=tuple(_curve(model) for model in snapshot.models),
        reference=references.pop() if len(references) == 1 else None,
        classes=len(snapshot.data.classes),
        squares=any(isinstance(model.model.loss, MeanSquaredError) for model in snapshot.models),
        stop=snapshot.stop,
        steps_per_epoch=snapshot.steps_per_epoch,
        until=snapshot.until,
        begun=snapshot.step > 0,
        broken=any(model.divergence is not None for model in snapshot.models),
    )


def _curve(model: ModelSnapshot) -> Curve:
    history = model.metrics
    return Curve(
        name=model.model.name,
        epoch=history.epoch,
        step=history.step,
        train=history.train_loss,
        test=history.test_loss,
        penalised=history.train_loss + history.penalty if model.model.l1 or model.model.l2 else None,
        train_accuracy=history.train_accuracy,
        test_accuracy=history.test_accuracy,
    )


def smoothed(values: Array, keep: float) -> Array:
    """Each entry with those before it, of which every older one counts `keep` (0 to 1) times as much; what is not
    finite is left out, and stays."""
    known = np.isfinite(values)
    if not keep or not known.any():
        return values
    weights = keep ** np.arange(min(len(values), TAPS))
    total = np.convolve(np.where(known, values, 0.0), weights)[: len(values)]
    count = np.convolve(known.astype(float), weights)[: len(values)]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(known, total / count, values)


def loss_range(value: LossValue, *, log: bool) -> tuple[float, float]:
    """What the left axis shows, snapped to 1, 2 or 5 times a power of ten so that it seldom moves.

    On a log axis these are exponents. The reference line and the loss that ends the run are always inside.
    """
    drawn = [line for curve in value.curves for line in curve.lines(accuracy=False).values()]
    levels = [1.0 if value.reference is None else value.reference, *stop_levels(value.stop)]
    finite = np.concatenate([*drawn, levels])
    finite = finite[np.isfinite(finite)]
    high = snap(float(finite.max()), up=True) if finite.size and finite.max() > 0.0 else 1.0
    if not log:
        return 0.0, high
    low = snap(max(float(finite.min()) * 0.75, SMALLEST), up=False)
    return math.log10(min(low, high / 5.0)), math.log10(high)


def stop_levels(stop: Stop) -> tuple[float, ...]:
    """The losses at which a run ends."""
    return () if stop.loss_below is None else (stop.loss_below,)


def stop_epoch(value: LossValue) -> tuple[float, Literal["epochs", "plateau"]] | None:
    """The epoch after which the run ends by itself if the loss does not fall any more, and by which rule."""
    stop, ends = value.stop, []
    if stop.epochs is not None:
        ends.append((float(stop.epochs), "epochs"))
    trained = [curve for curve in value.curves if np.isfinite(curve.train).any()]
    if stop.plateau is not None and trained:
        best = max(float(curve.epoch[np.nanargmin(curve.train)]) for curve in trained)
        ends.append((best + stop.plateau, "plateau"))
    return min(ends, default=None)  # type: ignore[return-value]


def reach(value: LossValue, across: Across) -> float:
    """Where the bottom axis ends: now, or where the run is going to end once it is half way."""
    unit = 1.0 if across == "epochs" else float(value.steps_per_epoch)
    last, end = max(value.last(across), value.until / value.steps_per_epoch * unit), stop_epoch(value)
    if end is not None and end[0] * unit <= 2.0 * last:
        last = max(last, end[0] * unit)
    return max(last, 1.0)
