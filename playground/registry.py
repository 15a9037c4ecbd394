"""A registry is a dict filled by a decorator that returns its argument unchanged; `knob` declares a field's range."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, field, fields
from math import isfinite
from typing import Any, ClassVar, TypeVar

C = TypeVar("C", bound="type[Kind]")


class Registry(dict[str, type[Any]]):
    """The kinds of one family (`ACTIVATIONS`, `LAYERS`, …) by their snake_case name, in the order of their definition."""

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


@dataclass(frozen=True)
class Knob:
    """What one field of a kind may hold: its type, range and unit, for files, forms and checks alike.

    `above` and `low` are the exclusive and the inclusive lower bound, `high` the inclusive upper one. `kinds` names the
    registry that a field of kinds chooses from, `many` says that it holds a tuple of them.
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
    optional: bool = False

    def problem(self, value: Any) -> str | None:
        """One sentence part that says what is wrong with `value` ("must be 1 to 1024, got 0"), or None."""
        if value is None:
            return None if self.optional else f"must be {self.expected()}, got null"
        if self.kinds is not None or self.many:
            return None
        numeric = self.type in (int, float)
        if isinstance(value, bool) != (self.type is bool) or (not numeric and not isinstance(value, self.type)):
            return f"must be {self.expected()}, got {value!r}"
        if not numeric:
            return None if not self.choices or value in self.choices else f"must be {self.expected()}, got {value!r}"
        if not isinstance(value, (int, float)) or (self.type is int and not isinstance(value, int)):
            return f"must be {self.expected()}, got {value!r}"
        outside = (
            not isfinite(value)
            or (self.low is not None and value < self.low)
            or (self.above is not None and value <= self.above)
            or (self.high is not None and value > self.high)
        )
        return f"must be {self.expected()}, got {value!r}" if outside else None

    def expected(self) -> str:
        """What may stand here, in words: "1 to 1024", "above 0", "true or false", "one of a, b"."""
        if self.choices:
            return "one of " + ", ".join(self.choices)
        if self.type is bool:
            return "true or false"
        if self.type is str:
            return "text"
        noun = "a whole number" if self.type is int else "a number"
        if self.above is not None:
            return f"above {self.above}" + ("" if self.high is None else f" and at most {self.high}")
        if self.low is not None:
            return f"{noun} of at least {self.low}" if self.high is None else f"{self.low} to {self.high}"
        return noun if self.high is None else f"{noun} of at most {self.high}"


def knob(default: Any, *, type: type[Any] | None = None, **settings: Any) -> Any:
    """A dataclass field with a `Knob`; the type is that of `default` unless said. Settings: see `Knob`."""
    settings = {"many": isinstance(default, tuple), "optional": default is None} | settings
    return field(default=default, metadata={"knob": Knob(type=type or default.__class__, default=default, **settings)})


class Kind:
    """A registered frozen dataclass: its fields are its knobs, its methods its mathematics."""

    kind: ClassVar[str] = ""
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __post_init__(self) -> None:
        """Let a field of kinds be given by bare names: `Dense(units=4, activation="tanh")`."""
        for name, each in knobs(type(self)):
            if each.kinds is None:
                continue
            value, kinds = getattr(self, name), each.kinds
            if each.many:
                made: Any = tuple(kinds[item]() if isinstance(item, str) else item for item in value)
            else:
                made = kinds[value]() if isinstance(value, str) else value
            object.__setattr__(self, name, made)


def knobs(kind: type[Kind]) -> Iterator[tuple[str, Knob]]:
    """The (field name, Knob) pairs of a kind, in the order of its fields; fields without a knob are left out."""
    for each in fields(kind):
        if "knob" in each.metadata:
            yield each.name, each.metadata["knob"]
