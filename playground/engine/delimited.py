"""Text files of rows and columns (CSV, TSV): their encoding, separator, header, and how they write numbers."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

import numpy as np

from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array
from playground.translatable import QT_TRANSLATE_NOOP, told

LARGEST_FILE = 256
"""Megabytes; a larger file is refused before it is read."""

SEPARATORS = {"tab": "\t", "semicolon": ";", "comma": ","}
"""In the order in which they are tried: a comma may be a decimal comma, the others nothing else."""

MISSING = frozenset(("", "?", "na", "n/a", "#n/a", "nan", "null"))
"""How a missing value is written, in lower case."""

MISSING_NUMBER = MISSING | {
    *("-", "–", ".", "..", "none", "nil", "missing", "n.a.", "n.d.", "k.a."),
    *("#div/0!", "#name?", "#null!", "#num!", "#nv", "#ref!", "#value!"),
}
"""The same among numbers, and what spreadsheets show instead of one; among texts these may well be values."""

USUAL = frozenset(spelling for word in MISSING for spelling in (word, word.upper(), word.capitalize(), "NaN"))
"""The missing values that are found quickly."""

LOOKED_AT, MUCH = 100, 1_000_000
"""How many rows, and characters at most, decide what separates the cells."""

BLOCK = 200
"""So many lines are cut into cells at once: few, because other threads wait meanwhile."""

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

EXPONENT = r"([eE][+-]?\d+)?"
PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)" + EXPONENT + r"|[+-]?(inf|infinity)", re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?" + EXPONENT)
DECIMAL_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d+)?" + EXPONENT)

Notation = tuple[re.Pattern[str], dict[str, str | None]]
"""A pattern of numbers, and what becomes of its marks to make it a number for Python."""


@dataclass(frozen=True, eq=False)
class Cells:
    """The columns of a file as text, all as long, with their names; `dropped` rows had another number of cells.

    Whoever reads the columns may empty the list column by column: letting go of millions of cells at once would hold up
    every other thread.
    """

    names: tuple[str, ...]
    columns: list[Sequence[str]]
    dropped: int
    separator: str


def content(path: Path) -> bytes:
    """The bytes of a file that may be a table."""
    try:
        megabytes = path.stat().st_size / 2**20
        if megabytes > LARGEST_FILE:
            raise ValueError(
                QT_TRANSLATE_NOOP(
                    "Problems", "{file} has {megabytes} MB, and a table may have {most} MB at most"
                ).format(file=path.name, megabytes=f"{megabytes:,.0f}", most=LARGEST_FILE)
            )
        return path.read_bytes()
    except OSError as error:
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "{file} can't be read: {reason}").format(file=path.name, reason=told(error))
        ) from None


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or Windows' Western encoding."""
    raw = content(path)
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "{file} is a spreadsheet or an archive: save it as CSV and open that").format(
                file=path.name
            )
        )
    for encoding in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValueError(
        QT_TRANSLATE_NOOP(
            "Problems", "{file} is not a text file: a table is CSV or TSV, such as a spreadsheet exports"
        ).format(file=path.name)
    )


def blocks(text: str, separator: str, name: str, watch: Watch) -> Iterator[list[list[str]]]:
    """The cells of the lines that aren't empty, BLOCK at a time; quoted text may hold separators and line ends."""
    place = 0

    def lines() -> Iterator[str]:
        nonlocal place
        for line in LINE.finditer(text):  # a StringIO would copy the text, and hold up every other thread
            place = line.end()
            yield line[0]

    reader = csv.reader(lines(), delimiter=separator, strict=True, skipinitialspace=True)
    try:
        while block := list(islice(reader, BLOCK)):
            yield [row for row in block if row and (len(row) > 1 or row[0].strip())]
            watch.at(place / len(text))
    except csv.Error as error:
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "{file}, line {line}: {reason}").format(
                file=name, line=reader.line_num, reason=error
            )
        ) from None


def stack(rows: Iterable[list[str]], onto: dict[int, list[list[str]]]) -> None:
    """Append rows to the columns of all rows with as many cells."""
    alike: dict[int, list[list[str]]] = {}
    for row in rows:
        alike.setdefault(len(row), []).append(row)
    for width, some in alike.items():
        for column, cells in zip(
            onto.setdefault(width, [[] for _ in range(width)]), zip(*some, strict=True), strict=True
        ):
            column.extend(cells)


def separator_of(text: str) -> str:
    """The separator that cuts nearly all of the first rows into one number of cells, two at least."""
    if is_one_column(text):
        return SEPARATORS["tab"]
    for separator in SEPARATORS.values():
        reader = csv.reader(StringIO(text[:MUCH], newline=""), delimiter=separator, skipinitialspace=True)
        try:
            widths = Counter(len(row) for row in islice(reader, LOOKED_AT) if row)
        except csv.Error:
            continue
        width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        if width > 1 and count >= 0.9 * widths.total():
            return separator
    return ","


