"""The matrices of a stage as labelled grids, with what is in use lit; a click on a row or cell chooses it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.look import numbers
from playground.look.colour_maps import boundary, mix
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MOTION, Tokens
from playground.microscope.grid import INDEX, Grid, PlacedSign, arrange, least_height
from playground.microscope.notation import number
from playground.microscope.room import tight
from playground.microscope.stage import Picture
from playground.microscope.typesetting import typeset

translate = QCoreApplication.translate

UNUSED = 0.72
"""How far a cell that is not in use is taken towards the surface."""

ROWS, FEWEST = 5, 3
"""Rows that the view asks room for, and in a window where there is little."""


class MatricesView(QWidget):
    """Shows a picture of matrices. `unit_picked`, `source_picked`, `column_picked` tell of a row or column clicked."""

    unit_picked = Signal(int)
    source_picked = Signal(int)
    column_picked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_matrices", translate("Microscope", "Matrices"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._look = look
        self._picture: Picture = ()
        self._arranged: tuple[object, list[Grid | PlacedSign]] = (None, [])
        self._came: list[QRectF] = []
        """Where the frames were before they began to slide."""
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda _share: self.update())
        look.changed.connect(self._restyle)

    def show_picture(self, picture: Picture, *, moved: bool = False) -> None:
        """Show other matrices; `moved`: of another place, so that the frames slide there and the new number appears."""
        self._came = self._frames() if moved and self._picture and self.isVisible() else []
        self._motion.stop()
        self._picture = picture
        duration = self._look.theme.duration(MOTION.microscope)
        if self._came and duration:
            self._motion.setDuration(duration)
            self._motion.start()
        self.updateGeometry()
        self.update()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids as they are shown now, from left to right."""
        return tuple(each for each in self._placed() if isinstance(each, Grid))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it grows into the room that there is

    def minimumSizeHint(self) -> QSize:
        theme = self._look.theme
        rows = FEWEST if tight(self.window().height(), theme.scale) else ROWS
        return QSize(theme.text(240), least_height(self._picture, theme, rows=rows))

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _placed(self) -> list[Grid | PlacedSign]:
        """What stands where, kept until something is different."""
        now = (self._picture, self._look.theme, self.width(), self.height())
        if self._arranged[0] != now:
            self._arranged = now, arrange(*now)
        return self._arranged[1]

    # --- motion

    @property
    def share(self) -> float:
        """How much of the way the frames have slid, 0 to 1."""
        return float(self._motion.currentValue()) if self._motion.state() == QVariantAnimation.State.Running else 1.0

    def _frames(self) -> list[QRectF]:
        """The frames where they are now, on their way or arrived; one that was not there before comes from the last."""
        share, frames = self.share, [grid.frame for grid in self.grids]
        if share == 1.0 or not self._came:
            return frames
        starts = [*self._came, *self._came[-1:] * len(frames)]
        return [between(start, end, share) for start, end in zip(starts, frames, strict=False)]

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        for each in self._placed():
            if isinstance(each, Grid):
                self._paint_grid(painter, each)
            else:
                made = typeset(each.sign.latex, theme.text(24))
                middle = each.area.center() + QPointF(-made.width / 2, (made.ascent - made.descent) / 2)
                made.paint(painter, middle, theme.colour("text"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), theme.line(3)))
        for frame in self._frames():
            painter.drawRoundedRect(frame, theme.text(2), theme.text(2))

    def _paint_grid(self, painter: QPainter, grid: Grid) -> None:
        finite = np.abs(grid.matrix.values[np.isfinite(grid.matrix.values)])
        scale = float(finite.max()) if finite.size else 0.0
        for row in range(grid.rows.start, grid.rows.stop):
            for column in range(grid.columns.start, grid.columns.stop):
                if grid.known(row):
                    self._paint_cell(painter, grid, row, column, scale)
                else:
                    self._paint_empty(painter, grid.cell(row, column))
        self._paint_name(painter, grid)
        self._paint_columns(painter, grid)
        self._paint_rows(painter, grid)
        self._paint_notes(painter, grid)

    def _paint_empty(self, painter: QPainter, area: QRectF) -> None:
        """What is not yet computed: dashed, and nothing in it."""
        theme = self._look.theme
        painter.setPen(QPen(theme.colour("border"), theme.border(), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_cell(self, painter: QPainter, grid: Grid, row: int, column: int, scale: float) -> None:
        theme, value = self._look.theme, float(grid.matrix.values[row, column])
        area, lit = grid.cell(row, column), grid.lit(row, column)
        colour = value_colour(value, scale, theme.tokens)
        ink = theme.tokens.text
        if not lit:
            colour, ink = mix(colour, theme.tokens.surface, UNUSED), theme.tokens.muted
        elif grid.new(row):
            colour, ink = (mix(theme.tokens.surface, each, self.share) for each in (colour, ink))
        painter.setPen(QPen(theme.colour("border"), theme.border()))
        painter.setBrush(QColor(colour))
        painter.drawRect(area)
        words = number(value, sign=True)
        painter.setFont(cell_font(theme, "cell_used" if lit else "cell", words, area))
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_name(self, painter: QPainter, grid: Grid) -> None:
        """The name above, over the numbers of the columns and how many rows are left out."""
        theme = self._look.theme
        name = typeset(grid.matrix.latex, theme.text(20))
        lines = grid.headed + bool(grid.rows.before)
        top = grid.area.top() - theme.space(6) - lines * theme.text(INDEX)
        baseline = top - theme.space(6) - name.descent
        left = grid.area.center().x() - name.width / 2
        name.paint(painter, QPointF(left, baseline), theme.colour("text"))

    def _paint_columns(self, painter: QPainter, grid: Grid) -> None:
        """The numbers above the columns."""
        matrix, line = grid.matrix, self._look.theme.text(INDEX)
        if matrix.values.shape[1] == 1:
            return
        for column in range(grid.columns.start, grid.columns.stop):
            self._index_pen(painter, column == matrix.column)
            area = QRectF(grid.cell(grid.rows.start, column).left(), grid.area.top() - line, grid.width, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, grid.head(column))

    def _paint_rows(self, painter: QPainter, grid: Grid) -> None:
        """The numbers before the rows."""
        matrix, gap = grid.matrix, self._look.theme.space(6)
        for row in range(grid.rows.start, grid.rows.stop) if grid.indexed else ():
            lit = row == matrix.row
            self._index_pen(painter, lit)
            words = f"{matrix.rows} = {row + 1}" if lit and matrix.rows else str(row + 1)
            area = QRectF(0, grid.cell(row, grid.columns.start).top(), grid.area.left() - gap, grid.height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _index_pen(self, painter: QPainter, lit: bool) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("group" if lit else "tick"))
        painter.setPen(theme.colour("text" if lit else "muted"))

    def _paint_notes(self, painter: QPainter, grid: Grid) -> None:
        """How many rows are left out above and below, and what there is to say about the grid."""
        theme, area = self._look.theme, grid.area
        line = theme.text(INDEX)
        self._index_pen(painter, False)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        more = translate("Microscope", "… {count} more")
        if grid.rows.before:
            above = area.top() - line * (1 + grid.headed)
            painter.drawText(
                QRectF(area.left(), above, area.width(), line), centre, more.format(count=grid.rows.before)
            )
        below = area.bottom() + theme.space(4)
        if grid.rows.after:
            painter.drawText(QRectF(area.left(), below, area.width(), line), centre, more.format(count=grid.rows.after))
            below += line
        room = self._note_room(grid)
        for note in grid.notes():
            words = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(area.left(), below, room, line), Qt.AlignmentFlag.AlignVCenter, words)
            below += line

    def _note_room(self, grid: Grid) -> float:
        """Px for a note: as far as the next grid that reaches down to it or has notes too."""
        following = [other.area.left() for other in self.grids if other.area.left() > grid.area.left()
                     and (other.notes() or other.area.bottom() > grid.area.bottom())]  # fmt: skip
        return min([*following, float(self.width())]) - grid.area.left() - self._look.theme.space(4)

    # --- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for grid in self.grids:
            cell = grid.at(event.position())
            if cell is None:
                continue
            if grid.matrix.row is not None:
                self.unit_picked.emit(cell[0])
            if grid.matrix.column is not None and grid.matrix.values.shape[1] > 1:
                picked = self.source_picked if grid.matrix.columns == "k" else self.column_picked
                picked.emit(cell[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = any(choosable(grid) and grid.at(event.position()) for grid in self.grids)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The exact number of the cell under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for grid in self.grids:
                cell = grid.at(QPointF(event.pos()))
                if cell is not None and grid.known(cell[0]):
                    value = float(grid.matrix.values[cell])
                    QToolTip.showText(event.globalPos(), numbers.plain(value, digits=8), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)


def choosable(grid: Grid) -> bool:
    """Whether a click on a cell chooses something."""
    return grid.matrix.row is not None or (grid.matrix.column is not None and grid.matrix.values.shape[1] > 1)


def between(start: QRectF, end: QRectF, share: float) -> QRectF:
    """The rectangle that is a share of the way from one to another."""
    first, last = (one + (other - one) * share for one, other in zip(corners(start), corners(end), strict=True))
    return QRectF(first, last)


def corners(area: QRectF) -> tuple[QPointF, QPointF]:
    """Top left and bottom right."""
    return area.topLeft(), area.bottomRight()


def cell_font(theme: Theme, role: str, words: str, area: QRectF) -> QFont:
    """The font of a cell, smaller where the words are wider or taller than it."""
    font = theme.font(role)
    wide, room = theme.metrics(role).horizontalAdvance(words), area.width() - 2 * theme.line(3) - theme.text(2)
    if wide > room:
        font.setPixelSize(max(round(font.pixelSize() * room / wide), theme.text(9)))
    if font.pixelSize() > area.height() * 0.62:
        font.setPixelSize(max(round(area.height() * 0.62), 1))
    return font


def value_colour(value: float, scale: float, tokens: Tokens) -> str:
    """The colour of a value on the map whose ends are ±scale, held back so that the number on it can be read."""
    share = value / scale if scale > 0 and np.isfinite(value) else 0.0
    return colours(tokens)[round((1.0 + min(max(share, -1.0), 1.0)) / 2 * 255)]


@lru_cache(maxsize=4)
def colours(tokens: Tokens) -> tuple[str, ...]:
    """The map as "#RRGGBB"; kept, because every cell asks for it."""
    return tuple(f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue, _ in boundary(tokens))
