"""Saturation and dead units: each threshold on activations that are known."""

import math

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS, Relu, Sigmoid, Tanh
from playground.engine.diagnostics.saturation import dead_units, saturated, saturation, saturation_of
from playground.engine.layers import ActivationLayer, Dense
from playground.engine.network import Network


def test_tanh_is_saturated_by_its_value_and_the_sigmoid_by_its_slope() -> None:
    z = np.arctanh([[0.969, 0.971, -0.971, 0.0]])
    assert saturated(Tanh(), np.tanh(z), Tanh().derivative(z)).tolist() == [[False, True, True, False]]
    edge = math.log((1 - 0.05277) / 0.05277)  # σ(1 − σ) is 0.05 where σ = 0.05279
    z = np.array([[edge, -edge, edge - 0.01, 0.0]])
    assert saturated(Sigmoid(), Sigmoid()(z), Sigmoid().derivative(z)).tolist() == [[True, True, False, False]]


def test_a_unit_is_dead_below_one_percent_of_the_samples() -> None:
    slope = np.zeros((3, 200))
    slope[1, :1] = slope[2, :2] = 1.0
    assert dead_units(slope).tolist() == [True, True, False]


def test_shares_of_a_layer() -> None:
    z = np.array([[-1.0, -2.0], [3.0, -1.0], [-1.0, -1.0]])
    relu = saturation_of("h", Relu(), Relu()(z), Relu().derivative(z))
    assert (relu.mean_slope, relu.dead) == (pytest.approx(1 / 6), pytest.approx(2 / 3))
    assert math.isnan(relu.saturated)
    assert relu.health.reason == "dead"
    tanh = saturation_of("h", Tanh(), Tanh()(z), Tanh().derivative(z))
    assert tanh.saturated == pytest.approx(1 / 6)  # tanh 2 = 0.964, tanh 3 = 0.995
    assert math.isnan(tanh.dead)


def test_shares_of_a_network_count_every_sample_once() -> None:
    layers = [Dense(id="h", units=1, activation="tanh"), ActivationLayer(id="r"), Dense(id="o", units=2)]
    network = Network(layers, inputs=1)
    network.parameters["h/W"][...] = 1.0
    x = np.linspace(-5.0, 5.0, 4501)[:, None]  # more than one block of samples
    hidden, relu, output = saturation(network, x)
    assert [hidden.layer, relu.layer, output.layer] == ["h", "r", "o"]
    assert hidden.saturated == pytest.approx(1 - np.arctanh(0.97) / 5.0, abs=1e-3)
    assert hidden.mean_slope == pytest.approx(np.tanh(5.0) / 5.0, abs=1e-3)
    assert (relu.mean_slope, relu.dead) == (pytest.approx(0.5, abs=1e-3), 0.0)
    assert (output.mean_slope, output.saturated) == (1.0, 0.0)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_every_activation_has_one_of_the_two_shares(name: str) -> None:
    if not ACTIVATIONS[name].elementwise:
        return
    network = Network([Dense(id="h", units=3, activation=name)], inputs=2)
    network.initialise(0)
    (found,) = saturation(network, np.random.default_rng(0).normal(size=(50, 2)))
    assert math.isnan(found.saturated) != math.isnan(found.dead)
