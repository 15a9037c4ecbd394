"""Proof of backpropagation: random chains of every kind against an independent forward pass and its derivatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from playground.engine.activations import ACTIVATIONS
from playground.engine.layers import LAYERS, ActivationLayer, BatchNorm, Dense, Dropout, Layer, LayerNorm
from playground.engine.losses import LOSSES, Loss
from playground.engine.model import Skip
from playground.engine.network import Network
from playground.engine.workspace import Workspace
from tests.engine.oracle import ACTIVATIONS as KNOWN_ACTIVATIONS
from tests.engine.oracle import LAYERS as KNOWN_LAYERS
from tests.engine.oracle import LOSSES as KNOWN_LOSSES
from tests.engine.oracle import Oracle, own

TOLERANCE = 1e-9
"""‖backpropagated − automatic‖ / ‖automatic‖ per parameter array."""


@dataclass(frozen=True)
class Case:
    """A chain, its loss, and the seed of its weights and data."""

    layers: tuple[Layer, ...]
    skips: tuple[Skip, ...]
    loss: Loss
    inputs: int
    batch: int
    seed: int
    training: bool
    spread: float


@st.composite
def chains(draw: st.DrawFn) -> Case:
    depth = draw(st.integers(0, 12))
    layers = [draw(hidden(f"h{index}")) for index in range(depth)]
    loss: Loss = LOSSES[draw(st.sampled_from(sorted(LOSSES)))]()
    output = draw(st.sampled_from({"mean_squared_error": sorted(ACTIVATIONS)}.get(loss.kind, ["sigmoid", "softmax"])))
    units = draw(st.integers(2 if output == "softmax" else 1, 6))
    layers.append(Dense(id="out", units=units, activation=output, bias=draw(st.booleans())))
    if draw(st.booleans()):
        layers[-1:] = [Dense(id="last", units=units), ActivationLayer(id="out", activation=output)]
    ends = len(layers) if loss.kind == "mean_squared_error" else len(layers) - 1
    skips = set()
    for _ in range(draw(st.integers(0, 3)) if ends else 0):
        target = draw(st.integers(0, ends - 1))
        source = draw(st.integers(-1, target - 1))
        skips.add((source, target))
    names = ["input", *(layer.id for layer in layers)]
    return Case(
        layers=tuple(layers),
        skips=tuple(Skip(names[source + 1], names[target + 1]) for source, target in sorted(skips)),
        loss=loss,
        inputs=draw(st.integers(1, 16)),
        batch=draw(st.integers(1, 12)),
        seed=draw(st.integers(0, 2**32 - 1)),
        training=draw(st.booleans()),
        spread=draw(st.sampled_from([0.5, 1.0, 2.0])),
    )


@st.composite
def hidden(draw: st.DrawFn, id: str) -> Layer:
    kind = draw(st.sampled_from(["dense", "dense", "dense", *sorted(LAYERS)]))
    frozen = draw(st.sampled_from([False, False, False, True]))
    activation = draw(st.sampled_from(sorted(ACTIVATIONS)))
    epsilon = draw(st.sampled_from([1e-3, 0.1]))
    rows: dict[str, dict[str, Any]] = {
        "dense": dict(units=draw(st.integers(1, 16)), activation=activation, bias=draw(st.booleans())),
        "activation": dict(activation=activation),
        "dropout": dict(rate=draw(st.sampled_from([0.0, 0.3, 0.9]))),
        "batch_norm": dict(epsilon=epsilon),
        "layer_norm": dict(epsilon=epsilon),
    }
    return LAYERS[kind](id=id, frozen=frozen, **rows.get(kind, {}))  # type: ignore[no-any-return]


def bound(case: Case) -> tuple[Network, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The network with random parameters and statistics, x (samples, inputs) and y (outputs, samples)."""
    generator = np.random.default_rng(case.seed)
    network = Network(case.layers, case.skips, inputs=case.inputs)
    for name, view in network.parameters.items():
        fan_in = view.shape[1] if view.ndim == 2 else 4
        view[...] = generator.normal(0.0, case.spread / np.sqrt(fan_in), view.shape) + (name.endswith("/gamma"))
    for state in network.state.values():
        for name, value in state.items():
            value[...] = generator.uniform(0.5, 2.0, value.shape) - (0.0 if "variance" in name else 1.0)
    x = generator.normal(size=(case.batch, case.inputs))
    if case.loss.kind == "mean_squared_error":
        y = generator.normal(size=(network.outputs, case.batch))
    elif case.loss.kind == "categorical_cross_entropy":
        y = np.eye(network.outputs)[:, generator.integers(0, network.outputs, case.batch)]
    else:
        y = generator.integers(0, 2, (network.outputs, case.batch)).astype(float)
    return network, x, y


def masks(workspace: Workspace) -> dict[str, Any]:
    """What dropout drew in the last forward pass, by layer id."""
    return {
        layer.id: at.scratch["keep"].copy()
        for layer, at in zip(workspace.network.layers, workspace.layers, strict=True)
        if isinstance(layer, Dropout) and at.training
    }


