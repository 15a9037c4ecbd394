"""Edits of whole models, and which model an edit, done or undone, was about."""

from dataclasses import replace

import pytest

from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.experiment import codec
from playground.experiment.edits import change_model, replace_layer, start
from playground.experiment.models import (
    MOST,
    duplicate_model,
    fresh_name,
    move_model,
    remove_model,
    rename_model,
    shown_after,
)
from playground.experiment.values import Experiment


def several(*names: str) -> Experiment:
    return Experiment(models=tuple(Model(name=name, layers=(Dense(id="out"),)) for name in names))


def names(experiment: Experiment) -> list[str]:
    return [model.name for model in experiment.models]


def test_a_copy_is_called_by_its_letter_and_has_all_that_its_model_has() -> None:
    experiment = several("tanh")
    for model in (0, 0, 1):
        experiment = duplicate_model(experiment, model)
    assert names(experiment) == ["tanh", "B", "C", "D"]
    assert replace(experiment.models[3], name="tanh") == experiment.models[0]
    assert codec.decode(codec.encode(experiment)) == experiment


def test_a_copy_of_a_numbered_name_takes_the_next_free_number() -> None:
    assert fresh_name("relu 2", {"relu 2"}) == "relu 3"
    assert fresh_name("relu 2", {"relu", "relu 2", "relu 3"}) == "relu 4"


def test_more_than_four_models_are_refused() -> None:
    with pytest.raises(ValueError, match="Four models"):
        duplicate_model(several(*"wxyz"), 0)
    assert len(several(*"wxyz").models) == MOST


def test_a_removed_model_leaves_the_others_and_the_last_one_stays() -> None:
    assert names(remove_model(several("a", "b", "c"), 1)) == ["a", "c"]
    with pytest.raises(ValueError, match="only model"):
        remove_model(several("a"), 0)


@pytest.mark.parametrize("name", ["", "  ", "a/b", "b\\c", "..", "input", "x" * 81, "two\nlines", 'say "a"'])
def test_names_that_no_folder_can_have_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="1 to 80 characters"):
        rename_model(several("a", "b"), 0, name)


def test_a_name_is_trimmed_and_each_model_has_its_own() -> None:
    assert names(rename_model(several("a", "b"), 1, " relu, He ")) == ["a", "relu, He"]
    assert names(rename_model(several("a", "b"), 1, "b")) == ["a", "b"]
    with pytest.raises(ValueError, match="Another model"):
        rename_model(several("a", "b"), 1, "a")


def test_a_model_moves_to_a_place() -> None:
    assert names(move_model(several("a", "b", "c"), 0, 2)) == ["b", "c", "a"]
    assert names(move_model(several("a", "b", "c"), 2, 0)) == ["c", "a", "b"]


def test_an_edit_shows_the_model_that_it_is_about() -> None:
    two = duplicate_model(start(), 0)
    edited = replace_layer(two, 1, "h1", units=3)
    for shown in (0, 1):
        assert shown_after(two.models, edited.models, shown) == 1
        assert shown_after(edited.models, two.models, shown) == 1
        assert shown_after(two.models, rename_model(two, 1, "wide").models, shown) == 1
        assert shown_after(two.models, rename_model(two, 0, "wide").models, shown) == 0
    assert shown_after(start().models, two.models, 0) == 1
    assert shown_after(two.models, change_model(change_model(two, 0, l2=0.1), 1, l2=0.1).models, 1) == 1


def test_what_is_shown_is_followed_when_others_go_or_move() -> None:
    three = several("a", "b", "c")
    assert shown_after(three.models, remove_model(three, 0).models, 2) == 1
    assert shown_after(three.models, remove_model(three, 2).models, 2) == 1
    assert shown_after(remove_model(three, 1).models, three.models, 0) == 1, "undone: it is there again"
    assert shown_after(three.models, move_model(three, 0, 2).models, 0) == 2
