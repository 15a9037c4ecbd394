"""Choices of a panel that stand in its menu: what is chosen once, or where the title bar has no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from playground.panels.panel import Panel


class Options(QObject):
    """Exclusive choices (key, text) as a submenu above the exports; `chosen(key)` only when the user chooses."""

    chosen = Signal(str)

    def __init__(self, panel: Panel, text: str, rows: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__(panel)
        self._menu = QMenu(text, panel)
        self._group = QActionGroup(self)
        self._rows: list[tuple[str, str]] = []
        self._actions: dict[str, QAction] = {}
        self._name = name
        entry = self._menu.menuAction()
        entry.setObjectName(name)
        _insert(panel, entry)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Offer these instead, and keep the choice where its key is still among them; a single one is not shown."""
        if list(rows) == self._rows:
            return
        before = self.value if self._actions else ""
        self._rows = list(rows)
        for action in self._actions.values():
            action.deleteLater()
        self._menu.clear()
        self._actions = {}
        for key, words in rows:
            action = self._menu.addAction(words)
            action.setObjectName(f"{self._name}_{key}")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addAction(action)
            self._actions[key] = action
        self.set_value(before if before in self._actions else rows[0][0])
        self._menu.menuAction().setVisible(len(rows) > 1)

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return next(key for key, action in self._actions.items() if action.isChecked())

    def set_value(self, key: str) -> None:
        """Choose `key` without emitting."""
        self._actions[key].setChecked(True)

    def popup(self, at: QPoint) -> None:
        """Open the choices at a place on the screen."""
        self._menu.popup(at)

    def set_enabled(self, key: str, enabled: bool) -> None:
        """Let one of them be chosen, or not."""
        self._actions[key].setEnabled(enabled)


def switch(panel: Panel, text: str, *, name: str, on: bool = False) -> QAction:
    """Something to switch on and off in the panel's menu, above the exports."""
    action = QAction(text, panel)
    action.setObjectName(name)
    action.setCheckable(True)
    action.setChecked(on)
    _insert(panel, action)
    return action


def _insert(panel: Panel, action: QAction) -> None:
    """Put an action above the line over the exports."""
    first = panel.exports.actions[0]
    above = panel.actions()[: panel.actions().index(first)]
    line = next((each for each in above if each.isSeparator()), None)
    if line is None:
        line = QAction(panel)
        line.setSeparator(True)
        panel.insertAction(first, line)
    panel.insertAction(line, action)
