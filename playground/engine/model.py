"""A model: a chain of layers with skip connections, and how it is trained."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.engine.activations import Activation, Tanh
from playground.engine.layers import Layer
from playground.engine.losses import LOSSES, Loss
from playground.engine.optimizers import OPTIMIZERS, Optimizer
from playground.engine.schedules import SCHEDULES, Schedule
from playground.registry import Kind, knob

INPUT = "input"
"""The name of the network's input as the source of a skip connection."""


@dataclass(frozen=True)
class Skip:
    """Adds the output of layer `source` (or the network's input) to the output of the later layer `target`."""

    source: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Model(Kind):
    """One network of an experiment with its loss and optimizer."""

    name: str = "A"
    layers: tuple[Layer, ...] = ()
    skips: tuple[Skip, ...] = ()
    loss: Loss = knob("binary_cross_entropy", kinds=LOSSES)
    optimizer: Optimizer = knob("sgd", kinds=OPTIMIZERS)
    schedule: Schedule = knob("constant", kinds=SCHEDULES)
    l1: float = knob(0.0, low=0.0, high=10.0, text="Adds l1·|w| of each weight to the loss")
    l2: float = knob(0.0, low=0.0, high=10.0, text="Adds l2/2·w² of each weight to the loss")
    clip_norm: float | None = knob(None, type=float, above=0.0, high=1e6, text="The largest norm of the whole gradient")

    @property
    def active(self) -> Model:
        """The model as it is trained: without the layers that are disabled, and what skips connect to them."""
        off = {layer.id for layer in self.layers if layer.disabled}
        if not off:
            return self
        skips = tuple(skip for skip in self.skips if not off & {skip.source, skip.target})
        return replace(self, layers=tuple(layer for layer in self.layers if layer.id not in off), skips=skips)

    @property
    def output_activation(self) -> Activation | None:
        """The activation of the last layer, None where it has none."""
        return getattr(self.layers[-1], "activation", None) if self.layers else None

    @property
    def signed(self) -> bool:
        """Whether one output unit stands for two classes by −1 and 1, as tanh does, instead of 0 and 1."""
        return isinstance(self.output_activation, Tanh)

    def width_after(self, index: int, inputs: int) -> int:
        """The number of units after layer `index` (−1: the input) for so many inputs."""
        width = inputs
        for layer in self.layers[: index + 1]:
            width = layer.outputs(width)
        return width
