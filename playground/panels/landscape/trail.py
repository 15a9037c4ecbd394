"""The way that training took: θ at some of the steps that were seen, thinned so that it stays small."""

from __future__ import annotations

import numpy as np

from playground.engine.program import Array
from playground.engine.snapshot import Snapshot

MOST_POINTS = 128
MOST_BYTES = 64_000_000


class Trail:
    """Takes in snapshots one after the other; a reset, or another network, starts a new trail.

    A moment that somebody looks back at lies on the way already.
    """

    def __init__(self) -> None:
        self._steps: list[int] = []
        self._thetas: list[tuple[Array, ...]] = []
        self._every = 1
        self._skipped = 0

    def add(self, snapshot: Snapshot) -> None:
        """One more moment; of many only every second, fourth, … is kept."""
        if snapshot.past:
            return
        thetas = tuple(model.theta for model in snapshot.models)
        if self._steps and snapshot.step == self._steps[-1] and same_sizes(thetas, self._thetas[-1]):
            return
        if self._steps and (snapshot.step < self._steps[-1] or not same_sizes(thetas, self._thetas[-1])):
            self._steps, self._thetas, self._every, self._skipped = [], [], 1, 0
        self._skipped += 1
        if self._steps and self._skipped < self._every:
            return
        self._skipped = 0
        self._steps.append(snapshot.step)
        self._thetas.append(thetas)
        most = max(min(MOST_POINTS, MOST_BYTES // max(sum(each.nbytes for each in thetas), 1)), 2)
        if len(self._steps) > most:
            self._steps, self._thetas, self._every = self._steps[::2], self._thetas[::2], 2 * self._every

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that were kept."""
        return tuple(self._steps)

    def to(self, snapshot: Snapshot) -> list[Array]:
        """θ at these steps up to that of the snapshot, for each of its models, (points, parameters)."""
        thetas = [each for step, each in zip(self._steps, self._thetas, strict=True) if step <= snapshot.step]
        return [np.array([each[model] for each in thetas], np.float64) for model in range(len(snapshot.models))]


def same_sizes(some: tuple[Array, ...], others: tuple[Array, ...]) -> bool:
    """Whether both are parameters of the same networks."""
    return [each.size for each in some] == [each.size for each in others]
