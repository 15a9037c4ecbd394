"""Projects: what is opened goes on as if it had never stopped, and a damaged file is refused with a sentence."""

import io
import tracemalloc
import warnings
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.activations import Relu, Tanh
from playground.engine.datasets import Spiral
from playground.engine.layers import LAYERS, Dense
from playground.engine.model import Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.experiment import project
from playground.experiment.arrays import npz, read_npz
from playground.experiment.problems import FileProblem
from playground.experiment.project import Project
from playground.experiment.values import Experiment

OPTIMIZER = {name: kind for name, kind in OPTIMIZERS.items() if name != "levenberg_marquardt"}
DATA = Spiral(samples=60).load(3, Path())


def experiment(optimizer: str = "adam", precision: str = "float64") -> Experiment:
    """Two models, with one layer of every kind in the second."""
    others = tuple(kind(id=f"k{i}") for i, kind in enumerate(LAYERS.values()))
    out = Dense(id="out", units=1, activation="sigmoid")  # type: ignore[arg-type]
    one = Model(name="A", layers=(Dense(id="h1", units=4, activation=Tanh()), out), optimizer=OPTIMIZERS[optimizer]())
    layers = (Dense(id="h1", units=4, activation=Relu()), *others, out)
    two = Model(name="A b", layers=layers, skips=(Skip("input", "k0"),), optimizer=OPTIMIZERS[optimizer]())
    return Experiment(seed=3, dataset=Spiral(samples=60), models=(one, two), batch_size=7, precision=precision)


def trained(value: Experiment, steps: int) -> Run:
    run = project.start(value, DATA)
    run.advance(steps)
    return run


def same(one: Run, other: Run) -> bool:
    states = one.state(), other.state()
    return states[0].keys() == states[1].keys() and all(
        np.array_equal(values, states[1][name], equal_nan=values.dtype.kind == "f")
        for name, values in states[0].items()
    )


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", list(OPTIMIZER))
def test_training_goes_on_as_if_it_had_never_stopped(optimizer: str, precision: str, tmp_path: Path) -> None:
    value, path = experiment(optimizer, precision), tmp_path / "a.playground"
    project.save(project.project_of(value, trained(value, 38)), path)
    opened = project.load(path)
    assert opened.experiment == value
    run = project.resume(opened, DATA)
    assert same(run, trained(value, 38))
    run.advance(31)
    assert same(run, trained(value, 69))
    assert not same(run, trained(value, 68))


def test_weights_are_there_for_others_to_read(tmp_path: Path) -> None:
    value, path = experiment(), tmp_path / "a.playground"
    run = trained(value, 10)
    project.save(project.project_of(value, run), path)
    with zipfile.ZipFile(path) as archive, np.load(io.BytesIO(archive.read("weights.npz"))) as arrays:
        W = arrays["A/h1/W"]
    assert W.dtype == np.float64 and np.array_equal(W, run.learners[0].network.parameters["h1/W"])


def test_the_same_project_has_the_same_bytes() -> None:
    value = experiment()
    assert project.encode(project.project_of(value, trained(value, 9))) == project.encode(
        project.project_of(value, trained(value, 9))
    )


@pytest.fixture(scope="module")
def good() -> Project:
    value = experiment()
    return project.project_of(value, trained(value, 12))


def changed(good: Project, part: str, **arrays: Any) -> Project:
    values = {**vars(good), part: {**getattr(good, part), **arrays}}
    for name in [name for name, array in values[part].items() if array is None]:
        del values[part][name]
    return Project(**values)


WRONG = [
    ("weights", "A/h1/W", None, "weights.npz/A: h1/W is missing"),
    ("weights", "A/h1/W", np.zeros((4, 3)), r"weights.npz/A: h1/W must have the shape \(4, 2\), got \(4, 3\)"),
    ("weights", "A/h1/W", np.full((4, 2), np.nan), "weights.npz/A: h1/W must hold finite numbers"),
    ("weights", "A/h9/W", np.zeros((4, 2)), "weights.npz/A: holds h9/W, which this network doesn't have"),
    ("history", "0/losses/stride", np.array(0), "history.npz/0/losses/stride: must be a whole number of at least 1"),
    ("history", "0/losses/indices", np.array([1, 1]), "history.npz/0/losses/indices: must hold growing"),
    ("history", "0/losses/rows", np.zeros((2, 3)), "state.npz: does not belong"),
    ("history", "1/gradients/rows", None, "state.npz: does not belong"),
    ("state", "counters", np.array([-1, 0, 0]), "state.npz: does not belong"),
    ("state", "counters", np.array("[1, 2, 3]"), "state.npz/counters: holds text"),
    ("state", "permutation", np.zeros(30, int), "state.npz: does not belong"),
    ("state", "order", np.array("{}"), "state.npz: does not belong"),
    ("state", "order", np.array(3), "state.npz/order: holds text where numbers belong, or the other"),
    ("state", "0/optimizer/mean", None, "state.npz: does not belong"),
]


