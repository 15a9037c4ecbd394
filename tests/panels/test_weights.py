"""The weights panel: the matrices themselves, their colours, and the number under the mouse."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from playground.engine.layers import Dense
from playground.engine.model import Skip
from playground.panels.weights import WeightsPanel
from playground.panels.weights.picture import boxes, cell_at, parts
from playground.panels.weights.value import compute, matrices, matrix_of
from playground.panels.weights.widget import figure_of
from tests.panels.runs import data_of, model, run_of


def test_matrices_are_the_weights_and_the_gradient() -> None:
    snapshot = run_of(model(widths=(3, 5)), steps=20).snapshot()
    one = snapshot.models[0]
    found = matrices(one, "weights")
    assert [(each.layer, each.numbers.shape) for each in found] == [("h1", (3, 2)), ("h2", (5, 3)), ("out", (1, 5))]
    for each in found:
        np.testing.assert_array_equal(each.numbers, one.network.parameters[f"{each.layer}/W"])
    for each, span in zip(matrices(one, "gradient"), one.network.weights, strict=True):
        np.testing.assert_array_equal(
            np.sort(each.numbers.ravel()), np.sort(one.gradient[span.start : span.stop])
        )  # fmt: skip
    assert found[0].sources == ("x₁", "x₂") and found[1].sources == ()


def test_the_gradient_has_the_sign_of_the_last_step() -> None:
    """Plain gradient descent: W moved against ∂C/∂W, weight by weight."""
    one = run_of(model(widths=(3,)), steps=5).snapshot().models[0]
    before = replace(one, theta=one.before)
    for now, then, slope in zip(
        matrices(one, "weights"), matrices(before, "weights"), matrices(one, "gradient"), strict=True
    ):
        np.testing.assert_allclose(now.numbers - then.numbers, -0.03 * slope.numbers, atol=1e-12)


def test_zero_is_the_middle_of_the_colours() -> None:
    found = matrix_of("h", np.array([[-2.0, 0.0, 1.0], [2.0, math.nan, 0.5]]))
    assert found.levels.tolist() == [[1, 128, 192], [255, 128, 160]] and found.largest == 2.0
    nothing = matrix_of("h", np.zeros((2, 2)))
    assert nothing.largest == 0.0 and (nothing.levels == 128).all()


def test_projections_of_skips_come_last() -> None:
    chain = replace(model(widths=(3, 5)), skips=(Skip("h1", "h2"),))
    names = [each.layer for each in compute(run_of(chain).snapshot()).models[0][1]]
    assert names == ["h1", "h2", "out", "h2 ⊕ h1"]


@pytest.mark.parametrize("widths", [(4, 4), (2, 7, 3), (200, 300), (8,) * 10])
def test_boxes_lie_side_by_side_inside(widths: tuple[int, ...], look) -> None:
    value = compute(run_of(model("x", widths=widths), model("y"), data=data_of("spiral", samples=20)).snapshot())
    rect = QRectF(0.0, 0.0, 900.0, 300.0)
    for row in boxes(value, rect, look.theme):
        assert all(rect.contains(box) for box in row)
        assert all(left.right() < right.left() for left, right in pairwise(row))


def test_many_layers_go_on_in_the_next_line(look) -> None:
    value = compute(run_of(model("x", widths=(6,) * 50), data=data_of("spiral", samples=20)).snapshot())
    rect = QRectF(0.0, 0.0, 700.0, 300.0)
    found = boxes(value, rect, look.theme)[0]
    assert all(rect.contains(box) and box.height() >= 3 for box in found)
    assert len({box.top() for box in found}) > 2
    assert not any(a.intersects(b) for a, b in combinations(found, 2))


def test_the_weight_under_the_mouse(shown: Callable[..., WeightsPanel], look) -> None:
    snapshot = run_of(model("x"), model("y", widths=(3, 5)), steps=20).snapshot()
    panel = shown(WeightsPanel, snapshot)
    places = boxes(panel._value, QRectF(panel._canvas.rect()), look.theme)
    box = places[1][1]
    point = QPointF(box.left() + 2.5 / 3 * box.width(), box.top() + 3.5 / 5 * box.height())
    index, matrix, j, k = cell_at(point, panel._value, places)
    assert (index, matrix.layer, j, k) == (1, "h2", 3, 2)
    number = snapshot.models[1].network.parameters["h2/W"][3, 2]
    assert panel._read(point) == f"B h2\nto j = 4, from k = 3\nw {figure_of(float(number))}"
    first = places[0][0]
    assert "from k = 1 (x₁)" in panel._read(first.topLeft() + QPointF(1.0, 1.0))
    assert panel._read(QPointF(1.0, 1.0)) == ""


def test_figures_have_a_sign() -> None:
    assert [figure_of(each) for each in (0.25, -0.25, 1.5e-7, -2e-3)] == [
        "+0.2500",
        "−0.2500",
        "+1.500e−7",
        "−2.000e−3",
    ]


def test_a_wide_network_has_its_pictures(shown: Callable[..., WeightsPanel]) -> None:
    chain = model(widths=(600,))
    wide = replace(chain, layers=(*chain.layers[:1], Dense(id="h2", units=400), chain.layers[-1]))
    panel = shown(WeightsPanel, run_of(wide, data=data_of("spiral", samples=20)).snapshot())
    assert not panel.picture().isNull()


def test_four_models_have_room_for_their_names_and_in_little_room_for_no_other_words(look) -> None:
    names = "ABCD"
    value = compute(run_of(*(model(name, widths=(8,) * 10) for name in names)).snapshot())
    for rect, words, cell in ((QRectF(0, 0, 1343, 230), True, 4.0), (QRectF(0, 0, 654, 85), False, 1.2)):
        found = parts(value, rect, look.theme)
        line = look.theme.line_height("tick")
        whole = [part.room.adjusted(0, -line, 0, 0) for part in found]
        assert {part.words for part in found} == {words}
        assert not any(a.intersects(b) for a, b in combinations(whole, 2))
        assert all(part.room.adjusted(-1, -1, 1, 1).contains(box) for part in found for box in part.boxes)
        assert min(box.height() for part in found for box in part.boxes[:-1]) >= 8 * cell
