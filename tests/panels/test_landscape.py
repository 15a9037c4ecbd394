"""The landscape panel: the cost on a plane by hand, the trail, the projection, and that it waits until it is asked."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from playground.engine.diagnostics.landscape import Landscape
from playground.engine.diagnostics.progress import CancelledError
from playground.engine.snapshot import Snapshot
from playground.look.theme import Theme
from playground.look.tokens import DARK, LIGHT
from playground.panels.landscape import LandscapePanel
from playground.panels.landscape.picture import area_of, colours_of, line_colour, range_words, way_words
from playground.panels.landscape.surface import Camera, Frame, on_surface, tiles
from playground.panels.landscape.trail import MOST_POINTS, Trail
from playground.panels.landscape.value import (
    LandscapeValue,
    ModelLandscape,
    heights_of,
    interpolated,
    work_out,
)
from tests.panels.runs import data_of, model, run_of


def never() -> bool:
    return False


def worked_out(snapshot: Snapshot, plane: str = "random", trails: list[np.ndarray] | None = None) -> LandscapeValue:
    none = [np.zeros((0, one.theta.size)) for one in snapshot.models]
    return work_out(snapshot, trails or none, plane, 0, lambda _share: None, never)


def known(cost: np.ndarray) -> ModelLandscape:
    across = np.linspace(-1.0, 1.0, cost.shape[1])
    up = np.linspace(-1.0, 1.0, cost.shape[0])
    found = Landscape(across, up, cost, np.zeros((3, 2)), np.zeros((0, 2)), math.nan)
    return ModelLandscape("A", found, heights_of(cost), (), ())


def test_the_middle_of_the_plane_is_the_loss() -> None:
    snapshot = run_of(model("x"), model("y", activation="relu"), steps=20).snapshot()
    for one, found in zip(snapshot.models, worked_out(snapshot).models, strict=True):
        assert found.here == pytest.approx(one.train.loss) and found.low <= found.here <= found.high
        assert len(found.lines) == 12 and all(len(x) == len(y) and len(x) % 2 == 0 for x, y in found.lines)


def test_contours_lie_at_their_height() -> None:
    found = worked_out(run_of(steps=20).snapshot()).models[0]
    inside = np.linspace(found.heights.min(), found.heights.max(), 14)[1:-1]
    for level, (x, y) in zip(inside, found.lines, strict=True):
        points = np.column_stack([x, y])
        np.testing.assert_allclose(interpolated(found.found, found.heights, points), level, atol=0.02)


def test_the_plane_of_the_trajectory_holds_it() -> None:
    run = run_of(steps=0)
    trail = Trail()
    for _ in range(8):
        trail.add(run.snapshot())
        run.advance(3)
    trail.add(run.snapshot())
    value = worked_out(run.snapshot(), "trajectory", trail.to(run.snapshot()))
    found = value.models[0].found
    assert found.path.shape == (9, 2) and found.explained > 0.9 and np.allclose(found.path[-1], 0.0)
    assert "holding" in way_words(value, value.models[0])
    with pytest.raises(ValueError, match="train for a few steps"):
        worked_out(run.snapshot(), "trajectory", [trail.to(run.snapshot())[0][-1:]])


def test_what_is_flat_is_drawn_flat() -> None:
    assert heights_of(np.array([[0.01, 1.0], [0.1, math.inf]])).tolist() == [[0.0, 1.0], [0.5, 1.0]]
    nearly = heights_of(np.array([[0.69, 0.70], [0.69, 0.69]]))
    assert 0.0 < nearly.max() < 0.03
    assert (heights_of(np.full((2, 2), math.nan)) == 1.0).all()
    assert known(np.array([[0.69, 0.70], [0.69, 0.69]])).flat and not known(np.array([[0.1, 0.9], [0.5, 0.5]])).flat
    assert range_words(known(np.array([[0.69, 0.70], [0.69, 0.69]]))) == "flat: C 0.69 to 0.7"


def test_between_grid_points_it_is_linear() -> None:
    across, up = np.meshgrid(np.linspace(-1.0, 1.0, 5), np.linspace(-1.0, 1.0, 7))
    it = known(2.0 + across + 0.5 * up)
    points = np.array([[0.13, -0.77], [1.0, 1.0], [-1.0, 0.2]])
    np.testing.assert_allclose(interpolated(it.found, it.found.cost, points), 2.0 + points @ [1.0, 0.5])


def test_the_trail_is_thinned_and_starts_anew() -> None:
    run, trail = run_of(), Trail()
    for _ in range(300):
        trail.add(run.snapshot())
        run.advance(1)
    assert len(trail.steps) <= MOST_POINTS and trail.steps[0] == 0
    assert len(set(np.diff(trail.steps))) == 1, "evenly"
    assert trail.to(run.snapshot())[0].shape == (len(trail.steps), 37)
    past = replace(run_of(steps=20).snapshot(), until=300)
    trail.add(past)
    assert trail.steps[-1] > 20 and len(trail.to(past)[0]) == sum(step <= 20 for step in trail.steps)
    trail.add(run_of(steps=5).snapshot())
    assert trail.steps == (5,), "a reset"
    trail.add(run_of(model(widths=(3,)), steps=9).snapshot())
    assert trail.steps == (9,), "another network"
    trail.add(run_of(model(widths=(3,)), steps=9).snapshot())
    assert trail.steps == (9,), "the same moment twice"


def test_projection_by_hand() -> None:
    x, y, z = (np.array(each) for each in ([1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]))
    right, up, away = Camera(turn=0.0, tilt=30.0).project(x, y, z)
    np.testing.assert_allclose(right, [1.0, 0.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(up, [0.0, 0.5, math.sqrt(0.75)], atol=1e-12)
    np.testing.assert_allclose(away, [0.0, 1.0, 0.0], atol=1e-12)
    assert Camera(turn=350.0, tilt=80.0).moved(20.0, 20.0) == Camera(10.0, 85.0)


def test_far_tiles_come_first_and_points_lie_on_the_surface() -> None:
    camera, heights = Camera(), np.linspace(0.0, 1.0, 30).reshape(5, 6)
    right, up, mean, light = tiles(heights, camera)
    assert right.shape == up.shape == (20, 4) and mean.shape == light.shape == (20,)
    _, flat_up, _, _ = tiles(np.zeros((5, 6)), camera)
    assert (np.diff(flat_up.mean(axis=1)) <= 1e-12).all(), "on a plane what is farther is higher"
    it = known(10.0**heights)
    corner = on_surface(it, np.array([[1.0, 1.0]]), camera)
    expected = camera.project(np.array(1.0), np.array(1.0), np.array(0.45))
    assert (float(corner[0][0]), float(corner[1][0])) == pytest.approx((float(expected[0]), float(expected[1])))
    frame = Frame(QRectF(0.0, 0.0, 400.0, 300.0))
    for turn in range(0, 360, 15):
        a, b, _, _ = tiles(heights, Camera(float(turn)))
        assert all(frame.rect.contains(frame.point(x, y)) for x, y in zip(a.ravel(), b.ravel(), strict=True))


def test_it_waits_until_it_is_asked(look, qtbot: QtBot) -> None:
    panel = LandscapePanel(look)
    qtbot.addWidget(panel)
    run = run_of(steps=30)
    panel.show_value(run.snapshot())
    assert panel.tables() == {} and not panel._task.running
    with qtbot.waitSignal(panel._task.done):
        panel._task_row.button.click()
        run.advance(10)
        panel.show_value(run.snapshot())
    assert len(panel.tables()["landscape"][1]) == 41 * 41 and panel.subtitle == "at step 30"


def test_a_plane_that_is_not_there_yet_is_said(look, qtbot: QtBot) -> None:
    panel = LandscapePanel(look)
    qtbot.addWidget(panel)
    panel.show_value(run_of().snapshot())
    panel._plane._buttons["trajectory"].click()
    with qtbot.waitSignal(panel._task.failed):
        panel._task_row.button.click()
    assert not panel._sentence.isHidden() and "train for a few steps" in panel._sentence.text_label.text()


def test_it_can_be_cancelled() -> None:
    with pytest.raises(CancelledError):
        work_out(run_of().snapshot(), [np.zeros((0, 37))], "random", 0, lambda _share: None, lambda: True)


def test_keys_and_the_mouse_turn_the_surface(shown: Callable[..., LandscapePanel], qtbot: QtBot) -> None:
    panel = shown(LandscapePanel, run_of(steps=20).snapshot())
    before = panel.picture()
    qtbot.keyClick(panel._canvas, Qt.Key.Key_Right)
    assert panel.camera == Camera(45.0, 32.0) and panel.picture() != before
    middle = panel._canvas.rect().center()
    qtbot.mousePress(panel._canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert panel._canvas.turning
    qtbot.mouseMove(panel._canvas, middle + QPointF(-20.0, 10.0).toPoint())
    qtbot.mouseRelease(panel._canvas, Qt.MouseButton.LeftButton)
    assert panel.camera == Camera(55.0, 37.0) and not panel._canvas.turning


def test_the_cost_under_the_mouse(shown: Callable[..., LandscapePanel], look) -> None:
    snapshot = run_of(model("x"), model("y"), steps=20).snapshot()
    panel = shown(LandscapePanel, snapshot)
    assert panel.read(QPointF(100.0, 150.0)) == "", "a surface has depth"
    panel._view._buttons["contour"].click()
    area = area_of(panel._value, 1, QRectF(panel._canvas.rect()), look.theme)
    text = panel.read(QPointF(area.across(0.0), area.up(0.0)))
    assert text == f"B d₁ 0.00, d₂ 0.00\nC {snapshot.models[1].train.loss:.4g}"


def test_frozen_layers_do_not_vary() -> None:
    chain = model(widths=(4,))
    layers = tuple(replace(layer, frozen=True) for layer in chain.layers)
    with pytest.raises(ValueError, match="No layer learns"):
        worked_out(run_of(replace(chain, layers=layers), data=data_of("spiral", samples=20)).snapshot())


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("index", range(4))
def test_contours_stand_out_from_every_height(tokens, index: int) -> None:
    theme = Theme(tokens)
    for ground in colours_of(theme, index)[::15]:
        lightness = QColor(*(int(channel) for channel in ground[:3])).lightness()
        assert abs(line_colour(theme, ground).lightness() - lightness) > 100
