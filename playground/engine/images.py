"""Pictures as samples: handwritten digits, which come with the application (resources/data/README.md says whence)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.data import Data
from playground.engine.dataset import DATASETS, POINTS, Dataset, held_out_knob, split
from playground.engine.program import Array
from playground.paths import resources
from playground.registry import knob

SIDE, WHITE = 8, 16
"""Pixels to a side, and the largest of their values."""


def brightness(raw: Array) -> Array:
    """Pixels from 0 to 1."""
    return raw / WHITE


@DATASETS.register("digits")
@dataclass(frozen=True, kw_only=True)
class Digits(Dataset):
    """Handwritten digits 0 to 9 in 8×8 pixels, 1,797 of them."""

    samples: int = knob(1797, low=10, high=1797, text="How many of the pictures, training and test together")
    test_fraction: float = held_out_knob(0.2)

    def load(self, seed: int, folder: Path) -> Data:
        with np.load(resources() / "data" / "digits.npz", allow_pickle=False) as stored:
            images, y = stored["images"].astype(np.float64), stored["classes"].astype(np.int64)
        chosen = np.random.default_rng([seed, POINTS]).permutation(len(y))[: self.samples]
        train, test = (chosen[part] for part in split(len(chosen), self.test_fraction, seed))
        pixels = tuple(f"row {row} column {column}" for row in range(1, SIDE + 1) for column in range(1, SIDE + 1))
        return Data(
            inputs=pixels,
            features=pixels,
            raw_train=images[train],
            y_train=y[train],
            raw_test=images[test],
            y_test=y[test],
            domain=((0.0, float(WHITE)),) * len(pixels),
            transform=brightness,
            classes=tuple(str(digit) for digit in range(10)),
            image=(SIDE, SIDE),
        )
