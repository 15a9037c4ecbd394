"""A line or paragraph of text in one of the type roles, coloured by a tone."""

from PySide6.QtWidgets import QLabel, QWidget

from playground.look.controls.naming import set_property
from playground.look.tokens import TEXT_ROLES


def label(
    text: str, *, role: str = "body", tone: str = "", name: str = "", wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A QLabel styled by the application's sheet.

    role: a key of tokens.TEXT_ROLES ("tick", "group", "dock_title", "title", …).
    tone: "", "muted", "accent", "positive", "negative", "ok", "warning" or "error".
    """
    if role not in TEXT_ROLES:
        raise KeyError(f"no type role {role!r}")
    made = QLabel(text, parent)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def set_tone(widget: QLabel, tone: str) -> None:
    """Change the tone of a label made here."""
    set_property(widget, "tone", tone)
