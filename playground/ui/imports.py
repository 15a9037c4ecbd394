"""The ways by which a table comes into the experiment: a file that is chosen or dropped, and cells that are pasted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.engine.data import Data
from playground.engine.delimited import is_number, separator_of
from playground.engine.table import Table, found
from playground.look.look import Look
from playground.look.words import reason
from playground.session import Session
from playground.ui.import_choices import Source
from playground.ui.settings import FOLDER, Settings

if TYPE_CHECKING:
    from playground.ui.csv_import import CsvImport

translate = QCoreApplication.translate

SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
"""What tables are called."""

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
"""What people drop instead: the reader says how a table comes out of it."""

LOOKED_AT = 20
"""Lines of pasted text that decide whether it is a table."""


class Imports(QObject):
    """Opens the import dialog over `window`; `refused(html)` tells of a file that can't be written."""

    refused = Signal(str)

    def __init__(self, look: Look, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._session, self._settings, self._window = look, session, settings, window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A table that is dragged onto the window, where nothing in it has wanted it."""
        if isinstance(event, QDropEvent):  # entering and moving are drops too, for Qt
            path = dropped_table(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    QTimer.singleShot(0, self, partial(self.open, path))  # not before the source has its answer
                return True
        return super().eventFilter(watched, event)

    def choose(self) -> None:
        """Ask for a file and import it."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, translate("Data", "Open CSV"), self._folder(), self._filter()
        )
        if name:
            self._settings.write(FOLDER, str(Path(name).absolute().parent))
            self.open(Path(name))

    def _folder(self) -> str:
        """Where the document lies, else where the user was last."""
        session = self._session
        return str(session.folder if session.path is not None else self._settings.read(FOLDER))

    def open(self, path: Path) -> None:
        """Import a file."""
        self._ask(Source(path.name, path=path), Table())

    def change(self) -> None:
        """Choose other columns, or another target, of the table that is learned from."""
        table = self._session.experiment.dataset
        if isinstance(table, Table):
            try:
                path = found(table.path, self._session.folder)
            except ValueError as error:
                self.refused.emit(escape(reason(error), quote=False))
            else:
                self._ask(Source(path.name, path=path), table)

    def paste(self, text: str) -> bool:
        """Import cells that were copied in a spreadsheet; False where the text isn't that."""
        if not is_table(text):
            return False
        self._ask(Source(translate("Import", "The pasted table"), text=text), Table())
        return True

    def _ask(self, source: Source, table: Table) -> None:
        from playground.ui.csv_import import CsvImport  # late: no window waits for it

        seed = self._session.experiment.seed
        dialog = CsvImport(self._look, source, table, seed=seed, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.imported.connect(lambda table, data: self._take(dialog, source, table=table, data=data))
        dialog.open()

    def _take(self, dialog: CsvImport, source: Source, *, table: Table, data: Data) -> None:
        """Learn from this table; what was pasted is saved first."""
        path = source.path or self._save(source.text, dialog)
        if path is None:
            return
        dialog.accept()
        table = replace(table, path=relative(path, self._session.folder))
        self._session.keep(table, data)
        self._session.edit_dataset(translate("Data", "Open {file}").format(file=path.name), table)

    def _save(self, text: str, dialog: QWidget) -> Path | None:
        """Write pasted cells, as they are, into a file that the user names."""
        start = str(self._session.folder / translate("Import", "pasted.tsv"))
        name, _filter = QFileDialog.getSaveFileName(
            dialog, translate("Import", "Save the pasted cells"), start, translate("Data", "Tables (*.tsv)")
        )
        if not name:
            return None
        path = Path(name)
        path = path if path.suffix else path.with_suffix(".tsv")
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            self.refused.emit(f"<b>{escape(path.name)}</b>: {escape(reason(error), quote=False)}")
            return None
        return path

    @staticmethod
    def _filter() -> str:
        return translate("Data", "Tables (*.csv *.tsv *.tab *.txt)")


def is_table(text: str) -> bool:
    """Whether a text looks like a table: cells of a spreadsheet, which have tabs, or rows with numbers below the first.

    What is no table after all, such as a row of names alone, is for the dialog to say.
    """
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    if any("\t" in line for line in lines):
        return sum("\t" in line for line in lines[:3]) >= min(len(lines), 2)
    separator = separator_of(text)
    rows = [line.split(separator) for line in lines]
    return len(rows) > 1 and len({len(row) for row in rows}) == 1 and all(any(map(is_number, row)) for row in rows[1:])


def dropped_table(mime: QMimeData) -> Path | None:
    """The one file that is dragged over the window, if it is called like a table."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(mime.urls()) == 1 and paths and paths[0].suffix.lower() in SUFFIXES + SPREADSHEETS else None


def relative(path: Path, folder: Path) -> str:
    """The path as an experiment in `folder` should keep it: relative where the file lies below."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path.absolute())
