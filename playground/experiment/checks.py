"""Checks: what is well-formed but can't, or shouldn't, be trained, as sentences that name the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterator

from playground.engine.data import Data
from playground.engine.layers import ActivationLayer, Dense
from playground.engine.model import INPUT, Model
from playground.experiment.output import output_faults
from playground.experiment.problems import ERROR, HINT, WARNING, Problem
from playground.experiment.values import Experiment
from playground.translatable import QT_TRANSLATE_NOOP

LEAST_SQUARES_LIMIT = 2000  # parameters; Levenberg–Marquardt solves a system of that size at every step
LARGE = 200_000  # parameters; a step then takes longer than a frame on the screen


def data_problem(sentence: str) -> Problem:
    """The problem of data that can't be loaded, with the reason in a sentence of its own."""
    return Problem(ERROR, "dataset", QT_TRANSLATE_NOOP("Problems", "{reason}"), (("reason", sentence),))


def problems(experiment: Experiment, data: Data) -> tuple[Problem, ...]:
    """What keeps `experiment` from being trained on `data`, or from learning well; errors first."""
    found = [*_experiment(experiment, data)]
    for index, model in enumerate(experiment.models):
        found += _model(index, model, data)
    levels = (ERROR, WARNING, HINT)
    return tuple(sorted(found, key=lambda problem: levels.index(problem.level)))


def parameters(model: Model, inputs: int) -> int:
    """How many parameters a model learns for so many inputs, with the projections of its skip connections."""
    total, widths = 0, {INPUT: inputs}
    width = inputs
    for layer in model.layers:
        block = 1
        for size in layer.block(width):
            block *= size
        total += block
        width = widths[layer.id] = layer.outputs(width)
    for skip in model.skips:
        source, target = widths.get(skip.source, 0), widths.get(skip.target, 0)
        total += 0 if source == target else source * target
    return total


def _experiment(experiment: Experiment, data: Data) -> Iterator[Problem]:
    if not experiment.models:
        yield Problem(ERROR, "models", QT_TRANSLATE_NOOP("Problems", "There is no model: add one."))
    names = [model.name for model in experiment.models]
    for index, name in enumerate(names):
        if name in names[:index]:
            template = QT_TRANSLATE_NOOP("Problems", "Two models are called {name}: give one of them another name.")
            yield Problem(ERROR, f"models[{index}].name", template, (("name", name),), model=index)
    training = len(data.y_train)
    if training == 0:
        yield Problem(
            ERROR,
            "dataset",
            QT_TRANSLATE_NOOP(
                "Problems", "There is no sample to learn from: lower the share that is kept for testing."
            ),
        )
    elif experiment.batch_size is not None and experiment.batch_size > training:
        template = QT_TRANSLATE_NOOP(
            "Problems",
            "The batch size {batch} is more than the {samples} training samples: every step uses all of them.",
        )
        yield Problem(HINT, "batch_size", template, (("batch", experiment.batch_size), ("samples", training)))
    if training and data.classification:
        seen = set(data.y_train.tolist())
        for index, name in enumerate(data.classes):
            if index not in seen:
                yield Problem(
                    WARNING,
                    "dataset",
                    QT_TRANSLATE_NOOP("Problems", "No training sample is of class {name}."),
                    (("name", name),),
                )


def _model(index: int, model: Model, data: Data) -> Iterator[Problem]:
    place = f"models[{index}]"
    if not model.active.layers:
        template = QT_TRANSLATE_NOOP("Problems", "The network has no layer: drag a dense layer into it.")
        yield Problem(ERROR, f"{place}.layers", template, model=index)
        return
    yield from _skips(index, model)
    yield from _output(index, model, data)
    yield from _size(index, model, data)


def _skips(index: int, model: Model) -> Iterator[Problem]:
    order = {INPUT: -1} | {layer.id: number for number, layer in enumerate(model.layers)}
    for number, skip in enumerate(model.skips):
        place = f"models[{index}].skips[{number}]"
        names = (("source", skip.source), ("target", skip.target))
        missing = next((name for name in (skip.source, skip.target) if name not in order), None)
        if missing is not None:
            template = QT_TRANSLATE_NOOP(
                "Problems", "The skip connection from {source} to {target} has lost its layer {missing}: remove it."
            )
            yield Problem(ERROR, place, template, (*names, ("missing", missing)), model=index)
        elif order[skip.source] >= order[skip.target]:
            template = QT_TRANSLATE_NOOP(
                "Problems", "The skip connection from {source} to {target} goes backwards: remove it."
            )
            yield Problem(ERROR, place, template, names, model=index, layer=skip.target)


def _output(index: int, model: Model, data: Data) -> Iterator[Problem]:
    active = model.active
    last = active.layers[-1]
    place = f"models[{index}].layers[{model.layers.index(last)}]"
    if not isinstance(last, (Dense, ActivationLayer)):
        template = QT_TRANSLATE_NOOP(
            "Problems", "The network ends in a layer that has no weights: put a dense layer behind it."
        )
        yield Problem(WARNING, place, template, model=index, layer=last.id)
    for fault in output_faults(active, data):
        where, layer = (f"models[{index}].loss", None) if fault.loss else (place, last.id)
        yield Problem(fault.level, where, fault.template, fault.values, model=index, layer=layer)


def _size(index: int, model: Model, data: Data) -> Iterator[Problem]:
    count = parameters(model.active, len(data.features))
    place = f"models[{index}]"
    if count == 0:
        yield Problem(
            ERROR,
            f"{place}.layers",
            QT_TRANSLATE_NOOP("Problems", "The network has nothing to learn: add a dense layer."),
            model=index,
        )
    elif all(layer.frozen for layer in model.active.layers if layer.block(1) != (0,)):
        yield Problem(
            WARNING,
            f"{place}.layers",
            QT_TRANSLATE_NOOP("Problems", "Every layer is frozen: nothing will be learned."),
            model=index,
        )
    if count > LARGE:
        template = QT_TRANSLATE_NOOP("Problems", "The network has {count} parameters: steps will be slow.")
        yield Problem(HINT, f"{place}.layers", template, (("count", f"{count:,}"),), model=index)
    if model.optimizer.kind != "levenberg_marquardt":
        return
    place += ".optimizer"
    if model.loss.kind != "mean_squared_error":
        template = QT_TRANSLATE_NOOP(
            "Problems", "Levenberg–Marquardt minimises squares: choose mean squared error as the loss."
        )
        yield Problem(ERROR, place, template, model=index)
    if model.l1:
        template = QT_TRANSLATE_NOOP("Problems", "Levenberg–Marquardt minimises squares: set L1 to 0, or use L2.")
        yield Problem(ERROR, place, template, model=index)
    if count > LEAST_SQUARES_LIMIT:
        template = QT_TRANSLATE_NOOP(
            "Problems", "Levenberg–Marquardt takes at most {limit} parameters, not {count}: choose another optimizer."
        )
        values = (("limit", f"{LEAST_SQUARES_LIMIT:,}"), ("count", f"{count:,}"))
        yield Problem(ERROR, place, template, values, model=index)
