"""Editing one weight or bias of what is being trained, as an undo step that sets it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from playground.editor.view import EditorView
from playground.look.numbers import plain
from playground.session import Session
from playground.trainer import Trainer

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Place:
    """Which number: of which model, of which parameter ("h1/W"), at which index, from 0."""

    model: str
    parameter: str
    index: tuple[int, ...]


class WeightChange(QUndoCommand):
    """From the value `before` to the value `after`. The experiment holds no weights, so the run is what changes."""

    def __init__(self, trainer: Trainer, place: Place, *, before: float, after: float) -> None:
        layer, _, name = place.parameter.rpartition("/")
        number = ",".join(str(i + 1) for i in place.index)
        super().__init__(
            translate("Undo", "{layer}: {name} {number} {value}").format(
                layer=layer, name={"W": "w"}.get(name, name), number=number, value=plain(after, digits=4)
            )
        )
        self._trainer, self._place, self._before, self._after = trainer, place, before, after

    def redo(self) -> None:
        self._set(self._after)

    def undo(self) -> None:
        self._set(self._before)

    def _set(self, value: float) -> None:
        place = self._place
        self._trainer.set_parameter(place.model, place.parameter, place.index, value=value)


def connect_weights(
    editor: EditorView, session: Session, trainer: Trainer, *, refusal: Callable[[], str] = str
) -> None:
    """Let what is typed over a weight or bias on the canvas become an undo step, unless `refusal` says why not."""

    def change(parameter: str, index: tuple[int, ...], value: float, before: float) -> None:
        if refused := refusal():
            editor.say(refused, milliseconds=4000)
        elif value != before:
            place = Place(editor.changes.current.name, parameter, index)
            session.undo_stack.push(WeightChange(trainer, place, before=before, after=value))

    editor.weight_edited.connect(change)
