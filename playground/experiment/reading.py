"""Plain data, as they come out of JSON, to checked values; every refusal names the place and the remedy."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from playground.engine.layers import LAYERS
from playground.engine.model import INPUT, Model, Skip
from playground.engine.stop import Stop
from playground.experiment.edits import fresh_id, skip_refusal
from playground.experiment.migrations import Plain
from playground.experiment.models import LONGEST, plain_name
from playground.experiment.problems import FileProblem, choose
from playground.experiment.values import Experiment
from playground.registry import Kind, Knob, Registry, knobs, shown
from playground.translatable import KINDS, QT_TRANSLATE_NOOP, Message, told


def read_experiment(plain: Plain) -> Experiment:
    """The checked experiment for plain data without its head. FileProblem."""
    _refuse_unknown(plain, _names(Experiment), "")
    values = read_knobs(Experiment, plain, "")
    if "stop" in plain:
        values["stop"] = Stop(**read_knobs(Stop, _closed(plain["stop"], _names(Stop), "stop"), "stop"))
    if "models" in plain:
        values["models"] = _models(plain["models"])
    return Experiment(**values)


def _models(plain: Any) -> tuple[Model, ...]:
    items = _list(plain, "models")
    if not items:
        raise FileProblem("models", QT_TRANSLATE_NOOP("Problems", "must hold at least one model"))
    names: set[str] = set()
    models = []
    for index, item in enumerate(items):
        place = f"models[{index}]"
        item = _closed(item, _names(Model), place)
        spare = next(letter for letter in map(_letters, range(index, index + len(items) + 1)) if letter not in names)
        name = _name(item.get("name", spare), f"{place}.name", names)
        models.append(read_model(item, name, place))
    return tuple(models)


def _letters(index: int) -> str:
    """A, B, …, Z, A1, B1, …"""
    return chr(ord("A") + index % 26) + (str(index // 26) if index >= 26 else "")


def read_model(plain: Plain, name: str, place: str) -> Model:
    """The checked model for plain data with known keys; `place` is where they stand. FileProblem."""
    at = f"{place}." if place else ""
    layers = _layers(plain.get("layers", []), f"{at}layers")
    model = Model(name=name, layers=layers, **read_knobs(Model, plain, place))
    skips: tuple[Skip, ...] = ()
    for index, item in enumerate(_list(plain.get("skips", []), f"{at}skips")):
        where = f"{at}skips[{index}]"
        item = _closed(item, ["source", "target"], where)
        for end in ("source", "target"):
            ids = [INPUT] * (end == "source") + [layer.id for layer in layers]
            if item.get(end) not in ids:
                there = ", ".join(ids) or "none"
                raise FileProblem(
                    f"{where}.{end}",
                    QT_TRANSLATE_NOOP("Problems", "must be the id of a layer ({there}), got {value}").format(
                        there=there, value=shown(item.get(end))
                    ),
                )
        if refusal := skip_refusal(Model(layers=layers, skips=skips), item["source"], item["target"]):
            raise FileProblem(where, refusal)
        skips += (Skip(item["source"], item["target"]),)
    return replace(model, skips=skips)


def _layers(plain: Any, place: str) -> tuple[Any, ...]:
    items = _list(plain, place)
    ids: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, dict) and "id" in item:
            _name(item["id"], f"{place}[{index}].id", ids)
    layers = []
    for index, item in enumerate(items):
        id = item.get("id") if isinstance(item, dict) else None
        layer = read_kind(LAYERS, item, f"{place}[{index}]", also=("id",))
        if id is None:
            last = index == len(items) - 1 and "out" not in ids
            id = "out" if last else fresh_id(layer.kind, ids | {"out"})
            ids.add(id)
        layers.append(replace(layer, id=id))
    return tuple(layers)


def _name(value: Any, place: str, taken: set[str]) -> str:
    """A name that a folder, an array in an npz file and a column of a table can have; it is then `taken`."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP("Problems", "must be text of 1 to {longest} characters, got {value}").format(
                longest=LONGEST, value=shown(value)
            ),
        )
    if not plain_name(value):
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP("Problems", "can't be {value}: choose a plain name, such as h1").format(
                value=shown(value)
            ),
        )
    if value in taken:
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP("Problems", "must be a name of its own, and {value} is there already").format(
                value=shown(value)
            ),
        )
    taken.add(value)
    return value


