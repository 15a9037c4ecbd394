"""A number that looks like text until it is clicked, then takes what is typed."""

from collections.abc import Callable
from math import isfinite, isinf

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from playground.look import numbers
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate

SHOWN = 4000
"""Milliseconds for which the allowed range is shown."""


class ValueEdit(QLineEdit):
    """Shows `format(value)`; Return or leaving emits `entered(value)`, Esc or nonsense gives the old value back.

    What is typed is brought between `low` and `high`, and a tooltip says so; an infinite value of `parse` means what
    lies beyond all numbers, such as "all".
    """

    entered = Signal(float)

    def __init__(
        self,
        look: Look,
        *,
        name: str,
        accessible: str,
        low: float,
        high: float,
        role: str = "control",
        format: Callable[[float], str] = numbers.plain,
        parse: Callable[[str], float | None] = numbers.parse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._low, self._high = low, high
        self._role = role
        self._format, self._parse = format, parse
        self._value = low
        identify(self, name, accessible)
        self.setAcceptDrops(False)  # a file that is dropped on it is meant for the window
        self.setProperty("flat", True)
        self.setProperty("role", role)
        self.setFrame(False)
        self.textChanged.connect(self._fit)
        self.textEdited.connect(self._judge)
        self.editingFinished.connect(self._finish)
        self.returnPressed.connect(self.clearFocus)  # from then on keys mean run and step again
        look.changed.connect(self._restyle)
        self.set_value(low)

    def set_value(self, value: float) -> None:
        """Show a value; what somebody is typing just now stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._format(value))
            set_property(self, "invalid", False)

    @property
    def range_words(self) -> str:
        """What may be typed: "from 1 to 100", "at least 1"."""
        if isinf(self._high):
            return translate("Value", "at least {low}").format(low=self._format(self._low))
        words = translate("Value", "from {low} to {high}")
        return words.format(low=self._format(self._low), high=self._format(self._high))

    def set_bounds(self, low: float, high: float) -> None:
        """Other limits for what is typed."""
        self._low, self._high = low, high

    def _judge(self, text: str) -> None:
        set_property(self, "invalid", self._parse(text) is None)

    def _finish(self) -> None:
        if not self.isModified():
            return
        typed = self._parse(self.text())
        self.setModified(False)
        outside = typed is not None and isfinite(typed) and not self._low <= typed <= self._high
        if typed is not None and typed != self._value:
            self._value = min(max(typed, self._low), self._high) if isfinite(typed) else typed
            self.entered.emit(self._value)
        self.setText(self._format(self._value))
        set_property(self, "invalid", False)
        if outside:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.range_words, self, QRect(), SHOWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.set_value(self._value)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def _restyle(self, _theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        words = theme.metrics(self._role).horizontalAdvance(self.text() or "0")
        return QSize(round(words + 0.5) + theme.space(4) + 2, max(theme.text(18), theme.line_height(self._role)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
