"""The sentence at the foot of a panel, which gives its room to the picture where the panel is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look.controls import Sentence
from playground.look.look import Look
from playground.look.theme import Theme

LEAST = 170
"""Px of the panel at 100 % from which on there is room for both."""


class Foot(QWidget):
    """Holds `sentence` below what else is in `panel`."""

    def __init__(self, look: Look, sentence: Sentence, *, panel: QWidget) -> None:
        super().__init__(panel)
        self._look, self._panel = look, panel
        self.setObjectName(f"{sentence.objectName()}_foot")
        self._box = QVBoxLayout(self)
        self._box.addWidget(sentence)
        panel.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def minimumSizeHint(self) -> QSize:
        """None: it doesn't keep a dock from getting lower."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setVisible(self._panel.height() >= self._look.theme.text(LEAST))

    def _restyle(self, theme: Theme) -> None:
        self._box.setContentsMargins(theme.space(16), theme.space(8), theme.space(12), theme.space(8))
        self._fit()
