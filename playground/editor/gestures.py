"""What a press of the mouse on the canvas can become: objects with move, release and cancel, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from playground.editor import hits, sentences
from playground.editor.layout import INPUT, Box

if TYPE_CHECKING:
    from playground.editor.paper import Paper
    from playground.editor.view import EditorView

BEHIND = QPointF(10, 10)  # px from one dragged card to the next below it
FIRST_REPEAT, NEXT_REPEAT = 400, 60  # ms of holding a − or +


class Gesture(Protocol):
    """From the press to the release; `at` is in the viewport."""

    def move(self, at: QPoint) -> None: ...

    def release(self, at: QPoint) -> None: ...

    def cancel(self) -> None: ...


class Pan:
    """The middle button moves the paper."""

    def __init__(self, view: Paper, at: QPoint) -> None:
        self.view, self.last = view, at
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPoint) -> None:
        self.view.pan(at - self.last)
        self.last = at

    def release(self, at: QPoint) -> None:
        self.view.viewport().unsetCursor()

    def cancel(self) -> None:
        self.view.viewport().unsetCursor()


class Band:
    """A rubber band selects the layers that it touches, beside those that were selected where `adding`."""

    def __init__(self, view: EditorView, at: QPoint, *, adding: bool) -> None:
        self.view, self.start = view, at
        self.before = view.scene_.selection if adding else ()
        self.band = BandFrame(view)
        view.scene_.select(self.before)

    def move(self, at: QPoint) -> None:
        if not self.band.isVisible() and not far(at - self.start):
            return
        area = QRect(self.start, at).normalized()
        self.band.setGeometry(QRect(area.topLeft(), area.size().expandedTo(QSize(1, 1))))
        self.band.show()
        first, last = self.view.mapToScene(area.topLeft()), self.view.mapToScene(area.bottomRight())
        box = Box(first.x(), first.y(), last.x() - first.x(), last.y() - first.y())
        self.view.scene_.select({*self.before, *hits.inside(self.view.scene_.shown, box)})

    def release(self, at: QPoint) -> None:
        self.band.deleteLater()

    def cancel(self) -> None:
        self.view.scene_.select(self.before)
        self.band.deleteLater()


class BandFrame(QRubberBand):
    """The band: a thin line, and a veil that leaves the cards to be seen."""

    def __init__(self, view: EditorView) -> None:
        super().__init__(QRubberBand.Shape.Rectangle, view.viewport())
        self._theme = view.look.theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.pen("accent", self._theme.border()))
        painter.setBrush(self._theme.colour("accent", 0.08))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class CardDrag:
    """A press on a card selects it; moved far enough, it leaves the chain and a gap shows where it would land.

    Where it is one of several that are selected, they come along behind it.
    """

    def __init__(self, view: EditorView, key: str, at: QPoint) -> None:
        self.view, self.key, self.start = view, key, at
        self.scene = view.scene_
        self.grip = view.mapToScene(at) - self.scene.cards[key].pos()
        self.lifted = False
        self.position: int | None = None
        self.many = len(self.scene.selection) > 1
        if key not in self.scene.selection:
            self.scene.select([key])
        self.keys = tuple(id for id in self.scene.facts.ids if id in self.scene.selection)

    @property
    def name(self) -> str:
        """What is dragged, in words."""
        return ", ".join(self.keys)

    def move(self, at: QPoint) -> None:
        ids = self.scene.facts.ids
        if not self.lifted and (self.key not in ids or not far(at - self.start)):
            return
        if ids[-1] in self.keys:
            self.view.say(sentences.output_last(ids[-1]))
            self.view.viewport().setCursor(Qt.CursorShape.ForbiddenCursor)
            return
        if not self.lifted:
            self.lifted = True
            self.scene.lift((self.key, *(key for key in self.keys if key != self.key)))
        point = self.view.mapToScene(at)
        for place, key in enumerate(self.scene.lifted):
            self.scene.cards[key].setPos(point - self.grip + BEHIND * place)
        self._aim(point, [id for id in ids if id not in self.keys])

    def _aim(self, point: QPointF, others: list[str]) -> None:
        landing = hits.landing(self.scene.target, point.x(), point.y())
        self.position = None if landing is None else min(landing, len(others) - 1)
        if self.position is None:
            self.scene.close_gap()
            self.view.say(sentences.back(self.name))
            return
        plans, between = [self.scene.cards[key].plan for key in self.keys], self.scene.chain.spacing.card_gap
        width = sum(plan.width for plan in plans) + between * (len(plans) - 1)
        self.scene.open_gap(self.position, width, max(plan.height for plan in plans))
        self.view.say(sentences.move(self.name, *hits.neighbours(others, self.position)))

    def release(self, at: QPoint) -> None:
        self._done()
        if not self.lifted:
            if self.many:
                self.scene.select([self.key])
            return
        self.scene.put_down()
        if self.position is not None:
            self.view.commands.say_gone(self.view.changes.move_all(self.keys, self.position))

    def cancel(self) -> None:
        self._done()
        if self.lifted:
            self.scene.put_down()

    def _done(self) -> None:
        self.view.viewport().unsetCursor()
        self.view.say("")


class SkipDrag:
    """A wire pulled from an output port: let go over a later card it becomes a skip connection."""

    def __init__(self, view: EditorView, source: str, at: QPoint) -> None:
        self.view, self.source, self.start = view, source, at
        self.scene = view.scene_
        self.target = ""
        self.pulled = False
        ids = self.scene.facts.ids
        self.refusals = {id: view.changes.skip_refusal(source, id) for id in ids if id != source}

    def move(self, at: QPoint) -> None:
        if not self.pulled:
            if not far(at - self.start):
                return
            self.pulled = True
            self.scene.set_candidates(frozenset(id for id, reason in self.refusals.items() if reason is None))
        point, box = self.view.mapToScene(at), self.scene.shown.boxes[self.source]
        over = hits.hit(self.scene.shown, {}, point.x(), point.y()).layer
        self.target = over if over in self.scene.candidates else ""
        self.scene.set_drop_target(self.target)
        self.scene.loose_wire.show_wire(QPointF(box.right, 0), point, self.scene.theme, lands=bool(self.target))
        refused = over in self.refusals and not self.target
        self.view.viewport().setCursor(Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.CrossCursor)
        self.view.say(self._sentence(over))

    def _sentence(self, over: str) -> str:
        facts = self.scene.facts
        if reason := self.refusals.get(over):
            return sentences.refuse(reason)
        source = facts.label(self.source)
        if not self.target:
            return sentences.connect_where(source)
        layers = {layer.id: layer.outputs for layer in facts.layers} | {INPUT: facts.input.width}
        differ = layers[self.source] != layers[over]
        return sentences.connect(source, facts.label(over), f"{layers[self.source]} → {layers[over]}" if differ else "")

    def release(self, at: QPoint) -> None:
        self.cancel()
        if not self.pulled:
            self.scene.select([self.source])
        elif self.target:
            self.view.changes.add_skip(self.source, self.target)
            self.scene.select_skip((self.source, self.target))

    def cancel(self) -> None:
        self.scene.loose_wire.hide()
        self.scene.set_candidates(frozenset())
        self.scene.set_drop_target("")
        self.view.viewport().unsetCursor()
        self.view.say("")


class Hold(QObject):
    """− or + of a card, which go on while they are held; the whole press is one undo step."""

    def __init__(self, view: EditorView, key: str, steps: int) -> None:
        super().__init__(view)
        self.view, self.key, self.steps = view, key, steps
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._again)
        view.commands.step(key, steps)
        self.timer.start(FIRST_REPEAT)

    def _again(self) -> None:
        self.timer.setInterval(NEXT_REPEAT)
        self.view.commands.step(self.key, self.steps)

    def move(self, at: QPoint) -> None:
        """Goes on wherever the mouse is."""

    def release(self, at: QPoint) -> None:
        self.timer.stop()
        self.deleteLater()

    def cancel(self) -> None:
        self.release(QPoint())


class Press:
    """A press on a part of a card that opens something when it is released there."""

    def __init__(self, view: EditorView, hit: hits.Hit) -> None:
        self.view, self.hit = view, hit

    def move(self, at: QPoint) -> None:
        """Only where it is released counts."""

    def release(self, at: QPoint) -> None:
        if self.view.part_at(at) == (self.hit.key, self.hit.part):
            self.view.commands.open_part(self.hit)

    def cancel(self) -> None:
        """Nothing has happened yet."""


def far(distance: QPoint) -> bool:
    """Whether the mouse has moved so far that a drag is meant."""
    return distance.manhattanLength() >= QApplication.startDragDistance()


def begin(view: EditorView, at: QPoint, *, adding: bool) -> Gesture | None:
    """The gesture that a press of the left button begins."""
    hit = view.hit(at)
    view.scene_.select_skip(hit.skip)
    if hit.skip is not None:
        return None
    if not hit.key:
        return Band(view, at, adding=adding)
    if adding and hit.key != INPUT:
        view.scene_.select({*view.selection} ^ {hit.key})
        return None
    if hit.part == "port":
        return SkipDrag(view, hit.key, at)
    if hit.part in ("less", "more"):
        view.scene_.select([hit.key])
        return Hold(view, hit.key, 1 if hit.part == "more" else -1)
    if hit.control:
        view.scene_.select([hit.key])
        return Press(view, hit)
    return CardDrag(view, hit.key, at)
