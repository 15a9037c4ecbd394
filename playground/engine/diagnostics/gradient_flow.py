"""How the gradient flows back through the layers, and why it shrinks or grows: how much is σ' and how much is W."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.health import Health, layer_health, update_health, worst
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.saturation import Saturation, saturation_of
from playground.engine.losses import Loss
from playground.engine.network import Network, Span
from playground.engine.program import Array
from playground.engine.workspace import Workspace

NAN = float("nan")


@dataclass(frozen=True)
class WeightGradient:
    """∂C/∂W of a layer: its norm, mean |·|, root mean square and largest |·|; `update_ratio` is ‖ΔW‖/‖W‖ of the last
    step, nan where that is not known."""

    norm: float
    mean_abs: float
    rms: float
    maximum: float
    update_ratio: float


@dataclass(frozen=True)
class LayerFlow:
    """One layer of the chain, in the notation of backpropagation, norms over units and samples.

    `delta` is ‖δ‖ and `error` ‖∂C/∂a‖ (nan at the output, where loss and activation are one). The error reaches this
    layer from the next one, and each stage multiplies its norm:

    - `by_weights` = ‖Wᵀδ⁺‖/‖δ⁺‖ with the next layer's W and δ (of a next layer without W: what it does instead),
    - `by_skips` = ‖∂C/∂a‖/‖Wᵀδ⁺‖, what skip connections that start here bring back; 1 without any,
    - `by_activation` = ‖δ‖/‖∂C/∂a‖, this layer's σ',

    so that ‖δ‖ = ‖δ⁺‖ · by_weights · by_skips · by_activation. They are nan at the output. `weights` is None for a
    layer without W, `saturation` for one without an elementwise activation.
    """

    layer: str
    delta: float
    error: float
    by_weights: float
    by_skips: float
    by_activation: float
    weights: WeightGradient | None
    saturation: Saturation | None
    health: Health

    @property
    def ratio(self) -> float:
        """‖δ‖ over that of the next layer."""
        return self.by_weights * self.by_skips * self.by_activation


@dataclass(frozen=True)
class Reason:
    """Why ‖δ‖ changes: the geometric means, over the layers before the output, of the factors of `LayerFlow`."""

    by_weights: float
    by_skips: float
    by_activation: float

    @property
    def ratio(self) -> float:
        """By how much ‖δ‖ is multiplied per layer."""
        return self.by_weights * self.by_skips * self.by_activation

    template = (
        "From layer to layer the error is multiplied by {ratio:.2g}: by {by_activation:.2g} because of σ', "
        "and by {by_weights:.2g} because of the weights."
    )
    template_with_skips = template[:-1] + "; skip connections multiply it by {by_skips:.2g}."

    @property
    def sentence(self) -> str:
        """The reason in English."""
        template = self.template if math.isclose(self.by_skips, 1.0) else self.template_with_skips
        return template.format(
            ratio=self.ratio, by_weights=self.by_weights, by_skips=self.by_skips, by_activation=self.by_activation
        )


def gradient_flow(
    network: Network, loss: Loss, x: Array, y: Array, *, before: Array | None = None, loss_high: bool = True
) -> tuple[LayerFlow, ...]:
    """The flow through each layer, input side first, for samples x (samples, inputs) and targets y (samples, outputs).

    `before` is θ before the last step. `loss_high` says whether a small gradient is bad news. (MATH: BP1 to BP4,
    vanishing and exploding; the split into two factors is that of Glorot & Bengio 2010.)
    """
    probe = Probe(network, loss, x, y)
    probe.backpropagate()
    spans = {span.layer: span for span in network.weights}
    weights = {index: _weight_gradient(probe, span, before) for index, span in spans.items()}
    means, norms = (np.array([getattr(each, name) for each in weights.values()]) for name in ("mean_abs", "norm"))
    health = dict(zip(weights, layer_health(means, norms, loss_high=loss_high), strict=True))
    return tuple(
        _layer_flow(probe, index, weights.get(index), health.get(index, Health()))
        for index in range(len(network.layers))
    )


def reason(flow: tuple[LayerFlow, ...]) -> Reason | None:
    """What the layers before the output do to the error on average; None without any, or where nothing arrives."""
    factors = np.array([(each.by_weights, each.by_skips, each.by_activation) for each in flow[:-1]])
    if not len(factors) or not (np.isfinite(factors).all() and (factors > 0.0).all()):
        return None
    by_weights, by_skips, by_activation = (float(each) for each in np.exp(np.mean(np.log(factors), axis=0)))
    return Reason(by_weights, by_skips, by_activation)


def _weight_gradient(probe: Probe, span: Span, before: Array | None) -> WeightGradient:
    place = slice(span.start, span.stop)
    absolute = np.abs(probe.gradient[place])
    norm, size = float(np.linalg.norm(absolute)), float(np.linalg.norm(probe.theta[place]))
    change = NAN if before is None else float(np.linalg.norm(probe.theta[place] - before[place]))
    return WeightGradient(
        norm=norm,
        mean_abs=float(np.mean(absolute)),
        rms=norm / math.sqrt(absolute.size),
        maximum=float(np.max(absolute)),
        update_ratio=_over(change, size),
    )


def _layer_flow(probe: Probe, index: int, weights: WeightGradient | None, health: Health) -> LayerFlow:
    at, layer = probe.workspace.layers[index], probe.network.layers[index]
    last = index == len(probe.network.layers) - 1
    delta = float(np.linalg.norm(at.delta))
    error = NAN if last and probe.fused else float(np.linalg.norm(at.error))
    back = NAN if last else float(np.linalg.norm(at.error - _from_skips(probe.workspace, index)))
    following = NAN if last else float(np.linalg.norm(probe.workspace.layers[index + 1].delta))
    activation = getattr(layer, "activation", None)
    saturation = (
        saturation_of(layer.id, activation, at.a, activation.derivative(at.z))
        if activation is not None and activation.elementwise
        else None
    )
    updates = (update_health(weights.update_ratio),) if weights else ()
    return LayerFlow(
        layer=layer.id,
        delta=delta,
        error=error,
        by_weights=_over(back, following),
        by_skips=_over(error, back) if not last else NAN,
        by_activation=_over(delta, error) if not last else NAN,
        weights=weights,
        saturation=saturation,
        health=worst((health, *((saturation.health,) if saturation else ()), *updates)),
    )


def _from_skips(workspace: Workspace, index: int) -> Array:
    """What skip connections that start at layer `index` add to its ∂C/∂a; the rest came through the next layer."""
    total = np.zeros_like(workspace.layers[index].error)
    for link in workspace.network.links:
        if link.source == index:
            later = workspace.layers[link.target].error
            total += later if link.block is None else link.block.dot(later)
    return total


def _over(above: float, below: float) -> float:
    """above/below; nan where there is nothing to compare with."""
    return above / below if below else NAN
