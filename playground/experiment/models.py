"""Edits of the models as wholes: pure functions that copy, remove, rename and order the models of an Experiment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from playground.engine.model import INPUT, Model
from playground.experiment.values import Experiment
from playground.translatable import QT_TRANSLATE_NOOP

Edit = Callable[..., Experiment]

MOST = 4
"""So many models stand side by side: A, B, C and D, told apart by colour, dash and marker."""

LETTERS = "ABCD"
"""What they are called where they have no other name."""

LONGEST = 80
"""Characters of the longest name."""

FORBIDDEN = frozenset('/\\:*?"<>|')
"""What no folder, array or column can have in its name."""


def plain_name(name: str) -> bool:
    """Whether a folder, an array in an npz file and a column of a table can be called so."""
    sized = bool(name.strip()) and len(name) <= LONGEST
    return sized and name.isprintable() and not set(name) & FORBIDDEN and name not in (".", "..", INPUT)


def fresh_name(name: str, taken: set[str]) -> str:
    """The first free name for a copy of the model `name`: "tanh" gives "tanh 2", and that "tanh 3"."""
    stem = re.sub(r" \d+$", "", name)
    number = 2
    while f"{stem} {number}" in taken:
        number += 1
    return f"{stem} {number}"


def duplicate_model(experiment: Experiment, model: int) -> Experiment:
    """The experiment with a copy of one model as the last, called by its letter: what it will be, nobody knows yet.

    ValueError: there are as many as can be.
    """
    models = experiment.models
    if len(models) >= MOST:
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "Four models are as many as can be told apart."))
    taken, letter = {each.name for each in models}, LETTERS[len(models)]
    name = fresh_name(models[model].name, taken) if letter in taken else letter
    return replace(experiment, models=(*models, replace(models[model], name=name)))


def remove_model(experiment: Experiment, model: int) -> Experiment:
    """The experiment without one model. ValueError: it is the only one."""
    if len(experiment.models) == 1:
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "The only model stays: an experiment needs one."))
    models = experiment.models[:model] + experiment.models[model + 1 :]
    return replace(experiment, models=models)


def rename_model(experiment: Experiment, model: int, name: str) -> Experiment:
    """The experiment with another name for one model, without spaces around it. ValueError: it can't be used."""
    name = name.strip()
    if not plain_name(name):
        raise ValueError(
            QT_TRANSLATE_NOOP("Problems", "A model's name has 1 to 80 characters, and none of / \\ : * ? \" < > |")
        )
    if any(each.name == name for index, each in enumerate(experiment.models) if index != model):
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "Another model already has this name."))
    models = list(experiment.models)
    models[model] = replace(models[model], name=name)
    return replace(experiment, models=tuple(models))


def move_model(experiment: Experiment, model: int, place: int) -> Experiment:
    """The experiment with one model at another place, which decides its letter and colour."""
    models = list(experiment.models)
    models.insert(place, models.pop(model))
    return replace(experiment, models=tuple(models))


def shown_after(before: tuple[Model, ...], after: tuple[Model, ...], shown: int) -> int:
    """Which model to show once an edit, or its undoing, has led from `before` to `after`: what it was about.

    A model that came, else the only one that changed; else the one `shown` by now, wherever it stands, or what stands
    in its place.
    """
    names, old = [model.name for model in after], [model.name for model in before]
    came = [index for index, name in enumerate(names) if name not in old]
    if len(after) > len(before) and came:
        return came[-1]
    if len(after) == len(before) and sorted(names) != sorted(old) and len(came) == 1:
        return came[0]
    changed = [
        index for index, model in enumerate(after) if model.name in old and before[old.index(model.name)] != model
    ]
    if len(changed) == 1:
        return changed[0]
    name = old[shown] if shown < len(old) else ""
    return names.index(name) if name in names else min(shown, len(after) - 1)
