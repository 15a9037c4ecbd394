"""How quantities and numbers are written: LaTeX for the formulas, Unicode for the list, neurons counted from 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playground.look import numbers
from playground.microscope.examination import Examination
from playground.microscope.stage import Piece, Tone

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

SMALLEST = 0.01
"""Below this a number is written with a power of ten, or three decimals would tell too little of it."""
LARGEST = 1000.0


def up(number: int) -> str:
    """³ for 3."""
    return str(number).translate(SUPERSCRIPTS)


def down(number: int) -> str:
    """₃ for 3."""
    return str(number).translate(SUBSCRIPTS)


def number(value: float, *, sign: bool = False) -> str:
    """Three decimals, or two digits and a power of ten for the small and the large: +0.521, 3.1e−8."""
    value += 0.0  # no −0.000
    if value == 0.0 or SMALLEST <= abs(value) < LARGEST or value != value or abs(value) == float("inf"):
        return numbers.fixed(value, sign=sign and value != 0.0)
    plus = "+" if sign and value > 0 else ""
    return plus + numbers.scientific(value)


def tone(value: float) -> Tone:
    """Blue for positive numbers, orange for negative ones."""
    return "positive" if value > 0 else "negative" if value < 0 else "text"


def written(value: float, *, bold: bool = False, factor: bool = False) -> Piece:
    """A number as a piece; as a factor or summand a negative one stands in brackets."""
    text = number(value)
    return Piece(text=f"({text})" if factor and value < 0 else text, tone=tone(value), bold=bold)


def tex(latex: str, tone: Tone = "text") -> Piece:
    """A piece in LaTeX."""
    return Piece(latex=latex, tone=tone)


EQUALS, PLUS, TIMES, OPEN, CLOSE, DOTS = (tex(each) for each in ("=", "+", r"\cdot", "(", ")", r"\cdots"))
MINUS = tex("{-}")
HADAMARD = tex(r"\odot")


def level(position: int) -> int:
    """The number l of a layer: 1 for the first of the chain, 0 for the input."""
    return position + 1


def out_name(it: Examination, position: int) -> str:
    """What a layer passes on, in LaTeX: x, a², or ã³ where skip connections are added."""
    if position < 0:
        return "x"
    symbol = r"\tilde{a}" if it.links_into(position) else "a"
    return f"{symbol}^{{{level(position)}}}"


def out_unit(it: Examination, position: int, unit: str) -> str:
    """One unit of it, in LaTeX: x_k, a_k²."""
    if position < 0:
        return f"x_{{{unit}}}"
    symbol = r"\tilde{a}" if it.links_into(position) else "a"
    return f"{symbol}_{{{unit}}}^{{{level(position)}}}"


def out_words(it: Examination, position: int) -> str:
    """The same in Unicode: x, a², ã³."""
    if position < 0:
        return "x"
    return ("ã" if it.links_into(position) else "a") + up(level(position))


def symbol(name: str, position: int, unit: str = "") -> str:
    """z, W, δ … of a layer, or of a unit of it, in LaTeX."""
    close = r"\!" if name == "W" else ""  # or the slanted W stands far from its number
    return f"{name}_{{{unit}}}^{{{level(position)}}}" if unit else f"{name}^{{{close}{level(position)}}}"


def error_name(it: Examination, position: int, unit: str = "") -> str:
    """δ of a layer with an activation, else its ∂C/∂a, in LaTeX."""
    if it.activation(position) is not None:
        return symbol(r"\delta", position, unit)
    return rf"\partial C/\partial {out_unit(it, position, unit) if unit else out_name(it, position)}"


def error_words(it: Examination, position: int) -> str:
    """The same in Unicode: δ², ∂C/∂a²."""
    if it.activation(position) is not None:
        return f"δ{up(level(position))}"
    return f"∂C/∂{out_words(it, position)}"


def pair(j: int, k: int) -> str:
    """The index jk of a weight, counted from 1; with a comma where one of them has two digits."""
    return f"{j + 1}{k + 1}" if max(j, k) < 9 else f"{j + 1},{k + 1}"


def index(unit: int) -> str:
    """The index of a neuron, counted from 1."""
    return str(unit + 1)


def shown_terms(count: int, most: int) -> tuple[list[int], list[int]]:
    """Which of `count` summands are written when there is room for `most`: the first ones, and the last one."""
    if count <= most:
        return list(range(count)), []
    return list(range(max(1, most - 1))), [count - 1]


def total(count: int, most: int, term: Callable[[int], Sequence[Piece]]) -> list[Piece]:
    """Σ of `count` summands as pieces, with dots for those that there is no room for."""
    first, last = shown_terms(count, most)
    pieces: list[Piece] = []
    for each in first:
        pieces += [PLUS, *term(each)] if pieces else term(each)
    for each in last:
        pieces += [PLUS, DOTS, PLUS, *term(each)]
    return pieces


def product(one: float, other: float) -> list[Piece]:
    """Two numbers with a dot between them."""
    return [written(one, factor=True), TIMES, written(other, factor=True)]


def symbols(one: str, other: str) -> list[Piece]:
    """Two symbols side by side."""
    return [tex(one + r"\," + other)]
