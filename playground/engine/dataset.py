"""What a data set is: a kind that makes the samples of an experiment from its seed; and the registry of all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from playground.engine.data import Data
from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array
from playground.registry import Kind, Registry, knob

DATASETS = Registry("dataset")

POINTS, SPLIT = 101, 102
"""What seeds a data set's two streams of random numbers beside the experiment's seed; training uses lower numbers."""


class Dataset(Kind):
    """Where samples come from."""

    def prepare(self, folder: Path, watch: Watch) -> None:
        """Do what takes long of `load`, once for all seeds, such as reading a file. ValueError, CancelledError."""

    def load(self, seed: int, folder: Path) -> Data:
        """The samples for this seed; relative paths are relative to `folder`. ValueError: one sentence for the user."""
        raise NotImplementedError


def held_out_knob(default: float) -> Any:
    """The knob of every data set that keeps samples for testing."""
    return knob(default, low=0.0, high=0.9, text="The share of the samples that is kept for testing")


def split(count: int, test_fraction: float, seed: int) -> tuple[Array, Array]:
    """Indices of training and test samples, in random order; at least one sample trains.

    Each sample draws its own lot, so that more samples, another noise or another share leave the others where they were
    as far as possible.
    """
    order = np.random.default_rng([seed, SPLIT]).random(count).argsort()
    test = min(round(count * test_fraction), count - 1)
    return order[test:], order[:test]
