"""The files that were opened or saved last, and the menu of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from playground.ui.settings import RECENT, Settings

translate = QCoreApplication.translate

MOST = 10
"""Files in the menu."""


class Recent:
    """Remembers paths, the newest first, in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files; what is stored and is no list of paths counts as none."""
        try:
            stored = json.loads(self._settings.read(RECENT))
        except ValueError:
            return ()
        return tuple(Path(each) for each in stored if isinstance(each, str))[:MOST] if isinstance(stored, list) else ()

    def add(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        self._keep([path, *(each for each in self.paths if each != path)])

    def drop(self, path: Path) -> None:
        """Forget a file, such as one that is gone."""
        self._keep([each for each in self.paths if each != path.absolute()])

    def clear(self) -> None:
        """Forget all of them."""
        self._keep([])

    def _keep(self, paths: list[Path]) -> None:
        self._settings.write(RECENT, json.dumps([str(path) for path in paths[:MOST]]))


def recent_menu(recent: Recent, choose: Callable[[Path], object], parent: QWidget) -> QMenu:
    """A menu that lists the files when it is opened; `choose(path)` is called for the one that is chosen."""
    menu = QMenu(translate("Actions", "Open &recent"), parent)
    menu.setObjectName("menu_recent")
    menu.setToolTipsVisible(True)

    def fill() -> None:
        menu.clear()
        for number, (path, words) in enumerate(zip(recent.paths, labels(recent.paths), strict=True), 1):
            action = menu.addAction(f"&{number % 10}  {words.replace('&', '&&')}")
            action.setObjectName(f"recent_{number}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: choose(path))
        if menu.isEmpty():
            menu.addAction(translate("Actions", "No files yet")).setEnabled(False)
        else:
            menu.addSeparator()
            clear = menu.addAction(translate("Actions", "&Clear this list"))
            clear.setObjectName("recent_clear")
            clear.triggered.connect(lambda: recent.clear())

    menu.aboutToShow.connect(fill)
    return menu


def labels(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """What the files are called in the menu: their names, with the folder where two have the same."""
    names = [path.name for path in paths]
    return tuple(path.name if names.count(path.name) == 1 else f"{path.name} — {path.parent}" for path in paths)
