"""Tables as samples: the user's CSV and TSV files, with a chosen target and chosen feature columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from playground.engine.columns import SHELF, Column, Columns
from playground.engine.data import Data
from playground.engine.dataset import DATASETS, Dataset, held_out_knob, split
from playground.engine.delimited import SEPARATORS
from playground.engine.program import Array
from playground.paths import resources
from playground.registry import knob

FEW = 10
"""A target with so many different numbers at most, all of them whole, holds classes unless the user says else."""

MOST_CLASSES = 1024
"""As many classes as a layer may have units."""

WIDE = 100.0
"""A target that is spread wider than this makes training diverge at common learning rates."""

HEADERS = {"guess": None, "yes": True, "no": False}


@dataclass(frozen=True, eq=False)
class Standardised:
    """Less the mean, over the standard deviation, of each column of the training samples it was made from."""

    mean: Array
    deviation: Array

    @classmethod
    def of(cls, train: Array) -> Standardised:
        """For samples (n, columns); a column that is constant is only centred."""
        deviation = train.std(axis=0)
        return cls(train.mean(axis=0), np.where(deviation > 0.0, deviation, 1.0))

    def __call__(self, raw: Array) -> Array:
        return (raw - self.mean) / self.deviation


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

    def load(self, seed: int, folder: Path) -> Data:
        path = found(self.path, folder)
        columns = SHELF.columns(path, separator=SEPARATORS.get(self.separator), header=HEADERS[self.header])
        return self.of(columns, path.name, seed)

    def of(self, columns: Columns, file: str, seed: int) -> Data:
        """The samples in the columns of a table called `file`. ValueError: one sentence for the user."""
        target = columns.all[index_of(self.target or columns.names[-1], columns, file)]
        inputs, notes = self.inputs(columns, target, file)
        y, classes = self.outputs(target, file)
        names = tuple(column.name for column, _ in inputs)
        x = np.column_stack([values for _, values in inputs])
        present = ~(np.isnan(x).any(axis=1) | np.isnan(y))
        if not present.any():
            raise ValueError(f"{file}: no row is complete in {', '.join((*names, target.name))}")
        if not present.all():
            x, y = x[present], y[present]
        if classes:
            used, y = np.unique(y.astype(np.int64), return_inverse=True)
            classes = tuple(classes[index] for index in used)
        if classes and len(classes) < 2:
            raise ValueError(f"{file}: {target.name} is {classes[0]} in every row: nothing to learn")
        notes = (*dropped(columns, present), *notes)
        return self.data(x, y, names=names, output=target.name, classes=classes, notes=notes, seed=seed)

    def inputs(self, columns: Columns, target: Column, file: str) -> tuple[list[tuple[Column, Array]], tuple[str, ...]]:
        """The feature columns with their numbers, and sentences about those left out."""
        inputs, notes = (self.chosen(columns, target, file), ()) if self.columns else usable(columns, target)
        if not inputs:
            raise ValueError(f"{file} has no column of numbers beside the target {target.name}")
        return inputs, notes

    def chosen(self, columns: Columns, target: Column, file: str) -> list[tuple[Column, Array]]:
        """The columns that the user chose."""
        made = []
        for column in (columns.all[index_of(name, columns, file)] for name in self.columns):
            if column is target:
                raise ValueError(f"{file}: {column.name} is the target, and can't be given to the network")
            if column.numbers is None:
                raise ValueError(f"{file}: {column.name} holds text ({column.text!r}), and features are numbers")
            made.append((column, column.numbers))
        return made

    def outputs(self, target: Column, file: str) -> tuple[Array, tuple[str, ...]]:
        """The target as floats, nan where missing: numbers, or indices of the classes, whose names are returned too."""
        title, values = target.name, target.numbers
        if self.predict == "numbers" and values is None:
            raise ValueError(
                f"{file}: {title} holds text ({target.text!r}), so its values can only be predicted as classes"
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
            raise ValueError(f"{file}: {title} has {len(classes):,} different values, too many for classes")
        return y, classes

    def data(
        self,
        x: Array,
        y: Array,
        *,
        names: tuple[str, ...],
        output: str,
        classes: tuple[str, ...],
        notes: tuple[str, ...],
        seed: int,
    ) -> Data:
        """Complete rows, split and standardised."""
        train, test = split(len(x), self.test_fraction, seed)
        if not classes:
            y = y[:, None]
            if self.standardise_target:
                y = Standardised.of(y[train])(y)
            elif y.std() > WIDE:
                notes += (f"{output} is spread over {np.ptp(y):,.0f}: use a small learning rate, or standardise it.",)
        return Data(
            inputs=names,
            features=names,
            raw_train=x[train],
            y_train=y[train],
            raw_test=x[test],
            y_test=y[test],
            domain=tuple(map(interval, x.min(axis=0), x.max(axis=0))),
            transform=Standardised.of(x[train]) if self.standardise else np.positive,
            classes=classes,
            outputs=(output,),
            notes=notes,
        )


def found(path: str, folder: Path) -> Path:
    """The file meant by `path`: beside the experiment, else among the tables that come with the application."""
    if not path.strip():
        raise ValueError("No table is chosen: open a CSV or TSV file")
    own = resources() / "data"
    for place in (folder / Path(path).expanduser(), own / path):
        if place.is_file():
            return place
    shipped = ", ".join(sorted(table.name for table in own.glob("*.csv")))
    raise ValueError(f"There is no file {path} in {folder.resolve()}, nor among the tables that come along ({shipped})")


def index_of(name: str, columns: Columns, file: str) -> int:
    """Where the column of this name stands."""
    if name not in columns.names:
        raise ValueError(f"{file} has no column {name!r}; it has {', '.join(columns.names)}")
    return columns.names.index(name)


COUNTS = "it only counts the rows"


def usable(columns: Columns, target: Column) -> tuple[list[tuple[Column, Array]], tuple[str, ...]]:
    """All columns of numbers beside the target, with these, and sentences that say why others are left out."""
    first = columns.all[0]
    why = {column.name: unusable(column, column is first) for column in columns.all if column is not target}
    if not any(reason == "" for reason in why.values()) and why.get(first.name) == COUNTS:
        why[first.name] = ""  # a curve over 1, 2, 3, … is worth learning
    inputs = [
        (column, column.numbers) for column in columns.all if why.get(column.name) == "" and column.numbers is not None
    ]
    return inputs, tuple(f"{name} is left out: {reason}." for name, reason in why.items() if reason)


def unusable(column: Column, is_first: bool) -> str:
    """Why a column can't be a feature, or is none; empty where it is one."""
    if column.numbers is None:
        return f"it holds text ({column.text!r})"
    if np.isnan(column.numbers).all():
        return "it is empty"
    return COUNTS if is_first and counts(column.numbers) else ""


def counts(values: Array) -> bool:
    """Whether a column only numbers the rows."""
    return len(values) > 2 and bool(np.all(np.diff(values) == 1.0))


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
    reasons = {"a value is missing": missing, "the number of cells is another": columns.dropped}
    return tuple(f"{count:,} of {rows:,} rows are dropped: {why}." for why, count in reasons.items() if count)
