"""Layers as text on the clipboard: the same JSON as in files, and a sentence for everything else."""

import json

import pytest

from playground.engine.layers import Dense, Dropout
from playground.engine.model import Model, Skip
from playground.experiment import codec, edits
from playground.experiment.fragment import NO_LAYERS, fragment_of, read_fragment, write_fragment
from playground.experiment.problems import FileProblem
from playground.experiment.values import Experiment

LAYERS = (
    Dense(id="h1", units=8, activation="tanh", name="first"),
    Dense(id="h2", units=4, activation="relu", frozen=True),
    Dropout(id="d1", rate=0.3, disabled=True),
    Dense(id="out", units=1, activation="sigmoid"),
)
MODEL = Model(layers=LAYERS, skips=(Skip("h1", "h2"), Skip("input", "h1")))


def test_what_is_copied_reads_back_the_same() -> None:
    fragment = fragment_of(MODEL, {"h1", "h2", "d1"})
    assert fragment.layers == LAYERS[:3] and fragment.skips == (Skip("h1", "h2"),)
    again = read_fragment(write_fragment(fragment))
    assert (again.layers, again.skips) == (fragment.layers, fragment.skips)


def test_the_text_is_that_of_a_file() -> None:
    text = json.loads(write_fragment(fragment_of(MODEL, {"h2"})))
    experiment = json.loads(codec.encode(Experiment(models=(MODEL,))))
    assert text["layers"] == [experiment["models"][0]["layers"][1]]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('{"kind": "dense"}', ["dense"]),
        ('["dropout", {"kind": "dense", "units": 3}]', ["dropout", "dense"]),
        ('{"layers": ["dense"]}', ["dense"]),
        (codec.encode(Experiment(models=(MODEL,))).decode(), ["dense", "dense", "dropout", "dense"]),
    ],
)
def test_layers_written_by_hand_are_read_too(text: str, kinds: list[str]) -> None:
    assert [layer.kind for layer in read_fragment(text).layers] == kinds


@pytest.mark.parametrize(
    "text", ["", "hello", "[]", "3", '{"a": 1}', "[1, 2]", '{"layers": 3}', '{"models": []}', "\ud800"]
)
def test_text_that_holds_no_layers_is_refused_in_words(text: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_fragment(text)
    assert caught.value.sentence == NO_LAYERS


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"kind": "dense", "units": 0}', "layers[0].units"),
        ('["dense", {"kind": "dence"}]', "layers[1]"),
        ('{"layers": [{"kind": "dense", "id": "a"}], "skips": [{"source": "b", "target": "a"}]}', "skips[0].source"),
    ],
)
def test_layers_with_a_fault_name_its_place(text: str, place: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_fragment(text)
    assert caught.value.place == place


def test_ids_that_are_taken_become_fresh_ones_and_skips_follow() -> None:
    after = edits.insert_fragment(Experiment(models=(MODEL,)), 0, 3, fragment_of(MODEL, {"h1", "h2"}))
    model = after.models[0]
    assert [layer.id for layer in model.layers] == ["h1", "h2", "d1", "h3", "h4", "out"]
    assert model.skips == (*MODEL.skips, Skip("h3", "h4"))
