"""Actions as rows, menus as nested lists of their ids, and the one builder that makes both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Key: TypeAlias = str | QKeySequence.StandardKey


@dataclass(frozen=True)
class Row:
    """One action: its id, its words, its keys, and what it does.

    `callback` takes nothing, or the new state where `checked` is not None. Rows of one `group` exclude each other.
    """

    id: str
    text: str
    callback: Callable[..., object]
    keys: tuple[Key, ...] = ()
    checked: bool | None = None
    group: str = ""


@dataclass(frozen=True)
class Menu:
    """A menu: its id, its words, and ids of actions, menus inside it, None for a line, or a QMenu made elsewhere."""

    id: str
    text: str
    entries: Sequence[str | Menu | QMenu | None]


def make_actions(window: QWidget, rows: Sequence[Row]) -> dict[str, QAction]:
    """The actions of the rows by id, on `window`, so that their keys work; objects are named action_<id>."""
    groups: dict[str, QActionGroup] = {}
    actions: dict[str, QAction] = {}
    for row in rows:
        action = actions[row.id] = QAction(row.text, window)
        action.setObjectName(f"action_{row.id}")
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        if row.checked is None:
            action.triggered.connect(lambda _checked=False, callback=row.callback: callback())
        else:
            action.setCheckable(True)
            action.setChecked(row.checked)
            action.triggered.connect(lambda on, callback=row.callback: callback(on))
        if row.group:
            groups.setdefault(row.group, QActionGroup(window)).addAction(action)
        window.addAction(action)
    return actions


def fill(into: QMenu | QMenuBar, menus: Sequence[str | Menu | QMenu | None], actions: Mapping[str, QAction]) -> None:
    """Append the entries to a menu or menu bar; objects are named menu_<id>."""
    for entry in menus:
        if entry is None:
            into.addSeparator()
        elif isinstance(entry, str):
            into.addAction(actions[entry])
        elif isinstance(entry, QMenu):
            into.addMenu(entry)
        else:
            menu = into.addMenu(entry.text)
            menu.setObjectName(f"menu_{entry.id}")
            menu.setToolTipsVisible(True)
            fill(menu, entry.entries, actions)
