"""What the activation panel shows of a snapshot, computed in the worker: z of one layer, and the chain's factors."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.activations import Activation
from playground.engine.diagnostics.gradient_flow import gradient_flow
from playground.engine.diagnostics.samples import backpropagated, looked_at
from playground.engine.diagnostics.saturation import saturated
from playground.engine.diagnostics.slope import steepest
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

BINS = 80
LEAST_REACH = 5.0
"""The curves are shown on at least −5 to 5."""
TAIL = 0.002
"""Share of the z that may lie beyond either end."""


@dataclass(frozen=True, eq=False)
class LayerZ:
    """The weighted inputs z of one layer: `shares` (bins,) of them, the mean σ' there, and how many are saturated."""

    layer: str
    activation: Activation
    shares: Array
    mean_slope: float
    saturated: float


@dataclass(frozen=True)
class Chain:
    """What the `count` layers before the output do to ‖δ‖ together.

    `bound` is the product of their largest |σ'|, `slopes` what σ' does (the measured product of its factors), `ratio`
    what σ', W and skips do together: ‖δ‖ of the first layer over that of the output. `each` is the largest |σ'| where
    it is the same in all of them, else nan.
    """

    count: int
    each: float
    bound: float
    slopes: float
    ratio: float


@dataclass(frozen=True, eq=False)
class ModelActivation:
    """One model; `z` is None where it has no such layer, `chain` where it has no layers before the output."""

    name: str
    z: LayerZ | None
    chain: Chain | None


@dataclass(frozen=True, eq=False)
class ActivationValue:
    """z of `layer` in all models over bins with these `edges`; `layers` are those that can be chosen."""

    layer: str
    layers: tuple[str, ...]
    edges: Array
    models: tuple[ModelActivation, ...]


def compute(snapshot: Snapshot, layer: str = "") -> ActivationValue:
    """The activation of a layer ("" or one that is not there: the first) in all models, over their training samples."""
    known = dict.fromkeys(each for model in snapshot.models for each in activations_of(model))
    chosen = layer if layer in known else next(iter(known), "")
    found = {
        index: z_of(model, chosen) for index, model in enumerate(snapshot.models) if chosen in activations_of(model)
    }
    edges = edges_of(list(found.values()))
    return ActivationValue(
        chosen,
        tuple(known),
        edges,
        tuple(
            ModelActivation(
                model.model.name,
                layer_z(chosen, activations_of(model)[chosen], found[index], edges) if index in found else None,
                chain_of(model),
            )
            for index, model in enumerate(snapshot.models)
        ),
    )


def activations_of(model: ModelSnapshot) -> dict[str, Activation]:
    """The elementwise activations by layer, input side first."""
    found = {layer.id: getattr(layer, "activation", None) for layer in model.model.layers}
    return {layer: each for layer, each in found.items() if each is not None and each.elementwise}


def z_of(model: ModelSnapshot, layer: str) -> Array:
    """z of one layer, of all its units and of the samples looked at, flat."""
    workspace = backpropagated(model).workspace
    return workspace.layers[model.network.positions[layer]].z.ravel()


def edges_of(found: list[Array]) -> Array:
    """The edges of the bins: whole numbers around nearly all z, the same on both sides."""
    values = np.concatenate([*found, np.zeros(1)])
    values = values[np.isfinite(values)]
    reach = float(np.max(np.abs(np.quantile(values, [TAIL, 1.0 - TAIL]))))
    if reach > LEAST_REACH:
        power = 10.0 ** math.floor(math.log10(reach))
        reach = power * next(step for step in (1.0, 2.0, 5.0, 10.0) if step * power >= reach)
    reach = max(reach, LEAST_REACH)
    return np.linspace(-reach, reach, BINS + 1)


def layer_z(layer: str, activation: Activation, z: Array, edges: Array) -> LayerZ:
    """The histogram of z and what σ' is there."""
    z = z[np.isfinite(z)]
    if not z.size:
        return LayerZ(layer, activation, np.zeros(len(edges) - 1), math.nan, math.nan)
    slope = activation.derivative(z)
    return LayerZ(
        layer,
        activation,
        np.histogram(z, bins=edges)[0] / z.size,
        float(np.mean(slope)),
        float(np.mean(saturated(activation, activation(z), slope))),
    )


def chain_of(model: ModelSnapshot) -> Chain | None:
    """What the layers before the output do to the error."""
    flow = gradient_flow(model.network, model.model.loss, *looked_at(model))[:-1]
    inner = [getattr(layer, "activation", None) for layer in model.model.layers[:-1]]
    slopes = [abs(steepest(each)[1]) for each in inner if each is not None and each.elementwise]
    if not flow:
        return None
    return Chain(
        count=len(flow),
        each=slopes[0] if len(slopes) == len(flow) and len(set(slopes)) == 1 else math.nan,
        bound=math.prod(slopes) if len(slopes) == sum(each is not None for each in inner) else math.nan,
        slopes=math.prod(each.by_activation for each in flow),
        ratio=math.prod(each.ratio for each in flow),
    )
