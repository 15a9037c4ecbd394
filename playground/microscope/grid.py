"""Where the matrices of a stage stand, as labelled grids with signs between them: pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from playground.look.theme import Theme
from playground.microscope.notation import number
from playground.microscope.stage import Matrix, Picture, Sign
from playground.microscope.typesetting import typeset
from playground.microscope.windows import Span, columns_that_fit, window

translate = QCoreApplication.translate

LOWEST, TALLEST = 26, 48
"""Px of the lowest row before rows are left out instead, and of the tallest."""
NARROWEST = 54
"""Px to which cells shrink before columns are left out instead."""
INDEX, HEAD = 18, 30
"""Px of a line of numbers around a grid, and of its name above."""


@dataclass(frozen=True, eq=False)
class Grid:
    """A matrix with the window of it that is shown, and where: `area` of the cells, px of a cell.

    `indexed`: its rows are numbered. `headed`: a line is kept above it for the numbers of columns, its own or those of
    a grid beside it, so that their names stand at one height.
    """

    matrix: Matrix
    rows: Span
    columns: Span
    area: QRectF
    width: float
    height: float
    indexed: bool
    headed: bool

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

    def new(self, row: int) -> bool:
        """Whether a row is the one that has just been computed."""
        return self.matrix.known == row + 1

    @property
    def frame(self) -> QRectF:
        """Around the cells in use."""
        rows, columns = self.rows, self.columns
        first, last = (rows.start, rows.stop - 1) if self.matrix.row is None else (self.matrix.row, self.matrix.row)
        column = self.matrix.column
        left, right = (columns.start, columns.stop - 1) if column is None else (column, column)
        return self.cell(first, left).united(self.cell(last, right))

    def at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point."""
        if not self.area.contains(position):
            return None
        row = self.rows.start + int((position.y() - self.area.top()) / self.height)
        column = self.columns.start + int((position.x() - self.area.left()) / self.width)
        return min(row, self.rows.stop - 1), min(column, self.columns.stop - 1)

    def head(self, column: int) -> str:
        """What stands above a column: its own words, "k = 2" for the first and the one in use, or its number."""
        matrix = self.matrix
        if matrix.heads:
            return matrix.heads[column]
        named = column in (matrix.column, self.columns.start) and matrix.columns in ("j", "k")
        return f"{matrix.columns} = {column + 1}" if named else str(column + 1)

    def notes(self) -> list[str]:
        """What stands below: the shape, how many columns are left out, what the rows hold."""
        matrix = self.matrix
        hidden = self.columns.before + self.columns.after
        own = [matrix.note] if matrix.note else []
        if hidden:
            shown, count = self.columns.shown, self.columns.count
            return [translate("Microscope", "{shown} of {count} columns").format(shown=shown, count=count), *own]
        return [shape_words(matrix), *own] if matrix.values.shape[1] > 1 and not matrix.heads else own


def shape_words(matrix: Matrix) -> str:
    """The shape of a matrix: "4 × 3: row j, column k"."""
    shape = f"{matrix.values.shape[0]} × {matrix.values.shape[1]}"
    if matrix.rows == "j" and matrix.columns == "k":
        return translate("Microscope", "{shape}: row j, column k").format(shape=shape)
    return shape


@dataclass(frozen=True, eq=False)
class PlacedSign:
    """A sign and where it stands."""

    sign: Sign
    area: QRectF


