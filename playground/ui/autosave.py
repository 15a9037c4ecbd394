"""Autosave: every few seconds a copy of what has not been saved, for the next start after a crash or a kill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from playground.experiment.project import Document, Project, project_of
from playground.experiment.values import Experiment
from playground.session import Session, Stand
from playground.trainer import Trainer
from playground.ui.recovery import Copy, Place
from playground.ui.writer import Writer

INTERVAL = 10_000
"""Milliseconds between two looks whether there is something to write."""

REST = 20
"""A copy is followed by a rest of so many times what it took: a large network is not written all the time."""

PATIENCE = 2_000
"""Milliseconds in which the worker has to answer when something went wrong; after it the copy has no weights."""

State = tuple[Experiment, Stand]
"""An experiment, and the step that its run has come to, with its bookmarks."""


class Autosave(QObject):
    """Keeps the copy in `place` up to date, and removes it where there is nothing that is not saved."""

    def __init__(self, session: Session, trainer: Trainer, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._trainer, self._place = session, trainer, place
        self._writer = Writer(self)
        self._saved = self._state()
        self._kept: State | None = None
        self._busy = self._ended = False
        self._began = self._due = monotonic()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        session.opened.connect(self._note_saved)
        session.written.connect(self._note_saved)

    @property
    def needed(self) -> bool:
        """Whether something would be lost in a crash: edits, or what was learned since."""
        return self._session.modified or self._state() != self._saved

    def check(self) -> None:
        """Write a copy where it is needed and the last one is out of date."""
        if not self.needed:
            self._drop()
        elif self._state() != self._kept and not self._busy and monotonic() >= self._due:
            self.keep()

    def keep(self, then: Callable[[bool], object] = bool, *, patience: int | None = None) -> None:
        """Write a copy; `then` is told whether it was written.

        With `patience`, in milliseconds, for what is known of the run, and after it without.
        """
        self._busy, self._began = True, monotonic()
        state, asked = self._state(), [True]

        def answered(held: Project | None) -> None:
            if asked and not self._ended:
                asked.clear()
                self._write(state, held, then)

        self._trainer.ask(project_of, answered)
        if patience is not None:
            QTimer.singleShot(patience, self, partial(answered, None))

    def rescue(self, then: Callable[[bool], object]) -> None:
        """Write a copy now, whatever the worker does, because something went wrong."""
        self.keep(then, patience=PATIENCE)

    def close(self) -> None:
        """The session ends well: nothing is left behind, also of what is on its way."""
        self._ended = True
        self._timer.stop()
        self._writer.finish()
        self._place.clear()

    def _write(self, state: State, held: Project | None, then: Callable[[bool], object]) -> None:
        experiment = self._session.experiment_for(None)
        document: Document = experiment
        if held is not None and held.experiment == self._session.experiment:
            document = replace(held, experiment=experiment)
        copy = Copy(document, self._session.path)
        self._writer.do(partial(self._place.keep, copy), partial(self._written, state, then))

    def _written(self, state: State, then: Callable[[bool], object], failed: object) -> None:
        self._busy, self._due = False, monotonic() + REST * (monotonic() - self._began)
        if failed is None:
            self._kept = state
        then(failed is None)

    def _note_saved(self) -> None:
        self._saved = self._state()
        self._drop()

    def _drop(self) -> None:
        if self._kept is not None or self._busy:
            self._kept = None
            self._writer.do(self._place.drop, bool)

    def _state(self) -> State:
        return self._session.experiment, self._session.stand
