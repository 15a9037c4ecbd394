"""A registry is a dict filled by a decorator that returns its argument unchanged; `knob` declares a field's range."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, TypeVar

from playground.translatable import QT_TRANSLATE_NOOP, Message

LARGEST = 1e300
"""No knob holds a number beyond this; so neither infinity nor an integer that no float can hold gets in."""

SHOWN = 40
"""So many characters of a wrong value are repeated in the sentence about it."""

RANGES = {
    ("above", False): QT_TRANSLATE_NOOP("Problems", "above {above}"),
    ("above", True): QT_TRANSLATE_NOOP("Problems", "above {above} and at most {high}"),
    ("low", False): QT_TRANSLATE_NOOP("Problems", "{noun} of at least {low}"),
    ("low", True): QT_TRANSLATE_NOOP("Problems", "{low} to {high}"),
    ("", True): QT_TRANSLATE_NOOP("Problems", "{noun} of at most {high}"),
}
"""What a number may be in words, by its lower bound and whether it has an upper one."""

C = TypeVar("C", bound="type[Kind]")


class Registry(dict[str, type[Any]]):
    """The kinds of one family (`ACTIVATIONS`, `LAYERS`, …) by their snake_case name, in order of definition."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self.family = family

    def register(self, name: str) -> Callable[[C], C]:
        """Enter the decorated frozen dataclass under `name`, which becomes its `kind`."""

        def enter(kind: C) -> C:
            kind.kind = name
            self[name] = kind
            return kind

        return enter


def shown(value: Any) -> str:
    """A wrong value as it stands in a file, shortened, for the sentence about it."""
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@dataclass(frozen=True)
class Knob:
    """What one field of a kind may hold: its type, range and unit, for files, forms and checks alike.

    `above` and `low` are the exclusive and the inclusive lower bound, `high` the inclusive upper one. `kinds` names the
    registry that a field of kinds chooses from. `many` says that the field holds a tuple of values; with `row` > 0 each
    of them is a tuple of so many numbers. `check` says what else is wrong with a text of the right type.
    """

    type: type[Any]
    default: Any
    low: float | None = None
    above: float | None = None
    high: float | None = None
    unit: str = ""
    log: bool = False
    text: str = ""
    choices: tuple[str, ...] = ()
    kinds: Registry | None = None
    many: bool = False
    row: int = 0
    optional: bool = False
    check: Callable[[Any], str | None] | None = None

    def problem(self, value: Any) -> str | None:
        """One sentence part that says what is wrong with `value` ("must be 1 to 1024, got 0"), or None."""
        if value is None:
            return None if self.optional else self._refusal(value)
        if self.kinds is not None:
            return None
        return self._problem_of_many(value) if self.many else self._problem_of_one(value)

    def _problem_of_many(self, values: Any) -> str | None:
        """What is wrong with a tuple (or list) of values: the first item that has a problem."""
        if not isinstance(values, (tuple, list)):
            return QT_TRANSLATE_NOOP("Problems", "must be a list, got {value}").format(value=shown(values))
        for position, item in enumerate(values):
            if self.row and (not isinstance(item, (tuple, list)) or len(item) != self.row):
                return QT_TRANSLATE_NOOP(
                    "Problems", "must be a list of rows of {count} numbers, got {value} at position {position}"
                ).format(count=self.row, value=shown(item), position=position)
            for value in item if self.row else (item,):
                if problem := self._problem_of_one(value):
                    template = QT_TRANSLATE_NOOP("Problems", "{problem} at position {position}")
                    return template.format(problem=problem, position=position)
        return None

    def _problem_of_one(self, value: Any) -> str | None:
        """What is wrong with a single value."""
        numeric = self.type in (int, float)
        if isinstance(value, bool) != (self.type is bool) or (not numeric and not isinstance(value, self.type)):
            return self._refusal(value)
        if not numeric:
            if self.choices and value not in self.choices:
                return self._refusal(value)
            return self.check(value) if self.check else None
        if not isinstance(value, (int, float)) or (self.type is int and not isinstance(value, int)):
            return self._refusal(value)
        outside = (
            not -LARGEST <= value <= LARGEST
            or (self.low is not None and value < self.low)
            or (self.above is not None and value <= self.above)
            or (self.high is not None and value > self.high)
        )
        return self._refusal(value) if outside else None

    def _refusal(self, value: Any) -> Message:
        """The sentence part about a value that may not stand here."""
        template = QT_TRANSLATE_NOOP("Problems", "must be {expected}, got {value}")
        return template.format(expected=self.expected(), value=shown(value))

    def expected(self) -> Message:
        """What may stand here, in words: "1 to 1024", "above 0", "true or false", "one of a, b"."""
        if self.choices:
            return QT_TRANSLATE_NOOP("Problems", "one of {choices}").format(choices=", ".join(self.choices))
        if self.type is bool:
            return QT_TRANSLATE_NOOP("Problems", "true or false")
        if self.type is str:
            return QT_TRANSLATE_NOOP("Problems", "text")
        return self._expected_number()

    def _expected_number(self) -> Message:
        """The same for a number."""
        noun = (
            QT_TRANSLATE_NOOP("Problems", "a whole number")
            if self.type is int
            else QT_TRANSLATE_NOOP("Problems", "a number")
        )
        lower = "above" if self.above is not None else "low" if self.low is not None else ""
        template = RANGES.get((lower, self.high is not None), noun)
        return template.format(noun=noun, above=self.above, low=self.low, high=self.high)


def knob(default: Any, *, type: type[Any] | None = None, **settings: Any) -> Any:
    """A dataclass field with a `Knob`; the type is that of `default` unless said. Settings: see `Knob`."""
    settings = {"many": isinstance(default, tuple), "optional": default is None} | settings
    return field(default=default, metadata={"knob": Knob(type=type or default.__class__, default=default, **settings)})


def as_tuples(value: Any) -> Any:
    """Lists, and lists in lists, as tuples: a frozen value holds nothing that can change."""
    return tuple(as_tuples(item) for item in value) if isinstance(value, (list, tuple)) else value


class Kind:
    """A registered frozen dataclass: its fields are its knobs, its methods its mathematics."""

    kind: ClassVar[str] = ""
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __post_init__(self) -> None:
        """Kinds may be given by bare names, `Dense(units=4, activation="tanh")`, and tuples as lists."""
        for name, each in knobs(type(self)):
            value, kinds = getattr(self, name), each.kinds
            made: Any
            if kinds is None:
                made = as_tuples(value) if each.many else value
            elif each.many:
                made = tuple(kinds[item]() if isinstance(item, str) else item for item in value)
            else:
                made = kinds[value]() if isinstance(value, str) else value
            object.__setattr__(self, name, made)


def knobs(kind: type[Kind]) -> Iterator[tuple[str, Knob]]:
    """The (field name, Knob) pairs of a kind, in the order of its fields; fields without a knob are left out."""
    for each in fields(kind):
        if "knob" in each.metadata:
            yield each.name, each.metadata["knob"]
