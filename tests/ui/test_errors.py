"""What nobody caught: one dialog, after the work has been kept, from every thread, and the application goes on."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from playground.ui.errors import ErrorDialog, ErrorHook


@pytest.fixture
def hook(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> Iterator[ErrorHook]:
    """Installed in place of pytest-qt's hooks."""
    hook = ErrorHook()
    hook.install()
    yield hook
    hook.remove()
    for dialog in dialogs():
        dialog.close()
    hook.deleteLater()


def dialogs() -> list[ErrorDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorDialog) and each.isVisible()]


def text(dialog: ErrorDialog) -> str:
    return dialog.text.toPlainText()


def fail(words: str = "the mistake") -> None:
    raise RuntimeError(words)


class Unraisable:
    def __del__(self) -> None:
        fail("while it was collected")


class Thread(QThread):
    def run(self) -> None:
        fail("in a QThread")


class Emitter(QObject):
    happened = Signal()


def in_slot() -> None:
    emitter = Emitter()
    emitter.happened.connect(lambda: fail("in a slot"))
    emitter.happened.emit()


def in_thread() -> None:
    thread = threading.Thread(target=lambda: fail("in a thread"))
    thread.start()
    thread.join()


def in_qthread() -> None:
    thread = Thread()
    thread.start()
    thread.wait()


def unraisable() -> None:
    Unraisable()


@pytest.mark.parametrize(
    ("happen", "words"),
    [
        (in_slot, "in a slot"),
        (in_thread, "in a thread"),
        (in_qthread, "in a QThread"),
        (unraisable, "while it was collected"),
        (lambda: QTimer.singleShot(0, fail), "the mistake"),
    ],
    ids=["slot", "thread", "QThread", "unraisable", "timer"],
)
def test_wherever_it_happens_it_is_shown(happen: Callable[[], None], words: str, hook: ErrorHook, qtbot: QtBot) -> None:
    happen()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    shown = text(dialogs()[0])
    assert f"RuntimeError: {words}" in shown and "test_errors.py" in shown and "Network Playground" in shown


def test_the_work_is_kept_before_the_dialog_is_shown(hook: ErrorHook, qtbot: QtBot) -> None:
    asked: list[Callable[[bool], Any]] = []
    hook.rescue = asked.append
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert dialogs() == []
    asked[0](True)
    assert "A copy of your work has been kept" in dialogs()[0].sentence.text()


def test_a_rescue_that_fails_or_never_ends_does_not_prevent_the_dialog(
    hook: ErrorHook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.errors.PATIENCE", 30)
    hook.rescue = lambda _then: None
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "saving your work under a new name" in dialogs()[0].sentence.text()
    dialogs()[0].close()
    hook.rescue = lambda _then: 1 / 0
    in_slot()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_what_fails_again_and_again_is_told_once_and_others_are_added(hook: ErrorHook, qtbot: QtBot) -> None:
    timer = QTimer()
    timer.timeout.connect(fail)
    timer.start(1)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    in_thread()
    qtbot.waitUntil(lambda: "in a thread" in text(dialogs()[0]))
    qtbot.wait(50)
    assert text(dialogs()[0]).count("RuntimeError: the mistake") == 1
    dialogs()[0].close()
    qtbot.wait(50)
    timer.stop()
    assert dialogs() == [], "closed, and it still happens"


def test_what_fails_anew_later_is_told_again(hook: ErrorHook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.ui.errors.QUIET", 0.0)
    for _ in range(2):
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        dialogs()[0].close()


def test_the_text_can_be_copied(hook: ErrorHook, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    button = dialog.findChild(QPushButton, "error_copy")
    assert button is not None and dialog.findChild(QPlainTextEdit, "error_text") is dialog.text
    button.click()
    assert "RuntimeError: the mistake" in QApplication.clipboard().text()


def test_an_interrupt_ends_the_application(hook: ErrorHook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    quits: list[bool] = []
    monkeypatch.setattr("playground.ui.errors.QCoreApplication.quit", lambda: quits.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.waitUntil(lambda: quits == [True])
    assert not dialogs()


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    hook = ErrorHook()
    hook.install()
    assert sys.excepthook != before[0] and sys.unraisablehook != before[2]
    hook.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


PAINTING = """
import sys
from playground.ui.bindings import guard
guard()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from playground.look.look import Look
from playground.ui.opening import open_window
from playground.ui.settings import Settings

class Broken(QWidget):
    __module__ = "playground.broken"
    def paintEvent(self, event):
        [][0]

app, told = QApplication([]), []
sys.excepthook = lambda kind, *_: told.append(kind.__name__)
window = open_window(Look(app, mode="light"), Settings())
broken = Broken(window.header)
window.completed.connect(lambda: QTimer.singleShot(0, lambda: (window.live.close(), print(*set(told)), app.quit())))
window.show()
app.exec()
"""


def test_an_index_error_while_the_window_is_painted_is_told_too() -> None:
    ended = subprocess.run([sys.executable, "-c", PAINTING], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "IndexError"), ended.stderr[-600:]
