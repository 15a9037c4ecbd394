"""Files that are dragged onto the window: experiments and projects are opened, tables go to the data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from playground.ui.imports import dropped_table

translate = QCoreApplication.translate


class DroppedFiles(QObject):
    """Calls `open_file(path)` for the file that is dropped on `window`, or `say(html)` why it can't be."""

    def __init__(self, window: QWidget, open_file: Callable[[Path], object], *, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._open_file, self._say = open_file, say
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are drops too, for Qt
            mime = event.mimeData()
            if mime.urls() and dropped_table(mime) is None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    path, words = dropped_document(mime), refusal(mime)
                    act = partial(self._open_file, path) if path is not None else partial(self._say, words)
                    QTimer.singleShot(0, self, act)  # not before the source has its answer
                return True
        return super().eventFilter(watched, event)


def dropped_document(mime: QMimeData) -> Path | None:
    """The one file that is carried, if it is no table; whether it is a document only its content can tell."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if len(paths) != 1 or len(mime.urls()) != 1 or dropped_table(mime) is not None:
        return None
    return paths[0]


def refusal(mime: QMimeData) -> str:
    """Why something else than one file can't be opened."""
    if len(mime.urls()) > 1:
        return translate("Files", "There is one document at a time: drop one of these files.")
    address = escape(mime.urls()[0].toDisplayString())
    return translate("Files", "<b>{address}</b> is not on this computer: save it there, and drop the file.").format(
        address=address
    )
