"""Data: which output units fit them, and the targets of these."""

from pathlib import Path

import numpy as np
import pytest

from playground.engine.datasets import DATASETS


def load(kind, **knobs):
    return DATASETS[kind](samples=30, **knobs).load(1, Path())


@pytest.mark.parametrize(
    ("data", "widths"),
    [
        (load("xor"), (1, 2)),
        (load("blobs", classes=3), (3,)),
        (load("blobs", classes=2), (1, 2)),
        (load("plane"), (1,)),
    ],
)
def test_the_widths_that_fit(data, widths):
    assert data.widths == widths


def test_one_unit_is_to_say_0_and_1_or_minus_1_and_1_and_several_are_one_hot():
    data, y = load("xor"), np.array([0, 1, 1])
    assert data.targets(y, 1, signed=False).tolist() == [[0.0], [1.0], [1.0]]
    assert data.targets(y, 1, signed=True).tolist() == [[-1.0], [1.0], [1.0]]
    assert data.targets(y, 2, signed=False).tolist() == [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]


def test_numbers_are_their_own_targets():
    data = load("plane")
    assert data.targets(data.y_train, 1, signed=True) is data.y_train
