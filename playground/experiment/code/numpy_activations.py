"""Activations in NumPy code: σ as an expression of z, σ' as one of z or a, and the functions that these call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playground.engine import activations as kinds
from playground.engine.formula import parse
from playground.experiment.code.cells import indented
from playground.experiment.code.chain import Chain, lookup
from playground.experiment.code.formulas import body, filled, functions, slope_term, value_term

HELPERS = {
    "sigmoid": """def sigmoid(z):
    return 1 / (1 + np.exp(-z))""",
    "softplus": """def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))  # ln(1 + e^z) that does not overflow""",
    "erf": "erf = np.vectorize(math.erf, otypes=[float])",
    "softmax": """def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)""",
    "softmax_backward": '''def softmax_backward(a, error):
    """diag(a) - a a^T, the Jacobian of softmax, times the error."""
    return a * (error - (a * error).sum(axis=0))''',
    "elu": """def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))""",
    "gelu": """def gelu(z):
    return z * (1 + erf(z * 0.5**0.5)) / 2""",
    "gelu_slope": """def gelu_slope(z):
    return (1 + erf(z * 0.5**0.5)) / 2 + z * np.exp(-(z**2) / 2) / (2 * np.pi) ** 0.5""",
    "silu": """def silu(z):
    return z * sigmoid(z)""",
    "silu_slope": """def silu_slope(z):
    s = sigmoid(z)
    return s + z * s * (1 - s)""",
}
"""Functions that the code may call, those that others call first."""

CALLS = {"gelu": ("erf",), "gelu_slope": ("erf",), "silu": ("sigmoid",), "silu_slope": ("sigmoid",)}
"""What they call themselves."""


@dataclass(frozen=True)
class Code:
    """σ(z) and σ'(z) as templates of {z} and {a}; an empty slope is 1. `helpers` are the functions that they call.

    `through` is, where σ is not elementwise, δ as a template of {a} and {error}.
    """

    value: str
    slope: str = ""
    helpers: tuple[str, ...] = ()
    through: str = ""


ACTIVATIONS: dict[type[kinds.Activation], Code] = {
    kinds.Linear: Code("{z}"),
    kinds.Sigmoid: Code("sigmoid({z})", "{a} * (1 - {a})", ("sigmoid",)),
    kinds.Tanh: Code("np.tanh({z})", "(1 - {a}**2)"),
    kinds.Relu: Code("np.maximum({z}, 0)", "({a} > 0)"),
    kinds.LeakyRelu: Code("np.maximum({z}, {slope} * {z})", "np.where({a} > 0, 1, {slope})"),
    kinds.Elu: Code("elu({z}, {alpha})", "np.where({a} > 0, 1, {a} + {alpha})", ("elu",)),
    kinds.Gelu: Code("gelu({z})", "gelu_slope({z})", ("gelu", "gelu_slope")),
    kinds.Silu: Code("silu({z})", "silu_slope({z})", ("silu", "silu_slope")),
    kinds.Softplus: Code("softplus({z})", "-np.expm1(-{a})", ("softplus",)),
    kinds.Softmax: Code(
        "softmax({z})", helpers=("softmax", "softmax_backward"), through="softmax_backward({a}, {error})"
    ),
    kinds.Custom: Code("{custom}({z})", "{custom}_slope({z})"),
}


class Activations:
    """The activations of one chain, each written by its template."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain

    def value(self, activation: kinds.Activation, z: str) -> str:
        """σ(z) as an expression."""
        return self._filled(activation, self._code(activation).value, z=z)

    def delta(self, activation: kinds.Activation, *, error: str, z: str, a: str) -> str:
        """δ = error ⊙ σ'(z) as an expression."""
        code = self._code(activation)
        if code.through:
            return self._filled(activation, code.through, a=a, error=error)
        if not code.slope:
            return error
        slope = self._filled(activation, code.slope, z=z, a=a)
        return f"{error if error.isidentifier() else f'({error})'} * {slope}"

    def definitions(self) -> Iterator[str]:
        """The functions to define, in order."""
        wanted: set[str] = set()
        for place in self.chain.places:
            if place.activation is not None:
                names = self._code(place.activation).helpers
                fused = self.chain.fused and place is self.chain.last  # then its σ' is not needed
                wanted |= {name for name in names if not (fused and name.endswith("_backward"))}
        formulas = []
        for activation, name in self.chain.formulas.items():
            expression = parse(activation.formula)
            for function, term in ((name, value_term(expression)), (f"{name}_slope", slope_term(expression))):
                wanted |= functions(term) & HELPERS.keys()
                formulas.append(f"def {function}(z):\n{indented(body(term, call))}")
        wanted |= {called for name in wanted for called in CALLS.get(name, ())}
        yield from (text for name, text in HELPERS.items() if name in wanted)
        yield from formulas

    def _code(self, activation: kinds.Activation) -> Code:
        code: Code = lookup(ACTIVATIONS, activation, "NumPy")
        return code

    def _filled(self, activation: kinds.Activation, template: str, **names: str) -> str:
        return filled(template, activation, custom=self.chain.formulas.get(activation, ""), **names)


def call(name: str, arguments: list[str]) -> str:
    """A function of NumPy's, or one that is defined beside it."""
    return f"{name if name in HELPERS else f'np.{name}'}({', '.join(arguments)})"
