"""Grips over the one-pixel lines between docks: wide enough to be caught with a mouse."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from playground.look.look import Look

WIDTH = 7
"""Px across a grip, whatever the text scale: it follows the hand, not the eye."""

MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


@dataclass(frozen=True)
class Line:
    """A line between docks: where it runs, and whether it is upright."""

    rect: QRect
    upright: bool


def lines_between(parts: list[QRect], inside: QRect) -> list[Line]:
    """The lines at the right of and below each part that has something behind it, within `inside`."""
    lines = []
    for part in parts:
        if part.right() + 1 < inside.right():
            lines.append(Line(QRect(part.right() + 1, part.top(), 1, part.height()), True))
        if part.bottom() + 1 < inside.bottom():
            lines.append(Line(QRect(part.left(), part.bottom() + 1, part.width(), 1), False))
    return lines


class Grips(QObject):
    """Keeps a grip over every line between the docks of a window."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._grips: list[Grip] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)

    def watch(self, part: QWidget) -> None:
        """Follow the moves of a dock, or of the central widget."""
        part.installEventFilter(self)
        self._later.start()

    def refresh(self) -> None:
        """Look where the lines are now."""
        window = self._window
        parts: list[QWidget] = [dock for dock in window.findChildren(QDockWidget) if not dock.isFloating()]
        if (centre := window.centralWidget()) is not None:
            parts.append(centre)
        seen = [part.geometry() for part in parts if part.isVisible() and not part.visibleRegion().isEmpty()]
        everything = QRect()
        for rect in seen:
            everything = everything.united(rect)
        lines = lines_between(seen, everything)
        while len(self._grips) < len(lines):
            self._grips.append(Grip(window, self._look))
        for grip, line in zip(self._grips, lines, strict=False):
            grip.lie_over(line)
        for grip in self._grips[len(lines) :]:
            grip.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._later.start()
        return False


class Grip(QWidget):
    """Hands what the mouse does on it to the line under it."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self.setObjectName("dock_grip")
        self._window, self._look = window, look
        self._line = Line(QRect(), upright=True)
        self._held = False

    def lie_over(self, line: Line) -> None:
        """Take the place of another line; one that is held stays with its line."""
        self._line = line
        across = (WIDTH - 1) // 2
        self.setCursor(Qt.CursorShape.SplitHCursor if line.upright else Qt.CursorShape.SplitVCursor)
        self.setGeometry(
            line.rect.adjusted(-across, 0, across, 0) if line.upright else line.rect.adjusted(0, -across, 0, across)
        )
        self.raise_()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.button() == Qt.MouseButton.LeftButton
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False
        self._hand_on(event)
        self.update()

    def _hand_on(self, event: QMouseEvent) -> None:
        """Pass an event on as if it had met the line itself; while it is held, where the mouse really is."""
        at = QPointF(self.mapTo(self._window, event.position().toPoint()))
        if event.type() == QEvent.Type.MouseButtonPress:
            middle = QPointF(self._line.rect.center())
            at = QPointF(middle.x(), at.y()) if self._line.upright else QPointF(at.x(), middle.y())
        QApplication.sendEvent(
            self._window,
            QMouseEvent(event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()),
        )
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (self._held or self.underMouse()):
            return
        line = QRect(self.mapFrom(self._window, self._line.rect.topLeft()), self._line.rect.size())
        wider = QSize(1, 0) if self._line.upright else QSize(0, 1)
        QPainter(self).fillRect(QRect(line.topLeft(), line.size() + wider), self._look.theme.colour("accent"))
