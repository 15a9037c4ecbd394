"""Layers in NumPy code: how each kind starts, its line of the forward pass, and its lines of backpropagation.

In the code, `p` holds the parameters, `r` running statistics, `v` the values of a forward pass and `g` the gradient.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playground.engine import initializers as kinds
from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, Layer, LayerNorm
from playground.experiment.code.cells import plain, quoted
from playground.experiment.code.chain import Chain, Place, lookup
from playground.experiment.code.formulas import filled, number
from playground.experiment.code.numpy_activations import Activations

SUM = "sum(axis=1, keepdims=True)"
MEAN = "mean(axis=1, keepdims=True)"

HELPERS = {
    "glorot_uniform": """def glorot_uniform(rng, outputs, inputs):
    bound = np.sqrt(6 / (inputs + outputs))  # variance 2 / (in + out), Glorot & Bengio 2010
    return rng.uniform(-bound, bound, (outputs, inputs))""",
    "glorot_normal": """def glorot_normal(rng, outputs, inputs):
    return rng.normal(0, np.sqrt(2 / (inputs + outputs)), (outputs, inputs))  # Glorot & Bengio 2010""",
    "he_uniform": """def he_uniform(rng, outputs, inputs):
    bound = np.sqrt(6 / inputs)  # variance 2 / in, He et al. 2015
    return rng.uniform(-bound, bound, (outputs, inputs))""",
    "he_normal": """def he_normal(rng, outputs, inputs):
    return rng.normal(0, np.sqrt(2 / inputs), (outputs, inputs))  # He et al. 2015""",
    "orthogonal": '''def orthogonal(rng, outputs, inputs, gain):
    """gain times a matrix with orthonormal rows, or columns where they are fewer (Saxe et al. 2014)."""
    q, r = np.linalg.qr(rng.normal(size=(max(outputs, inputs), min(outputs, inputs))))
    q = gain * q * np.sign(np.diag(r))
    return q if outputs >= inputs else q.T''',
}
"""Functions that draw weights."""

INITIALIZERS: dict[type[kinds.Initializer], str] = {
    kinds.Zeros: "np.zeros(({shape}))",
    kinds.Constant: "np.full(({shape}), {value}, float)",
    kinds.Uniform: "{rng}.uniform({low}, {high}, ({shape}))",
    kinds.Normal: "{rng}.normal({mean}, {std}, ({shape}))",
    kinds.GlorotUniform: "glorot_uniform({rng}, {shape})",
    kinds.GlorotNormal: "glorot_normal({rng}, {shape})",
    kinds.HeUniform: "he_uniform({rng}, {shape})",
    kinds.HeNormal: "he_normal({rng}, {shape})",
    kinds.Orthogonal: "orthogonal({rng}, {shape}, {gain})",
}
"""How a W of {shape} is drawn with {rng}."""


