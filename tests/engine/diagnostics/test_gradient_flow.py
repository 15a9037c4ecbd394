"""Gradient flow: norms against backpropagation by hand, and the two reasons multiply up to what happens."""

import math

import numpy as np
import pytest

from playground.engine.diagnostics.gradient_flow import gradient_flow, reason
from playground.engine.layers import BatchNorm, Dense, LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network

MSE = LOSSES["mean_squared_error"]()
BCE = LOSSES["binary_cross_entropy"]()
RNG = np.random.default_rng(3)
X, Y = RNG.normal(size=(20, 2)), RNG.integers(0, 2, (20, 1)).astype(float)


def deep(activation: str, depth: int, skips: tuple[Skip, ...] = ()) -> Network:
    layers = [Dense(id=f"h{i}", units=6, activation=activation) for i in range(depth)]
    network = Network([*layers, Dense(id="out", units=1, activation="sigmoid")], skips, inputs=2)
    network.initialise(1)
    return network


def test_a_layer_by_hand() -> None:
    network = deep("tanh", 2)
    w = network.parameters
    a1 = np.tanh(w["h0/W"] @ X.T + w["h0/b"][:, None])
    a2 = np.tanh(w["h1/W"] @ a1 + w["h1/b"][:, None])
    a3 = 1 / (1 + np.exp(-(w["out/W"] @ a2 + w["out/b"][:, None])))
    delta3 = (a3 - Y.T) / 20
    back2 = w["out/W"].T @ delta3
    delta2 = back2 * (1 - a2**2)
    back1 = w["h1/W"].T @ delta2
    delta1 = back1 * (1 - a1**2)
    first, second, output = gradient_flow(network, BCE, X, Y)
    norm = np.linalg.norm
    assert [each.delta for each in (first, second, output)] == pytest.approx([norm(delta1), norm(delta2), norm(delta3)])
    assert first.by_weights == pytest.approx(norm(back1) / norm(delta2))
    assert second.by_weights == pytest.approx(norm(back2) / norm(delta3))
    assert first.by_activation == pytest.approx(norm(delta1) / norm(back1))
    assert (first.by_skips, second.by_skips) == (1.0, 1.0)
    gradient = np.abs(delta2 @ a1.T)
    assert second.weights is not None
    assert second.weights.norm == pytest.approx(norm(gradient))
    assert second.weights.mean_abs == pytest.approx(gradient.mean())
    assert second.weights.rms == pytest.approx(np.sqrt(np.mean(gradient**2)))
    assert second.weights.maximum == pytest.approx(gradient.max())
    assert second.saturation is not None
    assert second.saturation.mean_slope == pytest.approx(np.mean(1 - a2**2))
    assert math.isnan(output.error) and math.isnan(output.by_weights) and math.isnan(second.weights.update_ratio)


def test_the_factors_multiply_up_to_what_happens_over_the_depth() -> None:
    flow = gradient_flow(deep("sigmoid", 30), BCE, X, Y)
    assert np.prod([each.ratio for each in flow[:-1]]) == pytest.approx(flow[0].delta / flow[-1].delta)
    why = reason(flow)
    assert why is not None
    assert why.ratio**30 == pytest.approx(flow[0].delta / flow[-1].delta)
    assert why.by_activation <= 0.25
    assert why.by_activation < why.by_weights
    assert "because of σ'" in why.sentence and "skip" not in why.sentence
    assert flow[0].health.reason == "vanishing"


def test_a_skip_connection_has_a_factor_of_its_own() -> None:
    skips = tuple(Skip(f"h{i}", f"h{i + 1}") for i in range(9))
    with_skips = gradient_flow(deep("sigmoid", 10, skips), BCE, X, Y)
    without = gradient_flow(deep("sigmoid", 10), BCE, X, Y)
    assert np.prod([each.ratio for each in with_skips[:-1]]) == pytest.approx(
        with_skips[0].delta / with_skips[-1].delta
    )
    assert all(each.by_skips > 1.5 for each in with_skips[:-2])
    assert with_skips[0].delta > 100 * without[0].delta
    why = reason(with_skips)
    assert why is not None and "skip connections" in why.sentence


def test_a_projected_skip_connection_counts_what_it_carries_back() -> None:
    layers = [Dense(id="a", units=3, activation="tanh"), Dense(id="b", units=2), Dense(id="c", units=4)]
    network = Network(layers, [Skip("a", "c")], inputs=2)
    network.initialise(0)
    y = np.zeros((20, 4))
    first, second, output = gradient_flow(network, MSE, X, y)
    delta = 2.0 * network.predict(X).T / 80
    w = network.parameters
    back = w["b/W"].T @ (w["c/W"].T @ delta)
    assert first.by_skips == pytest.approx(np.linalg.norm(back + w["c/skip_a"].T @ delta) / np.linalg.norm(back))
    assert output.error == pytest.approx(np.linalg.norm(delta))
    assert (second.by_skips, second.by_activation) == (1.0, 1.0)


@pytest.mark.parametrize("between", [BatchNorm(id="n"), LayerNorm(id="n")])
def test_layers_without_weights_are_stages_too(between: BatchNorm | LayerNorm) -> None:
    network = Network([Dense(id="h", units=5, activation="tanh"), between, Dense(id="out", units=1)], inputs=2)
    network.initialise(1)
    flow = gradient_flow(network, MSE, X, Y)
    assert [each.layer for each in flow] == ["h", "n", "out"]
    assert flow[1].weights is None and flow[1].saturation is None
    assert np.prod([each.ratio for each in flow[:-1]]) == pytest.approx(flow[0].delta / flow[-1].delta)


def test_update_ratio_compares_with_the_step_before() -> None:
    network = deep("tanh", 1)
    before = network.theta.copy()
    network.parameters["h0/W"][...] *= 1.01
    hidden, output = gradient_flow(network, BCE, X, Y, before=before)
    assert hidden.weights is not None and output.weights is not None
    assert hidden.weights.update_ratio == pytest.approx(0.01 / 1.01)
    assert output.weights.update_ratio == 0.0
    assert gradient_flow(network, BCE, X, Y, before=before * 3)[0].health.reason == "fast_update"


def test_nothing_arrives_where_the_error_is_zero() -> None:
    network = deep("tanh", 2)
    network.parameters["out/W"][...] = 0.0
    flow = gradient_flow(network, BCE, X, Y)
    assert flow[0].delta == 0.0
    assert reason(flow) is None
    assert reason(flow[-1:]) is None
