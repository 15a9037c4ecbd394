"""The decision boundary panel: what it computes on known networks, words and legend."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.run import Run
from playground.look.tiles import best_columns
from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.panels.decision_boundary.picker import nearest
from playground.panels.decision_boundary.value import compute, discretised, lead, levels_of, output_names, shares
from playground.panels.decision_boundary.words import class_name, quarters, score
from tests.panels.runs import data_of, model, run_of, table_data


def run_with(weights: list[list[float]], bias: list[float], *, last: str) -> Run:
    """A single layer with known weights."""
    one = Model(layers=(Dense(id="out", units=len(weights), activation=last),), loss="mean_squared_error")
    data = data_of("spiral", samples=60) if len(weights) == 1 else data_of("blobs", samples=60, classes=len(weights))
    run = Run([one], data, batch_size=10)
    network = run.learners[0].network
    network.parameters["out/W"][...] = weights
    network.parameters["out/b"][...] = bias
    return run


def test_a_single_neuron_by_hand() -> None:
    """σ(2x₁ − x₂ + ½): the picture is that function at the centres of its cells, the boundary 2x₁ − x₂ = −½."""
    value = compute(run_with([[2.0, -1.0]], [0.5], last="sigmoid").snapshot())
    cut, tile = value.cut, value.tiles[0]
    expected = 1.0 / (1.0 + np.exp(-(2.0 * cut.x[None, :] - cut.y[:, None] + 0.5)))
    assert value.kind == "probability" and tile.picture.dtype == np.float32
    np.testing.assert_allclose(tile.picture, expected, atol=1e-6)
    x, y = tile.line
    assert len(x) > 100 and y.min() == pytest.approx(-6.0) and y.max() == pytest.approx(6.0)
    inner = (np.abs(x) < 5.8) & (np.abs(y) < 5.8)
    np.testing.assert_allclose((2.0 * x - y)[inner], -0.5, atol=0.05)


@pytest.mark.parametrize(
    ("outputs", "kind", "signed", "expected"),
    [
        ([[0.2], [0.9]], "probability", False, [0.2, 0.9]),
        ([[-1.0], [0.0], [1.0]], "probability", True, [0.0, 0.5, 1.0]),
        ([[-0.3], [1.7]], "probability", False, [0.0, 1.0]),
        ([[0.3, 0.7], [0.0, 0.0]], "probability", False, [0.7, 0.5]),
        ([[2.0, 1.0, 1.0], [-1.0, 0.0, 0.5]], "classes", False, [[0.5, 0.25, 0.25], [0.0, 0.0, 1.0]]),
        ([[0.25]], "classes", False, [[0.75, 0.25]]),
        ([[3.0, 9.0]], "surface", False, [3.0]),
    ],
)
def test_shares(outputs: list[list[float]], kind: str, signed: bool, expected: list[float]) -> None:
    np.testing.assert_allclose(shares(np.array(outputs), kind, signed=signed), expected)


def test_several_classes_meet_on_lines_of_equal_shares() -> None:
    """Softmax of (x₁, −x₁, x₂): on every line the two largest of these three are equal."""
    run = run_with([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]], [0.0, 0.0, 0.0], last="softmax")
    value = compute(run.snapshot())
    picture = value.tiles[0].picture
    assert value.kind == "classes" and picture.shape == (100, 100, 3)
    np.testing.assert_allclose(picture.sum(axis=2), 1.0, rtol=1e-5)
    x, y = value.tiles[0].line
    logits = np.stack([x, -x, y])
    top = np.sort(logits, axis=0)
    assert len(x) > 100 and np.abs(top[2] - top[1]).max() < 0.15


def test_lead_of_a_class() -> None:
    picture = np.array([[[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]]])
    np.testing.assert_allclose(lead(picture, 0), [[0.2, -0.4]])
    np.testing.assert_allclose(lead(picture, 2), [[-0.3, 0.4]])


def test_many_inputs_are_cut_along_the_two_that_tell_most(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    snapshot = run_of(model(outputs=3, last="softmax"), data=table_data()).snapshot()
    assert compute(snapshot).cut.names == ("petal length", "petal width")
    assert compute(snapshot, (0, 2)).cut.names == ("sepal length", "sepal width"), "or along chosen ones"
    panel = shown(DecisionBoundaryPanel, snapshot)
    assert (
        panel._slice.isVisible()
        and plain(panel._slice.text()) == "petal length × petal width, the others at their mean"
    )


def test_a_single_input_is_a_curve(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    snapshot = run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot()
    value = compute(snapshot)
    assert value.tiles[0].curve and value.kind == "surface" and value.tiles[0].picture.shape == (1, 400)
    np.testing.assert_allclose(
        value.tiles[0].picture[0], snapshot.models[0].predict(value.cut.x[:, None])[:, 0], rtol=1e-5
    )
    panel = shown(DecisionBoundaryPanel, snapshot)
    np.testing.assert_array_equal(panel._tiles[0]._curves[0].getData()[1], value.tiles[0].picture[0])


def test_levels_have_zero_in_the_middle_where_there_are_both_signs() -> None:
    data = data_of("sine", samples=60)
    assert levels_of(replace(data, y_train=np.array([[-1.0], [3.0]]))) == (-3.0, 3.0)
    assert levels_of(replace(data, y_train=np.array([[1.0], [3.0]]))) == (1.0, 3.0)
    assert levels_of(replace(data, y_train=np.array([[2.0], [2.0]]))) == (1.5, 2.5)
    assert levels_of(data_of("spiral", samples=60)) == (0.0, 1.0)


def test_scores_and_names() -> None:
    snapshot = run_of(steps=40).snapshot()
    value = compute(snapshot)
    right = snapshot.models[0].train.accuracy
    assert score(value, 0) == f"accuracy {100 * right:.1f}\N{NO-BREAK SPACE}%"
    assert class_name(value.data, 1) == "class 1" and class_name(table_data(), 1) == "versicolor"
    assert output_names(value) == ("p_1",)
    curve = compute(run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot())
    assert score(curve, 0).startswith("loss ")


def test_ticks_at_the_quarters_where_they_are_round() -> None:
    ticks = quarters((-6.0, 6.0))
    assert ticks is not None and [text for _, text in ticks[0]] == ["−6", "−3", "0", "3", "6"]
    assert quarters((-0.5, 1.5)) is not None and quarters((0.1, 2.5)) is None


def test_the_subtitle_is_the_accuracy_of_a_single_model(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    assert shown(DecisionBoundaryPanel, run_of(steps=40).snapshot()).subtitle.startswith("accuracy ")
    twins = shown(DecisionBoundaryPanel, run_of(model("x"), model("y"), steps=40).snapshot())
    assert twins.subtitle == ""
    assert [tile._name.text() for tile in twins._tiles] == ["A · x", "B · y"]
    assert all(tile._accuracy.text().startswith("accuracy ") and tile._accuracy.isVisible() for tile in twins._tiles)


def test_hovering_reads_the_cell_under_the_mouse(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_with([[2.0, -1.0]], [0.5], last="sigmoid").snapshot())
    assert panel._tiles[0]._read(1.0, 1.0).splitlines()[:1] == ["x₁ 0.90"] or "x₁ 1.02" in panel._tiles[0]._read(
        1.0, 1.0
    )
    p = 1.0 / (1.0 + math.exp(-(2.0 * 3.06 - 0.06 + 0.5)))
    assert panel._tiles[0]._read(3.06, 0.06) == f"x₁ 3.06\nx₂ 0.06\np(class 1) {p:.4f}"


def test_the_area_of_the_picture_is_square(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(steps=8).snapshot())
    area = panel._tiles[0].plot.plotItem.getViewBox().sceneBoundingRect()
    assert abs(area.width() - area.height()) <= 1.0 and area.width() > 150


def test_points_are_made_once_for_the_same_data(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    run = run_of(steps=8)
    panel = shown(DecisionBoundaryPanel, run.snapshot())
    points = list(panel._tiles[0].points.items)
    run.advance(40)
    panel.show_value(compute(run.snapshot()))
    assert panel._tiles[0].points.items == points and len(points) == 4
    assert sum(len(item.points()) for item in points) == 80


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"),
    [(1, 360, 300, 1), (2, 440, 300, 2), (2, 300, 900, 1), (3, 1200, 300, 3), (4, 440, 400, 2), (4, 1600, 200, 4)],
)
def test_tiles_stand_in_the_columns_that_make_them_largest(count: int, width: int, height: int, columns: int) -> None:
    assert best_columns(count, width, height, beside=70, below=64) == columns


def test_axes_are_chosen_and_change_places(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    snapshot = run_of(model(outputs=3, last="softmax"), data=table_data()).snapshot()
    panel = shown(DecisionBoundaryPanel, snapshot)
    asked: list[bool] = []
    panel.compute_changed.connect(lambda: asked.append(True))
    across, up = (panel._planes._axes[side] for side in ("across", "up"))
    assert (across.value, up.value) == ("1", "3")
    panel.findChild(QAction, "boundary_across_0").trigger()
    assert asked and panel.compute(snapshot).cut.names == ("sepal length", "petal width")
    panel.findChild(QAction, "boundary_across_3").trigger()
    assert panel.compute(snapshot).cut.names == ("petal width", "sepal length"), "not twice the same"
    panel._slice.linkActivated.emit("up")
    assert up._menu.isVisible(), "the words under the picture open the choice"
    up._menu.close()


def plain(text: str) -> str:
    """Rich text without its marks."""
    return re.sub("<[^>]*>", "", text)


def test_principal_components_are_said_on_screen(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    snapshot = run_of(model(outputs=3, last="softmax"), data=table_data()).snapshot()
    panel = shown(DecisionBoundaryPanel, snapshot)
    panel.findChild(QAction, "boundary_space_principal").trigger()
    value = panel.compute(snapshot)
    panel.show_value(value)
    words = panel._slice.text()
    assert words.startswith("c₁ and c₂ are the first two principal components") and "%" in words
    np.testing.assert_allclose(value.tiles[0].places[0], value.cut.places(table_data().raw_train))
    assert not any(options._menu.menuAction().isVisible() for options in panel._planes._axes.values())
    assert compute(run_of().snapshot(), (1, 0)).cut.axes == (0, 1), "a plane is shown as it is"
    panel.show_value(compute(run_of().snapshot(), principal=True))
    assert panel._slice.text() == "", "two inputs are a plane already"


def test_wrong_samples_have_a_ring(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    run = run_with([[2.0, -1.0]], [0.5], last="sigmoid")
    panel, data = shown(DecisionBoundaryPanel, run.snapshot()), run.data
    said = (2.0 * data.raw_train[:, 0] - data.raw_train[:, 1] + 0.5 > 0.0).astype(int)
    rings = panel._tiles[0].points.rings
    np.testing.assert_allclose(np.column_stack(rings[0].getData()), data.raw_train[said != data.y_train])
    assert rings[0].isVisible() and "wrong" in panel._legend.accessibleName()
    panel._wrong.trigger()
    assert not rings[0].isVisible() and "wrong" not in panel._legend.accessibleName()


def test_test_samples_can_be_hidden(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(steps=8).snapshot())
    items = panel._tiles[0].points.items
    assert all(item.isVisible() for item in items) and panel._tiles[0].points.rings[1].isVisible()
    panel._test.trigger()
    assert [item.isVisible() for item in items] == [False, False, True, True]
    assert not panel._tiles[0].points.rings[1].isVisible() and "test" not in panel._legend.accessibleName()


def test_discretised_pictures() -> None:
    levels = (-1.0, 1.0)
    np.testing.assert_array_equal(discretised(np.array([[0.2, 0.6]]), "probability", (0.0, 1.0)), [[0.0, 1.0]])
    shares_ = np.array([[[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]]])
    np.testing.assert_array_equal(discretised(shares_, "classes", levels), [[[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]])
    steps = discretised(np.array([[-5.0, -0.99, 0.01, 0.19, 0.21, 5.0]]), "surface", levels)
    np.testing.assert_allclose(steps, [[-0.9, -0.9, 0.1, 0.1, 0.3, 0.9]], rtol=1e-6)


def test_discretising_changes_the_picture_alone(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(steps=40).snapshot())
    panel._discrete.trigger()
    tile = panel._tiles[0]
    assert set(np.unique(tile._image.image)) <= {0.0, 1.0}
    assert len(np.unique(panel._value.tiles[0].picture)) > 2, "what is read and exported stays"


def test_the_plane_of_a_layer_of_two_units(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    run = run_of(model("x", widths=(4, 2)), model("y"), steps=40)
    snapshot = run.snapshot()
    panel = shown(DecisionBoundaryPanel, snapshot)
    panel.findChild(QAction, "boundary_space_layer_h2").trigger()
    value = panel.compute(snapshot)
    panel.show_value(value)
    first, second = value.tiles
    assert first.names == ("a₁ h2", "a₂ h2") and second.names == ("x₁", "x₂"), "the other model has no such layer"
    hidden = snapshot.models[0].activations(snapshot.data.x_train)["h2"].T
    np.testing.assert_allclose(first.places[0], hidden)
    out = snapshot.models[0].network.parameters
    z = np.array([first.x[3], first.y[7]]) @ out["out/W"][0] + out["out/b"][0]
    assert first.picture[7, 3] == pytest.approx(1.0 / (1.0 + math.exp(-z)), rel=1e-5)
    tile = panel._tiles[0]
    np.testing.assert_array_equal(tile._warp.getData()[0], first.warp[0])
    assert tile._warp.isVisible() and not panel._tiles[1]._warp.isVisible()
    assert "plane of the two units of h2" in panel._slice.text()
    assert compute(snapshot, layer="h1").layer == "", "that has four"
    assert nearest(first, hidden[5] + 1e-6, np.array([0.01, 0.01])) is not None


def test_without_a_layer_of_two_units_there_is_no_choice(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(steps=8).snapshot())
    assert not next(each for each in panel.actions() if each.objectName() == "boundary_space").isVisible()


def test_in_a_low_dock_the_picture_stays(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(model(outputs=3, last="softmax"), data=table_data()).snapshot())
    for height, seen in ((300, (True, True)), (200, (False, True)), (150, (False, False))):
        panel.resize(400, height)
        assert (panel._legend.isVisible(), panel._slice.isVisible()) == seen


def test_the_curve_of_a_regression_lies_over_its_samples(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot())
    tile = panel._tiles[0]
    assert min(curve.zValue() for curve in tile._curves) > max(item.zValue() for item in tile.points.items)


def test_where_one_tile_has_no_room_for_the_word_none_has_it(shown: Callable[..., DecisionBoundaryPanel]) -> None:
    panel = shown(DecisionBoundaryPanel, run_of(model("A"), model("a name as long as it may be")).snapshot())
    panel.resize(400, 400)
    QApplication.processEvents()
    panel.settle()
    widths = [tile.widget.width() for tile in panel._tiles]
    assert max(widths) - min(widths) <= 1 and sum(widths) <= 400
    assert not panel._tiles[1].has_room() and panel._tiles[0].has_room()
    assert not any("accuracy" in tile._accuracy.text() for tile in panel._tiles)
