"""A sentence across the window about what just happened, with what can be done about it; it never blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from html import escape

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from playground.look.controls import Button, IconButton, Sentence
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme

translate = QCoreApplication.translate

LINES = 3
"""So many lines at most; the tooltip has the whole sentence."""


class MessageBar(QToolBar):
    """Hidden until `say`; a newer message takes the place of an older one."""

    def __init__(self, look: Look) -> None:
        super().__init__(translate("Message", "Message"))
        identify(self, "message_bar", translate("Message", "Message"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._look = look
        self._action: Callable[[], object] | None = None
        self._about = ""
        self._said = False
        self.hide()

    @cached_property
    def _body(self) -> _Body:
        """Made for the first message: most windows never have one."""
        body = _Body(self._look)
        self.addWidget(body)
        body.button.clicked.connect(self._act)
        body.close_button.clicked.connect(self._put_away)
        return body

    @property
    def text(self) -> str:
        """The sentence that stands there, as rich text."""
        return self._body.html if self._said else ""

    def say(
        self,
        html: str,
        *,
        level: str = "error",
        words: str = "",
        action: Callable[[], object] | None = None,
        about: str = "",
    ) -> None:
        """Show a sentence; with `words`, a button that calls `action` and puts the message away.

        What it is `about` ("file", "run") may end by itself: `end` then puts the message away.
        """
        self._action, self._about, self._said = action, about, True
        self._body.show_message(html, level, words)
        self.show()

    def end(self, about: str) -> None:
        """Put the message away if it is about this."""
        if about == self._about:
            self._put_away()

    def keep(self) -> None:
        """Be there only if something is said, whatever a restored layout says of the toolbars."""
        self.setVisible(self._said)

    def _put_away(self) -> None:
        self._said, self._about = False, ""
        self.hide()

    def _act(self) -> None:
        self._put_away()
        if self._action is not None:
            self._action()


class _Body(QWidget):
    """The sentence in its colour, the remedy beside it, and the cross at the end; as high as the words need."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self.html, self._level = "", "error"
        self._sentence = Sentence(look, name="message")
        self.button = Button(look, "", name="message_action", role="chip", accessible=translate("Message", "Remedy"))
        self.close_button = IconButton(look, "close", name="message_close", tool_tip=translate("Message", "Close"))
        self._frame = QFrame()
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.addWidget(self._frame)
        self._row = QHBoxLayout(self._frame)
        self._row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button)
        self._row.addWidget(self.close_button)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def show_message(self, html: str, level: str, words: str) -> None:
        """Show a sentence, and the words of its remedy if there is one."""
        self.html, self._level = html, level
        set_property(self._frame, "callout", level)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        """Shorten the sentence to the lines it may have, and be as high as they are."""
        room = max(self._room(), self._look.theme.text(80))
        shown, height = shortened(self.html, room=room, theme=self._look.theme)
        self._sentence.show_sentence(shown, level=self._level)
        self._sentence.setToolTip("" if shown == self.html else self.html)
        buttons = max(self.button.sizeHint().height(), self.close_button.sizeHint().height())
        margins = sum(m.top() + m.bottom() for m in (self._row.contentsMargins(), self._column.contentsMargins()))
        self.setFixedHeight(max(height, buttons) + margins)

    def _room(self) -> int:
        """Px for the words in a line."""
        theme = self._look.theme
        beside = [widget.sizeHint().width() for widget in (self.button, self.close_button) if not widget.isHidden()]
        taken = sum(beside) + len(beside) * self._row.spacing() + theme.text(16) + theme.space(8 + 12 + 6 + 4)
        return self.width() - taken

    def _restyle(self, theme: Theme) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row.setContentsMargins(theme.space(12), theme.space(6), theme.space(6), theme.space(6))
        self._row.setSpacing(theme.space(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as a window may be: the words wrap."""
        return QSize(0, super().minimumSizeHint().height())


def shortened(html: str, *, room: int, theme: Theme) -> tuple[str, int]:
    """As much of a sentence as `LINES` lines of `room` px hold, with an ellipsis where it goes on; its height in px."""
    document = QTextDocument()
    document.setDefaultFont(theme.font("body"))
    document.setDocumentMargin(0)
    document.setTextWidth(room)
    document.setPlainText("\n".join("∂" * LINES))
    most = document.size().height()
    document.setHtml(html)
    if document.size().height() <= most:
        return html, round(document.size().height() + 0.5)
    words = document.toPlainText().split()
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        document.setPlainText(" ".join(words[:middle]) + " …")
        low, high = (middle, high) if document.size().height() <= most else (low, middle)
    return escape(" ".join(words[:low]), quote=False) + " …", round(most + 0.5)
