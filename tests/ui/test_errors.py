"""Errors that nobody caught end in one dialog, and the application goes on."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from playground.ui.errors import ErrorDialog, ErrorHook


@pytest.fixture
def hook(qtbot: QtBot) -> Iterator[ErrorHook]:
    before = sys.excepthook
    hook = ErrorHook()
    hook.install()
    yield hook
    hook.remove()
    assert sys.excepthook is before
    hook.deleteLater()


def dialogs() -> list[ErrorDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ErrorDialog) and widget.isVisible()
    ]


def fail(words: str) -> None:
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)


def close(qtbot: QtBot) -> None:
    dialogs()[0].reject()
    qtbot.waitUntil(lambda: not dialogs())


def test_one_dialog_with_the_traceback_to_copy(hook: ErrorHook, qtbot: QtBot) -> None:
    fail("the first")
    fail("the second, at once")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    text = dialog.text.toPlainText()
    assert "RuntimeError: the first" in text and "in fail" in text and "Python 3" in text
    copy = dialog.findChild(QPushButton, "error_copy")
    assert copy is not None
    copy.click()
    clipboard = QApplication.clipboard().text()
    assert "RuntimeError: the first" in clipboard
    close(qtbot)


def test_the_next_error_after_closing_shows_again(hook: ErrorHook, qtbot: QtBot) -> None:
    for words in ("one", "two"):
        fail(words)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        assert words in dialogs()[0].text.toPlainText()
        close(qtbot)


def test_an_error_in_a_thread_is_shown_too(hook: ErrorHook, qtbot: QtBot) -> None:
    def broken() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ValueError: in a thread" in dialogs()[0].text.toPlainText()
    close(qtbot)


def test_an_interrupt_ends_the_application(hook: ErrorHook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    quits: list[bool] = []
    monkeypatch.setattr("playground.ui.errors.QCoreApplication.quit", lambda: quits.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.waitUntil(lambda: quits == [True])
    assert not dialogs()


def test_timers_go_on_after_an_error(hook: ErrorHook, qtbot: QtBot) -> None:
    fail("before the timer")
    calls: list[bool] = []
    timer = QTimer(singleShot=True, interval=1)
    timer.timeout.connect(lambda: calls.append(True))
    timer.start()
    qtbot.waitUntil(lambda: calls == [True])
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    close(qtbot)
