"""What a tooltip on the canvas says."""

from pathlib import Path

import numpy as np

from playground.editor import facts, hits
from playground.editor.layout import INPUT, LOSS
from playground.editor.live import LayerValues, ModelValues
from playground.editor.tips import tip_of
from playground.engine.data import Data
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.engine.layers import Dense, Dropout
from playground.engine.model import Model

DATA: Data = DATASETS["spiral"](features=tuple(FEATURES)).load(1, Path())
FACTS = facts.read(Model(layers=(Dense(id="h1", units=8, activation="tanh"), Dropout(id="d1"))), 0, DATA)
VALUES = ModelValues({"h1": LayerValues(mean_abs=0.0312345)}, 0.0853456, np.zeros(0))


def tip(key: str, part: str = "body", **others: tuple[str, str]) -> str:
    return tip_of(hits.Hit(key, part, **others), FACTS, VALUES, DATA)


def test_numbers_are_exact() -> None:
    assert tip("h1").endswith("mean |∂C/∂W| 3.123e−2") and tip("h1").startswith("h1 Dense, tanh, units 8")
    assert tip(LOSS) == "cross-entropy 8.535e−2"


def test_the_input_names_all_features() -> None:
    assert tip(INPUT).split(", ") == list(DATA.features)


def test_controls_say_what_they_turn_and_how_far() -> None:
    assert tip("h1", "more") == "Number of neurons · 1 to 1024"
    assert "tanh z" in tip("h1", "activation")
    assert "0.0 to 0.95" in tip("d1", "value")


def test_a_layer_without_weights_has_no_gradient_and_the_paper_nothing_to_say() -> None:
    assert "∂" not in tip("d1")
    assert tip_of(hits.NOTHING, FACTS, VALUES, DATA) == "" and tip("h1", "badge") == ""


def test_a_skip_says_what_it_adds() -> None:
    assert "h1" in tip("", "", skip=("h1", "d1")) and "d1" in tip("", "", skip=("h1", "d1"))
