"""Where the docks stand in the standard layout, and what lies behind what where there is little room."""

from __future__ import annotations

from dataclasses import dataclass

BARS = 136
"""Px of menu bar, toolbar, time line and status bar at 100 %."""

PALETTE_NEEDS, BOTTOM_NEEDS = 560, 340
"""Px at 100 % between these bars below which the palette lies behind the data, and the bottom docks behind the loss."""

RIGHT_NEEDS = 330
"""Px at 100 % of the right column below which the loss lies behind the dock above it, which keeps its axes so."""

LEAST_BOTTOM, MOST_BOTTOM = 200, 0.45
"""Px at 100 % in which a bottom dock shows all of itself, and its largest share of the height."""

DATA_NEEDS, MOST_DATA = 540, 0.66
"""Px at 100 % in which the data dock shows all of itself, and its largest share of the height; the palette scrolls."""

LEFT = 256
"""Px at 100 % of the left column."""

WIDEST_LEFT, WIDEST_RIGHT = 0.38, 0.3
"""The largest shares of the window's width that the columns take by themselves."""


RAIL_FROM, MOST_LEFT = 2.0, 0.3
"""The text scale from which a left column that would take more than this share of the width gives way to a rail."""


@dataclass(frozen=True)
class Arrangement:
    """The standard layout for a window: px of the columns and of the bottom row, and what shares its place."""

    left: int
    right: int
    data: int
    palette: int
    upper_right: int
    lower_right: int
    bottom: int
    palette_behind_data: bool
    bottom_behind_loss: bool
    loss_behind_upper: bool
    rail: bool


def arrangement(width: int, height: int, scale: float, *, models: int = 1) -> Arrangement:
    """For a window of so many px and a text scale; the shares are those of 1600 × 1000 px at 100 %.

    The right column is wider where several models stand side by side in it.
    """
    room = height - BARS * scale
    bottom = round(max(0.35 * room, min(LEAST_BOTTOM * scale, MOST_BOTTOM * room)))
    bottom_behind_loss = room < BOTTOM_NEEDS * scale
    column = room if bottom_behind_loss else room - bottom
    data = round(max(0.55 * room, min(DATA_NEEDS * scale, MOST_DATA * room)))
    return Arrangement(
        left=round(min(LEFT * scale, WIDEST_LEFT * width)),
        right=round(min((360 if models == 1 else 440) * scale, WIDEST_RIGHT * width)),
        data=data,
        palette=round(room) - data,
        upper_right=round(0.64 * column),
        lower_right=round(0.36 * column),
        bottom=bottom,
        palette_behind_data=room < PALETTE_NEEDS * scale,
        bottom_behind_loss=bottom_behind_loss,
        loss_behind_upper=column < RIGHT_NEEDS * scale,
        rail=scale >= RAIL_FROM and LEFT * scale > MOST_LEFT * width,
    )
