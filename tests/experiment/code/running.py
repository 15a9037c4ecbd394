"""Models to be written as code, and the code as it runs: in this process, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from playground.engine.data import Data
from playground.engine.layers import BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.model import Model, Skip
from playground.engine.run import Run
from playground.experiment.code import stored
from playground.experiment.code.chain import Chain
from playground.experiment.code.export import export
from playground.experiment.project import start
from playground.experiment.values import Experiment
from playground.experiment.weights import weights_of

FORMULAS = (
    "x*sigmoid(1.7*x)",
    "max(x, 0.1*x)",
    "erf(x) + softplus(x) - 2**x",
    "((x**16)**3)/1e40",
    "3",
    "-x**2 - -x",
    "max(0.5, min(x, -1))",
)


def data(*, inputs: int = 3, classes: int = 2, outputs: int = 1, samples: int = 48, seed: int = 1) -> Data:
    """Random samples of some classes; with 0 classes, of so many numbers to predict."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, inputs))
    y = rng.integers(0, classes, samples) if classes else np.sin(x @ rng.normal(size=(inputs, outputs)))
    rows, rest = slice(0, samples * 3 // 4), slice(samples * 3 // 4, None)
    names = tuple(f"x{index}" for index in range(inputs))
    return Data(
        inputs=names,
        features=names,
        raw_train=x[rows],
        y_train=y[rows],
        raw_test=x[rest],
        y_test=y[rest],
        domain=((-3.0, 3.0),) * inputs,
        transform=np.positive,
        classes=tuple(map(str, range(classes))),
    )


def everything(**fields: Any) -> Model:
    """A model with each kind of layer, skip connections of both sorts, a frozen and a disabled layer."""
    layers = (
        Dense(id="h1", units=6, activation="tanh"),
        Dense(id="off", units=9, activation="relu", disabled=True),
        BatchNorm(id="n1"),
        Dense(id="h2", units=6, activation="gelu", initializer="he_normal", frozen=True),
        Dropout(id="d1", rate=0.2),
        LayerNorm(id="n2"),
        Dense(id="h3", units=5, activation="elu", bias=False),
        Dense(id="out", units=1, activation="sigmoid"),
    )
    skips = (Skip("h1", "h2"), Skip("input", "h3"), Skip("h1", "n2"))
    return Model(**{"layers": layers, "skips": skips, **fields})


def experiment(model: Model, **fields: Any) -> Experiment:
    return Experiment(**{"seed": 5, "batch_size": 8, "models": (model,), **fields})


def trained(experiment: Experiment, samples: Data, epochs: int = 2) -> Run:
    """A run of the experiment after so many epochs."""
    run = start(experiment, samples)
    for _ in range(epochs):
        run.advance_epoch()
    return run


def losses(run: Run) -> Any:
    """The training loss of each epoch."""
    return run.learners[0].losses.rows[:, 2]


def with_weights(run: Run, experiment: Experiment, epochs: int = 0) -> Chain:
    return Chain.of(experiment, 0, run.data, weights=weights_of(run.learners[0].network), epochs=epochs)


def executed(chain: Chain, folder: Path, framework: str = "numpy") -> dict[str, Any]:
    """The names that the script defines, having been run in this process."""
    text = export(chain, framework=framework, form="script").text
    (folder / "made.npz").write_bytes(stored.bundle(chain.arrays))
    names: dict[str, Any] = {"__file__": str(folder / "made.py"), "print": lambda *_words: None}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        exec(compile(text, "made.py", "exec"), names)
    return names


def said(code: str, folder: Path, arrays: bytes = b"") -> str:
    """What a script prints that runs in a process of its own, where nothing of this program can be found."""
    (folder / "made.py").write_text(code, encoding="utf-8")
    if arrays:
        (folder / "made.npz").write_bytes(arrays)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-I", "-W", "error", "made.py"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout
