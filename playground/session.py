"""The Session holds the current Experiment with its data, the undo stack and the file path."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from playground.engine.data import Data
from playground.engine.datasets import Dataset
from playground.engine.run import Run
from playground.experiment import codec, edits, opening
from playground.experiment.checks import data_problem, problems
from playground.experiment.opening import Opened
from playground.experiment.places import with_absolute_paths, with_relative_paths
from playground.experiment.problems import Problem
from playground.experiment.values import Experiment
from playground.translatable import QT_TRANSLATE_NOOP, told

DATA_KEPT = 4  # undo and redo between a few data sets should not load them again

Stand = tuple[int, Mapping[int, str]]
"""The step that a run has come to, and its bookmarks: what a project keeps of it and an experiment doesn't."""

START: Stand = 0, {}

DataKey = tuple[Dataset, int, Path]


class Change(QUndoCommand):
    """The one undo command: from the experiment `before` to the experiment `after`."""

    def __init__(self, session: Session, text: str, after: Experiment, key: Hashable | None) -> None:
        super().__init__(text)
        self.session, self.before, self.after, self.key = session, session.experiment, after, key

    def redo(self) -> None:
        self.session.show(self.after)

    def undo(self) -> None:
        self.session.show(self.before)

    def id(self) -> int:
        """Qt offers commands with the same id for merging; −1 never."""
        return -1 if self.key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or other.key != self.key:
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.after == self.before)
        return True


