"""Curvature: Hessian–vector products of every kind against automatic differentiation, and the spectra made of them."""

from typing import Any

import numpy as np
import pytest
from autograd import hessian as automatic
from autograd import hessian_vector_product
from hypothesis import HealthCheck, assume, given, settings

from playground.engine.activations import ACTIVATIONS
from playground.engine.diagnostics.curvature import CurvatureProducts, curvature, hutchinson, matrix_of
from playground.engine.diagnostics.lanczos import lanczos
from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.engine.diagnostics.r_operator import ROperator
from playground.engine.layers import LAYERS, Dense, Layer
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network
from playground.engine.program import Array, Program
from playground.engine.residuals import residual_jacobian
from playground.engine.workspace import Workspace
from tests.engine.oracle import Oracle, own
from tests.engine.test_chains import Case, bound, chains

RNG = np.random.default_rng(9)
MSE = LOSSES["mean_squared_error"]()


def network_of(*layers: Layer, skips: tuple[Skip, ...] = (), inputs: int = 2) -> Network:
    network = Network(layers, skips, inputs=inputs)
    for name, view in network.parameters.items():
        view[...] = RNG.normal(0.0, 0.8, view.shape) + name.endswith("/gamma")
    for state in network.state.values():
        for value in state.values():
            value[...] = RNG.uniform(0.5, 2.0, value.shape)
    return network


def samples(network: Network, loss: str, count: int = 6) -> tuple[Array, Array]:
    x = RNG.normal(size=(count, network.inputs))
    if loss == "categorical_cross_entropy":
        return x, np.eye(network.outputs)[RNG.integers(0, network.outputs, count)]
    return x, RNG.integers(0, 2, (count, network.outputs)).astype(float)


def truth(network: Network, loss: str, x: Array, y: Array) -> Array:
    """The Hessian by automatic differentiation, in the order of θ."""
    oracle = Oracle(network.layers, network.skips, state=network.state)
    parameters, size = own(network.parameters), network.theta.size
    layout = Network(network.layers, network.skips, inputs=network.inputs, theta=np.arange(size)).parameters

    def cost(theta: Any) -> Any:
        return oracle.loss({name: theta[layout[name]] for name in parameters}, x.T, LOSSES[loss], y.T)

    H: Array = automatic(cost)(network.theta.copy())
    return H[: network.learning, : network.learning]


def assert_close(found: Array, expected: Array, tolerance: float = 1e-9) -> None:
    assert np.linalg.norm(found - expected) <= tolerance * np.linalg.norm(expected) + 1e-14


def prove(network: Network, loss: str) -> None:
    x, y = samples(network, loss)
    products = CurvatureProducts(network, LOSSES[loss](), x, y)
    H = np.stack([products.hessian_times(unit) for unit in np.eye(network.learning)])
    assert_close(H, truth(network, loss, x, y))
    assert_close(H, H.T)


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_every_activation(activation: str) -> None:
    prove(network_of(Dense(id="h", units=3, activation=activation), Dense(id="out", units=1)), "mean_squared_error")


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer(kind: str) -> None:
    layers = Dense(id="h", units=3, activation="tanh"), LAYERS[kind](id="l"), Dense(id="out", units=1)
    prove(network_of(*layers), "mean_squared_error")


@pytest.mark.parametrize("loss", sorted(LOSSES))
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_every_loss_with_and_without_its_own_activation(loss: str, output: str) -> None:
    prove(network_of(Dense(id="h", units=3, activation="tanh"), Dense(id="out", units=2, activation=output)), loss)


def test_skips_and_frozen_layers() -> None:
    layers = (
        Dense(id="a", units=3, activation="tanh"),
        Dense(id="b", units=4, activation="sigmoid", frozen=True),
        Dense(id="c", units=3, activation="silu", bias=False),
        Dense(id="out", units=2),
    )
    network = network_of(*layers, skips=(Skip("a", "c"), Skip("input", "b"), Skip("a", "out")))
    assert network.learning < network.theta.size
    prove(network, "mean_squared_error")


@pytest.mark.parametrize("activation", ["gelu", "silu", "custom"])
def test_second_derivatives_keep_their_digits_near_zero(activation: str) -> None:
    network = network_of(Dense(id="h", units=1, activation=activation), Dense(id="out", units=1), inputs=1)
    x, y = np.array([[0.0], [1e-9], [-1e-7], [1e-5]]), np.ones((4, 1))
    network.parameters["h/b"][...] = 0.0
    products = CurvatureProducts(network, MSE, x, y)
    assert_close(matrix_of(products.hessian_times, 4, Watch()), truth(network, "mean_squared_error", x, y))


