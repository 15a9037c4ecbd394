"""Where a stage is built: an examination, a layer, and what is in focus, kept within what is there."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.program import Array
from playground.microscope.examination import Examination
from playground.microscope.notation import down, level
from playground.microscope.stage import Edge, Lit, Matrix, Slope
from playground.microscope.subject import Focus

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Site:
    """What the builders of stages are given; `most` is how many summands a formula may write out."""

    it: Examination
    position: int
    focus: Focus
    most: int

    @property
    def unit(self) -> int:
        """j, a neuron of the layer."""
        return min(self.focus.unit, self.units - 1)

    @property
    def source(self) -> int:
        """k, a neuron of the layer before."""
        return min(self.focus.source, self.sources - 1)

    @property
    def column(self) -> int:
        """The sample."""
        return min(self.focus.column, self.it.count - 1)

    @property
    def units(self) -> int:
        """How many neurons the layer has."""
        return self.it.network.width(self.position)

    @property
    def sources(self) -> int:
        """How many neurons the layer before has."""
        return self.it.network.width(self.position - 1)

    @property
    def name(self) -> str:
        """The id of the layer."""
        return self.it.layers[self.position].id

    def value(self, symbol: str) -> Array:
        """A value of the layer at the sample in focus, (units,)."""
        values: Array = self.it.at(self.position, symbol)[:, self.column]
        return values

    def slope(self, *, derivative: bool) -> Slope | None:
        """The curve of σ or σ' with the layer's weighted inputs, where it acts on each neuron alone."""
        activation = self.it.activation(self.position)
        if activation is None or not activation.elementwise:
            return None
        return Slope(activation, derivative, self.weighted(), self.unit)

    def weighted(self) -> Array:
        """What σ is applied to at the sample in focus, (units,): z, or what came in."""
        if self.it.has(self.position, "z"):
            return self.value("z")
        came: Array = self.it.out(self.position - 1)[:, self.column]
        return came

    def spread(self, latex: str, values: Array, *, row: int | None = None, known: int | None = None) -> Matrix:
        """A matrix of one column per sample, with the sample in focus lit."""
        values = np.reshape(values, (len(values), -1))
        several = values.shape[1] > 1
        column = self.column if several or row is not None else 0
        return Matrix(latex, values, row, column, known, columns=translate("Microscope", "sample") if several else "")

    def neuron_words(self) -> str:
        """The neuron in focus: "neuron j = 2 of 4"."""
        return translate("Microscope", "neuron j = {unit} of {units}").format(unit=self.unit + 1, units=self.units)

    def heading(self) -> str:
        """The layer's id and the neuron in focus: "h2 · neuron j = 2 of 4"."""
        words = self.neuron_words()
        if self.it.count > 1:
            sample = translate("Microscope", "sample {number} of {count}")
            words += ", " + sample.format(number=self.column + 1, count=self.it.count)
        return f"{self.name} · {words}"

    def everyone(self, position: int, words: str) -> tuple[Lit, ...]:
        """All units of a layer are in use; `words` says what stands in them, such as a²."""
        return tuple(Lit((position, unit), words + down(unit + 1)) for unit in range(self.it.network.width(position)))

    def arrows(self, position: int, weights: Array) -> tuple[Edge, ...]:
        """What comes from every unit of a layer to the unit in focus, with the weights on the way (units,)."""
        target = (self.position, self.unit)
        return tuple(Edge((position, unit), target, float(weight)) for unit, weight in enumerate(weights))


def layer_words(position: int) -> str:
    """ "layer 2"; the input for −1."""
    if position < 0:
        return translate("Microscope", "the input")
    return translate("Microscope", "layer {level}").format(level=level(position))


def bold(text: str) -> str:
    """Text in bold, as rich text."""
    return f"<b>{escape(text)}</b>"
