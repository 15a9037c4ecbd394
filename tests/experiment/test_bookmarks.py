"""Bookmarks in a project: opened again they show the very moments, and what does not belong there is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.datasets import Spiral
from playground.engine.layers import BatchNorm, Dense, Dropout
from playground.engine.look_back import LookBack
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.engine.timeline import Timeline
from playground.experiment import project
from playground.experiment.problems import FileProblem
from playground.experiment.project import Project
from playground.experiment.values import Experiment

DATA = Spiral(samples=60).load(3, Path())
LAYERS = (Dense(4, "tanh", id="h1"), Dropout(0.2, id="d1"), BatchNorm(id="n1"), Dense(1, "sigmoid", id="out"))  # type: ignore[arg-type]
MODELS = (
    Model(name="A", layers=LAYERS, optimizer=OPTIMIZERS["adam"]()),
    Model(name="B", layers=LAYERS, optimizer=OPTIMIZERS["momentum"]()),
)
EXPERIMENT = Experiment(seed=3, dataset=Spiral(samples=60), models=MODELS, batch_size=7)


def trained(steps: int) -> Run:
    run = project.start(EXPERIMENT, DATA)
    run.timeline = Timeline()
    run.advance(steps)
    return run


def marked() -> Run:
    run = trained(150)
    run.timeline.bookmarks = {40: "plateau", 50: "", 100: "down", 900: "to come"}
    return run


def looked(run: Run, step: int) -> Run:
    look = LookBack(run)
    assert look.aim(step)
    while not look.arrived:
        look.advance(50)
    assert look.shown is not None
    return look.shown


def learned(run: Run) -> list[bytes]:
    return [value.tobytes() for learner in run.learners for value in learner.vectors().values()]


def reopened(run: Run) -> Run:
    return project.resume(project.decode(project.encode(project.project_of(EXPERIMENT, run))), DATA)


def test_bookmarks_show_the_very_moments_and_training_from_them_repeats_the_numbers() -> None:
    run = reopened(marked())
    assert run.timeline.bookmarks == {40: "plateau", 50: "", 100: "down", 900: "to come"}
    for step in (40, 50, 100):
        shown, alone = looked(run, step), trained(step)
        assert shown.step == step and learned(shown) == learned(alone)
        assert np.array_equal(shown.learners[0].losses.rows, alone.learners[0].losses.rows, equal_nan=True)
        shown.advance(60)
        alone.advance(60)
        assert learned(shown) == learned(alone)
    assert looked(run, 70).step == 50, "between bookmarks nothing is in the file"
    run.advance(50)
    assert looked(run, 100).step == 100 and looked(run, 180).step == 180
    assert project.encode(project.project_of(EXPERIMENT, run)), "and it can be saved again"


def test_a_project_without_bookmarks_is_as_it_was() -> None:
    held = project.project_of(EXPERIMENT, trained(9))
    assert held.bookmarks == {} and b"bookmarks" not in project.encode(held)


WRONG: list[tuple[str, Any]] = [
    ("steps", np.array([40, 40, 100, 900])),
    ("steps", np.array([40.0, 50.0, 100.0, 900.0])),
    ("names", np.array(["a"])),
    ("names", np.arange(4)),
    ("moments", None),
    ("moments", np.array([30, 31, 95, -1])),
    ("31/0/theta", np.zeros(3)),
    ("31/0/theta", None),
    ("31/order", np.array("{}")),
    ("31/order", np.array("{")),
    ("31/permutation", np.zeros(30, int)),
    ("31/counters", np.array([0, 30, 0])),
    ("31/counters", np.array([0, 31, 99])),
    ("31/1/generator/d1", np.array("[]")),
]


@pytest.fixture(scope="module")
def good() -> Project:
    return project.project_of(EXPERIMENT, marked())


@pytest.mark.parametrize(("name", "values"), WRONG, ids=[f"{name} {number}" for number, (name, _) in enumerate(WRONG)])
def test_what_does_not_belong_to_the_experiment_is_refused(name: str, values: Any, good: Project) -> None:
    arrays = {**good.bookmarks, name: values}
    if values is None:
        del arrays[name]
    bad = Project(good.experiment, good.weights, good.history, good.state, arrays)
    with pytest.raises(FileProblem, match=r"bookmarks.npz: does not belong"):
        project.resume(project.decode(project.encode(bad)), DATA)
