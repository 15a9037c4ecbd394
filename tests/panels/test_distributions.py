"""The distributions panel: histograms by hand, their ranges, what is saturated."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from playground.engine.activations import Relu, Sigmoid, Tanh
from playground.engine.diagnostics.samples import backpropagated
from playground.panels.distributions import DistributionsPanel
from playground.panels.distributions.moments import MOST, Moments, rebinned
from playground.panels.distributions.picture import area_of, chosen_rows, paint, runs
from playground.panels.distributions.value import (
    BINS,
    QUANTITIES,
    compute,
    edges_of,
    rounded_up,
    saturated_bins,
    shared_activation,
)
from tests.panels.runs import model, run_of


def test_z_is_that_of_the_forward_pass() -> None:
    snapshot = run_of(model(widths=(3, 5), activation="sigmoid"), steps=20).snapshot()
    value = compute(snapshot, "z")
    x, network = snapshot.models[0].data.x_train, snapshot.models[0].network
    z = network.parameters["h1/W"] @ x.T + network.parameters["h1/b"][:, None]
    row = value.models[0].rows[0]
    assert [each.layer for each in value.models[0].rows] == ["h1", "h2", "out"] and row.activation == Sigmoid()
    np.testing.assert_allclose(row.shares, np.histogram(z, bins=value.edges)[0] / z.size)
    assert row.mean == pytest.approx(z.mean()) and row.deviation == pytest.approx(z.std())
    slope = 1.0 / (2.0 + np.exp(z) + np.exp(-z))
    assert row.saturated == pytest.approx(np.mean(slope < 0.05))


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_nearly_all_values_are_inside(quantity: str) -> None:
    value = compute(run_of(model("x"), model("y", widths=(6,), activation="relu"), steps=20).snapshot(), quantity)
    for ridges in value.models:
        for row in ridges.rows:
            assert len(row.shares) == BINS and 0.9 < row.shares.sum() + row.zero * value.decades <= 1.0 + 1e-9


def test_errors_are_those_of_single_samples() -> None:
    """δ of the output is a − y for sigmoid with cross-entropy, whatever the number of samples."""
    snapshot = run_of(steps=20).snapshot()
    probe = backpropagated(snapshot.models[0])
    value = compute(snapshot, "delta")
    delta = (probe.workspace.output - probe.y).ravel()
    assert value.decades
    np.testing.assert_allclose(
        value.models[0].rows[-1].shares, np.histogram(np.log10(np.abs(delta)), bins=value.edges)[0] / delta.size
    )


def test_ranges_are_round() -> None:
    assert edges_of([np.linspace(-2.2, 1.0, 999)], decades=False)[[0, -1]].tolist() == [-3.0, 3.0]
    assert edges_of([np.linspace(0.0, 0.9, 999)], decades=False)[[0, -1]].tolist() == [0.0, 1.0]
    assert edges_of([np.array([1e-9, -2e-3, 0.0])], decades=True)[[0, -1]].tolist() == [-9.0, -2.0]
    assert edges_of([np.array([0.0, math.nan])], decades=True)[[0, -1]].tolist() == [-8.0, 0.0]
    assert edges_of([], decades=False)[[0, -1]].tolist() == [-1.0, 1.0]
    assert (np.diff(edges_of([np.array([-1.7e308, 1.7e308, 9e299])], decades=False)) > 0.0).all()
    assert [rounded_up(each) for each in (0.11, 0.3, 4.0, 70.0)] == pytest.approx([0.2, 0.3, 5.0, 100.0])


def test_what_is_saturated() -> None:
    """σ'(z) < 0.05 beyond |z| = 2.887 for the sigmoid, |tanh z| > 0.97 beyond 2.092, below 0 for relu."""
    z = np.array([-3.0, -2.8, -0.1, 0.1, 2.0, 2.2, 2.8, 3.0])
    assert saturated_bins(Sigmoid(), z).tolist() == [True, *[False] * 6, True]
    assert saturated_bins(Tanh(), z).tolist() == [True, True, False, False, False, True, True, True]
    assert saturated_bins(Relu(), z).tolist() == [True, True, True, *[False] * 5]
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)] and runs(np.zeros(3, bool)) == []


def test_the_curve_is_that_of_the_hidden_layers() -> None:
    rows = compute(run_of(model(activation="tanh")).snapshot()).models[0]
    assert shared_activation(rows) == Tanh()
    alone = compute(run_of(model(widths=())).snapshot()).models[0]
    assert shared_activation(alone) == Sigmoid()
    assert shared_activation(compute(run_of(model()).snapshot(), "a").models[0]) is None


