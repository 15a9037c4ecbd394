"""A value between − and +, which can also be typed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.look import numbers
from playground.look.controls.button import IconButton
from playground.look.controls.label import label
from playground.look.controls.strip import Strip
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.scales import Scale


class Stepper(Strip):
    """− value unit +, over the values of a scale; holding a button, or Up and Down in the value, goes on.

    `stepped(value)` is emitted only for what the user does; one press of a button, however long, is one `gesture`.
    """

    stepped = Signal(float)
    gesture_started = Signal()
    gesture_ended = Signal()

    def __init__(
        self,
        look: Look,
        scale: Scale,
        *,
        name: str,
        accessible: str,
        value: float,
        unit: str = "",
        format: Callable[[float], str] = numbers.plain,
        parse: Callable[[str], float | None] = numbers.parse,
        separators: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name=name, accessible=accessible, separators=separators, parent=parent)
        self._scale = scale
        self._gesture = 0
        self._held = False
        self._value = value
        less = self.tr("Less: {name}").format(name=accessible)
        more = self.tr("More: {name}").format(name=accessible)
        self.less = IconButton(look, "minus", name=f"{name}_less", tool_tip=less, px=12)
        self.more = IconButton(look, "plus", name=f"{name}_more", tool_tip=more, px=12)
        self.edit = _StepEdit(
            look,
            name=f"{name}_value",
            accessible=accessible,
            low=scale.low,
            high=scale.high,
            format=format,
            parse=parse,
        )
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight if unit else Qt.AlignmentFlag.AlignHCenter)
        self.unit: QLabel = label(unit, tone="muted", name=f"{name}_unit")
        self.unit.setVisible(bool(unit))
        self.add(self.less)
        self.add(self.edit, stretch=1)
        if unit:
            self.add(self.unit, stretch=1)
            self.unit.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.unit.setProperty("padded", False)
        self.add(self.more)
        for button, steps in ((self.less, -1), (self.more, 1)):
            button.setAutoRepeat(True)
            button.pressed.connect(lambda steps=steps: self._pressed(steps))
            button.released.connect(self._released)
        self.edit.entered.connect(self._entered)
        self.edit.arrow.connect(self._arrow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.set_value(value)

    @property
    def value(self) -> float:
        """The value shown."""
        return self._value

    @property
    def gesture(self) -> int:
        """The number of the present or last gesture, counted from 1."""
        return self._gesture

    def set_value(self, value: float) -> None:
        """Show a value without emitting."""
        self._value = value
        self.edit.set_value(value)
        self._bound()

    def set_unit(self, unit: str) -> None:
        """Another word behind the value ("unit" for 1)."""
        self.unit.setText(unit)

    def _step(self, steps: int) -> None:
        index = min(max(self._scale.index(self._value) + steps, 0), self._scale.count - 1)
        value = self._scale.value(index)
        if value != self._value:
            self._value = value
            self.edit.set_value(value)
            self.stepped.emit(value)
            self._bound()  # last, because a button that is disabled while held says it is released

    def _bound(self) -> None:
        self.less.setEnabled(self._value > self._scale.low)
        self.more.setEnabled(self._value < self._scale.high)

    def _arrow(self, steps: int) -> None:
        self._begin()
        self._step(steps)
        self._end()

    def _entered(self, value: float) -> None:
        self._begin()
        self.set_value(value)
        self.stepped.emit(value)
        self._end()

    def _pressed(self, steps: int) -> None:
        """Also called again and again while a button is held."""
        if not self._held:
            self._held = True
            self._begin()
        self._step(steps)

    def _released(self) -> None:
        if not (self.less.isDown() or self.more.isDown()):  # else it is only the pulse of a held button
            self._held = False
            self._end()

    def _begin(self) -> None:
        self._gesture += 1
        self.gesture_started.emit()

    def _end(self) -> None:
        self.gesture_ended.emit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._look.theme.text(24)))


class _StepEdit(ValueEdit):
    """The value of a stepper: Up and Down step."""

    arrow = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in steps:
            self.arrow.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
