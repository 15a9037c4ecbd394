"""The matrices of a stage as labelled grids, with what is in use lit; a click on a row or cell chooses it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.look import numbers
from playground.look.colour_maps import boundary, mix
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.tokens import Tokens
from playground.microscope.formulas import typeset
from playground.microscope.notation import number
from playground.microscope.stage import Matrix, Picture, Sign
from playground.microscope.windows import Span, columns_that_fit, window

translate = QCoreApplication.translate

UNUSED = 0.72
"""How far a cell that is not in use is taken towards the surface."""

SMALLEST_CELL = 26
"""Px of the lowest row before rows are left out instead."""


@dataclass(frozen=True, eq=False)
class Grid:
    """A matrix with the window of it that is shown, and where: `area` of the cells, px of a cell."""

    matrix: Matrix
    rows: Span
    columns: Span
    area: QRectF
    width: float
    height: float
    indexed: bool

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell stands."""
        left = self.area.left() + (column - self.columns.start) * self.width
        return QRectF(left, self.area.top() + (row - self.rows.start) * self.height, self.width, self.height)

    def lit(self, row: int, column: int) -> bool:
        """Whether a cell is in use."""
        return self.matrix.row in (None, row) and self.matrix.column in (None, column)

    def known(self, row: int) -> bool:
        """Whether a row has been computed."""
        return self.matrix.known is None or row < self.matrix.known

    def at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point."""
        if not self.area.contains(position):
            return None
        row = self.rows.start + int((position.y() - self.area.top()) / self.height)
        column = self.columns.start + int((position.x() - self.area.left()) / self.width)
        return min(row, self.rows.stop - 1), min(column, self.columns.stop - 1)


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
        self._grids: list[Grid] = []
        look.changed.connect(lambda _theme: self.update())

    def show_picture(self, picture: Picture) -> None:
        """Show other matrices."""
        self._picture = picture
        self.update()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids as they are shown now, from left to right."""
        self._grids = [grid for grid in self._lay_out() if isinstance(grid, Grid)]
        return tuple(self._grids)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it grows into the room that there is

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(240), self._look.theme.text(165))

    # --- where everything stands

    def _cell_width(self) -> float:
        theme = self._look.theme
        widest = theme.metrics("cell_used").horizontalAdvance("−0.000")
        found = max(
            (
                theme.metrics("cell_used").horizontalAdvance(number(float(value), sign=True))
                for part in self._picture
                if isinstance(part, Matrix)
                for value in np.ravel(part.values)[:64]
            ),
            default=0.0,
        )
        return max(theme.text(60), widest, found) + theme.space(10)

    def _sign_width(self, sign: Sign) -> float:
        theme = self._look.theme
        return typeset(sign.latex, theme.text(24), theme.tokens.text).width + 2 * theme.space(10)

    def _indexed(self, matrix: Matrix) -> bool:
        """Whether the rows are numbered: those of the first matrix, and of each whose rows are not its rows."""
        first = next(part for part in self._picture if isinstance(part, Matrix))
        if len(matrix.values) == 1 and not matrix.rows:
            return False
        return matrix is first or matrix.row is None or len(matrix.values) != len(first.values)

    def _index_width(self, matrix: Matrix) -> float:
        """Px left of a grid for the numbers of its rows."""
        theme = self._look.theme
        if not self._indexed(matrix):
            return 0.0
        widest = f"{matrix.rows} = {len(matrix.values)}" if matrix.rows else str(len(matrix.values))
        return theme.metrics("group").horizontalAdvance(widest) + theme.space(6)

    def _lay_out(self) -> list[Grid | tuple[Sign, QRectF]]:
        """Where the grids and the signs between them stand, centred in the room that there is."""
        theme = self._look.theme
        matrices = [part for part in self._picture if isinstance(part, Matrix)]
        if not matrices:
            return []
        cell = self._cell_width()
        fixed = sum(
            self._index_width(part) if isinstance(part, Matrix) else self._sign_width(part) for part in self._picture
        )
        room = self.width() - 2 * theme.space(24)
        counts = [part.values.shape[1] for part in matrices]
        most = columns_that_fit(counts, room, cell=cell, fixed=fixed)
        shown = sum(min(count, most) for count in counts)
        cell = min(cell, max((room - fixed) / shown, theme.text(30)))
        tallest = max(len(part.values) for part in matrices)
        head, foot = self._margins(tallest)
        tall = self.height() - head - foot - theme.space(16)
        height = min(max(tall / tallest, theme.text(SMALLEST_CELL)), theme.text(48))
        rows = max(1, int(tall / height))
        middle = head + theme.space(8) + tall / 2
        x = max((self.width() - fixed - cell * shown) / 2, theme.space(8))
        placed: list[Grid | tuple[Sign, QRectF]] = []
        for part in self._picture:
            if isinstance(part, Sign):
                width = self._sign_width(part)
                placed.append((part, QRectF(x, middle - height / 2, width, height)))
                x += width
                continue
            x += self._index_width(part)
            down = window(len(part.values), rows, part.row)
            across = window(part.values.shape[1], most, part.column)
            area = QRectF(x, middle - down.shown * height / 2, across.shown * cell, down.shown * height)
            placed.append(Grid(part, down, across, area, cell, height, self._indexed(part)))
            x += area.width()
        return placed

    def _margins(self, tallest: int) -> tuple[int, int]:
        """Px above the grids for names and numbers, and below them for notes; more where rows are left out."""
        theme = self._look.theme
        line, head = self._look.theme.text(18), theme.text(30) + theme.text(18) + theme.space(8)
        left_out = tallest * theme.text(SMALLEST_CELL) > self.height() - head - 2 * line
        return (head + line, 3 * line) if left_out else (head, 2 * line)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        placed = self._lay_out()
        self._grids = [each for each in placed if isinstance(each, Grid)]
        for each in placed:
            if isinstance(each, Grid):
                self._paint_grid(painter, each)
            else:
                sign, area = each
                made = typeset(sign.latex, theme.text(24), theme.tokens.text)
                size = QRectF(0, 0, made.width, made.ascent + made.descent)
                size.moveCenter(area.center())
                made.renderer.render(painter, size)

    def _paint_grid(self, painter: QPainter, grid: Grid) -> None:
        matrix = grid.matrix
        finite = np.abs(matrix.values[np.isfinite(matrix.values)])
        scale = float(finite.max()) if finite.size else 0.0
        for row in range(grid.rows.start, grid.rows.stop):
            for column in range(grid.columns.start, grid.columns.stop):
                self._paint_cell(painter, grid, row, column, scale)
        self._paint_labels(painter, grid)
        self._paint_frame(painter, grid)

    def _paint_cell(self, painter: QPainter, grid: Grid, row: int, column: int, scale: float) -> None:
        theme, value = self._look.theme, float(grid.matrix.values[row, column])
        area, border = grid.cell(row, column), theme.border()
        if not grid.known(row):
            painter.setPen(QPen(theme.colour("border"), border, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
            return
        lit = grid.lit(row, column)
        colour = value_colour(value, scale, theme.tokens)
        colour = colour if lit else mix(colour, theme.tokens.surface, UNUSED)
        painter.setPen(QPen(theme.colour("border"), border))
        painter.setBrush(QColor(colour))
        painter.drawRect(area)
        role = "cell_used" if lit else "cell"
        font = theme.font(role)
        words = number(value, sign=True)
        wide = theme.metrics(role).horizontalAdvance(words)
        if wide > area.width() - 4:
            font.setPixelSize(max(round(font.pixelSize() * (area.width() - 4) / wide), theme.text(9)))
        if font.pixelSize() > area.height() * 0.62:
            font.setPixelSize(max(round(area.height() * 0.62), 1))
        painter.setFont(font)
        painter.setPen(theme.colour("text" if lit else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_labels(self, painter: QPainter, grid: Grid) -> None:
        """The name above, the numbers of rows and columns in the margins, and what is left out."""
        theme, matrix = self._look.theme, grid.matrix
        gap = theme.space(6)
        several_columns = matrix.values.shape[1] > 1
        name = typeset(matrix.latex, theme.text(20), theme.tokens.text)
        line = theme.text(18)
        top = grid.area.top() - (line + gap if several_columns or grid.rows.before else gap)
        if several_columns and grid.rows.before:
            top -= line
        baseline = top - theme.space(6) - name.descent
        left = grid.area.center().x() - name.width / 2
        name.renderer.render(painter, QRectF(left, baseline - name.ascent, name.width, name.ascent + name.descent))
        self._paint_indices(painter, grid)
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font("tick"))
        more = translate("Microscope", "… {count} more")
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        if grid.rows.before:
            above = grid.area.top() - line - (line if several_columns else 0)
            painter.drawText(
                QRectF(grid.area.left(), above, grid.area.width(), line), centre, more.format(count=grid.rows.before)
            )
        below = grid.area.bottom() + theme.space(4)
        if grid.rows.after:
            painter.drawText(
                QRectF(grid.area.left(), below, grid.area.width(), line), centre, more.format(count=grid.rows.after)
            )
            below += line
        hidden = grid.columns.before + grid.columns.after
        notes = [numbers_of(matrix)] if several_columns and not (matrix.note or matrix.heads) else []
        if hidden:
            words = translate("Microscope", "{count} more columns").format(count=numbers.grouped(hidden))
            notes = [words]
        if matrix.note:
            notes.append(f"{numbers_of(matrix)}. {matrix.note}")
        for note in notes:
            left = max(grid.area.left(), 0.0)
            painter.drawText(
                QRectF(left, below, max(grid.area.width(), self.width() - left), line),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                note,
            )
            below += line

    def _paint_indices(self, painter: QPainter, grid: Grid) -> None:
        theme, matrix = self._look.theme, grid.matrix
        gap, line = theme.space(6), theme.text(18)
        if matrix.values.shape[1] > 1:
            for column in range(grid.columns.start, grid.columns.stop):
                lit = column == matrix.column
                words = head_of(grid, column)
                painter.setFont(theme.font("group" if lit else "tick"))
                painter.setPen(theme.colour("text" if lit else "muted"))
                area = QRectF(grid.cell(grid.rows.start, column).left(), grid.area.top() - line, grid.width, line)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        if not grid.indexed:
            return
        for row in range(grid.rows.start, grid.rows.stop):
            lit = row == matrix.row
            words = f"{matrix.rows} = {row + 1}" if lit and matrix.rows else str(row + 1)
            painter.setFont(theme.font("group" if lit else "tick"))
            painter.setPen(theme.colour("text" if lit else "muted"))
            area = QRectF(0, grid.cell(row, grid.columns.start).top(), grid.area.left() - gap, grid.height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_frame(self, painter: QPainter, grid: Grid) -> None:
        """The accent frame around the cells in use."""
        theme, matrix = self._look.theme, grid.matrix
        rows = grid.rows if matrix.row is None else Span(matrix.row, matrix.row + 1, grid.rows.count)
        columns = grid.columns if matrix.column is None else Span(matrix.column, matrix.column + 1, grid.columns.count)
        area = grid.cell(rows.start, columns.start).united(grid.cell(rows.stop - 1, columns.stop - 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), theme.line(3)))
        painter.drawRoundedRect(area, theme.text(2), theme.text(2))

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
        over = any(self._choosable(grid) and grid.at(event.position()) for grid in self._grids)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _choosable(self, grid: Grid) -> bool:
        return grid.matrix.row is not None or (grid.matrix.column is not None and grid.matrix.values.shape[1] > 1)

    def event(self, event: QEvent) -> bool:
        """The exact number of the cell under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for grid in self._grids:
                cell = grid.at(QPointF(event.pos()))
                if cell is not None and grid.known(cell[0]):
                    value = float(grid.matrix.values[cell])
                    QToolTip.showText(event.globalPos(), numbers.plain(value, digits=8), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)


def head_of(grid: Grid, column: int) -> str:
    """What stands above a column: its own words, "k = 2" for the one in use, or its number."""
    matrix = grid.matrix
    if matrix.heads:
        return matrix.heads[column]
    named = column in (matrix.column, grid.columns.start) and matrix.columns in ("j", "k")
    return f"{matrix.columns} = {column + 1}" if named else str(column + 1)


def numbers_of(matrix: Matrix) -> str:
    """The shape of a matrix: "4 × 3: row j, column k"."""
    shape = f"{matrix.values.shape[0]} × {matrix.values.shape[1]}"
    if matrix.rows == "j" and matrix.columns == "k":
        return translate("Microscope", "{shape}: row j, column k").format(shape=shape)
    return shape


def value_colour(value: float, scale: float, tokens: Tokens) -> str:
    """The colour of a value on the map whose ends are ±scale, held back so that the number on it can be read."""
    share = value / scale if scale > 0 and np.isfinite(value) else 0.0
    return colours(tokens)[round((1.0 + min(max(share, -1.0), 1.0)) / 2 * 255)]


@lru_cache(maxsize=4)
def colours(tokens: Tokens) -> tuple[str, ...]:
    """The map as "#RRGGBB"; kept, because every cell asks for it."""
    return tuple(f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue, _ in boundary(tokens))
