"""Every quantity of a forward and a backward pass, one after the other, in the order in which they are computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.activations import Activation
from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import ActivationLayer, Dense
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array

Phase = Literal["forward", "backward"]

PARAMETER_EQUATIONS = {
    "W": "∂C/∂W = δ a⁻ᵀ",
    "b": "∂C/∂b = Σ δ",
    "gamma": "∂C/∂γ = Σ ∂C/∂a ⊙ x̂",
    "beta": "∂C/∂β = Σ ∂C/∂a",
}


@dataclass(frozen=True, eq=False)
class Step:
    """One quantity: its layer ("input" and "output" for x and C), its symbol, the equation that gave it, and its value.

    Columns are samples. ∂C/∂ a parameter has the shape of the parameter, and C is 0-d. In an equation, a superscript
    − or + means the layer before or after.
    """

    phase: Phase
    layer: str
    symbol: str
    equation: str
    value: Array


def trace(network: Network, loss: Loss, x: Array, y: Array) -> tuple[Step, ...]:
    """All steps for samples x (samples, inputs) and targets y (samples, outputs): forward, C, backward.

    (MATH: BP1 to BP4.)
    """
    probe = Probe(network, loss, x, y)
    cost = probe.backpropagate()
    return (*_forward(probe), Step("forward", "output", "C", loss.kind, np.array(cost)), *_backward(probe))


def _forward(probe: Probe) -> Iterator[Step]:
    yield Step("forward", "input", "x", "a⁰ = x", probe.workspace.x.copy())
    for index, (layer, at) in enumerate(zip(probe.network.layers, probe.workspace.layers, strict=True)):
        equation = f"a = {layer.kind}(a⁻)"
        if isinstance(layer, Dense):
            yield Step("forward", layer.id, "z", "z = W a⁻ + b" if layer.bias else "z = W a⁻", at.z.copy())
            equation = "a = σ(z)"
        elif isinstance(layer, ActivationLayer):
            equation = "a = σ(a⁻)"
        yield Step("forward", layer.id, "a", equation, at.a.copy())
        if any(link.target == index for link in probe.network.links):
            equation = "a + Σ of the skip connections"
            yield Step("forward", layer.id, "a + skip", equation, probe.workspace.out(index).copy())


def _backward(probe: Probe) -> Iterator[Step]:
    last = len(probe.network.layers) - 1
    for index in range(last, -1, -1):
        layer, at = probe.network.layers[index], probe.workspace.layers[index]
        activation: Activation | None = getattr(layer, "activation", None)
        fused = probe.fused and index == last
        if not fused:
            yield Step("backward", layer.id, "∂C/∂a", _error_equation(probe, index), at.error.copy())
        if activation is not None and activation.elementwise:
            yield Step("backward", layer.id, "σ'", "σ'(z)", activation.derivative(at.z))
        if activation is not None:
            rest = "δ = ∂C/∂a ⊙ σ'" if activation.elementwise else "δ = (∂a/∂z)ᵀ ∂C/∂a"
            yield Step("backward", layer.id, "δ", "δ = (a − y)/n" if fused else rest, at.delta.copy())
        for name, gradient in probe.network.gradients.items():
            owner, short = name.split("/", 1)
            if owner == layer.id:
                equation = PARAMETER_EQUATIONS.get(short, "∂C/∂a aᵀ, with a where the skip connection starts")
                yield Step("backward", layer.id, f"∂C/∂{short}", equation, gradient.copy())
    assert probe.workspace.input_error is not None
    yield Step("backward", "input", "∂C/∂x", _error_equation(probe, -1), probe.workspace.input_error.copy())


def _error_equation(probe: Probe, index: int) -> str:
    """Where ∂C/∂a of a layer (−1: ∂C/∂x) comes from."""
    if index == len(probe.network.layers) - 1:
        return "∇ₐC"
    following = probe.network.layers[index + 1]
    equation = "(∂a⁺/∂a)ᵀ ∂C/∂a⁺"
    if isinstance(following, Dense):
        equation = "W⁺ᵀ δ⁺"
    elif isinstance(following, ActivationLayer):
        equation = "δ⁺"
    skips = any(link.source == index for link in probe.network.links)
    return f"{equation} + Σ of the skip connections" if skips else equation
