"""How far apart neurons and columns stand, so that they fill the window: pure, in px of the scene."""

from __future__ import annotations

from dataclasses import dataclass

from playground.editor.facts import ModelFacts
from playground.editor.neurons.header import WIDTH
from playground.editor.neurons.values import SHOWN
from playground.editor.paper import FIT_LOW, MARGIN
from playground.look.theme import Theme

NARROW, WIDE, WIDE_SEEN = 200, 420, 264  # px between columns: at least, at most, and at most on the screen
CLOSE, SMALL = 60, 0.8  # px between neurons whose zoom would else be smaller than that


@dataclass(frozen=True)
class Pitches:
    """Px from neuron to neuron, from column to column, and from the last column to the end of what is to be seen."""

    neuron: float
    column: float
    side: float


def pitches(facts: ModelFacts, theme: Theme, *, width: float, height: float, least_side: float) -> Pitches:
    """As wide as the window, of which so many px are free, allows at the zoom that its height allows."""
    neuron = float(theme.text(theme.sizes.neuron_pitch))
    if _zoom(facts, theme, neuron, height) < SMALL:
        neuron = float(theme.text(CLOSE))
    zoom = _zoom(facts, theme, neuron, height)
    across, header = width / zoom - 2 * MARGIN, (theme.text(WIDTH) + theme.space(24)) / zoom
    gaps = sum(not layer.disabled for layer in facts.layers)
    column = (across - header) / max(gaps, 1)
    if column < header:  # then headers are as wide as columns stand apart
        column = across / (gaps + 1)
    column = min(max(column, theme.text(NARROW)), max(theme.text(WIDE), theme.text(WIDE_SEEN) / zoom))
    side = max(min(header, column) / 2 - theme.text(theme.sizes.tile_neuron_view) / 2, theme.text(least_side) / 2)
    return Pitches(neuron, column, side)


def _zoom(facts: ModelFacts, theme: Theme, pitch: float, height: float) -> float:
    """The zoom, up to 1, that the height allows with so many px from neuron to neuron."""
    most = max([facts.input.width, *(layer.outputs or 1 for layer in facts.layers)])
    tall = pitch * min(most, SHOWN) + 2 * MARGIN
    if facts.skips:  # below and, because everything is centred, above
        tall += 2 * (theme.space(theme.sizes.skip_drop) + len(facts.skips) * theme.space(theme.sizes.skip_step))
    return min(max(height / tall, FIT_LOW / theme.scale), 1.0)
