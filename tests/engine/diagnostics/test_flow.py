"""The finding names the right layers, factor and case."""

import math

import numpy as np
import pytest

from playground.engine.diagnostics.flow import finding

LAYERS = ("h1", "h2", "out")


def found(*mean: float, norm: tuple[float, ...] = (1.0, 1.0, 1.0), loss_high: bool = True):
    result = finding(LAYERS, np.array(mean), np.array(norm), loss_high=loss_high)
    assert result is not None
    return result


def test_an_even_network() -> None:
    it = found(3e-2, 6e-3, 1.2e-2)
    assert (it.case, it.level, it.slowest, it.largest) == ("even", "ok", "h2", "h1")
    assert it.factor == pytest.approx(5.0) and it.norm == pytest.approx(math.sqrt(3.0)) and it.concerned == ()


@pytest.mark.parametrize(
    ("mean", "loss_high", "case", "concerned"),
    [
        ((3e-9, 9.9e-8, 1e-3), True, "vanishing", ("h1", "h2")),
        ((3e-9, 9.9e-8, 1e-3), False, "learned", ()),
        ((9e-6, 1.1e-5, 1e-3), True, "starving", ("h1",)),
        ((math.nan, 1e-3, 1e-3), True, "not_finite", ("h1",)),
        ((0.0, 1e-3, 1e-3), True, "vanishing", ("h1",)),
    ],
)
def test_cases_at_their_thresholds(
    mean: tuple[float, ...], loss_high: bool, case: str, concerned: tuple[str, ...]
) -> None:
    it = found(*mean, loss_high=loss_high)
    assert (it.case, it.concerned) == (case, concerned)


def test_explosion_comes_before_vanishing_and_names_who_brings_it() -> None:
    it = found(1e-9, 1.0, 30.0, norm=(1e-7, 20.0, 300.0))
    assert (it.case, it.level, it.concerned) == ("exploding", "error", ("out",))


def test_a_gradient_of_zero_is_infinitely_far_below_and_nothing_but_zeros_is_not() -> None:
    assert found(0.0, 1e-3, 1e-2).factor == math.inf
    assert found(0.0, 0.0, 0.0).factor == 1.0


def test_no_layers_no_finding() -> None:
    assert finding((), np.empty(0), np.empty(0), loss_high=True) is None
