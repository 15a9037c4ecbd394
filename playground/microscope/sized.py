"""Words beside what is drawn at a scale of its own, where the page has less room than the text scale asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.look.theme import Theme
from playground.look.tokens import TEXT_ROLES


def size(widget: QWidget, theme: Theme) -> None:
    """Give a label or a field the size of its role in this theme, instead of the application's."""
    widget.setStyleSheet(f"font-size: {theme.text(TEXT_ROLES[widget.property('role')].px)}px")
