"""A probe evaluates a network again and again on the same samples, with a θ of its own: looking disturbs nothing."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array, Program
from playground.engine.workspace import Workspace


def copy_of(network: Network, *, dtype: Any = np.float64) -> Network:
    """The same layers with a θ, a g and a state of their own."""
    copy = Network(network.layers, network.skips, inputs=network.inputs, dtype=dtype, theta=network.theta.astype(dtype))
    for layer, state in network.state.items():
        for name, value in state.items():
            copy.state[layer][name][...] = value
    return copy


def places(network: Network) -> dict[str, Array]:
    """Where each parameter lies in θ: arrays of indices, shaped as the parameters."""
    indices = np.arange(network.theta.size)
    return Network(network.layers, network.skips, inputs=network.inputs, theta=indices).parameters


class Probe:
    """A network, a loss, and samples x (samples, inputs) with targets y (samples, outputs).

    In float64 whatever the network's own precision; complex128 serves the complex step. Set `theta` in place, then ask
    for `cost()` or `backpropagate()`. As in an evaluation, dropout is off and batch normalisation uses its running
    statistics. ValueError: x or y do not fit the network.
    """

    def __init__(self, network: Network, loss: Loss, x: Array, y: Array, *, dtype: Any = np.float64) -> None:
        x, y = np.atleast_2d(x), np.atleast_2d(y)
        if x.shape[1] != network.inputs:
            raise ValueError(f"The network takes {network.inputs} inputs, but the samples have {x.shape[1]}.")
        if y.shape != (len(x), network.outputs):
            raise ValueError(f"Targets for {len(x)} samples are {(len(x), network.outputs)}, got {y.shape}.")
        self.network, self.loss, self.x = copy_of(network, dtype=dtype), loss, x
        self.theta, self.gradient = self.network.theta, self.network.gradient
        self.y = np.ascontiguousarray(y.T, dtype)
        self.workspace = at = Workspace(self.network, len(x), keep=True, input_error=True)
        self.fused = at.fused(loss)
        """Whether δ of the last layer comes straight from the loss."""
        self.forward, self.loss_error, self.backward = at.forward, Program(dtype), at.backward
        last = at.layers[-1]
        if self.fused:
            loss.fused_delta(self.loss_error, last.a, self.y, last.delta)
            last.delta_given = True
        else:
            loss.error(self.loss_error, at.output, self.y, last.error)
        at.emit_from_error()
        at.load(x)

    @property
    def seed_error(self) -> Array:
        """What the loss gives to the backward pass: δ of the last layer where they are fused, else its ∂C/∂a."""
        last = self.workspace.layers[-1]
        return last.delta if self.fused else last.error

    def cost(self) -> float:
        """C at θ."""
        with np.errstate(all="ignore"):
            self.forward.run()
            return self.workspace.loss(self.loss, self.y)

    def backpropagate(self) -> float:
        """C at θ, and everything that backpropagation computes: `gradient`, and in `workspace` a, z, δ and ∂C/∂x."""
        cost = self.cost()
        with np.errstate(all="ignore"):
            self.loss_error.run()
            self.backward.run()
        return cost
