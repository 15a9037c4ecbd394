"""Names by which tests and screen readers find a widget, and the refresh of a widget whose style property changed."""

from PySide6.QtWidgets import QWidget


def identify(widget: QWidget, name: str, accessible: str) -> None:
    """Give `widget` its objectName (snake_case) and its accessible name (translated words)."""
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and take the style again where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
