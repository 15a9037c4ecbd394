"""What a panel is: one picture of a snapshot, computed in the worker thread and shown in the window's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsView, QPushButton, QScrollBar, QToolButton, QWidget

from playground.engine.snapshot import Snapshot
from playground.experiment.codec import write_whole
from playground.look.control_row import ControlRow
from playground.look.controls import Choice, Segmented
from playground.look.exports import Exports, files
from playground.look.look import Look
from playground.look.tables import Table
from playground.look.tokens import MODEL_LETTERS

__all__ = ["NUMBERS_PAUSE", "Panel", "Table", "Throttle", "model_label"]

T = TypeVar("T", bound=QWidget)

PRESSED: tuple[type[QWidget], ...] = (ControlRow, Segmented, Choice, QPushButton, QToolButton, QScrollBar)
"""What a picture leaves out."""

NUMBERS_PAUSE = 100
"""Milliseconds between two changes of a number on screen, so that it can be read."""


class Panel(QWidget):
    """The base of all panels; a new panel is a new module in this package with one class derived from it.

    >>> value = LossPanel.compute(run.snapshot())   # in the worker thread, only while the panel is visible
    >>> panel = LossPanel(look); panel.show_value(value)

    Modules of panels import pyqtgraph inside the constructor, because names and titles are wanted before the first
    paint of the window and pyqtgraph is not. `subtitle` are muted words for the dock's title ("accuracy 99.2 %"), and
    `actions()` are for its menu.
    `compute_changed` says that `compute` is now another function (a panel with choices that decide what is computed
    gives each one a pure function of its own), which the worker should use from now on.
    """

    name: ClassVar[str] = ""
    area: ClassVar[Literal["right", "bottom"]] = "right"
    wide: ClassVar[bool] = False
    """Whether models stand side by side, so that the panel wants to be wider the more there are."""
    picture_size: ClassVar[tuple[int, int] | None] = None
    """Px of its picture without a window, where that of its area is not for it."""

    subtitle_changed = Signal(str)
    compute_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(f"panel_{self.name}")
        self.setAccessibleName(self.title())
        self._subtitle = ""
        self.exports = Exports(self, self)
        self.addActions(self.exports.actions)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @staticmethod
    def title() -> str:
        """The panel's name on screen."""
        raise NotImplementedError

    @staticmethod
    def compute(snapshot: Snapshot) -> Any:
        """What show_value needs of a snapshot, as a frozen value; NumPy only."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show what `compute` returned; the same value twice changes nothing."""
        raise NotImplementedError

    def show_in_turns(self, value: Any) -> Callable[[], None] | None:
        """The same while a network trains: what is returned does the rest of it, in the next frame."""
        self.show_value(value)
        return None

    def header_widgets(self) -> tuple[QWidget, ...]:
        """Small controls for the dock's title bar, from left to right."""
        return ()

    def tables(self) -> Mapping[str, Table]:
        """The numbers that the panel shows now, by a snake_case name each."""
        return {}

    def adopt(self, other: Panel) -> None:
        """Look as another one of its kind, in what no control and no menu says."""

    def finish(self) -> None:
        """Do now, and wait for, what is otherwise done when somebody asks for it, as for a picture without a window."""

    def settle(self) -> None:
        """Do now what waits for numbers to have been readable for a moment, as before a picture is taken."""
        for throttle in self.findChildren(Throttle):
            throttle.flush()

    @property
    def subtitle(self) -> str:
        """Muted words behind the title."""
        return self._subtitle

    def set_subtitle(self, text: str) -> None:
        """Change the muted words behind the title."""
        if text != self._subtitle:
            self._subtitle = text
            self.subtitle_changed.emit(text)

    def export(self, path: Path, *, scale: float = 1.0) -> None:
        """Write the picture (.png, .svg, .pdf) or the numbers (.csv; of several tables each under its own name too).

        OSError: a file can't be written.
        """
        for part, make in files(self, path, scale=scale).items():
            write_whole(part, make())

    def picture(self, scale: float = 1.0) -> QImage:
        """The panel as it looks now, `scale` pixels for each px on screen."""
        image = QImage(self.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self.paint_on(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """The file of the panel as a vector picture."""
        from playground.look.svg import svg  # late: no window waits for it

        return svg(QSizeF(self.size()), self.paint_on, title=self.title())

    def pdf(self) -> bytes:
        """The file of the panel as a vector picture on a page of its size."""
        from playground.look.pdf import pdf  # late: no window waits for it

        return pdf(QSizeF(self.size()), self.paint_on, title=self.title())

    def caption(self) -> str:
        """What the controls over the picture say about it, where the controls themselves are left out."""
        return " · ".join(filter(None, (row.words for row in self._shown(ControlRow))))

    def paint_on(self, painter: QPainter, *, shapes: bool = True) -> None:
        """Paint the panel from (0, 0) on: nothing to press on it, but what has been chosen in words.

        With `shapes` markers are drawn as shapes, so that they can be enlarged, else as on screen.
        """
        painter.fillRect(self.rect(), self.look.theme.colour("surface"))
        rows = self._shown(ControlRow)
        region = QRegion(self.rect())
        for kind in PRESSED:
            for widget in self._shown(kind):
                region -= QRegion(self._place(widget))
        with self._vectors(painter) if shapes else nullcontext():
            self.render(painter, region.boundingRect().topLeft(), region)
        if rows:
            theme = self.look.theme
            painter.setFont(theme.font("chip"))
            painter.setPen(theme.colour("muted"))
            place = self._place(rows[0]).adjusted(theme.space(12), theme.space(4), 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.caption())

    def _place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self, widget.rect().topLeft()), widget.size())

    def _shown(self, kind: type[T]) -> list[T]:
        return [each for each in self.findChildren(kind) if each.isVisibleTo(self)]

    @contextmanager
    def _vectors(self, painter: QPainter) -> Iterator[None]:
        """While this lasts, pyqtgraph draws markers and backgrounds as shapes instead of as prepared pixels."""
        views = self.findChildren(QGraphicsView)
        before = [(view.cacheMode(), view.renderHints()) for view in views]
        drawn = [item for view in views for item in view.scene().items() if hasattr(item, "setExportMode")]
        for view in views:
            view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
            view.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for item in drawn:
            item.setExportMode(True, {"antialias": True, "painter": painter, "resolutionScale": 1.0})
        try:
            yield
        finally:
            for item in drawn:
                item.setExportMode(False)
            for view, (mode, hints) in zip(views, before, strict=True):
                view.setCacheMode(mode)
                view.setRenderHints(hints)


class Throttle(QObject):
    """Calls `action` at once, but not again within `pause` ms: then once more at the end of the pause."""

    def __init__(self, action: Callable[[], None], *, parent: QObject, pause: int = NUMBERS_PAUSE) -> None:
        super().__init__(parent)
        self._action = action
        self._pause = pause
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    def ask(self) -> None:
        """Let the action run as soon as it may."""
        if not self._since.isValid() or self._since.elapsed() >= self._pause:
            self.flush()
        elif not self._timer.isActive():
            self._timer.start(max(0, self._pause - self._since.elapsed()))

    def flush(self) -> None:
        """Run the action now."""
        self._timer.stop()
        self._since.start()
        self._action()


def model_label(index: int, name: str) -> str:
    """How a model is called on screen: "A", or "A · sigmoid" where it has a name of its own."""
    letter = MODEL_LETTERS[index]
    return letter if name in ("", *MODEL_LETTERS) else f"{letter} · {name}"