def test_batch_statistics_are_differentiated_twice_too() -> None:
    layers = Dense(id="h", units=3, activation="tanh"), LAYERS["batch_norm"](id="n"), Dense(id="out", units=1)
    network = network_of(*layers)
    x, y = samples(network, "mean_squared_error")
    workspace = Workspace(network, len(x), training=True, keep=True)
    workspace.load(x)
    workspace.emit_backward(MSE, y.T)
    operator = ROperator((workspace.forward, workspace.backward))
    v, start, gradients = RNG.normal(size=network.theta.size), network.theta.copy(), []
    operator.of(network.theta)[...] = v
    operator.run()
    for change in (1e-5, -1e-5):
        network.theta[...] = start + change * v
        workspace.forward.run()
        workspace.backward.run()
        gradients.append(network.gradient.copy())
    assert_close(operator.of(network.gradient), (gradients[0] - gradients[1]) / 2e-5, 1e-6)


def test_products_against_differences_of_gradients_in_a_larger_network() -> None:
    layers = [Dense(id=f"h{i}", units=20, activation="tanh") for i in range(4)]
    network = network_of(*layers, Dense(id="out", units=3, activation="softmax"), inputs=5)
    x, y = samples(network, "categorical_cross_entropy", 40)
    products = CurvatureProducts(network, LOSSES["categorical_cross_entropy"](), x, y)
    v = RNG.normal(size=network.learning)
    theta, gradients = products.probe.theta.copy(), []
    for change in (1e-6, -1e-6):
        products.probe.theta[...] = theta + change * v
        gradients.append(products.gradient)
    products.probe.theta[...] = theta
    assert_close(products.hessian_times(v), (gradients[0] - gradients[1]) / 2e-6, 1e-7)


def test_gauss_newton_of_squares_is_the_jacobian_squared() -> None:
    network = network_of(Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=2, activation="sigmoid"))
    x, y = samples(network, "mean_squared_error")
    _, J = residual_jacobian(network, x, y)
    found = curvature(network, MSE, x, y).gauss_newton
    assert found.matrix is not None
    assert_close(found.matrix, 2.0 * J.T @ J / y.size)
    assert found.negative == 0


def test_gauss_newton_of_cross_entropy_has_the_variance_in_the_middle() -> None:
    hidden = Dense(id="h", units=4, activation="tanh")
    network = network_of(hidden, Dense(id="out", units=1, activation="sigmoid"))
    linear = Network([hidden, Dense(id="out", units=1)], inputs=2, theta=network.theta)
    x, y = samples(network, "binary_cross_entropy")
    _, J = residual_jacobian(linear, x, y)
    p = network.predict(x).ravel()
    found = curvature(network, LOSSES["binary_cross_entropy"](), x, y).gauss_newton
    assert found.matrix is not None
    assert_close(found.matrix, J.T @ np.diag(p * (1 - p)) @ J / len(x))


def test_spectrum_of_linear_regression_is_that_of_the_second_moments() -> None:
    network = network_of(Dense(id="out", units=1))
    x, y = RNG.normal(size=(50, 2)), RNG.normal(size=(50, 1))
    A = np.column_stack([x, np.ones(50)])
    expected = np.linalg.eigvalsh(2.0 * A.T @ A / 50)
    found = curvature(network, MSE, x, y)
    assert found.exact and found.parameters == 3
    for spectrum in (found.hessian, found.gauss_newton):
        np.testing.assert_allclose(spectrum.eigenvalues, expected, rtol=1e-12)
        assert spectrum.trace == pytest.approx(expected.sum())
        assert spectrum.condition == pytest.approx(expected[-1] / expected[0])
        assert spectrum.stable_rate == pytest.approx(2.0 / expected[-1])
        assert (spectrum.largest, spectrum.smallest) == pytest.approx((expected[-1], expected[0]))


def test_gradient_descent_diverges_just_above_the_stable_rate() -> None:
    network = network_of(Dense(id="out", units=1))
    x, y = RNG.normal(size=(50, 2)), RNG.normal(size=(50, 1))
    products = CurvatureProducts(network, MSE, x, y)
    limit, start = curvature(network, MSE, x, y).hessian.stable_rate, products.probe.theta.copy()
    ends = []
    for factor in (0.99, 1.01):
        products.probe.theta[...] = start
        for _ in range(2000):
            products.probe.theta -= factor * limit * products.gradient
        ends.append(np.linalg.norm(products.gradient))
    assert ends[0] < 1e-10 and ends[1] > 1.0


def test_a_saddle_has_a_negative_eigenvalue() -> None:
    network = Network([Dense(id="a", units=1, bias=False), Dense(id="b", units=1, bias=False)], inputs=1)
    found = curvature(network, MSE, np.ones((1, 1)), np.ones((1, 1))).hessian  # C = (w v − 1)² at 0: H = [0 −2; −2 0]
    np.testing.assert_allclose(found.eigenvalues, [-2.0, 2.0])
    assert found.negative == 1


