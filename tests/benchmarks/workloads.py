"""The five workloads that training speed is measured on, from four neurons to half a million parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.data import Data
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.optimizers import Adam, Sgd


@dataclass(frozen=True)
class Workload:
    """A chain of layers of `widths`, trained on random `samples` in mini-batches of `batch`."""

    name: str
    widths: tuple[int, ...]
    hidden: str
    output: str
    optimizer: str
    batch: int
    samples: int

    @property
    def model(self) -> Model:
        """The model, its weights drawn by Glorot's rule."""
        activations = [self.hidden] * (len(self.widths) - 2) + [self.output]
        layers = tuple(
            Dense(units, activation, id=f"h{index}")
            for index, (units, activation) in enumerate(zip(self.widths[1:], activations, strict=True), 1)
        )
        loss = {"softmax": "categorical_cross_entropy", "sigmoid": "binary_cross_entropy", "tanh": "mean_squared_error"}
        optimizer = Adam(learning_rate=0.001) if self.optimizer == "adam" else Sgd(learning_rate=0.03)
        return Model(layers=layers, loss=loss[self.output], optimizer=optimizer)

    def data(self) -> Data:
        """Samples with classes that a linear rule gives, a fifth of them at random, so that learning never ends."""
        generator = np.random.default_rng(5)
        inputs, outputs = self.widths[0], self.widths[-1]
        x = generator.normal(size=(self.samples, inputs))
        classes = max(outputs, 2)
        y = (x @ generator.normal(size=(inputs, classes))).argmax(axis=1)
        y = np.where(generator.random(self.samples) < 0.2, generator.integers(classes, size=self.samples), y)
        return Data(
            inputs=tuple(f"x{index}" for index in range(inputs)),
            features=tuple(f"x{index}" for index in range(inputs)),
            raw_train=x,
            y_train=y,
            raw_test=x[:0],
            y_test=y[:0],
            domain=((-4.0, 4.0),) * inputs,
            transform=np.asarray,
            classes=tuple(str(index) for index in range(classes)),
        )


WORKLOADS = (
    Workload("W1", (2, 4, 2, 1), "tanh", "tanh", "sgd", 10, 250),
    Workload("W2", (2, *[8] * 10, 1), "sigmoid", "sigmoid", "sgd", 10, 250),
    Workload("W3", (2, 64, 64, 64, 3), "relu", "softmax", "adam", 32, 1000),
    Workload("W4", (64, 128, 128, 10), "relu", "softmax", "adam", 64, 1797),
    Workload("W5", (784, 512, 256, 10), "relu", "softmax", "adam", 128, 10000),
)
