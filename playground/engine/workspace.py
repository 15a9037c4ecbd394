"""A workspace: a network bound to the buffers of one batch size, with the programs of its forward and backward pass."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

import numpy as np

from playground.engine.activations import Activation, Linear
from playground.engine.layers import Buffers, Dense, Layer
from playground.engine.losses import Loss
from playground.engine.network import Link, Network
from playground.engine.program import Array, Program

_NO_CHANCE = np.random.default_rng(0)


class Workspace:
    """Buffers for `batch` samples. All activations lie in one flat buffer, so that one pass gives σ' of several layers.

    `x_ones` (inputs + 1, batch) may be given: the batch to read, with a last row of ones. `training` switches dropout
    and batch statistics on; `generators` by layer id feed dropout. `keep` gives z, a, error and δ arrays of their own,
    for looking at. `input_error` asks the backward pass for ∂C/∂x too.
    """

    def __init__(
        self,
        network: Network,
        batch: int,
        *,
        x_ones: Array | None = None,
        training: bool = False,
        generators: Mapping[str, np.random.Generator] | None = None,
        keep: bool = False,
        input_error: bool = False,
    ) -> None:
        self.network, self.batch = network, batch
        dtype = network.theta.dtype
        self.forward, self.backward = Program(dtype), Program(dtype)
        self.x_ones = np.ones((batch, network.inputs + 1), dtype).T if x_ones is None else x_ones
        self.input_error = np.zeros((network.inputs, batch), dtype) if input_error else None
        self._ends = np.cumsum([(width + 1) * batch for width in network.widths])
        self._activations = np.ones(self._ends[-1], dtype)
        self._slopes = np.zeros(self._ends[-1], dtype)
        self._incoming = {link.target for link in network.links}
        self._outs = [
            self._rows(self._activations, i) if i not in self._incoming else np.ones((width + 1, batch), dtype)
            for i, width in enumerate(network.widths)
        ]
        negates = not keep and any(_negated(layer) for layer in network.layers)
        self._negated = np.zeros_like(network.theta) if negates else None
        self._errors = [np.zeros((width, batch), dtype) for width in network.widths]
        self.layers = [self._buffers(i, keep, training, generators or {}) for i in range(len(network.layers))]
        self._emit_forward()

    @property
    def x(self) -> Array:
        """The input (inputs, batch)."""
        return self.x_ones[:-1]

    @property
    def output(self) -> Array:
        """The network's output (outputs, batch)."""
        return self.out(-1)

    def out(self, index: int) -> Array:
        """What layer `index` passes on, skips included, (units, batch)."""
        return self._outs[index][:-1]

    def load(self, x: Array) -> None:
        """Take in samples (batch, inputs)."""
        self.x_ones[:-1] = x.T

    def fused(self, loss: Loss) -> bool:
        """Whether loss and output activation are computed as one."""
        return loss.fuses(getattr(self.network.layers[-1], "activation", None)) and not self._last_has_skip

    def loss(self, loss: Loss, y: Array) -> float:
        """C of the last forward pass for targets y (outputs, batch); needs a workspace that keeps z."""
        return loss.fused_value(self.layers[-1].z, y) if self.fused(loss) else loss.value(self.output, y)

    def emit_backward(self, loss: Loss, y: Array) -> None:
        """Write the backward program for targets in the buffer y (outputs, batch)."""
        last = self.layers[-1]
        if self.fused(loss):
            loss.fused_delta(self.backward, last.a, y, last.delta)
            last.delta_given = True
        else:
            loss.error(self.backward, self.output, y, last.error)
        self.emit_from_error()

    def emit_from_error(self) -> None:
        """Write the backward program that starts from the last layer's `error` (∂C/∂ output), set by the caller."""
        self._emit_slopes()
        for index in reversed(range(len(self.layers))):
            self._emit_skip_errors(index)
            self.network.layers[index].backward(self.backward, self.layers[index])
        self._emit_skip_errors(-1)

    @property
    def _last_has_skip(self) -> bool:
        return len(self.network.layers) - 1 in self._incoming

    def _rows(self, flat: Array, index: int) -> Array:
        """Layer `index`'s stretch of a flat buffer, (units + 1, batch)."""
        return flat[self._ends[index] - (self.network.widths[index] + 1) * self.batch : self._ends[index]].reshape(
            -1, self.batch
        )

    def _buffers(
        self, index: int, keep: bool, training: bool, generators: Mapping[str, np.random.Generator]
    ) -> Buffers:
        network, layer = self.network, self.network.layers[index]
        a = self._rows(self._activations, index)[:-1]
        x_ones = self.x_ones if index == 0 else self._outs[index - 1]
        error = self._errors[index]
        own = not isinstance(layer, Dense)
        in_place = not keep and isinstance(layer, Dense) and layer.activation.from_output
        empty = network.theta[:0]
        held = layer.id in network.blocks
        return Buffers(
            x_ones=x_ones,
            z=x_ones[:-1] if own else a if in_place else np.zeros_like(a),
            a=a,
            error=error,
            delta=np.zeros_like(a) if keep or index in self._incoming else error,
            slope=None,
            error_in=self.input_error if index == 0 else self._errors[index - 1],
            parameters=network.block(layer.id, network.theta) if held else empty,
            gradient=network.block(layer.id, network.gradient) if held else empty,
            negated=network.block(layer.id, self._negated) if self._negated is not None and _negated(layer) else None,
            state=network.state[layer.id],
            training=training,
            generator=generators.get(layer.id, _NO_CHANCE),
        )

    def _emit_forward(self) -> None:
        if self._negated is not None:
            self.forward.call(np.negative, self.network.theta, self._negated)
        for index, layer in enumerate(self.network.layers):
            layer.forward(self.forward, self.layers[index])
            so_far = self.layers[index].a
            for link in self.network.links:
                if link.target == index:
                    self.forward.call(np.add, so_far, self._skipped(link), self.out(index))
                    so_far = self.out(index)

    def _skipped(self, link: Link) -> Array:
        """What a skip connection adds to its target's output."""
        source = self.x if link.source < 0 else self.out(link.source)
        if link.block is None:
            return source
        projected = self.forward.scratch((link.block.shape[1], self.batch))
        self.forward.call(link.block.T.dot, source, projected)
        return projected

    def _emit_slopes(self) -> None:
        """σ' of consecutive layers with the same activation in one pass over the flat buffer."""
        for activation, run in groupby(range(len(self.layers)), self._shared_slope):
            indices = list(run)
            if activation is None:
                continue
            stretch = slice(self._ends[indices[0]] - self._rows(self._slopes, indices[0]).size, self._ends[indices[-1]])
            activations = self._activations[stretch]
            activation.slopes(self.backward, activations, activations, self._slopes[stretch])
            for index in indices:
                self.layers[index].slope = self._rows(self._slopes, index)[:-1]

    def _shared_slope(self, index: int) -> Activation | None:
        """The activation of a layer whose σ' follows from the flat activations."""
        activation: Activation | None = getattr(self.network.layers[index], "activation", None)
        if activation is None or self.layers[index].delta_given or isinstance(activation, Linear):
            return None
        return activation if activation.elementwise and activation.from_output else None

    def _emit_skip_errors(self, index: int) -> None:
        """Add to ∂C/∂a of layer `index` what skip connections bring back, and learn the projections that end there."""
        error = self.input_error if index < 0 else self._errors[index]
        for link in self.network.links:
            later = self._errors[link.target]
            if link.source == index and error is not None:
                if link.block is None:
                    self.backward.call(np.add, error, later, error)
                else:
                    carried = self.backward.scratch(error.shape)
                    self.backward.call(link.block.dot, later, carried)
                    self.backward.call(np.add, error, carried, error)
        for link in self.network.links:
            if link.target == index and link.gradient is not None:
                source = self.x if link.source < 0 else self.out(link.source)
                self.backward.call(source.dot, self._errors[index].T, link.gradient)


def _negated(layer: Layer) -> bool:
    """Whether a layer computes its activation from −z = (−W) x − b."""
    return isinstance(layer, Dense) and layer.activation.from_negated and layer.activation.from_output
