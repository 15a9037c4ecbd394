"""The frame: shown before there is anything to show, then filled; what it holds has its title, its mark and its say."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from playground.ui import settings as kept
from playground.ui.frame import Frame
from playground.ui.settings import Settings


class Content(QMainWindow):
    """May be closed or not."""

    may_close = True

    def closeEvent(self, event):
        event.setAccepted(self.may_close)


@pytest.fixture
def frame(qtbot):
    made = Frame(Settings(), scale=1.0)
    qtbot.addWidget(made, before_close_func=lambda frame: setattr(frame.findChild(Content), "may_close", True))
    assert made.show_empty()
    content = Content()
    content.setWindowTitle("Two spirals[*]")
    content.setCentralWidget(QWidget())
    fields = [QLineEdit(content.centralWidget()), QLineEdit(content.centralWidget())]
    fields[1].setFocus()
    made.fill(content)
    return made


def test_it_has_the_title_and_the_mark_of_what_it_holds(frame):
    content = frame.findChild(Content)
    assert content.isVisible() and content.size() == frame.size()
    assert frame.windowTitle() == "Two spirals[*]" and not frame.isWindowModified()
    content.setWindowTitle("Iris[*]")
    content.setWindowModified(True)
    assert frame.windowTitle() == "Iris[*]" and frame.isWindowModified()
    content.setWindowModified(False)
    assert not frame.isWindowModified()


def test_what_was_to_have_the_focus_in_it_has_it(frame, qtbot):
    first, second = frame.findChildren(QLineEdit)
    frame.activateWindow()
    qtbot.waitUntil(second.hasFocus)
    second.clearFocus()
    qtbot.keyClick(frame, Qt.Key.Key_Tab)
    assert first.hasFocus()


def test_it_closes_only_when_what_it_holds_does(frame):
    content = frame.findChild(Content)
    content.may_close = False
    assert not frame.close() and frame.isVisible()
    content.may_close = True
    assert frame.close()


def test_it_comes_back_to_its_place(frame, qtbot):
    frame.resize(QSize(800, 617))
    frame.close()
    again = Frame(Settings(), scale=1.0)
    qtbot.addWidget(again)
    assert again.size() == QSize(800, 617) and frame.settings.read(kept.GEOMETRY)


def test_what_takes_long_is_not_loaded_before_it_is_painted():
    program = (
        "import sys; from playground.ui import application; "
        "print([name for name in ('pyqtgraph', 'playground.engine', 'playground.editor') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "[]"
