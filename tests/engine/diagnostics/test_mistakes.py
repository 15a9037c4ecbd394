"""Deliberate mistakes: each gives another gradient than the right one, and the gradient check catches it."""

import numpy as np
import pytest

from playground.engine.diagnostics.gradient_check import gradient_check, passed
from playground.engine.diagnostics.mistakes import MISTAKES, Mistake, mistaken_gradient
from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network

RNG = np.random.default_rng(4)
X = RNG.normal(size=(6, 2))
Y = RNG.integers(0, 2, (6, 1)).astype(float)
BCE, MSE = LOSSES["binary_cross_entropy"](), LOSSES["mean_squared_error"]()


def network_of(*, everything: bool) -> Network:
    layers = [
        Dense(id="a", units=4, activation="tanh"),
        *((BatchNorm(id="n"), Dropout(id="d"), ActivationLayer(id="s", activation="sigmoid")) if everything else ()),
        Dense(id="b", units=3, activation="tanh"),
        *((LayerNorm(id="l"),) if everything else ()),
        Dense(id="out", units=1, activation="sigmoid"),
    ]
    skips = [Skip("input", "b"), Skip("a", "d")] if everything else []
    network = Network(layers, skips, inputs=2)
    network.initialise(2)
    return network


@pytest.mark.parametrize("loss", [BCE, MSE])
@pytest.mark.parametrize("everything", [False, True])
def test_without_a_mistake_it_is_the_gradient(everything: bool, loss: object) -> None:
    network = network_of(everything=everything)
    probe = Probe(network, loss, X, Y)
    probe.backpropagate()
    np.testing.assert_allclose(mistaken_gradient(network, loss, X, Y, "none"), probe.gradient, rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("everything", [False, True])
def test_the_check_catches_every_mistake(mistake: Mistake, everything: bool) -> None:
    network = network_of(everything=everything)
    gradient = mistaken_gradient(network, MSE, X, Y, mistake)
    checks = gradient_check(network, MSE, X, Y, gradient=gradient)
    assert passed(checks) == (mistake == "none")


def test_the_mistakes_by_hand() -> None:
    network = Network([Dense(id="a", units=2, activation="tanh"), Dense(id="o", units=2)], inputs=2)
    network.initialise(1)
    y = RNG.normal(size=(6, 2))
    w, v = network.parameters["a/W"], network.parameters["o/W"]
    a = np.tanh(w @ X.T + network.parameters["a/b"][:, None])
    delta = 2 * (v @ a + network.parameters["o/b"][:, None] - y.T) / 12
    expected = {
        "none": ((v.T @ delta) * (1 - a**2)) @ X,
        "slope": (v.T @ delta) @ X,
        "transpose": ((v @ delta) * (1 - a**2)) @ X,
        "mean": 6 * ((v.T @ delta) * (1 - a**2)) @ X,
    }
    for mistake, wanted in expected.items():
        found = Network(network.layers, inputs=2, theta=mistaken_gradient(network, MSE, X, y, mistake))
        np.testing.assert_allclose(found.parameters["a/W"], wanted, rtol=1e-10, err_msg=mistake)
