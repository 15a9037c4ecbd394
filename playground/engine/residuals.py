"""Residuals r = ŷ − y of every sample and output, and J, their Jacobian by the parameters, for least squares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.engine.layers import BatchNorm, Buffers, Dense, Layer, LayerNorm
from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.workspace import Workspace


def residual_jacobian(network: Network, x: Array, y: Array) -> tuple[Array, Array]:
    """(r, J) for samples x (samples, inputs) and targets y (samples, outputs).

    r is (samples · outputs,), sample by sample; J is (samples · outputs, parameters that learn), in the order of θ.
    """
    residuals = Residuals(network, len(x))
    residuals.workspace.load(x)
    return residuals.vector(np.asarray(y).T), residuals.jacobian()


class Residuals:
    """r and J for a batch of samples, evaluated again and again at whatever θ the network has then.

    One backward pass per output gives δ of each sample, and outer products make ∂ŷ/∂θ of them (MATH: BP4, before the
    sum over the batch). Batch normalisation uses its running statistics, for else no sample would be on its own.
    `x_ones` may be given: the buffer (inputs + 1, batch) to read, with a last row of ones.
    """

    def __init__(self, network: Network, batch: int, *, x_ones: Array | None = None) -> None:
        own = Network(network.layers, network.skips, inputs=network.inputs, theta=network.theta)
        own.state = network.state
        self.network, self.workspace = own, Workspace(own, batch, x_ones=x_ones)
        self.workspace.emit_from_error()

    def vector(self, y: Array) -> Array:
        """r at θ, (batch · outputs,), for targets y (outputs, batch)."""
        self.workspace.forward.run()
        residuals: Array = (self.workspace.output - y).T.ravel()
        return residuals

    def jacobian(self) -> Array:
        """J at the θ of the last `vector`, (batch · outputs, parameters that learn)."""
        outputs, batch = self.workspace.output.shape
        jacobian = np.zeros((batch, outputs, self.network.theta.size), self.network.theta.dtype)
        error = self.workspace.layers[-1].error
        for output in range(outputs):
            error.fill(0.0)
            error[output] = 1.0
            self.workspace.backward.run()
            self._fill(jacobian[:, output])
        return jacobian[:, :, : self.network.learning].reshape(batch * outputs, -1)

    def _fill(self, rows: Array) -> None:
        """∂(one output)/∂θ of each sample into rows (batch, parameters)."""
        for layer, at in zip(self.network.layers, self.workspace.layers, strict=True):
            if layer.id in self.network.blocks:
                terms = TERMS[type(layer)](layer, at)
                rows[:, self.network.blocks[layer.id]] = terms.reshape(-1, terms.shape[-1]).T
        for link in self.network.links:
            if link.block is not None:
                target = self.network.layers[link.target].id
                name = self.network.layers[link.source].id if link.source >= 0 else "input"
                source = self.workspace.out(link.source) if link.source >= 0 else self.workspace.x
                terms = source[:, None] * self.workspace.layers[link.target].error
                rows[:, self.network.blocks[f"{target}/skip_{name}"]] = terms.reshape(-1, terms.shape[-1]).T


def _dense_terms(layer: Any, at: Buffers) -> Array:
    """δ aᵀ of each sample, (inputs + 1, units, batch)."""
    terms: Array = (at.x_ones if layer.bias else at.x)[:, None] * at.delta
    return terms


def _normalisation_terms(_layer: Layer, at: Buffers) -> Array:
    """∂/∂γ and ∂/∂β of each sample, (2, units, batch)."""
    return np.stack([at.delta * at.scratch["normal"], at.delta])


TERMS: dict[type[Layer], Callable[[Any, Buffers], Array]] = {
    Dense: _dense_terms,
    BatchNorm: _normalisation_terms,
    LayerNorm: _normalisation_terms,
}
"""What each sample adds to a layer's block of the gradient: the block's shape, and samples last."""
