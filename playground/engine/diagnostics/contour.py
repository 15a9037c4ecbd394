"""Where does a function on a grid pass through a level: line segments by marching squares, vectorised."""

from __future__ import annotations

import numpy as np

from playground.engine.program import Array

# Corners of a cell count 1, 2, 4, 8 counter-clockwise from the lower left where they lie above the level; its sides
# are 0 lower, 1 right, 2 upper, 3 left. Each row: the pairs of sides that a line joins. 16 and 17 are the two saddles
# (5 and 10) where the middle of the cell lies above the level: then the lines run round the two corners below it.
SEGMENTS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 0),),
    2: ((0, 1),),
    3: ((3, 1),),
    4: ((1, 2),),
    5: ((3, 0), (1, 2)),
    6: ((0, 2),),
    7: ((3, 2),),
    8: ((2, 3),),
    9: ((0, 2),),
    10: ((0, 1), (2, 3)),
    11: ((1, 2),),
    12: ((1, 3),),
    13: ((0, 1),),
    14: ((0, 3),),
    16: ((0, 1), (2, 3)),
    17: ((3, 0), (1, 2)),
}


def contour(values: Array, level: float, *, x: Array, y: Array) -> tuple[Array, Array]:
    """The lines where `values` (len(y), len(x)) equal `level`, linear along the sides of the cells.

    Gives the x and the y of the ends of the segments, each (2 · segments,): points 0 and 1 are the first segment, 2
    and 3 the second. Cells with a value that is not finite are left out. (Lorensen & Cline 1987, in two dimensions.)
    """
    above = values > level
    cells = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1].astype(np.intp)
    rows, columns = np.nonzero((cells > 0) & (cells < 15))
    corners = np.stack([values[rows + i, columns + j] for i, j in ((0, 0), (0, 1), (1, 1), (1, 0))]).astype(np.float64)
    whole = np.isfinite(corners).all(axis=0)
    rows, columns, corners = rows[whole], columns[whole], corners[:, whole]
    cases = cells[rows, columns]
    saddle = ((cases == 5) | (cases == 10)) & (corners.mean(axis=0) > level)
    cases = np.where(saddle, 16 + (cases == 10), cases)
    side_x, side_y = _crossings(corners, level, x=(x[columns], x[columns + 1]), y=(y[rows], y[rows + 1]))
    cell, first, second = _sides(cases)
    ends = np.column_stack([first, second]).ravel()
    cell = np.repeat(cell, 2)
    return side_x[ends, cell], side_y[ends, cell]


def _crossings(corners: Array, level: float, *, x: tuple[Array, Array], y: tuple[Array, Array]) -> tuple[Array, Array]:
    """Where the level is crossed on the four sides of each cell, (4, cells) for x and for y, where it is crossed."""
    starts, ends = corners[[0, 1, 3, 0]], corners[[1, 2, 2, 3]]
    difference = ends - starts
    share = np.divide(level - starts, difference, out=np.full_like(starts, 0.5), where=difference != 0.0)
    along_x = x[0] + share * (x[1] - x[0])
    along_y = y[0] + share * (y[1] - y[0])
    return (
        np.stack([along_x[0], x[1], along_x[2], x[0]]),
        np.stack([y[0], along_y[1], y[1], along_y[3]]),
    )


def _sides(cases: Array) -> tuple[Array, Array, Array]:
    """For every segment: its cell, the side where it starts and the side where it ends."""
    found = [
        (np.flatnonzero(cases == case), first, second) for case, pairs in SEGMENTS.items() for first, second in pairs
    ]
    counts = [len(cells) for cells, _, _ in found]
    return (
        np.concatenate([cells for cells, _, _ in found]),
        np.repeat([first for _, first, _ in found], counts),
        np.repeat([second for _, _, second in found], counts),
    )
