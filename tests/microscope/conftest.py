"""What the tests of the microscope share."""

import pytest
from pytestqt.qtbot import QtBot

from playground.look.look import Look


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    """A look that dresses nothing."""
    return Look(mode="light")
