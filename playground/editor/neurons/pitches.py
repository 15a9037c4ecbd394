"""How many neurons are seen and how far apart they and the columns stand, so that they fill the window: pure, in px."""

from __future__ import annotations

from dataclasses import dataclass

from playground.editor.facts import ModelFacts
from playground.editor.neurons.header import WIDTH
from playground.editor.neurons.values import SHOWN
from playground.editor.paper import FIT_LOW, MARGIN
from playground.look.theme import Theme

NARROW, WIDE, WIDE_SEEN = 200, 420, 264  # px between columns: at least, at most, and at most on the screen
CLOSE, SMALL = 60, 0.8  # px between neurons whose zoom would else be smaller than that
FEWEST = 2  # neurons of a column that are seen, however low the window


@dataclass(frozen=True)
class Pitches:
    """Px of the scene from neuron to neuron, from column to column, and from the outer columns to either edge.

    `shown` is how many neurons of a column there is room for.
    """

    neuron: float
    column: float
    sides: tuple[float, float]
    shown: int


def pitches(facts: ModelFacts, theme: Theme, *, width: float, height: float, names: float) -> Pitches:
    """As wide as the window, of which so many px are free, allows at the zoom that its height allows.

    The names of the inputs take `names` px of it, at any zoom.
    """
    neuron = float(theme.text(theme.sizes.neuron_pitch))
    if height / _tall(facts, theme, neuron, SHOWN) < SMALL:
        neuron = float(theme.text(CLOSE))
    shown = next((n for n in range(SHOWN, FEWEST, -1) if height / _tall(facts, theme, neuron, n) >= FIT_LOW), FEWEST)
    zoom = min(max(height / _tall(facts, theme, neuron, shown), FIT_LOW), 1.0)
    gaps, half = sum(not layer.disabled for layer in facts.layers), theme.text(theme.sizes.tile_neuron_view) / 2
    across, header = width / zoom - 2 * MARGIN, (theme.text(WIDTH) + theme.space(24)) / zoom
    column = (across - max(header / 2, half + names / zoom) - header / 2) / max(gaps, 1)
    if column < header:  # then headers are as wide as columns stand apart
        column = min(across / (gaps + 1), (across - half - names / zoom) / (gaps + 0.5))
    column = min(max(column, theme.text(NARROW)), max(theme.text(WIDE), theme.text(WIDE_SEEN) / zoom))
    right = min(header, column) / 2 - half
    total = (gaps + 0.5) * column + half + 2 * MARGIN
    if total * zoom + names > width:  # columns stand as close as they may, and all of it is smaller
        zoom = max((width - names) / total, FIT_LOW)
    return Pitches(neuron, column, (max(right, names / zoom), right), shown)


def _tall(facts: ModelFacts, theme: Theme, pitch: float, shown: int) -> float:
    """Px that a column of at most so many neurons takes, with so many px from neuron to neuron."""
    most = max([facts.input.width, *(layer.outputs or 1 for layer in facts.layers)])
    tall = pitch * min(most, shown) + 2 * MARGIN
    if most > shown:  # then it says how many more
        tall += pitch
    if facts.skips:
        tall += theme.space(theme.sizes.skip_drop) + len(facts.skips) * theme.space(theme.sizes.skip_step)
    return tall
