"""Every schedule's factor, against its definition."""

import math

import pytest

from playground.engine.schedules import SCHEDULES, Constant, Cosine, Exponential, Step, WarmUp


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_factor_is_a_share_of_the_rate_at_every_epoch(name: str) -> None:
    schedule = SCHEDULES[name]()
    factors = [schedule.factor(epoch) for epoch in [*range(500), 10_000_000]]
    assert all(math.isfinite(factor) and 0.0 <= factor <= 1.0 for factor in factors)
    assert max(factors) == 1.0


def test_constant() -> None:
    assert [Constant().factor(epoch) for epoch in (0, 7, 10**6)] == [1.0, 1.0, 1.0]


def test_step_falls_after_every_so_many_epochs() -> None:
    schedule = Step(every=3, shrink=0.1)
    assert [schedule.factor(epoch) for epoch in range(7)] == pytest.approx([1, 1, 1, 0.1, 0.1, 0.1, 0.01])


def test_exponential_falls_after_each_epoch() -> None:
    assert [Exponential(shrink=0.5).factor(epoch) for epoch in range(4)] == [1.0, 0.5, 0.25, 0.125]


def test_cosine_is_half_a_wave_down_to_its_floor() -> None:
    schedule = Cosine(epochs=100, floor=0.2)
    expected = [0.2 + 0.8 * (1.0 + math.cos(math.pi * epoch / 100)) / 2.0 for epoch in (0, 25, 50, 100)]
    assert [schedule.factor(epoch) for epoch in (0, 25, 50, 100)] == pytest.approx(expected)
    assert schedule.factor(50) == pytest.approx(0.6)
    assert schedule.factor(1000) == pytest.approx(0.2)


def test_warm_up_grows_in_equal_steps_and_stays() -> None:
    assert [WarmUp(epochs=4).factor(epoch) for epoch in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
