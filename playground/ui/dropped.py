"""Files that are dragged onto the window: experiments and projects are opened, tables go to the data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from playground.ui.imports import dropped_table


class DroppedFiles(QObject):
    """Calls `open_file(path)` for the file that is dropped on `window`; one at a time, as there is one document."""

    def __init__(self, window: QWidget, open_file: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._open_file = open_file
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are drops too, for Qt
            path = dropped_document(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    QTimer.singleShot(0, self, partial(self._open_file, path))  # not before the source has its answer
                return True
        return super().eventFilter(watched, event)


def dropped_document(mime: QMimeData) -> Path | None:
    """The one file that is carried, if it is no table; whether it is a document only its content can tell."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if len(paths) != 1 or len(mime.urls()) != 1 or dropped_table(mime) is not None:
        return None
    return paths[0]
