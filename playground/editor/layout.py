"""Where everything stands on the canvas: cards, wires, sums and skip connections, as frozen values without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

INPUT = "input"
LOSS = "/loss"  # no layer's id contains a slash
GAP = "/gap"
ENDS = (INPUT, LOSS, GAP)


@dataclass(frozen=True)
class Box:
    """A rectangle in scene px; y grows downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def centre_x(self) -> float:
        return self.left + self.width / 2

    @property
    def centre_y(self) -> float:
        return self.top + self.height / 2

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in it, edges included."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def moved(self, dx: float, dy: float) -> Box:
        """The same rectangle elsewhere."""
        return replace(self, left=self.left + dx, top=self.top + dy)

    def grown(self, by: float) -> Box:
        """Larger by so many px on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True)
class Spacing:
    """Lengths in px at the present text scale; the names are those of `look.tokens.Sizes`."""

    card_gap: float = 24
    card_gap_with_sum: float = 56
    sum_node: float = 18
    skip_drop: float = 28
    skip_step: float = 16
    port_reach: float = 12


@dataclass(frozen=True)
class Piece:
    """One card of the chain, before it has a place; `outputs` is the width written on the wire behind it.

    The wire goes round a card that is `bypassed`.
    """

    key: str
    width: float
    height: float
    outputs: int | None = None
    bypassed: bool = False


@dataclass(frozen=True)
class Chain:
    """The cards from the input to the loss, and the skip connections as (source key, target key)."""

    pieces: tuple[Piece, ...] = ()
    skips: tuple[tuple[str, str], ...] = ()
    spacing: Spacing = Spacing()

    @property
    def layers(self) -> tuple[str, ...]:
        """The keys of the layers' cards, in order."""
        return tuple(piece.key for piece in self.pieces if piece.key not in ENDS)

    @property
    def targets(self) -> frozenset[str]:
        """The layers that have a sum behind them."""
        return frozenset(target for _, target in self.skips)


@dataclass(frozen=True)
class Wire:
    """From the card `source` to the next, at y = 0; its width is written above `label_x`. Dashed beside a gap.

    With a `detour` (x, x, y) it goes from the first x to the second at height y, over the cards between.
    """

    source: str
    target: str
    start: float
    stop: float
    label_x: float
    outputs: int | None
    dashed: bool
    detour: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Sum:
    """The ⊕ behind the target of a skip connection, centred at (x, 0)."""

    layer: str
    x: float


@dataclass(frozen=True)
class SkipLine:
    """From (start, 0) down to y, along, and up into the sum at (stop, 0)."""

    source: str
    target: str
    start: float
    stop: float
    y: float


@dataclass(frozen=True)
class Layout:
    """The chain with a place for every card. The signal runs along y = 0, and the middle of the chain is x = 0."""

    chain: Chain
    boxes: Mapping[str, Box]
    wires: tuple[Wire, ...] = ()
    sums: tuple[Sum, ...] = ()
    skips: tuple[SkipLine, ...] = ()

    @property
    def bounds(self) -> Box:
        """What holds all cards and skip connections; empty for an empty chain."""
        if not self.boxes:
            return Box(0, 0, 0, 0)
        left, right = min(box.left for box in self.boxes.values()), max(box.right for box in self.boxes.values())
        top, bottom = min(box.top for box in self.boxes.values()), max(box.bottom for box in self.boxes.values())
        bottom = max([bottom, *(skip.y for skip in self.skips)])
        top = min([top, *(wire.detour[2] for wire in self.wires if wire.detour is not None)])
        return Box(left, top, right - left, bottom - top)


def lay_out(chain: Chain) -> Layout:
    """Put the cards side by side, each centred on the signal, with room for a sum behind the target of a skip."""
    spaces = [_space_behind(piece.key, chain) for piece in chain.pieces]
    total = sum(piece.width for piece in chain.pieces) + sum(spaces[:-1])
    boxes, x = {}, -total / 2
    for piece, space in zip(chain.pieces, spaces, strict=True):
        boxes[piece.key] = Box(x, -piece.height / 2, piece.width, piece.height)
        x += piece.width + space
    return connect(chain, boxes)


def with_gap(chain: Chain, position: int, width: float, height: float) -> Chain:
    """The chain with a gap before layer number `position` (after the last layer where there is none)."""
    pieces = [piece for piece in chain.pieces if piece.key != GAP]
    pieces.insert(position + 1, Piece(GAP, width, height))
    return replace(chain, pieces=tuple(pieces))


