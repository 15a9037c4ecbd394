"""The Jacobian panel: singular values by hand, medians over samples, the axis and the sentence."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from playground.engine.diagnostics.samples import looked_at
from playground.panels.jacobian import JacobianPanel
from playground.panels.jacobian.picture import MOST_POINTS, _thinned, area_of
from playground.panels.jacobian.value import ModelJacobian, Stretch, axis_range, compute, median
from playground.panels.jacobian.widget import sentence
from tests.panels.runs import data_of, model, run_of


def stretch(*values: float) -> Stretch:
    return Stretch("h", np.array(values))


def test_a_linear_network_by_hand() -> None:
    """J of every layer is its W, whatever the sample; from a layer to the output it is the product of those behind."""
    snapshot = run_of(model(widths=(3, 4), activation="linear", last="linear"), data=data_of("plane")).snapshot()
    found = compute(snapshot).models[0]
    parameters = snapshot.models[0].network.parameters
    w1, w2, w3 = (parameters[f"{layer}/W"] for layer in ("h1", "h2", "out"))
    for layer, matrix in zip(found.layers, (w1, w2, w3), strict=True):
        np.testing.assert_allclose(layer.values, np.linalg.svd(matrix, compute_uv=False), atol=1e-12)
    for place, matrix in zip(found.to_output, (w3 @ w2 @ w1, w3 @ w2, w3), strict=True):
        np.testing.assert_allclose(place.values, np.linalg.svd(matrix, compute_uv=False), atol=1e-12)
    assert [each.place for each in found.layers] == ["h1", "h2", "out"]
    assert [each.place for each in found.to_output] == ["", "h1", "h2"] and found.samples == 8


def test_values_are_medians_over_the_samples() -> None:
    snapshot = run_of(model(widths=(3,), activation="tanh"), steps=10).snapshot().models[0]
    x = looked_at(snapshot, 8)[0]
    w, b = snapshot.network.parameters["h1/W"], snapshot.network.parameters["h1/b"]
    largest = [np.linalg.svd((1.0 - np.tanh(w @ each + b) ** 2)[:, None] * w, compute_uv=False)[0] for each in x]
    found = compute(run_of(model(widths=(3,), activation="tanh"), steps=10).snapshot()).models[0]
    assert found.layers[0].largest == pytest.approx(np.median(largest))
    np.testing.assert_allclose(median(np.array([[3.0, 1.0], [5.0, 0.0], [4.0, 2.0]])), [4.0, 1.0])


def test_large_networks_are_looked_at_on_fewer_samples() -> None:
    assert compute(run_of(model(widths=(250, 250))).snapshot()).models[0].samples == 3


def test_condition_and_lost_directions() -> None:
    assert stretch(4.0, 2.0).condition == 2.0 and stretch(4.0, 2.0).lost == 0
    assert stretch(4.0, 0.0).condition == math.inf and stretch(4.0, 0.0, 3e-16).lost == 2
    assert len(_thinned(stretch(*np.linspace(9.0, 1.0, 300)))) == MOST_POINTS and _thinned(stretch(2.0, 0.0)) == [2.0]


def test_the_axis_holds_all_values() -> None:
    one = ModelJacobian("A", 1, (stretch(2.0, 0.5),), (stretch(3e-8),))
    assert axis_range([one], end_to_end=False) == (-2.0, 1.0)
    assert axis_range([one], end_to_end=True) == (-8, 1.0)
    assert axis_range([one], end_to_end=False, before=(-8.0, 3.0)) == (-8.0, 3.0)


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (3e-8, "Of a small step at the input at most <b>3.0e−8</b> of its length reaches the output"),
        (2.0, "moves the output by at most <b>2</b> times its length; a layer stretches it by at most 0.5 on"),
        (0.0, "Nothing that changes at the input"),
        (math.nan, "not finite"),
    ],
)
def test_sentences(whole: float, words: str) -> None:
    text = sentence(ModelJacobian("A", 1, (stretch(0.5),), (stretch(whole),)))
    assert words in text and "{" not in text


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((1.0, 3.0, 1.5, 2e-9), "output layer <b>3</b> keeps at most 2.0e−9, as saturated outputs do"),
        ((1.0, 2e-6, 2.0, 0.5), "most of it is lost in <b>1</b>, which keeps at most 2.0e−6; another layer passes on"),
        ((0.2, 0.25, 0.2, 0.1), "keeps at most 0.18 of it on average: neither signals nor gradients survive the depth"),
    ],
)
def test_what_is_lost_is_lost_in_the_layer_that_takes_it(layers: tuple[float, ...], words: str) -> None:
    """Hidden layers that stretch are not blamed for an output whose sigmoid is saturated."""
    each = tuple(Stretch(str(place), np.array([value])) for place, value in enumerate(layers))
    text = sentence(ModelJacobian("A", 1, each, (stretch(math.prod(layers)),)))
    assert words in text and ("survive" in text) == ("survive" in words)


def test_the_column_under_the_mouse(shown: Callable[..., JacobianPanel], look) -> None:
    panel = shown(JacobianPanel, run_of(model("x"), model("y", widths=(4, 4, 4)), steps=10).snapshot())
    area = area_of(panel._value, QRectF(panel._canvas.rect()), look.theme, panel._span, end_to_end=False)
    lines = panel._read(QPointF(area.across(3.0), area.rect.center().y())).splitlines()
    assert lines[0] == "A out" and "B out" in lines and lines[1].startswith("largest ")
    assert panel._read(QPointF(area.across(0.0), area.rect.center().y())).splitlines()[0] == "B h1"
    panel._part._buttons["output"].click()
    assert panel.end_to_end and panel._read(QPointF(area.across(0.0), area.rect.center().y())).startswith("B input")
