"""The list of stages at the left: what is done, where we are, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.stage import Group, Place

translate = QCoreApplication.translate


def group_words(group: Group) -> str:
    """The heading of a group."""
    return {
        "forward": translate("Microscope", "Forward"),
        "errors": translate("Microscope", "Backward: errors"),
        "gradients": translate("Microscope", "Backward: gradients"),
        "update": translate("Microscope", "Update"),
        "closer": translate("Microscope", "A closer look"),
    }[group]


class StageList(QWidget):
    """A line per row of the walk; `chosen(index)` tells of the place whose line was clicked."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_stages", translate("Microscope", "Stages"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._look = look
        self._places: tuple[Place, ...] = ()
        self._current = 0
        self._hovered = ""
        look.changed.connect(self._restyle)

    def show_places(self, places: Sequence[Place], current: int) -> None:
        """Show a walk, and where in it we are."""
        if (tuple(places), current) == (self._places, self._current):
            return
        if tuple(places) != self._places:
            self._places = tuple(places)
            self.updateGeometry()
        self._current = current
        words = translate("Microscope", "{name}, stage {number} of {count}")
        if places:
            self.setAccessibleDescription(
                words.format(name=places[current].name, number=current + 1, count=len(places))
            )
        self.update()

    def rows(self) -> list[tuple[str, QRect]]:
        """Each row's words with where it stands; headings are left out."""
        return [(words, area) for words, area, heading in self._lines() if not heading]

    def current_area(self) -> QRect:
        """Where the row of the present stage stands."""
        if not self._places:
            return QRect()
        row = self._places[self._current].row
        return next(area for words, area in self.rows() if words == row)

    def _lines(self) -> list[tuple[str, QRect, bool]]:
        theme = self._look.theme
        y, lines, group, seen = theme.space(8), [], "", set()
        height = max(theme.text(32), theme.line_height("control") + theme.space(10))
        for place in self._places:
            if place.group != group:
                y += theme.space(16) if group else 0
                group = place.group
                lines.append((group_words(place.group), QRect(0, y, self.width(), theme.text(24)), True))
                y += theme.text(24)
            if place.row not in seen:
                seen.add(place.row)
                lines.append((place.row, QRect(0, y, self.width(), height), False))
                y += height
        return lines

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines, theme = self._lines(), self._look.theme
        bottom = lines[-1][1].bottom() + theme.space(16) if lines else 0
        return QSize(theme.text(200), bottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("surface"))
        last = {place.row: index for index, place in enumerate(self._places)}
        first = {place.row: index for index, place in reversed(list(enumerate(self._places)))}
        for words, area, heading in self._lines():
            if not area.intersects(event.rect()):
                continue
            if heading:
                painter.setFont(theme.font("group"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(area.adjusted(theme.space(16), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
                continue
            here = first[words] <= self._current <= last[words]
            self._paint_row(painter, words, area, here, done=last[words] < self._current)
            room = area.adjusted(theme.space(16) + theme.text(20), 0, -theme.space(8), 0)
            if here and first[words] < last[words]:
                room = self._paint_count(painter, room, self._current - first[words], last[words] - first[words])
            shown = theme.metrics_of(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_count(self, painter: QPainter, room: QRect, place: int, last: int) -> QRect:
        """Which of the stages of a row is shown; the room that is left for its words."""
        theme, count = self._look.theme, f"{place + 1} / {last + 1}"
        painter.save()
        painter.setFont(theme.font("chip"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()
        return room.adjusted(0, 0, -round(theme.metrics("chip").horizontalAdvance(count)) - theme.space(4), 0)

    def _paint_row(self, painter: QPainter, words: str, area: QRect, here: bool, *, done: bool) -> None:
        theme = self._look.theme
        if here:
            painter.fillRect(area, theme.colour("accent_soft"))
            painter.fillRect(QRect(0, area.top(), round(theme.line(3)), area.height()), theme.colour("accent"))
        elif words == self._hovered:
            painter.fillRect(area, theme.colour("hover"))
        dot = QPointF(theme.space(16) + theme.text(5), area.center().y() + 0.5)
        radius = theme.text(4) if here or done else theme.text(3.5)
        painter.setPen(QPen(theme.colour("strong"), theme.line(1.25)) if not (here or done) else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if here else "strong") if here or done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot, radius, radius)
        painter.setFont(theme.font("control", weight=600 if here else 400))
        painter.setPen(theme.colour("accent" if here else "text" if done else "muted"))

    def _row_at(self, y: float) -> str:
        return next((words for words, area in self.rows() if area.top() <= y <= area.bottom()), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._row_at(event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hovered else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, _event: object) -> None:
        self._hovered = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row:
            self.chosen.emit(next(index for index, place in enumerate(self._places) if place.row == row))
