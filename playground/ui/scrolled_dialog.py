"""A dialog of rows over a line of buttons, as large as its rows; where the screen is too small, the rows scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme

FRAME = QSize(16, 48)
"""Px that a window needs for its frame."""


class ScrolledDialog(QDialog):
    """Put what it shows into `rows`, and buttons into `buttons`; `wide` is the width at 100 % for text that wraps."""

    def __init__(self, look: Look, *, name: str, title: str, wide: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        identify(self, name, title)
        self.setWindowTitle(title)
        self._look, self._wide = look, wide
        self._body = QWidget()
        self.rows = QVBoxLayout(self._body)
        self.buttons = QHBoxLayout()
        self._area = QScrollArea()
        self._area.setObjectName(f"{name}_area")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(self.buttons)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _restyle(self, theme: Theme) -> None:
        padding = theme.space(20)
        self.rows.setContentsMargins(padding, padding, padding, theme.space(8))
        self.rows.setSpacing(theme.space(20))
        self.buttons.setContentsMargins(padding, theme.space(12), padding, padding)
        self.buttons.setSpacing(theme.space(8))
        QTimer.singleShot(0, self, self.fit)  # when everything in it has its new size

    def fit(self) -> None:
        """Take the size of the rows, as far as the screen has room."""
        body, buttons = self._body.sizeHint(), self.buttons.sizeHint()
        needed = max(body.width(), buttons.width(), self._look.theme.text(self._wide))
        tall = self.rows.totalHeightForWidth(needed) if self.rows.hasHeightForWidth() else body.height()
        wide = needed + self._area.verticalScrollBar().sizeHint().width()
        room = self.screen().availableSize() - FRAME
        self.resize(QSize(wide, tall + buttons.height()).boundedTo(room))
