"""Which sample lies under the microscope: its number, what it is, and what the network says to it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls import IconButton, Segmented, label
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.microscope.examination import Examination
from playground.microscope.subject import Subject

translate = QCoreApplication.translate

MOST_INPUTS = 3
"""Inputs of a sample that are written out."""


class SubjectBar(QWidget):
    """`chosen(subject)` tells of another sample, data set or model that the user wants to see."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("microscope_subject")
        self._look = look
        self._subject, self._rows, self._batch = Subject(), 1, 1
        previous, following = translate("Microscope", "Previous sample"), translate("Microscope", "Next sample")
        self.back = IconButton(look, "previous", name="microscope_previous_sample", tool_tip=previous, px=12)
        self.forth = IconButton(look, "next", name="microscope_next_sample", tool_tip=following, px=12)
        self.number = ValueEdit(
            look,
            name="microscope_sample_number",
            accessible=translate("Microscope", "Number of the sample"),
            low=1,
            high=1,
            role="control",
            format=numbers.grouped,
        )
        self._of = label("", role="chip", tone="muted", name="microscope_sample_count")
        self.which = Segmented(
            look,
            [("train", translate("Microscope", "training")), ("test", translate("Microscope", "test"))],
            name="microscope_which_data",
            accessible=translate("Microscope", "Training or test data"),
        )
        self.model = Segmented(
            look,
            [(str(index), letter) for index, letter in enumerate(MODEL_LETTERS)],
            name="microscope_which_model",
            accessible=translate("Microscope", "Model"),
        )
        self.amount = Segmented(
            look,
            [("one", translate("Microscope", "sample")), ("batch", translate("Microscope", "mini-batch"))],
            name="microscope_amount",
            accessible=translate("Microscope", "One sample or a mini-batch"),
        )
        self._input = label("", role="control", name="microscope_sample_input", wrap=True)
        self._answer = label("", role="chip", tone="muted", name="microscope_sample_answer", wrap=True)
        for each in (self._input, self._answer):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout()
        for part in (self.back, self.number, self.forth, self._of):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        amount = QHBoxLayout()
        amount.addWidget(self.amount)
        amount.addStretch(1)
        self._column.addLayout(amount)
        self._column.addLayout(self._row)
        for widget in (self._input, self._answer):
            self._column.addWidget(widget)
        for choice in (self.which, self.model):
            row = QHBoxLayout()
            row.addWidget(choice)
            row.addStretch(1)
            self._column.addLayout(row)
        self.back.clicked.connect(lambda: self._choose(self._row_number() - 1))
        self.forth.clicked.connect(lambda: self._choose(self._row_number() + 1))
        self.number.entered.connect(lambda value: self._choose(round(value) - 1))
        self.amount.chosen.connect(lambda key: self._choose_amount(key == "batch"))
        self.which.chosen.connect(lambda key: self._choose_data(key == "test"))
        self.model.chosen.connect(lambda key: self.chosen.emit(replace(self._subject, model=int(key))))
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _row_number(self) -> int:
        """The number of the sample, or of the mini-batch, from 0."""
        first = self._subject.samples[0]
        return first // self._batch if self._subject.several else first

    @property
    def _count(self) -> int:
        """How many samples, or mini-batches, there are."""
        return -(-self._rows // self._batch) if self._subject.several else self._rows

    def _choose(self, number: int) -> None:
        number %= self._count
        samples = self._of_batch(number) if self._subject.several else (number,)
        self.chosen.emit(replace(self._subject, samples=samples))

    def _of_batch(self, number: int) -> tuple[int, ...]:
        """The rows of a mini-batch; two at least, or there would be nothing to add up."""
        first = min(number * self._batch, max(self._rows - 2, 0))
        return tuple(range(first, min(first + max(self._batch, 2), self._rows)))

    def _choose_amount(self, batch: bool) -> None:
        first = self._subject.samples[0]
        samples = self._of_batch(first // self._batch) if batch else (first,)
        self.chosen.emit(replace(self._subject, samples=samples))

    def _choose_data(self, test: bool) -> None:
        samples = self._of_batch(0) if self._subject.several else (0,)
        self.chosen.emit(replace(self._subject, samples=samples, test=test))

    def show_examination(self, it: Examination, models: int) -> None:
        """Show the sample of an examination in a run of so many models."""
        self._subject = it.subject
        x = it.data.x_test if it.subject.test else it.data.x_train
        self._rows, self._batch = len(x), max(it.batch, 1)
        self.amount.set_value("batch" if it.subject.several else "one")
        self.number.set_bounds(1, self._count)
        self.number.set_value(self._row_number() + 1)
        self._of.setText(translate("Microscope", "of {count}").format(count=numbers.grouped(self._count)))
        self.which.setVisible(len(it.data.x_test) > 0)
        self.which.set_value("test" if it.subject.test else "train")
        self.model.setVisible(models > 1)
        if self.model.isVisibleTo(self):
            for index in range(len(MODEL_LETTERS)):
                self.model.set_segment_enabled(str(index), index < models)
            self.model.set_value(str(it.subject.model))
        self._input.setText(input_words(it))
        self._answer.setText(answer_words(it))

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(16)
        self._column.setContentsMargins(padding, theme.space(12), theme.space(8), theme.space(12))
        self._column.setSpacing(theme.space(6))
        self._row.setSpacing(theme.space(4))


def input_words(it: Examination) -> str:
    """ "x = (0.11, 0.15)"; of many inputs the first ones. Of a mini-batch which samples it holds."""
    if it.subject.several:
        first, last = it.subject.samples[0] + 1, it.subject.samples[-1] + 1
        return translate("Microscope", "samples {first} to {last}").format(first=first, last=last)
    values = it.x[:, 0]
    written = [numbers.plain(float(value)) for value in values[:MOST_INPUTS]]
    if len(values) > MOST_INPUTS:
        written.append("…")
    return f"x = ({', '.join(written)})"


def answer_words(it: Examination) -> str:
    """ "class 0 · network says 0.49": what the sample is, and what the network makes of it; of several the mean C."""
    if it.subject.several:
        return translate("Microscope", "mean cost {cost}").format(cost=numbers.plain(it.cost))
    out, y = it.out(it.last)[:, 0], it.y[:, 0]
    says = translate("Microscope", "network says {value}")
    if not it.data.classification:
        name = escape(it.data.outputs[0])
        return f"{name} = {numbers.plain(float(y[0]))} · " + says.format(value=numbers.plain(float(out[0])))
    source = it.data.y_test if it.subject.test else it.data.y_train
    own = class_words(it, int(source[it.subject.samples[0]]))
    if len(out) == 1:
        return f"{own} · " + says.format(value=numbers.plain(float(out[0])))
    best = int(out.argmax())
    return f"{own} · " + says.format(value=f"{class_words(it, best)}, {numbers.plain(float(out[best]))}")


def class_words(it: Examination, index: int) -> str:
    """A class in words: its name, or "class 0" where that is only its number."""
    name = it.data.classes[index]
    return translate("Microscope", "class {number}").format(number=name) if name.isdigit() else escape(name)
