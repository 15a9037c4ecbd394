"""The lines into each column as a picture that is kept: of many columns, only some are drawn anew in one frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from playground.editor.neurons.lines import Levels, Lines, draw_lines
from playground.look.theme import Theme

BUDGET = 250  # lines drawn anew in one frame, beside those that have no picture yet
LARGEST = 1500  # px of the sides of a picture; where it would need more, few columns are seen, and none is kept

MOST = 8_000_000  # px of all pictures together, beside those in sight


@dataclass(frozen=True, eq=False)
class Wanted:
    """What the lines into a column should look like, and where in the scene they are."""

    column: int
    lines: Lines
    levels: Levels
    area: QRectF


@dataclass(frozen=True, eq=False)
class Strip:
    """The picture of what was wanted last; `place` is what it depends on beside that, `turn` says when it was drawn."""

    wanted: Wanted
    place: tuple[object, ...]
    picture: QImage
    turn: int


class Strips:
    """`behind` says whether something shown is older than what was wanted: then another frame is needed."""

    def __init__(self) -> None:
        self.behind = self._exact = False
        self._kept: dict[int, Strip] = {}
        self._turn = 0

    @contextmanager
    def exactly(self) -> Iterator[None]:
        """While this lasts nothing is behind: every line is drawn, however long that takes, as for a file."""
        self._exact = True
        try:
            yield
        finally:
            self._exact = False

    def paint(self, painter: QPainter, theme: Theme, wanted: Sequence[Wanted], *, measure: str, ratio: float) -> None:
        """Paint the lines into these columns; `measure` is what they show, `ratio` that of the screen."""
        transform = painter.worldTransform()
        large = any(max(each.area.width(), each.area.height()) * transform.m11() > LARGEST for each in wanted)
        self.behind = False
        if self._exact or large or sum(each.levels.size for each in wanted) <= BUDGET:
            for each in wanted:
                draw_lines(painter, theme, each.lines, each.levels)
            return
        self._renew(wanted, transform, (theme, measure, transform.m11(), ratio), theme=theme, ratio=ratio)
        painter.save()
        painter.resetTransform()
        for each in wanted:
            painter.drawImage(_corner(each.area, transform), self._kept[each.column].picture)
        painter.restore()

    def _renew(
        self, wanted: Sequence[Wanted], transform: QTransform, place: tuple[object, ...], *, theme: Theme, ratio: float
    ) -> None:
        """Draw those whose picture is of no use any more, then the oldest of those that have changed, within BUDGET."""
        useless, changed = list[Wanted](), list[Wanted]()
        for each in wanted:
            strip = self._kept.get(each.column)
            if strip is None or strip.place != place or strip.wanted.lines is not each.lines:
                useless.append(each)
            elif not np.array_equal(strip.wanted.levels, each.levels):
                changed.append(each)
        changed.sort(key=lambda each: self._kept[each.column].turn)
        left = BUDGET - sum(each.levels.size for each in useless)
        while changed and left > 0:
            useless.append(changed.pop(0))
            left -= useless[-1].levels.size
        self.behind = bool(changed)
        self._turn += 1
        for each in useless:
            picture = _drawn(each, theme, transform, ratio=ratio)
            self._kept[each.column] = Strip(each, place, picture, self._turn)
        self._forget({each.column for each in wanted})

    def _forget(self, seen: set[int]) -> None:
        """Let go of the oldest pictures that are out of sight, where all of them are large together."""
        sizes = {column: strip.picture.width() * strip.picture.height() for column, strip in self._kept.items()}
        for column in sorted(sizes.keys() - seen, key=lambda column: self._kept[column].turn):
            if sum(sizes.values()) > MOST:
                del self._kept[column], sizes[column]


def _corner(area: QRectF, transform: QTransform) -> QPoint:
    """Where a picture of this part of the scene begins on the screen."""
    at = transform.map(area.topLeft())
    return QPoint(floor(at.x() + 1e-6), floor(at.y() + 1e-6))


def _drawn(wanted: Wanted, theme: Theme, transform: QTransform, *, ratio: float) -> QImage:
    size, corner = transform.mapRect(wanted.area).size(), _corner(wanted.area, transform)
    width, height = ceil((size.width() + 1) * ratio), ceil((size.height() + 1) * ratio)
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(transform * QTransform.fromTranslate(-corner.x(), -corner.y()))
    draw_lines(painter, theme, wanted.lines, wanted.levels)
    painter.end()
    return picture
