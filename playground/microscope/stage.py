"""What a stage of the microscope shows, as frozen values: formula, numbers, matrices, network, curve and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from playground.engine.activations import Activation
from playground.engine.program import Array

Group = Literal["forward", "errors", "gradients", "update", "closer"]
Tone = Literal["text", "positive", "negative", "result", "part"]


@dataclass(frozen=True)
class Piece:
    """A piece of a formula: LaTeX, or plain `text` such as a number. `result` and `part` are underlined."""

    latex: str = ""
    text: str = ""
    tone: Tone = "text"
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """A line below the formula: what it is about ("neuron 2", "in numbers"), and its pieces."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, eq=False)
class Matrix:
    """A labelled grid of `values` (rows, columns).

    `row` and `column` are lit: both a cell, one of them a whole row or column, None and None everything. Of the rows
    the first `known` are computed, all where None. `rows` and `columns` name what they count ("j", "k", "sample"),
    `heads` the columns one by one.
    """

    latex: str
    values: Array
    row: int | None = None
    column: int | None = None
    known: int | None = None
    rows: str = ""
    columns: str = ""
    heads: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Sign:
    """What stands between two matrices."""

    latex: str


Picture: TypeAlias = tuple[Matrix | Sign, ...]

Unit: TypeAlias = tuple[int, int]
"""The position of a layer (−1: the input) and a unit of it."""


@dataclass(frozen=True)
class Lit:
    """A unit that is in use, with what stands in it; the `result` is filled."""

    unit: Unit
    words: str = ""
    result: bool = False


@dataclass(frozen=True)
class Edge:
    """What one unit hands to another, drawn as an arrow, with the weight that it crosses."""

    source: Unit
    target: Unit
    weight: float


@dataclass(frozen=True, eq=False)
class Slope:
    """The curve of σ (or of σ' where `derivative`) with the z (units,) of a layer on it, one of them in use."""

    activation: Activation
    derivative: bool
    z: Array
    unit: int


@dataclass(frozen=True, eq=False)
class Tangent:
    """C (changes,) along changes of one number, with the straight line through `cost` and the change in use."""

    changes: Array
    costs: Array
    cost: float
    derivative: float
    change: float


@dataclass(frozen=True)
class Place:
    """Where a stage stands in the walk: which builder makes it, and for the layer at which position."""

    kind: str
    position: int
    group: Group
    name: str
    row: str
    """The line of the list that stands for it; stages of one row share it."""


@dataclass(frozen=True, eq=False)
class Stage:
    """One stage at one focus. `units` and `sources` are how many neurons j and k there are to choose from."""

    title: str
    subtitle: str
    formula: tuple[Piece, ...]
    lines: tuple[Line, ...]
    picture: Picture
    words: str
    lit: tuple[Lit, ...] = ()
    edges: tuple[Edge, ...] = ()
    slope: Slope | None = None
    tangent: Tangent | None = None
    units: int = 1
    sources: int = 1
    highlighted: tuple[int, ...] = field(default=())
    """Positions of the layers whose numbers are in bold below the network."""
