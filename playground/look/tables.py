"""Numbers that leave the application: a header and rows, as a file or for the clipboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Table: TypeAlias = tuple[Sequence[str], Sequence[Sequence[object]]]
"""A header and rows."""


def csv_file(table: Table) -> bytes:
    """Comma-separated values in UTF-8, numbers in full precision."""
    return _separated(table, ",").encode()


def cells(tables: Mapping[str, Table]) -> str:
    """What spreadsheets paste into their cells: separated by tabs, each of several tables under its name."""
    texts = {name: _separated(table, "\t") for name, table in tables.items()}
    return "\n".join(f"{name}\n{text}" if len(texts) > 1 else text for name, text in texts.items())


def _separated(table: Table, by: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=by, lineterminator="\n")
    header, rows = table
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
