"""Tables as samples: the user's CSV and TSV files, with a chosen target and chosen feature columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from playground.engine.columns import SHELF, Column, Columns
from playground.engine.data import Data
from playground.engine.dataset import DATASETS, Dataset, held_out_knob, split
from playground.engine.delimited import SEPARATORS
from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array
from playground.paths import resources
from playground.registry import knob
from playground.translatable import QT_TRANSLATE_NOOP

FEW = 10
"""A target with so many different numbers at most, all of them whole, holds classes unless the user says else."""

MOST_CLASSES = 1024
"""As many classes as a layer may have units."""

WIDE = 100.0
"""A target that is spread wider than this makes training diverge at common learning rates."""

HEADERS = {"guess": None, "yes": True, "no": False}


@dataclass(frozen=True, eq=False)
class Standardised:
    """Less the mean, over the standard deviation, of each column of the training samples `train`, (n, columns)."""

    train: Array

    @cached_property
    def mean(self) -> Array:
        """(columns,)."""
        mean: Array = self.train.mean(axis=0)
        return mean

    @cached_property
    def deviation(self) -> Array:
        """(columns,), 1 for a column that is constant, which is so only centred."""
        deviation = self.train.std(axis=0)
        return np.where(deviation > 0.0, deviation, 1.0)

    def __call__(self, raw: Array) -> Array:
        return (raw - self.mean) / self.deviation


@dataclass(frozen=True, eq=False)
class Rows:
    """The complete rows of a table: features x (rows, columns), and y (rows,) of classes or numbers."""

    x: Array
    y: Array
    names: tuple[str, ...]
    output: str
    classes: tuple[str, ...]
    notes: tuple[str, ...]

    @cached_property
    def domain(self) -> tuple[tuple[float, float], ...]:
        """The smallest and the largest value of each feature."""
        return tuple(map(interval, self.x.min(axis=0), self.x.max(axis=0)))


@DATASETS.register("table")
@dataclass(frozen=True, kw_only=True)
class Table(Dataset):
    """The rows of a CSV or TSV file. Rows where a value is missing are dropped, counted and said."""

    path: str = knob("iris.csv", text="The file, relative to the experiment's, or a table that comes along (iris.csv)")
    target: str = knob("", text="The column to predict; empty: the last one")
    columns: tuple[str, ...] = knob((), type=str, text="What the network is given; empty: all other columns of numbers")
    predict: str = knob("guess", choices=("guess", "classes", "numbers"), text="What the target holds")
    standardise: bool = knob(True, text="Gives each column mean 0 and standard deviation 1 over the training rows")
    standardise_target: bool = knob(False, text="The same for a target of numbers")
    header: str = knob("guess", choices=tuple(HEADERS), text="Whether the first line holds the columns' names")
    separator: str = knob("guess", choices=("guess", *SEPARATORS), text="What stands between two values")
    test_fraction: float = held_out_knob(0.25)

    def prepare(self, folder: Path, watch: Watch) -> None:
        self._columns(found(self.path, folder), watch)

    def load(self, seed: int, folder: Path) -> Data:
        path = found(self.path, folder)
        return self.of(self._columns(path), path.name, seed)

    def _columns(self, path: Path, watch: Watch | None = None) -> Columns:
        separator, header = SEPARATORS.get(self.separator), HEADERS[self.header]
        return SHELF.columns(path, separator=separator, header=header, watch=watch)

    def of(self, columns: Columns, file: str, seed: int) -> Data:
        """The samples in the columns of a table called `file`. ValueError: one sentence for the user."""
        same = replace(self, test_fraction=0.0, standardise=True, standardise_target=False)  # as far as rows go
        return self.data(rows_of(columns, file, same), seed)

    def rows(self, columns: Columns, file: str) -> Rows:
        """The rows in which no value is missing."""
        target = columns.all[index_of(self.target or columns.names[-1], columns, file)]
        inputs, notes = self.inputs(columns, target, file)
        y, classes = self.outputs(target, file)
        names = tuple(column.name for column, _ in inputs)
        x = np.column_stack([values for _, values in inputs])
        present = ~(np.isnan(x).any(axis=1) | np.isnan(y))
        if not present.any():
            raise ValueError(
                QT_TRANSLATE_NOOP("Problems", "{file}: no row is complete in {names}").format(
                    file=file, names=", ".join((*names, target.name))
                )
            )
        if not present.all():
            x, y = x[present], y[present]
        if classes:
            used, y = np.unique(y.astype(np.int64), return_inverse=True)
            classes = tuple(classes[index] for index in used)
        if classes and len(classes) < 2:
            raise ValueError(
                QT_TRANSLATE_NOOP("Problems", "{file}: {name} is {value} in every row: nothing to learn").format(
                    file=file, name=target.name, value=classes[0]
                )
            )
        return Rows(x, y, names, target.name, classes, (*dropped(columns, present), *notes))

    def inputs(self, columns: Columns, target: Column, file: str) -> tuple[list[tuple[Column, Array]], tuple[str, ...]]:
        """The feature columns with their numbers, and sentences about those left out."""
        inputs, notes = (self.chosen(columns, target, file), ()) if self.columns else usable(columns, target)
        if not inputs:
            raise ValueError(
                QT_TRANSLATE_NOOP("Problems", "{file} has no column of numbers beside the target {name}").format(
                    file=file, name=target.name
                )
            )
        return inputs, notes

    def chosen(self, columns: Columns, target: Column, file: str) -> list[tuple[Column, Array]]:
        """The columns that the user chose."""
        made = []
        for column in (columns.all[index_of(name, columns, file)] for name in self.columns):
            if column is target:
                raise ValueError(
                    QT_TRANSLATE_NOOP(
                        "Problems", "{file}: {name} is the target, and can't be given to the network"
                    ).format(file=file, name=column.name)
                )
            if column.numbers is None:
                raise ValueError(
                    QT_TRANSLATE_NOOP(
                        "Problems", "{file}: {name} holds text ({text}), and features are numbers"
                    ).format(file=file, name=column.name, text=repr(column.text))
                )
            made.append((column, column.numbers))
        return made

    def outputs(self, target: Column, file: str) -> tuple[Array, tuple[str, ...]]:
        """The target as floats, nan where missing: numbers, or indices of the classes, whose names are returned too."""
        title, values = target.name, target.numbers
        if self.predict == "numbers" and values is None:
            raise ValueError(
                QT_TRANSLATE_NOOP(
                    "Problems", "{file}: {title} holds text ({text}), so its values can only be predicted as classes"
                ).format(file=file, title=title, text=repr(target.text))
            )
        if values is not None:
            known = np.unique(values[~np.isnan(values)])
            if self.predict == "numbers" or (self.predict == "guess" and not few_and_whole(known)):
                return values, ()
            classes = tuple(f"{value:g}" for value in known)
            y = np.where(np.isnan(values), np.nan, np.searchsorted(known, values))
        else:
            assert target.which is not None
            classes, y = target.texts, target.which
        if len(classes) > MOST_CLASSES:
            raise ValueError(
                QT_TRANSLATE_NOOP(
                    "Problems", "{file}: {title} has {count} different values, too many for classes"
                ).format(file=file, title=title, count=f"{len(classes):,}")
            )
        return y, classes

    def data(self, rows: Rows, seed: int) -> Data:
        """Complete rows, split and standardised."""
        x, y, notes = rows.x, rows.y, rows.notes
        train, test = split(len(x), self.test_fraction, seed)
        if not rows.classes:
            y = y[:, None]
            if self.standardise_target:
                y = Standardised(y[train])(y)
            elif y.std() > WIDE:
                template = QT_TRANSLATE_NOOP(
                    "Problems", "{name} is spread over {width}: use a small learning rate, or standardise it."
                )
                notes += (template.format(name=rows.output, width=f"{np.ptp(y):,.0f}"),)
        raw = x.take(train, axis=0)
        return Data(
            inputs=rows.names,
            features=rows.names,
            raw_train=raw,
            y_train=y[train],
            raw_test=x.take(test, axis=0),
            y_test=y[test],
            domain=rows.domain,
            transform=Standardised(raw) if self.standardise else np.positive,
            classes=rows.classes,
            outputs=(rows.output,),
            notes=notes,
        )


@lru_cache(maxsize=2)
def rows_of(columns: Columns, file: str, table: Table) -> Rows:
    """The complete rows, kept for another seed or share. ValueError: one sentence for the user."""
    return table.rows(columns, file)


def found(path: str, folder: Path) -> Path:
    """The file meant by `path`: beside the experiment, else among the tables that come with the application."""
    if not path.strip():
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "No table is chosen: open a CSV or TSV file"))
    own = resources() / "data"
    for place in (folder / Path(path).expanduser(), own / path):
        if place.is_file():
            return place
    shipped = ", ".join(sorted(table.name for table in own.glob("*.csv")))
    raise ValueError(
        QT_TRANSLATE_NOOP(
            "Problems", "There is no file {path} in {folder}, nor among the tables that come along ({shipped})"
        ).format(path=path, folder=folder.resolve(), shipped=shipped)
    )


def index_of(name: str, columns: Columns, file: str) -> int:
    """Where the column of this name stands."""
    if name not in columns.names:
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "{file} has no column {name}; it has {names}").format(
                file=file, name=repr(name), names=", ".join(columns.names)
            )
        )
    return columns.names.index(name)


COUNTS = QT_TRANSLATE_NOOP("Problems", "it only counts the rows")
LEFT_OUT = QT_TRANSLATE_NOOP("Problems", "{name} is left out: {reason}.")


def usable(columns: Columns, target: Column) -> tuple[list[tuple[Column, Array]], tuple[str, ...]]:
    """All columns of numbers beside the target, with these, and sentences that say why others are left out."""
    first = columns.all[0]
    why = {column.name: unusable(column, column is first) for column in columns.all if column is not target}
    if not any(reason == "" for reason in why.values()) and why.get(first.name) == COUNTS:
        why[first.name] = ""  # a curve over 1, 2, 3, … is worth learning
    inputs = [
        (column, column.numbers) for column in columns.all if why.get(column.name) == "" and column.numbers is not None
    ]
    return inputs, tuple(LEFT_OUT.format(name=name, reason=reason) for name, reason in why.items() if reason)


def unusable(column: Column, is_first: bool) -> str:
    """Why a column can't be a feature, or is none; empty where it is one."""
    if column.numbers is None:
        return QT_TRANSLATE_NOOP("Problems", "it holds text ({text})").format(text=repr(column.text))
    if np.isnan(column.numbers).all():
        return QT_TRANSLATE_NOOP("Problems", "it is empty")
    return COUNTS if is_first and counts(column.numbers) else ""


def counts(values: Array) -> bool:
    """Whether a column only numbers the rows, from 0 or 1 on: 2001, 2002, … are years."""
    return len(values) > 2 and values[0] in (0.0, 1.0) and bool(np.all(np.diff(values) == 1.0))


def few_and_whole(known: Array) -> bool:
    """Whether these different values look like classes."""
    return len(known) <= FEW and bool(np.all(known == np.round(known)))


def interval(low: float, high: float) -> tuple[float, float]:
    """From the smallest to the largest value, a unit apart at least where they are equal."""
    low, high = float(low), float(high)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def dropped(columns: Columns, present: Array) -> tuple[str, ...]:
    """Sentences about the rows that are not used."""
    rows = columns.rows + columns.dropped
    missing = int(np.count_nonzero(~present))
    reasons = {
        QT_TRANSLATE_NOOP("Problems", "{count} of {rows} rows left out: a value is missing."): missing,
        QT_TRANSLATE_NOOP(
            "Problems", "{count} of {rows} rows left out: the number of cells is another."
        ): columns.dropped,
    }
    return tuple(why.format(count=f"{count:,}", rows=f"{rows:,}") for why, count in reasons.items() if count)
