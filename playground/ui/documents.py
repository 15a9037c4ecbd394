"""Opening and saving: the dialogs around the session's files, and what the window is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.experiment import codec, opening, project
from playground.experiment.opening import Opened
from playground.experiment.project import Project, project_of
from playground.experiment.values import Experiment
from playground.look.words import reason
from playground.session import Session
from playground.trainer import Trainer
from playground.ui.background import Waiting
from playground.ui.imports import SUFFIXES
from playground.ui.recent import Recent
from playground.ui.settings import FOLDER, Settings
from playground.ui.weights import WeightChange
from playground.ui.writer import Writer, wait_for

translate = QCoreApplication.translate

Buttons = QMessageBox.StandardButton


class Documents:
    """Asks before anything is lost; `say(html)` tells of a file that can't be used."""

    def __init__(
        self, session: Session, settings: Settings, window: QWidget, *, trainer: Trainer, say: Callable[[str], None]
    ) -> None:
        self._session, self._settings, self._window, self._say = session, settings, window, say
        self._trainer = trainer
        self._writer, self._waiting = Writer(window), Waiting(window)
        self.recent = Recent(settings)

    def new(self) -> None:
        """Begin a new document."""
        if self.may_leave():
            self._session.new()

    def choose(self) -> None:
        """Ask for a file and open it."""
        patterns = " ".join(pattern for each in formats() for pattern in each.patterns)
        both = translate("Files", "Experiments and projects ({patterns})").format(patterns=patterns)
        filters = ";;".join((both, *(each.filter for each in formats())))
        title = translate("Files", "Open")
        name, _filter = QFileDialog.getOpenFileName(self._window, title, self._folder(), filters)
        if name:
            self.open(Path(name))

    def open(self, path: Path, *, example: bool = False) -> bool:
        """Open a file; an example becomes a new document, so that saving asks for a place."""
        if not self.may_leave():
            return False
        try:
            read = partial(opening.read, path, template=example)
            self._session.take_over(self.read(lambda watch: read(watch=watch), path.name))
        except CancelledError:
            return False
        except (OSError, ValueError) as error:
            self._refused(path, error)
            return False
        if not example:
            self._used(path)
        return True

    def read(self, work: Callable[[Watch], Opened], name: str) -> Opened:
        """Have the document of this name read in a thread, and wait. ValueError, OSError, CancelledError."""
        return self._waiting.wait_for(work, translate("Files", "Opening {file}…").format(file=name))

    def close(self) -> None:
        """End what may still be read."""
        self._waiting.close()

    def save(self) -> bool:
        """Save where the document came from, or ask where."""
        if self._session.path is None:
            return self.save_as()
        return self._write(self._session.path)

    def save_as(self) -> bool:
        """Ask where and in which format, and save there."""
        path = self._session.path
        own = format_of(path.name if path else "") or formats()[0]
        stem = path.name.removesuffix(own.suffix) if path else file_name(self._session.experiment.title)
        start = str(Path(self._folder()) / f"{stem}{own.suffix}")
        filters = ";;".join(each.filter for each in formats())
        title = translate("Files", "Save as")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, start, filters, own.filter)
        if not name:
            return False
        path = Path(name)
        wanted = next((each for each in formats() if each.filter == chosen), own)
        if format_of(path.name) is None or (wanted != own and path.name.endswith(own.suffix)):
            path = path.with_name(path.name.removesuffix(own.suffix) + wanted.suffix)
            if path.exists() and not may_replace(self._window, path):  # the dialog asked about another name
                return False
        return self._write(path)

    def may_leave(self) -> bool:
        """Whether the present document may be left: it is saved, or need not be."""
        if not self._session.modified:
            return True
        box = QMessageBox(self._window)
        box.setObjectName("unsaved_dialog")
        box.setWindowTitle(translate("Files", "Unsaved changes"))
        called = name_of(self._session)
        box.setText(translate("Files", "Save the changes to “{title}”?").format(title=called))
        box.setStandardButtons(Buttons.Save | Buttons.Discard | Buttons.Cancel)
        box.setDefaultButton(Buttons.Save)
        chosen = box.exec()
        return chosen == Buttons.Discard or (chosen == Buttons.Save and self.save())

    def _write(self, path: Path) -> bool:
        try:
            if path.name.endswith(project.SUFFIX):
                self._write_project(path.absolute())
            else:
                self._session.save(path)
        except (OSError, ValueError) as error:
            self._refused(path, error)
            return False
        self._used(path)
        return True

    def _write_project(self, path: Path) -> None:
        """Write the document with the state of its run. ValueError, OSError: nothing has changed."""
        held: Project | None = wait_for(partial(self._trainer.ask, project_of))
        if held is None:
            raise ValueError(
                translate(
                    "Files",
                    "this can't be trained yet, so there is no run to keep: save it as an experiment, or mend what its "
                    "problems name.",
                )
            )
        named = replace(held, experiment=self._session.experiment_for(path.parent))
        failed = wait_for(partial(self._writer.do, partial(project.save, named, path)))
        if failed is not None:
            raise failed
        self._session.saved(path, held.step)

    def _used(self, path: Path) -> None:
        self._settings.write(FOLDER, str(path.absolute().parent))
        self.recent.add(path)

    def _refused(self, path: Path, error: Exception) -> None:
        if isinstance(error, FileNotFoundError):
            self.recent.drop(path)
        why = foreign() if path.exists() and (path.is_dir() or format_of(path.name) is None) else reason(error)
        self._say(f"<b>{escape(path.name)}</b>: {escape(why, quote=False)}")

    def _folder(self) -> str:
        if self._session.path is not None:
            return str(self._session.path.parent)
        return str(self._settings.read(FOLDER))


