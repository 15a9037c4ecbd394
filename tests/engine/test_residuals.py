"""Residuals and their Jacobian, against automatic differentiation."""

from typing import Any

import numpy as np
import pytest
from autograd import jacobian as automatic

from playground.engine.layers import LAYERS, Dense
from playground.engine.model import Skip
from playground.engine.network import Network
from playground.engine.residuals import TERMS, Residuals, residual_jacobian
from tests.engine.oracle import Oracle, own

RNG = np.random.default_rng(8)


def prove(network: Network) -> None:
    x, y = RNG.normal(size=(5, network.inputs)), RNG.normal(size=(5, network.outputs))
    for name, view in network.parameters.items():
        view[...] = RNG.normal(0.0, 0.7, view.shape) + name.endswith("/gamma")
    r, J = residual_jacobian(network, x, y)
    oracle, parameters = Oracle(network.layers, network.skips, state=network.state), own(network.parameters)
    np.testing.assert_allclose(r, (oracle.output(parameters, x.T).T - y).ravel(), rtol=1e-12, atol=1e-14)
    assert J.shape == (5 * network.outputs, network.learning)
    indices = np.arange(network.theta.size)
    places = Network(network.layers, network.skips, inputs=network.inputs, theta=indices).parameters
    for name, place in places.items():

        def output(value: Any, name: str = name) -> Any:
            return oracle.output(parameters | {name: value}, x.T)

        expected = np.moveaxis(automatic(output)(parameters[name]), 0, 1).reshape(len(J), -1)
        if place.max() < network.learning:
            error = np.linalg.norm(J[:, place.ravel()] - expected)
            assert error <= 1e-9 * np.linalg.norm(expected) + 1e-13, name


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer(kind: str) -> None:
    layer = LAYERS[kind](id="l", **({"units": 4, "activation": "gelu"} if kind == "dense" else {}))
    prove(Network([Dense(id="h", units=5, activation="tanh"), layer, Dense(id="out", units=3)], inputs=2))


def test_skips_frozen_layers_and_layers_without_bias() -> None:
    layers = [
        Dense(id="a", units=3, activation="tanh"),
        Dense(id="b", units=4, activation="sigmoid", frozen=True),
        Dense(id="c", units=3, activation="tanh", bias=False),
        Dense(id="out", units=2, activation="softmax"),
    ]
    prove(Network(layers, [Skip("a", "c"), Skip("input", "b"), Skip("a", "out")], inputs=2))


def test_every_layer_that_learns_has_its_terms() -> None:
    for name, kind in LAYERS.items():
        if kind(id="l").block(3) != (0,):
            assert kind in TERMS, name


def test_it_is_the_gradient_when_summed_and_leaves_the_networks_own_alone() -> None:
    network = Network([Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=1)], inputs=2)
    network.initialise(0)
    network.gradient[...] = 5.0
    x, y = RNG.normal(size=(7, 2)), RNG.normal(size=(7, 1))
    r, J = residual_jacobian(network, x, y)
    step = 1e-6
    for place in (0, 6, 13):
        costs = []
        for change in (step, -2 * step):
            network.theta[place] += change
            costs.append(np.mean((network.predict(x) - y) ** 2))
        network.theta[place] += step
        assert 2.0 * (J.T @ r)[place] / 7 == pytest.approx((costs[0] - costs[1]) / (2 * step), rel=1e-6)
    assert (network.gradient == 5.0).all()


def test_it_follows_theta() -> None:
    network = Network([Dense(id="out", units=1)], inputs=1)
    residuals = Residuals(network, 2)
    residuals.workspace.load(np.array([[1.0], [2.0]]))
    network.parameters["out/W"][...] = 3.0
    np.testing.assert_allclose(residuals.vector(np.array([[1.0, 1.0]])), [2.0, 5.0])
    np.testing.assert_allclose(residuals.jacobian(), [[1.0, 1.0], [2.0, 1.0]])
