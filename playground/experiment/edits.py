"""Edits: pure functions from one Experiment to the next; `model` is the index of the model that is edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from playground.engine.activations import ACTIVATIONS, Sigmoid, Tanh
from playground.engine.data import Data
from playground.engine.layers import LAYERS, Dense, Layer
from playground.engine.losses import LOSSES
from playground.engine.model import INPUT, Model, Skip
from playground.experiment.output import carries_activation, output_faults
from playground.experiment.values import Experiment
from playground.registry import Kind, knobs
from playground.translatable import QT_TRANSLATE_NOOP

K = TypeVar("K", bound=Kind)

PREFIXES = {"dense": "h", "batch_norm": "n", "layer_norm": "n"}
"""What the ids of a layer kind begin with; the others with the first letter of the kind."""


def start() -> Experiment:
    """What a new document holds: one hidden layer that learns to tell the spirals apart, a little."""
    hidden = Dense(id="h1", units=8, activation=Tanh())
    output = Dense(id="out", units=1, activation=Sigmoid())
    return Experiment(models=(Model(layers=(hidden, output)),))


def with_knobs(value: K, **changes: Any) -> K:
    """`value` with these knobs changed. ValueError: "units must be 1 to 1024, got 0"."""
    for name, each in knobs(type(value)):
        if name in changes and (problem := each.problem(changes[name])):
            raise ValueError(f"{name} {problem}")
    return replace(value, **changes)


def change_model(experiment: Experiment, model: int, **fields: Any) -> Experiment:
    """The experiment with these fields of one model changed. ValueError: a value is out of range."""
    models = list(experiment.models)
    models[model] = with_knobs(models[model], **fields)
    return replace(experiment, models=tuple(models))


def index_of(model: Model, id: str) -> int:
    """The place of layer `id` in the chain, −1 for the input. KeyError where there is none."""
    if id == INPUT:
        return -1
    for index, layer in enumerate(model.layers):
        if layer.id == id:
            return index
    raise KeyError(id)


def fresh_id(kind: str, taken: set[str]) -> str:
    """The first free id for a layer of this kind: h1, h2, … for dense layers, d1 for dropout, n1 for norms."""
    prefix, number = PREFIXES.get(kind, kind[0]), 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def new_layer(experiment: Experiment, model: int, position: int, kind: str) -> Layer:
    """What the palette's card for `kind` drops at `position`: a dense layer takes after its neighbour."""
    if kind != Dense.kind:
        return LAYERS[kind]()  # type: ignore[no-any-return]
    layers = experiment.models[model].layers
    before = [layer for layer in reversed(layers[:position]) if isinstance(layer, Dense)]
    behind = [layer for layer in layers[position:-1] if isinstance(layer, Dense)]  # the output's activation is its own
    if neighbour := next(iter(before + behind), None):
        return Dense(activation=neighbour.activation, initializer=neighbour.initializer)
    return Dense(activation=Tanh())


def insert_layer(experiment: Experiment, model: int, position: int, layer: Layer) -> Experiment:
    """The experiment with `layer` at `position` of the chain, under a fresh id where its own is empty or taken."""
    layers = experiment.models[model].layers
    taken = {each.id for each in layers}
    if not layer.id or layer.id in taken:
        layer = replace(layer, id=fresh_id(layer.kind, taken))
    return change_model(experiment, model, layers=(*layers[:position], layer, *layers[position:]))


def insert_fragment(experiment: Experiment, model: int, position: int, fragment: Model) -> Experiment:
    """The experiment with the layers of `fragment` at `position`, under fresh ids where theirs are taken."""
    old = experiment.models[model]
    taken, ids = {layer.id for layer in old.layers}, dict[str, str]()
    for layer in fragment.layers:
        ids[layer.id] = fresh_id(layer.kind, taken) if layer.id in taken else layer.id
        taken.add(ids[layer.id])
    added = tuple(replace(layer, id=ids[layer.id]) for layer in fragment.layers)
    ids[INPUT] = INPUT
    skips = tuple(Skip(ids[skip.source], ids[skip.target]) for skip in fragment.skips)
    layers = (*old.layers[:position], *added, *old.layers[position:])
    return change_model(experiment, model, layers=layers, skips=(*old.skips, *skips))


def remove_layers(experiment: Experiment, model: int, ids: set[str] | tuple[str, ...]) -> Experiment:
    """The experiment without these layers and their skip connections."""
    old = experiment.models[model]
    layers = tuple(layer for layer in old.layers if layer.id not in ids)
    skips = tuple(skip for skip in old.skips if skip.source not in ids and skip.target not in ids)
    return change_model(experiment, model, layers=layers, skips=skips)


