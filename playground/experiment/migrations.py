"""Migrations: steps that bring the plain data of an older file to the newest version of the format, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.experiment.problems import FileProblem
from playground.registry import shown
from playground.translatable import QT_TRANSLATE_NOOP

VERSION = 1
"""The version of the format that is written."""

Plain = dict[str, Any]
Migration = Callable[[Plain], Plain]

MIGRATIONS: dict[int, Migration] = {}
"""For each older version n, the step from n to n + 1."""


def migrate(plain: Plain, *, migrations: dict[int, Migration] = MIGRATIONS, newest: int = VERSION) -> Plain:
    """The plain data of a file of any version as one of version `newest`. FileProblem: it is newer, or no version."""
    version = plain.get("version", 1)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FileProblem(
            "version",
            QT_TRANSLATE_NOOP("Problems", "must be a whole number of at least 1, got {value}").format(
                value=shown(version)
            ),
        )
    if version > newest:
        raise FileProblem(
            "version",
            QT_TRANSLATE_NOOP(
                "Problems",
                "this file is of version {version}, and this program reads up to {newest}: update the program",
            ).format(version=version, newest=newest),
        )
    for step in range(version, newest):
        plain = migrations[step](plain) | {"version": step + 1}
    return plain