def may_replace(window: QWidget, path: Path) -> bool:
    """Whether the file at `path` may be replaced: the user is asked."""
    box = QMessageBox(window)
    box.setObjectName("replace_dialog")
    box.setWindowTitle(translate("Files", "Replace the file?"))
    box.setText(translate("Files", "“{file}” exists already. Replace it?").format(file=path.name))
    replacing = box.addButton(translate("Files", "Replace"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(Buttons.Cancel)
    box.exec()
    return box.clickedButton() is replacing


@dataclass(frozen=True)
class Format:
    """A format of files: its words in dialogs, how its names end, and the suffix that new files get."""

    words: str
    patterns: tuple[str, ...]
    suffix: str

    @property
    def filter(self) -> str:
        """As file dialogs want it."""
        return f"{self.words} ({' '.join(self.patterns)})"


def formats() -> tuple[Format, ...]:
    """What a document can be saved as."""
    return (
        Format(translate("Files", "Experiment"), (f"*{codec.SUFFIX}", "*.json"), codec.SUFFIX),
        Format(translate("Files", "Project with weights and curves"), (f"*{project.SUFFIX}",), project.SUFFIX),
    )


def format_of(name: str) -> Format | None:
    """The format of a file of this name, None where its name doesn't tell."""
    return next((each for each in formats() if any(name.endswith(end.lstrip("*")) for end in each.patterns)), None)


def foreign() -> str:
    """Why something is refused whose name is not even that of a document: what can be opened."""
    documents = ", ".join(pattern for each in formats() for pattern in each.patterns)
    tables = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
    text = translate("Files", "this is neither a document ({documents}) nor a table ({tables}).")
    return text.format(documents=documents, tables=tables)


def name_of(session: Session) -> str:
    """What the document is called: its title, and the name of its file where it has one."""
    title, path = session.experiment.title, session.path
    if path is None:
        return title
    return path.name if title == Experiment.title else f"{title} ({path.name})"


def file_name(title: str) -> str:
    """A title as a file's name: lower case, a dash for what is neither letter nor digit."""
    dashed = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return "-".join(part for part in dashed.split("-") if part)[:60] or "experiment"


def window_title(session: Session) -> str:
    """The window's title; Qt puts the modified mark at [*]."""
    return translate("Window", "{title}[*] — Network Playground").format(title=name_of(session))


def left_behind(session: Session) -> str:
    """What an experiment that was just saved doesn't keep of its run; "" where there is nothing."""
    edited = (session.undo_stack.command(index) for index in range(session.undo_stack.index()))
    if session.path is None or session.path.name.endswith(project.SUFFIX):
        return ""
    if session.step == 0 and not any(isinstance(command, WeightChange) for command in edited):
        return ""
    return translate("Files", "Saved without the weights: a project keeps them, and the run (Save as).")
