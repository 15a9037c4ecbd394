"""A second, independent forward pass in autograd.numpy, whose derivatives are the truth of these tests."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import autograd.numpy as np
import numpy
from autograd import grad
from autograd.extend import defvjp, primitive

from playground.engine.layers import Layer
from playground.engine.model import Skip

Parameters = dict[str, Any]

erf = primitive(numpy.vectorize(math.erf, otypes=[float]))
defvjp(erf, lambda _, x: lambda g: g * 2.0 / math.sqrt(math.pi) * np.exp(-(x**2)))


def stable_sigmoid(z: Any) -> Any:
    """1/(1 + e⁻ᶻ) with all its digits where it is small too."""
    return np.exp(-np.logaddexp(0.0, -z))


def softmax(z: Any) -> Any:
    power = np.exp(z - np.max(z, axis=0, keepdims=True))
    return power / np.sum(power, axis=0, keepdims=True)


def custom(z: Any, kind: Any) -> Any:
    """The default formula and the ones that the tests use, written out."""
    formulas: dict[str, Callable[[Any], Any]] = {
        "x*sigmoid(1.7*x)": lambda x: x * stable_sigmoid(1.7 * x),
        "x*sigmoid(x)": lambda x: x * stable_sigmoid(x),
        "max(x, 0.1*x)": lambda x: np.where(x > 0, x, 0.1 * x),
    }
    return formulas[kind.formula.replace(" * ", "*")](z)


ACTIVATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "linear": lambda z, _: z,
    "sigmoid": lambda z, _: stable_sigmoid(z),
    "tanh": lambda z, _: np.tanh(z),
    "relu": lambda z, _: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z, kind: np.where(z > 0, z, kind.slope * z),
    "elu": lambda z, kind: np.where(z > 0, z, kind.alpha * np.expm1(np.where(z > 0, 0.0, z))),
    "gelu": lambda z, _: 0.5 * z * (1.0 + erf(z / math.sqrt(2.0))),
    "silu": lambda z, _: z * stable_sigmoid(z),
    "softplus": lambda z, _: np.logaddexp(0.0, z),
    "softmax": lambda z, _: softmax(z),
    "custom": custom,
}


def activate(kind: Any, z: Any) -> Any:
    return ACTIVATIONS[kind.kind](z, kind)


def normalised(x: Any, axis: int, epsilon: float) -> Any:
    centred = x - np.mean(x, axis=axis, keepdims=True)
    return centred / np.sqrt(np.mean(centred**2, axis=axis, keepdims=True) + epsilon)


def dense(layer: Any, own: Parameters, x: Any, context: Any) -> Any:
    z = np.dot(own["W"], x) + (own["b"][:, None] if layer.bias else 0.0)
    return activate(layer.activation, z)


def batch_norm(layer: Any, own: Parameters, x: Any, context: Any) -> Any:
    if context["training"] and not layer.frozen:
        normal = normalised(x, 1, layer.epsilon)
    else:
        state = context["state"][layer.id]
        normal = (x - state["running_mean"][:, None]) / np.sqrt(state["running_variance"][:, None] + layer.epsilon)
    return own["gamma"][:, None] * normal + own["beta"][:, None]


def layer_norm(layer: Any, own: Parameters, x: Any, context: Any) -> Any:
    return own["gamma"][:, None] * normalised(x, 0, layer.epsilon) + own["beta"][:, None]


def dropout(layer: Any, own: Parameters, x: Any, context: Any) -> Any:
    return x * context["masks"][layer.id] if context["training"] else x


LAYERS: dict[str, Callable[[Any, Parameters, Any, Any], Any]] = {
    "dense": dense,
    "activation": lambda layer, _own, x, _context: activate(layer.activation, x),
    "dropout": dropout,
    "batch_norm": batch_norm,
    "layer_norm": layer_norm,
}

LOSSES: dict[str, Callable[[Any, Any], Any]] = {
    "mean_squared_error": lambda a, y: np.mean((a - y) ** 2),
    "binary_cross_entropy": lambda a, y: -np.sum(y * np.log(a) + (1.0 - y) * np.log(1.0 - a)) / a.shape[1],
    "categorical_cross_entropy": lambda a, y: -np.sum(y * np.log(a)) / a.shape[1],
}


class Oracle:
    """Layers and skips evaluated by the book, one sample per column.

    `state` and `masks` by layer id are what batch norm remembers and what dropout drew.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        skips: Sequence[Skip] = (),
        *,
        training: bool = False,
        state: Any = None,
        masks: Any = None,
    ) -> None:
        self.layers, self.skips = layers, skips
        self.context = {"training": training, "state": state or {}, "masks": masks or {}}

    def outputs(self, parameters: Parameters, x: Any) -> list[Any]:
        """What each layer passes on for x (inputs, batch)."""
        passed = {"input": x}
        for layer in self.layers:
            prefix = f"{layer.id}/"
            own = {name[len(prefix) :]: value for name, value in parameters.items() if name.startswith(prefix)}
            x = LAYERS[layer.kind](layer, own, x, self.context)
            for skip in self.skips:
                if skip.target == layer.id:
                    source = passed[skip.source]
                    projection = own.get(f"skip_{skip.source}")
                    x = x + (source if projection is None else np.dot(projection, source))
            passed[layer.id] = x
        return [passed[layer.id] for layer in self.layers]

    def output(self, parameters: Parameters, x: Any) -> Any:
        """The network's output (outputs, batch)."""
        return self.outputs(parameters, x)[-1]

    def loss(self, parameters: Parameters, x: Any, loss: Any, y: Any) -> Any:
        """C for targets y (outputs, batch)."""
        return LOSSES[loss.kind](self.output(parameters, x), y)

    def gradients(self, parameters: Parameters, x: Any, loss: Any, y: Any) -> tuple[Parameters, Any]:
        """∂C/∂ each parameter, and ∂C/∂x."""
        by_parameters, by_x = grad(lambda both: self.loss(both[0], both[1], loss, y))((parameters, x))
        return by_parameters, by_x


def own(parameters: Parameters) -> Parameters:
    """Copies that autograd may differentiate by."""
    return {name: numpy.array(value, dtype=float) for name, value in parameters.items()}
