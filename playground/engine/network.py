"""A network: the layers of one model bound to one flat parameter vector θ and one flat gradient vector g."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

from playground.engine.initializers import GlorotUniform
from playground.engine.layers import Layer
from playground.engine.model import INPUT, Model, Skip
from playground.engine.program import Array

BLOCK = 2000
"""Columns per pass when many samples are only looked at: measured to keep the buffers in the cache."""


def generator_for(seed: int, name: str, stream: int = 0) -> np.random.Generator:
    """A random generator of its own for a layer's id, so that layers do not disturb each other's draws."""
    return np.random.default_rng([seed, stream, int.from_bytes(name.encode(), "little")])


@dataclass(frozen=True)
class Span:
    """A named parameter's place in θ: θ[start:stop]. `layer` is the index of the layer that it belongs to."""

    name: str
    layer: int
    start: int
    stop: int

    @property
    def penalised(self) -> bool:
        """Whether it is a weight, which L1 and L2 act on, and not a bias, γ or β."""
        return self.name.endswith("/W") or "/skip_" in self.name


@dataclass(frozen=True, eq=False)
class Link:
    """A skip connection between layer indices (−1: the input); `block`, `gradient` (inputs, outputs) if it projects."""

    source: int
    target: int
    block: Array | None = None
    gradient: Array | None = None


