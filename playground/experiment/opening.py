"""Opening a document: from the bytes of a file to an experiment with its data and its run, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from playground.engine.data import Data
from playground.engine.diagnostics.progress import Watch
from playground.engine.run import Run
from playground.experiment import project
from playground.experiment.arrays import LARGEST
from playground.experiment.models import MOST
from playground.experiment.places import with_absolute_paths
from playground.experiment.problems import FileProblem
from playground.experiment.project import Document, Project
from playground.experiment.values import Experiment
from playground.translatable import QT_TRANSLATE_NOOP, told

READ, DATA = 0.3, 0.9
"""The shares of the time until the file is read, and until its data are."""


@dataclass(frozen=True, eq=False)
class Opened:
    """A document with all that belongs to it. `run` is that of a project; `path` is None where it has no name.

    Where the data of an experiment can't be loaded, `trouble` is the sentence that says why, and `data` have no sample.
    """

    experiment: Experiment
    data: Data
    run: Run | None
    path: Path | None
    folder: Path
    trouble: str = ""


def read(path: Path, *, template: bool = False, watch: Watch | None = None) -> Opened:
    """The document in a file, an experiment or a project; a template, such as an example, stays unnamed.

    ValueError, OSError: why it can't be used, in one sentence; CancelledError.
    """
    path, watch = path.absolute(), watch or Watch()
    with open(path, "rb") as file:
        document = project.read(file.read(LARGEST + 1))
    watch.at(READ)
    return complete(document, None if template else path, path.parent, watch=watch.part(READ, 1.0))


def complete(document: Document, path: Path | None, folder: Path, *, watch: Watch | None = None) -> Opened:
    """A document with its data, and where it is a project with its run. ValueError, OSError, CancelledError."""
    watch = watch or Watch()
    experiment = document.experiment if isinstance(document, Project) else document
    if (count := len(experiment.models)) > MOST:
        raise FileProblem(
            "models",
            QT_TRANSLATE_NOOP(
                "Problems", "must be at most {most} to stand side by side, got {count}: use several files"
            ).format(most=MOST, count=count),
        )
    experiment = with_absolute_paths(experiment, folder)
    try:
        experiment.dataset.prepare(folder, watch.part(0.0, DATA))
        data = experiment.dataset.load(experiment.seed, folder)
    except (OSError, ValueError) as error:
        if isinstance(document, Project):
            raise
        return Opened(experiment, without_samples(experiment.seed), None, path, folder, told(error))
    watch.at(DATA)
    run = project.resume(replace(document, experiment=experiment), data) if isinstance(document, Project) else None
    return Opened(experiment, data, run, path, folder)


def without_samples(seed: int) -> Data:
    """What stands for data that are not there, so that nobody takes others for them."""
    data = Experiment().dataset.load(seed, Path())
    none = slice(0)
    return replace(
        data, raw_train=data.raw_train[none], y_train=data.y_train[none], raw_test=data.raw_test[none],
        y_test=data.y_test[none],
    )  # fmt: skip
