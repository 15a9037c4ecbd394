"""What a nudge does: one weight or one weighted input changes by Δ, and the derivative says in advance what follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.r_operator import ROperator
from playground.engine.layers import Dense
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array, Program


@dataclass(frozen=True, eq=False)
class Ripple:
    """How one layer's output (units, samples) changed, and how the derivative foretold it: (∂a/∂·) Δ."""

    layer: str
    predicted: Array
    real: Array


@dataclass(frozen=True, eq=False)
class Perturbation:
    """A nudge by `change` of something with ∂C/∂· = `derivative`; `cost` is C before it, `cost_after` C with it.

    `ripples` are the layers from the nudge on to the output.
    """

    change: float
    derivative: float
    cost: float
    cost_after: float
    ripples: tuple[Ripple, ...]

    @property
    def predicted(self) -> float:
        """ΔC ≈ (∂C/∂·) Δ."""
        return self.derivative * self.change

    @property
    def real(self) -> float:
        """ΔC as it is."""
        return self.cost_after - self.cost


def nudge_parameter(
    network: Network, loss: Loss, x: Array, y: Array, *, parameter: str, index: tuple[int, ...], change: float
) -> Perturbation:
    """Change one parameter, such as `h1/W` at (j, k), for samples x (samples, inputs), targets y (samples, outputs).

    ValueError: there is no such parameter. (Nielsen ch. 2: Δw makes Δa, that makes Δa of the next layer, …)
    """
    return _nudge(_at_parameter(network, loss, x, y, parameter, index), change)


def nudge_weighted_input(
    network: Network, loss: Loss, x: Array, y: Array, *, layer: str, unit: int, change: float
) -> Perturbation:
    """Nielsen's demon: add `change` to z_j of neuron `unit` of a dense layer, at every sample.

    ∂C/∂z_j is then Σ δ_j over the samples. ValueError: the layer has no weighted inputs, or no such unit.
    """
    return _nudge(_at_weighted_input(network, loss, x, y, layer, unit), change)


def costs_along_parameter(
    network: Network, loss: Loss, x: Array, y: Array, *, parameter: str, index: tuple[int, ...], changes: Array
) -> Array:
    """C (changes,) with each of the changes of one parameter, as `nudge_parameter` makes them."""
    return _costs(_at_parameter(network, loss, x, y, parameter, index), changes)


def costs_along_weighted_input(
    network: Network, loss: Loss, x: Array, y: Array, *, layer: str, unit: int, changes: Array
) -> Array:
    """C (changes,) with each of the changes of one weighted input, as `nudge_weighted_input` makes them."""
    return _costs(_at_weighted_input(network, loss, x, y, layer, unit), changes)


@dataclass(frozen=True, eq=False)
class _Handle:
    """A forward pass, and the buffer of the one number in it that is to be nudged."""

    probe: Probe
    forward: Program
    nudged: Array
    derivative: float
    layer: str


def _at_parameter(network: Network, loss: Loss, x: Array, y: Array, parameter: str, index: tuple[int, ...]) -> _Handle:
    view = network.parameters.get(parameter)
    if view is None or len(index) != view.ndim or not all(0 <= i < n for i, n in zip(index, view.shape, strict=True)):
        names = ", ".join(network.parameters)
        raise ValueError(f"There is no parameter {parameter}{list(index)}: choose one in {names}.")
    probe = Probe(network, loss, x, y)
    probe.backpropagate()
    nudged = probe.network.parameters[parameter][tuple(slice(i, i + 1) for i in index)]
    derivative = float(probe.network.gradients[parameter][index])
    return _Handle(probe, probe.forward, nudged, derivative, parameter.split("/")[0])


def _at_weighted_input(network: Network, loss: Loss, x: Array, y: Array, layer: str, unit: int) -> _Handle:
    position = network.positions.get(layer, -1)
    if position < 0 or not isinstance(network.layers[position], Dense):
        raise ValueError(f"Layer {layer} has no weighted inputs: choose a dense layer.")
    if not 0 <= unit < network.widths[position]:
        raise ValueError(f"Layer {layer} has units 0 to {network.widths[position] - 1}, not {unit}.")
    probe = Probe(network, loss, x, y)
    probe.backpropagate()
    at = probe.workspace.layers[position]
    demon = np.zeros(1)
    program = Program()
    for call in probe.forward.calls:
        program.calls.append(call)
        if call[1] and call[1][-1] is at.z:  # z = W a + b has just been computed
            program.call(np.add, at.z[unit], demon, at.z[unit])
    return _Handle(probe, program, demon, float(np.sum(at.delta[unit])), layer)


def _costs(handle: _Handle, changes: Array) -> Array:
    """C with each of the changes."""
    probe, start, costs = handle.probe, handle.nudged.copy(), np.empty(len(changes))
    with np.errstate(all="ignore"):
        for place, change in enumerate(changes):
            handle.nudged[...] = start + change
            handle.forward.run()
            costs[place] = probe.workspace.loss(probe.loss, probe.y)
    return costs


def _nudge(handle: _Handle, change: float) -> Perturbation:
    """Run the forward pass with and without `change` added to the one number."""
    probe, forward, nudged = handle.probe, handle.forward, handle.nudged
    first = probe.network.positions[handle.layer]
    places = range(first, len(probe.network.layers))
    operator = ROperator([forward])
    operator.of(nudged)[...] = change
    operator.run()
    cost = probe.workspace.loss(probe.loss, probe.y)
    before = [probe.workspace.out(index).copy() for index in places]
    predicted = [operator.of(probe.workspace.out(index)).copy() for index in places]
    nudged += change
    with np.errstate(all="ignore"):
        forward.run()
    cost_after = probe.workspace.loss(probe.loss, probe.y)
    ripples = (
        Ripple(probe.network.layers[index].id, told, probe.workspace.out(index) - earlier)
        for index, told, earlier in zip(places, predicted, before, strict=True)
    )
    return Perturbation(change, handle.derivative, cost, cost_after, tuple(ripples))
