"""Labels pushed apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.look.spread import spread

PLACES = st.lists(st.floats(-1000, 1000), max_size=12)


def test_what_is_far_apart_stays() -> None:
    assert spread([0, 100, 50], 15) == [0, 100, 50]


def test_a_crowd_stands_around_its_middle() -> None:
    assert spread([10, 10, 10], 15) == [-5, 10, 25]
    assert spread([0, 4], 10) == [-3, 7]


@given(PLACES, st.floats(0, 50))
def test_no_two_are_closer_than_the_gap_and_the_order_holds(places: list[float], gap: float) -> None:
    moved = spread(places, gap)
    order = sorted(range(len(places)), key=lambda i: places[i])
    assert all(moved[b] - moved[a] >= gap - 1e-6 for a, b in pairwise(order))


@given(PLACES)
def test_the_middle_of_all_stays(places: list[float]) -> None:
    assert abs(sum(spread(places, 15)) - sum(places)) < 1e-6 * max(1, len(places)) * 1000


def test_bounds_hold_where_there_is_room() -> None:
    assert spread([98.0, 99.0, 100.0], 10.0, low=0.0, high=100.0) == pytest.approx([80.0, 90.0, 100.0])
    assert spread([1.0, 0.0, 50.0], 10.0, low=0.0, high=100.0) == pytest.approx([10.0, 0.0, 50.0])
    assert spread([5.0, 5.0, 5.0], 10.0, low=0.0, high=12.0) == pytest.approx([0.0, 10.0, 20.0])
