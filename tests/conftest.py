"""What every test gets: one BLAS thread, no screen, settings of its own, and a check that nothing is left running."""

import ctypes
import gc
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakSet

# Before NumPy and Qt are imported by anything, because both read these only once.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[_threads] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"

from playground.ui.bindings import prepare

prepare()  # before any class that Qt calls is made, as in the application

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QSettings, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

from playground.ui.collector import collect

settings.register_profile("playground", deadline=None)
settings.register_profile("playground-ci", deadline=None, derandomize=True)
settings.load_profile("playground-ci" if os.environ.get("CI") else "playground")

GRACE = 1.0  # seconds that a thread which was told to end may take to end
QTS_OWN_WIDGETS = ("QTipLabel", "QTipsLabel")  # tool tips: one for the whole application, kept by Qt


def no_real_window() -> str:
    """Why tests with a real window can't run here; empty where they can."""
    if os.environ["QT_QPA_PLATFORM"].split(":")[0] != "xcb":
        return "needs a real window: run with QT_QPA_PLATFORM=xcb"
    if not os.environ.get("DISPLAY"):
        return "needs a real window: there is no X display, and no Xvfb to start one"
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except OSError as error:
        return f"needs a real window: Qt's X11 plugin does not load, {error}"
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if why := no_real_window():
        for item in items:
            if item.get_closest_marker("xcb"):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, caches and recovery files of a test, and of the processes it starts, go to its own folder."""
    for name in ("config", "data", "cache", "state", "runtime"):
        folder = tmp_path / "xdg" / name
        folder.mkdir(parents=True, mode=0o700)  # Qt insists on the mode of the runtime folder
        monkeypatch.setenv("XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME", str(folder))
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(tmp_path / "xdg" / "config"))


@dataclass
class Started:
    """The timers and threads that Python code started during one test."""

    timers: WeakSet[QTimer] = field(default_factory=WeakSet)
    threads: WeakSet[QThread] = field(default_factory=WeakSet)

    def running_timers(self) -> list[QTimer]:
        return [timer for timer in self.timers if isValid(timer) and timer.isActive()]

    def running_threads(self) -> list[QThread]:
        return [thread for thread in self.threads if isValid(thread) and not thread.wait(int(GRACE * 1000))]


def noting(method: Callable[..., Any], started: WeakSet[Any]) -> Callable[..., Any]:
    """The method, which also remembers what it was called on."""

    def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        started.add(self)
        return method(self, *args, **kwargs)

    return noted


def top_level_widgets() -> dict[int, QWidget]:
    """Address → widget, of the windows that exist now; Qt's own helpers left out."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return {}
    widgets = [widget for widget in QApplication.topLevelWidgets() if isValid(widget)]
    return {getCppPointer(w)[0]: w for w in widgets if w.metaObject().className() not in QTS_OWN_WIDGETS}


def leftover_widgets(before: set[int]) -> list[QWidget]:
    """The windows of this test that still exist after everything that was to be deleted has been deleted."""

    def new() -> dict[int, QWidget]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return {address: widget for address, widget in top_level_widgets().items() if address not in before}

    if new():  # collecting takes a while, so only where there is something to collect
        gc.collect()
    return list(new().values())


def leftover_python_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """The Python threads of this test that don't end in time; Qt's appear here as dummies and are looked at apart."""
    new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in new:
        thread.join(GRACE)
    return [thread for thread in new if thread.is_alive()]


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collected between tests alone: whatever thread it is found in destroys the widgets in it."""
    gc.disable()
    yield
    collect()


@pytest.fixture(autouse=True)
def nothing_left_behind(own_settings: None) -> Iterator[None]:
    """Fails a test that leaves a thread or timer running or a window open, and clears them away for the next one.

    pytest-qt has closed what was given to `qtbot.addWidget` before this looks.
    """
    started = Started()
    widgets = set(top_level_widgets())
    python_threads = set(threading.enumerate())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QTimer, "start", noting(QTimer.start, started.timers))
        patch.setattr(QThread, "start", noting(QThread.start, started.threads))
        yield
    windows, qt_threads, timers = leftover_widgets(widgets), started.running_threads(), started.running_timers()
    left = [f"an open window, {window!r}" for window in windows]
    left += [f"a running thread, {thread!r}" for thread in [*qt_threads, *leftover_python_threads(python_threads)]]
    left += [f"an active timer, {timer!r}" for timer in timers]
    if not QThreadPool.globalInstance().waitForDone(int(GRACE * 1000)):
        left.append("a task in the global QThreadPool")
    for timer in timers:
        timer.stop()
    for thread in qt_threads:
        thread.quit()
        thread.wait(int(GRACE * 1000))
    for window in windows:
        window.close()
        window.deleteLater()
    assert not left, f"the test leaves behind: {'; '.join(left)}"
