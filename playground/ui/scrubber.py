"""The scrubber: the steps of a run on a line, the one that is shown under the handle, bookmarks as flags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip

from playground.engine.look_back import Track
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.ui.track_words import bookmark_words, memory_words, translate

Key = Qt.Key

NEAR = 4
"""Px at 100 % within which the hand is taken to mean a bookmark, or the step at which the run stands."""


class Scrubber(QSlider):
    """`wanted(step)` tells what somebody wants to look at, None for the run as it is; the window then shows it.

    `menu_wanted(bookmark, at)` asks for the menu of a bookmark, by its step, or of the line for None.
    """

    wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        identify(self, "scrubber", translate("TimeLine", "Time line: the step that is shown"))
        self._look = look
        self._track = Track()
        self._hovered: int | None = None
        self.setRange(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def show_track(self, track: Track) -> None:
        """Show how far a run is, and the step that is looked at; a hand on the handle keeps it where it is."""
        self._track = track
        blocked = self.blockSignals(True)
        self.setRange(0, min(track.last, 2**31 - 1))
        if not self.isSliderDown():
            self.setValue(track.live if track.goal is None else track.goal)
        self.blockSignals(blocked)
        self.update()

    # --- where things are

    def x_of(self, step: int) -> float:
        """Where a step is, in px; what lies ahead of all that there is stands at the end."""
        left, right = self._ends()
        return left + (right - left) * (min(step / self._track.last, 1.0) if self._track.last else 1.0)

    def step_at(self, x: float) -> int:
        """The step under a point, or the bookmark near it, or that of the run."""
        near = self._look.theme.text(NEAR)
        marks = [*(self._track.bookmarks.keys() - self._track.ahead), self._track.live]
        closest = min(marks, key=lambda mark: abs(self.x_of(mark) - x))
        if abs(self.x_of(closest) - x) <= near:
            return closest
        left, right = self._ends()
        share = min(max((x - left) / max(right - left, 1.0), 0.0), 1.0)
        return max(round(share * self._track.last), self._track.first)

    def _ends(self) -> tuple[float, float]:
        margin = self._look.theme.text(self._look.theme.sizes.handle) / 2 + self._look.theme.text(2)
        return margin, self.width() - margin

    def _flag_at(self, at: QPointF) -> int | None:
        """The bookmark whose flag is under a point."""
        if at.y() > self.height() / 2:
            return None
        reach = self._look.theme.text(2 * NEAR)
        over = [mark for mark in self._track.bookmarks if abs(at.x() - self.x_of(mark) - reach / 2) <= reach]
        return max(over, key=self.x_of) if over else None

    # --- what people do

    def _want(self, step: int) -> None:
        self.setValue(step)
        self.wanted.emit(None if step == self._track.live else step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._track.last:
            return
        self.setSliderDown(True)
        flag = self._flag_at(event.position())
        if flag is None or flag in self._track.ahead:
            flag = self.step_at(event.position().x())
        self._want(flag)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            step = self.step_at(event.position().x())
            if step != self.value():
                self._want(step)
        self._hover(self._flag_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.show_track(self._track)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = QPointF(event.pos()) if by_mouse else QPointF(self.x_of(self.value()), self.height() / 2)
        mark = self._flag_at(at) if by_mouse else (self.value() if self.value() in self._track.bookmarks else None)
        self.menu_wanted.emit(mark, event.globalPos() if by_mouse else self.mapToGlobal(at.toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One step with the arrows, a bookmark with Page up and down, the ends, and Esc back to the run as it is."""
        track, at = self._track, self.value()
        marks = sorted(track.bookmarks.keys() - track.ahead)
        steps = {
            Key.Key_Left: at - 1,
            Key.Key_Down: at - 1,
            Key.Key_Right: at + 1,
            Key.Key_Up: at + 1,
            Key.Key_PageUp: next((mark for mark in marks if mark > at), track.live),
            Key.Key_PageDown: next((mark for mark in reversed(marks) if mark < at), track.first),
            Key.Key_Home: track.first,
            Key.Key_End: track.live,
        }
        step = steps.get(Key(event.key()))
        if event.key() == Key.Key_Escape and track.goal is not None:
            self.wanted.emit(None)
        elif step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self._want(min(max(step, track.first), track.last))

    def _hover(self, mark: int | None) -> None:
        if mark != self._hovered:
            self._hovered = mark
            self.update()

    def event(self, event: QEvent) -> bool:
        """Over a flag the tooltip is its name, elsewhere how much is kept."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._flag_at(QPointF(event.pos()))
            words = memory_words(self._track) if mark is None else bookmark_words(self._track, mark)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # --- how it looks

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(200), theme.text(theme.sizes.timeline))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, track = self._look.theme, self._track
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._ends()
        middle, at = self.height() / 2, self.x_of(self.value())
        groove = theme.text(theme.sizes.groove)
        edge = groove / 2
        parts = [(left - edge, right + edge, "border"), (self.x_of(track.first) - edge, self.x_of(track.last), "faint")]
        parts.append((self.x_of(track.first) - edge, min(at, self.x_of(track.live)), "strong"))
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, token in parts:
            painter.setBrush(theme.colour(token))
            painter.drawRoundedRect(QRectF(start, middle - edge, max(end - start, groove), groove), edge, edge)
        for mark in track.bookmarks:
            self._paint_flag(painter, mark)
        enabled = theme.colour("accent" if track.last else "faint")
        painter.setPen(QPen(enabled, theme.text(2)))
        painter.setBrush(theme.colour("accent_soft" if self.isSliderDown() else "surface"))
        radius = theme.text(theme.sizes.handle) / 2
        painter.drawEllipse(QPointF(at, middle), radius, radius)

    def _paint_flag(self, painter: QPainter, mark: int) -> None:
        """A flag on its pole; only its outline where the run has not come there."""
        theme = self._look.theme
        x, middle = round(self.x_of(mark)) + 0.5, self.height() / 2
        top = theme.text(3)
        colour: QColor = theme.colour("accent" if mark == self._hovered else "muted")
        painter.setPen(QPen(colour, theme.line(1)))
        painter.drawLine(QPointF(x, top), QPointF(x, middle + theme.text(2)))
        wide, high = theme.text(7), theme.text(5)
        corners = [(x, top), (x + wide, top), (x + 0.7 * wide, top + high / 2), (x + wide, top + high), (x, top + high)]
        painter.setBrush(theme.colour("surface") if mark in self._track.ahead else colour)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
