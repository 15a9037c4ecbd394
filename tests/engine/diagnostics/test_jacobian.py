"""Jacobians against automatic differentiation and the formula diag(σ')W."""

import numpy as np
import pytest
from autograd import grad
from autograd import jacobian as automatic

from playground.engine.diagnostics.jacobian import input_gradient, input_jacobian, jacobian, singular_values, stretches
from playground.engine.layers import LAYERS, Dense
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network
from tests.engine.oracle import Oracle, own

RNG = np.random.default_rng(6)


def network_of(*kinds: str, skips: tuple[Skip, ...] = ()) -> Network:
    layers = [LAYERS[kind](id=f"l{index}") for index, kind in enumerate(kinds)]
    network = Network(
        [Dense(id="h", units=5, activation="tanh"), *layers, Dense(id="out", units=3, activation="sigmoid")],
        skips,
        inputs=4,
    )
    for name, view in network.parameters.items():
        view[...] = RNG.normal(0.0, 0.7, view.shape) + name.endswith("/gamma")
    for state in network.state.values():
        for value in state.values():
            value[...] = RNG.uniform(0.5, 2.0, value.shape)
    return network


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_whole_network_and_each_layer(kind: str) -> None:
    network = network_of(kind)
    sample = RNG.normal(size=4)
    oracle, parameters = Oracle(network.layers, state=network.state), own(network.parameters)
    found = jacobian(network, sample)
    expected = automatic(lambda x: oracle.output(parameters, x[:, None])[:, 0])(sample)
    np.testing.assert_allclose(found.matrix, expected, rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(found.singular_values, np.linalg.svd(expected)[1], rtol=1e-9, atol=1e-13)
    product = np.linalg.multi_dot([each.matrix for each in reversed(found.layers)])
    np.testing.assert_allclose(product, expected, rtol=1e-9, atol=1e-13)
    after_first = np.linalg.multi_dot([each.matrix for each in reversed(found.layers[1:])])
    np.testing.assert_allclose(found.layers[0].to_output, singular_values(after_first), rtol=1e-9, atol=1e-13)
    np.testing.assert_array_equal(found.layers[-1].to_output, np.ones(3))


def test_a_dense_layer_is_the_slope_times_the_weights() -> None:
    network, sample = network_of(), RNG.normal(size=4)
    w = network.parameters
    a = np.tanh(w["h/W"] @ sample + w["h/b"])
    np.testing.assert_allclose(jacobian(network, sample).layers[0].matrix, (1 - a**2)[:, None] * w["h/W"], rtol=1e-12)


def test_skip_connections_count_for_the_network() -> None:
    network, sample = network_of("dense", skips=(Skip("input", "l0"), Skip("h", "out"))), RNG.normal(size=4)
    oracle, parameters = Oracle(network.layers, network.skips), own(network.parameters)
    expected = automatic(lambda x: oracle.output(parameters, x[:, None])[:, 0])(sample)
    found = jacobian(network, sample)
    np.testing.assert_allclose(found.matrix, expected, rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(input_jacobian(network, np.tile(sample, (2, 1)))[1], expected, rtol=1e-9, atol=1e-13)


def test_many_samples_in_blocks() -> None:
    network, x = network_of("layer_norm"), RNG.normal(size=(2500, 4))
    found = input_jacobian(network, x)
    for row in (0, 665, 666, 2499):
        np.testing.assert_allclose(found[row], jacobian(network, x[row]).matrix, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "mean_squared_error"])
def test_the_gradient_by_the_input_is_of_each_samples_own_cost(loss: str) -> None:
    network, x = network_of("layer_norm"), RNG.normal(size=(2003, 4))
    y = RNG.integers(0, 2, (2003, 3)).astype(float)
    found = input_gradient(network, LOSSES[loss](), x, y)
    oracle, parameters = Oracle(network.layers), own(network.parameters)
    for row in (0, 1999, 2000, 2002):
        sample, target = x[row][:, None], y[row][:, None]
        expected = grad(lambda x, target=target: oracle.loss(parameters, x, LOSSES[loss], target))(sample)
        np.testing.assert_allclose(found[row], expected[:, 0], rtol=1e-8, atol=1e-13)


def test_an_orthogonal_linear_network_keeps_all_lengths() -> None:
    network = Network([Dense(id=f"h{i}", units=6, initializer="orthogonal") for i in range(20)], inputs=6)
    network.initialise(3)
    np.testing.assert_allclose(jacobian(network, RNG.normal(size=6)).singular_values, 1.0, rtol=1e-12)


def test_what_is_not_finite_has_no_singular_values() -> None:
    assert np.isnan(singular_values(np.array([[np.inf, 1.0], [0.0, 1.0]]))).all()


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_many_samples_at_once_are_as_one_after_the_other(kind: str) -> None:
    network, samples = network_of(kind, skips=(Skip("h", "out"),)), RNG.normal(size=(6, 4))
    found = stretches(network, samples)
    for index, sample in enumerate(samples):
        alone = jacobian(network, sample)
        np.testing.assert_allclose(found.whole[index], alone.singular_values, rtol=1e-9, atol=1e-13)
        for place, layer in enumerate(alone.layers):
            np.testing.assert_allclose(found.layers[place][index], layer.singular_values, rtol=1e-9, atol=1e-13)
            np.testing.assert_allclose(found.to_output[place][index], layer.to_output, rtol=1e-9, atol=1e-13)


def test_a_sample_that_is_not_a_number_has_no_singular_values() -> None:
    samples = np.array([[0.1, 0.2, 0.3, 0.4], [np.nan, 0.0, 0.0, 0.0]])
    found = stretches(network_of("dense"), samples)
    assert np.isfinite(found.whole[0]).all() and np.isnan(found.whole[1]).all()
