"""Working any control that can be seen, and answering for the person who is not there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

POKED = (QLineEdit, QComboBox, QSlider, QTabBar, QAbstractItemView, QAbstractButton)


def poke(root: QWidget, chance: random.Random) -> None:
    """Any control in `root` that can be seen."""
    seen = [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, POKED) and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    ]
    widget = chance.choice(seen) if seen else None
    if isinstance(widget, QLineEdit):
        widget.setFocus()
        widget.selectAll()
        QTest.keyClicks(widget, chance.choice(["3", "0.05", "-1", "12", "none", "x", "7 "]))
        QTest.keyClick(widget, chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab]))
    elif isinstance(widget, QComboBox):
        if widget.count():
            widget.setCurrentIndex(index := chance.randrange(widget.count()))
            widget.activated.emit(index)
    elif isinstance(widget, QSlider):
        QTest.keyClick(widget, chance.choice([Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Right]))
    elif isinstance(widget, QTabBar):
        widget.setCurrentIndex(chance.randrange(max(widget.count(), 1)))
    elif isinstance(widget, QAbstractItemView):
        QTest.mouseClick(widget.viewport(), LEFT, NONE, somewhere(widget.viewport(), chance))
    else:
        press(widget)


def press(widget: QWidget | None) -> None:
    """A button, unless it opens a menu that only a person can close."""
    if isinstance(widget, QAbstractButton) and not opens_a_menu(widget):
        QTest.mouseClick(widget, LEFT, NONE, widget.rect().center())


def opens_a_menu(widget: QWidget) -> bool:
    """Whether pressing it would wait for somebody to choose."""
    return isinstance(widget, QPushButton | QToolButton) and widget.menu() is not None


def somewhere(widget: QWidget, chance: random.Random) -> QPoint:
    """A point of a widget."""
    return QPoint(chance.randrange(max(widget.width(), 1)), chance.randrange(max(widget.height(), 1)))


@contextmanager
def nobody_there(folder: Path, chance: random.Random) -> Iterator[None]:
    """Whatever would wait for a person gets an answer by chance: questions, file dialogs, menus, drags."""

    def a_file(*_arguments: object, **_named: object) -> tuple[str, str]:
        return chance.choice(["", str(folder / "kept.playground"), str(folder / "kept.experiment.json")]), ""

    def a_place(*_arguments: object, **_named: object) -> tuple[str, str]:
        return chance.choice(["", str(folder / "other.playground"), str(folder / "saved")]), ""

    def an_entry(menu: Any, *_arguments: object) -> QAction | None:
        entries = list(menu.actions() if isinstance(menu, QMenu) else menu)
        chosen: QAction | None = chance.choice(
            [None, *(each for each in entries if each.isEnabled() and not each.menu())]
        )
        if chosen is not None:
            chosen.trigger()
        return chosen

    with (
        patch.object(QFileDialog, "getOpenFileName", a_file),
        patch.object(QFileDialog, "getSaveFileName", a_place),
        patch.object(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder)),
        patch.object(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard),
        patch.object(QMenu, "exec", an_entry),
        patch.object(QDrag, "exec", lambda *_arguments: Qt.DropAction.IgnoreAction),
    ):
        QGuiApplication.clipboard().setText('{"kind": "dense"}')
        yield