def move_layer(experiment: Experiment, model: int, id: str, position: int) -> Experiment:
    """The experiment with layer `id` at index `position` of the new chain; skips that would point backwards go."""
    return move_layers(experiment, model, (id,), position)


def move_layers(experiment: Experiment, model: int, ids: Sequence[str], position: int) -> Experiment:
    """The same with several layers, in their order, the first of them at `position`."""
    old = experiment.models[model]
    moved = [layer for layer in old.layers if layer.id in ids]
    layers = [layer for layer in old.layers if layer.id not in ids]
    layers[position:position] = moved
    new = replace(old, layers=tuple(layers))
    skips = tuple(skip for skip in old.skips if index_of(new, skip.source) < index_of(new, skip.target))
    return change_model(experiment, model, layers=new.layers, skips=skips)


def replace_layer(experiment: Experiment, model: int, id: str, **changes: Any) -> Experiment:
    """The experiment with these knobs of one layer changed. ValueError: a value is out of range."""
    old = experiment.models[model]
    layers = tuple(with_knobs(layer, **changes) if layer.id == id else layer for layer in old.layers)
    return change_model(experiment, model, layers=layers)


def rename_layer(experiment: Experiment, model: int, id: str, name: str) -> Experiment:
    """The experiment with another id for a layer, in its skips too. ValueError: the id can't be used."""
    old = experiment.models[model]
    if name != id and (name in {layer.id for layer in old.layers} or name == INPUT):
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "Another layer already has this name."))
    if not name or "/" in name:
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "A layer's name needs at least one letter, and no slash."))
    layers = tuple(replace(layer, id=name) if layer.id == id else layer for layer in old.layers)
    names = {id: name}
    skips = tuple(Skip(names.get(s.source, s.source), names.get(s.target, s.target)) for s in old.skips)
    return change_model(experiment, model, layers=layers, skips=skips)


def skip_refusal(model: Model, source: str, target: str) -> str | None:
    """Why there can't be a skip connection from `source` (a layer's id, or "input") to `target`, or None."""
    ids = [INPUT, *(layer.id for layer in model.layers)]
    if source not in ids or target not in ids:
        return QT_TRANSLATE_NOOP("Problems", "A skip connection needs a layer at both ends.")
    if ids.index(source) >= ids.index(target):
        return QT_TRANSLATE_NOOP("Problems", "A skip connection goes forward, to a later layer.")
    if Skip(source, target) in model.skips:
        return QT_TRANSLATE_NOOP("Problems", "These two are connected already.")
    return None


def add_skip(experiment: Experiment, model: int, source: str, target: str) -> Experiment:
    """The experiment with the output of `source` added to that of `target`. ValueError: why it can't be."""
    old = experiment.models[model]
    if refusal := skip_refusal(old, source, target):
        raise ValueError(refusal)
    return change_model(experiment, model, skips=(*old.skips, Skip(source, target)))


def remove_skip(experiment: Experiment, model: int, source: str, target: str) -> Experiment:
    """The experiment without the skip connection from `source` to `target`."""
    skips = tuple(skip for skip in experiment.models[model].skips if skip != Skip(source, target))
    return change_model(experiment, model, skips=skips)


def fit_output(experiment: Experiment, data: Data) -> Experiment:
    """The experiment with output units, output activation and loss of every model such that they fit `data`.

    A model that fits is left as it is. Otherwise: two classes, one sigmoid unit; more, a softmax unit each; numbers, a
    linear unit each.
    """
    return replace(experiment, models=tuple(_fitted(model, data) for model in experiment.models))


def _fitted(model: Model, data: Data) -> Model:
    learning = [index for index, layer in enumerate(model.layers) if isinstance(layer, Dense) and not layer.disabled]
    dense = max(learning, default=None)
    if dense is None or not output_faults(model.active, data):
        return model
    if not data.classification:
        activation, loss = "linear", "mean_squared_error"
    elif len(data.classes) == 2:
        activation, loss = "sigmoid", "binary_cross_entropy"
    else:
        activation, loss = "softmax", "categorical_cross_entropy"
    layers = list(model.layers)
    layers[dense] = replace(layers[dense], units=data.widths[0])  # type: ignore[call-arg]
    if (last := carries_activation(model)) is not None:
        layers[last] = replace(layers[last], activation=ACTIVATIONS[activation]())  # type: ignore[call-arg]
    return replace(model, layers=tuple(layers), loss=LOSSES[loss]())
