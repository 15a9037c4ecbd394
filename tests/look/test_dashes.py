"""Curves cut into lines on the screen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.look.dashes import dashed, segments, thinned


def test_segments_leave_out_gaps() -> None:
    x, y = segments(np.array([0.0, 1.0, 2.0, 3.0, 4.0]), np.array([0.0, 5.0, np.nan, 7.0, 8.0]))
    assert x.tolist() == [0.0, 1.0, 3.0, 4.0] and y.tolist() == [0.0, 5.0, 7.0, 8.0]


def test_a_straight_line_in_dashes() -> None:
    x, y = dashed(np.array([0.0, 10.0]), np.array([2.0, 2.0]), [3.0, 2.0])
    assert x.tolist() == pytest.approx([0.0, 3.0, 5.0, 8.0]) and (y == 2.0).all()


def test_dashes_run_on_round_a_corner() -> None:
    x, y = dashed(np.array([0.0, 4.0, 4.0]), np.array([0.0, 0.0, 4.0]), [3.0, 2.0])
    np.testing.assert_allclose(np.column_stack([x, y]), [[0, 0], [3, 0], [4, 1], [4, 4]], atol=1e-9)


def test_a_dash_over_a_corner_has_two_pieces() -> None:
    x, y = dashed(np.array([0.0, 2.0, 2.0]), np.array([0.0, 0.0, 9.0]), [5.0, 50.0])
    np.testing.assert_allclose(np.column_stack([x, y]), [[0, 0], [2, 0], [2, 0], [2, 3]], atol=1e-9)


def test_points_on_one_spot_and_no_points() -> None:
    assert dashed(np.array([1.0, 1.0]), np.array([1.0, 1.0]), [3.0, 2.0])[0].size == 2
    assert dashed(np.empty(0), np.empty(0), [3.0, 2.0])[0].size == 0


@given(
    st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=2, max_size=20),
    st.sampled_from([(1.0, 2.0), (4.0, 2.0), (5.0, 2.0, 1.0, 2.0)]),
)
def test_the_drawn_share_is_that_of_the_pattern(points: list[tuple[float, float]], pattern: tuple[float, ...]) -> None:
    at = np.array(points)
    length = np.hypot(*np.diff(at, axis=0).T).sum()
    x, y = dashed(at[:, 0], at[:, 1], pattern)
    drawn = np.hypot(x[1::2] - x[::2], y[1::2] - y[::2]).sum()
    share = sum(pattern[::2]) / sum(pattern)
    assert abs(drawn - share * length) <= sum(pattern) + 1e-6


def test_thinning_keeps_the_extremes_of_every_column() -> None:
    x = np.linspace(0.0, 50.0, 5001)
    y = np.sin(37.0 * x) * x
    thin_x, thin_y = thinned(x, y)
    assert len(thin_x) == 2 * 51 and (np.diff(thin_x) >= 0.0).all()
    for column in (0, 7, 33):
        inside = np.floor(x) == column
        drawn = thin_y[np.floor(thin_x) == column]
        assert drawn.min() == y[inside].min() and drawn.max() == y[inside].max()
    assert thinned(x[:20], y[:20])[0].size <= 20
    assert thinned(np.arange(100.0), np.arange(100.0))[0].size == 100, "few points stay as they are"


def test_what_reaches_far_out_of_sight_is_not_cut_into_billions_of_dashes() -> None:
    x, y = np.array([0.0, 10.0, 20.0]), np.array([0.0, 1e15, 3.0])
    np.testing.assert_array_equal(dashed(x, y, [4.0, 2.0]), segments(x, y))
