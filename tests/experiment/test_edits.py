"""Edits: each gives the next experiment, and whatever they give can be saved."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.activations import Relu, Tanh
from playground.engine.datasets import DATASETS
from playground.engine.initializers import HeNormal
from playground.engine.layers import LAYERS, ActivationLayer, Dense, Dropout, LayerNorm
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.experiment import codec, edits
from playground.experiment.checks import problems
from playground.experiment.values import Experiment


def chain(*ids: str, skips: tuple[Skip, ...] = ()) -> Experiment:
    return Experiment(models=(Model(layers=tuple(Dense(id=id) for id in ids), skips=skips),))


def ids(experiment: Experiment) -> list[str]:
    return [layer.id for layer in experiment.models[0].layers]


def test_a_new_layer_gets_the_first_free_id_of_its_kind() -> None:
    experiment = chain("h1", "h3", "out")
    for layer in (Dense(), Dense(id="h1"), Dropout(), LayerNorm(), ActivationLayer(), Dense(id="mine")):
        experiment = edits.insert_layer(experiment, 0, 1, layer)
    assert ids(experiment) == ["h1", "mine", "a1", "n1", "d1", "h4", "h2", "h3", "out"]


def test_the_palette_offers_what_its_neighbour_has() -> None:
    experiment = chain("h1", "out")
    experiment = edits.replace_layer(experiment, 0, "h1", activation=Relu(), initializer=HeNormal(), units=5)
    experiment = edits.replace_layer(experiment, 0, "out", activation="sigmoid", units=1)
    for position in (0, 1):
        assert edits.new_layer(experiment, 0, position, "dense") == Dense(activation=Relu(), initializer=HeNormal())
    only_output = edits.remove_layers(experiment, 0, {"h1"})
    assert edits.new_layer(only_output, 0, 0, "dense") == Dense(units=8, activation=Tanh())
    assert edits.new_layer(Experiment(), 0, 0, "dropout") == Dropout()


def test_a_removed_layer_takes_its_skips_along() -> None:
    experiment = chain("h1", "h2", "h3", "out", skips=(Skip("h1", "h2"), Skip("h2", "out"), Skip("input", "h3")))
    experiment = edits.remove_layers(experiment, 0, {"h2"})
    assert ids(experiment) == ["h1", "h3", "out"] and experiment.models[0].skips == (Skip("input", "h3"),)


def test_a_moved_layer_drops_the_skips_that_would_point_backwards() -> None:
    experiment = chain("h1", "h2", "h3", "out", skips=(Skip("h1", "h3"), Skip("h1", "out"), Skip("input", "h1")))
    experiment = edits.move_layer(experiment, 0, "h1", 2)
    assert ids(experiment) == ["h2", "h3", "h1", "out"]
    assert experiment.models[0].skips == (Skip("h1", "out"), Skip("input", "h1"))


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("h2", "h1", "forward"),
        ("h1", "h1", "forward"),
        ("h1", "h2", "connected already"),
        ("h1", "h9", "both ends"),
        ("h1", "input", "forward"),
    ],
)
def test_a_skip_that_cannot_be_is_refused_with_a_reason(source: str, target: str, why: str) -> None:
    experiment = chain("h1", "h2", "out", skips=(Skip("h1", "h2"),))
    with pytest.raises(ValueError, match=why):
        edits.add_skip(experiment, 0, source, target)


def test_a_skip_is_added_and_removed() -> None:
    before = chain("h1", "h2", "out")
    after = edits.add_skip(before, 0, "input", "h2")
    assert after.models[0].skips == (Skip("input", "h2"),)
    assert edits.remove_skip(after, 0, "input", "h2") == before


def test_a_renamed_layer_keeps_its_skips() -> None:
    experiment = edits.rename_layer(chain("h1", "h2", "out", skips=(Skip("h1", "h2"),)), 0, "h1", "first")
    assert ids(experiment)[0] == "first" and experiment.models[0].skips == (Skip("first", "h2"),)
    for name in ("h2", "input", "", "a/b"):
        with pytest.raises(ValueError):
            edits.rename_layer(experiment, 0, "first", name)


def test_values_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="units must be 1 to 1024, got 0"):
        edits.replace_layer(chain("h1", "out"), 0, "h1", units=0)
    with pytest.raises(ValueError, match="l2 must be"):
        edits.change_model(chain("h1", "out"), 0, l2=-1.0)


@pytest.mark.parametrize("name", list(DATASETS))
@pytest.mark.parametrize("loss", list(LOSSES))
def test_the_output_is_made_to_fit_any_data(name: str, loss: str) -> None:
    data = DATASETS[name]().load(0, Path())
    layers = (Dense(id="h1"), Dense(id="out", units=2, activation=Relu()))
    before = Experiment(dataset=DATASETS[name](), models=(Model(layers=layers, loss=LOSSES[loss]()),))
    after = edits.fit_output(before, data)
    assert [problem.sentence for problem in problems(after, data) if problem.level != "hint"] == []
    assert edits.fit_output(after, data) == after
    assert after.models[0].layers[0] == layers[0] and ids(after) == ["h1", "out"]


def test_an_output_that_fits_is_left_alone() -> None:
    data = DATASETS["spiral"]().load(0, Path())
    layers = (Dense(id="out", units=1, activation=Tanh()),)
    fitting = Experiment(models=(Model(layers=layers, loss=LOSSES["mean_squared_error"]()),))
    assert edits.fit_output(fitting, data) == fitting
    softmax = edits.fit_output(fitting, replace(data, classes=("a", "b", "c"), y_train=np.array([0, 1, 2])))
    assert [getattr(softmax.models[0].layers[0], name) for name in ("units", "id")] == [3, "out"]


def test_an_activation_behind_the_output_layer_follows_too() -> None:
    data = DATASETS["spiral"]().load(0, Path())
    layers = (Dense(id="out", units=3), ActivationLayer(id="a1"))
    model = edits.fit_output(Experiment(models=(Model(layers=layers),)), data).models[0]
    assert model.output_activation is not None and model.output_activation.kind == "sigmoid"
    assert model.layers[0] == Dense(id="out", units=1)


EDITS = st.lists(st.tuples(st.sampled_from(["insert", "remove", "move", "skip"]), st.integers(0, 9), st.integers(0, 9)))


@given(EDITS)
def test_whatever_edits_give_can_be_saved(steps: list[tuple[str, int, int]]) -> None:
    experiment = edits.start()
    for what, a, b in steps:
        experiment = edited(experiment, what, a, b)
    assert codec.decode(codec.encode(experiment)) == experiment


def edited(experiment: Experiment, what: str, a: int, b: int) -> Experiment:
    layers = experiment.models[0].layers
    if what == "insert" or not layers:
        kind, place = list(LAYERS)[a % len(LAYERS)], b % (len(layers) + 1)
        return edits.insert_layer(experiment, 0, place, edits.new_layer(experiment, 0, place, kind))
    one, other = layers[a % len(layers)].id, layers[b % len(layers)].id
    if what == "remove":
        return edits.remove_layers(experiment, 0, {one})
    if what == "move":
        return edits.move_layer(experiment, 0, one, b % len(layers))
    if edits.skip_refusal(experiment.models[0], one, other):
        return experiment
    return edits.add_skip(experiment, 0, one, other)
