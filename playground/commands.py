"""The commands that need no window: train, check and render."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from math import isnan
from pathlib import Path
from time import monotonic
from typing import Any, ParamSpec

from playground.engine.diagnostics.gradient_check import WRONG, Comparison, LayerCheck, gradient_check, passed
from playground.engine.learner import LOSS_COLUMNS
from playground.engine.network import Network
from playground.engine.run import Run
from playground.engine.snapshot import ModelSnapshot
from playground.experiment import codec
from playground.experiment.arrays import npz, read_npz
from playground.experiment.checks import problems
from playground.experiment.problems import ERROR, FileProblem
from playground.experiment.project import start
from playground.experiment.values import Experiment
from playground.experiment.weights import set_weights, weights_of

P = ParamSpec("P")

REFUSED = 2
"""Exit status for a file that can't be used."""

INTERRUPTED = 130

METRICS = ("epoch", "step", "train_loss", "test_loss", "train_accuracy", "test_accuracy")
GRADIENTS = ("epoch", "step", "layer", "weight_gradient_norm", "weight_gradient_mean_abs", "update_ratio")
PROGRESS = 0.2  # seconds between two progress lines
CHECKED = 50  # samples that the gradient is checked over

VERDICTS = {"too_small": "too small to tell", "at_kinks": "only at kinks"}
"""Verdicts of the gradient check that are more than a word."""


