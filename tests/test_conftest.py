"""The checks that every test gets: what is left behind is noticed and named, and a real window is real."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

pytest_plugins = "pytester"

LEAVES_SOMETHING = """
import threading
import time

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []


class Worker(QThread):
    def run(self):
        self.exec()


def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()


def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(60_000)


def test_qt_thread(qapp):
    kept.append(Worker())
    kept[-1].start()


def test_python_thread():
    threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
"""

LEAVES_NOTHING = """
import threading
import time

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QMenu, QWidget


class Worker(QThread):
    def run(self):
        self.exec()


def test_window_given_to_qtbot(qtbot):
    qtbot.addWidget(window := QWidget())
    window.show()


def test_window_in_a_reference_cycle(qapp):
    window = QWidget()
    window.itself = window


def test_timer_stopped(qapp):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()


def test_qt_thread_told_to_end(qapp):
    worker = Worker()
    worker.start()
    worker.quit()
    worker.wait()


def test_python_thread_about_to_end():
    threading.Thread(target=time.sleep, args=(0.1,)).start()


def test_next_one_is_not_blamed(qapp):
    pass
"""


def run_apart(pytester: pytest.Pytester, source: str) -> pytest.RunResult:
    """The outcome of a test file beside a copy of our conftest, in a process of its own."""
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile(source)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "--no-xvfb")


def test_what_is_left_behind_is_named(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    result = run_apart(pytester, LEAVES_SOMETHING)
    result.assert_outcomes(passed=4, errors=4)
    result.stdout.fnmatch_lines_random(
        [
            "*leaves behind: an open window, <PySide6.QtWidgets.QWidget*",
            "*leaves behind: an active timer, <PySide6.QtCore.QTimer*",
            "*leaves behind: a running thread, <*Worker*",
            "*leaves behind: a running thread, <Thread*",
        ]
    )


def test_tidy_tests_pass(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    run_apart(pytester, LEAVES_NOTHING).assert_outcomes(passed=6)


def test_settings_are_the_tests_own(tmp_path: Path) -> None:
    places = [QSettings("network-playground", "test").fileName()]
    places += [
        QStandardPaths.writableLocation(kind)
        for kind in (
            QStandardPaths.StandardLocation.AppConfigLocation,
            QStandardPaths.StandardLocation.AppDataLocation,
            QStandardPaths.StandardLocation.CacheLocation,
            QStandardPaths.StandardLocation.RuntimeLocation,
        )
    ]
    assert all(Path(place).is_relative_to(tmp_path) for place in places), places


def test_blas_has_one_thread() -> None:
    import numpy as np  # noqa: F401 -- loads the library that is asked here
    import threadpoolctl

    assert [pool["num_threads"] for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"] == [1]


@pytest.mark.xcb
def test_a_real_window_is_real(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() == "xcb"
    assert os.environ["DISPLAY"]
    qtbot.addWidget(window := QWidget())
    with qtbot.waitExposed(window):
        window.show()
    assert window.screen().grabWindow(window.winId()).size() == window.size() * window.devicePixelRatio()
