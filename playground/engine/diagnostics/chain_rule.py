"""The chain rule for one weight: three factors at its neuron, and every way from there to the outputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.paths import Path, strongest_paths
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.r_operator import ROperator
from playground.engine.layers import Dense
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array, Eager

MOST_PATHS = 50
"""Paths that are listed one by one."""


@dataclass(frozen=True, eq=False)
class Factor:
    """∂a/∂w of every unit of a layer (units,), skips included: a stage on the way of Δw to the output."""

    layer: str
    value: Array


@dataclass(frozen=True, eq=False)
class ChainRule:
    """∂C/∂w_jk = (∂C/∂a_j) (∂a_j/∂z_j) (∂z_j/∂w_jk), `error` · `slope` · `input`, of one weight at one sample.

    Where the activation couples the units of a layer (softmax), `error` is ∂C/∂z_j and `slope` is 1. `factors` are
    ∂a/∂w layer by layer up to the output, and Σ `output_error` · the last of them is the derivative once more. `paths`
    are the strongest of all `path_count` ways from neuron j to the outputs; the contributions of all of them add up to
    ∂C/∂z_j.
    """

    parameter: str
    index: tuple[int, int]
    input: float
    slope: float
    error: float
    derivative: float
    factors: tuple[Factor, ...]
    output_error: Array
    paths: tuple[Path, ...]
    path_count: int


def chain_rule(
    network: Network,
    loss: Loss,
    x: Array,
    y: Array,
    *,
    layer: str,
    unit: int,
    source: int,
    most: int = MOST_PATHS,
) -> ChainRule:
    """The chain rule for w_jk of a dense layer, from neuron `source` = k to neuron `unit` = j, at one sample.

    x is (inputs,), y is (outputs,); `most` is how many paths are listed. ValueError: the layer has no such weight.
    (MATH: the chain rule for one weight.)
    """
    position = network.positions.get(layer, -1)
    if position < 0 or not isinstance(network.layers[position], Dense):
        raise ValueError(f"Layer {layer} has no weights: choose a dense layer.")
    if not (0 <= unit < network.widths[position] and 0 <= source < network.width(position - 1)):
        raise ValueError(f"Layer {layer} has no weight from {source} to {unit}.")
    probe = Probe(network, loss, np.reshape(x, (1, -1)), np.reshape(y, (1, -1)))
    probe.backpropagate()
    output_error = np.zeros_like(probe.workspace.output)
    loss.error(Eager(), probe.workspace.output, probe.y, output_error)
    start, coupled = _by_weighted_input(probe, position, unit)
    at = probe.workspace.layers[position]
    errors = output_error if probe.fused and position == len(network.layers) - 1 else at.error
    paths, count = strongest_paths(probe, position, start, output_error=output_error[:, 0], most=most)
    return ChainRule(
        parameter=f"{layer}/W",
        index=(unit, source),
        input=float(at.x[source, 0]),
        slope=1.0 if coupled else float(start[unit]),
        error=float(at.delta[unit, 0] if coupled else errors[unit, 0]),
        derivative=float(probe.network.gradients[f"{layer}/W"][unit, source]),
        factors=_factors(probe, position, (unit, source)),
        output_error=output_error[:, 0],
        paths=paths,
        path_count=count,
    )


def _by_weighted_input(probe: Probe, position: int, unit: int) -> tuple[Array, bool]:
    """∂a/∂z_j of every unit of a dense layer (units,), and whether its activation couples them."""
    layer, at = probe.network.layers[position], probe.workspace.layers[position]
    assert isinstance(layer, Dense)
    units = len(at.z)
    if layer.activation.elementwise:
        slopes: Array = np.eye(units)[unit] * layer.activation.derivative(at.z)[unit, 0]
        return slopes, False
    each = np.eye(units)  # column i: from ∂C/∂a = e_i to ∂a_i/∂z
    layer.activation.backward(Eager(), at.z.repeat(units, axis=1), at.a.repeat(units, axis=1), each, each)
    return each[unit].copy(), True


def _factors(probe: Probe, position: int, index: tuple[int, int]) -> tuple[Factor, ...]:
    """∂a/∂w of each layer from `position` on, in one forward pass of the R-operator."""
    operator, layers = ROperator([probe.forward]), probe.network.layers
    operator.of(probe.network.parameters[f"{layers[position].id}/W"])[index] = 1.0
    operator.run()
    places = range(position, len(layers))
    return tuple(Factor(layers[i].id, operator.of(probe.workspace.out(i))[:, 0].copy()) for i in places)