class Lines:
    """What the layers of a chain write. `alone` is for passes of one sample, with running statistics throughout."""

    def __init__(self, chain: Chain, *, alone: bool = False) -> None:
        self.chain, self.alone = chain, alone
        self.activations = Activations(chain)
        self.lowest = min((place.number for place in chain.places if place.learns), default=len(chain.places) + 1)

    def out(self, number: int) -> str:
        """What layer `number` passes on: its activation, with what skip connections add."""
        if number == 0:
            return "v.a0"
        return f"v.{'s' if self.chain.places[number - 1].joins else 'a'}{number}"

    # --- start

    def start(self) -> list[str]:
        """The parameters before the first step."""
        lines = []
        for place in self.chain.places:
            title = f"  # {plain(place.layer.title)}" if place.layer.block(place.inputs) != (0,) else ""
            own = lookup(LAYERS, place.layer, "NumPy").start(self, place)
            lines += [line + title * (not index) for index, line in enumerate(own)]
            for join in place.joins:
                if join.projects:
                    drawn = f"glorot_uniform(generator({quoted(join.key)}), {join.widths[1]}, {join.widths[0]})"
                    lines.append(f"p.{join.name} = {self.stored(join.key) or drawn}")
        return lines

    def stored(self, key: str, column: str = "") -> str:
        """The array of this name in `weights.npz`; empty where the weights are to be drawn."""
        return "" if self.chain.weights is None else f"arrays[{quoted(key)}]{column}"

    # --- forward

    def forward(self) -> list[str]:
        """The body of the forward pass."""
        lines = []
        for place in self.chain.places:
            lines += lookup(LAYERS, place.layer, "NumPy").forward(self, place)
            if place.joins:
                added = "".join(
                    f" + {f'p.{join.name} @ ' if join.projects else ''}{self.out(join.source)}" for join in place.joins
                )
                lines.append(f"v.s{place.number} = v.a{place.number}{added}  # skip connection")
        return lines

    # --- backward

    def backward(self, error: str) -> list[str]:
        """The body of backpropagation. `error` is ∂C/∂a of the output as an expression; empty where σ' cancels."""
        lines: list[str] = []
        for place in reversed(self.chain.places):
            if place.number < self.lowest:
                break
            l = place.number
            arriving = [
                f"p.{join.name}.T @ error{join.target}" if join.projects else f"error{join.target}"
                for join in self.chain.leaving(l)
            ]
            error = " + ".join([error, *arriving])
            if place.joins:
                lines.append(f"error{l} = {error}")
                error = f"error{l}"
                lines += [
                    f"g.{join.name} = error{l} @ {self.out(join.source)}.T  # BP4 of the skip connection"
                    for join in place.joins
                    if join.projects and place.learns
                ]
            own, error = lookup(LAYERS, place.layer, "NumPy").backward(self, place, error)
            lines += own
        return lines

    def delta(self, place: Place, error: str) -> str:
        """The line that makes δ of a layer with an activation."""
        l, activation = place.number, place.activation
        assert activation is not None
        if not error:
            return f"delta{l} = (v.a{l} - y) / n  # BP1: {activation.kind}' cancels against the loss"
        z = f"v.z{l}" if isinstance(place.layer, Dense) else self.out(l - 1)
        equation = "BP1" if place is self.chain.last else "BP2"
        return f"delta{l} = {self.activations.delta(activation, error=error, z=z, a=f'v.a{l}')}  # {equation}"


# --- the kinds

Back = tuple[list[str], str]
"""Lines, and ∂C/∂x of the layer as an expression."""


def _dense_start(lines: Lines, place: Place) -> list[str]:
    l, layer = place.number, place.layer
    assert isinstance(layer, Dense)
    drawn = filled(
        lookup(INITIALIZERS, layer.initializer, "NumPy"),
        layer.initializer,
        rng=f"generator({quoted(layer.id)})",
        shape=f"{place.outputs}, {place.inputs}",
    )
    made = [f"p.W{l} = {lines.stored(f'{layer.id}/W') or drawn}"]
    if layer.bias:
        made.append(f"p.b{l} = {lines.stored(f'{layer.id}/b', '[:, None]') or f'np.zeros(({place.outputs}, 1))'}")
    return made


def _dense_forward(lines: Lines, place: Place) -> list[str]:
    l, layer = place.number, place.layer
    assert isinstance(layer, Dense)
    z = f"p.W{l} @ {lines.out(l - 1)}" + (f" + p.b{l}" if layer.bias else "")
    return [f"v.z{l} = {z}", f"v.a{l} = {lines.activations.value(layer.activation, f'v.z{l}')}"]


def _dense_backward(lines: Lines, place: Place, error: str) -> Back:
    l, layer = place.number, place.layer
    assert isinstance(layer, Dense)
    made = [lines.delta(place, error)]
    if not layer.frozen:
        if layer.bias:
            made.append(f"g.b{l} = delta{l}.{SUM}  # BP3")
        made.append(f"g.W{l} = delta{l} @ {lines.out(l - 1)}.T  # BP4")
    return made, f"p.W{l}.T @ delta{l}"


def _activation_forward(lines: Lines, place: Place) -> list[str]:
    assert place.activation is not None
    return [f"v.a{place.number} = {lines.activations.value(place.activation, lines.out(place.number - 1))}"]


def _activation_backward(lines: Lines, place: Place, error: str) -> Back:
    return [lines.delta(place, error)], f"delta{place.number}"


def _dropout_forward(lines: Lines, place: Place) -> list[str]:
    l, x = place.number, lines.out(place.number - 1)
    assert isinstance(place.layer, Dropout)
    rate = number(place.layer.rate)
    kind = ", dtype=np.float32" if lines.chain.single else ""
    drawn = f"(chance{l}.random({x}.shape{kind}) >= {rate}) / (1 - {rate})"
    return [
        f"v.kept{l} = {drawn} if training else 1  # dropout",
        f"v.a{l} = {x} * v.kept{l}",
    ]


