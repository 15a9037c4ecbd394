"""How the page shares out its room: how large things are drawn, and how wide the columns beside them. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

NEED = (640, 345)
"""Px at 100 % of width and height that a stage needs beside the list and above the buttons, to see what is lit."""

LEAST = 0.65
"""The share of the text's scale that formulas and numbers keep where the height is short: one scrolls for the rest."""

LIST, SIDE, MATRICES, NETWORK = 240, 420, 680, 260
"""Px at 100 % of the list of stages, of the column at the right, and, at least, of the matrices and of the network."""

TIGHT = 820
"""Px of a window at 100 % below which the head of a stage and the matrices are set close."""


@dataclass(frozen=True)
class Room:
    """The scale of what is drawn; px of the list, of the curve, and of the network, 0 where there is no room for it."""

    scale: float
    list: int
    curve: int
    network: int


def share_out(width: int, height: int, scale: float) -> Room:
    """The room on a page whose stages have so many px, the list's among them, at this scale of the text.

    What is drawn follows the text as far as there is room for it, and most of the way where there is none: a reader
    far away scrolls rather than guesses. The network shrinks and goes before columns of matrices do.
    """
    listed = min(round(LIST * scale), round(0.27 * width))
    beside = width - listed
    drawn = max(min(scale, beside / NEED[0], max(height / NEED[1], LEAST * scale)), 1.0)
    drawn = floor(16 * drawn) / 16
    curve = min(round(SIDE * drawn), round(0.30 * width))
    network = min(curve, round(beside - MATRICES * drawn))
    return Room(drawn, listed, curve, network if network >= NETWORK * drawn else 0)


def tight(height: int, scale: float) -> bool:
    """Whether a window of so many px is so low at this scale that things are set close."""
    return height < TIGHT * scale
