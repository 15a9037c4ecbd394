"""A panel whose picture waits until somebody asks for it, because it takes a while: with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from playground.engine.snapshot import Snapshot
from playground.look import numbers
from playground.look.controls import Sentence
from playground.look.look import Look
from playground.panels.panel import Panel
from playground.panels.task import Cancelled, Progress, Task, TaskRow, Work

translate = QCoreApplication.translate


def same(snapshot: Snapshot) -> Snapshot:
    """The snapshot itself: what is to be worked out waits until somebody asks for it."""
    return snapshot


class OnDemand(Panel):
    """Works on the snapshot of the moment at which its button was pressed; `words` stand on that button.

    A subclass lays out `_task_row` (the button and the progress) and `_sentence`, and says what the `work` is and how
    its result is shown.
    """

    compute = staticmethod(same)

    def __init__(self, look: Look, parent: QWidget | None = None, *, words: str) -> None:
        super().__init__(look, parent)
        self._snapshot: Snapshot | None = None
        self._asked: Snapshot | None = None
        self._shown_of: Snapshot | None = None
        self._problem = ""
        self._sentence = Sentence(look, name=f"{self.name}_sentence")
        self._task = Task(self)
        self._task_row = TaskRow(look, self._task, name=self.name, words=words)
        self._task_row.asked.connect(self._begin)
        self._task.done.connect(self._arrived)
        self._task.failed.connect(self.show_problem)

    def work(self, snapshot: Snapshot) -> Work:
        """What is to be done with a snapshot, in a thread of its own."""
        raise NotImplementedError

    def filming(self) -> Callable[[Snapshot, Progress, Cancelled], Any]:
        """What works out one moment after the other, as is chosen now, for a thread that films them.

        Only where the result is one of a moment; a panel without this can't be part of an animation.
        """
        raise NotImplementedError

    def show_result(self, result: Any) -> None:
        """Show what the work came to."""
        raise NotImplementedError

    def show_problem(self, problem: str) -> None:
        """Say why there is no result."""
        self._problem = problem
        self._sentence.show_sentence(escape(problem), level="error")

    def show_value(self, value: Snapshot) -> None:
        self._snapshot = value
        self._task_row.note(age(self._shown_of, value))

    def finish(self) -> None:
        self._asked = self._snapshot
        if self._asked is not None:
            self._task.finish(self.work(self._asked))

    def _begin(self) -> None:
        self._asked = self._snapshot
        if self._asked is not None:
            self._task.start(self.work(self._asked))

    def _arrived(self, result: Any) -> None:
        self._shown_of = self._asked
        self.show_result(result)
        if self._snapshot is not None:
            self._task_row.note(age(self._shown_of, self._snapshot))


def age(of: Snapshot | None, now: Snapshot) -> str:
    """What a result of one moment has to say of itself at another; "" where it is of this one, or there is none."""
    if of is None:
        return ""
    before, after = ([(each.model.layers, each.model.skips, each.model.loss) for each in it.models] for it in (of, now))
    if of.data is not now.data or before != after:
        return translate("Task", "of another network, or other data")
    return "" if of.step == now.step else translate("Task", "of step {step}").format(step=numbers.grouped(of.step))
