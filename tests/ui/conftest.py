"""What the tests of the window share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.session import Session
from playground.ui.opening import open_window
from playground.ui.settings import Settings
from playground.ui.window import Window


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    """A look that dresses nothing."""
    return Look(mode="light")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session with a new document."""
    session = Session()
    yield session
    session.deleteLater()


@pytest.fixture
def open_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Window]]:
    """Opens complete windows of 1600 × 1000 px, and closes them without being asked."""
    opened: list[Window] = []
    looks: list[Look] = []

    def open_one(path: Path | None = None) -> Window:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        looks.append(Look(mode="light"))
        window = open_window(looks[-1], Settings(), path)
        opened.append(window)
        with qtbot.waitSignal(window.completed):
            window.resize(1600, 1000)
            window.show()
        qtbot.waitUntil(lambda: window.live.frames > 0)
        return window

    yield open_one
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    while opened:
        widget = opened.pop()
        widget.close()
        widget.deleteLater()
        vars(widget).clear()  # pytest keeps the window itself till later, but not pyqtgraph's parentless menus
    looks.clear()


@pytest.fixture
def window(open_one: Callable[..., Window]) -> Window:
    return open_one()
