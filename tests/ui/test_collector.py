"""Garbage is collected in the window's thread, whatever other threads make."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui import collector
from playground.ui.collector import Collector, collect


class Ring(QWidget):
    """A widget that only the collector finds."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def many_objects() -> None:
    """More than Python's collector waits for, in all generations."""
    for _ in range(30):
        list(map(list, ((n,) for n in range(5000))))


def test_a_widget_in_a_ring_ends_in_its_own_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "PAUSE", 1)
    parent = QObject()
    gc.enable()
    taker = Collector(parent)
    ended: list[QThread] = []
    Ring().destroyed.connect(lambda: ended.append(QThread.currentThread()))
    thread = threading.Thread(target=many_objects)
    thread.start()
    thread.join()
    assert not ended, "destroyed in another thread"
    many_objects_here = [[] for _ in range(5000)]
    taker.start()
    qtbot.waitUntil(lambda: len(ended) == 1)
    assert ended == [QThread.currentThread()] and many_objects_here
    parent.deleteLater()


def test_old_garbage_is_collected_too() -> None:
    gc.collect()
    before, kept = gc.get_stats()[2]["collections"], []
    for _ in range(200):
        kept += [[] for _ in range(gc.get_threshold()[0] + 1)]
        collect()
    assert kept and gc.get_stats()[2]["collections"] > before


def test_a_window_takes_over(window: QWidget) -> None:
    assert not gc.isenabled() and window.findChild(Collector) is not None
