"""Words whose first letter is a key of its own: who types "relu" on the canvas searches for it, although R resets."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from playground.editor.finder import everything
from playground.editor.view import EditorView

SOON = 1.0
"""Seconds after which another letter no longer goes on with a word."""


class Letters(QObject):
    """At the second letter of a name whose first one became a shortcut, opens the search of `canvas` with both.

    `begun(first)` says which letter was not meant as a shortcut.
    """

    begun = Signal(str)

    def __init__(self, canvas: EditorView) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._asked, self._when = "", 0.0
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter about which Qt asks whether it is a shortcut, but which doesn't arrive, was one."""
        if not isinstance(event, QKeyEvent):
            return False
        letter = event.text() if event.modifiers() == Qt.KeyboardModifier.NoModifier else " "
        if event.type() == QEvent.Type.ShortcutOverride:
            now = monotonic()
            self._asked = self._asked[-1:] * (now - self._when < SOON) + letter
            self._when = now
        elif event.type() == QEvent.Type.KeyPress:
            word, self._asked = self._asked, ""
            if len(word) > 1 and begins_a_name(word):
                self.begun.emit(word[0])
                self._canvas.commands.search(word)
                return True
        return False


def begins_a_name(word: str) -> bool:
    """Whether anything that can be searched for begins so."""
    return any(found.text.casefold().startswith(word.casefold()) for found in everything())
