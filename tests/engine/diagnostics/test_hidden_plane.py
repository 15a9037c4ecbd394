"""The plane of a layer with two units: the warped grid and what the rest of the network says there."""

from pathlib import Path

import numpy as np

from playground.engine.datasets import DATASETS
from playground.engine.diagnostics.hidden_plane import following, hidden_plane, planes_of
from playground.engine.diagnostics.slice import slice_of
from playground.engine.layers import BatchNorm, Dense
from playground.engine.model import Model, Skip
from playground.engine.run import Run

DATA = DATASETS["spiral"](samples=40).load(3, Path())


def run_of(*skips: Skip) -> Run:
    layers = (
        Dense(id="h1", units=3, activation="tanh"),
        BatchNorm(id="n"),
        Dense(id="h2", units=2, activation="tanh"),
        Dense(id="h3", units=4, activation="relu", frozen=True),
        Dense(id="out", units=1, activation="sigmoid"),
    )
    run = Run([Model(layers=layers, skips=skips)], DATA, batch_size=10)
    run.advance(30)
    return run


def test_the_rest_of_the_network_says_what_the_whole_says() -> None:
    for skips in ((), (Skip("h2", "out"),), (Skip("h2", "h3"), Skip("h3", "out")), (Skip("input", "h1"),)):
        network = run_of(*skips).snapshot().models[0].network
        rest = following(network, "h2")
        assert rest is not None and [layer.id for layer in rest.layers] == ["h3", "out"]
        at = network.activations(DATA.x_train)["h2"].T
        np.testing.assert_allclose(rest.predict(at), network.predict(DATA.x_train), rtol=1e-12)


def test_there_is_no_rest_behind_the_last_layer_or_beside_a_skip() -> None:
    assert following(run_of().snapshot().models[0].network, "out") is None
    assert following(run_of(Skip("h1", "out")).snapshot().models[0].network, "h2") is None


def test_grid_and_samples_lie_where_the_layer_puts_them() -> None:
    model = run_of().snapshot().models[0]
    assert planes_of(model.network) == ("h2",)
    cut = slice_of(DATA)
    plane = hidden_plane(model, "h2", cut, DATA.raw_train, DATA.raw_test)
    np.testing.assert_allclose(plane.train, model.activations(DATA.x_train)["h2"].T)
    corner = np.array([[low for low, _ in cut.domain]])
    np.testing.assert_allclose(
        [plane.lines[0][0], plane.lines[1][0]], model.activations(DATA.transform(corner))["h2"][:, 0]
    )
    for (low, high), values in zip(plane.domain, plane.lines, strict=True):
        assert low <= values.min() and values.max() <= high
    assert plane.outputs is not None and plane.outputs.shape == (len(plane.x) * len(plane.y), 1)
