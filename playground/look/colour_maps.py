"""Colours between colours: look-up tables for pictures and ramps for lines, linear between the tokens' stops."""

import numpy as np
from numpy.typing import NDArray

from playground.look.tokens import Tokens

Lookup = NDArray[np.uint8]
ENTRIES = 256


def rgb(colour: str) -> tuple[int, int, int]:
    """(red, green, blue), each 0 to 255, of "#RRGGBB"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(start: str, end: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from `start` to `end`, channel by channel."""
    channels = (round(a + (b - a) * share) for a, b in zip(rgb(start), rgb(end), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def lookup(stops: tuple[str, ...]) -> Lookup:
    """A (256, 4) uint8 table of opaque red, green, blue, alpha through evenly spaced stops."""
    positions = np.linspace(0.0, 1.0, len(stops))
    at = np.linspace(0.0, 1.0, ENTRIES)
    table = np.full((ENTRIES, 4), 255, dtype=np.uint8)
    for channel in range(3):
        values = [rgb(stop)[channel] for stop in stops]
        table[:, channel] = np.rint(np.interp(at, positions, values)).astype(np.uint8)
    return table


def diverging(tokens: Tokens) -> Lookup:
    """Weights and activations from -1 (orange) over 0 (neutral) to +1 (blue), (256, 4) uint8."""
    return lookup(tokens.diverging)


def boundary(tokens: Tokens) -> Lookup:
    """The diverging map held back towards neutral, so that points stay above it, (256, 4) uint8."""
    shares = (tokens.boundary_end_mix, 0.45, 0.0, 0.45, tokens.boundary_end_mix)
    return lookup(tuple(mix(s, tokens.neutral, share) for s, share in zip(tokens.diverging, shares, strict=True)))


def fade(tokens: Tokens, model: int) -> Lookup:
    """Layer × step heat map of one model on a log scale: what vanishes fades into the canvas, (256, 4) uint8."""
    colour = tokens.models[model]
    return lookup((tokens.sunken, mix(tokens.sunken, colour, 0.35), colour, mix(colour, tokens.text, 0.35)))


def _depth_stops(tokens: Tokens, model: int) -> tuple[str, str, str]:
    colour = tokens.models[model]
    return mix(colour, tokens.surface, 0.30), colour, mix(colour, tokens.text, 0.60)


def depth_ramp(tokens: Tokens, model: int) -> Lookup:
    """From the first layer (light) to the output layer (dark, or bright on dark) of one model, (256, 4) uint8."""
    return lookup(_depth_stops(tokens, model))


def depth_colours(tokens: Tokens, model: int, *, count: int) -> tuple[str, ...]:
    """One line colour per layer, input side first; always write the layer's name at the end of its line."""
    table = depth_ramp(tokens, model)
    at = np.rint(np.linspace(0, ENTRIES - 1, count)).astype(int) if count > 1 else np.array([ENTRIES // 2])
    return tuple("#{:02X}{:02X}{:02X}".format(*table[i, :3]) for i in at)


def class_lookup(tokens: Tokens) -> Lookup:
    """The class colours held back like the boundary map, for pictures of the most likely class: (10, 4) uint8."""
    rows = [(*rgb(mix(colour, tokens.neutral, tokens.boundary_end_mix)), 255) for colour in tokens.classes]
    return np.array(rows, dtype=np.uint8)
