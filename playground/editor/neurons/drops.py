"""Drags from the palette over the neurons: a layer goes between two columns, anything else onto one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from playground.editor import drags, hits, sentences
from playground.editor.drops import ONTO, DropOnto
from playground.look.words import heading

if TYPE_CHECKING:
    from playground.editor.neurons.view import NeuronView


class NeuronDrops:
    """`x` is where a layer would land, in the scene; None while nothing would."""

    def __init__(self, view: NeuronView) -> None:
        self._view = view
        self._layer = ""  # the kind of layer that is dragged
        self._onto: DropOnto | None = None  # what is dragged and is no layer
        self._position = 0
        self.x: float | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag comes over the neurons."""
        carried = drags.unpack(event.mimeData())
        if carried is None:
            event.ignore()
            return
        if carried.mime == drags.LAYER:
            self._layer = carried.kind
        else:
            self._onto = ONTO[carried.mime](self._view.editor, carried)
        self._aim(event)
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """It moves on."""
        if self._aim(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self) -> None:
        """It goes away."""
        if self._onto is not None:
            self._onto.leave()
        self._layer, self._onto, self.x = "", None, None
        self._view.editor.say("")
        self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        able, layer, onto, editor = self._aim(event), self._layer, self._onto, self._view.editor
        self.leave()
        if not able:
            event.ignore()
            return
        event.acceptProposedAction()
        if onto is not None:
            onto.drop()
        else:
            editor.select((editor.changes.insert(layer, self._position),))

    def _aim(self, event: QDropEvent) -> bool:
        at = self._view.mapToScene(event.position().toPoint()).x()
        able = False
        if self._layer:
            able = self._aim_layer(self._layer, at)
        elif self._onto is not None:
            able = self._onto.aim_at(self._column(at))
        self._view.viewport().update()
        return able

    def _column(self, at: float) -> str:
        """The column that stands around x = `at`, "" for none."""
        arrangement = self._view.item.arrangement
        reach = arrangement.spacing.column_pitch / 2
        return next((stand.key for stand in arrangement.stands if abs(stand.x - at) < reach), "")

    def _aim_layer(self, kind: str, at: float) -> bool:
        """Between which columns a layer would land; behind the output none may."""
        editor, stands = self._view.editor, self._view.item.arrangement.stands
        ids, layers = editor.scene_.facts.ids, stands[1:]
        behind = next((stand for stand in layers if stand.x > at), None)
        if behind is None:
            self.x = None
            editor.say(sentences.output_last(editor.scene_.facts.label(ids[-1])) if ids else "")
            return False
        before = stands[stands.index(behind) - 1]
        self.x, self._position = (before.x + behind.x) / 2, ids.index(behind.key)
        editor.say(sentences.insert(heading(kind), *hits.neighbours(ids, self._position)))
        return True
