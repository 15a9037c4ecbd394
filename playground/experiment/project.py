"""A project, `*.playground`: an experiment with the state of its run, so that training goes on where it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np

from playground.engine.data import Data
from playground.engine.program import Array
from playground.engine.run import Run
from playground.experiment import codec
from playground.experiment.arrays import LARGEST, npz, read_npz, read_zip
from playground.experiment.bookmarks import PLACE as BOOKMARKS
from playground.experiment.bookmarks import bookmarks_of, put_bookmarks
from playground.experiment.problems import FileProblem
from playground.experiment.values import Experiment
from playground.experiment.weights import set_weights, weights_of
from playground.translatable import QT_TRANSLATE_NOOP

SUFFIX = ".playground"
EXPERIMENT, WEIGHTS, HISTORY, STATE = "experiment.json", "weights.npz", "history.npz", "state.npz"
PARTS = (EXPERIMENT, WEIGHTS, HISTORY, STATE)
"""What is in the zip: what the network is, what it has learned, its curves, and what else the next step depends on;
and, where there are any, bookmarks.npz."""

ZIP = b"PK\x03\x04"
"""How a zip begins, and nothing that is text."""

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes


@dataclass(frozen=True, eq=False)
class Project:
    """An experiment and the arrays of its run: `weights` by `<model>/<layer id>/W`, others as Run.state has them."""

    experiment: Experiment
    weights: Mapping[str, Array]
    history: Mapping[str, Array]
    state: Mapping[str, Array]
    bookmarks: Mapping[str, Array] = field(default_factory=dict)

    @property
    def step(self) -> int:
        """How many steps its run has made."""
        return int(self.state["counters"][1])


Document: TypeAlias = Experiment | Project


def start(experiment: Experiment, data: Data) -> Run:
    """The run of an experiment at its start. ValueError: why it can't be trained."""
    return Run(
        experiment.models,
        data,
        batch_size=experiment.batch_size,
        seed=experiment.seed,
        precision=experiment.precision,
        stop=experiment.stop,
    )


def project_of(experiment: Experiment, run: Run) -> Project:
    """The project of a run at this moment."""
    weights = {
        f"{learner.model.name}/{name}": values
        for learner in run.learners
        for name, values in weights_of(learner.network).items()
    }
    state = run.state()
    history = {name: values for name, values in state.items() if _part(name) == HISTORY}
    rest = {name: values for name, values in state.items() if _part(name) == STATE}
    return Project(experiment, weights, history, rest, bookmarks_of(run))


def resume(project: Project, data: Data) -> Run:
    """A run that goes on as if it had never stopped. FileProblem: the arrays don't belong to the experiment."""
    run = start(project.experiment, data)
    state = {**project.history, **project.state}
    for index, learner in enumerate(run.learners):
        head = f"{learner.model.name}/"
        own = {name.removeprefix(head): values for name, values in project.weights.items() if name.startswith(head)}
        set_weights(learner.network, own, f"{WEIGHTS}/{learner.model.name}")
        learned = {f"{index}/{name}": values.copy() for name, values in learner.vectors().items()}
        state |= {name: values for name, values in learned.items() if _part(name) == WEIGHTS}
    _refuse_odd(state)
    try:
        run.restore(state)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError) as error:
        raise FileProblem(STATE, QT_TRANSLATE_NOOP("Problems", "does not belong to this experiment")) from error
    put_bookmarks(run, project.bookmarks, start(project.experiment, data))
    return run


def save(project: Project, path: Path) -> None:
    """Write a project to `path`: whole and read back, or not at all. FileProblem, OSError."""
    data = encode(project)
    decode(data)
    codec.write_whole(path, data)


def load(path: Path) -> Project:
    """The project in the file at `path`. FileProblem: where and why it can't be used; OSError: it can't be read."""
    with open(path, "rb") as file:
        return decode(file.read(LARGEST + 1))


def read(data: bytes) -> Document:
    """What the bytes of a file hold, an experiment or a project. FileProblem: where and why it can't be used."""
    return decode(data) if data.startswith(ZIP) else codec.decode(data)


def encode(project: Project) -> bytes:
    """The bytes of a project's file."""
    parts = {
        EXPERIMENT: codec.encode(project.experiment),
        WEIGHTS: npz(project.weights),
        HISTORY: npz(project.history),
        STATE: npz(project.state),
    }
    if project.bookmarks:
        parts[BOOKMARKS] = npz(project.bookmarks)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def decode(data: bytes) -> Project:
    """The project in the bytes of a file. FileProblem: where and why it can't be used."""
    parts = read_zip(data, "the project")
    for name in PARTS:
        if name not in parts:
            raise FileProblem(name, QT_TRANSLATE_NOOP("Problems", "is missing from the project"))
    try:
        experiment = codec.decode(parts[EXPERIMENT])
    except FileProblem as problem:
        raise FileProblem(f"{EXPERIMENT}: {problem.place}".removesuffix(": "), problem.sentence) from problem
    weights, history, state = (read_npz(parts[name], name) for name in (WEIGHTS, HISTORY, STATE))
    bookmarks = read_npz(parts[BOOKMARKS], BOOKMARKS) if BOOKMARKS in parts else {}
    return Project(experiment, weights, history, state, bookmarks)


def _part(name: str) -> str:
    """Which part of the zip an array of `Run.state` belongs to."""
    _, _, rest = name.partition("/")
    if rest.startswith(("losses/", "gradients/", "flow/")):
        return HISTORY
    return WEIGHTS if rest == "theta" or rest.startswith("state/") else STATE


def _refuse_odd(state: Mapping[str, Array]) -> None:
    """Refuse what would only do harm later, in the middle of the training."""
    for name, values in state.items():
        text = name == "order" or "/generator/" in name
        if (values.dtype.kind == "U" and values.ndim == 0) != text:
            raise FileProblem(
                f"{_part(name)}/{name}",
                QT_TRANSLATE_NOOP("Problems", "holds text where numbers belong, or the other way round"),
            )
        if name.endswith("/indices") and (values.dtype.kind not in "iu" or np.any(np.diff(values, prepend=-1) <= 0)):
            raise FileProblem(f"{_part(name)}/{name}", QT_TRANSLATE_NOOP("Problems", "must hold growing whole numbers"))
        if name.endswith("/stride") and (values.dtype.kind not in "iu" or values.ndim or values < 1):
            raise FileProblem(
                f"{_part(name)}/{name}", QT_TRANSLATE_NOOP("Problems", "must be a whole number of at least 1")
            )
