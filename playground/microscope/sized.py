"""Labels of what is drawn at a scale of its own, where the page has less room than the text scale asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from playground.look.theme import Theme
from playground.look.tokens import TEXT_ROLES


def size(widget: QLabel, theme: Theme) -> None:
    """Give a label the size of its role in this theme, instead of the application's."""
    widget.setStyleSheet(f"font-size: {theme.text(TEXT_ROLES[widget.property('role')].px)}px")
