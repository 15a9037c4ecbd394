"""Everything that one forward and one backward pass computes for some samples, by layer and symbol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from playground.engine.activations import Activation
from playground.engine.data import Data
from playground.engine.diagnostics.jacobian import layer_matrix
from playground.engine.diagnostics.next_step import NextStep, next_step
from playground.engine.diagnostics.trace import trace
from playground.engine.layers import Dense, Layer
from playground.engine.model import Model
from playground.engine.network import Link, Network
from playground.engine.program import Array
from playground.engine.snapshot import Snapshot
from playground.microscope.subject import Subject


@dataclass(frozen=True, eq=False)
class Examination:
    """A pass over the samples of `subject`; `values` are those of trace.py by (layer id, symbol), columns are samples.

    x is (inputs, samples), y (outputs, samples), `rate` the learning rate of the moment. `before` is θ before the last
    step of the run; where no step was made yet it is θ. `moments` is what the optimizer remembers. The run has so many
    `models` and samples in a `batch`.
    """

    subject: Subject
    models: int
    batch: int
    model: Model
    data: Data
    network: Network
    step: int
    rate: float
    x: Array
    y: Array
    values: Mapping[tuple[str, str], Array]
    before: Array
    moments: Mapping[str, Array]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the chain."""
        return self.network.layers

    @property
    def last(self) -> int:
        """The position of the last layer."""
        return len(self.network.layers) - 1

    @property
    def count(self) -> int:
        """How many samples there are."""
        return int(self.x.shape[1])

    @property
    def cost(self) -> float:
        """C, the mean over the samples."""
        return float(self.values["output", "C"])

    def at(self, position: int, symbol: str) -> Array:
        """A value of the layer at a position. KeyError: it has none of that name."""
        return self.values[self.layers[position].id, symbol]

    def has(self, position: int, symbol: str) -> bool:
        """Whether the layer at a position has a value of that name."""
        return (self.layers[position].id, symbol) in self.values

    def out(self, position: int) -> Array:
        """What a layer passes on, skip connections included, (units, samples); for −1 the input."""
        if position < 0:
            return self.x
        return self.at(position, "a + skip" if self.has(position, "a + skip") else "a")

    def parameter(self, position: int, name: str) -> Array | None:
        """W, b, gamma or beta of a layer, if it has it."""
        return self.network.parameters.get(f"{self.layers[position].id}/{name}")

    def activation(self, position: int) -> Activation | None:
        """The activation of a layer, None where it has none."""
        return getattr(self.layers[position], "activation", None)

    def links_into(self, position: int) -> list[Link]:
        """The skip connections that end at a layer."""
        return [link for link in self.network.links if link.target == position]

    def links_from(self, position: int) -> list[Link]:
        """The skip connections that start at a layer."""
        return [link for link in self.network.links if link.source == position]

    def fused(self, position: int) -> bool:
        """Whether δ of this layer is (a − y)/n at once, because σ' cancels."""
        return position == self.last and not self.has(position, "∂C/∂a")

    def dense(self, position: int) -> Dense | None:
        """The layer at a position if it is dense."""
        layer = self.layers[position]
        return layer if isinstance(layer, Dense) else None

    @cached_property
    def places(self) -> dict[str, np.ndarray]:
        """Where the numbers of each parameter, "h1/W" and so on, stand in θ: integers in the shape of the parameter."""
        network, numbers = self.network, np.arange(self.network.theta.size, dtype=np.float64)
        views = Network(network.layers, network.skips, inputs=network.inputs, theta=numbers).parameters
        return {name: view.astype(np.intp) for name, view in views.items()}

    @cached_property
    def following(self) -> NextStep:
        """The step that the run would make if these samples were its next mini-batch."""
        gradient = np.zeros(self.network.theta.shape)
        for name, places in self.places.items():
            layer, _, symbol = name.partition("/")
            gradient[places] = self.values[layer, f"∂C/∂{symbol}"]
        with np.errstate(all="ignore"):
            return next_step(self.network, self.model, gradient, moments=self.moments, rate=self.rate)

    def jacobian(self, position: int, column: int) -> Array:
        """∂a/∂a⁻ of one layer alone at one sample, (units, inputs)."""
        return layer_matrix(self.network, position, self.out(position - 1)[:, column])


def examine(subject: Subject, snapshot: Snapshot) -> Examination:
    """Look at the subject's samples in a snapshot; a sample or model that is not there is replaced by the last one."""
    seen = snapshot.models[min(subject.model, len(snapshot.models) - 1)]
    data = seen.data
    test = subject.test and len(data.x_test) > 0
    x, y = (data.x_test, data.y_test) if test else (data.x_train, data.y_train)
    rows = sorted({min(row, len(x) - 1) for row in subject.samples})
    model, network = seen.model, seen.network
    targets = data.targets(y[rows], network.outputs, signed=model.signed)
    steps = trace(network, model.loss, x[rows], targets)
    return Examination(
        subject=Subject(snapshot.models.index(seen), tuple(rows), test),
        models=len(snapshot.models),
        batch=snapshot.batch,
        model=model,
        data=data,
        network=network,
        step=snapshot.step,
        rate=model.optimizer.learning_rate * model.schedule.factor(snapshot.epoch),
        x=np.ascontiguousarray(x[rows].T, np.float64),
        y=np.ascontiguousarray(targets.T, np.float64),
        values={(step.layer, step.symbol): step.value for step in steps},
        before=seen.before,
        moments=seen.moments,
    )
