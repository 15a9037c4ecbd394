"""Opening and saving: the dialogs around the session's files, and what the window is called."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from playground.experiment.codec import SUFFIX
from playground.session import Session
from playground.ui.settings import FOLDER, Settings

translate = QCoreApplication.translate

Buttons = QMessageBox.StandardButton


class Documents:
    """Asks before anything is lost; `say(html)` tells of a file that can't be used."""

    def __init__(self, session: Session, settings: Settings, window: QWidget, say: Callable[[str], None]) -> None:
        self._session, self._settings, self._window, self._say = session, settings, window, say

    def new(self) -> None:
        """Begin a new document."""
        if self.may_leave():
            self._session.new()

    def choose(self) -> None:
        """Ask for a file and open it."""
        title, experiments = translate("Files", "Open experiment"), self._filter()
        name, _filter = QFileDialog.getOpenFileName(self._window, title, self._folder(), experiments)
        if name:
            self.open(Path(name))

    def open(self, path: Path, *, example: bool = False) -> bool:
        """Open a file; an example becomes a new document, so that saving asks for a place."""
        if not self.may_leave():
            return False
        try:
            self._session.open(path, template=example)
        except (OSError, ValueError) as error:
            self._refused(path, error)
            return False
        if not example:
            self._settings.write(FOLDER, str(path.parent))
        return True

    def save(self) -> bool:
        """Save where the document came from, or ask where."""
        if self._session.path is None:
            return self.save_as()
        return self._write(self._session.path)

    def save_as(self) -> bool:
        """Ask where, and save there."""
        start = str(Path(self._folder()) / f"{file_name(self._session.experiment.title)}{SUFFIX}")
        title = translate("Files", "Save experiment")
        name, _filter = QFileDialog.getSaveFileName(self._window, title, start, self._filter())
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.name.endswith(".json") else path.with_name(path.name + SUFFIX))

    def may_leave(self) -> bool:
        """Whether the present document may be left: it is saved, or need not be."""
        if not self._session.modified:
            return True
        box = QMessageBox(self._window)
        box.setObjectName("unsaved_dialog")
        box.setWindowTitle(translate("Files", "Unsaved changes"))
        box.setText(translate("Files", "Save the changes to “{title}”?").format(title=self._session.experiment.title))
        box.setStandardButtons(Buttons.Save | Buttons.Discard | Buttons.Cancel)
        box.setDefaultButton(Buttons.Save)
        chosen = box.exec()
        return chosen == Buttons.Discard or (chosen == Buttons.Save and self.save())

    def _write(self, path: Path) -> bool:
        try:
            self._session.save(path)
        except (OSError, ValueError) as error:
            self._refused(path, error)
            return False
        self._settings.write(FOLDER, str(path.parent))
        return True

    def _refused(self, path: Path, error: Exception) -> None:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self._say(f"<b>{escape(path.name)}</b>: {escape(reason, quote=False)}")

    def _folder(self) -> str:
        if self._session.path is not None:
            return str(self._session.path.parent)
        return str(self._settings.read(FOLDER))

    @staticmethod
    def _filter() -> str:
        return translate("Files", "Experiments (*.experiment.json *.json)")


def file_name(title: str) -> str:
    """A title as a file's name: lower case, a dash for what is neither letter nor digit."""
    dashed = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return "-".join(part for part in dashed.split("-") if part)[:60] or "experiment"


def window_title(title: str) -> str:
    """The window's title; Qt puts the modified mark at [*]."""
    return translate("Window", "{title}[*] — Network Playground").format(title=title)
