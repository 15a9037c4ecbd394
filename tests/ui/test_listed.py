"""Scales over listed values."""

from math import inf

import pytest

from playground.ui.listed import Listed, whole_numbers
from playground.ui.speeds import SPEEDS, LearningRates, parse_speed, speed_text


def test_every_value_has_its_own_index_and_position() -> None:
    scale = Listed((1.0, 2.0, 5.0, inf))
    assert [scale.index(value) for value in scale.values] == [0, 1, 2, 3]
    assert [scale.nearest(scale.position(value)) for value in scale.values] == list(scale.values)


@pytest.mark.parametrize(("value", "nearest"), [(0.1, 1.0), (1.4, 1.0), (1.6, 2.0), (4.0, 5.0), (1e9, 5.0), (inf, inf)])
def test_a_value_between_two_goes_to_the_nearer(value: float, nearest: float) -> None:
    scale = Listed((1.0, 2.0, 5.0, inf))
    assert scale.value(scale.index(value)) == nearest


def test_whole_numbers_have_two_digits_and_both_ends() -> None:
    values = whole_numbers(4, 20_000).values
    assert values[0] == 4 and values[-1] == 20_000
    assert 500 in values and 510 in values and 505 not in values
    assert list(values) == sorted(set(values))


def test_learning_rates_snap_to_the_classic_values_nearby() -> None:
    rates = LearningRates()
    assert rates.nearest(rates.position(0.03) + 0.01) == 0.03
    assert rates.nearest(rates.position(0.06)) == 0.06
    assert rates.detents[0] == 1e-5 and rates.detents[-1] == 10.0


def test_a_speed_reads_back() -> None:
    for speed in SPEEDS.values:
        assert parse_speed(speed_text(speed)) == speed
