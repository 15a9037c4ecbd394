"""The pencil in the decision boundary: what a drag draws and erases, and when it does nothing."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.panels.decision_boundary import DecisionBoundaryPanel
from tests.panels.runs import data_of, model, run_of

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


Make = Callable[[], DecisionBoundaryPanel]


@pytest.fixture
def make(shown: Callable[..., DecisionBoundaryPanel]) -> Make:
    """Makes a panel to draw in; a fixture's own value would outlive the test."""

    def make() -> DecisionBoundaryPanel:
        panel = shown(DecisionBoundaryPanel, run_of(data=data_of("points")).snapshot())
        panel.set_drawing(True)
        return panel

    return make


def place(panel: DecisionBoundaryPanel, x: float, y: float) -> QPoint:
    plot = panel._tiles[0].plot
    return plot.mapFromScene(plot.plotItem.getViewBox().mapViewToScene(QPointF(x, y)))


def drag(
    qtbot: QtBot, panel: DecisionBoundaryPanel, *way: tuple[float, float], keys: Qt.KeyboardModifier = NONE
) -> None:
    view = panel._tiles[0].plot.viewport()
    spots = [place(panel, *each) for each in way]
    qtbot.mousePress(view, LEFT, keys, spots[0])
    for spot in spots[1:]:
        qtbot.mouseMove(view, spot)
    qtbot.mouseRelease(view, LEFT, keys, spots[-1])


def button(panel: DecisionBoundaryPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None and found.accessibleName()
    return found


def test_a_click_draws_one_point_where_it_was(make: Make, qtbot: QtBot) -> None:
    panel = make()
    with qtbot.waitSignal(panel.points_drawn) as told:
        drag(qtbot, panel, (1.0, -2.0))
    places, label = told.args
    assert places == pytest.approx(np.array([[1.0, -2.0]]), abs=0.1) and label == 0


def test_a_drag_draws_evenly_along_its_way(make: Make, qtbot: QtBot) -> None:
    panel = make()
    qtbot.mouseClick(button(panel, "boundary_class_1"), LEFT)
    with qtbot.waitSignal(panel.points_drawn) as told:
        drag(qtbot, panel, (-4.0, 3.0), (4.0, 3.0))
    places, label = told.args
    steps = np.diff(places[:, 0])
    assert label == 1 and len(places) > 10
    assert steps.min() == pytest.approx(steps.max(), rel=0.2) and np.ptp(places[:, 1]) < 0.1


def test_shift_and_the_rubber_erase(make: Make, qtbot: QtBot) -> None:
    panel = make()
    with qtbot.waitSignal(panel.points_erased) as told:
        drag(qtbot, panel, (2.0, 2.0), keys=SHIFT)
    places, radii = told.args
    assert places == pytest.approx(np.array([[2.0, 2.0]]), abs=0.1)
    assert radii.shape == (2,) and (radii > 0.2).all() and (radii < 1.5).all()
    qtbot.mouseClick(button(panel, "boundary_rubber"), LEFT)
    with qtbot.waitSignal(panel.points_erased):
        drag(qtbot, panel, (0.0, 0.0))


def test_escape_gives_a_stroke_up(make: Make, qtbot: QtBot) -> None:
    panel = make()
    view = panel._tiles[0].plot.viewport()
    with qtbot.assertNotEmitted(panel.points_drawn):
        qtbot.mousePress(view, LEFT, NONE, place(panel, 0.0, 0.0))
        qtbot.keyClick(panel._tiles[0].plot, Qt.Key.Key_Escape)
        qtbot.mouseRelease(view, LEFT, NONE, place(panel, 1.0, 1.0))


def test_outside_the_picture_nothing_is_drawn(make: Make, qtbot: QtBot) -> None:
    panel = make()
    with qtbot.assertNotEmitted(panel.points_drawn):
        drag(qtbot, panel, (-7.0, 0.0), (-6.8, 1.0))
    with qtbot.waitSignal(panel.points_drawn) as told:
        drag(qtbot, panel, (5.0, 0.0), (9.0, 0.0))
    assert told.args[0][:, 0].max() <= 6.0


def test_the_chooser_offers_the_classes_and_one_more(make: Make) -> None:
    panel = make()
    offered = [button(panel, f"boundary_class_{index}").isVisible() for index in range(8)]
    assert offered == [True, True, True, False, False, False, False, False]
    three = run_of(model(outputs=3, last="softmax"), data=data_of("points", points=((0, 0, 0), (1, 1, 1), (2, 2, 2))))
    panel.show_value(panel.compute(three.snapshot()))
    assert button(panel, "boundary_class_3").isVisible()


def test_without_drawing_a_drag_is_the_plots_own(make: Make, qtbot: QtBot) -> None:
    panel = make()
    panel.set_drawing(False)
    assert not button(panel, "boundary_classes").isVisible()
    with qtbot.assertNotEmitted(panel.points_drawn):
        drag(qtbot, panel, (0.0, 0.0), (2.0, 2.0))


def test_curves_cannot_be_drawn_on(make: Make) -> None:
    panel = make()
    panel.show_value(panel.compute(run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot()))
    assert not button(panel, "boundary_classes").isVisible() and panel._tiles[0].pencil.label is None
