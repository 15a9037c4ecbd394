"""The order in which Tab goes through widgets: as they stand, from top to bottom and from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_order(body: QWidget) -> None:
    """Let Tab go through what is laid out in `body` in the order of its layouts."""
    stops = [widget for widget in leaves(body) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def leaves(widget: QWidget) -> Iterator[QWidget]:
    """The widgets without a layout inside `widget`, in the order of the layouts around them."""
    if isinstance(widget, QScrollArea) and (body := widget.widget()) is not None:
        widget = body
    layout = widget.layout()
    if layout is None:
        yield widget
    else:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _inside(inner)
        elif widget is not None:
            yield from leaves(widget)