def test_lanczos_finds_the_ends_of_what_the_matrix_has() -> None:
    network = network_of(Dense(id="h", units=12, activation="tanh"), Dense(id="out", units=3, activation="softmax"))
    x, y = samples(network, "categorical_cross_entropy", 60)
    loss = LOSSES["categorical_cross_entropy"]()
    exact = curvature(network, loss, x, y)
    found = curvature(network, loss, x, y, exact_up_to=10)
    assert exact.exact and not found.exact
    for half in ("hessian", "gauss_newton"):
        one, other = getattr(found, half), getattr(exact, half)
        assert one.largest == pytest.approx(other.largest, rel=1e-9)
        assert one.smallest == pytest.approx(other.smallest, abs=1e-8 * other.largest)
        assert abs(one.trace - other.trace) < 4.0 * one.trace_error
        assert np.isnan(one.condition) and one.matrix is None
        overlap = np.abs(np.sum(one.directions * other.directions, axis=0))
        np.testing.assert_allclose(overlap, 1.0, rtol=1e-6)


def test_lanczos_on_a_known_spectrum() -> None:
    values = np.sort(np.concatenate([RNG.normal(size=395), [-9.0, -8.0, 12.0, 20.0, 20.5]]))
    turn = np.linalg.qr(RNG.normal(size=(400, 400)))[0]
    A = turn @ np.diag(values) @ turn.T
    found, vectors = lanczos(lambda v: A @ v, 400, generator=np.random.default_rng(0))
    np.testing.assert_allclose(found[[0, 1, -3, -2, -1]], values[[0, 1, -3, -2, -1]], rtol=1e-9)
    np.testing.assert_allclose(A @ vectors[:, -1], 20.5 * vectors[:, -1], atol=1e-6)
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(len(found)), atol=1e-9)


def test_lanczos_stops_where_the_matrix_has_no_more_directions() -> None:
    A = np.diag([3.0, 0.0, 0.0, 0.0, -1.0])
    found, _ = lanczos(lambda v: A @ v, 5, generator=np.random.default_rng(0))
    np.testing.assert_allclose(found, [-1.0, 0.0, 3.0], atol=1e-12)
    nothing, _ = lanczos(lambda v: 0.0 * v, 5, generator=np.random.default_rng(0))
    np.testing.assert_array_equal(nothing, [0.0])


def test_hutchinson_is_exact_on_a_diagonal() -> None:
    trace, error = hutchinson(lambda v: np.arange(5.0) * v, 5, generator=np.random.default_rng(0), watch=Watch())
    assert (trace, error) == (10.0, 0.0)


def test_progress_and_cancelling() -> None:
    network = network_of(Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=1))
    x, y = samples(network, "mean_squared_error")
    for exact_up_to in (0, 100):
        seen: list[float] = []
        curvature(network, MSE, x, y, progress=seen.append, exact_up_to=exact_up_to)
        assert seen[0] == 0.0 and seen[-1] == 1.0 and seen == sorted(seen)
        with pytest.raises(CancelledError):
            curvature(network, MSE, x, y, cancelled=lambda: True, exact_up_to=exact_up_to)


def test_nothing_to_learn_gets_a_sentence() -> None:
    network = network_of(Dense(id="out", units=1, frozen=True))
    with pytest.raises(ValueError, match="No layer learns"):
        curvature(network, MSE, *samples(network, "mean_squared_error"))


def test_a_call_without_a_rule_is_named() -> None:
    program = Program()
    program.call(np.floor, np.ones(2), np.ones(2))
    with pytest.raises(NotImplementedError, match="floor"):
        ROperator([program])


def test_looking_disturbs_nothing() -> None:
    network = network_of(Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=1))
    theta = network.theta.copy()
    network.gradient[...] = 3.0
    curvature(network, MSE, *samples(network, "mean_squared_error"))
    np.testing.assert_array_equal(network.theta, theta)
    assert (network.gradient == 3.0).all()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(chains())
@np.errstate(all="ignore")
def test_products_of_random_chains(case: Case) -> None:
    network, x, y = bound(case)
    if not network.learning:
        return
    oracle, parameters = Oracle(case.layers, case.skips, state=network.state), own(network.parameters)
    output = oracle.output(parameters, x.T)
    assume(case.loss.kind == "mean_squared_error" or 1e-4 < output.min() <= output.max() < 1.0 - 1e-4)
    indices = np.arange(network.theta.size)
    layout = Network(network.layers, network.skips, inputs=network.inputs, theta=indices).parameters
    v = np.random.default_rng(case.seed).normal(size=network.theta.size)
    v[network.learning :] = 0.0

    def cost(theta: Any) -> Any:
        return oracle.loss({name: theta[place] for name, place in layout.items()}, x.T, case.loss, y)

    expected = hessian_vector_product(cost)(network.theta.copy(), v)[: network.learning]
    products = CurvatureProducts(network, case.loss, x, y.T)
    found = products.hessian_times(v[: network.learning])
    scale = max(np.linalg.norm(expected), np.linalg.norm(products.gradient), np.linalg.norm(products.probe.seed_error))
    assert np.linalg.norm(found - expected) <= 1e-9 * np.linalg.norm(expected) + 1e-12 * scale
