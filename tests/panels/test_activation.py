"""The activation explorer: the network's own z, the steepest place, and the bound on a chain."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from playground.engine.activations import ACTIVATIONS, Relu, Sigmoid, Tanh
from playground.engine.diagnostics.samples import backpropagated
from playground.engine.diagnostics.slope import steepest
from playground.engine.layers import Dropout
from playground.panels.activation import ActivationPanel
from playground.panels.activation.picture import area_of, bound_words, figure, headline
from playground.panels.activation.value import chain_of, compute, edges_of
from tests.panels.runs import model, run_of


def test_where_activations_are_steepest() -> None:
    assert steepest(Sigmoid()) == (0.0, 0.25) and steepest(Tanh()) == (0.0, 1.0) and steepest(Relu())[1] == 1.0
    for name in ACTIVATIONS:
        kind = ACTIVATIONS[name]()
        if kind.elementwise:
            z = np.linspace(-9.0, 9.0, 777)
            assert (np.abs(kind.derivative(z)) <= abs(steepest(kind)[1]) + 1e-5).all()


def test_z_of_the_chosen_layer() -> None:
    snapshot = run_of(model(widths=(3, 5), activation="sigmoid"), steps=20).snapshot()
    value = compute(snapshot, "h2")
    z = backpropagated(snapshot.models[0]).workspace.layers[1].z
    found = value.models[0].z
    assert value.layers == ("h1", "h2", "out") and value.layer == "h2" and found.activation == Sigmoid()
    np.testing.assert_allclose(found.shares, np.histogram(z, bins=value.edges)[0] / z.size)
    assert found.mean_slope == pytest.approx(np.mean(1.0 / (2.0 + np.exp(z) + np.exp(-z))))
    assert compute(snapshot, "gone").layer == "h1" and compute(snapshot).layer == "h1"


def test_a_chain_is_below_its_bound() -> None:
    snapshot = run_of(model(widths=(6,) * 10, activation="sigmoid"), steps=20).snapshot()
    chain = chain_of(snapshot.models[0])
    layers = backpropagated(snapshot.models[0]).workspace.layers
    assert chain.count == 10 and chain.each == 0.25 and chain.bound == 0.25**10
    assert chain.ratio == pytest.approx(np.linalg.norm(layers[0].delta) / np.linalg.norm(layers[-1].delta))
    assert 0.0 < chain.slopes <= chain.bound
    assert bound_words(chain) == "bound 0.25¹⁰"


def test_mixed_chains_multiply_what_each_layer_may() -> None:
    chain = model(widths=(4, 4, 4), activation="sigmoid")
    layers = list(chain.layers)
    layers[1] = replace(layers[1], activation=Tanh())
    found = chain_of(run_of(replace(chain, layers=tuple(layers))).snapshot().models[0])
    assert found.bound == pytest.approx(0.25**2) and math.isnan(found.each) and bound_words(found) == "bound on σ′"
    layers.insert(1, Dropout(id="d"))
    found = chain_of(run_of(replace(chain, layers=tuple(layers))).snapshot().models[0])
    assert found.count == 4 and found.bound == pytest.approx(0.25**2)
    assert chain_of(run_of(model(widths=())).snapshot().models[0]) is None


def test_ranges_hold_nearly_all_z() -> None:
    assert edges_of([])[[0, -1]].tolist() == [-5.0, 5.0]
    assert edges_of([np.linspace(-7.0, 2.0, 999)])[[0, -1]].tolist() == [-10.0, 10.0]
    assert edges_of([np.array([math.nan, 3.0])])[-1] == 5.0


def test_a_layer_that_only_one_model_has(shown: Callable[..., ActivationPanel]) -> None:
    snapshot = run_of(model("x", widths=(4,)), model("y", widths=(4, 4))).snapshot()
    value = compute(snapshot, "h2")
    assert value.models[0].z is None and value.models[1].z is not None and value.layers == ("h1", "out", "h2")
    panel = shown(ActivationPanel, snapshot)
    panel.show_value(value)
    assert not panel.picture().isNull()


def test_the_choice_changes_what_is_computed(shown: Callable[..., ActivationPanel], qtbot) -> None:
    snapshot = run_of(steps=20).snapshot()
    panel = shown(ActivationPanel, snapshot)
    assert [panel._layer.itemData(i) for i in range(panel._layer.count())] == ["h1", "h2", "out"]
    with qtbot.waitSignal(panel.compute_changed):
        panel._layer.chosen.emit("out")
    assert panel.compute(snapshot).layer == "out"


def test_what_lies_under_the_mouse(shown: Callable[..., ActivationPanel], look) -> None:
    panel = shown(ActivationPanel, run_of(model(activation="sigmoid"), steps=20).snapshot())
    area = area_of(panel._value, 0, QRectF(panel._canvas.rect()), look.theme)
    text = panel._read(QPointF(area.across(0.0), area.rect.center().y()))
    assert text.splitlines()[1:3] == ["σ 0.5000", "σ′ 0.2500"]


def test_words() -> None:
    z = compute(run_of(model(activation="sigmoid")).snapshot()).models[0].z
    assert headline(z).startswith("h1 sigmoid: mean σ′ 0.1") and figure(9.5e-7) == "9.5e−7" and figure(0.25) == "0.25"


def test_several_models_stand_where_their_curves_are_largest(look) -> None:
    value = compute(run_of(*(model(name) for name in "ABCD")).snapshot())
    for size, columns in (((1200, 400), 4), ((500, 400), 2)):
        areas = [area_of(value, index, QRectF(0, 0, *size), look.theme).rect for index in range(4)]
        assert len({area.left() for area in areas}) == columns
        assert not any(a.intersects(b) for a in areas for b in areas if a is not b)