def without(chain: Chain, keys: frozenset[str]) -> Chain:
    """The chain without these cards and what connects to them."""
    skips = tuple(skip for skip in chain.skips if not keys & set(skip))
    return replace(chain, pieces=tuple(piece for piece in chain.pieces if piece.key not in keys), skips=skips)


def between(start: Layout, end: Layout, share: float) -> Layout:
    """The layout a share (0 to 1) of the way from `start` to `end`; cards that are new stand in their place at once."""
    if share >= 1:
        return end
    boxes = {}
    for key, box in end.boxes.items():
        old = start.boxes.get(key, box)
        left, top = old.left + (box.left - old.left) * share, old.top + (box.top - old.top) * share
        boxes[key] = replace(box, left=left, top=top)
    return connect(end.chain, boxes)


def connect(chain: Chain, boxes: Mapping[str, Box]) -> Layout:
    """Wires, sums and skip connections between cards that have their places."""
    wires, sums = [], []
    leaves: dict[str, float] = {}
    kept = [index for index, piece in enumerate(chain.pieces) if not piece.bypassed]
    for index, following in pairwise(kept):
        piece, after = chain.pieces[index], chain.pieces[following]
        box, stop = boxes[piece.key], boxes[chain.pieces[index + 1].key].left
        free = box.right
        if piece.key in chain.targets:
            sums.append(Sum(piece.key, box.right + chain.spacing.card_gap))
            free = sums[-1].x + chain.spacing.sum_node / 2
        leaves[piece.key] = (free + stop) / 2
        dashed = GAP in (piece.key, after.key)
        between = [boxes[each.key] for each in chain.pieces[index + 1 : following]]
        detour = _detour(leaves[piece.key], between, boxes[after.key], chain.spacing) if between else None
        left, label = boxes[after.key].left, leaves[piece.key]
        wires.append(Wire(piece.key, after.key, box.right, left, label, piece.outputs, dashed, detour))
    layout = Layout(chain, boxes, tuple(wires), tuple(sums))
    return replace(layout, skips=_skip_lines(layout, leaves))


def label_places(lines: Sequence[SkipLine], widths: Sequence[float], *, height: float) -> tuple[float | None, ...]:
    """The middle of each line's label, `height` high: that of the line, or as near as none lies on another.

    None for a line that is shorter than its label.
    """
    taken, places = list[Box](), list[float | None]()
    for line, width in zip(lines, widths, strict=True):
        middle, room = (line.start + line.stop) / 2, (line.stop - line.start - width) / 2
        free = None
        for share in (0.0, -0.5, 0.5, -1.0, 1.0):
            box = Box(middle + share * room - width / 2, line.y - height / 2, width, height)
            if room >= 0 and not any(box.meets(other) for other in taken):
                free = box
                break
        if free is not None:
            taken.append(free)
        places.append(free.centre_x if free is not None else middle if room >= 0 else None)
    return tuple(places)


def _detour(leaves: float, between: list[Box], after: Box, spacing: Spacing) -> tuple[float, float, float]:
    """Where a wire goes over the cards that it passes by."""
    top = min(box.top for box in between)
    return leaves, (max(box.right for box in between) + after.left) / 2, top - spacing.card_gap / 2


def _space_behind(key: str, chain: Chain) -> float:
    return chain.spacing.card_gap_with_sum if key in chain.targets else chain.spacing.card_gap


def _skip_lines(layout: Layout, leaves: Mapping[str, float]) -> tuple[SkipLine, ...]:
    """Below the chain, short ones nearest to it, none over another."""
    chain, sums = layout.chain, {each.layer: each.x for each in layout.sums}
    spans = {(s, t): (leaves[s], sums[t]) for s, t in chain.skips if s in leaves and t in sums}
    bottom, levels = layout.bounds.bottom, dict[tuple[str, str], int]()
    for skip in sorted(spans, key=lambda skip: spans[skip][1] - spans[skip][0]):
        start, stop = spans[skip]
        taken = {levels[other] for other in levels if spans[other][0] <= stop and start <= spans[other][1]}
        levels[skip] = next(level for level in range(len(taken) + 1) if level not in taken)
    spacing = chain.spacing
    return tuple(
        SkipLine(*skip, *spans[skip], bottom + spacing.skip_drop + levels[skip] * spacing.skip_step)
        for skip in chain.skips
        if skip in spans
    )
