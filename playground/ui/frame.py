"""The frame of the window: on screen at once, and filled when the rest is loaded; it imports little itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from playground.ui import settings as kept
from playground.ui.settings import Settings
from playground.ui.tab_order import go

DESIGNED = QSize(1600, 1000)
"""Px of the window at its first start, where the screen has room."""

LEAST = QSize(800, 500)
"""Px of the smallest window."""

BORDER = QSize(10, 60)
"""Px that the window manager adds; a screen without room for it is filled."""

PATIENCE = 300
"""Milliseconds to wait for the first paint at most: a window that is covered is never painted."""


class Frame(QWidget):
    """Has the place on the screen, the title and the close button; what it holds decides whether it may close."""

    painted = Signal()

    def __init__(self, settings: Settings, *, scale: float) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.setWindowTitle("Network Playground")
        self.setMinimumSize(LEAST)
        self.settings = settings
        self._content: QMainWindow | None = None
        geometry = settings.read(kept.GEOMETRY)
        if not geometry or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize((DESIGNED * scale).boundedTo(room))
            if self.size() + BORDER != (self.size() + BORDER).boundedTo(room):
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def show_empty(self) -> bool:
        """Show it and wait until it has been painted; False where somebody closed it meanwhile."""
        loop = QEventLoop()
        self.painted.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        self.show()
        loop.exec()
        return self.isVisible()

    def fill(self, content: QMainWindow) -> None:
        """Hold this window from now on."""
        self._content = content
        focused: QWidget | None = content.focusWidget()  # which is forgotten with the window that it was in
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content)
        self.setWindowTitle(content.windowTitle())
        self.setWindowModified(content.isWindowModified())
        content.windowTitleChanged.connect(self.setWindowTitle)
        content.installEventFilter(self)
        content.resize(self.size())  # what it is laid out for when it is shown
        content.show()
        (content if focused is None else focused).setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Where nothing has the focus, Tab begins in what it holds."""
        return go(self._content or self, forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mark of unsaved work stands in the title bar."""
        if event.type() == QEvent.Type.ModifiedChange and isinstance(watched, QWidget):
            self.setWindowModified(watched.isWindowModified())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._content is None:
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._content is not None and not self._content.close():
            event.ignore()
            return
        self.settings.write(kept.GEOMETRY, self.saveGeometry())
        event.accept()
