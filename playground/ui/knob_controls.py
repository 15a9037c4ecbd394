"""From a knob to the control for it: a table type → control, with the range, scale and unit that the knob declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import floor, inf, log10
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from playground.look import numbers
from playground.look.controls import Choice, LabelledSlider, Stepper
from playground.look.controls.focus import by_keyboard
from playground.look.controls.naming import identify, set_property
from playground.look.controls.value_edit import SHOWN, ValueEdit
from playground.look.look import Look
from playground.look.scales import Linear, Logarithmic
from playground.look.words import describe, hint, say, sentence, word
from playground.registry import Knob
from playground.ui.listed import whole_numbers

translate = QCoreApplication.translate

NARROW = 5
"""So many letters of a choice are seen in the narrowest form."""

MIXED = object()
"""Stands for the value of several things that differ in it."""

STEPPED = 32
"""Whole numbers of so wide a range at most are stepped, not slid."""


class NarrowChoice(Choice):
    """A choice that may be narrower than its words, which then end in an ellipsis."""

    def __init__(self, look: Look, rows: Sequence[tuple[str, str]], *, name: str, accessible: str) -> None:
        super().__init__(look, rows, name=name, accessible=accessible)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(NARROW)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        style, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, field, self).width()
        text: str = option.currentText
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


@dataclass(frozen=True)
class Setting:
    """What a control needs to know of its field: names, the knob, and what to call.

    `changed(value)` is called for what the user does, `ended()` when a gesture (a drag, a key held down) is over.
    """

    name: str
    field: str
    title: str
    knob: Knob
    percent: bool
    changed: Callable[[Any], None]
    ended: Callable[[], None]


@dataclass(frozen=True)
class Control:
    """A widget, and how it shows a value or MIXED."""

    widget: QWidget
    show: Callable[[Any], None]


def control(look: Look, setting: Setting) -> Control:
    """The control for a knob."""
    knob = setting.knob
    if knob.kinds is not None:
        made = kind_choice(look, setting)
    elif knob.choices:
        made = text_choice(look, setting)
    elif knob.optional:
        made = number(look, setting)
    else:
        made = BY_TYPE[knob.type](look, setting)
    if knob.kinds is None:
        made.widget.setToolTip(hint(knob))
    return made


def default_words(setting: Setting) -> str:
    """What the knob is set to by default."""
    knob = setting.knob
    if knob.default is None:
        return translate("Form", "none")
    if knob.type is bool:
        return translate("Form", "on") if knob.default else translate("Form", "off")
    if knob.kinds is not None or knob.choices:
        return word(knob.default)
    return knob.default or translate("Form", "none") if knob.type is str else _format(setting)(knob.default)


def kind_choice(look: Look, setting: Setting) -> Control:
    """One of the kinds of a registry; `changed` gets the class."""
    kinds: dict[str, type[Any]] = setting.knob.kinds or {}
    choice = _choice(look, setting, [(kind, word(kind)) for kind in kinds])
    choice.chosen.connect(lambda kind: setting.changed(kinds[kind]))
    for row, kind in enumerate(kinds.values()):
        choice.setItemData(row, describe(kind), Qt.ItemDataRole.ToolTipRole)

    def show(value: Any) -> None:
        _choose(choice, "" if value is MIXED else value.kind)
        choice.setToolTip(sentence(setting.knob.text) if value is MIXED else describe(type(value)))

    return Control(choice, show)


def text_choice(look: Look, setting: Setting) -> Control:
    """One of a few words."""
    choice = _choice(look, setting, [(text, word(text)) for text in setting.knob.choices])
    choice.chosen.connect(setting.changed)
    return Control(choice, lambda value: _choose(choice, "" if value is MIXED else value))


def _choice(look: Look, setting: Setting, rows: list[tuple[str, str]]) -> Choice:
    return NarrowChoice(look, rows, name=setting.name, accessible=setting.title)


def _choose(choice: Choice, key: str) -> None:
    choice.setPlaceholderText(translate("Form", "mixed"))
    choice.set_value(key)


def check(_look: Look, setting: Setting) -> Control:
    """True or false."""
    box = QCheckBox()
    identify(box, setting.name, setting.title)
    by_keyboard(box)
    box.clicked.connect(lambda _checked: setting.changed(box.isChecked()))

    def show(value: Any) -> None:
        box.setTristate(value is MIXED)
        box.setCheckState(
            Qt.CheckState.PartiallyChecked
            if value is MIXED
            else Qt.CheckState.Checked
            if value
            else Qt.CheckState.Unchecked
        )

    return Control(box, show)


def text(_look: Look, setting: Setting) -> Control:
    """Words. Those that the knob refuses stay in the field with the reason, and change nothing."""
    edit = QLineEdit()
    identify(edit, setting.name, setting.title)
    edit.setAcceptDrops(False)  # a file that is dropped on it is meant for the window

    def finish() -> None:
        if not edit.isModified():
            return
        problem = setting.knob.problem(edit.text())
        if problem is None:
            setting.changed(edit.text())
        else:
            below = edit.mapToGlobal(edit.rect().bottomLeft())
            QToolTip.showText(below, say(problem), edit, QRect(), SHOWN)

    def show(value: Any) -> None:
        edit.setPlaceholderText(translate("Form", "mixed") if value is MIXED else "")
        edit.setText("" if value is MIXED else value)
        set_property(edit, "invalid", False)

    edit.returnPressed.connect(lambda: edit.clearFocus() if setting.knob.problem(edit.text()) is None else None)
    edit.editingFinished.connect(finish)
    edit.textEdited.connect(lambda words: set_property(edit, "invalid", setting.knob.problem(words) is not None))

    return Control(edit, show)


def whole(look: Look, setting: Setting) -> Control:
    """A whole number: stepped in a small range, else on a slider whose values grow by about the same factor."""
    knob = setting.knob
    if knob.low is None or knob.high is None:
        return number(look, setting)
    low, high = int(knob.low), int(knob.high)
    if high - low <= STEPPED:
        return _stepper(look, setting, Linear(low, high))
    return _slider(look, setting, whole_numbers(low, high))


def real(look: Look, setting: Setting) -> Control:
    """A number: on a log slider where the knob says so, on a linear one for shares, else typed."""
    knob = setting.knob
    low, high = knob.low if knob.above is None else knob.above, knob.high
    if knob.log and high is not None:
        lowest = low or 10.0 ** (floor(log10(knob.default)) - 4)
        return _slider(look, setting, Logarithmic(lowest, high))
    if low is None or high is None or high - low > 1.0:
        return number(look, setting)
    return _slider(look, setting, Linear(low if knob.above is None else low + 0.01, high, 0.01))


def bounds(knob: Knob) -> tuple[float, float]:
    """The least and the largest value that may be typed."""
    tiny = 1 if knob.type is int else 1e-12
    low = knob.low if knob.low is not None else knob.above + tiny if knob.above is not None else -inf
    return low, knob.high if knob.high is not None else inf


def _format(setting: Setting) -> Callable[[float], str]:
    unit = f"\N{NO-BREAK SPACE}{word(setting.knob.unit)}" if setting.knob.unit else ""
    if setting.percent:
        return numbers.percent
    return lambda value: shortest(value) + unit


def shortest(value: float) -> str:
    """Six significant digits, less the zeros at the end: 0.03, 1e−8."""
    text = numbers.plain(value, digits=6)
    mantissa, e, exponent = text.partition("e")
    return mantissa.rstrip("0").rstrip(".") + e + exponent if e else text


def _typed(setting: Setting) -> Callable[[float], Any]:
    return round if setting.knob.type is int else float


def _slider(look: Look, setting: Setting, scale: Any) -> Control:
    slider = LabelledSlider(
        look, scale, name=setting.name, accessible=setting.title, value=setting.knob.default, format=_format(setting),
        parse=numbers.parse_percent if setting.percent else numbers.parse,
    )  # fmt: skip
    slider.edit.set_bounds(*bounds(setting.knob))
    slider.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    typed = _typed(setting)
    slider.moved.connect(lambda value: setting.changed(typed(value)))
    slider.gesture_ended.connect(setting.ended)

    def show(value: Any) -> None:
        if value is MIXED:
            slider.edit.setText(translate("Form", "mixed"))
        else:
            slider.set_value(value)

    return Control(slider, show)


def _stepper(look: Look, setting: Setting, scale: Linear) -> Control:
    stepper = Stepper(
        look, scale, name=setting.name, accessible=setting.title, value=setting.knob.default, format=_format(setting)
    )
    stepper.stepped.connect(lambda value: setting.changed(round(value)))
    stepper.gesture_ended.connect(setting.ended)
    mixed = partial(stepper.edit.setText, translate("Form", "mixed"))
    return Control(stepper, lambda value: mixed() if value is MIXED else stepper.set_value(value))


def number(look: Look, setting: Setting) -> Control:
    """A number to type; where it may be left out, infinity stands for "none" inside the field."""
    none, shown = translate("Form", "none"), _format(setting)
    low, high = bounds(setting.knob)
    optional, typed = setting.knob.optional, _typed(setting)

    def parse(text: str) -> float | None:
        if optional and text.strip().casefold() in ("", none.casefold()):
            return inf
        return numbers.parse(text)

    def entered(value: float) -> None:
        setting.changed(None if value == inf else typed(value))
        setting.ended()

    edit = ValueEdit(
        look, name=setting.name, accessible=setting.title, low=low, high=high, parse=parse,
        format=lambda value: none if value == inf else shown(value),
    )  # fmt: skip
    set_property(edit, "flat", False)
    edit.entered.connect(entered)

    def show(value: Any) -> None:
        if value is MIXED:
            edit.setText(translate("Form", "mixed"))
        else:
            edit.set_value(inf if value is None else value)

    return Control(edit, show)


BY_TYPE: dict[type[Any], Callable[[Look, Setting], Control]] = {bool: check, int: whole, float: real, str: text}
