"""Work in a thread: the result comes to the window's thread, refusals as sentences, and what is cancelled never."""

import threading
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.ui.background import Background, Waiting


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    made = Background()
    yield made
    made.close()
    made.deleteLater()


def test_the_result_and_the_progress_come_to_this_thread(background: Background, qtbot: QtBot) -> None:
    threads, shares = [], []
    background.progressed.connect(shares.append)

    def work(watch: Watch) -> int:
        threads.append(threading.current_thread())
        watch.at(0.5)
        return 42

    background.done.connect(lambda _result: threads.append(threading.current_thread()))
    with qtbot.waitSignal(background.done) as told:
        background.start(work)
    assert told.args == [42] and shares == [0.5]
    assert threads[0] is not threading.main_thread() and threads[1] is threading.main_thread()


def test_a_refusal_is_a_sentence(background: Background, qtbot: QtBot) -> None:
    def work(_watch: Watch) -> None:
        raise ValueError("It is empty.")

    with qtbot.waitSignal(background.failed) as told:
        background.start(work)
    assert told.args == ["It is empty."]


def test_of_cancelled_work_nothing_is_heard(background: Background, qtbot: QtBot) -> None:
    """The first piece of work waits until the second one has been asked for; only that is heard of."""
    results, goes_on, ended = [], threading.Event(), threading.Event()
    background.done.connect(results.append)

    def first(watch: Watch) -> str:
        goes_on.wait(10)
        try:
            watch.at(0.5)
        finally:
            ended.set()
        return "first"

    background.start(first)
    slow = background._thread
    with qtbot.waitSignal(background.done):
        background.start(lambda _watch: "second")
    goes_on.set()
    assert ended.wait(10)
    slow.join()
    qtbot.wait(20)
    assert results == ["second"]


def test_a_result_that_comes_too_late_is_dropped(background: Background, qtbot: QtBot) -> None:
    """The work has ended, but its result has not been told yet when it is cancelled."""
    results = []
    background.done.connect(results.append)
    background.start(lambda _watch: "late")
    background._thread.join()
    background.cancel()
    qtbot.wait(20)
    assert results == []


@pytest.fixture
def waiting(qtbot: QtBot) -> Iterator[Waiting]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Waiting(window)
    yield made
    made.close()


def test_somebody_waits_for_what_is_done_elsewhere(waiting: Waiting) -> None:
    assert waiting.wait_for(lambda _watch: threading.current_thread(), "Opening…") is not threading.main_thread()
    with pytest.raises(OSError, match="gone"):
        waiting.wait_for(lambda _watch: Path("/gone/away").read_bytes(), "Opening…")
    with pytest.raises(ZeroDivisionError):  # a mistake must not let anybody wait for ever
        waiting.wait_for(lambda _watch: 1 // 0, "Opening…")


def test_what_takes_long_shows_how_far_it_is_and_can_be_cancelled(
    waiting: Waiting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.background.PATIENCE", 1)
    seen: list[int] = []

    def work(watch: Watch) -> None:
        while True:
            watch.at(0.5)
            sleep(0.06)

    def cancel() -> None:
        dialog = next((each for each in QApplication.topLevelWidgets() if each.objectName() == "waiting_dialog"), None)
        if isinstance(dialog, QProgressDialog) and dialog.isVisible() and dialog.value() > 0:
            seen.append(dialog.value())
            dialog.findChild(QPushButton).click()
        else:
            QTimer.singleShot(5, cancel)

    QTimer.singleShot(0, cancel)
    with pytest.raises(CancelledError):
        waiting.wait_for(work, "Opening…")
    assert 400 < seen[0] < 600
