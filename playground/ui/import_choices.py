"""What a table would mean as a data set: the target and the columns of its choices, as pure functions of values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from playground.engine.columns import SHELF, Column, Columns, columns_of_text
from playground.engine.delimited import SEPARATORS
from playground.engine.diagnostics.progress import Watch
from playground.engine.table import HEADERS, WIDE, Table, few_and_whole, index_of, usable

SOON = 1000
"""Rows of a column that are looked at first."""


@dataclass(frozen=True)
class Source:
    """Where cells come from: a file, or text that was pasted; `name` stands in sentences about it."""

    name: str
    path: Path | None = None
    text: str = ""

    def read(self, table: Table, watch: Watch) -> Columns:
        """Its columns, with the separator and the header of `table`. ValueError, CancelledError."""
        separator, header = SEPARATORS.get(table.separator), HEADERS[table.header]
        if self.path is not None:
            return SHELF.columns(self.path, separator=separator, header=header, watch=watch)
        return columns_of_text(self.text, self.name, separator=separator, header=header, watch=watch)


def target_of(table: Table, columns: Columns) -> Column:
    """The column to predict; the last one where the chosen one is not there."""
    name = table.target if table.target in columns.names else columns.names[-1]
    return columns.all[index_of(name, columns, "")]


def guessed_features(table: Table, columns: Columns) -> tuple[str, ...]:
    """The columns that the network is given where none is chosen."""
    return tuple(column.name for column, _ in usable(columns, target_of(table, columns))[0])


def features_of(table: Table, columns: Columns) -> tuple[str, ...]:
    """The columns that the network is given."""
    return table.columns or guessed_features(table, columns)


def guessed_classes(column: Column) -> bool:
    """Whether this target would be guessed to hold classes."""
    if column.numbers is None:
        return True
    for numbers in (column.numbers[:SOON], column.numbers):  # most columns show soon that they hold no classes
        if not few_and_whole(np.unique(numbers[~np.isnan(numbers)])):
            return False
    return True


def with_guessed_scale(table: Table, columns: Columns) -> Table:
    """With a target of widely spread numbers standardised, on which training would diverge as it is."""
    target = target_of(table, columns)
    if target.numbers is None or guessed_classes(target):
        return replace(table, standardise_target=False)
    return replace(table, standardise_target=bool(np.nanstd(target.numbers) > WIDE))


def with_target(table: Table, name: str) -> Table:
    """With another target; what is guessed of it, and the columns, are guessed anew."""
    return replace(table, target=name, predict="guess", columns=())


def with_feature(table: Table, columns: Columns, name: str, *, on: bool) -> Table:
    """With a column given to the network, or not; the last one stays."""
    chosen = {*features_of(table, columns)} ^ ({name} if (name in features_of(table, columns)) != on else set())
    features = tuple(each for each in columns.names if each in chosen)
    return replace(table, columns=() if features == guessed_features(table, columns) else features) if chosen else table


def settled(table: Table, columns: Columns) -> Table:
    """What still fits once a file has been read another way, as short as it can be said."""
    target = target_of(table, columns)
    known = {column.name for column in columns.all if column.numbers is not None and column is not target}
    return replace(
        table,
        target="" if target.name == columns.names[-1] else target.name,
        columns=table.columns if known.issuperset(table.columns) else (),
        predict="guess" if target.numbers is None else table.predict,
    )
