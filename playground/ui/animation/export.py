"""One export of an animation after the other: it is filmed beside what goes on in the window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from playground.experiment.project import start
from playground.ui.animation.film import Painter, film, reel_for
from playground.ui.animation.plan import Plan
from playground.ui.animation.sheet import Part, Sheet, parts_of
from playground.ui.background import Background, mistake_words

if TYPE_CHECKING:
    from playground.ui.window import Window


class AnimationExport(QObject):
    """`begin(plan, path)` films the experiment of the window from its start; what the window trains is not touched.

    `progressed(share)`, then `done(files)` or `failed(sentence)`; `ended` in any case, also after `cancel`.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._background = Background(self)
        self._background.progressed.connect(self.progressed)
        for outcome, tell in ((self._background.done, self.done), (self._background.failed, self.failed)):
            outcome.connect(self._end)
            outcome.connect(tell)
        self._parts: dict[str, Part] = {}
        self._painter: Painter | None = None
        self._going_on: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.running = False
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def begin(self, plan: Plan, path: Path) -> None:
        """Film into a file, or a folder."""
        self.running = True
        self._going_on = self._beginning(plan, path)
        self._timer.start()

    def _beginning(self, plan: Plan, path: Path) -> Iterator[None]:
        """Make the parts, one between two turns of the window, and start."""
        window, session = self._window, self._window.session
        experiment, data = session.experiment, session.data
        neurons = window.editor.front is not window.editor
        for name, part in parts_of(
            plan.parts, session=session, look=window.look, canvas=window.editor, live=window.panels
        ):
            self._parts[name] = part
            yield
        sheet = Sheet(plan, experiment, window.look, self._parts, neurons=neurons)
        painter = self._painter = Painter(sheet.draw, self)
        self._background.start(
            partial(film, plan, partial(start, experiment, data), sheet.values, painter.picture, reel_for(plan, path))
        )

    def _go_on(self) -> None:
        try:
            if next(self._going_on, self) is self:
                self._timer.stop()
        except Exception:
            self._end()
            self.failed.emit(mistake_words())
            raise

    def cancel(self) -> None:
        """Leave it; nothing of it stays."""
        self._background.cancel()
        self._end()

    def close(self) -> None:
        """Cancel, and wait until the thread has ended."""
        self._background.close()
        self._end()

    def _end(self) -> None:
        if not self.running:
            return
        self.running = False
        self._timer.stop()
        if self._painter is not None:
            self._painter.stop()
        for part in self._parts.values():
            part.close()
        self._parts, self._painter = {}, None
        self.ended.emit()
