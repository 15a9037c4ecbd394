"""The sentence at the foot of a panel, which gives its room to the picture where the panel is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.look.controls import Sentence
from playground.look.look import Look
from playground.look.theme import Theme

LEAST = 170
"""Px of the panel at 100 % from which on there is room for both."""

MOST = 0.5
"""The largest share of the panel's height that a sentence takes: one that is longer gives all of it back."""


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

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # the sentence says something else
            self._fit()
        return done

    def _fit(self) -> None:
        """Make room for all of the sentence or for none: a hidden one would not be told how much it needs next."""
        height, wanted = self._panel.height(), self._box.totalHeightForWidth(self._panel.width())
        fits = height >= self._look.theme.text(LEAST) and wanted <= MOST * height
        self.setMaximumHeight(height if fits else 0)

    def _restyle(self, theme: Theme) -> None:
        self._box.setContentsMargins(theme.space(16), theme.space(8), theme.space(12), theme.space(8))
        self._fit()
