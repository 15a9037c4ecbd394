"""The sample panel's widget: picture and pad, or values, and beside them what the network says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isfinite

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.engine import ink
from playground.engine.images import SIDE
from playground.engine.program import Array
from playground.look import numbers
from playground.look.controls import Button, IconButton, label
from playground.look.look import Look
from playground.look.pixels import pixel_image
from playground.look.theme import Theme
from playground.panels.panel import Panel, Table, Throttle, model_label
from playground.panels.sample.bars import Bars, Row
from playground.panels.sample.pad import Pad, Strokes
from playground.panels.sample.value import SampleValue, compute

translate = QCoreApplication.translate

SHOWN_INPUTS = 12
"""So many inputs of a sample are written out."""

PICTURE_PX = 120
"""Px at 100 % of the sample's picture."""

ROOM, WIDEST = 480, 560
"""Px at 100 % from which on the answer stands beside the sample, and of the widest row of bars."""


class SamplePanel(Panel):
    """Previous and next go through the samples; where these are 8×8 pictures, a pad draws another one."""

    name = "sample"
    area = "bottom"
    picture_size = (640, 280)
    compute = staticmethod(compute)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._value: SampleValue | None = None
        self._number = 0
        self._throttle = Throttle(self._show, parent=self)
        self._reading = Throttle(self._read, parent=self)
        self._make_controls()
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _make_controls(self) -> None:
        look = self.look
        self._previous = IconButton(
            look, "previous", name="sample_previous", tool_tip=translate("SamplePanel", "Previous sample")
        )
        self._next = IconButton(look, "next", name="sample_next", tool_tip=translate("SamplePanel", "Next sample"))
        self._clear = Button(look, translate("SamplePanel", "Clear"), name="sample_clear", icon="trash", role="chip")
        self._which = label("", role="chip", tone="muted", name="sample_which")
        self._picture = label("", name="sample_picture")
        self._picture.setAccessibleName(translate("SamplePanel", "What the network sees"))
        self._seen = label(translate("SamplePanel", "what the network sees"), role="tick", tone="muted")
        self._values = label("", role="chip", name="sample_values")
        self._numbers = label("", role="title", name="sample_numbers")
        self._pad, self._bars = Pad(look), Bars(look)
        self._previous.clicked.connect(lambda: self.show_sample(self._number - 1))
        self._next.clicked.connect(lambda: self.show_sample(self._number + 1))
        self._clear.clicked.connect(lambda: self.show_sample(self._number))
        self._pad.drawn.connect(lambda _strokes: self._reading.ask())

    def _lay_out(self) -> None:
        self._steps = QHBoxLayout()
        for widget in (self._previous, self._which, self._next, self._clear):
            self._steps.addWidget(widget)
        self._steps.addStretch(1)
        seen = self._under = QVBoxLayout()
        seen.addStretch(1)
        for each in (self._picture, self._seen):
            seen.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        seen.addStretch(1)
        pictures = QHBoxLayout()
        pictures.addWidget(self._pad, 1)
        pictures.addLayout(seen)
        pictures.addWidget(self._values, 0, Qt.AlignmentFlag.AlignTop)
        answer = QVBoxLayout()
        answer.addWidget(self._numbers)
        answer.addWidget(self._bars)
        answer.addStretch(1)
        self._row, self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight), pictures
        self._row.addLayout(pictures)
        self._row.addLayout(answer, 100)
        self._row.addStretch(1)
        body = QWidget()
        self._box = QVBoxLayout(body)
        self._box.addLayout(self._steps)
        self._box.addLayout(self._row, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The answer stands beside the sample where there is room, else below it."""
        beside = self.width() >= self.look.theme.text(ROOM)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    @staticmethod
    def title() -> str:
        return translate("SamplePanel", "One sample")

    def show_sample(self, number: int) -> None:
        """Show this sample of the data, counted through training and test samples, instead of what was drawn."""
        self._number = number
        self._pad.clear()
        self._compute_with(number, None)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show the answers to these strokes."""
        self._compute_with(self._number, ink.cells(strokes))

    def show_value(self, value: SampleValue) -> None:
        self._value = value
        self._throttle.ask()

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        names = value.data.classes or value.data.outputs
        rows = [
            (model, name, float(share))
            for model, shares in zip(value.names, value.answers, strict=True)
            for name, share in zip(names, shares, strict=True)
        ]
        return {"answers": (("model", "class" if value.data.classification else "output", "answer"), rows)}

    def _read(self) -> None:
        if self._pad.strokes:
            self.show_strokes(self._pad.strokes)

    def _compute_with(self, number: int, drawn: Array | None) -> None:
        self.compute = partial(compute, number=number, drawn=drawn)
        self.compute_changed.emit()

    def _show(self) -> None:
        value = self._value
        if value is None:
            return
        picture, classes = value.picture, value.data.classification
        if value.number >= 0:
            self._number = value.number
        self._pad.setVisible(value.data.image == (SIDE, SIDE))
        self._clear.setVisible(value.number < 0)
        for widget in (self._picture, self._seen):
            widget.setVisible(picture is not None)
        if picture is not None:
            side = self.look.theme.text(PICTURE_PX)
            self._picture.setPixmap(QPixmap.fromImage(pixel_image(picture, self.look.theme, side=side)))
        self._values.setVisible(picture is None)
        self._values.setText(values_in_words(value))
        self._which.setText(which(value))
        self._bars.setVisible(classes)
        self._numbers.setVisible(not classes)
        if classes:
            self._bars.show_rows(rows_of(value))
        else:
            self._numbers.setText(numbers_in_words(value))

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(theme.sizes.dock_padding)
        self._box.setContentsMargins(padding, theme.space(4), padding, theme.space(8))
        self._box.setSpacing(theme.space(4))
        self._steps.setSpacing(theme.space(4))
        self._under.setSpacing(theme.space(2))
        self._row.setSpacing(theme.space(16))
        self._pictures.setSpacing(theme.space(16))
        self._bars.setMaximumWidth(theme.text(WIDEST))
        self._turn()
        self._show()


def rows_of(value: SampleValue) -> tuple[Row, ...]:
    """A row per class."""
    return tuple(
        Row(name, value.truth == index, tuple(share(shares[index]) for shares in value.answers))
        for index, name in enumerate(value.data.classes)
    )


def share(number: float) -> float:
    """A share for a bar: what is no number has no length."""
    return float(number) if isfinite(number) else 0.0


def which(value: SampleValue) -> str:
    """Which sample it is."""
    data = value.data
    if value.number < 0:
        return translate("SamplePanel", "your drawing")
    train = len(data.y_train)
    number = value.number - train if value.is_test else value.number
    words = (
        translate("SamplePanel", "test sample {number} of {count}")
        if value.is_test
        else translate("SamplePanel", "training sample {number} of {count}")
    )
    count = len(data.y_test) if value.is_test else train
    text = words.format(number=numbers.grouped(number + 1), count=numbers.grouped(count))
    return text if value.truth is None or not data.classification else f"{text} · {data.classes[int(value.truth)]}"


def values_in_words(value: SampleValue) -> str:
    """The first inputs, a line each."""
    pairs = list(zip(value.data.inputs, np.asarray(value.raw), strict=True))
    lines = [f"{name} = {numbers.exact(float(each))}" for name, each in pairs[:SHOWN_INPUTS]]
    more = translate("SamplePanel", "… {count} more").format(count=len(pairs) - SHOWN_INPUTS)
    return "\n".join(lines + [more] * (len(pairs) > SHOWN_INPUTS))


def numbers_in_words(value: SampleValue) -> str:
    """What each model predicts, and what is known."""
    name = value.data.outputs[0]
    several = len(value.names) > 1
    lines = [
        f"{model_label(index, model) + ': ' if several else ''}{name} ≈ {numbers.exact(float(answer[0]))}"
        for index, (model, answer) in enumerate(zip(value.names, value.answers, strict=True))
    ]
    if value.truth is not None:
        known = translate("SamplePanel", "{name} = {value} in the data")
        lines.append(known.format(name=name, value=numbers.exact(value.truth)))
    return "\n".join(lines)
