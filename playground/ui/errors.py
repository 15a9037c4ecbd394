"""An error that nobody caught ends in one dialog with text to copy, and the application goes on."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

import playground
from playground.look.controls import label
from playground.look.controls.naming import identify

translate = QCoreApplication.translate

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Everything that helps to find the mistake, as text."""
    lines = "".join(traceback.format_exception(kind, error, trace))
    systems = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"
    return f"Network Playground {playground.__version__}\n{systems}\n\n{lines}"


class ErrorHook(QObject):
    """Stands in for sys.excepthook, and threading's, while the application runs; shows one error at a time."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[Hook, Callable[[threading.ExceptHookArgs], object]] | None = None
        self._shown: QDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._except, self._except_in_thread

    def remove(self) -> None:
        """Catch no longer."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _except(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            if QCoreApplication.instance() is not None:
                QTimer.singleShot(0, QCoreApplication.quit)
            return
        text = report(kind, error, trace)
        print(text, file=sys.stderr)
        self._caught.emit(text)

    def _except_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._except(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str)
    def _show(self, text: str) -> None:
        if self._shown is not None:
            return
        self._shown = ErrorDialog(text)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    def _closed(self, _result: int) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None


class ErrorDialog(QDialog):
    """Says what happened and what to do, with the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        identify(self, "error_dialog", translate("Errors", "Something went wrong"))
        self.setWindowTitle(translate("Errors", "Something went wrong"))
        sentence = translate(
            "Errors",
            "The application made a mistake. You can go on; saving your work under a new name now is wise. "
            "The text below says what happened: please pass it on.",
        )
        self.text = QPlainTextEdit(text)
        identify(self.text, "error_text", translate("Errors", "Report"))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(translate("Errors", "Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        identify(copy, "error_copy", translate("Errors", "Copy"))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label(sentence, wrap=True), self.text, buttons):
            column.addWidget(widget)
        self.resize(720, 420)

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()
