"""Features dragged onto the input card: given once, in their order, one undo step; refused elsewhere with a reason."""

import pytest

from playground.editor.layout import INPUT
from playground.engine.datasets import DATASETS
from tests.editor.bench import Bench, feature


def given(bench: Bench) -> list[str]:
    return [each.kind for each in bench.session.experiment.dataset.features]  # type: ignore[attr-defined]


def test_a_feature_dropped_on_the_input_is_given_to_the_network(bench: Bench) -> None:
    before = bench.session.experiment
    assert bench.enter(feature("x1_squared"), bench.at(INPUT))
    assert bench.view.scene_.drop_target == INPUT
    assert bench.drop(feature("x1_squared"), bench.at(INPUT))
    assert given(bench) == ["x1", "x2", "x1_squared"] and bench.view.scene_.drop_target == ""
    assert bench.undo_all() == 1 and bench.session.experiment == before


def test_features_stand_in_their_order(bench: Bench) -> None:
    for kind in ("sin_x1", "x1_squared"):
        bench.enter(feature(kind), bench.at(INPUT))
        bench.drop(feature(kind), bench.at(INPUT))
    assert given(bench) == ["x1", "x2", "x1_squared", "sin_x1"]


@pytest.mark.parametrize(("kind", "key"), [("x1", INPUT), ("x1_squared", "h1")])
def test_what_is_given_already_and_other_cards_are_refused(bench: Bench, kind: str, key: str) -> None:
    before = bench.session.experiment
    assert not bench.enter(feature(kind), bench.at(key))
    assert not bench.drop(feature(kind), bench.at(key))
    assert bench.session.experiment == before


def test_data_without_features_take_none(bench: Bench) -> None:
    bench.session.edit_dataset("Digits", DATASETS["digits"](samples=20))
    assert not bench.enter(feature("x1_squared"), bench.at(INPUT))
