"""Perturbation: for small nudges the prediction is right to second order, and the real change is the real one."""

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.diagnostics.perturbation import (
    costs_along_parameter,
    costs_along_weighted_input,
    nudge_parameter,
    nudge_weighted_input,
)
from playground.engine.layers import Dense, Dropout, LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network

RNG = np.random.default_rng(2)
X = RNG.normal(size=(7, 3))
BCE, MSE = LOSSES["binary_cross_entropy"](), LOSSES["mean_squared_error"]()


def network_of(activation: str = "tanh", *, bias: bool = True) -> Network:
    layers = [
        Dense(id="a", units=4, activation=activation),
        LayerNorm(id="n"),
        Dense(id="b", units=4, activation=activation, bias=bias),
        Dropout(id="d"),
        Dense(id="out", units=2, activation="sigmoid"),
    ]
    network = Network(layers, [Skip("a", "b")], inputs=3)
    network.initialise(5)
    return network


Y = RNG.integers(0, 2, (7, 2)).astype(float)


def test_a_nudged_weight_changes_the_cost_as_it_really_does() -> None:
    network = network_of()
    found = nudge_parameter(network, BCE, X, Y, parameter="b/W", index=(1, 2), change=0.5)
    before = network.activations(X)
    network.parameters["b/W"][1, 2] += 0.5
    after = network.activations(X)
    p = after["out"].T
    assert found.cost_after == pytest.approx(-np.mean(np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p), axis=1)))
    assert [each.layer for each in found.ripples] == ["b", "d", "out"]
    for each in found.ripples:
        np.testing.assert_allclose(each.real, after[each.layer] - before[each.layer], atol=1e-15)
    others = [0, 2, 3]
    assert (found.ripples[0].real[others] == 0.0).all() and (found.ripples[0].predicted[others] == 0.0).all()
    assert abs(found.real - found.predicted) > 1e-4  # half is not small


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
@pytest.mark.parametrize("what", ["weight", "weighted input"])
def test_the_prediction_is_right_to_second_order(activation: str, what: str) -> None:
    network = network_of(activation)
    errors, ripples = [], []
    for change in (1e-3, 1e-4):
        if what == "weight":
            found = nudge_parameter(network, BCE, X, Y, parameter="a/W", index=(1, 2), change=change)
        else:
            found = nudge_weighted_input(network, BCE, X, Y, layer="a", unit=1, change=change)
        errors.append(abs(found.real - found.predicted))
        ripples.append(max(np.max(np.abs(each.real - each.predicted)) for each in found.ripples))
        assert abs(found.real) > 1e-3 * change
    assert errors[1] < errors[0] / 50 + 1e-13
    assert ripples[1] < ripples[0] / 50 + 1e-13


@pytest.mark.parametrize("bias", [True, False])
def test_the_demon_at_a_neuron_is_a_change_of_its_bias(bias: bool) -> None:
    network = network_of(bias=bias)
    found = nudge_weighted_input(network, BCE, X, Y, layer="b", unit=3, change=-0.7)
    if bias:
        same = nudge_parameter(network, BCE, X, Y, parameter="b/b", index=(3,), change=-0.7)
        assert (found.derivative, found.real) == (pytest.approx(same.derivative), pytest.approx(same.real))
        for one, other in zip(found.ripples, same.ripples, strict=True):
            np.testing.assert_allclose(one.real, other.real, atol=1e-15)
            np.testing.assert_allclose(one.predicted, other.predicted, atol=1e-15)
    assert abs(found.real) > 1e-3


def test_a_linear_network_and_squares_by_hand() -> None:
    network = Network([Dense(id="out", units=1, bias=False)], inputs=1)
    network.parameters["out/W"][...] = 2.0
    x, y = np.array([[3.0]]), np.array([[1.0]])
    found = nudge_parameter(network, MSE, x, y, parameter="out/W", index=(0, 0), change=0.1)
    assert (found.cost, found.derivative) == (25.0, pytest.approx(30.0))
    assert (found.predicted, found.real) == (pytest.approx(3.0), pytest.approx(5.3**2 - 25.0))


def test_looking_disturbs_nothing() -> None:
    network = network_of()
    theta = network.theta.copy()
    nudge_parameter(network, BCE, X, Y, parameter="n/gamma", index=(0,), change=1.0)
    np.testing.assert_array_equal(network.theta, theta)
    assert not network.gradient.any()


def test_what_is_not_there_gets_a_sentence() -> None:
    network = network_of()
    for parameter, index in (("z/W", (0, 0)), ("a/W", (4, 0)), ("a/W", (0,)), ("a/b", (-1,))):
        with pytest.raises(ValueError, match="There is no parameter"):
            nudge_parameter(network, BCE, X, Y, parameter=parameter, index=index, change=1.0)
    for layer in ("n", "nowhere"):
        with pytest.raises(ValueError, match="has no weighted inputs: choose a dense layer"):
            nudge_weighted_input(network, BCE, X, Y, layer=layer, unit=0, change=1.0)
    with pytest.raises(ValueError, match="units 0 to 3, not 4"):
        nudge_weighted_input(network, BCE, X, Y, layer="a", unit=4, change=1.0)


def test_costs_along_a_parameter_and_a_weighted_input_are_those_of_single_nudges() -> None:
    layers = Dense(id="h", units=3, activation="tanh"), Dense(id="o", units=1, activation="sigmoid")
    network = Network(layers, inputs=2)
    network.initialise(0)
    generator = np.random.default_rng(3)
    x, y = generator.normal(size=(4, 2)), generator.integers(0, 2, (4, 1)).astype(float)
    loss, changes = LOSSES["binary_cross_entropy"](), np.array([-1.0, 0.0, 0.5])
    along = costs_along_parameter(network, loss, x, y, parameter="h/W", index=(1, 0), changes=changes)
    single = [
        nudge_parameter(network, loss, x, y, parameter="h/W", index=(1, 0), change=change).cost_after
        for change in changes
    ]
    np.testing.assert_allclose(along, single, rtol=1e-14)
    along = costs_along_weighted_input(network, loss, x, y, layer="h", unit=2, changes=changes)
    single = [
        nudge_weighted_input(network, loss, x, y, layer="h", unit=2, change=change).cost_after for change in changes
    ]
    np.testing.assert_allclose(along, single, rtol=1e-14)
    assert len(set(along)) == 3
