"""Weights as lines: their pens, and the curves cut into straight pieces, which Qt draws faster than curves."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.editor.neurons.arrangement import Arrangement, ends
from playground.look import colour_maps
from playground.look.theme import Theme

PIECES = 11
LEVELS = 48  # of width and opacity
OVERLAP = 0.35  # px by which pieces reach into each other, so that no gap shows between them
THINNEST, WIDER = 0.5, 6.0
FAINTEST, STRONGER = 0.25, 0.7

Lines = list[list[list[QLineF]]]
"""The pieces of each line into a column, by neuron and source."""

Levels = NDArray[np.int8]
"""Of each line, by neuron and source: its sign is that of the weight."""


def lines_into(arrangement: Arrangement, column: int) -> Lines:
    """The lines into a column, cut into pieces."""
    leave, arrive, left, right = ends(arrangement, column)
    t = np.linspace(0.0, 1.0, PIECES + 1)
    x = left + (1.5 * t * (1 - t) + t**3) * (right - left)
    share = 3 * t**2 - 2 * t**3
    return [
        [_pieces(x, start + share * (stop - start)) for start, stop in zip(leave, row, strict=True)] for row in arrive
    ]


def _pieces(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[QLineF]:
    dx, dy = np.diff(x), np.diff(y)
    length = np.hypot(dx, dy)
    ux, uy = OVERLAP * dx / length, OVERLAP * dy / length
    rows = zip(
        (x[:-1] - ux).tolist(), (y[:-1] - uy).tolist(), (x[1:] + ux).tolist(), (y[1:] + uy).tolist(), strict=True
    )
    return [QLineF(*row) for row in rows]


@lru_cache(maxsize=8)
def pens(theme: Theme) -> tuple[tuple[QPen, ...], tuple[QPen, ...]]:
    """Pens for positive and negative weights, by level; opaque, as pieces that overlap would show through."""
    return _pens(theme, "positive"), _pens(theme, "negative")


def _pens(theme: Theme, token: str) -> tuple[QPen, ...]:
    paper, ink = theme.colour("sunken").name(), theme.colour(token).name()
    made = []
    for level in range(LEVELS + 1):
        share = level / LEVELS
        colour = colour_maps.mix(paper, ink, FAINTEST + STRONGER * share)
        width = theme.line(THINNEST) + WIDER * share * theme.line(2) / 2
        made.append(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    return tuple(made)


def levels_of(values: NDArray[np.float64], largest: float) -> Levels:
    """How wide and strong each weight is drawn, −LEVELS to LEVELS, where `largest` is the largest |w| of its layer."""
    if not (largest > 0 and np.isfinite(largest)):
        return np.zeros(values.shape, np.int8)
    share = np.clip(np.nan_to_num(values) / largest, -1.0, 1.0)
    return np.rint(share * LEVELS).astype(np.int8)


def pen_of(theme: Theme, value: float, largest: float) -> QPen:
    """The pen of one weight."""
    return _pen(theme, int(levels_of(np.array(value), largest)))


def _pen(theme: Theme, level: int) -> QPen:
    positive, negative = pens(theme)
    return negative[-level] if level < 0 else positive[level]


def draw_lines(painter: QPainter, theme: Theme, lines: Lines, levels: Levels) -> None:
    """Draw the weights (neurons, sources) of a layer, thin ones first."""
    rows, columns = min(len(lines), len(levels)), min(len(lines[0]), levels.shape[1])
    shown = levels[:rows, :columns]
    of_level = {level: _pen(theme, level) for level in np.unique(shown).tolist()}
    flat = shown.ravel().tolist()
    for place in np.argsort(np.abs(shown), axis=None, kind="stable").tolist():
        painter.setPen(of_level[flat[place]])
        painter.drawLines(lines[place // columns][place % columns])
