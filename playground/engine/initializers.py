"""Initializers: the distribution that a layer's weights W (outputs, inputs) are first drawn from; definitions are PyTorch's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.program import Array
from playground.registry import Kind, Registry, knob

INITIALIZERS = Registry("initializer")


class Initializer(Kind):
    """Draws a weight matrix."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        """W of shape (outputs, inputs), float64."""
        raise NotImplementedError


@INITIALIZERS.register("zeros")
@dataclass(frozen=True)
class Zeros(Initializer):
    """All weights 0: every neuron of a layer starts, and stays, the same."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return np.zeros((outputs, inputs))


@INITIALIZERS.register("uniform")
@dataclass(frozen=True)
class Uniform(Initializer):
    """Evenly between low and high."""

    low: float = knob(0.0, low=-100.0, high=100.0)
    high: float = knob(1.0, low=-100.0, high=100.0)

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return generator.uniform(self.low, self.high, (outputs, inputs))


@INITIALIZERS.register("normal")
@dataclass(frozen=True)
class Normal(Initializer):
    """Normal with a given mean and standard deviation, whatever the layer's width."""

    mean: float = knob(0.0, low=-100.0, high=100.0)
    std: float = knob(1.0, low=0.0, high=100.0)

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return generator.normal(self.mean, self.std, (outputs, inputs))


@INITIALIZERS.register("glorot_uniform")
@dataclass(frozen=True)
class GlorotUniform(Initializer):
    """Uniform in ±√(6/(in + out)), variance 2/(in + out) (Glorot & Bengio 2010)."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        bound = np.sqrt(6.0 / (inputs + outputs))
        return generator.uniform(-bound, bound, (outputs, inputs))


@INITIALIZERS.register("glorot_normal")
@dataclass(frozen=True)
class GlorotNormal(Initializer):
    """Normal with variance 2/(in + out) (Glorot & Bengio 2010)."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return generator.normal(0.0, np.sqrt(2.0 / (inputs + outputs)), (outputs, inputs))


@INITIALIZERS.register("he_uniform")
@dataclass(frozen=True)
class HeUniform(Initializer):
    """Uniform in ±√(6/in), variance 2/in (He et al. 2015)."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        bound = np.sqrt(6.0 / inputs)
        return generator.uniform(-bound, bound, (outputs, inputs))


@INITIALIZERS.register("he_normal")
@dataclass(frozen=True)
class HeNormal(Initializer):
    """Normal with variance 2/in (He et al. 2015)."""

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return generator.normal(0.0, np.sqrt(2.0 / inputs), (outputs, inputs))
