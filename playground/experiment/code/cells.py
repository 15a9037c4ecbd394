"""Code in cells, each with a heading and a few words, and how cells become a script or a notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap

WIDTH = 100
"""Characters of a line that is wrapped."""

FOLDED = 9
"""Lines that are left of a cell that is folded."""


@dataclass(frozen=True)
class Cell:
    """A piece of the code. `hidden` says that a notebook should show it folded: nobody reads it."""

    heading: str
    code: str
    words: str = ""
    hidden: bool = False

    @property
    def folded(self) -> Cell:
        """The same, without the middle of what nobody reads."""
        lines = self.code.splitlines()
        if not self.hidden or len(lines) < FOLDED:
            return self
        return replace(self, code="\n".join([*lines[:4], f"… {len(lines) - FOLDED} lines …", *lines[4 - FOLDED :]]))


def plain(text: str, longest: int = 60) -> str:
    """Text of the user's on one line: what is not printable could end a comment, and turn it into code."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def quoted(text: str) -> str:
    """Text of the user's as a string of the code, in double quotes where it can be."""
    written = repr(text)
    easy = written[0] == "'" and not {'"', "\\"} & set(written)
    return f'"{written[1:-1]}"' if easy else written


def marked_down(text: str) -> str:
    """Text of the user's inside Markdown, where none of it is markup."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$])", r"\\\1", escape(plain(text)))


def script(title: str, about: str, cells: Sequence[Cell]) -> str:
    """The cells as a Python file. `about` describes the network in words of ours; `title` is the user's."""
    lines = [part for line in about.split("\n") for part in wrap(line, WIDTH) or [""]]
    parts = ['"""' + "\n".join(lines) + '\n"""', f"# {plain(title)}"]
    for cell in cells:
        words = "".join(f"\n# {line}" for line in wrap(cell.words, WIDTH - 2))
        parts.append(f"{ruler(cell.heading)}{words}\n\n{cell.code}")
    return "\n\n".join(parts) + "\n"


def ruler(heading: str) -> str:
    """A heading as a comment over the whole line."""
    return f"# --- {heading} ".ljust(WIDTH, "-")


def notebook(title: str, about: str, cells: Sequence[Cell]) -> str:
    """The cells as a Jupyter notebook, nbformat 4.5."""
    made = [_text(0, f"# {marked_down(title)}\n\n" + about.replace("\n", "  \n"))]
    for number, cell in enumerate(cells, 1):
        made.append(_text(2 * number - 1, f"## {cell.heading}\n\n{cell.words}".strip()))
        folded = {"jupyter": {"source_hidden": True}} if cell.hidden else {}
        code: dict[str, object] = {"cell_type": "code", "execution_count": None, "outputs": []}
        made.append({**code, "id": f"cell-{2 * number}", "metadata": folded, "source": _lines(cell.code)})
    document = {
        "cells": made,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _text(number: int, markdown: str) -> dict[str, object]:
    return {"cell_type": "markdown", "id": f"cell-{number}", "metadata": {}, "source": _lines(markdown)}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def indented(lines: Iterable[str]) -> str:
    """Lines of a function's body."""
    return "\n".join(f"    {line}".rstrip() for line in lines)


def apart(parts: Iterable[str]) -> str:
    """Definitions with two empty lines between them."""
    return "\n\n\n".join(part for part in parts if part)


def called(head: str, arguments: Sequence[str], tail: str = ")") -> str:
    """A call on one line where there is room, else with a line per argument; `head` opens what `tail` closes."""
    line = f"{head}{', '.join(arguments)}{tail}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([head, *(f"    {each}," for each in arguments), tail])
