"""Which values a slider can take, and where they lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.look.scales import Linear, Logarithmic, Scale

SCALES = [
    Linear(10, 1000, 10),
    Linear(0, 0.5, 0.01),
    Logarithmic(1e-4, 10),
    Logarithmic(0.003, 20, digits=2),
    Logarithmic(0.1, 10, digits=3),
]
EACH = pytest.mark.parametrize("scale", SCALES, ids=str)


@EACH
def test_every_value_has_its_number_and_its_place(scale: Scale) -> None:
    values = [scale.value(i) for i in range(scale.count)]
    assert values == sorted(set(values))
    assert values[0] == scale.low and values[-1] == pytest.approx(scale.high)
    assert [scale.index(value) for value in values] == list(range(scale.count))
    assert [scale.nearest(scale.position(value)) for value in values] == values


@EACH
@given(position=st.floats(0, 1))
def test_any_place_gives_one_of_the_values(scale: Scale, position: float) -> None:
    value = scale.nearest(position)
    assert scale.value(scale.index(value)) == value


def test_the_learning_rate_goes_in_ones_over_five_decades() -> None:
    rate = Logarithmic(1e-4, 10)
    assert rate.count == 46
    assert rate.ticks == (1e-4, 1e-3, 1e-2, 0.1, 1, 10)
    assert rate.position(0.01) == pytest.approx(0.4)
    assert rate.nearest(0.36) == 0.006


def test_linear_ticks_are_evenly_spread() -> None:
    assert Linear(0, 1, 0.1, marks=5).ticks == (0, 0.25, 0.5, 0.75, 1)
    assert Linear(0, 1, 0.1).ticks == ()


@EACH
def test_values_outside_are_brought_to_the_ends(scale: Scale) -> None:
    assert scale.position(scale.high * 10) == 1
    assert scale.index(scale.high * 10) == scale.count - 1
    assert scale.index(scale.low / 10) == 0
