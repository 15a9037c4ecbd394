"""What distinguishes one model from another, computed from the two values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from playground.engine.layers import Layer
from playground.engine.model import Model
from playground.registry import Kind, knobs

Case = Literal["value", "kind", "added", "removed", "order", "skip_added", "skip_removed"]

UNSEEN = ("name",)
"""Knobs that change what a layer is called, and nothing that it does."""


@dataclass(frozen=True)
class Difference:
    """One thing that a model has otherwise than another, in all of `layers` (ids; none: in the model as a whole).

    value: its knob `what` is `value` instead of `instead`; kind: these layers are of kind `value`; added, removed:
    layers that only it, or only the other one has; order: they follow each other otherwise; skip_added, skip_removed:
    a skip connection between the two `layers`. A value is a number, a text, a truth, None, or the name of a kind.
    """

    case: Case
    what: str = ""
    value: Any = None
    instead: Any = None
    layers: tuple[str, ...] = ()


def difference(model: Model, other: Model) -> tuple[Difference, ...]:
    """In what `model` is otherwise than `other`: layers first, then skip connections, then how it learns."""
    return (
        *_merged([*_kinds(model, other), *_layers(model, other)]),
        *_chain(model, other),
        *_skips(model, other),
        *_values(model, other, ()),
    )


def _values(one: Kind, other: Kind, layers: tuple[str, ...]) -> Iterator[Difference]:
    """The knobs of `one` that `other` of the same kind has otherwise; of other kinds, only those that both have."""
    there = dict(knobs(type(other)))
    for name, _ in knobs(type(one)):
        if name not in there or name in UNSEEN:
            continue
        value, instead = getattr(one, name), getattr(other, name)
        if value == instead:
            continue
        if isinstance(value, Kind) and isinstance(instead, Kind):
            if type(value) is not type(instead):
                yield Difference("value", name, value.kind, instead.kind, layers)
            yield from _values(value, instead, layers)
        else:
            yield Difference("value", name, value, instead, layers)


def _pairs(model: Model, other: Model) -> Iterator[tuple[Layer, Layer]]:
    """The layers that both have, by their id."""
    there = {layer.id: layer for layer in other.layers}
    return ((layer, there[layer.id]) for layer in model.layers if layer.id in there)


def _kinds(model: Model, other: Model) -> Iterator[Difference]:
    for layer, old in _pairs(model, other):
        if type(layer) is not type(old):
            yield Difference("kind", "", layer.kind, old.kind, (layer.id,))


def _layers(model: Model, other: Model) -> Iterator[Difference]:
    for layer, old in _pairs(model, other):
        if type(layer) is type(old):
            yield from _values(layer, old, (layer.id,))


def _merged(found: list[Difference]) -> Iterator[Difference]:
    """The same difference in several layers as one, those of the same layers behind each other."""
    places: dict[Difference, list[str]] = {}
    for each in found:
        places.setdefault(replace(each, layers=()), []).extend(each.layers)
    merged = [replace(each, layers=tuple(layers)) for each, layers in places.items()]
    first = {layers: index for index, layers in reversed(list(enumerate(each.layers for each in merged)))}
    return iter(sorted(merged, key=lambda each: first[each.layers]))


def _chain(model: Model, other: Model) -> Iterator[Difference]:
    here, there = [layer.id for layer in model.layers], [layer.id for layer in other.layers]
    if added := tuple(id for id in here if id not in there):
        yield Difference("added", layers=added)
    if removed := tuple(id for id in there if id not in here):
        yield Difference("removed", layers=removed)
    both = [id for id in here if id in there]
    if both != [id for id in there if id in here]:
        yield Difference("order")


def _skips(model: Model, other: Model) -> Iterator[Difference]:
    for skip in model.skips:
        if skip not in other.skips:
            yield Difference("skip_added", layers=(skip.source, skip.target))
    for skip in other.skips:
        if skip not in model.skips:
            yield Difference("skip_removed", layers=(skip.source, skip.target))
