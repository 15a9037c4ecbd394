"""What a card shows beside its facts: its states, and what is live on it."""

from __future__ import annotations

from dataclasses import dataclass

from playground.editor import cells
from playground.editor.live import LayerValues
from playground.look.numbers import scientific


@dataclass(frozen=True)
class State:
    """Its states; `hovered` is the part under the mouse, `far` says that it is seen from far away.

    A `candidate` would take what is dragged; the `target` is the one of them under the mouse.
    """

    selected: bool = False
    focused: bool = False
    dragged: bool = False
    target: bool = False
    candidate: bool = False
    hovered: str = ""
    far: bool = False


@dataclass(frozen=True)
class Shown:
    """The live part: tiles, of how many units, mean |∂C/∂W| and its words, the level of the badge."""

    tiles: cells.Pictures | None = None
    units: int = 0
    mean_abs: float | None = None
    number: str = ""
    level: str = ""


PLAIN, NOTHING = State(), Shown()


def shown_of(values: LayerValues | None, table: cells.Table, before: Shown, *, numbers: bool) -> Shown:
    """What to show of `values`; the words of the number stay as they were unless `numbers` may change now."""
    if values is None:
        return NOTHING
    tiles = cells.Pictures(values.tiles, table) if len(values.tiles) else None
    number = before.number
    if numbers or not number:
        number = "" if values.mean_abs is None else scientific(values.mean_abs, digits=1)
    level = values.health.level if values.health is not None else ""
    return Shown(tiles, values.units, values.mean_abs, number, level)
