"""Ticks: round numbers, whole decades."""

from hypothesis import given
from hypothesis import strategies as st

from playground.look.ticks import decade_ticks, labelled, linear_ticks


def test_linear_ticks_are_round() -> None:
    assert linear_ticks(0, 96, most=5) == [0, 20, 40, 60, 80]
    assert linear_ticks(-6, 6, most=6) == [-6, -4, -2, 0, 2, 4, 6]
    assert linear_ticks(0, 0.3, most=3) == [0, 0.1, 0.2, 0.3]


def test_a_scale_has_two_numbers() -> None:
    assert linear_ticks(-1.25, 1.25, most=2) == [-1, 0, 1]  # twos would leave 0 alone
    assert linear_ticks(0.1, 9.9, most=2) == [2, 6]


def test_an_axis_writes_no_zeros_before_a_power_of_ten() -> None:
    assert labelled(-1e7, 1e7, most=2) == [(-1e7, "−1e7"), (0, "0"), (1e7, "1e7")]


def test_an_empty_range_has_none() -> None:
    assert linear_ticks(1, 1, most=5) == []
    assert linear_ticks(0, float("nan"), most=5) == []
    assert decade_ticks(0, float("inf"), most=5) == []


def test_decades_are_written_as_powers() -> None:
    assert [text for _, text in decade_ticks(-8, 0, most=5)] == ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]
    assert [text for _, text in decade_ticks(-4, -1, most=8)] == ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹"]


def test_less_than_two_decades_get_plain_numbers_between() -> None:
    assert [text for _, text in decade_ticks(-1.2, 0.1, most=5)] == ["0.1", "0.3", "1"]
    assert [text for _, text in decade_ticks(-0.5, 0.1, most=5)] == ["0.5", "1"]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_there_are_a_few_inside_the_range(low: float, width: float, most: int) -> None:
    values = linear_ticks(low, low + width, most=most)
    assert len(values) <= most + 1
    assert all(low - 1e-6 * width <= value <= low + width * (1 + 1e-6) for value in values)
