"""What an animation shows and how: chosen in the dialog, used by what films it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, QSize

CANVAS = "canvas"
"""The name of the network among the parts; the others have the names of panels."""

WIDTH = 960
"""Px of a picture at 100 %: of a slide, half of a large screen."""
LARGEST = 600_000_000
"""Pixels of all frames of a GIF together; while it is packed each takes a byte."""


class Room(NamedTuple):
    """What a part needs: whether all of the width, and px of height, at 100 %."""

    whole: bool
    height: int


HALF, ROW, TALL = Room(whole=False, height=400), Room(whole=True, height=320), Room(whole=True, height=460)
"""Of which two stand side by side; a row; a row for the network's neurons."""


@dataclass(frozen=True)
class Plan:
    """`frames` pictures, `every` so many epochs, each of the `parts`; shown `rate` a second."""

    parts: tuple[str, ...]
    frames: int = 60
    every: int = 2
    rate: int = 10
    scale: int = 1
    kind: Literal["gif", "png"] = "gif"

    def epoch(self, frame: int) -> int:
        """What is shown in a frame, counted from 0."""
        return frame * self.every

    @property
    def last(self) -> int:
        """The epoch of the last frame."""
        return self.epoch(self.frames - 1)

    def fits(self, size: QSize) -> bool:
        """Whether there is room for it while it is packed; `size` in px at scale 1."""
        return self.kind == "png" or self.frames * self.scale**2 * size.width() * size.height() <= LARGEST

    @property
    def seconds(self) -> float:
        """How long it takes to see it once."""
        return self.frames / self.rate


def arranged(parts: Mapping[str, Room], head: int, title: int, *, scale: float) -> tuple[QSize, dict[str, QRect]]:
    """Px of it all, and where each part stands below its title.

    `head` and `title` are px of the line at the top, and of that over each part; `scale` is that of text. Two narrow
    ones share a row, in their order; one that is left over takes a row of its own.
    """
    places: dict[str, QRect] = {}
    top = head
    for row in _rows(parts):
        height = round(scale * max(parts[name].height for name in row))
        width = round(scale * WIDTH) // len(row)
        for column, name in enumerate(row):
            places[name] = QRect(column * width, top + title, width, height)
        top += title + height
    return QSize(round(scale * WIDTH), top), places


def _rows(parts: Mapping[str, Room]) -> Sequence[tuple[str, ...]]:
    wide = [(name,) for name, room in parts.items() if room.whole]
    narrow = [name for name, room in parts.items() if not room.whole]
    pairs = [tuple(narrow[index : index + 2]) for index in range(0, len(narrow), 2)]
    canvas = [row for row in wide if row == (CANVAS,)]
    return [*canvas, *pairs, *(row for row in wide if row not in canvas)]


def frame_path(folder: Path, number: int) -> Path:
    """The file of a frame, counted from 1."""
    return folder / f"frame_{number:04}.png"