class Session(QObject):
    """The document that is open. Everything that changes it goes through `edit`; what shows it follows a signal.

    `experiment_changed` carries the whole Experiment; it comes when that changes, and when a document is opened, which
    `opened` tells before. `data` are the samples of its data set, or, where that can't be loaded, those of the one
    before, and `problems`, beginning with `trouble`, says so.
    """

    opened = Signal()
    experiment_changed = Signal(object)
    path_changed = Signal(object)
    modified_changed = Signal(bool)
    written = Signal()

    def __init__(self, experiment: Experiment | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self._tell_modified)
        self._loaded: dict[DataKey, Data] = {}
        self._gesture = 0
        self._run: Run | None = None
        self._kept: Stand | None = None
        self._stand: Stand = START
        self._said_modified = False
        self.path: Path | None = None
        self.folder = Path.cwd()
        self.experiment = experiment or edits.start()
        self._arriving, self._on_the_way = self.experiment, False
        self.data = self.load(self.experiment)
        self.trouble: tuple[Problem, ...] = ()
        self.problems: tuple[Problem, ...] = problems(self.experiment, self.data)

    @property
    def modified(self) -> bool:
        """Whether there are edits, or steps and bookmarks of a project's training, that have not been saved."""
        return not self.undo_stack.isClean() or self._kept not in (None, self._stand)

    @property
    def stand(self) -> Stand:
        """The step that the run has come to, and its bookmarks, as far as is known here."""
        return self._stand

    @property
    def step(self) -> int:
        """The step that the run has come to."""
        return self._stand[0]

    def edit(self, text: str, experiment: Experiment, merge: Hashable | None = None) -> None:
        """Make `experiment` the current one, as an undo step called `text`.

        Consecutive edits with the same `merge` key, up to `finish_gesture`, become one step.
        """
        if experiment != self.experiment:
            key = None if merge is None else (self._gesture, merge)
            self.undo_stack.push(Change(self, text, experiment, key))

    def go_to(self, index: int) -> None:
        """Undo or redo to where `index` edits are done, and tell only of what is current then."""
        self._on_the_way = True
        try:
            self.undo_stack.setIndex(index)
        finally:
            self._on_the_way = False
        self.show(self._arriving)

    def finish_gesture(self) -> None:
        """The slider was let go: the next edit is an undo step of its own, whatever its merge key."""
        self._gesture += 1

    def edit_dataset(self, text: str, dataset: Dataset, merge: Hashable | None = None) -> None:
        """Make `dataset` the one to learn from, and the output of every model fit it, in one undo step."""
        experiment = replace(self.experiment, dataset=dataset)
        with suppress(ValueError):  # it is shown as a problem of the data once the experiment is current
            experiment = edits.fit_output(experiment, self.load(experiment))
        self.edit(text, experiment, merge)

    def show(self, experiment: Experiment) -> None:
        """Take over `experiment` without an undo step; for the undo stack."""
        self._arriving = experiment
        if self._on_the_way or experiment == self.experiment:
            return
        self.experiment = experiment
        self.trouble = ()
        try:
            self.data = self.load(experiment)
        except ValueError as error:
            self.trouble = (data_problem(told(error)),)
        self.problems = self.trouble + problems(experiment, self.data)
        self.experiment_changed.emit(experiment)

    def keep(self, dataset: Dataset, data: Data) -> None:
        """Take over what `dataset` loads with the present seed, because somebody has loaded it in a thread."""
        self._loaded[(dataset, self.experiment.seed, self.folder)] = data

    def load(self, experiment: Experiment) -> Data:
        """The data of an experiment, loaded where data set, seed or folder are new. ValueError: why it can't be."""
        key = (experiment.dataset, experiment.seed, self.folder)
        data = self._loaded.pop(key, None)
        if data is None:
            try:
                data = experiment.dataset.load(experiment.seed, self.folder)
            except OSError as error:
                raise ValueError(
                    QT_TRANSLATE_NOOP("Problems", "The data can't be read: {reason}.").format(reason=told(error))
                ) from error
        self._loaded[key] = data
        while len(self._loaded) > DATA_KEPT:
            del self._loaded[next(iter(self._loaded))]
        return data

    def new(self, experiment: Experiment | None = None) -> None:
        """Begin a new, unnamed document."""
        experiment, folder = experiment or edits.start(), Path.cwd()
        self.take_over(Opened(experiment, experiment.dataset.load(experiment.seed, folder), None, None, folder))

    def open(self, path: Path, *, template: bool = False) -> None:
        """Make the file at `path` the document, as `opening.read` reads it.

        ValueError, OSError: why it can't be, in one sentence; then everything stays as it was.
        """
        self.take_over(opening.read(path, template=template))

    def take_over(self, opened: Opened, *, saved: bool = True) -> None:
        """Make this the document, without a past; a copy that was kept of one is not `saved`."""
        experiment, run = opened.experiment, opened.run
        self.folder = opened.folder
        self._loaded = {}
        if not opened.trouble:
            self._loaded[(experiment.dataset, experiment.seed, opened.folder)] = opened.data
        self.undo_stack.clear()
        self.data = opened.data
        self.trouble = (data_problem(opened.trouble),) if opened.trouble else ()
        self.problems = self.trouble or problems(experiment, opened.data)
        self.experiment = self._arriving = experiment
        self._run = run
        self._stand = START if run is None else (run.step, dict(run.timeline.bookmarks))
        self._kept = None if run is None else self._stand
        self.opened.emit()
        self.experiment_changed.emit(experiment)
        self._set_path(opened.path)
        self._tell_modified()
        if not saved:
            self.undo_stack.resetClean()

    def save(self, path: Path) -> None:
        """Write the document to `path`, which is its path from now on. ValueError, OSError: nothing has changed."""
        path = path.absolute()
        codec.save(self.experiment_for(path.parent), path)
        self.saved(path)

    def experiment_for(self, folder: Path | None) -> Experiment:
        """The experiment as a file in `folder` says it; None: as one that may lie anywhere."""
        experiment = with_absolute_paths(self.experiment, self.folder)
        return experiment if folder is None else with_relative_paths(experiment, folder)

    def saved(self, path: Path, step: int | None = None) -> None:
        """The document has been written to `path`; if as a project, with its run at `step`."""
        self._stand = (self.step if step is None else step), self._stand[1]
        self._kept = None if step is None else self._stand
        self.undo_stack.setClean()
        self._set_path(path)
        self._tell_modified()
        self.written.emit()

    def stands_at(self, step: int, bookmarks: Mapping[int, str] = START[1]) -> None:
        """The run of this document has come to `step`, and has these bookmarks."""
        self._stand = step, bookmarks
        self._tell_modified()

    def take_run(self) -> Run | None:
        """The run with which a project that was opened goes on: once, for whoever trains it."""
        run, self._run = self._run, None
        return run

    def _set_path(self, path: Path | None) -> None:
        if path != self.path:
            self.path = path
            self.path_changed.emit(path)

    def _tell_modified(self) -> None:
        if self.modified != self._said_modified:
            self._said_modified = self.modified
            self.modified_changed.emit(self.modified)
