"""The confusion panel: counts and residuals by hand, and what its words say."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from playground.panels.confusion import ConfusionPanel
from playground.panels.confusion.picture import area_of, grid_of, score, tile
from playground.panels.confusion.value import Confusion, Residuals, compute
from tests.panels.runs import data_of, model, run_of, table_data


def three() -> Confusion:
    return Confusion(np.array([[8, 1, 1], [0, 5, 0], [3, 0, 0]]))


def test_shares_recall_precision_accuracy_by_hand() -> None:
    it = three()
    np.testing.assert_allclose(it.shares, [[0.8, 0.1, 0.1], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    np.testing.assert_allclose(it.recall, [0.8, 1.0, 0.0])
    np.testing.assert_allclose(it.precision, [8 / 11, 5 / 6, 0.0])
    assert it.accuracy == pytest.approx(13 / 18) and score(it) == "accuracy 72.2\N{NO-BREAK SPACE}%"
    empty = Confusion(np.zeros((2, 2), int))
    assert math.isnan(empty.accuracy) and np.isnan(empty.recall).all() and score(empty) == "no samples"
    assert (empty.shares == 0.0).all()


def test_counts_are_those_of_the_predictions() -> None:
    snapshot = run_of(model(outputs=3, last="softmax"), data=table_data(), steps=60).snapshot()
    errors = compute(snapshot).models[0].parts["test"]
    data = snapshot.data
    predicted = snapshot.models[0].predict(data.x_test).argmax(axis=1)
    for j in range(3):
        for k in range(3):
            assert errors.counts[j, k] == np.count_nonzero((data.y_test == j) & (predicted == k))
    assert errors.counts.sum() == 20


@pytest.mark.parametrize("last", ["sigmoid", "tanh"])
def test_one_output_tells_two_classes_apart(last: str) -> None:
    snapshot = run_of(model(last=last), steps=60).snapshot()
    assert compute(snapshot).models[0].parts["train"].accuracy == pytest.approx(snapshot.models[0].train.accuracy)


def test_residuals_by_hand() -> None:
    it = Residuals(np.array([[1.0], [2.0], [3.0]]), np.array([[0.5], [-0.5], [0.0]]))
    assert it.mean == pytest.approx(0.0) and it.rms == pytest.approx(math.sqrt(1 / 6))
    y = np.array([0.5, 2.5, 3.0])
    assert it.explained == pytest.approx(1.0 - 0.5 / np.sum((y - 2.0) ** 2))
    assert score(it).startswith("R² ")
    nothing = Residuals(np.zeros((0, 1)), np.zeros((0, 1)))
    assert math.isnan(nothing.rms) and math.isnan(nothing.explained) and score(nothing) == "no samples"


def test_residuals_are_prediction_minus_truth() -> None:
    snapshot = run_of(model(last="linear"), data=data_of("sine", samples=60), steps=40).snapshot()
    errors = compute(snapshot).models[0].parts["train"]
    data = snapshot.data
    np.testing.assert_allclose(errors.residual, snapshot.models[0].predict(data.x_train) - data.y_train)
    assert np.mean(np.square(errors.residual)) == pytest.approx(snapshot.models[0].train.loss)


def test_the_cell_under_the_mouse(shown: Callable[..., ConfusionPanel], look) -> None:
    snapshot = run_of(*(model(name, outputs=3, last="softmax") for name in "xy"), data=table_data()).snapshot()
    panel = shown(ConfusionPanel, snapshot)
    rect = QRectF(panel._canvas.rect())
    grid = grid_of(panel._value, tile(rect, 1, 2, look.theme), look.theme)
    counts = panel._value.models[1].parts["train"].counts
    text = panel._read(grid.box(2, 1).center())
    assert text.startswith(f"B virginica taken for versicolor\n{counts[2, 1]} of {counts[2].sum()}, ")
    assert grid.at(QPointF(0.0, 0.0)) is None and panel._read(QPointF(0.0, 0.0)) == ""
    assert all(rect.contains(grid.box(k, k)) for k in range(3))


def test_the_residual_under_the_mouse(shown: Callable[..., ConfusionPanel], look) -> None:
    panel = shown(ConfusionPanel, run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot())
    area = area_of(panel._value, 0, QRectF(panel._canvas.rect()), look.theme, "train")
    errors = panel._value.models[0].parts["train"]
    x, r = float(errors.predicted[3, 0]), float(errors.residual[3, 0])
    assert panel._read(QPointF(area.across(x), area.up(r))).endswith(f"ŷ − y {r:+.3f}".replace("-", "−"))
    assert panel._unit.isHidden(), "residuals are no counts"


def test_without_test_samples_there_is_only_training(shown: Callable[..., ConfusionPanel]) -> None:
    panel = shown(ConfusionPanel, run_of(data=data_of("gate")).snapshot())
    assert panel.part == "train" and not panel._part._buttons["test"].isEnabled()


@pytest.mark.parametrize(("width", "height", "columns"), [(520, 480, 2), (1200, 300, 4), (300, 1200, 1)])
def test_several_tables_stand_where_their_cells_are_largest(width: int, height: int, columns: int, look) -> None:
    snapshot = run_of(*(model(name) for name in "ABCD")).snapshot()
    rect = QRectF(0, 0, width, height)
    grids = [grid_of(compute(snapshot), tile(rect, index, 4, look.theme), look.theme) for index in range(4)]
    assert len({grid.left for grid in grids}) == columns
    assert all(rect.contains(grid.box(j, k)) for grid in grids for j in range(2) for k in range(2))


@pytest.mark.parametrize("side", [200, 240, 360])
def test_the_foot_has_room_for_what_stands_there(side: int, look) -> None:
    grid = grid_of(compute(run_of().snapshot()), QRectF(0, 0, 400, side), look.theme)
    lines = (side - grid.top - 2 * grid.cell) / look.theme.line_height("tick")
    assert grid.precise == (grid.cell >= look.theme.metrics("tick").horizontalAdvance("100 %") + 4)
    assert lines >= (3 if grid.precise else 2)


def test_a_small_table_gives_up_the_names_of_its_axes(look) -> None:
    snapshot = run_of(*(model(name) for name in "ABCD")).snapshot()
    for rect, named, least in ((QRectF(0, 0, 440, 260), True, 24), (QRectF(0, 0, 273, 140), False, 9)):
        grids = [grid_of(compute(snapshot), tile(rect, index, 4, look.theme), look.theme) for index in range(4)]
        assert {grid.named for grid in grids} == {named} and min(grid.cell for grid in grids) >= least
