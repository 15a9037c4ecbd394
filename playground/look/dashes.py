"""Polylines on a screen: thinned to what its pixels can show, and cut into dashes, all at once in NumPy."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MOST = 20_000
"""Dashes of one curve."""


def thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest point of each pixel column of a curve whose x (in px) never falls.

    Unchanged where there are fewer than four points to a column. Points that are not finite are gaps: they stay.
    """
    if len(x) < 8 or not np.isfinite(x).all() or len(x) < 4.0 * (x[-1] - x[0]):
        return x, y
    columns = np.floor(x)
    starts = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1.0))
    low, high = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    rising = y[starts] <= y[np.append(starts[1:], len(y)) - 1]
    ends = np.where(rising[:, None], np.column_stack([low, high]), np.column_stack([high, low]))
    return np.repeat(x[starts], 2), ends.ravel()


def segments(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The ends of the pieces between neighbouring points, (2 · pieces,) for x and y; none to or from a gap."""
    whole = np.isfinite(x) & np.isfinite(y)
    joined = whole[:-1] & whole[1:]
    return (
        np.column_stack([x[:-1][joined], x[1:][joined]]).ravel(),
        np.column_stack([y[:-1][joined], y[1:][joined]]).ravel(),
    )


def dashed(x: Floats, y: Floats, pattern: Sequence[float]) -> tuple[Floats, Floats]:
    """The ends of the drawn pieces of a polyline (px); `pattern` are the px of dash, gap, dash, gap, …

    The pattern runs on round every corner. Pieces to or from a point that is not finite are left out. What reaches so
    far out of sight that it has more than `MOST` dashes is not dashed.
    """
    at_x, at_y = segments(x, y)
    steps = np.hypot(at_x[1::2] - at_x[::2], at_y[1::2] - at_y[::2])
    if not steps.size or steps.sum() == 0.0:
        return at_x, at_y
    along = np.concatenate([[0.0], np.cumsum(steps)])
    turns = np.cumsum(pattern)
    if not along[-1] <= MOST * turns[-1]:
        return at_x, at_y
    repeats = np.arange(0.0, along[-1], turns[-1])
    cuts = (repeats[:, None] + np.concatenate([[0.0], turns[:-1]])).ravel()
    places = np.sort(np.concatenate([along, cuts[cuts < along[-1]]]))
    starts, ends = places[:-1], places[1:]
    middles = (starts + ends) / 2.0
    drawn = (np.searchsorted(turns, middles % turns[-1], side="right") % 2 == 0) & (ends > starts)
    starts, ends, piece = starts[drawn], ends[drawn], np.searchsorted(along, middles[drawn], side="right") - 1
    return tuple(  # type: ignore[return-value]
        np.column_stack([_along(at, piece, starts, along, steps), _along(at, piece, ends, along, steps)]).ravel()
        for at in (at_x, at_y)
    )


def _along(at: Floats, piece: NDArray[np.intp], place: Floats, along: Floats, steps: Floats) -> Floats:
    """The coordinate at lengths `place` along the polyline, each within its piece."""
    share = (place - along[piece]) / steps[piece]
    return at[2 * piece] + share * (at[2 * piece + 1] - at[2 * piece])
