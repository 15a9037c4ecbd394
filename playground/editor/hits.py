"""What is under the mouse, and where a card would land: pure functions that return frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playground.editor.layout import ENDS, GAP, INPUT, LOSS, Box, Layout

REACH = 64
"""How far above or below the cards, in px, a card still lands in the chain."""


@dataclass(frozen=True)
class Hit:
    """What is under the mouse: a card and the part of it, or a skip connection, or neither.

    `part` is "port" (where the output leaves), "activation", "less", "value", "more", "badge", "title" or "body"; ""
    where there is no card.
    """

    key: str = ""
    part: str = ""
    skip: tuple[str, str] | None = None

    @property
    def layer(self) -> str:
        """The layer's id, "" where it is no layer's card."""
        return "" if self.key in ENDS else self.key

    @property
    def control(self) -> bool:
        """Whether it is something to press, rather than the card itself."""
        return self.part not in ("", "body", "badge", "title")


NOTHING = Hit()
PARTS = ("activation", "less", "value", "more", "badge", "title")
INSIDE = 5
"""px of a port's hit area that lie on its card; the rest lies outside."""


def hit(layout: Layout, parts: Mapping[str, Mapping[str, Box]], x: float, y: float) -> Hit:
    """What is at (x, y); `parts` gives each card's parts relative to its top left corner."""
    if port := port_at(layout, x, y):
        return Hit(port, "port")
    for key, box in layout.boxes.items():
        if key != GAP and box.contains(x, y):
            inside = parts.get(key, {})
            part = next((p for p in PARTS if p in inside and inside[p].contains(x - box.left, y - box.top)), "body")
            return Hit(key, part)
    return Hit(skip=skip_at(layout, x, y))


def port_at(layout: Layout, x: float, y: float) -> str:
    """The card whose output port is at (x, y), of those that a skip connection may leave; "" for none."""
    reach = layout.chain.spacing.port_reach
    for piece in layout.chain.pieces[:-2]:
        box = layout.boxes[piece.key]
        if piece.key == GAP or piece.bypassed:
            continue
        if -INSIDE <= x - box.right <= reach and abs(y) <= reach:
            return piece.key
    return ""


def skip_at(layout: Layout, x: float, y: float, *, reach: float = 8) -> tuple[str, str] | None:
    """The skip connection whose line passes within `reach` px of (x, y)."""
    for line in layout.skips:
        along = abs(y - line.y) <= reach and line.start - reach <= x <= line.stop + reach
        beside = 0 < y <= line.y + reach and min(abs(x - line.start), abs(x - line.stop)) <= reach
        if along or beside:
            return line.source, line.target
    return None


def landing(layout: Layout, x: float, y: float, *, reach: float = REACH) -> int | None:
    """Before which layer a card dropped at (x, y) would stand; None where a drop means nothing.

    Counts the layers whose middle lies left of x in the layout as it is drawn, gap included: a gap that has opened
    holds its place until the mouse has passed the middle of the next card, so it never flickers.
    """
    bounds = layout.bounds
    cards = [layout.boxes[key] for key in layout.chain.layers]
    lowest = max((box.bottom for box in layout.boxes.values()), default=0.0)
    if not bounds.left - reach <= x <= bounds.right + reach or not bounds.top - reach <= y <= lowest + reach:
        return None
    return sum(box.centre_x < x for box in cards)


def neighbours(ids: Sequence[str], position: int) -> tuple[str, str]:
    """The keys of the cards that a card at `position` would stand between."""
    before = ids[position - 1] if position > 0 else INPUT
    behind = ids[position] if position < len(ids) else LOSS
    return before, behind


def inside(layout: Layout, band: Box) -> frozenset[str]:
    """The layers whose cards a rubber band touches."""
    return frozenset(key for key in layout.chain.layers if layout.boxes[key].meets(band))


def walk(keys: Sequence[str], current: str, step: int) -> str:
    """The card `step` places further along the chain; from nowhere, the first or the last one."""
    if not keys:
        return ""
    if current not in keys:
        return keys[0] if step > 0 else keys[-1]
    return keys[min(max(keys.index(current) + step, 0), len(keys) - 1)]
