"""A click on a sample of the decision boundary picks it."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.panels.decision_boundary.picker import nearest
from playground.panels.decision_boundary.value import compute
from tests.panels.runs import data_of, run_of


def test_nearest_is_the_sample_under_the_click_in_either_data() -> None:
    value = compute(run_of(data=data_of("spiral", samples=80)).snapshot())
    reach = np.array([0.05, 0.05])
    assert nearest(value.tiles[0], value.data.raw_train[7] + 1e-4, reach) == (7, False)
    assert nearest(value.tiles[0], value.data.raw_test[3] - 1e-4, reach) == (3, True)
    assert nearest(value.tiles[0], np.array([5.9, 5.9]), reach) is None


def test_a_click_on_a_sample_names_model_row_and_data(
    qtbot: QtBot, shown: Callable[..., DecisionBoundaryPanel]
) -> None:
    snapshot = run_of(data=data_of("spiral", samples=80)).snapshot()
    panel = shown(DecisionBoundaryPanel, snapshot)
    picked: list[tuple[int, int, bool]] = []
    panel.sample_picked.connect(lambda *found: picked.append(found))
    plot = panel._tiles[0].plot

    def click(x: float, y: float) -> None:
        spot = plot.mapFromScene(plot.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    click(*(float(each) for each in snapshot.data.raw_train[5]))
    qtbot.waitUntil(lambda: len(picked) == 1)
    model, row, test = picked[0]
    raw = snapshot.data.raw_test if test else snapshot.data.raw_train
    assert model == 0 and np.linalg.norm(raw[row] - snapshot.data.raw_train[5]) < 0.2
    click(-5.8, 5.8)
    assert len(picked) == 1
