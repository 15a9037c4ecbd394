"""A bench for tests: an editor on a short chain with its session and palette, and what a mouse would do to it."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.editor import drags
from playground.editor.palette import Palette
from playground.editor.view import EditorView
from playground.engine.layers import Dense, Dropout
from playground.engine.model import Model, Skip
from playground.experiment.values import Experiment
from playground.look.look import Look
from playground.session import Session

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction

START = Experiment(
    models=(
        Model(
            layers=(
                Dense(id="h1", units=8, activation="tanh"),
                Dense(id="h2", units=8, activation="tanh"),
                Dropout(id="d1"),
                Dense(id="out", units=1, activation="sigmoid"),
            ),
            skips=(Skip("h1", "h2"),),
        ),
    )
)


@dataclass
class Bench:
    """The editor, its session and palette, and a mouse."""

    session: Session
    look: Look
    view: EditorView
    palette: Palette

    @property
    def ids(self) -> list[str]:
        return [layer.id for layer in self.session.experiment.models[0].layers]

    def knob(self, id: str, name: str) -> object:
        return next(getattr(layer, name) for layer in self.session.experiment.models[0].layers if layer.id == id)

    def undo_all(self) -> int:
        steps = 0
        while self.session.undo_stack.canUndo():
            self.session.undo_stack.undo()
            steps += 1
        return steps

    def at(self, key: str, part: str = "title") -> QPoint:
        """The middle of a card's part in the viewport."""
        card, box = self.view.scene_.cards[key], self.view.scene_.cards[key].plan.parts[part]
        return self.view.mapFromScene(card.pos() + QPointF(box.centre_x, box.centre_y))

    def click(self, at: QPoint, *, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, held, at)

    def drag(self, start: QPoint, *stops: QPoint, release: bool = True) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, NONE, start)
        for before, after in zip((start, *stops), stops, strict=False):
            for i in range(1, 9):
                QTest.mouseMove(viewport, before + (after - before) * i / 8)
        if release:
            QTest.mouseRelease(viewport, LEFT, NONE, stops[-1])

    def enter(self, mime: QMimeData, at: QPoint) -> bool:
        """A drag from elsewhere comes to this point; whether it may be dropped here."""
        event = QDragEnterEvent(at, COPY, mime, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted() and self.move(mime, at)

    def move(self, mime: QMimeData, at: QPoint) -> bool:
        event = QDragMoveEvent(at, COPY, mime, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def drop(self, mime: QMimeData, at: QPoint) -> bool:
        event = QDropEvent(QPointF(at), COPY, mime, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())


def layer(kind: str) -> QMimeData:
    """What a layer's chip carries."""
    return drags.pack(drags.Carried(drags.LAYER, kind))


def activation(kind: str) -> QMimeData:
    """What an activation's chip carries."""
    return drags.pack(drags.Carried(drags.ACTIVATION, kind))


def feature(kind: str) -> QMimeData:
    """What a feature's chip carries."""
    return drags.pack(drags.Carried(drags.FEATURE, kind))