@pytest.mark.parametrize(("part", "name", "values", "sentence"), WRONG, ids=[f"{row[1]} {row[3]}" for row in WRONG])
def test_arrays_of_another_experiment_are_refused(
    part: str, name: str, values: Any, sentence: str, good: Project
) -> None:
    bad = project.decode(project.encode(changed(good, part, **{name: values})))
    with pytest.raises(FileProblem, match=sentence):
        project.resume(bad, DATA)


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_file_that_is_no_project_is_refused(good: Project) -> None:
    parts = {"experiment.json": b"{}", "weights.npz": npz({}), "history.npz": npz({}), "state.npz": npz({})}
    assert project.decode(zipped(**parts)).experiment == Experiment()
    for data, sentence in (
        (b"", "the project: is damaged, or no file of this kind"),
        (project.encode(good)[:-30], "the project: is damaged"),
        (zipped(**{**parts, "experiment.json": b'{"seed": -1}'}), "experiment.json: seed: must be 0 to"),
        (zipped(**{**parts, "experiment.json": b"{"}), "experiment.json: the file is not JSON"),
        (zipped(**{**parts, "weights.npz": b"x"}), "weights.npz: is damaged"),
        (zipped(**{"experiment.json": b"{}"}), "weights.npz: is missing from the project"),
    ):
        with pytest.raises(FileProblem, match=sentence):
            project.decode(data)


def npy(shape: str, descr: str = "'<f8'", values: bytes = b"") -> bytes:
    head = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head + values


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (npy("(1000000000000,)"), "is said to be of shape"),
        (npy("(-1,)", values=b"\0" * 8), "is said to be of shape"),
        (npy("(2,)", values=b"\0" * 8), "is said to be of shape"),
        (npy("(1,)", "'|O'", b"\0" * 8), "must hold numbers, got object"),
        (npy("(1,)", "[('a', '|O')]", b"\0" * 8), "must hold numbers"),
        (npy("(1,)", "__import__('os')"), "is damaged, or no array"),
        (b"\x93NUMPY\x09\x00", "is damaged"),
        (b"", "is damaged"),
    ],
)
def test_arrays_that_lie_are_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(FileProblem, match=f"w.npz/x: {sentence}"):
        read_npz(zipped(**{"x.npy": content}), "w.npz")


def test_odd_zips_are_refused() -> None:
    with pytest.raises(FileProblem, match=r"readme.txt is no array"):
        read_npz(zipped(**{"readme.txt": b""}), "w.npz")
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("x.npy", npy("()", values=b"\0" * 8))
        archive.writestr("x.npy", npy("()", values=b"\0" * 8))
    with pytest.raises(FileProblem, match=r"x.npy is packed in a way"):
        read_npz(file.getvalue(), "w.npz")


def test_a_zip_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.experiment.arrays.LARGEST", 1_000_000)
    bomb = zipped(**{"x.npy": npy("(50000000,)", "'|b1'", bytes(50_000_000))})
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        with pytest.raises(FileProblem, match="holds more than 1 MB"):
            read_npz(bomb, "w.npz")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@given(st.data(), st.binary(min_size=1, max_size=8))
def test_damage_is_refused_or_harmless(data: st.DataObject, noise: bytes) -> None:
    good = npz({"h1/W": np.arange(6.0).reshape(2, 3), "text": np.array("text")})
    place = data.draw(st.integers(0, len(good) - 1))
    refusal = None
    try:
        read_npz(good[:place] + noise + good[place + len(noise) :], "w.npz")
    except FileProblem as problem:
        refusal = problem
    assert refusal is None or refusal.sentence


def test_arrays_read_as_written() -> None:
    arrays = {
        "h1/W": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "scalar": np.array(3),
        "none": np.zeros((0, 4)),
        "text": np.array("{}"),
    }
    read = read_npz(npz(arrays), "w.npz")
    assert read.keys() == arrays.keys()
    for name, values in arrays.items():
        assert read[name].dtype == values.dtype and np.array_equal(read[name], values)


def test_a_project_of_version_1_opens_and_goes_on() -> None:
    held = project.load(Path(__file__).parents[1] / "files" / "version-1.playground")
    data = held.experiment.dataset.load(held.experiment.seed, Path())
    run = project.resume(held, data)
    assert held.step == run.step == 11 and [model.name for model in held.experiment.models] == ["A", "B"]
    assert not any(learner.flow.count for learner in run.learners), "it was saved before there was one"
    again = project.start(held.experiment, data)
    again.advance(11)
    for each in (run, again):
        each.advance(9)
    for one, other in zip(run.learners, again.learners, strict=True):
        assert np.allclose(one.network.theta, other.network.theta, atol=1e-6)  # other processors round otherwise
    saved = project.decode(project.encode(project.project_of(held.experiment, run)))
    assert project.resume(saved, data).learners[1].flow.indices.tolist() == list(range(12, 21))


def test_what_a_file_holds_is_told_by_its_first_bytes(good: Project) -> None:
    assert isinstance(project.read(project.encode(good)), Project)
    assert project.read(b'{"title": "A"}') == Experiment(title="A")
    with pytest.raises(FileProblem, match="not text in UTF-8"):
        project.read(b"\x89PNG")
    parts = {"weights.npz": npz({}), "history.npz": npz({}), "state.npz": npz({})}
    with pytest.raises(FileProblem, match=r"experiment.json: version: this file is of version 99.*update the program"):
        project.read(zipped(**parts, **{"experiment.json": b'{"version": 99}'}))
