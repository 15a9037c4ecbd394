"""What a panel is: one picture of a snapshot, computed in the worker thread and shown in the window's."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QPoint, QSizeF, QTimer, Signal
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QMessageBox, QWidget

from playground.engine.snapshot import Snapshot
from playground.look.look import Look
from playground.look.svg import write_svg
from playground.look.tokens import MODEL_LETTERS

translate = QCoreApplication.translate

Table = tuple[Sequence[str], Sequence[Sequence[object]]]
"""A header and rows."""

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
    at_first: ClassVar[bool] = True
    """Whether the standard layout shows it; the others are made when View opens them."""

    subtitle_changed = Signal(str)
    compute_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(f"panel_{self.name}")
        self.setAccessibleName(self.title())
        self._subtitle = ""
        for suffix, text in (
            (".svg", translate("Panel", "Export picture (SVG)…")),
            (".png", translate("Panel", "Export picture (PNG)…")),
            (".csv", translate("Panel", "Export numbers (CSV)…")),
        ):
            action = QAction(text, self)
            action.setObjectName(f"{self.name}_export_{suffix[1:]}")
            action.triggered.connect(partial(self._ask_and_export, suffix))
            self.addAction(action)

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

    def header_widgets(self) -> tuple[QWidget, ...]:
        """Small controls for the dock's title bar, from left to right."""
        return ()

    def tables(self) -> Mapping[str, Table]:
        """The numbers that the panel shows now, by a snake_case name each."""
        return {}

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

    def export(self, path: Path) -> None:
        """Write the picture (.svg, .png) or the numbers (.csv; of several tables each under its own name too)."""
        tables = list(self.tables())
        if path.suffix == ".csv":
            for name in tables:
                self.save_table(name, path if len(tables) == 1 else path.with_stem(f"{path.stem}_{name}"))
        elif path.suffix == ".svg":
            self.save_svg(path)
        else:
            self.save_png(path)

    def _ask_and_export(self, suffix: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, translate("Panel", "Export {panel}").format(panel=self.title()), f"{self.name}{suffix}", f"*{suffix}"
        )
        if not chosen:
            return
        try:
            self.export(Path(chosen).with_suffix(suffix))
        except OSError as error:
            words = translate("Panel", "{file} could not be written: {why}. Choose another place.")
            QMessageBox.warning(self, self.title(), words.format(file=chosen, why=error.strerror or error))

    def save_png(self, path: Path) -> None:
        """Write the panel as it looks now."""
        if not self.picture().save(str(path)):
            raise OSError(f"{path} could not be written.")

    def save_table(self, name: str, path: Path) -> None:
        """Write one of the tables as comma-separated values in UTF-8."""
        header, rows = self.tables()[name]
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)

    def picture(self) -> QImage:
        """The panel as it looks now."""
        image = QImage(self.size(), QImage.Format.Format_RGB32)
        image.fill(self.look.theme.colour("surface"))
        painter = QPainter(image)
        self.render(painter, QPoint())
        painter.end()
        return image

    def save_svg(self, path: Path) -> None:
        """Write the panel as a vector picture."""
        write_svg(path, QSizeF(self.size()), self._paint_vectors, title=self.title())

    def _paint_vectors(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.look.theme.colour("surface"))
        with self._vectors(painter):
            self.render(painter, QPoint())

    @contextmanager
    def _vectors(self, painter: QPainter) -> Iterator[None]:
        """While this lasts, pyqtgraph draws markers as shapes instead of as prepared pixels."""
        items = [item for view in self.findChildren(QGraphicsView) for item in view.scene().items()]
        drawn = [item for item in items if hasattr(item, "setExportMode")]
        for item in drawn:
            item.setExportMode(True, {"antialias": True, "painter": painter, "resolutionScale": 1.0})
        try:
            yield
        finally:
            for item in drawn:
                item.setExportMode(False)


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
            self._timer.start(self._pause - self._since.elapsed())

    def flush(self) -> None:
        """Run the action now."""
        self._timer.stop()
        self._since.start()
        self._action()


def model_label(index: int, name: str) -> str:
    """How a model is called on screen: "A", or "A · sigmoid" where it has a name of its own."""
    letter = MODEL_LETTERS[index]
    return letter if name in ("", letter) else f"{letter} · {name}"
