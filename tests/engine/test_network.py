"""The network: one flat θ with a view per parameter, starts that leave each other alone, looks that change nothing."""

from typing import Any

import numpy as np
import pytest

from playground.engine.layers import LAYERS, ActivationLayer, BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.engine.network import BLOCK, Network, generator_for
from playground.engine.program import Array
from playground.engine.workspace import Workspace

RNG = np.random.default_rng(0)
LAYERS_OF_THREE = (
    Dense(id="a", units=4, activation="tanh"),
    Dense(id="b", units=3, activation="tanh"),
    Dense(id="out", units=2, activation="sigmoid"),
)


def started(*layers: Any, skips: tuple[Skip, ...] = (), seed: int = 7, inputs: int = 2, **options: Any) -> Network:
    network = Network(layers, skips, inputs=inputs, **options)
    network.initialise(seed)
    return network


def gradient(network: Network, loss: str, x: Array, y: Array) -> Array:
    """∂C/∂θ as a training step computes it."""
    workspace = Workspace(network, len(x), training=True)
    workspace.load(x)
    workspace.emit_backward(LOSSES[loss](), np.ascontiguousarray(y.T, network.theta.dtype))
    workspace.forward.run()
    workspace.backward.run()
    return network.gradient.copy()


def test_parameters_are_views_of_theta_in_the_shapes_of_the_books() -> None:
    network = started(*LAYERS_OF_THREE)
    assert {name: view.shape for name, view in network.parameters.items()} == {
        "a/W": (4, 2),
        "a/b": (4,),
        "b/W": (3, 4),
        "b/b": (3,),
        "out/W": (2, 3),
        "out/b": (2,),
    }
    assert network.theta.shape == network.gradient.shape == (12 + 15 + 8,)
    for views, vector in ((network.parameters, network.theta), (network.gradients, network.gradient)):
        for number, view in enumerate(views.values()):
            assert np.shares_memory(view, vector)
            view[...] = number
        assert np.bincount(vector.astype(int)).tolist() == [8, 4, 12, 3, 6, 2]


def test_spans_say_where_each_parameter_lies() -> None:
    network = started(*LAYERS_OF_THREE, skips=(Skip("a", "out"),))
    covered = np.zeros(network.theta.size, int)
    for span in network.spans:
        covered[span.start : span.stop] += 1
        np.testing.assert_array_equal(
            np.sort(network.theta[span.start : span.stop]), np.sort(network.parameters[span.name], axis=None)
        )
    assert (covered == 1).all()
    assert {span.name for span in network.spans if span.penalised} == {"a/W", "b/W", "out/W", "out/skip_a"}
    assert [span.name for span in network.weights] == ["a/W", "b/W", "out/W"]


def test_what_learns_comes_first_and_weights_stay_in_the_order_of_the_chain() -> None:
    layers = (Dense(id="a", units=4, frozen=True), Dense(id="b", units=3), LayerNorm(id="n", frozen=True))
    network = started(*layers)
    assert network.learning == 15
    assert np.shares_memory(network.parameters["b/W"], network.theta[: network.learning])
    for name in ("a/W", "a/b", "n/gamma", "n/beta"):
        assert np.shares_memory(network.parameters[name], network.theta[network.learning :])
    assert [span.name for span in network.weights] == ["a/W", "b/W"]


def test_the_output_by_hand() -> None:
    network = started(*LAYERS_OF_THREE)
    w, x = network.parameters, RNG.normal(size=(5, 2))
    w["a/b"][...] = 0.3
    a = np.tanh(w["a/W"] @ x.T + 0.3)
    b = np.tanh(w["b/W"] @ a)
    expected = 1 / (1 + np.exp(-w["out/W"] @ b))
    np.testing.assert_allclose(network.predict(x), expected.T, rtol=1e-14)
    found = network.activations(x)
    assert list(found) == ["a", "b", "out"]
    for name, value in (("a", a), ("b", b), ("out", expected)):
        np.testing.assert_allclose(found[name], value, rtol=1e-14)


def test_a_skip_connection_adds_and_projects_where_widths_differ() -> None:
    x = RNG.normal(size=(5, 2))
    plain = started(*LAYERS_OF_THREE)
    network = started(*LAYERS_OF_THREE, skips=(Skip("input", "b"), Skip("input", "out")))
    assert network.parameters["b/skip_input"].shape == (3, 2)
    assert "out/skip_input" not in network.parameters
    before, after, w = plain.activations(x), network.activations(x), network.parameters
    np.testing.assert_allclose(after["b"], before["b"] + w["b/skip_input"] @ x.T, rtol=1e-13)
    out = 1 / (1 + np.exp(-w["out/W"] @ after["b"]))
    np.testing.assert_allclose(network.predict(x).T, out + x.T, rtol=1e-13)


