"""What is written as code: a model with its data, layer by layer, with the names that the arrays have in the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from playground.engine.activations import Activation, Custom
from playground.engine.data import Data
from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, Layer
from playground.engine.model import INPUT, Model
from playground.engine.program import Array
from playground.experiment.checks import problems
from playground.experiment.problems import ERROR
from playground.experiment.values import Experiment
from playground.registry import Kind
from playground.translatable import QT_TRANSLATE_NOOP


class CodeProblem(ValueError):  # noqa: N818 - it is shown to people, and is called what it is called there
    """Why a model can't be written as code, in one sentence."""


def lookup(table: Mapping[type[Any], Any], kind: Kind, framework: str) -> Any:
    """The entry of a kind. CodeProblem: the framework doesn't have it."""
    if type(kind) not in table:
        template = QT_TRANSLATE_NOOP("Problems", "{framework} has no {kind}: choose another, or export as NumPy code.")
        name = "Levenberg–Marquardt" if kind.kind == "levenberg_marquardt" else kind.kind.replace("_", " ")
        raise CodeProblem(template.format(framework=framework, kind=name))
    return table[type(kind)]


@dataclass(frozen=True)
class Join:
    """A skip connection between layer numbers (0: the input). One that projects has an array, stored under `key`."""

    source: int
    target: int
    widths: tuple[int, int]
    key: str

    @property
    def projects(self) -> bool:
        """Whether the widths differ."""
        return self.widths[0] != self.widths[1]

    @property
    def name(self) -> str:
        """The projection's array in the code."""
        return f"W{self.source}_{self.target}"


@dataclass(frozen=True)
class Place:
    """A layer at its place: number l = 1 … L, its widths, and the skip connections that end there."""

    number: int
    layer: Layer
    inputs: int
    outputs: int
    joins: tuple[Join, ...]

    @property
    def activation(self) -> Activation | None:
        """Its σ, if it has one."""
        return self.layer.activation if isinstance(self.layer, (Dense, ActivationLayer)) else None

    @property
    def learns(self) -> bool:
        """Whether anything of it learns."""
        own = self.layer.block(self.inputs) != (0,) or any(join.projects for join in self.joins)
        return own and not self.layer.frozen


@dataclass(frozen=True, eq=False)
class Chain:
    """One trainable model of an experiment with its data. `weights` by the names of `weights.npz`; None: drawn anew.

    `epochs` is how long the code trains.
    """

    experiment: Experiment
    model: Model
    data: Data
    weights: Mapping[str, Array] | None = None
    epochs: int = 50

    @classmethod
    def of(
        cls,
        experiment: Experiment,
        index: int,
        data: Data,
        *,
        weights: Mapping[str, Array] | None = None,
        epochs: int = 50,
    ) -> Chain:
        """Model `index` of an experiment. CodeProblem: it can't be trained, so there is nothing to write."""
        for problem in problems(experiment, data):
            if problem.level == ERROR and problem.model in (None, index):
                raise CodeProblem(problem.sentence)
        chain = cls(experiment, experiment.models[index].active, data, weights, epochs)
        return chain if any(place.learns for place in chain.places) else replace(chain, epochs=0)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The layers from the input to the output, without those that are disabled."""
        found: list[Place] = []
        numbers, widths = {INPUT: 0}, [len(self.data.features)]
        for number, layer in enumerate(self.model.layers, 1):
            inputs, outputs = widths[-1], layer.outputs(widths[-1])
            joins = tuple(
                Join(numbers[skip.source], number, (widths[numbers[skip.source]], outputs), key)
                for skip in self.model.skips
                if skip.target == layer.id
                for key in [f"{layer.id}/skip_{skip.source}"]
            )
            found.append(Place(number, layer, inputs, outputs, joins))
            numbers[layer.id] = number
            widths.append(outputs)
        return tuple(found)

    @property
    def last(self) -> Place:
        """The output layer."""
        return self.places[-1]

    @cached_property
    def formulas(self) -> dict[Any, str]:
        """What the function of each formula is called in the code, by activation."""
        used = dict.fromkeys(each.activation for each in self.places if isinstance(each.activation, Custom))
        return {each: f"custom{place if len(used) > 1 else ''}" for place, each in enumerate(used, 1)}

    @property
    def fused(self) -> bool:
        """Whether σ' of the output cancels against the loss."""
        return self.model.loss.fuses(self.last.activation) and not self.last.joins

    def leaving(self, number: int) -> tuple[Join, ...]:
        """The skip connections that begin at the output of layer `number`."""
        return tuple(join for place in self.places for join in place.joins if join.source == number)

    @property
    def has_modes(self) -> bool:
        """Whether a layer does something else in training than afterwards."""
        return any(
            isinstance(place.layer, Dropout) or (isinstance(place.layer, BatchNorm) and not place.layer.frozen)
            for place in self.places
        )

    @property
    def samples(self) -> int:
        """How many samples train."""
        return len(self.data.y_train)

    @property
    def batch(self) -> int:
        """The size of a mini-batch."""
        return min(self.experiment.batch_size or self.samples, self.samples)

    @property
    def tested(self) -> bool:
        """Whether there are samples for testing."""
        return len(self.data.y_test) > 0

    @property
    def single(self) -> bool:
        """Whether all is computed in single precision."""
        return self.experiment.precision == "float32"

    @property
    def legend(self) -> list[str]:
        """What the columns of x and the numbers in y are, as the user calls them."""
        data = self.data
        named = [f"{index} is {name}" for index, name in enumerate(data.classes) if name != str(index)]
        outputs = named if data.classification else data.outputs
        return [f"x: {', '.join(data.features)}", *([f"y: {', '.join(outputs)}"] if outputs else [])]

    @cached_property
    def arrays(self) -> dict[str, Array]:
        """What the code can't do without: the samples as the network sees them, and the weights if there are any."""
        data = self.data
        arrays = {"x_train": data.x_train, "y_train": data.y_train}
        if self.tested:
            arrays |= {"x_test": data.x_test, "y_test": data.y_test}
        return {name: np.asarray(each) for name, each in {**arrays, **(self.weights or {})}.items()}
