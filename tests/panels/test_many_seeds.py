"""Many starts: bands of each model, what is said of them, and work that can be cancelled."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.engine.many_seeds import Spread
from playground.panels import Panel
from playground.panels.many_seeds import ManySeedsPanel, band, summary
from tests.panels.runs import model, run_of


def test_the_band_goes_there_and_back_as_far_as_it_is_known() -> None:
    x = np.arange(4.0)
    path = band(x, np.array([0.0, 1.0, 2.0, np.nan]), np.array([5.0, 6.0, 7.0, 8.0]))
    area = path.boundingRect()
    assert (area.left(), area.right(), area.top(), area.bottom()) == (0.0, 2.0, 0.0, 7.0)
    assert band(x, np.full(4, np.nan), x).isEmpty()


def test_what_is_said() -> None:
    train = np.array([[1.0, 0.1], [1.0, 0.2], [1.0, 0.3], [1.0, np.nan]])
    spread = Spread("relu", np.arange(2.0), train, train)
    assert summary(1, spread) == (
        "<b>B · relu:</b> half of the starts end between 0.150 and 0.250, all between 0.100 and 0.300. 1 of 4 diverged."
    )
    assert summary(0, Spread("a<b", np.arange(2.0), train[3:], train[3:])) == "<b>A · a&lt;b:</b> every start diverged."


def test_the_button_trains_and_every_start_is_in_the_table(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    panel = shown(ManySeedsPanel, run_of(model("tanh"), model("relu", activation="relu")).snapshot())
    assert isinstance(panel, ManySeedsPanel)
    panel._starts.set_value("5")
    with qtbot.waitSignal(panel._task.done, timeout=30_000):
        qtbot.mouseClick(panel._task_row.button, Qt.MouseButton.LeftButton)
    _header, rows = panel.tables()["many_seeds"]
    assert len(rows) == 2 * 5 * 101
    assert panel.subtitle == "median, quartiles and extremes of 5 starts"
    sentence = panel.findChild(QLabel, "many_seeds_sentence_text")
    assert sentence is not None and "A · tanh" in sentence.text() and "B · relu" in sentence.text()


def test_it_can_be_cancelled_and_keeps_what_it_had(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    panel = shown(ManySeedsPanel, run_of().snapshot())
    assert isinstance(panel, ManySeedsPanel)
    before = panel._value
    panel._epochs.set_value("200")
    with qtbot.waitSignal(panel._task.cancelled, timeout=30_000):
        panel._begin()
        panel._task.cancel()
    assert panel._value is before and not panel._task.running
