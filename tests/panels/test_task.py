"""Work on demand: done in another thread, told in the window's, cancelled in between."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget

from playground.engine.diagnostics.progress import CancelledError
from playground.look.look import Look
from playground.panels.task import Task, TaskRow


@pytest.fixture
def owner(qtbot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    for task in widget.findChildren(Task):
        task.close()


def until_cancelled(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> None:
    while True:
        progress(0.5)
        if cancelled():
            raise CancelledError


def test_it_works_elsewhere_and_tells_here(owner: QWidget, qtbot) -> None:
    task, threads = Task(owner), []
    task.done.connect(lambda _value: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(task.done) as signal:
        task.start(lambda progress, _cancelled: (progress(1.0), threading.current_thread())[1])
    assert signal.args[0] is not threading.main_thread()
    assert threads == [QApplication.instance().thread()] and not task.running


def test_cancelling_ends_it(owner: QWidget, qtbot) -> None:
    task = Task(owner)
    with qtbot.waitSignal(task.progressed):
        task.start(until_cancelled)
    assert task.running
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert not task.running and threading.active_count() == 1


def test_a_new_start_overtakes_the_old_one(owner: QWidget, qtbot) -> None:
    task, told = Task(owner), []
    task.done.connect(told.append)
    task.cancelled.connect(lambda: told.append("cancelled"))
    task.start(until_cancelled)
    with qtbot.waitSignal(task.done):
        task.start(lambda _progress, _cancelled: "second")
    assert told == ["second"]


def test_a_problem_is_a_sentence(owner: QWidget, qtbot) -> None:
    def fail(_progress: object, _cancelled: object) -> None:
        raise ValueError("No layer learns.")

    task = Task(owner)
    with qtbot.waitSignal(task.failed) as signal:
        task.start(fail)
    assert signal.args == ["No layer learns."]


def test_finishing_waits(owner: QWidget) -> None:
    task, told = Task(owner), []
    task.done.connect(told.append)
    task.finish(lambda progress, _cancelled: progress(0.3) or 7)
    assert told == [7] and threading.active_count() == 1


def test_the_button_becomes_cancel(owner: QWidget, qtbot) -> None:
    task = Task(owner)
    row = TaskRow(Look(mode="light"), task, name="spectrum", words="Compute")
    qtbot.addWidget(row)
    row.asked.connect(lambda: task.start(until_cancelled))
    row.show()
    row.button.click()
    assert row.button.text() == "Cancel" and row.bar.isVisible() and row.button.objectName() == "spectrum_button"
    with qtbot.waitSignal(task.cancelled):
        row.button.click()
    assert row.button.text() == "Compute" and not row.bar.isVisible()


def test_a_panel_that_goes_away_ends_its_work(qtbot) -> None:
    widget = QWidget()
    task = Task(widget)
    task.start(until_cancelled)
    thread = task._thread
    widget.deleteLater()
    qtbot.waitUntil(lambda: not thread.is_alive())
