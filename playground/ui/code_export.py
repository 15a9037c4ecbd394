"""Export as code: takes the weights of the shown model from the worker, opens the dialog, and saves its files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QFileDialog

from playground.engine.data import Data
from playground.engine.program import Array
from playground.engine.run import Run
from playground.experiment.code.chain import Chain, CodeProblem
from playground.experiment.code.export import ARRAYS, SUFFIXES, save
from playground.experiment.code.stored import needs_file
from playground.experiment.values import Experiment
from playground.experiment.weights import weights_of
from playground.look.words import reason
from playground.trainer import Frame
from playground.ui.code_dialog import Choice, CodeDialog
from playground.ui.documents import file_name, may_replace
from playground.ui.settings import FOLDER
from playground.ui.writer import Writer, wait_for

if TYPE_CHECKING:
    from playground.ui.window import Window

translate = QCoreApplication.translate

EPOCHS, MOST = 50, 1000
"""Epochs that the code trains where the run has made none, and at most: it prints a line for each."""


@dataclass(frozen=True, eq=False)
class Taken:
    """What the worker trains: a model of an experiment with its data, its weights now, and how long it has learned."""

    experiment: Experiment
    index: int
    data: Data
    weights: dict[str, Array]
    epoch: int

    @property
    def chain(self) -> Chain:
        """The model, to be written as code. CodeProblem."""
        epochs = self.experiment.stop.epochs or self.epoch or EPOCHS
        return Chain.of(self.experiment, self.index, self.data, weights=self.weights, epochs=min(epochs, MOST))


def taken(name: str, experiment: Experiment, run: Run) -> Taken | None:
    """In the worker: the model of this name, None where it is no longer trained."""
    for index, learner in enumerate(run.learners):
        if learner.model.name == name:
            return Taken(experiment, index, run.data, weights_of(learner.network), run.epoch)
    return None


def as_shown(found: Taken, frame: Frame | None) -> Taken:
    """What the worker trains, at the moment that is looked back at where somebody looks back."""
    if frame is None or frame.snapshot is None or frame.track.goal is None or frame.experiment is not found.experiment:
        return found
    weights = weights_of(frame.snapshot.models[found.index].network)
    return replace(found, weights=weights, epoch=frame.snapshot.epoch)


class CodeExport(QObject):
    """Lives as long as the window. Why there is no code is said there; what came of saving, in the dialog."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._writer = Writer(self)
        self._choice = Choice()

    def begin(self) -> None:
        """Ask the worker for the model that is shown, and open the dialog once it has answered."""
        index = self._window.shown_model.index
        name = self._window.session.experiment.models[index].name
        self._window.live.trainer.ask(partial(taken, name), partial(self._open, index))

    def _open(self, index: int, found: Taken | None) -> None:
        session = self._window.session
        found = found and as_shown(found, self._window.frame)
        try:
            chain = found.chain if found else Chain.of(session.experiment, index, session.data)
        except CodeProblem as problem:
            self._window.message_bar.say(escape(reason(problem)), about="file")
            return
        if found is None:
            words = translate("Code", "There is no code for what can't be trained: mend what its problems name.")
            self._window.message_bar.say(words, about="file")
            return
        self.dialog = CodeDialog(
            self._window.look,
            chain,
            epoch=found.epoch,
            model=self._window.shown_model.label(),
            file=lambda suffix: f"{self._stem(chain)}{suffix}",
            choice=self._choice,
            parent=self._window,
        )
        self.dialog.save_wanted.connect(self._save)
        self.dialog.finished.connect(self._end)
        self.dialog.open()

    def _end(self) -> None:
        """The next dialog begins with what was chosen in this one."""
        self._choice = self.dialog.choice
        self.dialog.deleteLater()

    def _stem(self, chain: Chain) -> str:
        """The name of the files, without their suffix."""
        models = chain.experiment.models
        return file_name(chain.experiment.title + (f" {chain.model.name}" if len(models) > 1 else ""))

    def _save(self, chain: Chain, choice: Choice) -> None:
        """Ask where, and write there in a thread."""
        suffix = SUFFIXES[choice.form]
        kinds = {"script": translate("Code", "Python script"), "notebook": translate("Code", "Jupyter notebook")}
        start = str(Path(str(self._window.settings.read(FOLDER))) / f"{self._stem(chain)}{suffix}")
        pattern = f"{kinds[choice.form]} (*{suffix})"
        name, _ = QFileDialog.getSaveFileName(self.dialog, translate("Code", "Export as code"), start, pattern)
        if not name:
            return
        path = Path(name)
        if path.suffix != suffix:
            path = path.with_name(path.name + suffix)
            if path.exists() and not may_replace(self.dialog, path):  # the file dialog asked about another name
                return
        arrays = path.with_suffix(ARRAYS)
        beside = needs_file(chain.arrays, as_notebook=choice.form == "notebook")
        fresh = not path.exists()  # a file beside code that was there before is its own
        if beside and fresh and arrays.exists() and not may_replace(self.dialog, arrays):
            return
        work = partial(save, chain, path, framework=choice.framework, form=choice.form)
        result = wait_for(partial(self._writer.do, work))
        if isinstance(result, (OSError, ValueError)):
            self.dialog.tell(f"{path.name}: {reason(result)}", "error")
            return
        self._window.settings.write(FOLDER, str(path.absolute().parent))
        files = QLocale().createSeparatedList([each.name for each in result])
        self.dialog.tell(translate("Code", "Saved: {files}.").format(files=files), "ok")