def read_kind(registry: Registry, plain: Any, place: str, *, also: tuple[str, ...] = ()) -> Any:
    """The value of a kind of `registry` that is given by bare name or as an object; `also` are keys it may have too."""
    name = plain.get("kind") if isinstance(plain, dict) else plain
    if not isinstance(name, str):
        what = (
            QT_TRANSLATE_NOOP("Problems", "an object without a kind")
            if isinstance(plain, dict) and "kind" not in plain
            else shown(name)
        )
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP(
                "Problems", "must be the name of a kind of {family}, or an object with one, got {what}"
            ).format(family=Message(registry.family, KINDS), what=what),
        )
    if name not in registry:
        raise FileProblem(
            place,
            QT_TRANSLATE_NOOP("Problems", "there is no {family} {value}: {choice}").format(
                family=Message(registry.family, KINDS), value=shown(name), choice=choose(name, list(registry))
            ),
        )
    given = plain if isinstance(plain, dict) else {}
    kind = registry[name]
    _refuse_unknown(given, [*also, "kind", *(knob_name for knob_name, _ in knobs(kind))], place)
    try:
        return kind(**read_knobs(kind, given, place))
    except FileProblem:
        raise
    except ValueError as error:  # what only the kind itself can know of its knobs
        raise FileProblem(place, told(error)) from error


def read_knobs(kind: type[Kind], plain: Plain, place: str) -> dict[str, Any]:
    """The checked values of those knobs of `kind` that `plain` gives."""
    at = f"{place}." if place else ""
    return {name: _read_knob(knob, plain[name], at + name) for name, knob in knobs(kind) if name in plain}


def _read_knob(knob: Knob, plain: Any, place: str) -> Any:
    if knob.kinds is not None and knob.many:
        items = _list(plain, place)
        if not items:
            raise FileProblem(
                place,
                QT_TRANSLATE_NOOP("Problems", "must hold at least one {family}").format(
                    family=Message(knob.kinds.family, KINDS)
                ),
            )
        values = tuple(read_kind(knob.kinds, item, f"{place}[{index}]") for index, item in enumerate(items))
        if twice := next((index for index, value in enumerate(values) if value in values[:index]), 0):
            raise FileProblem(
                f"{place}[{twice}]",
                QT_TRANSLATE_NOOP("Problems", "{value} is there already").format(value=shown(items[twice])),
            )
        return values
    if knob.kinds is not None and not (plain is None and knob.optional):
        return read_kind(knob.kinds, plain, place)
    if problem := knob.problem(plain):
        raise FileProblem(place, problem)
    return _as_knob(knob, plain)


def _as_knob(knob: Knob, plain: Any) -> Any:
    """A checked value as the knob's type: JSON has one type of number, and lists for tuples."""
    if isinstance(plain, list):
        return tuple(_as_knob(knob, item) for item in plain)
    return float(plain) if knob.type is float and plain is not None else plain


def _names(kind: type[Any]) -> list[str]:
    return [each.name for each in fields(kind)]


def _list(plain: Any, place: str) -> list[Any]:
    if not isinstance(plain, list):
        raise FileProblem(
            place, QT_TRANSLATE_NOOP("Problems", "must be a list in brackets, got {value}").format(value=shown(plain))
        )
    return plain


def _closed(plain: Any, names: list[str], place: str) -> Plain:
    """`plain`, if it is an object with no other keys than `names`."""
    if not isinstance(plain, dict):
        raise FileProblem(
            place, QT_TRANSLATE_NOOP("Problems", "must be an object in braces, got {value}").format(value=shown(plain))
        )
    _refuse_unknown(plain, names, place)
    return plain


def _refuse_unknown(plain: Plain, names: list[str], place: str) -> None:
    for key in plain:
        if key not in names:
            raise FileProblem(
                place,
                QT_TRANSLATE_NOOP("Problems", "there is no key {value} here: {choice}").format(
                    value=shown(key), choice=choose(key, names)
                ),
            )