def is_one_column(text: str) -> bool:
    """Whether commas are decimal ones, because the first line is a name without any, and the others are numbers."""
    first, *others = [line for line in text[:MUCH].splitlines()[:LOOKED_AT] if line.strip()] or [""]
    return bool(others) and "," not in first and all(map(is_number, others))


def is_missing(cell: str, words: frozenset[str] = MISSING) -> bool:
    """Whether a cell says that its value is missing."""
    return cell.strip().lower() in words


def is_number(cell: str) -> bool:
    """Whether a cell holds a number, with decimal point or decimal comma."""
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


def is_header(row: list[str]) -> bool:
    """Whether a row looks like names: no number and nothing missing in it, but perhaps the name of the first column."""
    return not any(is_number(cell) or (is_missing(cell) and index > 0) for index, cell in enumerate(row))


def unique(names: list[str]) -> tuple[str, ...]:
    """The names, where empty "column 3", where repeated "name (2)"."""
    seen: Counter[str] = Counter()
    made = []
    for index, name in enumerate(names):
        name = name.strip() or f"column {index + 1}"
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(made)


def parse(text: str, name: str, *, separator: str | None, header: bool | None, watch: Watch) -> Cells:
    """The cells of a text; what is None is guessed. ValueError: one sentence for the user, about the file `name`."""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first.strip(" \r"), re.IGNORECASE):  # what spreadsheets write above their CSV
        separator, text = separator or first[4], rest
    separator = separator or separator_of(text)
    titles: list[str] | None = None if header is not False else []
    stacks: dict[int, list[list[str]]] = {}
    for block in blocks(text, separator, name, watch):
        if titles is None and block:
            titles = block.pop(0) if header or is_header(block[0]) else []
        stack(block, stacks)
    if not stacks:
        template = (
            QT_TRANSLATE_NOOP("Problems", "{file} has a line of names, but no rows below it")
            if titles
            else QT_TRANSLATE_NOOP("Problems", "{file} is empty")
        )
        raise ValueError(template.format(file=name))
    counts = {width: len(columns[0]) for width, columns in stacks.items()}
    width = max(counts, key=lambda each: counts[each])
    if titles and len(titles) != width:
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "{file} names {count} columns, but its rows have {width}").format(
                file=name, count=len(titles), width=width
            )
        )
    columns: list[Sequence[str]] = [*stacks.pop(width)]
    return Cells(unique(titles or [""] * width), columns, sum(counts.values()) - counts[width], separator)


def numbers(cells: Sequence[str], separator: str) -> Array | str:
    """A column as numbers, nan where missing; or its first cell that is no number."""
    for reading in (plainly, with_missing, with_decimal_commas):  # quick ways first: a table may have millions of cells
        try:
            return finite(np.array(list(map(float, reading(cells, separator)))))
        except ValueError:
            continue
    return patiently(cells, separator)


def plainly(cells: Sequence[str], _separator: str) -> Sequence[str]:
    """The cells as they are."""
    return cells


def with_missing(cells: Sequence[str], _separator: str) -> Sequence[str]:
    """The cells with nan for the usual ways to say that a value is missing."""
    return [cell if cell not in USUAL else "nan" for cell in cells]


def with_decimal_commas(cells: Sequence[str], separator: str) -> Sequence[str]:
    """The cells with points for commas; ValueError where a comma might mean something else."""
    joined = "\n".join(with_missing(cells, separator))
    if separator == "," or "." in joined:
        raise ValueError
    return joined.replace(",", ".").split("\n")


def patiently(cells: Sequence[str], separator: str) -> Array | str:
    """As `numbers`, cell by cell, for thousands' marks and unusual ways to say that a value is missing."""
    values = [None if is_missing(cell, MISSING_NUMBER) else cell.strip() for cell in cells]
    present = [value for value in values if value is not None]
    fitting = [marks for pattern, marks in notations(separator) if all(map(pattern.fullmatch, present))]
    if not fitting:
        return next((value for value in present if not is_number(value)), present[0])
    table = str.maketrans(fitting[0])
    return finite(np.array([np.nan if value is None else float(value.translate(table)) for value in values]))


def notations(separator: str) -> list[Notation]:
    """How numbers may be written: where commas don't separate cells they are more likely decimal than thousands'."""
    commas: list[Notation] = [(THOUSANDS, {",": None}), (DECIMAL_COMMA, {".": None, ",": "."})]
    return [(PLAIN, {}), *(commas if separator == "," else reversed(commas))]


def finite(values: Array) -> Array:
    """The values, with infinities as missing."""
    values[np.isinf(values)] = np.nan
    return values
