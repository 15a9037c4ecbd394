"""Where the focus goes when its widget goes: to the canvas, and never to the button that Tab would have reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QToolBar, QWidget
from shiboken6 import isValid

from playground.ui.docks import Dock

if TYPE_CHECKING:
    from playground.ui.window import Window


class FocusHome(QObject):
    """Qt hands the focus of what is closed, hidden or disabled to the next stop of Tab, which Space then presses."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        app = QCoreApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def watch(self, dock: Dock) -> None:
        """Look after the focus in a dock."""
        dock.seen.connect(lambda seen: None if seen else self._left(dock))

    def _left(self, dock: Dock) -> None:
        """A dock was closed, is about to float, or lies behind another one."""
        focused = QApplication.focusWidget()
        if focused is not None and dock.isAncestorOf(focused):
            self._come_home()

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None or now is None or not isValid(before) or (before.isVisible() and before.isEnabled()):
            return
        window = self._window
        if window.isAncestorOf(before) and window.isAncestorOf(now) and not self._same_part(before, now):
            self._come_home()

    def _same_part(self, before: QWidget, now: QWidget) -> bool:
        """Whether both are in one dock, or on one page, that is still there; a toolbar is no such place."""
        part = before
        while (outer := part.parentWidget()) is not None and outer is not self._window:
            part = outer
        return part.isVisible() and not isinstance(part, QToolBar) and part.isAncestorOf(now)

    def _come_home(self) -> None:
        """To the canvas, or to the microscope while it covers the canvas."""
        self._window.closer_look.in_front.setFocus()
