"""What the landscape panel works out of a snapshot on demand, in a thread of its own."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.contour import contour
from playground.engine.diagnostics.landscape import Landscape, Plane, landscape
from playground.engine.diagnostics.progress import Watch
from playground.engine.diagnostics.samples import looked_at
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot
from playground.translatable import QT_TRANSLATE_NOOP

LINES = 12
FLAT = 0.05
"""Decades of the cost over the whole plane below which it counts as flat."""
RELIEF = 0.3
"""Decades that fill the height of the picture at least, so that what is flat looks flat."""
SMALLEST = 1e-12
"""A cost below this is drawn here on the log scale."""

DIVERGED = QT_TRANSLATE_NOOP(
    "Problems", "The weights are no longer finite numbers: go back to the last good state, or reset."
)


@dataclass(frozen=True, eq=False)
class ModelLandscape:
    """One model's cost on the plane: `heights` (rows, columns) from 0 to 1 on a log scale, 1 where it is not finite.

    `lines` are the contours at the heights `levels`, each the ends of its segments, x and y.
    """

    name: str
    found: Landscape
    heights: Array
    levels: tuple[float, ...]
    lines: tuple[tuple[Array, Array], ...]

    @property
    def low(self) -> float:
        """The smallest cost on the plane; nan where none is finite."""
        cost = self.found.cost[np.isfinite(self.found.cost)]
        return float(cost.min()) if cost.size else math.nan

    @property
    def high(self) -> float:
        """The largest finite cost on the plane; nan where none is."""
        cost = self.found.cost[np.isfinite(self.found.cost)]
        return float(cost.max()) if cost.size else math.nan

    @property
    def here(self) -> float:
        """The cost at θ, interpolated."""
        return float(interpolated(self.found, self.found.cost, np.zeros((1, 2)))[0])

    @property
    def flat(self) -> bool:
        """Whether the cost hardly changes over the whole plane."""
        return self.high > 0.0 and math.log10(max(self.high, SMALLEST) / max(self.low, SMALLEST)) < FLAT


@dataclass(frozen=True, eq=False)
class LandscapeValue:
    """The landscapes of all models after `step` steps; `since` is the step at which the trajectories start."""

    step: int
    since: int
    plane: Plane
    models: tuple[ModelLandscape, ...]


def work_out(
    snapshot: Snapshot,
    trails: Sequence[Array],
    plane: Plane,
    since: int,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> LandscapeValue:
    """The landscapes of all models. ValueError: no trajectory to make a plane of, nothing learns. CancelledError."""
    watch, count = Watch(progress, cancelled), len(snapshot.models)
    return LandscapeValue(
        snapshot.step,
        since,
        plane,
        tuple(
            _model(model, trail, plane, watch.part(index / count, (index + 1) / count))
            for index, (model, trail) in enumerate(zip(snapshot.models, trails, strict=True))
        ),
    )


def _model(model: ModelSnapshot, trail: Array, plane: Plane, watch: Watch) -> ModelLandscape:
    if not np.isfinite(model.theta).all():
        raise ValueError(DIVERGED)
    found = landscape(
        model.network,
        model.model.loss,
        *looked_at(model),
        plane=plane,
        trajectory=trail if len(trail) > 1 or plane == "trajectory" else None,
        progress=watch.progress,
        cancelled=watch.cancelled,
    )
    heights = heights_of(found.cost)
    inside = np.linspace(float(heights.min()), float(heights.max()), LINES + 2)[1:-1]
    inside = inside[(inside > heights.min()) & (inside < heights.max())]
    lines = tuple(contour(heights, float(level), x=found.across, y=found.up) for level in inside)
    return ModelLandscape(model.model.name, found, heights, tuple(inside.tolist()), lines)


def heights_of(cost: Array) -> Array:
    """The cost from 0 (smallest) to 1 (largest) on a log scale; where less than RELIEF lies between them, lower."""
    with np.errstate(all="ignore"):
        logs = np.log10(np.maximum(cost, SMALLEST))
    finite = np.isfinite(logs)
    if not finite.any():
        return np.ones_like(logs)
    low, high = float(logs[finite].min()), float(logs[finite].max())
    result: Array = np.where(finite, (logs - low) / max(high - low, RELIEF), 1.0)
    return result


def interpolated(found: Landscape, values: Array, points: Array) -> Array:
    """`values` (rows, columns) at points (points, 2) of the plane, linear between its grid points."""
    columns = np.interp(points[:, 0], found.across, np.arange(len(found.across)))
    rows = np.interp(points[:, 1], found.up, np.arange(len(found.up)))
    left, low = (np.minimum(each.astype(int), size - 2) for each, size in ((columns, len(found.across)),
                                                                           (rows, len(found.up))))  # fmt: skip
    right_share, up_share = columns - left, rows - low
    below = values[low, left] * (1.0 - right_share) + values[low, left + 1] * right_share
    above = values[low + 1, left] * (1.0 - right_share) + values[low + 1, left + 1] * right_share
    result: Array = below * (1.0 - up_share) + above * up_share
    return result
