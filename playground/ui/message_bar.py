"""A sentence across the window about what just happened, with what can be done about it; it never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.look.controls import Button, IconButton, Sentence
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate


class MessageBar(QWidget):
    """Hidden until `say`; a newer message takes the place of an older one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "message_bar", translate("Message", "Message"))
        self._action: Callable[[], object] | None = None
        self._sentence = Sentence(look, name="message")
        self._button = Button(look, "", name="message_action", role="chip", accessible=translate("Message", "Remedy"))
        self._close = IconButton(look, "close", name="message_close", tool_tip=translate("Message", "Close"))
        self._frame = QFrame()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._frame)
        self._row = QHBoxLayout(self._frame)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._button)
        self._row.addWidget(self._close)
        self._button.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there, as rich text."""
        return self._sentence.text_label.text()

    def say(
        self, html: str, *, level: str = "error", words: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence; with `words`, a button that calls `action` and puts the message away."""
        self._sentence.show_sentence(html, level=level)
        set_property(self._frame, "callout", level)
        self._action = action
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self._button.setVisible(bool(words))
        self.show()

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _restyle(self, theme: Theme) -> None:
        self._column.setContentsMargins(*[theme.space(8)] * 4)
        self._row.setContentsMargins(theme.space(12), theme.space(6), theme.space(6), theme.space(6))
        self._row.setSpacing(theme.space(12))