def test_the_choice_changes_what_is_computed(shown: Callable[..., DistributionsPanel], qtbot) -> None:
    snapshot = run_of(steps=20).snapshot()
    panel = shown(DistributionsPanel, snapshot)
    assert list(panel.tables()) == ["distribution_z"]
    with qtbot.waitSignal(panel.compute_changed):
        panel._quantity._buttons["gradient"].click()
    panel.show_value(panel.compute(snapshot))
    header, rows = panel.tables()["distribution_gradient"]
    assert header[2] == "log10_from" and len(rows) == 3 * BINS


def test_the_bin_under_the_mouse(shown: Callable[..., DistributionsPanel], look) -> None:
    panel = shown(DistributionsPanel, run_of(model("x"), model("y"), steps=20).snapshot())
    area = area_of(panel._value, 1, QRectF(panel._canvas.rect()), look.theme)
    row = panel._value.models[1].rows[2]
    text = panel._read(QPointF(area.across(panel._value.centres[40]), area.up(0.5)))
    assert text.splitlines()[0] == "B out" and f": {100 * row.shares[40]:.1f}\N{NO-BREAK SPACE}%" in text
    assert "saturated" in text and panel._read(QPointF(1.0, 1.0)) == ""


def test_a_model_that_has_nothing_of_the_kind_has_no_ridges(look, qapp) -> None:
    value = compute(run_of(model("x"), model("y"), steps=5).snapshot())
    bare = replace(value, models=(replace(value.models[0], rows=()), value.models[1]))
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()), look.theme, bare)
    assert painter.end()


def test_deep_networks_show_as_many_layers_as_find_room(look) -> None:
    assert chosen_rows(3, 400.0, look.theme) == [0, 1, 2] and chosen_rows(0, 400.0, look.theme) == []
    some = chosen_rows(100, 400.0, look.theme)
    assert len(some) == 30 and some[0] == 0 and some[-1] == 99


def test_over_time_the_newest_moment_is_the_last_row() -> None:
    run, moments = run_of(model("x"), model("y")), Moments()
    assert moments.over_time("h1") is None
    for _ in range(100):
        value = compute(run.snapshot(), "weights")
        moments.add(value)
        run.advance(1)
    found = moments.over_time("h2")
    rows = found.models[1].rows
    assert len(found.models) == 2 and len(rows) <= MOST + 1 and rows[0].layer == "0" and rows[-1].layer == "24.8"
    np.testing.assert_array_equal(rows[-1].shares, value.models[1].rows[1].shares)
    then = run_of(model("x"), model("y"), steps=50).snapshot()
    moments.add(compute(replace(then, until=100), "weights"))
    back = [row.layer for row in moments.over_time("h2").models[1].rows]
    assert back[0] == "0" and back[-1] == "12.5" and len(back) < len(rows), "looking back"
    moments.add(value)
    assert len(moments.over_time("h2").models[1].rows) == len(rows), "and as it was"
    moments.add(compute(run_of(model("x"), model("y"), steps=3).snapshot(), "weights"))
    assert [row.layer for row in moments.over_time("h1").models[0].rows] == ["0.75"], "a reset"
    moments.add(compute(run_of(model("x"), model("y"), steps=4).snapshot(), "z"))
    assert len(moments.over_time("h1").models[0].rows) == 1, "another quantity"
    assert moments.over_time("gone").models == ()


def test_rebinning_keeps_what_lies_where() -> None:
    shares, edges = np.array([0.25, 0.5, 0.25]), np.array([-3.0, -1.0, 1.0, 3.0])
    np.testing.assert_allclose(rebinned(shares, edges, edges), shares)
    np.testing.assert_allclose(rebinned(shares, edges, np.array([-6.0, 0.0, 6.0])), [0.5, 0.5])
    np.testing.assert_allclose(rebinned(shares, edges, np.array([-1.0, 0.0, 1.0])), [0.25, 0.25])


def test_one_layer_over_time(shown: Callable[..., DistributionsPanel], look) -> None:
    run = run_of(steps=4)
    first = run.snapshot()
    run.advance(40)
    panel = shown(DistributionsPanel, first, run.snapshot())
    assert panel._layer.isHidden()
    panel._axis._buttons["time"].click()
    panel._layer.set_value("h2")
    assert not panel._layer.isHidden() and [row.layer for row in panel.drawn.models[0].rows] == ["1", "11"]
    area = area_of(panel.drawn, 0, QRectF(panel._canvas.rect()), look.theme)
    assert panel._read(QPointF(area.across(0.0), area.up(0.5))).startswith("epoch 11\nz ")
    header, rows = panel.tables()["distribution_z"]
    assert header[1] == "epoch" and len(rows) == 2 * BINS
