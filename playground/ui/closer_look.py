"""The microscope in the window: it covers canvas and docks while it is open, and the run is paused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QToolBar, QWidget

from playground.editor.glance import Glance
from playground.ui.background import Background
from playground.ui.live import View

if TYPE_CHECKING:
    from playground.microscope.page import MicroscopePage
    from playground.ui.window import Window

translate = QCoreApplication.translate

NAME = "microscope"
"""The name of its values among those that the worker computes."""


class CloserLook(QObject):
    """Opens and closes the microscope; the page is made when it is first wanted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._page: MicroscopePage | None = None
        self._here: tuple[str, ...] = ()
        self._background, self._ahead = Background(self), Background(self)

    @property
    def is_open(self) -> bool:
        """Whether the microscope covers the docks now."""
        return self._page is not None and not self._page.isHidden()

    @property
    def in_front(self) -> QWidget:
        """The canvas, or the microscope while that covers it."""
        return self._page if self._page is not None and self.is_open else self._window.editor

    def toggle(self) -> None:
        """Open the microscope at the sample that it last showed, or close it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def look_at(self, model: int, row: int, test: bool) -> None:
        """Open the microscope at a sample, by its row in the training or the test data."""
        from playground.microscope.subject import Subject

        page = self._page or self._make()
        page.show_subject(Subject(model, (row,), test))
        self.open()

    def open(self) -> None:
        """Pause the run, and cover the docks."""
        window = self._window
        frame = window.frame
        if frame is None or frame.snapshot is None or window.session.experiment is not frame.experiment:
            words = translate("Microscope", "The microscope opens as soon as there is a network that can be trained.")
            window.message_bar.say(words)
            return
        page = self._page or self._make()
        window.live.trainer.pause()
        self._place()
        page.show()
        page.raise_()
        page.setFocus()
        window.status.cover(True)
        window.live.set_seen(NAME, True)

    def close(self) -> None:
        """Show the docks again."""
        if self._page is not None and self.is_open:
            self._window.editor.setFocus()
            self._window.editor.select(self._here)
            self._page.hide()
            self._background.cancel()
            self._ahead.cancel()
            self._window.status.cover(False)
            self._window.live.set_seen(NAME, False)

    def _make(self) -> MicroscopePage:
        from playground.microscope.page import MicroscopePage  # late: a tenth of the time before the first paint

        window = self._window
        page = self._page = MicroscopePage(window.look, window)
        page.hide()
        page.closed.connect(self.close)
        self._glance = Glance(window.editor.scene_, window.look)
        page.aside.put(self._glance)
        page.place_shown.connect(self._light)
        page.compute_changed.connect(window.live.watch_again)
        page.check_wanted.connect(self._background.start)
        page.ahead_wanted.connect(self._ahead.start)
        self._background.progressed.connect(page.check.show_progress)
        self._background.done.connect(page.check.show_checks)
        self._background.failed.connect(page.check.show_problem)
        window.live.add_view(NAME, View(lambda: page.compute, page.show_value))
        window.look.changed.connect(lambda _theme: QTimer.singleShot(0, self, self._place))
        window.installEventFilter(self)
        return page

    def _light(self, model: int, layers: tuple[str, ...]) -> None:
        """The same place on the canvas: the layers in use lit, the one that the stage is about selected in the end.

        What is selected has forms of its own, which take longer to build than a step should, and are covered.
        """
        self._window.shown_model.show(model)
        self._here = layers[-1:]
        self._glance.light(layers)

    def _place(self) -> None:
        """Between the lowest toolbar and the status bar."""
        window = self._window
        if self._page is None:
            return
        bars = [bar for bar in window.findChildren(QToolBar) if bar.isVisible() and not bar.isFloating()]
        above = [bar for bar in bars if window.toolBarArea(bar) == Qt.ToolBarArea.TopToolBarArea]
        top = max([bar.geometry().bottom() + 1 for bar in above], default=window.menuBar().geometry().bottom() + 1)
        bottom = window.statusBar().geometry().top()
        self._page.setGeometry(QRect(0, top, window.width(), bottom - top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page grows and shrinks with the window."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.is_open:
            QTimer.singleShot(0, self, self._place)
        if event.type() == QEvent.Type.Close:
            self._background.close()
            self._ahead.close()
        return super().eventFilter(watched, event)
