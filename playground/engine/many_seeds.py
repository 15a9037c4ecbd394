"""The same experiment from many starts: how much of a loss curve is the model, and how much is luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.engine.data import Data
from playground.engine.diagnostics.progress import Watch
from playground.engine.model import Model
from playground.engine.program import Array
from playground.engine.run import Run

MOST = 20
"""So many starts show what is typical; more cost time and change the picture little."""

QUANTILES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""The lowest, the quartiles with the median between them, and the highest."""


@dataclass(frozen=True, eq=False)
class Spread:
    """One model's losses from all starts: epoch (entries,), train and test (starts, entries), nan once diverged."""

    name: str
    epoch: Array
    train: Array
    test: Array

    @property
    def starts(self) -> int:
        """How many there were."""
        return len(self.train)

    @property
    def diverged(self) -> int:
        """How many of them broke down."""
        return int((~np.isfinite(self.train[:, -1])).sum())

    def bands(self, *, test: bool = False) -> Array:
        """The `QUANTILES` over the starts that have not diverged, (5, entries); nan where none is left."""
        losses = self.test if test else self.train
        bands = np.full((len(QUANTILES), losses.shape[1]), np.nan)
        some = np.isfinite(losses).any(axis=0)
        if some.any():
            kept = np.where(np.isfinite(losses[:, some]), losses[:, some], np.nan)
            bands[:, some] = np.nanquantile(kept, QUANTILES, axis=0)
        return bands


def train_from_many_starts(
    models: Sequence[Model],
    data: Data,
    *,
    batch_size: int | None,
    epochs: int,
    seeds: Sequence[int],
    precision: str = "float64",
    watch: Watch | None = None,
) -> tuple[Spread, ...]:
    """Train all models on the same data, once per seed, which decides initial weights and order; a Spread each.

    ValueError: they can't be trained. Raises CancelledError where `watch` says so.
    """
    watch = watch or Watch()
    train = np.full((len(models), len(seeds), epochs + 1), np.nan)
    test = train.copy()
    for start, seed in enumerate(seeds):
        run = Run(models, data, batch_size=batch_size, seed=seed, precision=precision, thin=False)
        for epoch in range(epochs):
            watch.at((start + epoch / epochs) / len(seeds))
            run.advance_epoch()
            if run.finished:
                break
        for index, learner in enumerate(run.learners):
            rows = learner.losses.rows  # those of one that has diverged end where it did
            train[index, start, : len(rows)] = rows[:, 2]
            test[index, start, : len(rows)] = rows[:, 3]
    watch.at(1.0)
    axis = np.arange(epochs + 1, dtype=float)
    return tuple(Spread(model.name, axis, *losses) for model, *losses in zip(models, train, test, strict=True))