def test_a_network_has_layers_and_its_skips_lead_forward() -> None:
    with pytest.raises(ValueError, match="needs at least one layer"):
        Network([], inputs=2)
    for source, target in (("b", "a"), ("a", "a")):
        with pytest.raises(ValueError, match=f"leads forward, but {source} does not come before {target}"):
            Network(LAYERS_OF_THREE, [Skip(source, target)], inputs=2)


def test_a_model_says_all_of_it() -> None:
    model = Model(layers=LAYERS_OF_THREE, skips=(Skip("a", "out"),))
    network = Network.of(model, 2, dtype=np.float32)
    assert (network.layers, network.skips, network.inputs, network.outputs) == (LAYERS_OF_THREE, model.skips, 2, 2)
    assert network.theta.dtype == np.float32


@pytest.mark.parametrize("inserted", [kind(id="new") for kind in LAYERS.values() if kind is not Dense])
@pytest.mark.parametrize("position", [0, 1, 2])
def test_inserting_a_layer_leaves_the_start_of_every_other_as_it_was(inserted: Any, position: int) -> None:
    before = started(*LAYERS_OF_THREE)
    layers = [*LAYERS_OF_THREE[:position], inserted, *LAYERS_OF_THREE[position:]]
    after = started(*layers)
    for name, view in before.parameters.items():
        np.testing.assert_array_equal(after.parameters[name], view)


def test_inserting_a_dense_layer_redraws_only_what_it_feeds_with_another_width() -> None:
    before = started(*LAYERS_OF_THREE)
    after = started(LAYERS_OF_THREE[0], Dense(id="new", units=6), *LAYERS_OF_THREE[1:])
    same = {name for name in before.parameters if np.array_equal(before.parameters[name], after.parameters[name])}
    assert same == set(before.parameters) - {"b/W"}


def test_the_start_follows_the_seed_and_the_id() -> None:
    one, again, other = started(*LAYERS_OF_THREE), started(*LAYERS_OF_THREE), started(*LAYERS_OF_THREE, seed=8)
    np.testing.assert_array_equal(one.theta, again.theta)
    assert not np.array_equal(one.parameters["a/W"], other.parameters["a/W"])
    twins = started(Dense(id="p", units=2), Dense(id="q", units=2))
    assert not np.array_equal(twins.parameters["p/W"], twins.parameters["q/W"])
    moved = started(Dense(id="q", units=2), Dense(id="p", units=2))
    np.testing.assert_array_equal(moved.parameters["p/W"], twins.parameters["p/W"])


def test_initialising_again_gives_the_same_start_whatever_was_learned() -> None:
    layers = (Dense(id="h", units=3), BatchNorm(id="n"), Dense(id="out", units=2))
    network = started(*layers, skips=(Skip("input", "out"), Skip("input", "h")))
    start = network.theta.copy()
    network.theta[...] = RNG.normal(size=start.shape)
    network.initialise(7)
    np.testing.assert_array_equal(network.theta, start)
    assert (network.parameters["n/gamma"] == 1.0).all() and not network.parameters["h/b"].any()


def test_generators_of_different_names_and_streams_differ() -> None:
    draws = [generator_for(1, name, stream).random() for name in ("a", "b", "ab") for stream in (0, 1)]
    assert len(set(draws)) == 6
    assert generator_for(1, "a").random() == draws[0]


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_many_samples_in_blocks_are_what_they_are_one_by_one(kind: str) -> None:
    network = started(Dense(id="h", units=5, activation="tanh"), LAYERS[kind](id="l"), Dense(id="out", units=2))
    x = RNG.normal(size=(2 * BLOCK + 3, 2))
    whole = network.predict(x)
    activations = network.activations(x)
    for row in (0, BLOCK - 1, BLOCK, 2 * BLOCK + 2):
        np.testing.assert_allclose(network.predict(x[row : row + 1])[0], whole[row], rtol=1e-13, atol=1e-15)
        np.testing.assert_allclose(activations["out"][:, row], whole[row], rtol=1e-13, atol=1e-15)
    assert network.predict(x[:0]).shape == (0, 2)


