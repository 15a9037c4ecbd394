"""A series keeps exact rows at every stride-th index, in bounded memory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.history import CAPACITY, Series


@given(st.integers(1, 5 * CAPACITY))
def test_kept_rows_are_those_of_the_indices_that_are_multiples_of_the_stride(count):
    series = Series(1)
    for index in range(1, count + 1):
        if series.wants(index):
            series.append(index, [index**2])
    expected = np.arange(series.stride, count + 1, series.stride)
    assert np.array_equal(series.indices, expected)
    assert np.array_equal(series.rows[:, 0], expected**2)
    assert len(series.indices) <= CAPACITY


def test_a_million_steps_of_twenty_layers_stay_small():
    series = Series(61)
    for index in range(1_000_000):
        if series.wants(index):
            series.append(index, np.full(61, index))
    assert series.rows.base.nbytes < 2e6
    assert series.rows[-1, 0] >= 1_000_000 - series.stride


def test_without_thinning_every_row_is_kept():
    series = Series(1, thin=False)
    for index in range(3 * CAPACITY):
        series.append(index, [-index])
    assert np.array_equal(series.rows[:, 0], -np.arange(3 * CAPACITY))


def test_until_wanted_counts_to_the_next_multiple_of_the_stride():
    series = Series(1)
    series.fill(np.zeros(0, np.int64), np.zeros((0, 1)), 8)
    assert [series.until_wanted(index) for index in (0, 1, 7, 8)] == [8, 7, 1, 8]


def test_truncate_forgets_what_comes_after():
    series = Series(1)
    for index in range(10):
        series.append(index, [index])
    series.truncate(4)
    assert series.indices[-1] == 4