def arrange(picture: Picture, theme: Theme, width: float, height: float) -> list[Grid | PlacedSign]:
    """The grids and the signs between them, centred in so many px."""
    matrices = [part for part in picture if isinstance(part, Matrix)]
    if not matrices:
        return []
    fixed = sum(_index_width(picture, part, theme) if isinstance(part, Matrix) else sign_width(part, theme)
                for part in picture)  # fmt: skip
    cell, most = _columns(matrices, theme, room=width - 2 * theme.space(24), fixed=fixed)
    shown = sum(min(part.values.shape[1], most) for part in matrices)
    tallest = max(len(part.values) for part in matrices)
    above, below = _margins(matrices, theme, height)
    tall = height - above - below - theme.space(16)
    row = min(max(tall / tallest, theme.text(LOWEST)), theme.text(TALLEST))
    middle = above + theme.space(8) + tall / 2
    x = max((width - fixed - cell * shown) / 2, theme.space(8))
    placed: list[Grid | PlacedSign] = []
    for part in picture:
        if isinstance(part, Sign):
            area = QRectF(x, middle - row / 2, sign_width(part, theme), row)
            placed.append(PlacedSign(part, area))
        else:
            x += _index_width(picture, part, theme)
            down = window(len(part.values), max(1, int(tall / row + 1e-6)), part.row)
            across = window(part.values.shape[1], most, part.column)
            area = QRectF(x, middle - down.shown * row / 2, across.shown * cell, down.shown * row)
            headed = any(len(each.values) == len(part.values) and each.values.shape[1] > 1 for each in matrices)
            placed.append(Grid(part, down, across, area, cell, row, _indexed(picture, part), headed))
        x += area.width()
    return placed


def least_height(picture: Picture, theme: Theme, *, rows: int) -> int:
    """Px in which `rows` rows can be shown, fewer where there are no more."""
    matrices = [part for part in picture if isinstance(part, Matrix)]
    tallest = max((len(part.values) for part in matrices), default=1)
    above, below = _margins(matrices, theme, 0.0 if tallest > rows else 1e6)
    return above + below + theme.space(16) + min(tallest, rows) * theme.text(LOWEST)


def sign_width(sign: Sign, theme: Theme) -> float:
    """Px that a sign takes, with its gaps."""
    return typeset(sign.latex, theme.text(24)).width + 2 * theme.space(10)


def _columns(matrices: list[Matrix], theme: Theme, *, room: float, fixed: float) -> tuple[float, int]:
    """Px of a cell, and how many columns of each matrix are shown; cells shrink before columns are left out."""
    counts = [part.values.shape[1] for part in matrices]
    cell, narrow = _cell_width(matrices, theme), float(theme.text(NARROWEST))
    most = columns_that_fit(counts, room, cell=narrow, fixed=fixed)
    shown = sum(min(count, most) for count in counts)
    return min(cell, max((room - fixed) / shown, theme.text(30))), most


def _cell_width(matrices: list[Matrix], theme: Theme) -> float:
    metrics = theme.metrics("cell_used")
    widest = metrics.horizontalAdvance("−0.000")
    values = [float(value) for part in matrices for value in np.ravel(part.values)[:64]]
    found = max((metrics.horizontalAdvance(number(value, sign=True)) for value in values), default=0.0)
    return max(theme.text(60), widest, found) + theme.space(10)


def _indexed(picture: Picture, matrix: Matrix) -> bool:
    """Whether the rows are numbered: those of the first matrix, and of each whose rows are not its rows."""
    first = next(part for part in picture if isinstance(part, Matrix))
    if len(matrix.values) == 1 and not matrix.rows:
        return False
    return matrix is first or matrix.row is None or len(matrix.values) != len(first.values)


def _index_width(picture: Picture, matrix: Matrix, theme: Theme) -> float:
    """Px left of a grid for the numbers of its rows."""
    if not _indexed(picture, matrix):
        return 0.0
    widest = f"{matrix.rows} = {len(matrix.values)}" if matrix.rows else str(len(matrix.values))
    return theme.metrics("group").horizontalAdvance(widest) + theme.space(12)


def _margins(matrices: list[Matrix], theme: Theme, height: float) -> tuple[int, int]:
    """Px above the grids for names and numbers, and below them for notes; more where rows are left out."""
    line, tallest = theme.text(INDEX), max((len(part.values) for part in matrices), default=1)
    names = [typeset(part.latex, theme.text(20)) for part in matrices]
    highest = max((ceil(name.ascent + name.descent) for name in names), default=0)
    head = max(theme.text(HEAD), highest + theme.space(4)) + line + theme.space(8)
    left_out = tallest * theme.text(LOWEST) > height - head - 2 * line
    return (head + line, 3 * line) if left_out else (head, 2 * line)
