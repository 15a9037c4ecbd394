"""The order in which Tab goes through a window: as things stand, found anew each time, since docks and forms change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QButtonGroup,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QStatusBar,
    QToolBar,
    QWidget,
)


def go(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next stop of the window, or the one before; False where there is none."""
    found, focused = list(stops(window)), window.focusWidget()
    if not found:
        return False
    at = found.index(focused) if focused in found else -1 if forward else 0
    chosen = found[(at + (1 if forward else -1)) % len(found)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    around = chosen.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(chosen)
        around = around.parentWidget()
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops: the widget itself, then what is in it, from top to bottom and from left to right."""
    if _stops_at(widget):
        yield widget
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [each for each in inside if not (each.isWindow() or each.isHidden()) and each.isEnabled()]
    for each in _parts(shown) if isinstance(widget, QMainWindow) else _rows(shown):
        yield from stops(each)


def _stops_at(widget: QWidget) -> bool:
    """Of buttons that exclude each other the chosen one stands for all."""
    group: QButtonGroup | None = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None and not chosen.isHidden():
        return widget is chosen
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea) and around.viewport() is widget:
        return False  # it hands the focus on to what is around it
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _rows(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Siblings as they are read: those whose middle lies beside another one stand in its row."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: each.geometry().center().y()):
        if rows and widget.geometry().center().y() <= min(each.geometry().bottom() for each in rows[-1]):
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=QWidget.x)]


def _parts(widgets: list[QWidget]) -> list[QWidget]:
    """The bars of a main window, then its columns from left to right; what a dock or a page covers is left out."""
    bars = [each for each in widgets if isinstance(each, QToolBar)]
    seen = [
        each
        for index, each in enumerate(widgets)
        if each not in bars
        and not any(above.geometry().contains(each.geometry()) for above in widgets[index + 1 :])
        and not (isinstance(each, QDockWidget) and each.visibleRegion().isEmpty())
    ]
    return _rows(bars) + sorted(seen, key=lambda each: (isinstance(each, QStatusBar), each.x(), each.y()))
