"""Health: each threshold, just below and just above."""

import math
from string import Formatter

import numpy as np
import pytest

from playground.engine.diagnostics import health
from playground.engine.diagnostics.health import Health, layer_health


def reasons(mean: list[float], norm: list[float], *, high: bool = True) -> list[str]:
    return [each.reason for each in layer_health(np.array(mean), np.array(norm), loss_high=high)]


def test_vanishing_below_the_threshold_while_the_loss_is_high() -> None:
    assert reasons([0.99e-7, 1.01e-7], [1e-6, 1e-6]) == ["vanishing", ""]
    assert reasons([0.99e-7, 1.01e-7], [1e-6, 1e-6], high=False) == ["", ""]


def test_starving_below_one_percent_of_the_largest_layer() -> None:
    assert reasons([0.0099, 0.0101, 1.0], [1.0, 1.0, 1.0]) == ["starving", "", ""]
    assert reasons([0.0099, 0.0101, 1.0], [1.0, 1.0, 1.0], high=False) == ["", "", ""]


def test_exploding_above_the_norm_names_the_layers_that_bring_it() -> None:
    assert reasons([1.0, 1.0], [99.0, 1.0]) == ["", ""]
    assert reasons([1.0, 1.0], [101.0, 1.0]) == ["exploding", ""]
    assert reasons([1.0] * 4, [60.0] * 4) == ["exploding"] * 4
    assert reasons([1.0, 1.0], [1e200, 1.0]) == ["exploding", ""]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_not_finite_is_said_whatever_the_loss(value: float) -> None:
    assert reasons([1.0, value], [1.0, value], high=False) == ["", "not_finite"]
    assert health.norm_health(value).reason == "not_finite"


def test_norm_of_the_whole_network() -> None:
    assert [health.norm_health(norm).reason for norm in (100.0, 100.1)] == ["", "exploding"]


def test_alarm_above_half_of_a_layer() -> None:
    assert [health.saturation_health(share).reason for share in (0.5, 0.51)] == ["", "saturated"]
    assert [health.dead_health(share).level for share in (0.5, 0.51)] == ["ok", "error"]


def test_update_ratio_two_decades_round_a_thousandth() -> None:
    found = [health.update_health(ratio).reason for ratio in (0.0, 9e-6, 1.1e-5, 1e-3, 0.09, 0.11, math.inf, math.nan)]
    assert found == ["", "slow_update", "", "", "", "fast_update", "fast_update", ""]


def test_the_worst_is_the_first_of_the_most_serious() -> None:
    warning, error, later = Health("warning", "starving"), Health("error", "vanishing"), Health("error", "dead")
    assert health.worst([Health(), warning, error, later]) is error
    assert health.worst([]) == Health()


def test_every_finding_fills_its_sentence() -> None:
    found = [
        *layer_health(np.array([1e-9, 0.001, 1.0, math.nan]), np.ones(4), loss_high=True),
        health.norm_health(1e3),
        health.saturation_health(0.9),
        health.dead_health(0.9),
        health.update_health(1e-9),
        health.update_health(1.0),
    ]
    assert {each.reason for each in found} == set(health.SENTENCES)
    for each in found:
        names = {name for _, name, _, _ in Formatter().parse(each.template) if name}
        assert names <= dict(each.values).keys()
        assert "{" not in each.sentence
    assert found[0].sentence == (
        "The gradient has vanished: its mean is 1e-09, below 1e-07, while the loss is still high."
    )


def test_the_loss_is_high_above_half_of_guessing() -> None:
    assert not health.loss_is_high(0.3, math.log(2))
    assert health.loss_is_high(0.4, math.log(2))
    assert health.loss_is_high(math.nan, math.log(2))
    assert health.loss_is_high(0.0, None)


def test_a_layer_that_explodes_by_itself_is_no_healthy_one_beside_a_larger_one():
    mean, norm = np.array([1.0, 2.0, 1e7]), np.array([120.0, 5.0, 1e9])
    assert [health.reason for health in layer_health(mean, norm, loss_high=False)] == ["exploding", "", "exploding"]