class Network:
    """θ and g with a view per parameter. Parameters that learn come first, those of frozen layers last.

    `theta` may be given (a vector to be looked at, possibly read-only); else it is zero until `initialise`.
    `positions` are the indices of the layers by id, −1 for the input. ValueError: no layers, or a skip connection that
    does not lead forward.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        skips: Sequence[Skip] = (),
        *,
        inputs: int,
        dtype: Any = np.float64,
        theta: Array | None = None,
    ) -> None:
        if not layers:
            raise ValueError("A network needs at least one layer.")
        self.layers, self.skips, self.inputs = tuple(layers), tuple(skips), inputs
        self.widths = tuple(self._widths())
        self.positions = {INPUT: -1} | {layer.id: index for index, layer in enumerate(self.layers)}
        self.shapes = shapes = self._shapes()
        order = sorted(shapes, key=lambda key: self.layers[shapes[key][0]].frozen)
        sizes = {key: prod(shapes[key][1]) for key in order}
        total = sum(sizes.values())
        self.learning = sum(sizes[key] for key in order if not self.layers[shapes[key][0]].frozen)
        """θ[:learning] learns."""
        self.theta: Array = np.zeros(total, dtype) if theta is None else theta
        self.gradient: Array = np.zeros(total, self.theta.dtype)
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        self.blocks: dict[str, slice] = {}
        spans, start = [], 0
        for key in order:
            index, _ = shapes[key]
            self.blocks[key] = slice(start, start + sizes[key])
            self.parameters |= self._views(key, index, self.block(key, self.theta))
            self.gradients |= self._views(key, index, self.block(key, self.gradient))
            for name, view in self._views(key, index, self.block(key, self.theta)).items():
                spans.append(Span(name, index, start, start + view.size))
                start += view.size
        self.spans = tuple(spans)
        self.links = tuple(self._link(skip) for skip in self.skips)
        self.state = {
            layer.id: {name: value.astype(self.theta.dtype) for name, value in layer.state(width).items()}
            for layer, width in zip(self.layers, (inputs, *self.widths), strict=False)
        }
        """What layers remember without learning it, by layer id."""

    @classmethod
    def of(cls, model: Model, inputs: int, *, dtype: Any = np.float64, theta: Array | None = None) -> Network:
        """The network of a model for so many inputs, without its disabled layers."""
        model = model.active
        return cls(model.layers, model.skips, inputs=inputs, dtype=dtype, theta=theta)

    @property
    def outputs(self) -> int:
        """The number of units of the last layer."""
        return self.widths[-1]

    @cached_property
    def weights(self) -> tuple[Span, ...]:
        """The weight matrices W of the layers that have one, input side first."""
        return tuple(sorted((span for span in self.spans if span.name.endswith("/W")), key=lambda span: span.layer))

    def width(self, index: int) -> int:
        """The number of units after layer `index`; of inputs for −1."""
        return self.inputs if index < 0 else self.widths[index]

    def block(self, key: str, vector: Array) -> Array:
        """The block of a layer id, or of `<target>/skip_<source>`, in a vector like θ."""
        return vector[self.blocks[key]].reshape(self.shapes[key][1])

    def initialise(self, seed: int) -> None:
        """Draw the start: each layer from its own generator, so that other layers don't change it."""
        for layer in self.layers:
            own = {
                name.removeprefix(f"{layer.id}/"): view
                for name, view in self.parameters.items()
                if name.startswith(f"{layer.id}/") and "/skip_" not in name
            }
            layer.initialise(own, generator_for(seed, layer.id))
        for key in self.blocks:
            if "/skip_" in key:
                view = self.parameters[key]
                view[...] = GlorotUniform().draw(generator_for(seed, key), *view.shape)

    def forward(self, x: Array) -> Iterator[tuple[slice, Any]]:
        """Evaluate samples (samples, inputs) in blocks: (rows, workspace after its forward pass), one by one."""
        from playground.engine.workspace import Workspace  # a workspace binds a network

        workspace: Workspace | None = None
        for start in range(0, len(x), BLOCK):
            rows = slice(start, min(start + BLOCK, len(x)))
            count = rows.stop - rows.start
            if workspace is None or workspace.batch != count:
                workspace = Workspace(self, count, keep=True)
            workspace.load(x[rows])
            workspace.forward.run()
            yield rows, workspace

    def predict(self, x: Array) -> Array:
        """The network's output for samples (samples, inputs), as (samples, outputs)."""
        out = np.empty((len(x), self.outputs), self.theta.dtype)
        with np.errstate(all="ignore"):
            for rows, workspace in self.forward(x):
                out[rows] = workspace.output.T
        return out

    def activations(self, x: Array) -> dict[str, Array]:
        """What each layer puts out for samples (samples, inputs): (units, samples) by layer id, skips included."""
        out = {
            layer.id: np.empty((width, len(x)), self.theta.dtype)
            for layer, width in zip(self.layers, self.widths, strict=True)
        }
        with np.errstate(all="ignore"):
            for rows, workspace in self.forward(x):
                for index, layer in enumerate(self.layers):
                    out[layer.id][:, rows] = workspace.out(index)
        return out

    def _widths(self) -> Iterator[int]:
        width = self.inputs
        for layer in self.layers:
            width = layer.outputs(width)
            yield width

    def _shapes(self) -> dict[str, tuple[int, tuple[int, ...]]]:
        """The blocks by key: the layer they belong to and their shape, in the order of the chain."""
        shapes: dict[str, tuple[int, tuple[int, ...]]] = {}
        for index, layer in enumerate(self.layers):
            shapes[layer.id] = index, layer.block(self.width(index - 1))
            for skip in self.skips:
                source = self.positions[skip.source]
                if skip.target == layer.id and self.width(source) != self.widths[index]:
                    shapes[f"{layer.id}/skip_{skip.source}"] = index, (self.width(source), self.widths[index])
        return {key: value for key, value in shapes.items() if prod(value[1])}

    def _views(self, key: str, index: int, block: Array) -> dict[str, Array]:
        if "/skip_" in key:
            return {key: block.T}
        return {f"{key}/{name}": view for name, view in self.layers[index].views(block).items()}

    def _link(self, skip: Skip) -> Link:
        source, target = self.positions[skip.source], self.positions[skip.target]
        if source >= target:
            raise ValueError(f"A skip connection leads forward, but {skip.source} does not come before {skip.target}.")
        key = f"{skip.target}/skip_{skip.source}"
        if key not in self.blocks:
            return Link(source, target)
        return Link(source, target, self.block(key, self.theta), self.block(key, self.gradient))
