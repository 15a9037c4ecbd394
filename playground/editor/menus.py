"""The menus of the canvas: activations and initializers with their pictures; what can be done with a card or a skip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.editor import drags
from playground.editor.facts import translate
from playground.editor.pictures import icon_of
from playground.look import icons
from playground.look.theme import Theme
from playground.look.words import describe, word

Row = tuple[str, str, str, Callable[[], object]] | None
"""(object name, text, icon, what to do); None for a line."""


def menu_of(rows: Sequence[Row], theme: Theme, parent: QWidget, *, name: str) -> QMenu:
    """A menu from rows, gone for good when it closes."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_rows(menu, rows, theme)
    return menu


def inner(menu: QMenu, text: str, *, name: str) -> QMenu:
    """A menu to be put into another."""
    made = QMenu(text, menu)
    made.setObjectName(name)
    return made


def add_rows(menu: QMenu, rows: Sequence[Row], theme: Theme) -> None:
    """Append rows to a menu."""
    for row in rows:
        if row is None:
            menu.addSeparator()
            continue
        key, text, icon, act = row
        action = QAction(text, menu)
        action.setObjectName(key)
        if icon:
            action.setIcon(icons.icon(icon, theme, role="muted"))
        action.triggered.connect(lambda _checked=False, act=act: act())
        menu.addAction(action)


def add_kinds(menu: QMenu, theme: Theme, mime: str, *, current: str, choose: Callable[[drags.Carried], object]) -> None:
    """One row per kind of a family of chips, with its picture."""
    for kind in drags.FAMILIES[mime]:
        carried = drags.Carried(mime, kind)
        action = QAction(icon_of(carried, theme), word(kind), menu)
        action.setObjectName(f"{carried.field}_{kind}")
        action.setToolTip(describe(carried.type))
        action.triggered.connect(lambda _checked=False, carried=carried: choose(carried))
        menu.addAction(action)
        if kind == current:
            menu.setDefaultAction(action)
            menu.setActiveAction(action)


def skip_words(source: str, target: str) -> str:
    """What takes a skip connection out."""
    return translate("Canvas", "Remove skip {source} → {target}").format(source=source, target=target)
