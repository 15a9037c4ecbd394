"""What the tests of the window share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from playground.look.look import Look
from playground.session import Session


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
