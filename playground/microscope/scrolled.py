"""A widget that can be scrolled up and down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """A widget that can be scrolled up and down where there is too little room for it."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def bring_into_sight(area: QScrollArea, top: float, bottom: float, *, head: float) -> None:
    """Scroll from the start only as far as what lies between these px asks for.

    So many px of `head` are seen whole or not at all.
    """
    room = area.viewport().height()
    needed = max(bottom - room, head) if bottom > room else 0.0
    area.verticalScrollBar().setValue(round(min(needed, top)))
