"""Which values the − and + of a card step through, and how they are written."""

from __future__ import annotations

from playground.editor.facts import KnobFacts
from playground.look import numbers
from playground.look.scales import Linear, Logarithmic, Scale
from playground.registry import Knob

SHARE_STEP = 0.05
SMALLEST = 1e-9  # where a knob on a log scale may be anything above 0


def scale_of(knob: Knob) -> Scale:
    """The values of a numeric knob with a range: whole numbers, one digit per decade, or twentieths."""
    low = knob.low if knob.low is not None else knob.above
    low, high = 0.0 if low is None else float(low), 1e6 if knob.high is None else float(knob.high)
    if knob.type is int:
        return Linear(low, high)
    if knob.log:
        return Logarithmic(max(low, SMALLEST), high)
    step = SHARE_STEP * max(1.0, high - low if high - low > 1 else 1.0)
    return Linear(low + (step if knob.above is not None else 0.0), high, step)


def stepped(facts: KnobFacts, steps: int) -> float:
    """The value so many steps further, within the range."""
    scale = scale_of(facts.knob)
    return typed(facts, scale.value(min(max(scale.index(facts.value) + steps, 0), scale.count - 1)))


def typed(facts: KnobFacts, value: float) -> float:
    """A value that somebody typed, brought into the range; a whole number where the knob counts something."""
    scale = scale_of(facts.knob)
    inside = min(max(value, scale.low), scale.high)
    return round(inside) if facts.whole else inside


def written(facts: KnobFacts) -> str:
    """The value as the card shows it: 8, 0.10, 1e−5."""
    if facts.whole:
        return numbers.grouped(facts.value)
    if not facts.knob.log:
        return numbers.fixed(facts.value, decimals=2)
    digits = next((count for count in (1, 2) if float(f"{facts.value:.{count - 1}e}") == facts.value), 3)
    return numbers.plain(facts.value, digits=digits)
