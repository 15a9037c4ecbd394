"""Forms generated from the knobs of a kind: a name and a control per knob, and under a chosen kind its own knobs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from playground.look.controls import IconButton, LabelledSlider, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import heading, hint
from playground.registry import Kind, Knob, knobs
from playground.ui.changes import swapped
from playground.ui.knob_controls import MIXED, Control, Setting, control, default_words

translate = QCoreApplication.translate

LAST = ("disabled", "frozen")
"""Knobs that a base class declares first, and that matter least."""


class Form(QWidget):
    """The knobs of one value, or of several at once, where those that differ show as mixed.

    `edited(field, change)` asks for an edit: `change` takes one of the values and returns what its field becomes, so
    that several values keep what they don't share. `ended()` tells of the end of a gesture. Controls are named
    <name>_<field>.
    """

    edited = Signal(str, object)
    ended = Signal()

    def __init__(
        self,
        look: Look,
        *,
        name: str,
        leave_out: Sequence[str] = (),
        percent: Sequence[str] = (),
        titles: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look, self._leave_out, self._percent = look, set(leave_out), set(percent)
        self._titles = dict(titles or {})
        self._kinds: tuple[type[Kind], ...] = ()
        self._controls: dict[str, Control] = {}
        self._nested: dict[str, Form] = {}
        self._knobs: dict[str, Knob] = {}
        self._resets: dict[str, IconButton] = {}
        self._names: dict[str, QWidget] = {}
        self.beside: tuple[Form, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        look.changed.connect(self._restyle)

    @property
    def rows(self) -> int:
        """How many knobs it shows."""
        return len(self._controls)

    def show_values(self, values: Sequence[Kind]) -> None:
        """Show these values; the same ones twice change nothing."""
        kinds = tuple(dict.fromkeys(type(value) for value in values))
        if kinds != self._kinds:
            self._kinds = kinds
            rows = [row for row in shared_knobs(kinds) if row[0] not in self._leave_out]
            if rows != list(self._knobs.items()):
                self._build(rows)
        for field, made in self._controls.items():
            found = [getattr(value, field) for value in values]
            same = all(value == found[0] for value in found)
            alike = all(type(value) is type(found[0]) for value in found)
            if field in self._nested:
                self._nested[field].show_values(found if alike else ())
                self._nested[field].setVisible(alike and self._nested[field].rows > 0)
                same = alike
            made.show(found[0] if same else MIXED)
            self._resets[field].setVisible(any(_turned(value, self._knobs[field]) for value in found))

    def _align(self) -> None:
        """Give the names in this form, in those inside it and in those beside it one width."""
        if isinstance(outer := self.parentWidget(), Form):
            outer._align()
            return
        forms = [each for form in (self, *self.beside) for each in (form, *form.findChildren(Form))]
        width = max((name.sizeHint().width() for form in forms for name in form._names.values()), default=0)
        for form in forms:
            form._grid.setColumnMinimumWidth(0, width)

    def _build(self, rows: Sequence[tuple[str, Knob]]) -> None:
        """Make the controls for these knobs; those that are there already stay."""
        wanted = dict(rows)
        for field in [field for field, knob in self._knobs.items() if wanted.get(field) != knob]:
            self._drop(field)
        while self._grid.takeAt(0) is not None:
            pass
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (field, knob) in enumerate(rows):
            if field not in self._controls:
                self._add(field, knob)
            self._grid.addWidget(self._names[field], 2 * row, 0, middle)
            self._grid.addWidget(self._controls[field].widget, 2 * row, 1, middle)
            if field in self._nested:
                self._grid.addWidget(self._nested[field], 2 * row + 1, 0, 1, 2)
        self._knobs = wanted
        self._look.changed.disconnect(self._restyle)
        self._look.changed.connect(self._restyle)  # after the controls, whose widths it evens out
        self._restyle(self._look.theme)

    def _drop(self, field: str) -> None:
        for widget in (self._controls.pop(field).widget, self._names.pop(field), self._nested.pop(field, None)):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        del self._resets[field]

    def _add(self, field: str, knob: Knob) -> None:
        title = self._titles.get(field) or heading(field)
        setting = Setting(
            name=f"{self.objectName()}_{field}", field=field, title=title, knob=knob, percent=field in self._percent,
            changed=self._changing(field, knob), ended=self.ended.emit,
        )  # fmt: skip
        self._controls[field] = made = control(self._look, setting)
        self._names[field] = self._caption(setting, made)
        if knob.kinds is not None:
            self._nest(field)

    def _caption(self, setting: Setting, made: Control) -> QWidget:
        """The name of a control, and behind it the button that brings the default back, there while it is needed."""
        caption = label(setting.title, tone="muted", name=f"{setting.name}_title")
        caption.setBuddy(made.widget)
        caption.setToolTip(hint(setting.knob))
        words = translate("Form", "Back to {value}").format(value=default_words(setting))
        back = IconButton(
            self._look,
            "undo",
            name=f"{setting.name}_reset",
            tool_tip=words,
            accessible=f"{setting.title}: {words}",
            px=12,
        )
        back.setProperty("tight", True)
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        back.setSizePolicy(policy)
        back.clicked.connect(lambda: self._reset(setting.field, setting.knob))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.space(4))
        row.addWidget(caption, 1)
        row.addWidget(back)
        self._resets[setting.field] = back
        return holder

    def _reset(self, field: str, knob: Knob) -> None:
        default = knob.kinds[knob.default]() if knob.kinds is not None else knob.default
        self.edited.emit(field, lambda _value: default)
        self.ended.emit()

    def _nest(self, field: str) -> None:
        """A form for the knobs of the kind chosen in `field`."""
        inner = Form(self._look, name=f"{self.objectName()}_{field}")
        inner.edited.connect(
            lambda knob, change: self.edited.emit(
                field, lambda value: replace(getattr(value, field), **{knob: change(getattr(value, field))})
            )
        )
        inner.ended.connect(self.ended)
        self._nested[field] = inner

    def _changing(self, field: str, knob: Knob) -> Callable[[Any], None]:
        """What a control calls: with the class for a knob of kinds, with the value for the others."""
        if knob.kinds is None:
            return lambda new: self.edited.emit(field, lambda _value: new)
        return lambda kind: self.edited.emit(field, lambda value: swapped(getattr(value, field), kind))

    def _restyle(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.space(3))
        self._grid.setVerticalSpacing(theme.space(8))
        edits = [made.widget.edit for made in self._controls.values() if isinstance(made.widget, LabelledSlider)]
        width = max((edit.width() for edit in edits), default=0)
        for edit in edits:
            edit.setFixedWidth(width)
        self._align()


def _turned(value: Any, knob: Knob) -> bool:
    """Whether a knob is not at its default; the knobs of a kind that is chosen by one have defaults of their own."""
    return bool((value.kind if knob.kinds is not None else value) != knob.default)


def shared_knobs(kinds: Sequence[type[Kind]]) -> list[tuple[str, Knob]]:
    """The knobs that all of these kinds have and that a single control can show: as in the first, LAST at the end."""
    if not kinds:
        return []
    others = [dict(knobs(kind)) for kind in kinds[1:]]
    shared = [
        (field, knob)
        for field, knob in knobs(kinds[0])
        if not knob.many and all(other.get(field) == knob for other in others)
    ]
    return sorted(shared, key=lambda row: row[0] in LAST)
