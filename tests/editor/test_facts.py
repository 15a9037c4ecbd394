"""What the cards say."""

from pathlib import Path

import pytest

from playground.editor import facts, scales
from playground.engine.data import Data
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.engine.layers import LAYERS, Dense, Dropout
from playground.engine.model import Model, Skip
from playground.engine.network import Network
from playground.experiment.problems import Problem

MODEL = Model(
    layers=(
        Dense(id="h1", units=8, activation="tanh"),
        Dropout(id="d1"),
        Dense(id="h2", units=4),
        Dense(id="out", units=1, activation="sigmoid"),
    ),
    skips=(Skip("h1", "h2"), Skip("input", "d1")),
)


def data(features: tuple[str, ...] = ("x1", "x2")) -> Data:
    loaded: Data = DATASETS["spiral"](features=features).load(1, Path())
    return loaded


def test_shapes_follow_the_chain() -> None:
    read = facts.read(MODEL, 0, data())
    assert [facts.shape_words(layer) for layer in read.layers] == ["2 → 8", "8 → 8", "8 → 4", "4 → 1"]
    assert read.ids == ("h1", "d1", "h2", "out")
    assert [layer.output for layer in read.layers] == [False, False, False, True]


def test_parameters_add_up_to_those_of_the_network_with_its_projections() -> None:
    read = facts.read(MODEL, 0, data())
    assert sum(layer.parameters for layer in read.layers) == Network.of(MODEL, 2).theta.size
    assert facts.count_words(read.layers[0]) == "24 params"


def test_the_input_names_up_to_four_features_then_says_how_many_more() -> None:
    assert facts.input_facts(data(tuple(FEATURES)[:4])).more == 0
    many = facts.input_facts(data(tuple(FEATURES)))
    assert (len(many.names), many.more, many.width) == (3, len(FEATURES) - 3, len(FEATURES))


@pytest.mark.parametrize("kind", LAYERS)
def test_every_layer_kind_has_a_card(kind: str) -> None:
    card = facts.layer_facts(LAYERS[kind](id="x"), inputs=3)
    assert card.title and card.inputs == 3 and card.outputs is not None
    assert card.weighted == (
        "W" in {name.split("/")[1] for name in Network([LAYERS[kind](id="x")], inputs=3).parameters}
    )
    assert facts.spoken(card).startswith("x ")


def test_a_problem_of_a_layer_becomes_its_notice_and_the_first_one_counts() -> None:
    problems = (
        Problem("error", "models[0].layers[2]", "needs {n} units", (("n", 2),), model=0, layer="h2"),
        Problem("warning", "models[0].layers[2]", "later", model=0, layer="h2"),
        Problem("error", "models[1].layers[2]", "another model", model=1, layer="out"),
    )
    read = facts.read(MODEL, 0, data(), problems)
    assert [layer.notice for layer in read.layers] == [None, None, facts.Notice("error", "needs 2 units"), None]


def test_units_step_by_one_within_their_range() -> None:
    knob = facts.main_knob(Dense(units=1))
    assert knob is not None
    assert (scales.stepped(knob, 1), scales.stepped(knob, -1), scales.typed(knob, 3.4)) == (2, 1, 3)
    assert scales.typed(knob, 1e9) == 1024 and isinstance(scales.typed(knob, 7.0), int)


def test_a_rate_steps_by_a_twentieth() -> None:
    knob = facts.main_knob(Dropout(rate=0.1))
    assert knob is not None
    assert (scales.stepped(knob, 1), scales.stepped(knob, -1), scales.stepped(knob, -9)) == (0.15, 0.05, 0.0)
    assert scales.written(knob) == "0.10"


@pytest.mark.parametrize("kind", LAYERS)
def test_every_step_of_a_main_knob_is_a_value_that_it_may_hold(kind: str) -> None:
    knob = facts.main_knob(LAYERS[kind]())
    if knob is not None:
        for steps in (-10_000, -1, 1, 3, 10_000):
            assert knob.knob.problem(scales.stepped(knob, steps)) is None