def test_looking_disturbs_nothing_and_needs_no_writing() -> None:
    network = started(Dense(id="h", units=3), BatchNorm(id="n"), Dropout(id="d", rate=0.5), Dense(id="out", units=1))
    theta = network.theta.copy()
    theta.flags.writeable = False
    shown = Network(network.layers, inputs=2, theta=theta)
    x = RNG.normal(size=(9, 2))
    first = shown.predict(x)
    shown.activations(x)
    np.testing.assert_array_equal(shown.predict(x), first)
    assert not shown.gradient.any()
    np.testing.assert_array_equal(shown.state["n"]["running_mean"], 0.0)


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_the_gradient_of_a_batch_is_the_mean_over_its_parts(loss: str) -> None:
    output = "softmax" if loss == "categorical_cross_entropy" else "sigmoid"
    layers = (Dense(id="h", units=5, activation="tanh"), LayerNorm(id="n"), Dense(id="out", units=3, activation=output))
    network = started(*layers)
    x, y = RNG.normal(size=(12, 2)), np.eye(3)[RNG.integers(0, 3, 12)]
    whole = gradient(network, loss, x, y)
    parts = [gradient(network, loss, x[i : i + size], y[i : i + size]) * size for i, size in ((0, 1), (1, 4), (5, 7))]
    np.testing.assert_allclose(sum(parts) / 12, whole, rtol=1e-10, atol=1e-14)


def test_a_frozen_layer_still_passes_the_gradient() -> None:
    x, y = RNG.normal(size=(6, 2)), RNG.integers(0, 2, (6, 2)).astype(float)
    free, fixed = (
        started(*LAYERS_OF_THREE),
        started(LAYERS_OF_THREE[0], Dense(id="b", units=3, activation="tanh", frozen=True), LAYERS_OF_THREE[2]),
    )
    gradient(free, "binary_cross_entropy", x, y)
    gradient(fixed, "binary_cross_entropy", x, y)
    for name in ("a/W", "a/b", "out/W"):
        np.testing.assert_allclose(fixed.gradients[name], free.gradients[name], rtol=1e-13)
    assert fixed.learning == free.learning - 15


def test_single_precision_is_double_precision_to_seven_digits() -> None:
    double = started(*LAYERS_OF_THREE)
    single = started(*LAYERS_OF_THREE, dtype=np.float32)
    x, y = RNG.normal(size=(6, 2)), RNG.integers(0, 2, (6, 2)).astype(float)
    assert single.predict(x).dtype == np.float32
    np.testing.assert_allclose(single.predict(x), double.predict(x), rtol=1e-6)
    found, expected = (gradient(network, "binary_cross_entropy", x, y) for network in (single, double))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-7)


def test_a_hundred_sigmoid_layers_keep_their_vanishing_gradient_in_double_precision() -> None:
    layers = [Dense(id=f"h{i}", units=8, activation="sigmoid") for i in range(100)]
    output = Dense(id="out", units=1, activation="sigmoid")
    x, y = RNG.normal(size=(10, 2)), RNG.integers(0, 2, (10, 1)).astype(float)
    norms = []
    for dtype in (np.float64, np.float32):
        network = started(*layers, output, dtype=dtype)
        gradient(network, "binary_cross_entropy", x, y)
        norms.append(float(np.linalg.norm(network.gradients["h0/W"])))
    assert 0.0 < norms[0] < 1e-50
    assert norms[1] == 0.0


@pytest.mark.parametrize(
    ("loss", "output"), [("binary_cross_entropy", "sigmoid"), ("categorical_cross_entropy", "softmax")]
)
def test_extreme_weighted_inputs_keep_loss_and_gradient_finite(loss: str, output: str) -> None:
    network = started(Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=2, activation=output))
    network.parameters["out/W"][...] *= 1e4
    x, y = np.random.default_rng(1).normal(size=(8, 2)), np.eye(2)[[0, 1] * 4]
    workspace = Workspace(network, 8, keep=True)
    workspace.load(x)
    with np.errstate(over="ignore"):
        workspace.forward.run()
        cost = workspace.loss(LOSSES[loss](), y.T)
        found = gradient(network, loss, x, y)
    assert 20.0 < cost < np.inf
    assert np.isfinite(found).all() and np.abs(found).max() > 0.05


def test_an_activation_layer_may_come_first() -> None:
    network = started(ActivationLayer(id="r"), Dense(id="out", units=1))
    x = RNG.normal(size=(4, 2))
    np.testing.assert_allclose(network.predict(x), np.maximum(x, 0.0) @ network.parameters["out/W"].T, rtol=1e-14)
