"""Which widgets keep a key for themselves that is also a shortcut of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
    Key.Key_Space: (QAbstractButton, QComboBox, QAbstractItemView),
    Key.Key_Right: (QAbstractSlider, QComboBox, QRadioButton, QTabBar, QAbstractItemView),
}
"""Text fields keep what they type without this."""


def keeps(event: QKeyEvent) -> bool:
    """Whether the widget with the focus uses this key itself."""
    focused = QApplication.focusWidget()
    kept = KEPT.get(Key(event.key()), ())
    return event.modifiers() == Qt.KeyboardModifier.NoModifier and isinstance(focused, kept)
