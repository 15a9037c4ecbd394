"""Drawn points as edits: one undo step each, of the class and at the place that the panel tells."""

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from playground.engine.datasets import DATASETS
from playground.engine.points import Points
from playground.look.look import Look
from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.session import Session
from playground.ui.drawing import Drawing, with_points, without_points


@pytest.fixture
def panel(look: Look, qtbot: QtBot) -> DecisionBoundaryPanel:
    panel = DecisionBoundaryPanel(look)
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def drawing(session: Session, panel: DecisionBoundaryPanel) -> Drawing:
    drawing = Drawing(session, QObject(session))
    drawing.attach(panel)
    return drawing


def test_points_are_added_and_erased_where_they_lie() -> None:
    dataset = Points(points=((0, 0, 0), (1, 0, 1)))
    more = with_points(dataset, np.array([[2.00049, -1.0]]), 2)
    assert more.points == ((0, 0, 0), (1, 0, 1), (2.0, -1.0, 2.0))
    assert without_points(more, np.array([[0.9, 0.1], [2.0, -1.3]]), np.array([0.2, 0.4])).points == ((0, 0, 0),)
    assert without_points(more, np.array([[0.5, 0.5]]), np.array([0.2, 0.4])) == more


def test_draw_switches_to_points_and_keeps_the_features(drawing: Drawing, session: Session) -> None:
    session.edit_dataset("Spiral", DATASETS["spiral"](features=("x1", "x1_squared"), test_fraction=0.3))
    before = session.experiment
    drawing.begin()
    dataset = session.experiment.dataset
    assert dataset == Points(features=("x1", "x1_squared"))
    drawing.begin()
    assert session.undo_stack.count() == 2, "there is nothing more to switch to"
    session.undo_stack.undo()
    assert session.experiment == before


def test_each_gesture_is_one_undo_step(drawing: Drawing, session: Session, panel: DecisionBoundaryPanel) -> None:
    drawing.begin()
    steps, first = session.undo_stack.count(), session.experiment
    panel.points_drawn.emit(np.array([[0.0, 1.0], [0.0, 2.0], [0.0, 3.0]]), 2)
    assert len(session.data.y_train) == 7 and session.data.classes == ("0", "1", "2")
    assert session.experiment.models[0].layers[-1].units == 3, "the output grows with the classes"
    panel.points_erased.emit(np.array([[0.0, 2.0]]), np.array([0.5, 0.5]))
    assert len(session.data.y_train) == 6
    assert session.undo_stack.count() == steps + 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.experiment == first


def test_erasing_nothing_is_no_step_and_the_last_points_stay(
    drawing: Drawing, session: Session, panel: DecisionBoundaryPanel, qtbot: QtBot
) -> None:
    drawing.begin()
    steps, dataset = session.undo_stack.count(), session.experiment.dataset
    panel.points_erased.emit(np.array([[0.0, 0.0]]), np.array([0.5, 0.5]))
    with qtbot.waitSignal(drawing.refused) as told:
        panel.points_erased.emit(np.array([[0.0, 0.0]]), np.array([9.0, 9.0]))
    assert "stay" in told.args[0]
    assert session.undo_stack.count() == steps and session.experiment.dataset == dataset


def test_the_panel_draws_only_on_points(
    drawing: Drawing, session: Session, panel: DecisionBoundaryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(panel, "set_drawing", told.append)
    drawing.begin()
    session.edit_dataset("Other", DATASETS["circle"]())
    assert told == [True, False]
    before = session.experiment
    panel.points_drawn.emit(np.array([[0.0, 1.0]]), 0)
    assert session.experiment == before


def test_learning_goes_on_when_points_are_drawn(session: Session) -> None:
    from playground.experiment.lineage import goes_on

    session.edit_dataset("Draw", Points())
    one = session.experiment
    session.edit_dataset("More", with_points(Points(), np.array([[1.0, 1.0]]), 0))
    assert goes_on(one, session.experiment, same_data=False)
    session.edit_dataset("Other features", Points(features=("x2",)))
    assert not goes_on(one, session.experiment, same_data=False)
    session.edit_dataset("Other", DATASETS["circle"]())
    assert not goes_on(one, session.experiment, same_data=False)
