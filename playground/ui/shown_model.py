"""Which model of the experiment canvas, inspector and toolbar show, and what people do with models as wholes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from playground.experiment import models
from playground.experiment.values import Experiment
from playground.look.tokens import MODEL_LETTERS
from playground.look.words import reason
from playground.panels.panel import model_label
from playground.session import Session

translate = QCoreApplication.translate


class ShownModel(QObject):
    """`index` is the model that is shown; `changed(index)` tells of another one, `said(html)` what people should know.

    It follows the document: an edit, or its undoing, shows the model that it was about.
    """

    changed = Signal(int)
    said = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.index = 0
        self._models = session.experiment.models
        session.opened.connect(self._start_over)
        session.experiment_changed.connect(self._follow)

    def label(self, index: int | None = None) -> str:
        """How a model, or the one shown, is called on screen: "B · relu"."""
        index = self.index if index is None else index
        return model_label(index, self._session.experiment.models[index].name)

    def show(self, index: int) -> None:
        """Show another model, if there are so many."""
        if index != self.index and index < len(self._session.experiment.models):
            self.index = index
            self.changed.emit(index)

    def duplicate(self, index: int | None = None) -> None:
        """Put a copy of a model, or of the one shown, beside the others."""
        index = self.index if index is None else index
        after = self._try(models.duplicate_model, index)
        if after is None:
            return
        letter = MODEL_LETTERS[len(self._models)]
        text = translate("Undo", "Duplicate {model} to {letter}").format(model=self.label(index), letter=letter)
        self._session.edit(text, after)
        self.said.emit(
            translate("Canvas", "<b>{letter}</b> is there: all models start together, on the same mini-batches").format(
                letter=letter
            )
        )

    def remove(self, index: int | None = None) -> None:
        """Take a model, or the one shown, out of the experiment."""
        index = self.index if index is None else index
        text = translate("Undo", "Close model {model}").format(model=self.label(index))
        self._edit(text, self._try(models.remove_model, index))

    def rename(self, index: int, name: str) -> None:
        """Call a model something else."""
        text = translate("Undo", "Rename model {model}").format(model=self.label(index))
        self._edit(text, self._try(models.rename_model, index, name))

    def move(self, index: int, place: int) -> None:
        """Give a model another place, and with it that letter and colour."""
        text = translate("Undo", "Move model {model}").format(model=self.label(index))
        self._edit(text, models.move_model(self._session.experiment, index, place))

    def _try(self, edit: models.Edit, *arguments: object) -> Experiment | None:
        """The experiment after an edit; None where it can't be made, and then the reason is said."""
        try:
            return edit(self._session.experiment, *arguments)
        except ValueError as error:
            self.said.emit(reason(error))
            return None

    def _edit(self, text: str, after: Experiment | None) -> None:
        if after is not None:
            self._session.edit(text, after)

    def _start_over(self) -> None:
        self._models = self._session.experiment.models
        self.show(0)

    def _follow(self, experiment: Experiment) -> None:
        index = models.shown_after(self._models, experiment.models, self.index)
        self._models = experiment.models
        if index != self.index:
            self.index = index
            self.changed.emit(index)
