"""Strokes as pictures like those of the digits, and that a network which has learned these reads them."""

import math
from pathlib import Path

import numpy as np
import pytest

from playground.engine.datasets import Digits
from playground.engine.images import SIDE, WHITE
from playground.engine.ink import INK, cells, distance, fitted
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run

Place = tuple[float, float]


def arc(x: float, y: float, across: float, up: float, start: float, stop: float) -> list[Place]:
    """Part of an ellipse, by angles in degrees, clockwise from the right."""
    angles = np.radians(np.linspace(start, stop, 30))
    return [(x + across * math.cos(angle), y + up * math.sin(angle)) for angle in angles]


WRITTEN: dict[int, list[list[Place]]] = {
    0: [arc(0.5, 0.5, 0.25, 0.4, -90, 270)],
    1: [[(0.38, 0.25), (0.5, 0.1), (0.5, 0.9)]],
    2: [[*arc(0.5, 0.3, 0.22, 0.2, 180, 390), (0.3, 0.88), (0.75, 0.88)]],
    3: [arc(0.48, 0.3, 0.2, 0.18, 200, 450) + arc(0.48, 0.68, 0.24, 0.2, -90, 160)],
    4: [[(0.45, 0.1), (0.25, 0.6), (0.75, 0.6)], [(0.6, 0.35), (0.6, 0.92)]],
    5: [[(0.7, 0.1), (0.35, 0.1), (0.33, 0.45), *arc(0.48, 0.63, 0.22, 0.22, -120, 150)]],
    6: [[(0.6, 0.1), (0.4, 0.35), (0.32, 0.6), *arc(0.5, 0.7, 0.19, 0.19, 180, 540)]],
    7: [[(0.25, 0.12), (0.72, 0.12), (0.42, 0.9)]],
    8: [arc(0.5, 0.3, 0.17, 0.18, 90, 450) + arc(0.5, 0.69, 0.21, 0.2, -90, 270)],
    9: [[*arc(0.5, 0.32, 0.19, 0.19, 0, 360), (0.66, 0.6), (0.55, 0.9)]],
}


def test_nothing_drawn_is_no_ink() -> None:
    assert (cells([]) == 0).all() and (cells([[]]) == 0).all() and cells([]).shape == (SIDE, SIDE)


@pytest.mark.parametrize("digit", WRITTEN)
def test_cells_are_counts_and_there_is_as_much_ink_as_in_the_data(digit: int) -> None:
    ink = cells(WRITTEN[digit])
    assert ink.shape == (SIDE, SIDE) and ink.min() >= 0 and ink.max() <= WHITE
    assert (ink == ink.round()).all() and ink.sum() == pytest.approx(INK, rel=0.05)
    assert ink[0].any() and ink[-1].any(), "as high as the picture"


def test_the_data_have_as_much_ink() -> None:
    data = Digits(test_fraction=0.0).load(1, Path())
    means = [data.raw_train[data.y_train == digit].sum(axis=1).mean() for digit in range(10)]
    assert means == pytest.approx([INK] * 10, rel=0.08)


def test_an_upright_line_fills_the_middle_columns() -> None:
    ink = cells([[(0.2, 0.3), (0.2, 0.6)]])
    assert (ink[:, 3:5] > 0).all() and (ink[:, :2] == 0).all() and (ink[:, 6:] == 0).all()
    np.testing.assert_array_equal(ink, ink[:, ::-1])


def test_place_and_size_on_the_pad_do_not_matter() -> None:
    strokes = WRITTEN[5]
    elsewhere = [[(0.1 + 0.3 * x, 0.6 + 0.3 * y) for x, y in stroke] for stroke in strokes]
    assert np.abs(cells(strokes) - cells(elsewhere)).max() <= 1.0


def test_a_broad_drawing_keeps_its_shape() -> None:
    (line,) = fitted([[(0.0, 0.5), (1.0, 0.5), (1.0, 0.6)]])
    width, height = np.ptp(line, axis=0)
    assert height == pytest.approx(0.1 * width)
    assert cells([[(0.5, 0.5)]]).sum() > 0, "a dot is ink too"


def test_distance_to_a_line_between_two_ends() -> None:
    x, y = np.array([0.0, 2.0, 5.0]), np.array([1.0, 1.0, 4.0])
    found = distance(x, y, np.array([0.0, 0.0]), np.array([2.0, 0.0]))
    np.testing.assert_allclose(found, [1.0, 1.0, 5.0])


def test_a_network_that_has_learned_the_digits_reads_what_is_drawn() -> None:
    data = Digits().load(1, Path())
    layers = (Dense(id="h1", units=64, activation="relu"), Dense(id="out", units=10, activation="softmax"))
    adam = OPTIMIZERS["adam"](learning_rate=0.005)
    run = Run([Model(layers=layers, loss="categorical_cross_entropy", optimizer=adam)], data, batch_size=32, seed=3)
    run.advance(600)
    raw = np.array([cells(strokes).ravel() for strokes in WRITTEN.values()])
    read = run.snapshot().models[0].predict(data.transform(raw)).argmax(axis=1)
    assert np.count_nonzero(read == np.array(list(WRITTEN))) >= 9
