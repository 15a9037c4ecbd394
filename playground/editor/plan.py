"""How a card is divided: the boxes of its parts, from what it says and from font metrics at the present text scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from playground.editor.facts import InputFacts, LayerFacts, LossFacts, count_words, shape_words
from playground.editor.layout import Box
from playground.look.theme import Theme
from playground.look.words import word

translate = QCoreApplication.translate

WIDEST_GRADIENT = "8e−8"
WIDEST_LOSS = "8.8e−88"
TILE_GAP = 4
FAR_LINES = ("words", "shape", "count", "gradient")  # under the tiles of a card that is seen from far
NAME_LIMIT = 160  # px at 100 %; longer names are cut with an ellipsis


@dataclass(frozen=True)
class Plan:
    """A card's size and the boxes of its parts, relative to its top left corner."""

    width: float
    height: float
    parts: Mapping[str, Box] = field(default_factory=dict, hash=False)


class Rows:
    """A column of parts under each other, from the top down; all lengths are already scaled."""

    def __init__(self, left: float, width: float) -> None:
        self.left, self.width, self.y = left, width, 0.0
        self.parts: dict[str, Box] = {}

    def add(self, name: str, height: float, *, gap: float) -> Box:
        """A part of the whole width, `gap` below the one before."""
        box = Box(self.left, self.y + gap, self.width, height)
        self.parts[name], self.y = box, box.bottom
        return box

    def plan(self, padding: float) -> Plan:
        """The finished card."""
        return Plan(self.width + 2 * self.left, self.y + padding, MappingProxyType(dict(self.parts)))


@lru_cache(maxsize=1024)
def layer_plan(facts: LayerFacts, theme: Theme) -> Plan:
    """The card of a layer: large with tiles and gradient where it learns weights, else small."""
    padding = theme.space(10)
    width = max(theme.text(_least_width(facts)), *_widths(facts, theme))
    rows = Rows(padding, round(width + 0.49))
    title = rows.add("title", theme.line_height("card_name"), gap=theme.space(9 if facts.weighted else 10))
    badge = theme.text(theme.sizes.badge)
    rows.parts["badge"] = Box(title.right - badge, title.centre_y - badge / 2, badge, badge)
    if facts.weighted:
        rows.add("tiles", tiles_height(theme), gap=theme.space(8))
    control = theme.text(theme.sizes.chip)
    if facts.activation is not None:
        rows.add("activation", control, gap=theme.space(8))
    if facts.knob is not None:
        _stepper(rows, control, theme, first=facts.activation is None)
    _words(rows, facts, theme)
    return rows.plan(theme.space(15 if facts.weighted else 9))


def _least_width(facts: LayerFacts) -> int:
    return 108 if facts.weighted else 88 if facts.activation is not None else 76


def _stepper(rows: Rows, height: float, theme: Theme, *, first: bool) -> None:
    box = rows.add("knob", height, gap=theme.space(11 if first else 6))
    side = theme.text(22)
    rows.parts["less"] = Box(box.left, box.top, side, box.height)
    rows.parts["more"] = Box(box.right - side, box.top, side, box.height)
    rows.parts["value"] = Box(box.left + side, box.top, box.width - 2 * side, box.height)


def _words(rows: Rows, facts: LayerFacts, theme: Theme) -> None:
    line = theme.line_height("tick")
    if facts.weighted:
        rows.add("shape", line, gap=theme.space(8))
        rows.add("gradient", line, gap=theme.space(2))
        rows.add("bar", theme.text(6), gap=theme.space(6))
        return
    for name in small_lines(facts):
        rows.add(name, line, gap=theme.space(5) if name == "label" else 0)


def heading(facts: LayerFacts) -> str:
    """The words at the top of a card: what the layer is called, where it is known by that, else its kind."""
    return facts.label if facts.label and (facts.weighted or facts.name) else facts.title


def small_lines(facts: LayerFacts) -> dict[str, str]:
    """The lines under a small card's controls, by part."""
    knob = word(facts.knob.name) if facts.knob is not None else ""
    label = " · ".join(part for part in (facts.label, knob) if part)
    lines = {"label": label, "shape": shape_words(facts), "count": count_words(facts)}
    return {name: text for name, text in lines.items() if text}


def _widths(facts: LayerFacts, theme: Theme) -> tuple[float, ...]:
    """What the texts of a card need, without its padding."""
    tick, title = theme.metrics("tick"), theme.metrics("card_name")
    badge = theme.text(theme.sizes.badge) + theme.space(4)
    if not facts.weighted:
        name = theme.text(theme.sizes.icon) + theme.space(8) + title.horizontalAdvance(heading(facts))
        room = badge if facts.notice is not None else 0.0
        return (name + room, *(tick.horizontalAdvance(text) for text in small_lines(facts).values()))
    name = min(title.horizontalAdvance(facts.label), theme.text(NAME_LIMIT))
    kind = theme.metrics("tick").horizontalAdvance(facts.title)
    lock = theme.text(theme.sizes.icon_small) + theme.space(4) if facts.frozen else 0
    gradient = tick.horizontalAdvance(gradient_label()) + theme.space(4) + tick.horizontalAdvance(WIDEST_GRADIENT)
    shape = tick.horizontalAdvance(" · ".join((shape_words(facts), count_words(facts))))
    return name + theme.space(6) + kind + lock + badge, gradient, shape


