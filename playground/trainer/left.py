"""Runs that others took the place of: undo brings their experiments back, and then them."""

from __future__ import annotations

from playground.engine.data import Data
from playground.engine.run import Run
from playground.experiment.values import Experiment

MOST = 4
"""So many are kept."""


class Left:
    """Keeps runs by their very experiments: one that is only equal was made anew, and begins anew."""

    def __init__(self) -> None:
        self._runs: list[tuple[Experiment, Run]] = []

    def keep(self, experiment: Experiment, run: Run) -> None:
        """Keep a run that has learned something, but not its moments, which take much memory."""
        if run.step:
            run.timeline.clear()
            self._runs = [*self._runs[1 - MOST :], (experiment, run)]

    def take(self, experiment: Experiment, data: Data) -> Run | None:
        """The run that this experiment had with these data, once; None where it is not there."""
        for kept in self._runs:
            if kept[0] is experiment and kept[1].data is data:
                self._runs.remove(kept)
                return kept[1]
        return None

    def clear(self) -> None:
        """Forget all."""
        self._runs.clear()
