"""The examples that come along, with their titles."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from playground.experiment.codec import SUFFIX
from playground.paths import resources
from playground.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

FIRST = f"spiral{SUFFIX}"
"""The example that the application opens on."""

TITLES = (
    QT_TRANSLATE_NOOP("Examples", "Two spirals"),
    QT_TRANSLATE_NOOP("Examples", "Exploding gradient: large weights at the start"),
    QT_TRANSLATE_NOOP("Examples", "Iris: three species from four measurements"),
    QT_TRANSLATE_NOOP("Examples", "Sigmoid against ReLU, ten layers deep"),
    QT_TRANSLATE_NOOP("Examples", "The same ten layers with ReLU and He"),
    QT_TRANSLATE_NOOP("Examples", "Vanishing gradient: ten sigmoid layers"),
)
"""What stands in the files, where translators find it."""


@dataclass(frozen=True)
class Example:
    """An example: its file, and its title in English."""

    path: Path
    title: str


def examples() -> tuple[Example, ...]:
    """All of them, the first one first, then by file name; a file without a title has its name instead."""
    found = sorted((resources() / "examples").glob(f"*{SUFFIX}"), key=lambda path: (path.name != FIRST, _name(path)))
    return tuple(Example(path, _title(path)) for path in found)


def examples_menu(open_file: Callable[..., object], parent: QWidget) -> QMenu:
    """A menu of them, read when it is opened first; `open_file(path, example=True)` opens one."""
    menu = QMenu(translate("Actions", "&Examples"), parent)
    menu.setObjectName("menu_examples")

    def read() -> None:
        for example in examples() if menu.isEmpty() else ():
            action = menu.addAction(translate("Examples", example.title))
            action.setObjectName(f"example_{_name(example.path)}")
            action.triggered.connect(lambda _checked=False, path=example.path: open_file(path, example=True))

    menu.aboutToShow.connect(read)
    return menu


def _title(path: Path) -> str:
    try:
        title = json.loads(path.read_text("utf-8")).get("title")
    except (OSError, ValueError, AttributeError):
        title = None
    return title if isinstance(title, str) and title else _name(path)


def _name(path: Path) -> str:
    return path.name.removesuffix(SUFFIX)
