"""Picture and numbers of something on screen: into a file or onto the clipboard, by the actions of its menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject, QThreadPool, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from playground.experiment.codec import write_whole
from playground.look import numbers
from playground.look.tables import Table, cells, csv_file
from playground.look.words import reason
from playground.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

SCALES = (1, 2, 4)
"""Pixels of a PNG for each px on screen."""
CLIPBOARD_SCALE = 2
"""Slides are shown larger than the window in which the picture was taken."""


class Exported(Protocol):
    """What has a picture and numbers."""

    name: ClassVar[str]

    def title(self) -> str:
        """Its name on screen."""

    def picture(self, scale: float = 1.0) -> QImage:
        """As it looks now."""

    def svg(self) -> bytes:
        """As a vector picture."""

    def pdf(self) -> bytes:
        """As a vector picture on a page."""

    def tables(self) -> Mapping[str, Table]:
        """Its numbers."""


def files(source: Exported, path: Path, *, scale: float = 1.0) -> dict[Path, Callable[[], bytes]]:
    """What to write, by the suffix of `path`: .png, .svg, .pdf or .csv, each of several tables under its own name.

    What is painted is painted now; the rest of the work, in the functions, any thread may do.
    """
    if path.suffix == ".csv":
        tables = source.tables()
        names = {name: path if len(tables) == 1 else path.with_stem(f"{path.stem}_{name}") for name in tables}
        return {names[name]: partial(csv_file, table) for name, table in tables.items()}
    if path.suffix == ".png":
        return {path: partial(png_file, source.picture(scale))}
    painted = source.svg() if path.suffix == ".svg" else source.pdf()
    return {path: lambda: painted}


def png_file(image: QImage) -> bytes:
    """The file of a picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # its stub takes no QIODevice with a format
        raise OSError(QT_TRANSLATE_NOOP("Problems", "the picture is too large"))
    return bytes(buffer.data().data())


class Exports(QObject):
    """The actions for `widget`, which shows `source`; `written(problem)` comes after each file, with a sentence or "".

    Painting is done at once; packing and writing in a thread.
    """

    written = Signal(str)
    folder: ClassVar[Path] = Path()
    """Where the last file went: the next one, of whatever panel, is offered to go there too."""

    def __init__(self, source: Exported, widget: QWidget) -> None:
        super().__init__(widget)
        self._source, self._widget = source, widget
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.written.connect(self._warn)
        self.actions = self._make_actions()

    def finish(self) -> None:
        """Wait until everything is written."""
        self._pool.waitForDone()

    def _make_actions(self) -> list[QAction]:
        self._png = QMenu(translate("Panel", "Export picture (PNG)"), self._widget)
        self._png.menuAction().setObjectName(f"{self._source.name}_export_png")
        self._scales = {
            scale: self._action(f"export_png_{scale}", f"{scale} ×", partial(self._ask, ".png", scale))
            for scale in SCALES
        }
        self._png.addActions(list(self._scales.values()))
        self._png.aboutToShow.connect(self._say_sizes)
        line = QAction(self)
        line.setSeparator(True)
        make = self._action
        return [
            make("copy_picture", translate("Panel", "Copy picture"), self._copy_picture),
            make("copy_numbers", translate("Panel", "Copy numbers"), self._copy_numbers),
            line,
            self._png.menuAction(),
            make("export_svg", translate("Panel", "Export picture (SVG)…"), partial(self._ask, ".svg")),
            make("export_pdf", translate("Panel", "Export picture (PDF)…"), partial(self._ask, ".pdf")),
            make("export_csv", translate("Panel", "Export numbers (CSV)…"), partial(self._ask, ".csv")),
        ]

    def _action(self, name: str, text: str, callback: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"{self._source.name}_{name}")
        action.triggered.connect(lambda _checked=False: callback())
        return action

    def _say_sizes(self) -> None:
        """How many pixels each scale gives now."""
        words = translate("Panel", "{scale} ×: {width} × {height} pixels…")
        for scale, action in self._scales.items():
            size = [numbers.grouped(scale * px) for px in (self._widget.width(), self._widget.height())]
            action.setText(words.format(scale=scale, width=size[0], height=size[1]))

    # --- files

    def _ask(self, suffix: str, scale: float = 1.0) -> None:
        if suffix == ".csv" and not self._has_numbers():
            return
        title = translate("Panel", "Export {panel}").format(panel=self._source.title())
        start = str(Exports.folder / f"{self._source.name}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self._widget, title, start, f"*{suffix}")
        if chosen:
            path = Path(chosen)
            Exports.folder = path.parent
            path = path if path.suffix == suffix else path.with_name(path.name + suffix)
            self._pool.start(partial(self._write, files(self._source, path, scale=scale)))

    def _write(self, parts: Mapping[Path, Callable[[], bytes]]) -> None:
        """In the thread."""
        problem = ""
        for path, make in parts.items():
            try:
                write_whole(path, make())
            except OSError as error:
                words = translate("Panel", "{file} could not be written: {why}. Choose another place.")
                problem = words.format(file=path, why=reason(error))
                break
        self.written.emit(problem)

    def _warn(self, problem: str) -> None:
        if problem:
            QMessageBox.warning(self._widget, self._source.title(), problem)

    def _has_numbers(self) -> bool:
        """Whether there are any; where not, a sentence says how to get them."""
        if self._source.tables():
            return True
        words = translate("Panel", "There are no numbers yet: make a step, or press the button in the panel.")
        QMessageBox.information(self._widget, self._source.title(), words)
        return False

    # --- the clipboard

    def _copy_picture(self) -> None:
        data = QMimeData()
        data.setImageData(self._source.picture(CLIPBOARD_SCALE))
        data.setData("image/svg+xml", QByteArray(self._source.svg()))
        QGuiApplication.clipboard().setMimeData(data)

    def _copy_numbers(self) -> None:
        if self._has_numbers():
            QGuiApplication.clipboard().setText(cells(self._source.tables()))
