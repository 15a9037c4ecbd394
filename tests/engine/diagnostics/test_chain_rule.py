"""The chain rule for one weight: factors, stages and paths all give the backpropagated derivative."""

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.diagnostics.chain_rule import MOST_PATHS, chain_rule
from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import LAYERS, Dense, Layer, LayerNorm
from playground.engine.losses import LOSSES, Loss
from playground.engine.model import Skip
from playground.engine.network import Network

RNG = np.random.default_rng(7)
BCE, MSE, CCE = (LOSSES[name]() for name in ("binary_cross_entropy", "mean_squared_error", "categorical_cross_entropy"))


def network_of(*layers: Layer, skips: tuple[Skip, ...] = ()) -> Network:
    network = Network(layers, skips, inputs=2)
    for name, view in network.parameters.items():
        view[...] = RNG.normal(0.0, 0.8, view.shape) + name.endswith("/gamma")
    return network


def prove(network: Network, loss: Loss, layer: str, *, count: int | None = None) -> None:
    x, y = RNG.normal(size=2), np.eye(network.outputs)[0]
    probe = Probe(network, loss, x[None], y[None])
    probe.backpropagate()
    unit, source = network.parameters[f"{layer}/W"].shape[0] - 1, network.parameters[f"{layer}/W"].shape[1] - 1
    found = chain_rule(network, loss, x, y, layer=layer, unit=unit, source=source)
    gradients = probe.network.gradients
    derivative, by_z = gradients[f"{layer}/W"][unit, source], gradients[f"{layer}/b"][unit]
    assert found.derivative == derivative
    assert found.error * found.slope * found.input == pytest.approx(derivative, rel=1e-9)
    assert found.output_error @ found.factors[-1].value == pytest.approx(derivative, rel=1e-9)
    assert found.path_count <= MOST_PATHS
    assert len(found.paths) == found.path_count
    assert sum(path.contribution for path in found.paths) == pytest.approx(by_z, rel=1e-9)
    if count is not None:
        assert found.path_count == count


@pytest.mark.parametrize("activation", sorted(set(ACTIVATIONS) - {"relu"}))
def test_every_activation(activation: str) -> None:
    layers = Dense(id="a", units=2, activation=activation), Dense(id="b", units=3, activation=activation)
    network = network_of(*layers, Dense(id="out", units=2, activation="sigmoid"))
    prove(network, BCE, "a", count=6 if activation != "softmax" else 12)
    prove(network, BCE, "b", count=2 if activation != "softmax" else 6)
    prove(network, BCE, "out", count=1)


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer(kind: str) -> None:
    between = Dense(id="l", units=3, activation="tanh") if kind == "dense" else LAYERS[kind](id="l")
    prove(network_of(Dense(id="a", units=3, activation="tanh"), between, Dense(id="out", units=2)), MSE, "a")


def test_softmax_at_the_end() -> None:
    network = network_of(Dense(id="a", units=2, activation="tanh"), Dense(id="out", units=3, activation="softmax"))
    prove(network, CCE, "out", count=1)  # ∂C/∂ŷ is 0 but for the right class
    prove(network, CCE, "a", count=1)
    prove(network, MSE, "a", count=3)


def test_skip_connections_are_ways_too() -> None:
    layers = [Dense(id=id, units=units, activation="tanh") for id, units in (("a", 2), ("b", 2), ("c", 3), ("out", 1))]
    network = network_of(*layers, skips=(Skip("a", "b"), Skip("a", "c"), Skip("b", "out"), Skip("input", "c")))
    # 3 ways from a_1 to b (2 by W, 1 by the identity), and 4 from each unit of b (3 units of c, or straight to out);
    # and 3 from a by its own skip over the units of c
    prove(network, MSE, "a", count=3 * 4 + 3)


def test_only_the_strongest_are_listed_where_there_are_many() -> None:
    layers = [Dense(id=f"h{i}", units=6, activation="tanh") for i in range(4)]
    network = network_of(*layers, Dense(id="out", units=1))
    x, y = RNG.normal(size=2), np.zeros(1)
    found = chain_rule(network, MSE, x, y, layer="h0", unit=0, source=0)
    assert (found.path_count, len(found.paths)) == (216, MOST_PATHS)
    activations = network.activations(x[None])
    slopes = [1 - activations[f"h{i}"][:, 0] ** 2 for i in range(4)]
    w = [network.parameters[f"h{i}/W"] for i in range(4)]
    every = [
        slopes[0][0] * w[1][i, 0] * slopes[1][i] * w[2][j, i] * slopes[2][j] * w[3][k, j] * slopes[3][k]
        * network.parameters["out/W"][0, k]
        for i in range(6) for j in range(6) for k in range(6)
    ]  # fmt: skip
    strongest = sorted(every, key=abs, reverse=True)[:MOST_PATHS]
    np.testing.assert_allclose([path.product for path in found.paths], strongest, rtol=1e-9)
    first = found.paths[0]
    assert [layer for layer, _ in first.units] == ["h0", "h1", "h2", "h3", "out"]
    assert first.units[0] == ("h0", 0) and first.units[-1] == ("out", 0)
    assert first.contribution == pytest.approx(first.product * found.output_error[0])


def test_a_dead_unit_carries_nothing() -> None:
    network = Network([Dense(id="a", units=2, activation="relu"), Dense(id="out", units=1)], inputs=1)
    network.parameters["a/W"][...] = [[1.0], [-1.0]]
    network.parameters["out/W"][...] = 1.0
    alive, dead = (chain_rule(network, MSE, np.ones(1), np.zeros(1), layer="a", unit=unit, source=0) for unit in (0, 1))
    assert (alive.derivative, alive.path_count) == (2.0, 1)
    assert (dead.derivative, dead.slope, dead.path_count, dead.paths) == (0.0, 0.0, 0, ())


def test_what_is_not_there_gets_a_sentence() -> None:
    network = network_of(LayerNorm(id="n"), Dense(id="out", units=1))
    for layer in ("n", "nowhere", "input"):
        with pytest.raises(ValueError, match="has no weights: choose a dense layer"):
            chain_rule(network, MSE, np.zeros(2), np.zeros(1), layer=layer, unit=0, source=0)
    for unit, source in ((1, 0), (0, 2), (-1, 0)):
        with pytest.raises(ValueError, match=f"no weight from {source} to {unit}"):
            chain_rule(network, MSE, np.zeros(2), np.zeros(1), layer="out", unit=unit, source=source)
