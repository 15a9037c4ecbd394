"""Initializers: what a layer's weights W (outputs, inputs) are first drawn from; definitions are PyTorch's."""

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


@INITIALIZERS.register("constant")
@dataclass(frozen=True)
class Constant(Initializer):
    """All weights the same: the neurons of a layer can't be told apart, so they stay the same."""

    value: float = knob(0.1, low=-100.0, high=100.0, text="What every weight starts with")

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        return np.full((outputs, inputs), float(self.value))


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


@INITIALIZERS.register("orthogonal")
@dataclass(frozen=True)
class Orthogonal(Initializer):
    """gain times a random matrix with orthonormal rows, or columns where they are fewer (Saxe et al. 2014).

    It keeps the length of what passes through it, forward or backward. The signs are corrected so that every such
    matrix is equally likely (Mezzadri 2007).
    """

    gain: float = knob(1.0, low=0.0, high=100.0, text="The singular value of the weight matrix")

    def draw(self, generator: np.random.Generator, outputs: int, inputs: int) -> Array:
        tall = generator.normal(size=(max(outputs, inputs), min(outputs, inputs)))
        q, r = np.linalg.qr(tall)
        q *= np.where(np.diag(r) < 0.0, -self.gain, self.gain)
        return q if outputs >= inputs else np.ascontiguousarray(q.T)
