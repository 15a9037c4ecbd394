"""An error that nobody caught ends in one dialog with text to copy, and the application goes on."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from time import monotonic
from types import TracebackType
from typing import Any, TypeAlias

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

import playground
from playground.look.controls import label
from playground.look.controls.naming import identify

translate = QCoreApplication.translate

Rescue: TypeAlias = Callable[[Callable[[bool], object]], object]
Place: TypeAlias = tuple[str, tuple[tuple[str, int], ...]]
"""Where a mistake was made: the kind of exception, and file and line of each call."""

QUIET = 10.0
"""Seconds in which the same mistake must not have been made for it to be told again."""

PATIENCE = 5_000
"""Milliseconds that the dialog waits for the copy of the work."""

LONGEST = 2_000
"""Lines of reports in the dialog."""


def place(kind: type[BaseException], trace: TracebackType | None) -> Place:
    """Where an exception came from."""
    calls = ((call.f_code.co_filename, line) for call, line in traceback.walk_tb(trace))
    return kind.__name__, tuple(calls)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Everything that helps to find the mistake, as text."""
    lines = "".join(traceback.format_exception(kind, error, trace))
    systems = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"
    return f"Network Playground {playground.__version__}\n{systems}\n\n{lines}"


class ErrorHook(QObject):
    """Stands in for Python's hooks while the application runs: whatever nobody caught, in any thread, ends here.

    There is one dialog at a time; further errors are added to it. `rescue(then)` is called before it is shown, and
    calls `then(whether a copy of the work was kept)`.
    """

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rescue: Rescue | None = None
        self._before: tuple[Any, Any, Any] | None = None
        self._shown: ErrorDialog | None = None
        self._waiting: list[str] = []
        self._last: dict[Place, float] = {}
        self._lock = threading.Lock()
        self._caught.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook = self._except, self._except_in_thread
        sys.unraisablehook = self._unraisable

    def remove(self) -> None:
        """Catch no longer."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    # In whatever thread it happened

    def _except(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            if QCoreApplication.instance() is not None:
                QTimer.singleShot(0, QCoreApplication.quit)
            return
        if self._is_new(place(kind, trace)):
            text = report(kind, error, trace)
            print(text, file=sys.stderr)
            self._caught.emit(text)

    def _except_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._except(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        if caught.exc_value is not None:
            self._except(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _is_new(self, where: Place) -> bool:
        """Whether this mistake has not been made a moment ago: what fails in every frame is told once."""
        with self._lock:
            now = monotonic()
            last, self._last[where] = self._last.get(where), now
        return last is None or now - last > QUIET

    # In the GUI thread

    @Slot(str)
    def _take(self, text: str) -> None:
        if self._shown is not None:
            self._shown.add(text)
            return
        self._waiting.append(text)
        if len(self._waiting) == 1:
            QTimer.singleShot(PATIENCE, self, partial(self._show, kept=False))
            if self.rescue is None:
                self._show(kept=False)
            else:
                self.rescue(lambda kept: self._show(kept=kept))

    def _show(self, *, kept: bool) -> None:
        """Show what waits, once the copy is kept or has taken too long."""
        if not self._waiting or self._shown is not None:
            return
        self._shown = ErrorDialog("", kept=kept)
        for text in self._waiting:
            self._shown.add(text)
        self._waiting.clear()
        self._shown.finished.connect(self._closed)
        self._shown.open()
        self._shown.raise_()
        self._shown.activateWindow()

    def _closed(self, _result: int) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None


class ErrorDialog(QDialog):
    """Says what happened and what to do, with the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None, *, kept: bool = False) -> None:
        super().__init__(parent)
        title = translate("Errors", "Something went wrong")
        identify(self, "error_dialog", title)
        self.setWindowTitle(title)
        self._count = 0
        self.sentence = label(
            translate(
                "Errors",
                "The application made a mistake. A copy of your work has been kept, and you can go on. "
                "The text below says what happened: please pass it on.",
            )
            if kept
            else translate(
                "Errors",
                "The application made a mistake. You can go on; saving your work under a new name now is wise. "
                "The text below says what happened: please pass it on.",
            ),
            wrap=True,
            name="error_sentence",
        )
        self.text = report_view(name="error_text", accessible=translate("Errors", "Report"))
        if text:
            self.add(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(translate("Errors", "Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        identify(copy, "error_copy", translate("Errors", "Copy"))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = self.fontMetrics().height()
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin * 3 // 4)
        for widget in (self.sentence, self.text, buttons):
            column.addWidget(widget)
        self.resize(45 * margin, 26 * margin)

    def add(self, text: str) -> None:
        """One more report, below the others."""
        if self._count:
            text = "\n" + text
        self._count += 1
        self.text.appendPlainText(text.rstrip())

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()


def report_view(text: str = "", *, name: str, accessible: str) -> QPlainTextEdit:
    """A report to read and to copy, in letters of equal width."""
    view = QPlainTextEdit(text)
    identify(view, name, accessible)
    view.setReadOnly(True)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    view.setMaximumBlockCount(LONGEST)
    view.setStyleSheet("QPlainTextEdit { font-family: monospace; background: palette(alternate-base); }")
    return view
