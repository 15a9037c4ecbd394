"""How outputs and cost answer to the inputs: ∂C/∂x, and the Jacobian of each layer and of the whole network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.probe import Probe, copy_of
from playground.engine.layers import Dense
from playground.engine.losses import Loss
from playground.engine.network import BLOCK, Network
from playground.engine.program import Array
from playground.engine.workspace import Workspace


@dataclass(frozen=True, eq=False)
class LayerJacobian:
    """J = diag(σ') W of one layer at one sample, (units, inputs), without skip connections, and its singular values.

    `to_output` are the singular values of ∂ŷ/∂a from this layer's output to the network's, skip connections included.
    """

    layer: str
    matrix: Array
    singular_values: Array
    to_output: Array


@dataclass(frozen=True, eq=False)
class NetworkJacobian:
    """∂ŷ/∂x at one sample, (outputs, inputs), its singular values, and the same for each layer, input side first."""

    matrix: Array
    singular_values: Array
    layers: tuple[LayerJacobian, ...]


@dataclass(frozen=True, eq=False)
class Stretches:
    """Singular values at several samples, (samples, values), largest first: of J of each layer by `layers`, of ∂ŷ/∂a
    from its output to the network's by `to_output`, and of ∂ŷ/∂x by `whole`."""

    whole: Array
    layers: tuple[Array, ...]
    to_output: tuple[Array, ...]


def input_gradient(network: Network, loss: Loss, x: Array, y: Array) -> Array:
    """∂C/∂x of each sample's own cost, (samples, inputs), for samples x and targets y (samples, outputs).

    For a picture over a grid, give its points as the samples. (MATH: ∂C/∂x = W¹ᵀδ¹ comes for free.)
    """
    found = np.empty(np.shape(x))
    for start in range(0, len(x), BLOCK):
        rows = slice(start, start + BLOCK)
        probe = Probe(network, loss, x[rows], y[rows])
        probe.backpropagate()
        assert probe.workspace.input_error is not None
        found[rows] = probe.workspace.input_error.T * len(x[rows])  # C is the mean over the samples
    return found


def input_jacobian(network: Network, x: Array) -> Array:
    """∂ŷ/∂x at each sample, (samples, outputs, inputs), for samples x (samples, inputs)."""
    found = np.empty((len(x), network.outputs, network.inputs))
    copy, size = copy_of(network), max(1, BLOCK // network.outputs)
    for start in range(0, len(x), size):
        rows = slice(start, start + size)
        workspace = _pulled_back(copy, x[rows])
        assert workspace.input_error is not None
        found[rows] = workspace.input_error.T.reshape(-1, network.outputs, network.inputs)
    return found


def jacobian(network: Network, sample: Array) -> NetworkJacobian:
    """The Jacobians at one sample (inputs,). Batch normalisation uses its running statistics, dropout is off."""
    copy = copy_of(network)
    workspace = _pulled_back(copy, np.reshape(sample, (1, -1)))
    assert workspace.input_error is not None
    layers = []
    for index, layer in enumerate(copy.layers):
        matrix = layer_matrix(copy, index, workspace.layers[index].x[:, 0])
        to_output = np.eye(copy.outputs) if index == len(copy.layers) - 1 else workspace.layers[index].error.T
        layers.append(LayerJacobian(layer.id, matrix, singular_values(matrix), singular_values(to_output)))
    matrix = workspace.input_error.T.copy()
    return NetworkJacobian(matrix, singular_values(matrix), tuple(layers))


def stretches(network: Network, samples: Array) -> Stretches:
    """The singular values that `jacobian` finds, at all samples (samples, inputs) in one pass."""
    copy, count = copy_of(network), len(samples)
    workspace = _pulled_back(copy, samples)
    assert workspace.input_error is not None
    outputs = copy.outputs
    back = [at.error.T.reshape(count, outputs, -1) for at in workspace.layers[:-1]]
    back.append(np.broadcast_to(np.eye(outputs), (count, outputs, outputs)))
    return Stretches(
        singular_values(workspace.input_error.T.reshape(count, outputs, -1)),
        tuple(singular_values(_layer_matrices(copy, index, workspace)) for index in range(len(copy.layers))),
        tuple(singular_values(each) for each in back),
    )


def _layer_matrices(network: Network, index: int, workspace: Workspace) -> Array:
    """J of one layer at each sample, (samples, units, inputs): diag(σ') W, or of another kind one after the other."""
    at, layer = workspace.layers[index], network.layers[index]
    columns = slice(None, None, network.outputs)
    if isinstance(layer, Dense) and layer.activation.elementwise:
        slopes = layer.activation.derivative(at.z[:, columns]).T
        weights: Array = slopes[:, :, None] * network.parameters[f"{layer.id}/W"]
        return weights
    return np.stack([layer_matrix(network, index, x) for x in at.x[:, columns].T])


def singular_values(matrix: Array) -> Array:
    """Largest first, of one matrix or of each of a stack; nan where a matrix holds a value that is not finite."""
    good = np.asarray(np.isfinite(matrix).all(axis=(-2, -1), keepdims=True))
    values: Array = np.linalg.svd(np.where(good, matrix, 0.0), compute_uv=False)
    return np.where(good[..., 0], values, np.nan)


def layer_matrix(network: Network, index: int, x: Array) -> Array:
    """∂a/∂x of one layer alone, (units, inputs), at its input x (inputs,)."""
    layer = network.layers[index]
    block = network.theta[network.blocks[layer.id]] if layer.id in network.blocks else network.theta[:0]
    alone = Network([layer], inputs=len(x), theta=block)
    alone.state = {layer.id: network.state[layer.id]}
    error = _pulled_back(alone, x[None]).input_error
    assert error is not None
    return error.T.copy()


def _pulled_back(network: Network, x: Array) -> Workspace:
    """A workspace in which each sample comes once per output, after a backward pass from that output's unit vector."""
    outputs = network.outputs
    workspace = Workspace(network, len(x) * outputs, keep=True, input_error=True)
    workspace.load(np.repeat(x, outputs, axis=0))
    workspace.emit_from_error()
    workspace.layers[-1].error[...] = np.tile(np.eye(outputs), len(x))
    with np.errstate(all="ignore"):
        workspace.forward.run()
        workspace.backward.run()
    return workspace