@lru_cache(maxsize=1024)
def far_parts(facts: LayerFacts, theme: Theme) -> Mapping[str, Box]:
    """The parts of a layer's card that is seen from far: fewer and larger, in a card of the same size."""
    plan, top = layer_plan(facts, theme), theme.space(5)
    left, width = plan.parts["title"].left, plan.parts["title"].width
    side = float(theme.text(26))
    if facts.weighted:
        side = min(side, plan.parts["tiles"].top - top - 2)
    title = Box(left, top, width, side)
    parts = {"title": title, "badge": Box(title.right - side, top, side, side)}
    if not facts.weighted:
        sign = theme.text(32)
        parts["sign"] = Box((plan.width - sign) / 2, title.bottom + theme.space(8), sign, sign)
        line = (plan.height - theme.space(6) - parts["sign"].bottom) / 2
        for i, name in enumerate(("words", "shape")):
            parts[name] = Box(left, parts["sign"].bottom + i * line, width, line)
        return parts
    bar = theme.text(14)
    parts["bar"] = Box(left, plan.height - theme.space(14) - bar, width, bar)
    below = plan.parts["tiles"].bottom + theme.space(3)
    line = (parts["bar"].top - theme.space(5) - below) / len(FAR_LINES)
    return parts | {name: Box(left, below + i * line, width, line) for i, name in enumerate(FAR_LINES)}


def gradient_label() -> str:
    """What the number above the bar is."""
    return translate("Card", "mean |∂C/∂W|")


def short_gradient_label() -> str:
    """The same, beside a number with many digits."""
    return "|∂C/∂W|"


def tiles_height(theme: Theme) -> float:
    """Two rows of tiles."""
    return 2 * theme.text(theme.sizes.tile) + theme.space(TILE_GAP)


def tile_boxes(area: Box, count: int, theme: Theme) -> tuple[Box, ...]:
    """Where `count` (up to 8) tiles stand: one or two large ones, or two rows, centred."""
    gap = theme.space(TILE_GAP)
    if count <= 2:
        side, columns = area.height, max(count, 1)
    else:
        side, columns = float(theme.text(theme.sizes.tile)), (count + 1) // 2
    left = area.left + (area.width - columns * side - (columns - 1) * gap) / 2
    return tuple(
        Box(left + (i % columns) * (side + gap), area.top + (i // columns) * (side + gap), side, side)
        for i in range(count)
    )


@lru_cache(maxsize=64)
def input_plan(facts: InputFacts, theme: Theme) -> Plan:
    """The card at the start: a thumbnail and a name per feature."""
    tick, padding = theme.metrics("tick"), theme.space(10)
    thumb = theme.text(40)
    names = [min(tick.horizontalAdvance(name), theme.text(NAME_LIMIT)) for name in facts.names]
    more = tick.horizontalAdvance(more_words(facts)) if facts.more else 0
    title = theme.metrics("card_name").horizontalAdvance(translate("Card", "Input"))
    rows = Rows(padding, round(max(theme.text(44), thumb, title, more, *names) + 0.49))
    rows.add("title", theme.line_height("card_name"), gap=theme.space(8))
    for i in range(len(facts.names)):
        box = rows.add(f"picture_{i}", thumb, gap=theme.space(9 if i == 0 else 4))
        rows.parts[f"picture_{i}"] = Box(box.left + (box.width - thumb) / 2, box.top, thumb, thumb)
        rows.add(f"name_{i}", theme.line_height("tick"), gap=0)
    if facts.more:
        rows.add("more_names", theme.line_height("tick"), gap=theme.space(2))
    return rows.plan(theme.space(10))


def more_words(facts: InputFacts) -> str:
    """How many features are not shown."""
    return translate("Card", "… {count} more").format(count=facts.more)


@lru_cache(maxsize=64)
def loss_plan(facts: LossFacts, theme: Theme) -> Plan:
    """The card at the end: a small curve, the number, and what it is."""
    padding = theme.space(10)
    name = theme.metrics("tick").horizontalAdvance(facts.name)
    number = theme.metrics("title").horizontalAdvance(WIDEST_LOSS)
    rows = Rows(padding, round(max(theme.text(72), name, number) + 0.49))
    rows.add("title", theme.line_height("card_name"), gap=theme.space(10))
    rows.add("curve", theme.text(32), gap=theme.space(7))
    rows.add("number", theme.line_height("title"), gap=theme.space(9))
    rows.add("name", theme.line_height("tick"), gap=0)
    return rows.plan(theme.space(6))
