"""Is the backpropagated gradient right: each ∂C/∂θ against central differences and, where it can go, a complex step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np

from playground.engine.diagnostics.probe import Probe, places
from playground.engine.diagnostics.progress import Watch
from playground.engine.layers import Layer, Normalisation
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array, Call

RIGHT = 1e-7
"""Relative error below which a derivative counts as right (CS231n notes)."""
WRONG = 1e-2
"""Relative error above which it counts as wrong."""
STEP = float(np.finfo(np.float64).eps ** (1 / 3))
"""ε of the central differences, relative to max(1, |θ|): truncation and rounding are then about equal, 4e-11."""
COMPLEX_STEP = 1e-30
"""h of Im C(θ + ih)/h. Nothing is subtracted, so it can be as small as one likes (Squire & Trapp 1998)."""
ROUNDING = 8.0 * float(np.finfo(np.float64).eps)

Verdict = Literal["right", "doubtful", "wrong", "too_small", "at_kinks"]

ANALYTIC: frozenset[Any] = frozenset(
    {
        *(np.add, np.subtract, np.multiply, np.divide, np.negative, np.positive, np.power, np.square, np.sqrt),
        *(np.exp, np.expm1, np.log, np.log1p, np.sin, np.cos, np.tan, np.sinh, np.cosh, np.tanh, np.arctan),
        *(np.maximum, np.minimum, np.greater, np.greater_equal, np.less, np.less_equal, np.copyto),
        *("dot", "fill", "add.reduce", "maximum.reduce"),
    }
)
"""Calls that continue into the complex plane; NumPy compares complex numbers by their real part first, so that maximum
keeps to the piece that the real number lies on."""


@dataclass(frozen=True)
class Comparison:
    """The worst parameter of a layer: its array (`h1/W`) and index in it, and both derivatives.

    `relative` is their plain relative error |a − n|/max(|a|, |n|), `noise` what rounding alone can make of it (above
    1e-2 the derivative is too small to be told), and `error` what is beyond that.
    """

    error: float
    relative: float
    noise: float
    parameter: str
    index: tuple[int, ...]
    analytic: float
    numeric: float


@dataclass(frozen=True)
class LayerCheck:
    """The check of one layer, with what skip connections learn at it.

    Of `parameters`, `checked` were compared; `kinked` more were left out because a step of ε carries a weighted input
    over a kink (of relu at 0), where there is no derivative; `too_small` of those checked have a derivative that drowns
    in the rounding of the differences. `complex_step` is None where the mathematics does not continue into the complex
    plane, and `differences` where nothing could be compared.
    """

    layer: str
    parameters: int
    checked: int
    kinked: int
    too_small: int
    differences: Comparison | None
    complex_step: Comparison | None

    @property
    def error(self) -> float:
        """The larger of the two relative errors, 0 where nothing could be compared."""
        return max((each.error for each in (self.differences, self.complex_step) if each), default=0.0)

    @property
    def verdict(self) -> Verdict:
        """Right below 1e-7, wrong above 1e-2 (or not finite), else doubtful. `too_small` for differences to tell."""
        if not self.checked:
            return "at_kinks"
        if not self.error <= WRONG:
            return "wrong"
        if self.complex_step is None and self.too_small == self.checked:
            return "too_small"
        return "right" if self.error < RIGHT else "doubtful"


def gradient_check(
    network: Network,
    loss: Loss,
    x: Array,
    y: Array,
    *,
    most: int = 200,
    gradient: Array | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[LayerCheck, ...]:
    """Check ∂C/∂θ for samples x (samples, inputs) and targets y (samples, outputs): a row per layer with parameters.

    The relative error of a derivative is (|a − n| − noise)/max(|a|, |n|), 0 where negative. The noise is what
    rounding alone can do; without it, all vanishing gradients would seem wrong. For differences that is
    8 u (|C| + Σ |δ z|)/ε with u = 2⁻⁵²: each z is off by u z, and moves C by δ times that. For the complex step it is
    8 u of the terms δ a that the layer's gradient adds up over the samples. At most `most` parameters of each array
    are checked, spread evenly, with the largest derivative among them. `gradient` (parameters,) is checked instead of
    the backpropagated one where given.
    Raises CancelledError. (MATH: gradient check.)
    """
    probe, watch = Probe(network, loss, x, y), Watch(progress, cancelled)
    cost = probe.backpropagate()
    analytic = probe.gradient.copy() if gradient is None else np.asarray(gradient, np.float64)
    noise = ROUNDING * (abs(cost) + _moved_by_rounding(probe))
    complex_step = complex_stepper(network, loss, x, y)
    chosen = [_chosen(array, analytic, most) for array in places(network).values()]
    indices = np.unique(np.concatenate([np.zeros(0, np.intp), *chosen]))
    kinks = kinks_of(probe)
    derivatives = {i: _numeric(probe, complex_step, kinks, i) for i in watch.over(indices.tolist(), len(indices))}
    grains = _grains(probe)
    return tuple(
        _layer_check(layer.id, arrays, analytic, derivatives, noise, grain)
        for layer, grain in zip(network.layers, grains, strict=True)
        if (arrays := {name: each for name, each in places(network).items() if name.split("/")[0] == layer.id})
    )


def passed(checks: tuple[LayerCheck, ...]) -> bool:
    """Whether no layer is wrong or doubtful."""
    return all(check.verdict not in ("wrong", "doubtful") for check in checks)


@dataclass(frozen=True)
class _Numeric:
    """A derivative from outside: by differences over ±`step`, whether that crossed a kink, and by the complex step."""

    differences: float
    step: float
    kinked: bool
    exact: float | None


def _numeric(probe: Probe, complex_step: Callable[[int], float] | None, kinks: list[Kink], index: int) -> _Numeric:
    value = probe.theta[index]
    step = STEP * max(1.0, abs(value))
    above, below = value + step, value - step
    probe.theta[index] = above
    cost_above, sides_above = probe.cost(), sides(kinks)
    probe.theta[index] = below
    cost_below, sides_below = probe.cost(), sides(kinks)
    probe.theta[index] = value
    kinked = not np.array_equal(sides_above, sides_below)
    slope = (cost_above - cost_below) / (above - below)
    return _Numeric(slope, step, kinked, complex_step(index) if complex_step else None)


Kink = tuple[Array, float]
"""Weighted inputs (units, samples) and a z at which their σ' jumps."""


