"""The columns of the data table: what stands in a cell, what it is sorted by, and where a model is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.data import Data
from playground.engine.program import Array
from playground.look import numbers
from playground.panels.data_table.value import Answer, SamplesValue
from playground.panels.panel import model_label

translate = QCoreApplication.translate

WRONG = "✗ "
"""Before a class that is not the right one, beside the colour."""

NUMBER = "number"
"""The id of the column that counts the samples of a set, from 1."""

PICTURE = "picture"
"""The id of the column with the picture of a sample."""


@dataclass(frozen=True, eq=False)
class Column:
    """A column: `values` (samples,) to sort by, `text(sample)` to show; `wrong` (samples,) marks cells, if given."""

    id: str
    title: str
    values: Array
    text: Callable[[int], str]
    words: bool = False
    wrong: Array | None = None

    @property
    def different(self) -> list[str]:
        """What stands in its cells, if that is one of a few words."""
        if not self.words or self.id == PICTURE:
            return []
        return [self.text(sample) for sample in np.unique(self.values, return_index=True)[1].tolist()]

    def exported(self, sample: int) -> object:
        """What stands in a file for a cell: words as they are shown, numbers in full precision."""
        if self.words or self.id == NUMBER:
            return self.text(sample).removeprefix(WRONG)
        return self.values[sample].item()


def columns_of(value: SamplesValue) -> tuple[Column, ...]:
    """All columns, from the number of the sample to its inputs; a picture takes the place of its pixels."""
    return (*_names(value.data), *_targets(value), *_answers(value), *_inputs(value))


def _names(data: Data) -> tuple[Column, ...]:
    train, test = len(data.y_train), len(data.y_test)
    own = np.concatenate([np.arange(train), np.arange(test)])
    is_test = np.repeat([0, 1], [train, test])
    sets = (translate("DataTable", "training"), translate("DataTable", "test"))
    return (
        Column(NUMBER, translate("DataTable", "no."), own, lambda row: str(own[row] + 1)),
        Column("set", translate("DataTable", "set"), is_test, lambda row: sets[is_test[row]], words=True),
    )


def _targets(value: SamplesValue) -> tuple[Column, ...]:
    data = value.data
    title = data.outputs[0] if data.outputs[0] != "y" else translate("DataTable", "target")
    return (Column("target", title, value.y, _say(value.y, data), words=data.classification),)


def _answers(value: SamplesValue) -> tuple[Column, ...]:
    several = len(value.answers) > 1
    made: list[Column] = []
    for index, answer in enumerate(value.answers):
        of = f"{model_label(index, answer.name)}: " if several else ""
        made += _answer(value, answer, index, of)
    return tuple(made)


def _answer(value: SamplesValue, answer: Answer, index: int, of: str) -> list[Column]:
    data = value.data
    wrong = answer.says != value.y if data.classification else None
    say, loss, share = _say(answer.says, data), answer.loss, answer.share

    def prediction(row: int) -> str:
        return (WRONG if wrong is not None and wrong[row] else "") + say(row)

    title = of + translate("DataTable", "prediction")
    made = [Column(f"says_{index}", title, answer.says, prediction, words=data.classification, wrong=wrong)]
    if data.classification:
        sure = of + translate("DataTable", "sure")
        made.append(Column(f"share_{index}", sure, share, lambda row: numbers.percent(share[row], decimals=1)))
    title = of + translate("DataTable", "loss")
    made.append(Column(f"loss_{index}", title, loss, lambda row: numbers.exact(float(loss[row]))))
    return made


def _inputs(value: SamplesValue) -> tuple[Column, ...]:
    raw = value.raw
    if value.data.image is not None:
        title = translate("DataTable", "picture")
        return (Column(PICTURE, title, raw.sum(axis=1), lambda _row: "", words=True),)
    return tuple(_input(name, index, raw[:, index]) for index, name in enumerate(value.data.inputs))


def _input(name: str, index: int, values: Array) -> Column:
    return Column(f"input_{index}", name, values, lambda row: numbers.exact(float(values[row])))


def _say(values: Array, data: Data) -> Callable[[int], str]:
    """The words for classes or numbers."""
    if not data.classification:
        return lambda row: numbers.exact(float(values[row]))
    return lambda row: data.classes[values[row]]
