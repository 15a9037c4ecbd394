"""Which widgets keep a key for themselves that is also a shortcut of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QRadioButton,
    QTabBar,
    QWidget,
)

Key = Qt.Key

KEPT: dict[Qt.Key, tuple[type[QWidget], ...]] = {
    Key.Key_Space: (QAbstractButton, QComboBox),
    Key.Key_Right: (QAbstractSlider, QComboBox, QRadioButton, QTabBar, QAbstractItemView),
}
"""Text fields keep what they type without this; the lists and tables of the window have no use for Space."""


def keep(event: QEvent) -> bool:
    """Accept the question whether a key is no shortcut now, where the widget with the focus uses it itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    focused, kept = QApplication.focusWidget(), KEPT.get(Key(event.key()), ())
    kept_now = event.modifiers() == Qt.KeyboardModifier.NoModifier and isinstance(focused, kept)
    if kept_now:
        event.accept()
    return kept_now
