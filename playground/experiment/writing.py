"""Values to plain data for JSON: short where nothing is lost, spelled out where a reader will look."""

from __future__ import annotations

from typing import Any

from playground.engine.model import Model
from playground.experiment.migrations import VERSION, Plain
from playground.experiment.values import Experiment
from playground.registry import Kind, Knob, knobs

FORMAT = "network-playground/experiment"

SPELLED_OUT = ("dataset", "layer", "optimizer")
"""Families whose knobs are written even where they have their defaults: they are what readers of a file look for."""

WRITTEN_WHEN_SET = ("name", "disabled", "frozen", "precision")
"""Knobs that are only written where they don't have their default."""

WRITTEN_LAST = ("disabled", "frozen")
"""Knobs that a base class declares first, and that matter least."""


def plain_experiment(experiment: Experiment) -> Plain:
    """The experiment as JSON's types, in the order in which a file has them."""
    plain = {"format": FORMAT, "version": VERSION} | plain_knobs(experiment)
    plain["models"] = [plain_model(model) for model in experiment.models]
    return plain | {"stop": plain_knobs(experiment.stop)}


def plain_model(model: Model) -> Plain:
    """A model as JSON's types."""
    layers = [{"id": layer.id, **_plain_kind(layer)} for layer in model.layers]
    skips = [{"source": skip.source, "target": skip.target} for skip in model.skips]
    return {"name": model.name, "layers": layers, "skips": skips} | plain_knobs(model)


def plain_knobs(value: Kind) -> Plain:
    """The knobs of a value as JSON's types."""
    plain: Plain = {}
    later: Plain = {}
    for name, knob in knobs(type(value)):
        held = getattr(value, name)
        if name in WRITTEN_WHEN_SET and held == knob.default:
            continue
        (later if name in WRITTEN_LAST else plain)[name] = _plain_knob(knob, held)
    return plain | later


def _plain_knob(knob: Knob, value: Any) -> Any:
    if knob.kinds is not None and value is not None:
        family = knob.kinds.family
        return [_short(family, item) for item in value] if knob.many else _short(family, value)
    if isinstance(value, tuple):
        return [_plain_knob(knob, item) for item in value]
    return float(value) if knob.type is float and value is not None else value  # 1 and 1.0 are the same experiment


def _plain_kind(value: Kind) -> Plain:
    return {"kind": value.kind} | plain_knobs(value)


def _short(family: str, value: Kind) -> Any:
    """The bare name, where nothing is lost by it."""
    plain = _plain_kind(value)
    spelled_out = family in SPELLED_OUT and len(plain) > 1
    return plain if spelled_out or value != type(value)() else value.kind
