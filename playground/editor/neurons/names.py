"""What the inputs are called beside their column, where there is little room; the whole names stand in the tip."""

from __future__ import annotations

from collections.abc import Sequence

from playground.editor import cells
from playground.editor.facts import translate
from playground.engine.data import Data
from playground.look.theme import Theme

SIDE, GAP = 110, 8  # px at 100 % of the widest name, and between names and neurons


def short_names(data: Data) -> tuple[str, ...]:
    """The features' names; those of the pixels of an image are its row and column."""
    rows, columns = data.image or (0, 0)
    if len(data.features) != rows * columns:
        return data.features
    form = translate("Neurons", "r{row} c{column}")
    return tuple(form.format(row=row + 1, column=column + 1) for row in range(rows) for column in range(columns))


def names_width(names: Sequence[str], theme: Theme) -> float:
    """Px that these names take at the left of their neurons."""
    widest = max((cells.metrics(theme, "tick").horizontalAdvance(name) for name in names), default=0.0)
    return min(widest + 1, theme.text(SIDE)) + theme.space(GAP)
