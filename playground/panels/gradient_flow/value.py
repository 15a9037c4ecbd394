"""What the gradient flow panel shows of a snapshot, computed in the worker, and the ranges of its axes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.diagnostics.flow import Finding, finding
from playground.engine.diagnostics.health import HEALTHY_UPDATE, guessing_loss, loss_is_high
from playground.engine.learner import Divergence
from playground.engine.program import Array
from playground.engine.sizes import MEASURES
from playground.engine.snapshot import ModelSnapshot, Snapshot
from playground.look.tokens import MODEL_LETTERS

Span = tuple[float, float]

Quantity = Literal["gradient", "delta", "update"]
UPDATE_RATIO = "update_ratio"
COLUMNS = (*MEASURES, *(f"delta_{measure}" for measure in MEASURES), UPDATE_RATIO)
"""All that can be shown: MEASURES of ∂C/∂W, those of δ, and ‖ΔW‖/‖W‖."""
PROFILE_DECADES: Span = (-8.0, 0.0)
"""Exponents that the profile shows at first; it grows by two decades at a time."""
POINTS = 256
"""Points per line of the history at most; more are averaged in pairs, fours, eights, …"""
LINES = 12
"""Lines of the history at most, spread evenly over the depth."""


@dataclass(frozen=True, eq=False)
class Flow:
    """One model, layers with W from the input side: `now` (layers,) and `history` (entries, layers) of each column.

    `epoch` (entries,) is where the history of ∂C/∂W was kept, `flow_epoch` that of the other columns.
    """

    name: str
    layers: tuple[str, ...]
    now: Mapping[str, Array]
    epoch: Array
    flow_epoch: Array
    history: Mapping[str, Array]
    finding: Finding | None
    divergence: Divergence | None

    def epochs(self, column: str) -> Array:
        """Where the history of a column was kept, (entries,)."""
        return self.epoch if column in MEASURES else self.flow_epoch


@dataclass(frozen=True, eq=False)
class FlowValue:
    """The gradients of all models after `step` steps, which make `epoch` epochs.

    `stop_below` is the norm of the whole gradient below which the run ends, None for no such rule.
    """

    step: int
    epoch: float
    flows: tuple[Flow, ...]
    stop_below: float | None = None
    until: float = 0.0
    """The furthest epoch of the run, where somebody looks back."""

    @property
    def across(self) -> float:
        """Where the axis of the history ends."""
        return max(self.epoch, self.until, 1.0)

    def level(self, column: str) -> float | None:
        """What the sizes in a column are to be compared with: a line."""
        return {UPDATE_RATIO: HEALTHY_UPDATE, "norm": self.stop_below}.get(column)


def compute(snapshot: Snapshot) -> FlowValue:
    """The gradients of all models, their history averaged to what a screen can show, and what they mean."""
    epoch = snapshot.step / snapshot.steps_per_epoch
    flows = tuple(_flow(model) for model in snapshot.models)
    until = snapshot.until / snapshot.steps_per_epoch
    return FlowValue(snapshot.step, epoch, flows, snapshot.stop.gradient_below, until)


def _flow(model: ModelSnapshot) -> Flow:
    own = (*MEASURES, UPDATE_RATIO)
    now = {column: np.array([getattr(layer, column) for layer in model.layers]) for column in own}
    now |= {f"delta_{measure}": sizes for measure, sizes in zip(MEASURES, model.deltas, strict=True)}
    layers = tuple(layer.id for layer in model.layers)
    history, flow = model.gradients, model.flow
    weights = np.array([span.stop - span.start for span in model.network.weights], dtype=float)
    losses = model.metrics.train_loss
    high = not len(losses) or loss_is_high(float(losses[-1]), guessing_loss(model.model, model.data))
    return Flow(
        name=model.model.name,
        layers=layers,
        now=now,
        epoch=averaged(history.epoch[:, None])[:, 0],
        flow_epoch=averaged(flow.epoch[:, None])[:, 0],
        history={
            "mean_abs": averaged(history.mean_abs),
            "rms": averaged(history.norm / np.sqrt(weights)),
            "maximum": averaged(history.maximum),
            "norm": averaged(history.norm),
            **{f"delta_{measure}": averaged(rows) for measure, rows in flow.delta.items()},
            UPDATE_RATIO: averaged(flow.update_ratio),
        },
        finding=finding(layers, now["mean_abs"], now["norm"], loss_high=high),
        divergence=model.divergence,
    )


def column_of(quantity: str, measure: str) -> str:
    """Which column shows a quantity by a measure; the update ratio has none."""
    return {"gradient": measure, "delta": f"delta_{measure}", "update": UPDATE_RATIO}[quantity]


def averaged(rows: Array) -> Array:
    """Rows (entries, columns) averaged in groups of 1, 2, 4, …, so that at most POINTS are left.

    The groups are powers of two, so that the picture of what is past does not change with every new row.
    """
    size = 1
    while -(-len(rows) // size) > POINTS:
        size *= 2
    if size == 1:
        return rows
    starts = np.arange(0, len(rows), size)
    counts = np.diff([*starts, len(rows)])
    means: Array = np.add.reduceat(rows, starts, axis=0) / counts[:, None]
    return means


@dataclass(frozen=True)
class Line:
    """Which layer of which model a line of the history is, and what it is called."""

    flow: int
    layer: int
    text: str


def history_lines(value: FlowValue) -> tuple[Line, ...]:
    """A line per layer (LINES at most); of several models the first and the last layer of each."""
    several = len(value.flows) > 1
    return tuple(
        Line(index, layer, f"{MODEL_LETTERS[index]} {flow.layers[layer]}" if several else flow.layers[layer])
        for index, flow in enumerate(value.flows)
        for layer in chosen_lines(len(flow.layers), 2 if several else LINES)
    )


def chosen_lines(count: int, most: int = LINES) -> tuple[int, ...]:
    """Which layers get a line of the history: all, or `most` of them from the first to the last."""
    if count <= most:
        return tuple(range(count))
    return tuple(int(index) for index in np.rint(np.linspace(0, count - 1, most)))


def exponents(values: Array) -> Array:
    """log10 of the values; nan where there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Array = np.log10(values)
    return np.where(np.isfinite(result), result, np.nan)


def grown(span: Span, at: Array) -> Span:
    """The decades (low, high), grown two at a time until all exponents `at` lie inside."""
    finite = at[np.isfinite(at)]
    if not finite.size:
        return span
    low, high = span
    low -= 2.0 * max(0, math.ceil((low - float(finite.min())) / 2.0))
    high += 2.0 * max(0, math.ceil((float(finite.max()) - high) / 2.0))
    return low, high


def whole_decades(at: Array, before: Span | None) -> Span:
    """The whole decades around the exponents `at`, at least two, and at least those shown before."""
    finite = at[np.isfinite(at)]
    low, high = before or (math.inf, -math.inf)
    low, high = min(low, math.floor(finite.min())), max(high, math.ceil(finite.max()))
    return (min(low, high - 2.0), high)


def resampled(epochs: Array, rows: Array, *, until: float, most: int = POINTS) -> Array:
    """Rows (entries, layers) at evenly spaced moments from epoch 0 to `until`, for each the one that was kept next,
    (moments, layers)."""
    count = min(len(epochs), most)
    at = (np.arange(count) + 0.5) / max(count, 1) * until
    result: Array = rows[np.minimum(np.searchsorted(epochs, at), len(epochs) - 1)]
    return result
