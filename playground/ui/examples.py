"""The examples that come along, with their titles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from playground.experiment.codec import SUFFIX
from playground.paths import resources

FIRST = f"spiral{SUFFIX}"
"""The example that the application opens on."""


@dataclass(frozen=True)
class Example:
    """An example: its file, and its title in English."""

    path: Path
    title: str


def examples() -> tuple[Example, ...]:
    """All of them, the first one first, then by file name; a file without a title has its name instead."""
    found = sorted((resources() / "examples").glob(f"*{SUFFIX}"), key=lambda path: (path.name != FIRST, _name(path)))
    return tuple(Example(path, _title(path)) for path in found)


def _title(path: Path) -> str:
    try:
        title = json.loads(path.read_text("utf-8")).get("title")
    except (OSError, ValueError, AttributeError):
        title = None
    return title if isinstance(title, str) and title else _name(path)


def _name(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)
