"""A model as it is trained: without the layers that are left out."""

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.layers import Dense, Dropout
from playground.engine.model import Model, Skip
from playground.engine.network import Network

CHAIN = (
    Dense(id="h1", units=5, activation="tanh"),
    Dense(id="h2", units=3, activation="tanh"),
    Dropout(id="d1"),
    Dense(id="out", units=1, activation="sigmoid"),
)
SKIPS = (Skip("input", "h1"), Skip("h1", "h2"), Skip("h2", "d1"))


def without(*ids: str) -> Model:
    layers = tuple(replace(layer, disabled=layer.id in ids) for layer in CHAIN)
    return Model(layers=layers, skips=SKIPS)


def test_nothing_left_out_is_the_model_itself() -> None:
    model = without()
    assert model.active is model


def test_the_next_layer_takes_what_comes() -> None:
    network = Network.of(without("h2"), 2)
    assert [layer.id for layer in network.layers] == ["h1", "d1", "out"]
    assert network.parameters["out/W"].shape == (1, 5)


def test_skips_of_a_layer_that_is_left_out_go_with_it() -> None:
    assert without("h2").active.skips == (Skip("input", "h1"),)


def test_the_network_computes_what_the_shorter_chain_does() -> None:
    x = np.random.default_rng(0).normal(size=(7, 2))
    shorter = Model(layers=(CHAIN[0], *CHAIN[2:]), skips=SKIPS[:1])
    networks = [Network.of(model, 2) for model in (without("h2"), shorter)]
    for network in networks:
        network.initialise(3)
    np.testing.assert_array_equal(*(network.predict(x) for network in networks))


def test_with_every_layer_left_out_there_is_no_network() -> None:
    with pytest.raises(ValueError, match="at least one layer"):
        Network.of(without("h1", "h2", "d1", "out"), 2)