def refusing(command: Callable[P, int]) -> Callable[P, int]:
    """The command, with one sentence on stderr and exit status 2 where a file can't be used."""

    @wraps(command)
    def refused(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            print(f"network-playground: {name}{error.strerror or error}", file=sys.stderr)
        except ValueError as error:
            print(f"network-playground: {error}", file=sys.stderr)
        return REFUSED

    return refused


@refusing
def train(path: Path, *, epochs: int, out: Path, weights: Path | None = None) -> int:
    """Train the experiment at `path` and write what FILES describes to `out`."""
    run, experiment = begin(path)
    for learner in run.learners:
        learner.losses.thin = False  # every epoch is a row of metrics.csv
    if weights is not None:
        start_from(run, weights)
    folders = [out / model.name for model in experiment.models]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    for learner, folder in zip(run.learners, folders, strict=True):
        codec.write_whole(folder / "initial.npz", npz(weights_of(learner.network)))
    data = run.data
    arrays = {"x_train": data.x_train, "y_train": data.y_train, "x_test": data.x_test, "y_test": data.y_test}
    codec.write_whole(out / "data.npz", npz(arrays))

    gradients: list[list[tuple[Any, ...]]] = [[] for _ in run.learners]
    interrupted = False
    try:
        for _ in epochs_of(run, epochs):
            for rows, model in zip(gradients, run.measure_gradients(), strict=True):
                if model.divergence is None:
                    rows += gradient_rows(run, model)
    except KeyboardInterrupt:
        interrupted = True
    models = run.snapshot().models
    for learner, model, rows, folder in zip(run.learners, models, gradients, folders, strict=True):
        codec.write_whole(folder / "metrics.csv", table(METRICS, metric_rows(model)))
        codec.write_whole(folder / "gradients.csv", table(GRADIENTS, rows))
        codec.write_whole(folder / "weights.npz", npz(weights_of(learner.network)))
    print(ending(run, out), file=sys.stderr)
    return INTERRUPTED if interrupted else 0


@refusing
def check(path: Path) -> int:
    """Print the gradient check of every model, a row per layer, in float64. Returns 1 where it fails."""
    run, experiment = begin(path)
    data, right = run.data, True
    x, classes = data.x_train[:CHECKED], data.y_train[:CHECKED]
    for model in (each.active for each in experiment.models):
        network = Network.of(model, len(data.features))
        network.initialise(experiment.seed)
        y = data.targets(classes, network.outputs, signed=model.signed)
        checks = gradient_check(network, model.loss, x, y)
        print(check_table(model.name, checks))
        right = right and passed(checks)
    return 0 if right else 1


@refusing
def render(path: Path, *, epochs: int, out: Path) -> int:
    """Train the experiment at `path`, and write the panels as pictures to `out`, in the language of the window."""
    run, _ = begin(path)
    for _ in epochs_of(run, epochs):
        pass
    from playground.panels.render import application  # loads Qt
    from playground.panels.render import render as render_panels
    from playground.ui.language import speak
    from playground.ui.settings import LANGUAGE, Settings

    speak(application(), Settings().read(LANGUAGE))
    for written in render_panels(run.snapshot(), out):
        print(written)
    print(ending(run, out), file=sys.stderr)
    return 0


def check_table(name: str, checks: tuple[LayerCheck, ...]) -> str:
    """The rows of a gradient check, with the worst parameter of each layer."""
    rows: list[tuple[str, ...]] = [
        ("layer", "parameters", "checked", "at kinks", "differences", "complex step", "worst", "")
    ]
    for each in checks:
        worst = each.complex_step or each.differences
        errors = [error_text(kind) for kind in (each.differences, each.complex_step)]
        place = f"{worst.parameter}[{', '.join(map(str, worst.index))}]" if worst else "–"
        counts = (str(each.parameters), str(each.checked), str(each.kinked))
        rows.append((each.layer, *counts, *errors, place, VERDICTS.get(each.verdict, each.verdict)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([f"{name}: relative error of ∂C/∂θ", *lines])


def error_text(comparison: Comparison | None) -> str:
    """The relative error of the worst parameter; "–" where there was nothing to compare."""
    if comparison is None:
        return "–"
    return f"{comparison.relative:.1e}" if comparison.error or comparison.noise < WRONG else "too small"


def begin(path: Path) -> tuple[Run, Experiment]:
    """The run of an experiment's file at its start. ValueError, OSError: why there is none."""
    try:
        experiment = codec.load(path)
        data = experiment.dataset.load(experiment.seed, path.absolute().parent)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    for problem in problems(experiment, data):
        if problem.level == ERROR:
            raise FileProblem(f"{path}: {problem.place}", problem.sentence)
        print(f"{path}: {problem.place}: {problem.level}: {problem.sentence}", file=sys.stderr)
    return start(experiment, data), experiment


def start_from(run: Run, path: Path) -> None:
    """Give every model of a run that has not begun the weights of an npz file. ValueError, OSError."""
    with open(path, "rb") as file:
        arrays = read_npz(file.read(), str(path))
    for learner in run.learners:
        set_weights(learner.network, arrays, str(path))
        learner.before[...] = learner.network.theta
        learner.measured = None
        learner.losses.truncate(-1)
        learner.record_losses(0, 0)


def epochs_of(run: Run, epochs: int) -> Iterable[int]:
    """Epoch 0, then each epoch after it is trained, with a progress line, until a stop rule holds."""
    shown = 0.0
    yield 0
    while run.epoch < epochs and not run.finished:
        run.advance_epoch()
        if monotonic() - shown > PROGRESS or run.epoch == epochs or run.finished:
            shown = monotonic()
            losses = ", ".join(f"{learner.model.name} {learner.losses.rows[-1, 2]:.4g}" for learner in run.learners)
            end = "\n" if run.epoch == epochs or run.finished else ""
            print(
                f"\repoch {run.epoch:,} of {epochs:,}, training loss {losses}    ", end=end, file=sys.stderr, flush=True
            )
        yield run.epoch


def gradient_rows(run: Run, model: ModelSnapshot) -> list[tuple[Any, ...]]:
    """A row of gradients.csv for each layer with weights: ∂C/∂W over all training samples."""
    return [(run.epoch, run.step, each.id, each.norm, each.mean_abs, each.update_ratio) for each in model.layers]


def metric_rows(model: ModelSnapshot) -> Iterable[tuple[Any, ...]]:
    """The rows of metrics.csv; nothing where there is no number, such as the accuracy of a regression."""
    columns = [LOSS_COLUMNS.index(name) for name in METRICS]
    for row in model.losses[:, columns].tolist():
        yield int(row[0]), int(row[1]), *("" if isnan(value) else value for value in row[2:])


def table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> bytes:
    """A CSV file; numbers in full precision."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def ending(run: Run, out: Path) -> str:
    """How the training ended, in words."""
    sentences = []
    for learner in run.learners:
        if divergence := learner.divergence:
            sentences.append(
                f"{learner.model.name} diverged: {divergence.quantity} of layer {divergence.layer} was no finite number"
                f" at step {divergence.step:,}, and its weights are those of the step before."
            )
    why = {"epochs": "the number of epochs", "loss": "the loss", "gradient": "the gradient", "plateau": "the plateau"}
    if run.finished in why:
        sentences.append(f"The stop rule for {why[run.finished]} ended the training after {run.epoch:,} epochs.")
    return " ".join([*sentences, f"Written to {out}."])
