"""Editing a weight is an undo step that sets it back."""

from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from playground.trainer import Trainer
from playground.ui.weights import Place, WeightChange


class Recorder(Trainer):
    """A trainer that only remembers what it is asked to set."""

    def __init__(self) -> None:
        super().__init__()
        self.set: list[tuple[str, str, tuple[int, ...], float]] = []

    def set_parameter(self, model: str, name: str, index: tuple[int, ...], *, value: float) -> None:
        self.set.append((model, name, index, value))


def test_undo_sets_it_back_and_redo_again(qtbot: QtBot) -> None:
    trainer, stack = Recorder(), QUndoStack()
    stack.push(WeightChange(trainer, Place("A", "h1/W", (2, 0)), before=0.25, after=-1.5))
    stack.undo()
    stack.redo()
    assert trainer.set == [("A", "h1/W", (2, 0), value) for value in (-1.5, 0.25, -1.5)]
    assert stack.undoText() == "h1: w 3,1 −1.5"
