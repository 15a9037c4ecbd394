"""The columns of a table, read once: numbers where every cell is one, else texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.delimited import Cells, decoded, is_missing, numbers, parse
from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array
from playground.translatable import QT_TRANSLATE_NOOP, told

HEAD = 200
"""So many rows are kept as they stand in the file, for looking at."""

KEPT = 2
"""So many tables stay read."""

PARSED = 0.65
"""The share of the time that goes into cutting a file into cells; the rest makes numbers of them."""


@dataclass(frozen=True, eq=False)
class Column:
    """One column. `numbers` (rows,) has nan where one of the `missing` values is; None where the column holds text.

    Of a column of text, `texts` are the different ones, sorted, `which` (rows,) says which of them stands in each row
    (as floats, nan where it is missing), and `text` is the first that is no number.
    """

    name: str
    numbers: Array | None
    missing: int
    texts: tuple[str, ...] = ()
    which: Array | None = None
    text: str = ""


@dataclass(frozen=True, eq=False)
class Columns:
    """All columns of a file; `head` are its first rows as they stand, `dropped` rows had another number of cells."""

    all: tuple[Column, ...]
    rows: int
    dropped: int
    separator: str
    head: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.all)


def columns_of_text(
    text: str, name: str, *, separator: str | None, header: bool | None, watch: Watch | None = None
) -> Columns:
    """The columns of a table that is a text; `name` stands in sentences about it. ValueError, CancelledError."""
    watch = watch or Watch()
    cells = parse(text, name, separator=separator, header=header, watch=watch.part(0.0, PARSED))
    return columns_of(cells, watch.part(PARSED, 1.0))


def columns_of(cells: Cells, watch: Watch) -> Columns:
    """The numbers that the cells hold; they are let go of column by column."""
    rows, columns = len(cells.columns[0]), cells.columns
    head = tuple(zip(*(column[:HEAD] for column in columns), strict=True))
    made = []
    for index, name in watch.over(enumerate(cells.names), len(cells.names)):
        made.append(column_of(name, columns[index], cells.separator))
        columns[index] = ()
    return Columns(tuple(made), rows, cells.dropped, cells.separator, head)


def column_of(name: str, cells: Sequence[str], separator: str) -> Column:
    """One column, as numbers if it can be."""
    values = numbers(cells, separator)
    if isinstance(values, str):
        present = [None if is_missing(cell) else cell.strip() for cell in cells]
        texts = tuple(sorted({text for text in present if text is not None}))
        number: dict[str | None, float] = {None: np.nan} | {text: float(index) for index, text in enumerate(texts)}
        which = np.array([number[text] for text in present])
        return Column(name, None, present.count(None), texts, which, values)
    return Column(name, values, int(np.count_nonzero(np.isnan(values))))


Key = tuple[Path, int, int, str | None, bool | None]


class Shelf:
    """The files that were read last, so that another target, share or seed doesn't read them again."""

    def __init__(self) -> None:
        self._kept: dict[Key, Columns] = {}

    def columns(self, path: Path, *, separator: str | None, header: bool | None, watch: Watch | None = None) -> Columns:
        """The columns of a file as it is now; what is None is guessed. ValueError, CancelledError."""
        try:
            state = path.stat()
        except OSError as error:
            raise ValueError(
                QT_TRANSLATE_NOOP("Problems", "{file} can't be read: {reason}").format(
                    file=path.name, reason=told(error)
                )
            ) from None
        key = (path.absolute(), state.st_mtime_ns, state.st_size, separator, header)
        found = self._kept.pop(key, None)
        if found is None:
            found = columns_of_text(decoded(path), path.name, separator=separator, header=header, watch=watch)
        self._kept[key] = found
        for old in list(self._kept)[:-KEPT]:
            self._kept.pop(old, None)
        return found


SHELF = Shelf()
"""A cache, which changes nothing but the time that reading takes."""