def kinks_of(probe: Probe) -> list[Kink]:
    """Every kink in a network."""
    pairs = zip(probe.network.layers, probe.workspace.layers, strict=True)
    return [(at.z, kink) for layer, at in pairs for kink in getattr(getattr(layer, "activation", None), "kinks", ())]


def sides(kinks: list[Kink]) -> Array:
    """On which side of each kink each weighted input lies now, as one flat array of booleans."""
    return np.concatenate([np.zeros(0, np.bool_), *((z > kink).ravel() for z, kink in kinks)])


def complex_stepper(network: Network, loss: Loss, x: Array, y: Array) -> Callable[[int], float] | None:
    """∂C/∂θᵢ = Im C(θ + ih)/h as a function of i; None where a call of the forward pass keeps to real numbers."""
    try:
        probe = Probe(network, loss, x, y, dtype=np.complex128)
        if not all(name_of(function) in ANALYTIC for function, _ in probe.forward.calls):
            return None
        probe.forward.calls = _spaced(probe.forward.calls)
        probe.cost()
    except TypeError:  # a NumPy function without a complex form
        return None

    def derivative(index: int) -> float:
        value = probe.theta[index]
        probe.theta[index] = value + 1j * COMPLEX_STEP
        cost = complex(probe.cost())
        probe.theta[index] = value
        return cost.imag / COMPLEX_STEP

    return derivative


def _spaced(calls: list[Call]) -> list[Call]:
    """The calls with a vector operation after each product.

    Some BLAS kernels leave the processor in a mode in which complex functions take nine times as long; this ends it.
    """
    rest = np.zeros(64)
    spaced: list[Call] = []
    for call in calls:
        spaced.append(call)
        if name_of(call[0]) == "dot":
            spaced.append((np.add, (rest, rest, rest)))
    return spaced


def name_of(function: Any) -> Any:
    """What a call does: the ufunc, or the name of a method ("dot", "fill", "add.reduce")."""
    function = function.func if isinstance(function, partial) else function
    owner = getattr(function, "__self__", None)
    return (
        f"{owner.__name__}.{function.__name__}"
        if isinstance(owner, np.ufunc)
        else (function.__name__ if isinstance(owner, np.ndarray) else function)
    )


