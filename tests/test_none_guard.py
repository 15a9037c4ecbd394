"""The Qt binding keeps None alive: PySide6 6.12.0 on Python 3.11 lost a reference per call and aborted."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_qt_calls_keep_none_alive() -> None:
    """A binding that loses one reference per call ends CALLS lower; Python 3.12 and later count nothing here."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - CALLS // 2
