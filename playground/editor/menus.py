"""The menus of the canvas: the activations of a layer with their curves, and what can be done with a card or a skip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from playground.editor.facts import translate
from playground.editor.pictures import paint_curve
from playground.engine.activations import ACTIVATIONS
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


def inner(menu: QMenu, text: str, icon: str, theme: Theme, *, name: str) -> QMenu:
    """A menu to be put into another."""
    made = QMenu(text, menu)
    made.setObjectName(name)
    if icon:
        made.setIcon(icons.icon(icon, theme, role="muted"))
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


def add_activations(menu: QMenu, theme: Theme, *, current: str, choose: Callable[[str], object]) -> None:
    """One row per activation, with its curve."""
    for kind, activation in ACTIVATIONS.items():
        action = QAction(curve_icon(kind, theme), word(kind), menu)
        action.setObjectName(f"activation_{kind}")
        action.setToolTip(describe(activation))
        action.triggered.connect(lambda _checked=False, kind=kind: choose(kind))
        menu.addAction(action)
        if kind == current:
            menu.setDefaultAction(action)
            menu.setActiveAction(action)


def curve_icon(kind: str, theme: Theme) -> QIcon:
    """The curve of an activation as an icon."""
    ratio = max((screen.devicePixelRatio() for screen in QApplication.screens()), default=1.0)
    side = theme.text(theme.sizes.icon)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_curve(painter, QRectF(0, 2, side, side - 4), theme, ACTIVATIONS[kind]())
    painter.end()
    return QIcon(picture)


def skip_words(source: str, target: str) -> str:
    """What takes a skip connection out."""
    return translate("Canvas", "Remove skip {source} → {target}").format(source=source, target=target)
