"""An application dressed in a theme, and undressed again after the test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from playground.look.look import Look


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which takes off again what a test dressed it in."""
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """A light look that dresses nothing."""
    return Look(mode="light")


@pytest.fixture
def dressed(undressed: QApplication) -> Iterator[Look]:
    """A light look that dresses the application."""
    look = Look(undressed, mode="light")
    yield look
    look.setParent(None)
    look.deleteLater()
