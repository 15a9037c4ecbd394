"""Drags from the palette over the neurons: a layer goes between two columns, an activation onto one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from playground.editor import drags, hits, sentences
from playground.look.words import heading, word

if TYPE_CHECKING:
    from playground.editor.neurons.view import NeuronView


class NeuronDrops:
    """`x` is where a layer would land, in the scene; None while nothing would."""

    def __init__(self, view: NeuronView) -> None:
        self._view = view
        self._carried: drags.Carried | None = None
        self._position = 0
        self._layer = ""
        self.x: float | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag comes over the neurons."""
        self._carried = drags.unpack(event.mimeData())
        if self._carried is None:
            event.ignore()
        else:
            self._aim(self._carried, event)
            event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """It moves on."""
        if self._carried is not None and self._aim(self._carried, event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self) -> None:
        """It goes away."""
        self._carried, self.x = None, None
        self._view.editor.say("")
        self._view.editor.scene_.set_drop_target("")
        self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        carried, editor = self._carried, self._view.editor
        able = carried is not None and self._aim(carried, event)
        self.leave()
        if carried is None or not able:
            event.ignore()
            return
        event.acceptProposedAction()
        if carried.mime == drags.LAYER:
            editor.select((editor.changes.insert(carried.kind, self._position),))
        else:
            editor.changes.set_activation([self._layer], carried.kind)
            editor.select((self._layer,))

    def _aim(self, carried: drags.Carried, event: QDropEvent) -> bool:
        at = self._view.mapToScene(event.position().toPoint()).x()
        able = self._aim_layer(carried.kind, at) if carried.mime == drags.LAYER else self._aim_at(carried.kind, at)
        self._view.viewport().update()
        return able

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

    def _aim_at(self, kind: str, at: float) -> bool:
        """The column whose layer would take an activation."""
        editor, name = self._view.editor, word(kind)
        reach = self._view.item.arrangement.spacing.column_pitch / 2
        near = [stand.key for stand in self._view.item.arrangement.stands[1:] if abs(stand.x - at) < reach]
        layer = editor.scene_.facts.layer(near[0]) if near else None
        able = layer is not None and layer.activation is not None
        self._layer = near[0] if able else ""
        editor.scene_.set_drop_target(self._layer)
        if layer is None:
            editor.say(sentences.activate_where(name))
        elif able:
            editor.say(sentences.activate(name, layer.label))
        else:
            editor.say(sentences.refuse_activation(name, layer.label))
        return able