def _moved_by_rounding(probe: Probe) -> float:
    """How far C moves, to first order, where every weighted input and activation is off by its own size."""
    largest = [(at.delta, np.maximum(np.abs(at.z), np.abs(at.a))) for at in probe.workspace.layers]
    return float(sum(np.sum(np.abs(delta) * size) for delta, size in largest))


def _chosen(array: Array, analytic: Array, most: int) -> Array:
    """The places of the parameters of one array to check."""
    flat = array.ravel()
    if flat.size <= most:
        return flat
    spread = flat[np.linspace(0, flat.size - 1, most).astype(np.intp)]
    return np.append(spread, flat[np.argmax(np.abs(analytic[flat]))])


def _grains(probe: Probe) -> list[float]:
    """What rounding alone does to the gradient of each layer; the same in all where the chain subtracts near equals."""
    layers = probe.workspace.layers
    largest = max(1.0, *(float(np.max(np.abs(at.x))) for at in layers), *(float(np.max(np.abs(at.a))) for at in layers))
    grains = [ROUNDING * largest * float(np.max(np.sum(np.abs(at.delta), axis=1))) for at in layers]
    cancels = any(isinstance(layer, Normalisation) or not _elementwise(layer) for layer in probe.network.layers)
    return [max(grains)] * len(grains) if cancels else grains


def _elementwise(layer: Layer) -> bool:
    return getattr(getattr(layer, "activation", None), "elementwise", True)


def _layer_check(
    layer: str, arrays: dict[str, Array], analytic: Array, numeric: dict[int, _Numeric], noise: float, grain: float
) -> LayerCheck:
    own = [int(i) for array in arrays.values() for i in array.ravel() if int(i) in numeric]
    smooth = np.array([i for i in own if not numeric[i].kinked], np.intp)
    found = [numeric[i] for i in smooth.tolist()]
    noises = np.array([noise / each.step for each in found])
    exact = [each.exact for each in found if each.exact is not None and np.isfinite(each.exact)]
    return LayerCheck(
        layer=layer,
        parameters=sum(array.size for array in arrays.values()),
        checked=len(smooth),
        kinked=len(own) - len(smooth),
        too_small=int(np.count_nonzero(np.abs(analytic[smooth]) * WRONG < noises)),
        differences=_worst(arrays, smooth, analytic, np.array([each.differences for each in found]), noises),
        complex_step=_worst(arrays, smooth, analytic, np.array(exact), np.full(len(smooth), grain))
        if len(exact) == len(smooth)
        else None,
    )


def _worst(
    arrays: dict[str, Array], indices: Array, analytic: Array, numeric: Array, noise: Array
) -> Comparison | None:
    """The parameter with the largest error; among equals, with the largest plain one that rounding does not explain."""
    if not len(indices):
        return None
    own = analytic[indices]
    size, difference = np.maximum(np.abs(own), np.abs(numeric)), np.abs(own - numeric)
    difference[np.isnan(difference)] = np.inf
    relative, share = _over(difference, size), _over(noise, size)
    error = _over(np.maximum(difference - noise, 0.0), size)
    worst = int(np.lexsort((difference, np.where(share < WRONG, relative, 0.0), error))[-1])
    name, index = _place(arrays, indices[worst])
    return Comparison(
        error=float(error[worst]),
        relative=float(relative[worst]),
        noise=float(share[worst]),
        parameter=name,
        index=index,
        analytic=float(own[worst]),
        numeric=float(numeric[worst]),
    )


def _over(above: Array, below: Array) -> Array:
    """above/below, where 0/0 is 0 and what is not finite is infinite."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = np.where(above == 0.0, 0.0, above / below)
    return np.where(np.isnan(ratio) | np.isinf(above), np.inf, ratio)


def _place(arrays: dict[str, Array], index: int) -> tuple[str, tuple[int, ...]]:
    """The array that holds θ[index], and where in it."""
    for name, array in arrays.items():
        found = np.argwhere(array == index)
        if len(found):
            return name, tuple(int(k) for k in found[0])
    raise KeyError(index)
