"""Small runs for the tests of panels."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from playground.engine.data import Data
from playground.engine.datasets import DATASETS
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.run import Run


def model(
    name: str = "A",
    *,
    widths: Sequence[int] = (4, 4),
    activation: str = "tanh",
    outputs: int = 1,
    last: str = "sigmoid",
) -> Model:
    """A chain of dense layers h1, h2, …, out, with the loss that goes with its last activation."""
    hidden = tuple(Dense(id=f"h{i + 1}", units=units, activation=activation) for i, units in enumerate(widths))
    loss = {"sigmoid": "binary_cross_entropy", "softmax": "categorical_cross_entropy"}.get(last, "mean_squared_error")
    return Model(name=name, layers=(*hidden, Dense(id="out", units=outputs, activation=last)), loss=loss)


def data_of(kind: str, **knobs: Any) -> Data:
    """The samples of a data set."""
    return DATASETS[kind](**knobs).load(3, Path())


def run_of(*models: Model, data: Data | None = None, steps: int = 0) -> Run:
    """A run after so many steps, ten samples each."""
    run = Run(models or (model(),), data or data_of("spiral", samples=80), batch_size=10, seed=5)
    run.advance(steps)
    return run


def table_data() -> Data:
    """Three classes in four named inputs, of which the second and the fourth tell the classes apart."""
    generator = np.random.default_rng(1)
    y = np.arange(60) % 3
    x = generator.normal(size=(60, 4))
    x[:, 1] += 6.0 * y
    x[:, 3] -= 4.0 * y
    return Data(
        inputs=("sepal length", "petal length", "sepal width", "petal width"),
        features=("a", "b", "c", "d"),
        raw_train=x[:40],
        y_train=y[:40],
        raw_test=x[40:],
        y_test=y[40:],
        domain=tuple((float(low), float(high)) for low, high in zip(x.min(0), x.max(0), strict=True)),
        transform=np.positive,
        classes=("setosa", "versicolor", "virginica"),
    )
