"""A drag from the palette over the canvas: where it may be dropped, what is said meanwhile, and what the drop does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from playground.editor import drags, hits, sentences
from playground.editor.layout import INPUT
from playground.editor.plan import layer_plan
from playground.engine.features import FEATURES
from playground.look.words import heading, word

if TYPE_CHECKING:
    from playground.editor.view import EditorView


class Drop(Protocol):
    """One drag while it is over the canvas."""

    def aim(self, point: QPointF) -> bool:
        """The mouse is at this point of the scene; whether a drop there would do something."""

    def leave(self) -> None:
        """The drag went away, or was cancelled."""

    def drop(self) -> None:
        """Let go where it was aimed last."""


class DropOnto(Drop, Protocol):
    """One that lands on a card."""

    def aim_at(self, over: str) -> bool:
        """The mouse is over the card with this key, "" for none; whether a drop there would do something."""


class LayerDrop:
    """A layer: a gap opens in the chain where it would land."""

    def __init__(self, view: EditorView, carried: drags.Carried) -> None:
        self.view, self.kind = view, carried.kind
        self.position: int | None = None

    def aim(self, point: QPointF) -> bool:
        scene, name = self.view.scene_, heading(self.kind)
        ids = scene.facts.ids
        self.position = hits.landing(scene.target, point.x(), point.y())
        if self.position is not None and ids and self.position == len(ids):
            self.position = None
            scene.close_gap()
            self.view.say(sentences.output_last(ids[-1]))
            return False
        if self.position is None:
            scene.close_gap()
            self.view.say(sentences.elsewhere(name))
            return False
        plan = layer_plan(self.view.preview(self.kind, self.position), scene.theme)
        scene.open_gap(self.position, plan.width, plan.height)
        self.view.say(sentences.insert(name, *hits.neighbours(ids, self.position)))
        return True

    def leave(self) -> None:
        self.view.scene_.close_gap()
        self.view.say("")

    def drop(self) -> None:
        self.view.say("")
        if self.position is None:
            self.view.scene_.close_gap()
            return
        self.view.scene_.close_gap(filled=True)
        self.view.select((self.view.changes.insert(self.kind, self.position),))
        self.view.setFocus()


class KindDrop:
    """An activation or an initializer: the card under the mouse lights up if it would take it."""

    def __init__(self, view: EditorView, carried: drags.Carried) -> None:
        self.view, self.carried = view, carried
        self.layer = ""

    def aim(self, point: QPointF) -> bool:
        scene = self.view.scene_
        return self.aim_at(hits.hit(scene.shown, {}, point.x(), point.y()).layer)

    def aim_at(self, over: str) -> bool:
        scene, name, field = self.view.scene_, word(self.carried.kind), self.carried.field
        layer, knob = scene.facts.layer(over), word(field)
        able = layer is not None and getattr(layer, field) is not None
        self.layer = over if able else ""
        scene.set_drop_target(self.layer)
        if layer is None:
            self.view.say(sentences.choose_where(name, knob))
        else:
            say = sentences.choose if able else sentences.refuse_choice
            self.view.say(say(name, layer.label, knob))
        return able

    def leave(self) -> None:
        self.view.scene_.set_drop_target("")
        self.view.say("")

    def drop(self) -> None:
        self.leave()
        if self.layer:
            self.view.changes.choose([self.layer], self.carried.field, self.carried.type)
            self.view.select((self.layer,))


class FeatureDrop:
    """A feature of the data: the input card lights up if it would take it."""

    def __init__(self, view: EditorView, carried: drags.Carried) -> None:
        self.view, self.kind = view, carried.kind
        self.over = False

    def aim(self, point: QPointF) -> bool:
        return self.aim_at(hits.hit(self.view.scene_.shown, {}, point.x(), point.y()).key)

    def aim_at(self, over: str) -> bool:
        scene, name = self.view.scene_, FEATURES[self.kind].symbol
        able = self.view.changes.takes_feature(self.kind)
        self.over = able and over == INPUT
        scene.set_drop_target(INPUT if self.over else "")
        if not able:
            self.view.say(sentences.refuse_feature(name))
        else:
            self.view.say(sentences.give(name) if self.over else sentences.give_where(name))
        return self.over

    def leave(self) -> None:
        self.view.scene_.set_drop_target("")
        self.view.say("")

    def drop(self) -> None:
        self.leave()
        if self.over:
            self.view.changes.give_feature(self.kind)


ONTO: dict[str, Callable[[EditorView, drags.Carried], DropOnto]] = {
    drags.ACTIVATION: KindDrop,
    drags.INITIALIZER: KindDrop,
    drags.FEATURE: FeatureDrop,
}
DROPS: dict[str, Callable[[EditorView, drags.Carried], Drop]] = {drags.LAYER: LayerDrop, **ONTO}


def drop_of(view: EditorView, carried: drags.Carried) -> Drop:
    """The drop of what a drag carries."""
    return DROPS[carried.mime](view, carried)


class Drops:
    """What a canvas does with drags from the palette."""

    def __init__(self, view: EditorView) -> None:
        self._view = view
        self._drop: Drop | None = None

    @property
    def going_on(self) -> bool:
        """Whether a drag is over the canvas."""
        return self._drop is not None

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag comes over the canvas."""
        carried = drags.unpack(event.mimeData())
        self._drop = drop_of(self._view, carried) if carried is not None else None
        if self._drop is None:
            event.ignore()
            return
        self._drop.aim(self._point(event))
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """It moves on."""
        if self._drop is not None and self._drop.aim(self._point(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def leave(self) -> None:
        """It goes away."""
        if self._drop is not None:
            drop, self._drop = self._drop, None
            drop.leave()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        if self._drop is None:
            event.ignore()
            return
        drop, self._drop = self._drop, None
        if drop.aim(self._point(event)):
            drop.drop()
            event.acceptProposedAction()
        else:
            drop.leave()
            event.ignore()

    def _point(self, event: QDropEvent) -> QPointF:
        return self._view.mapToScene(event.position().toPoint())
