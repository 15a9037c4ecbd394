"""The rail at the left edge: with large text on a small screen it stands for the docks of the left column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMainWindow, QToolBar

from playground.look.controls import Button
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.ui.docks import Dock

translate = QCoreApplication.translate


class Rail(QToolBar):
    """A button for each of `docks` (an icon by its name): it opens the dock instead of the others, or closes it.

    A dock that it opens is `width()` px wide.
    """

    def __init__(self, look: Look, window: QMainWindow, docks: dict[str, Dock], *, width: Callable[[], int]) -> None:
        super().__init__(translate("Rail", "Left column"))
        identify(self, "rail", translate("Rail", "Left column"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._window, self._docks, self._width = window, list(docks.values()), width
        for icon, dock in docks.items():
            words = dock.windowTitle()
            button = Button(look, name=f"rail_{icon}", icon=icon, checkable=True, flat=True, tool_tip=words)
            button.clicked.connect(lambda wanted, dock=dock: self._show(dock, wanted))
            dock.seen.connect(button.setChecked)
            self.addWidget(button)
        self.hide()

    def _show(self, dock: Dock, wanted: bool) -> None:
        for other in self._docks:
            if other is not dock and not other.isFloating():
                other.hide()
        dock.setVisible(wanted)
        if wanted:
            dock.raise_()
            self._window.resizeDocks([dock], [self._width()], Qt.Orientation.Horizontal)
