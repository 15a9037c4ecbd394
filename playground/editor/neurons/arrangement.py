"""Where the neurons stand and their lines run, and what is under the mouse: pure functions without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from playground.editor.layout import Box

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Spacing:
    """Lengths in px at the present text scale; the names are those of `look.tokens.Sizes`."""

    tile: float = 48
    tile_output: float = 88
    neuron_pitch: float = 78
    column_pitch: float = 248
    bias_mark: float = 10
    skip_drop: float = 28
    skip_step: float = 16


@dataclass(frozen=True)
class Stand:
    """One column: its key, how many neurons there are, and the boxes of those that are drawn."""

    key: str
    units: int
    boxes: tuple[Box, ...]

    @property
    def x(self) -> float:
        """Its middle."""
        return self.boxes[0].centre_x

    @property
    def more(self) -> int:
        """How many neurons are not drawn."""
        return self.units - len(self.boxes)


@dataclass(frozen=True)
class SkipRun:
    """A skip connection below the neurons: from (start, leave) down to y, along, and up to (stop, arrive)."""

    source: str
    target: str
    start: float
    leave: float
    stop: float
    arrive: float
    y: float


@dataclass(frozen=True)
class Neuron:
    """What is under the mouse: neuron `unit` of column `column`.

    With a `source` it is the weight from that unit of the column before; `bias` says that it is the mark of its bias.
    """

    column: int
    unit: int
    source: int | None = None
    bias: bool = False


@dataclass(frozen=True)
class Arrangement:
    """All columns, each centred on y = 0; the middle of all is x = 0."""

    stands: tuple[Stand, ...]
    spacing: Spacing = Spacing()
    skips: tuple[SkipRun, ...] = ()

    @cached_property
    def bounds(self) -> Box:
        """What holds all neurons and skip connections."""
        boxes = [box for stand in self.stands for box in stand.boxes]
        if not boxes:
            return Box(0, 0, 0, 0)
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        rest = self.spacing.neuron_pitch if any(stand.more for stand in self.stands) else 0
        bottom = max([bottom + rest, *(skip.y for skip in self.skips)])
        return Box(left, top, right - left, bottom - top)


def arrange(columns: Sequence[tuple[str, int]], shown: int, spacing: Spacing) -> Arrangement:
    """Put the columns (key, units) side by side, at most `shown` neurons of each under each other.

    The output is drawn larger where it has one or two units.
    """
    left = -spacing.column_pitch * (len(columns) - 1) / 2
    stands = []
    for place, (key, units) in enumerate(columns):
        large = place == len(columns) - 1 and units <= 2
        side = spacing.tile_output if large else spacing.tile
        pitch = spacing.neuron_pitch + side - spacing.tile
        count, x = min(units, shown), left + place * spacing.column_pitch
        tops = [pitch * (j - (count - 1) / 2) - side / 2 for j in range(count)]
        stands.append(Stand(key, units, tuple(Box(x - side / 2, top, side, side) for top in tops)))
    return Arrangement(tuple(stands), spacing)


def with_skips(arrangement: Arrangement, skips: Sequence[tuple[str, str]]) -> Arrangement:
    """The arrangement with skip connections (source key, target key) below it, each at a height of its own."""
    stands, spacing = {stand.key: stand for stand in arrangement.stands}, arrangement.spacing
    bottom, runs = arrangement.bounds.bottom, list[SkipRun]()
    for source, target in skips:
        if source in stands and target in stands:
            start, stop = stands[source], stands[target]
            lowest = bottom + spacing.skip_drop + len(runs) * spacing.skip_step
            ends_at = (stand.boxes[-1].bottom + spacing.bias_mark for stand in (start, stop))
            leave, arrive = ends_at
            runs.append(SkipRun(source, target, start.x, leave, stop.x, arrive, lowest))
    return replace(arrangement, skips=tuple(runs))


def ends(arrangement: Arrangement, column: int) -> tuple[Array, Array, float, float]:
    """The lines into a column: y of each source (k,), y at each target (j, k), and the x where they leave and arrive.

    Lines into a large neuron arrive beside each other.
    """
    before, here = arrangement.stands[column - 1], arrangement.stands[column]
    leave = np.array([box.centre_y for box in before.boxes])
    middle = np.array([box.centre_y for box in here.boxes])
    side, count = here.boxes[0].height, len(leave)
    spread = min(0.7 * side / max(count, 1), 16.0) if side > arrangement.spacing.tile else 0.0
    arrive = middle[:, None] + spread * (np.arange(count) - (count - 1) / 2)[None, :]
    return leave, arrive, before.boxes[0].right, here.boxes[0].left


def bias_box(box: Box, spacing: Spacing) -> Box:
    """The mark of a neuron's bias, at its lower left corner."""
    side = spacing.bias_mark
    return Box(box.left - side / 2, box.bottom - side / 2, side, side)


def hit(arrangement: Arrangement, x: float, y: float, *, reach: float) -> Neuron | None:
    """The neuron, bias mark or weight at (x, y); weights within `reach` px of their line."""
    for place, stand in enumerate(arrangement.stands):
        for unit, box in enumerate(stand.boxes):
            if place and bias_box(box, arrangement.spacing).contains(x, y):
                return Neuron(place, unit, bias=True)
            if box.contains(x, y):
                return Neuron(place, unit)
    return _line_at(arrangement, x, y, reach)


def _line_at(arrangement: Arrangement, x: float, y: float, reach: float) -> Neuron | None:
    for column in range(1, len(arrangement.stands)):
        leave, arrive, left, right = ends(arrangement, column)
        if not left < x < right:
            continue
        share = rise((x - left) / (right - left))
        lines = leave[None, :] + (arrive - leave[None, :]) * share
        slope = 1.5 * (arrive - leave[None, :]) / (right - left)
        away = np.abs(lines - y) / np.sqrt(1.0 + slope**2)
        unit, source = np.unravel_index(int(away.argmin()), away.shape)
        return Neuron(column, int(unit), int(source)) if away[unit, source] <= reach else None
    return None


def rise(along: float) -> float:
    """How far (0 to 1) a line has come up or down where it has gone a share `along` of its way across.

    It is a cubic Bézier curve whose inner points lie level with its ends, half way across: x(t) = 1.5 t (1 − t) + t³,
    solved by bisection, y(t) = 3t² − 2t³.
    """
    low, high = 0.0, 1.0
    for _ in range(30):
        t = (low + high) / 2
        across = 1.5 * t * (1 - t) + t**3
        low, high = (t, high) if across < along else (low, t)
    return 3 * t**2 - 2 * t**3
