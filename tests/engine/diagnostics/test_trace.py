"""The trace: the steps of backpropagation by hand, in their order."""

from itertools import pairwise

import numpy as np
import pytest

from playground.engine.diagnostics.trace import Step, trace
from playground.engine.layers import LAYERS, Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network
from playground.engine.program import Array

RNG = np.random.default_rng(1)
BCE, MSE = LOSSES["binary_cross_entropy"](), LOSSES["mean_squared_error"]()


def by_name(steps: tuple[Step, ...]) -> dict[tuple[str, str], Array]:
    return {(step.layer, step.symbol): step.value for step in steps}


@pytest.mark.parametrize("samples", [1, 5])
def test_the_six_lines_of_a_two_layer_network(samples: int) -> None:
    layers = Dense(id="h", units=3, activation="tanh"), Dense(id="o", units=1, activation="sigmoid")
    network = Network(layers, inputs=2)
    network.initialise(0)
    x, y = RNG.normal(size=(samples, 2)), RNG.integers(0, 2, (samples, 1)).astype(float)
    steps = trace(network, BCE, x, y)
    assert [(step.phase[0], step.layer, step.symbol) for step in steps] == [
        ("f", "input", "x"),
        ("f", "h", "z"),
        ("f", "h", "a"),
        ("f", "o", "z"),
        ("f", "o", "a"),
        ("f", "output", "C"),
        ("b", "o", "σ'"),
        ("b", "o", "δ"),
        ("b", "o", "∂C/∂W"),
        ("b", "o", "∂C/∂b"),
        ("b", "h", "∂C/∂a"),
        ("b", "h", "σ'"),
        ("b", "h", "δ"),
        ("b", "h", "∂C/∂W"),
        ("b", "h", "∂C/∂b"),
        ("b", "input", "∂C/∂x"),
    ]
    w = network.parameters
    z1 = w["h/W"] @ x.T + w["h/b"][:, None]
    a1 = np.tanh(z1)
    z2 = w["o/W"] @ a1 + w["o/b"][:, None]
    a2 = 1 / (1 + np.exp(-z2))
    d2 = (a2 - y.T) / samples
    e1 = w["o/W"].T @ d2
    d1 = e1 * (1 - a1**2)
    cost = -np.mean(y.T * np.log(a2) + (1 - y.T) * np.log(1 - a2))
    s2, s1 = a2 * (1 - a2), 1 - a1**2
    expected = [
        *(x.T, z1, a1, z2, a2, cost),
        *(s2, d2, d2 @ a1.T, d2.sum(axis=1)),
        *(e1, s1, d1, d1 @ x, d1.sum(axis=1), w["h/W"].T @ d1),
    ]
    for step, value in zip(steps, expected, strict=True):
        np.testing.assert_allclose(step.value, value, rtol=1e-12, atol=1e-15, err_msg=step.symbol)
        assert step.equation


def test_a_loss_that_is_not_fused_begins_with_its_own_gradient() -> None:
    network = Network([Dense(id="o", units=2, activation="sigmoid")], inputs=2)
    network.initialise(0)
    x, y = RNG.normal(size=(3, 2)), RNG.normal(size=(3, 2))
    found = by_name(trace(network, MSE, x, y))
    a = found["o", "a"]
    np.testing.assert_allclose(found["o", "∂C/∂a"], 2 * (a - y.T) / 6)
    np.testing.assert_allclose(found["o", "δ"], 2 * (a - y.T) / 6 * a * (1 - a))


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer_has_its_steps_and_what_it_learns(kind: str) -> None:
    network = Network([Dense(id="h", units=3), LAYERS[kind](id="l"), Dense(id="o", units=1)], inputs=2)
    network.initialise(0)
    steps = trace(network, MSE, RNG.normal(size=(4, 2)), RNG.normal(size=(4, 1)))
    found = by_name(steps)
    assert ("l", "a") in found and ("l", "∂C/∂a") in found
    learned = {name.split("/")[1] for name in network.parameters if name.startswith("l/")}
    assert {f"∂C/∂{name}" for name in learned} <= {symbol for layer, symbol in found if layer == "l"}
    order = [step.layer for step in steps if step.phase == "backward"]
    assert [layer for layer, following in pairwise([*order, ""]) if layer != following] == ["o", "l", "h", "input"]


def test_skip_connections_are_steps() -> None:
    layers = [Dense(id="a", units=3, activation="tanh"), Dropout(id="d"), Dense(id="b", units=2)]
    network = Network(layers, [Skip("a", "b"), Skip("input", "d")], inputs=2)
    network.initialise(0)
    x, y = RNG.normal(size=(4, 2)), RNG.normal(size=(4, 2))
    steps = trace(network, MSE, x, y)
    found, w = by_name(steps), network.parameters
    np.testing.assert_allclose(found["b", "a + skip"], found["b", "a"] + w["b/skip_a"] @ found["a", "a"])
    np.testing.assert_allclose(found["b", "a + skip"].T, network.predict(x))
    np.testing.assert_allclose(found["b", "∂C/∂skip_a"], found["b", "∂C/∂a"] @ found["a", "a"].T)
    np.testing.assert_allclose(
        found["a", "∂C/∂a"], w["b/W"].T @ found["b", "δ"] + w["b/skip_a"].T @ found["b", "∂C/∂a"]
    )
    equations = {(step.layer, step.symbol): step.equation for step in steps}
    assert "skip" in equations["a", "∂C/∂a"] and "skip" in equations["input", "∂C/∂x"]
    assert "skip" not in equations["d", "∂C/∂a"]


def test_steps_are_copies() -> None:
    network = Network([Dense(id="o", units=1)], inputs=1)
    first = trace(network, MSE, np.ones((1, 1)), np.ones((1, 1)))
    first[0].value[...] = 5.0
    assert trace(network, MSE, np.ones((1, 1)), np.ones((1, 1)))[0].value == 1.0
