"""What the controls of the window do to an Experiment: pure functions from one value to the next."""

from __future__ import annotations

from typing import Any, TypeVar

from playground.registry import Kind, knobs

K = TypeVar("K", bound=Kind)


def swapped(old: Kind, kind: type[K]) -> K:
    """A value of another kind of the family, with the knobs that both have and that were changed from their default."""
    here = dict(knobs(kind))
    kept: dict[str, Any] = {}
    for name, each in knobs(type(old)):
        value = getattr(old, name)
        if name in here and value != each.default and here[name].problem(value) is None:
            kept[name] = value
    return kind(**kept)


def full_batch(typed: float | None) -> int | None:
    """A batch size from a control where infinity stands for all samples."""
    return None if typed is None or typed == float("inf") else round(typed)


def toggled(chosen: tuple[K, ...], kind: type[K], order: list[type[K]]) -> tuple[K, ...]:
    """The chosen values with one of `kind` added, in the order of the kinds, or taken away; never the last one."""
    without = tuple(value for value in chosen if not isinstance(value, kind))
    if len(without) < len(chosen):
        return without or chosen
    return tuple(sorted((*chosen, kind()), key=lambda value: order.index(type(value))))
