"""Checks: each problem is found, alone, where it is, and says what to do."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.data import Data
from playground.engine.datasets import DATASETS
from playground.engine.layers import ActivationLayer, Dense, Dropout, Layer
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.engine.network import Network
from playground.engine.optimizers import OPTIMIZERS
from playground.experiment import edits
from playground.experiment.checks import parameters, problems
from playground.experiment.values import Experiment

SPIRAL = DATASETS["spiral"]().load(0, Path())
PLANE = DATASETS["plane"]().load(0, Path())
IRIS = DATASETS["table"]().load(0, Path())


def one(*layers: Layer, loss: str = "binary_cross_entropy", **fields: Any) -> Experiment:
    return Experiment(models=(Model(layers=layers, loss=LOSSES[loss](), **fields),))


def out(activation: str = "sigmoid", units: int = 1) -> Dense:
    return Dense(id="out", units=units, activation=activation)  # type: ignore[arg-type]


WRONG = [
    (Experiment(), SPIRAL, "error", "models[0].layers", "has no layer"),
    (Experiment(models=()), SPIRAL, "error", "models", "no model"),
    (
        Experiment(models=(replace(one(out()).models[0], name="tanh"),) * 2),
        SPIRAL,
        "error",
        "models[1].name",
        "Two models are called tanh",
    ),
    (one(out(units=3)), SPIRAL, "error", "models[0].layers[0]", "2 classes: the last layer needs 1 or 2 units, not 3"),
    (one(out("softmax", 2), loss="categorical_cross_entropy"), IRIS, "error", "models[0].layers[0]", "needs 3 units"),
    (one(out("linear", 2), loss="mean_squared_error"), PLANE, "error", "models[0].layers[0]", "needs 1 unit, not 2"),
    (one(out("tanh")), SPIRAL, "error", "models[0].layers[0]", "between 0 and 1: make sigmoid"),
    (one(out("sigmoid", 3), loss="categorical_cross_entropy"), IRIS, "error", "models[0].layers[0]", "make softmax"),
    (one(out("softmax"), loss="categorical_cross_entropy"), SPIRAL, "error", "models[0].layers[0]", "always 1"),
    (one(out("linear")), PLANE, "error", "models[0].loss", "choose mean squared error"),
    (one(out("tanh"), loss="mean_squared_error"), PLANE, "warning", "models[0].layers[0]", "make the output linear"),
    (
        one(Dense(id="h1"), out(), skips=(Skip("h1", "out"),)),
        SPIRAL,
        "error",
        "models[0].layers[1]",
        "end it a layer earlier",
    ),
    (one(Dense(id="h1"), out(), skips=(Skip("h7", "h1"),)), SPIRAL, "error", "models[0].skips[0]", "lost its layer h7"),
    (
        one(Dense(id="h1"), Dense(id="h2"), out(), skips=(Skip("h2", "h1"),)),
        SPIRAL,
        "error",
        "models[0].skips[0]",
        "goes backwards",
    ),
    (one(replace(out(), frozen=True)), SPIRAL, "warning", "models[0].layers", "Every layer is frozen"),
    (replace(one(out()), batch_size=999), SPIRAL, "hint", "batch_size", "999 is more than the 250 training samples"),
    (
        one(Dense(id="h1", units=512), Dense(id="h2", units=512), out()),
        SPIRAL,
        "hint",
        "models[0].layers",
        "264,705 parameters: steps will be slow",
    ),
    (one(out()), replace(SPIRAL, y_train=SPIRAL.y_train[:0]), "error", "dataset", "no sample to learn from"),
    (one(out()), replace(SPIRAL, y_train=np.zeros(250, int)), "warning", "dataset", "No training sample is of class"),
]


@pytest.mark.parametrize(("experiment", "data", "level", "place", "part"), WRONG, ids=[row[4] for row in WRONG])
def test_what_is_wrong_is_said_where_it_is(
    experiment: Experiment, data: Data, level: str, place: str, part: str
) -> None:
    (problem,) = problems(experiment, data)
    assert (problem.level, problem.place) == (level, place)
    assert part in problem.sentence and problem.sentence[0].isupper() and problem.sentence[-1] == "."


def test_what_fits_has_no_problem() -> None:
    assert problems(edits.start(), SPIRAL) == ()
    assert problems(one(out("tanh"), loss="mean_squared_error"), SPIRAL) == ()
    assert problems(one(out("sigmoid", 2)), SPIRAL) == ()
    assert problems(one(Dense(id="h1", units=1), ActivationLayer(id="a1", activation="sigmoid")), SPIRAL) == ()  # type: ignore[arg-type]


def test_a_network_that_ends_without_weights_is_warned_about() -> None:
    found = problems(one(out("sigmoid"), Dropout(id="d1")), SPIRAL)
    assert any(problem.level == "warning" and problem.layer == "d1" for problem in found)


def test_nothing_to_learn_is_an_error() -> None:
    found = problems(one(Dropout(id="d1"), loss="mean_squared_error"), SPIRAL)
    assert any("nothing to learn" in problem.sentence for problem in found)


@pytest.mark.skipif("levenberg_marquardt" not in OPTIMIZERS, reason="not registered")
def test_least_squares_has_its_limits() -> None:
    optimizer = OPTIMIZERS["levenberg_marquardt"]()
    assert "minimises squares" in problems(one(out(), optimizer=optimizer), SPIRAL)[0].sentence
    large = one(Dense(id="h1", units=1000), out("tanh"), loss="mean_squared_error", optimizer=optimizer)
    assert "at most 2,000 parameters, not 4,001" in problems(large, SPIRAL)[0].sentence
    penalised = one(out("tanh"), loss="mean_squared_error", optimizer=optimizer, l1=0.1)
    assert "set L1 to 0, or use L2" in problems(penalised, SPIRAL)[0].sentence


def test_parameters_are_counted_as_the_engine_has_them() -> None:
    layers = (Dense(id="h1", units=5), Dense(id="h2", units=3, bias=False), Dense(id="h3", units=3))
    model = Model(layers=layers, skips=(Skip("input", "h2"), Skip("h2", "h3"), Skip("h1", "h3")))
    assert parameters(model, 2) == Network.of(model, 2).theta.size == 15 + 15 + 12 + 6 + 15
