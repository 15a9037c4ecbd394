"""The context menu of a picture inside a panel: its own actions, then those of what holds it."""

from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget


def open_menu(widget: QWidget, event: QContextMenuEvent) -> None:
    """Offer what can be done with `widget`, such as to reset its view, and with its panel, such as to export it."""
    actions = actions_for(widget)
    if actions:
        QMenu.exec(actions, event.globalPos())


def actions_for(widget: QWidget) -> list[QAction]:
    """The actions of `widget`, and of the nearest widget around it that has some."""
    holder = widget.parentWidget()
    while holder is not None and not holder.actions():
        holder = holder.parentWidget()
    return [*widget.actions(), *(holder.actions() if holder is not None else ())]