def _dropout_backward(lines: Lines, place: Place, error: str) -> Back:
    made, delta = _own(place, error)
    return made, delta if lines.alone else f"{delta} * v.kept{place.number}"


def _norm_start(lines: Lines, place: Place) -> list[str]:
    l, id = place.number, place.layer.id
    made = [
        f"p.gamma{l} = {lines.stored(f'{id}/gamma', '[:, None]') or f'np.ones(({place.inputs}, 1))'}",
        f"p.beta{l} = {lines.stored(f'{id}/beta', '[:, None]') or f'np.zeros(({place.inputs}, 1))'}",
    ]
    if isinstance(place.layer, BatchNorm):
        mean, variance = (lines.stored(f"{id}/running_{name}", "[:, None]") for name in ("mean", "variance"))
        made += [
            f"r.mean{l} = {mean or f'np.zeros(({place.inputs}, 1))'}",
            f"r.variance{l} = {variance or f'np.ones(({place.inputs}, 1))'}",
        ]
    return made


def _batch_norm_forward(lines: Lines, place: Place) -> list[str]:
    l, x, layer = place.number, lines.out(place.number - 1), place.layer
    assert isinstance(layer, BatchNorm)
    share, rest = number(layer.momentum), number(1.0 - layer.momentum)
    made = [f"mean, variance = r.mean{l}, r.variance{l}"]
    if not layer.frozen:
        made += [
            "if training:",
            f"    mean, variance = {x}.{MEAN}, {x}.var(axis=1, keepdims=True)",
            f"    unbiased = variance * {x}.shape[1] / max({x}.shape[1] - 1, 1)",
            f"    r.mean{l} = {rest} * r.mean{l} + {share} * mean",
            f"    r.variance{l} = {rest} * r.variance{l} + {share} * unbiased",
        ]
    return [
        *made,
        f"v.scale{l} = 1 / np.sqrt(variance + {number(layer.epsilon)})",
        f"v.normal{l} = ({x} - mean) * v.scale{l}  # batch normalisation",
        f"v.a{l} = p.gamma{l} * v.normal{l} + p.beta{l}",
    ]


def _layer_norm_forward(lines: Lines, place: Place) -> list[str]:
    l, x = place.number, lines.out(place.number - 1)
    assert isinstance(place.layer, LayerNorm)
    return [
        f"v.scale{l} = 1 / np.sqrt({x}.var(axis=0) + {number(place.layer.epsilon)})",
        f"v.normal{l} = ({x} - {x}.mean(axis=0)) * v.scale{l}  # layer normalisation",
        f"v.a{l} = p.gamma{l} * v.normal{l} + p.beta{l}",
    ]


def _own(place: Place, error: str) -> tuple[list[str], str]:
    """∂C/∂a of a layer without an activation: a line that names it where it has no name yet, and the name."""
    return ([], error) if error.isidentifier() else ([f"delta{place.number} = {error}"], f"delta{place.number}")


def _norm_backward(lines: Lines, place: Place, error: str) -> Back:
    l, layer = place.number, place.layer
    made, delta = _own(place, error)
    if not layer.frozen:
        made += [f"g.gamma{l} = ({delta} * v.normal{l}).{SUM}", f"g.beta{l} = {delta}.{SUM}"]
    if l == lines.lowest:
        return made, ""
    made.append(f"e = p.gamma{l} * {delta}")
    if isinstance(layer, BatchNorm) and (layer.frozen or lines.alone):
        return made, f"v.scale{l} * e"
    mean = "mean(axis=0)" if isinstance(layer, LayerNorm) else MEAN
    made.append(f"e = v.scale{l} * (e - e.{mean} - v.normal{l} * (e * v.normal{l}).{mean})")
    return made, "e"


@dataclass(frozen=True)
class Code:
    """What a kind of layer writes; `backward` is given ∂C/∂a."""

    forward: Callable[[Lines, Place], list[str]]
    backward: Callable[[Lines, Place, str], Back]
    start: Callable[[Lines, Place], list[str]] = lambda _lines, _place: []


LAYERS: dict[type[Layer], Code] = {
    Dense: Code(_dense_forward, _dense_backward, _dense_start),
    ActivationLayer: Code(_activation_forward, _activation_backward),
    Dropout: Code(_dropout_forward, _dropout_backward),
    BatchNorm: Code(_batch_norm_forward, _norm_backward, _norm_start),
    LayerNorm: Code(_layer_norm_forward, _norm_backward, _norm_start),
}