@np.errstate(all="ignore")  # as in training: e^−z may overflow where the sigmoid is 0
def prove(case: Case) -> bool:
    """False where digits are lost: the oracle takes logarithms of the outputs, and 1 − a has none left near 1."""
    network, x, y = bound(case)
    state = {key: {name: value.copy() for name, value in each.items()} for key, each in network.state.items()}
    parameters = own(network.parameters)
    for keep in (True, False):
        generators = {layer.id: np.random.default_rng(case.seed) for layer in case.layers}
        workspace = Workspace(
            network, case.batch, training=case.training, generators=generators, keep=keep, input_error=True
        )
        workspace.load(x)
        workspace.emit_backward(case.loss, y)
        workspace.forward.run()
        workspace.backward.run()
        oracle = Oracle(case.layers, case.skips, training=case.training, state=state, masks=masks(workspace))
        output = oracle.output(parameters, x.T)
        if case.loss.kind != "mean_squared_error" and not 1e-4 < output.min() <= output.max() < 1.0 - 1e-4:
            return False
        np.testing.assert_allclose(workspace.output, output, rtol=1e-9, atol=1e-12)
        if keep and flat(workspace):
            return False
        expected, by_x = oracle.gradients(parameters, x.T, case.loss, y)
        found = network.gradients | {"x": workspace.input_error}
        compare(found, expected | {"x": by_x}, noise=rounding(workspace, expected))
        if keep:
            assert workspace.loss(case.loss, y) == pytest.approx(oracle.loss(parameters, x.T, case.loss, y), rel=1e-9)
    return True


def flat(workspace: Workspace) -> bool:
    """Whether a unit is so saturated that σ', the difference of near equals, has no nine digits."""
    for layer, at in zip(workspace.network.layers, workspace.layers, strict=True):
        activation = getattr(layer, "activation", None)
        if activation is None:
            continue
        if activation.elementwise:
            slope = np.abs(activation.derivative(at.z))
        else:  # softmax: what is left of 1
            exponentials = np.exp(at.z - at.z.max(axis=0))
            slope = 1.0 - exponentials / exponentials.sum(axis=0)
        if ((slope > 0.0) & (slope < 1e-6)).any():
            return True
    return False


def rounding(workspace: Workspace, expected: dict[str, Any]) -> float:
    """What rounding may do where normalisation and softmax subtract near equals: a share of the largest of these."""
    subtracted = [
        np.linalg.norm(at.error)
        for layer, at in zip(workspace.network.layers, workspace.layers, strict=True)
        if isinstance(layer, (BatchNorm, LayerNorm)) or getattr(layer, "activation", None) == ACTIVATIONS["softmax"]()
    ]
    gradients = [np.linalg.norm(value) for value in expected.values()]
    return float(1e-13 * max(*subtracted, *gradients)) if subtracted else 0.0


def compare(found: dict[str, Any], expected: dict[str, Any], *, noise: float) -> None:
    for name, value in expected.items():
        error, size = np.linalg.norm(found[name] - value), np.linalg.norm(value)
        assert error <= TOLERANCE * size + noise, f"{name}: {error} of {size}"


def test_the_oracle_knows_every_kind() -> None:
    assert set(ACTIVATIONS) <= set(KNOWN_ACTIVATIONS)
    assert set(LAYERS) <= set(KNOWN_LAYERS)
    assert set(LOSSES) <= set(KNOWN_LOSSES)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(chains())
def test_random_chains(case: Case) -> None:
    assume(prove(case))


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_every_activation_in_a_deep_chain(activation: str) -> None:
    layers = (
        *(Dense(id=f"h{index}", units=5, activation=activation) for index in range(12)),
        Dense(id="out", units=2, activation="sigmoid"),
    )
    loss = LOSSES["binary_cross_entropy"]()
    assert prove(Case(layers, (), loss, inputs=3, batch=7, seed=1, training=True, spread=1.0))


@pytest.mark.parametrize("loss", sorted(LOSSES))
@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_every_loss_with_and_without_its_own_activation(loss: str, output: str) -> None:
    layers = (Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=3, activation=output))
    assert prove(Case(layers, (), LOSSES[loss](), inputs=2, batch=6, seed=2, training=True, spread=1.0))


@pytest.mark.parametrize("kind", sorted(LAYERS))
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("batch", [1, 2, 9])
def test_every_layer_with_its_defaults_between_two_dense_ones(kind: str, training: bool, batch: int) -> None:
    layers = (Dense(id="h", units=5, activation="tanh"), LAYERS[kind](id="l"), Dense(id="out", units=2))
    loss = LOSSES["mean_squared_error"]()
    assert prove(Case(layers, (), loss, inputs=3, batch=batch, seed=3, training=training, spread=1.0))


@pytest.mark.parametrize("source", ["input", "a", "b", "c"])
@pytest.mark.parametrize("target", ["a", "b", "c", "out"])
def test_every_skip_connection(source: str, target: str) -> None:
    layers = tuple(
        Dense(id=id, units=units, activation="tanh") for id, units in (("a", 3), ("b", 4), ("c", 3), ("out", 3))
    )
    order = ["input", "a", "b", "c", "out"]
    if order.index(source) >= order.index(target):
        with pytest.raises(ValueError, match="leads forward"):
            Network(layers, [Skip(source, target)], inputs=3)
        return
    loss = LOSSES["mean_squared_error"]()
    assert prove(Case(layers, (Skip(source, target),), loss, inputs=3, batch=4, seed=4, training=True, spread=1.0))
