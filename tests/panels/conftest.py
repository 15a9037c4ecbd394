"""Panels on a screen that nobody sees."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.engine.snapshot import Snapshot
from playground.look.look import Look
from playground.panels import Panel


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(mode="light")


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Callable[..., Panel]:
    """A panel of a kind, open, with the values of these snapshots one after the other."""

    def show(kind: type[Panel], *snapshots: Snapshot) -> Panel:
        panel = kind(look)
        for widget in (panel, *panel.header_widgets()):
            qtbot.addWidget(widget)
        panel.resize(700, 360)
        panel.show()
        QApplication.processEvents()
        for snapshot in snapshots:
            panel.show_value(panel.compute(snapshot))
        panel.finish()
        panel.settle()
        QApplication.processEvents()
        return panel

    return show
