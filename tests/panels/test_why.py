"""The why panel: factors that multiply to what is measured, their axis and their sentences."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from playground.engine.diagnostics.gradient_flow import Reason
from playground.engine.diagnostics.samples import backpropagated, looked_at
from playground.engine.model import Skip
from playground.panels.why import WhyPanel
from playground.panels.why.picture import areas
from playground.panels.why.value import Factors, WhyValue, axis_range, compute
from playground.panels.why.words import bound_words, level, number, sentence, summary, tick
from tests.panels.runs import data_of, model, run_of


def factors(*pairs: tuple[float, float], bound: float = 0.25, activation: str = "sigmoid") -> Factors:
    """A model with these (σ', W) in its layers h1, h2, …"""
    by_activation, by_weights = (np.array([pair[i] for pair in pairs]) for i in (0, 1))
    mean = [float(np.exp(np.mean(np.log(each)))) if len(pairs) and (each > 0).all() else 0.0
            for each in (by_activation, by_weights)]  # fmt: skip
    return Factors(
        name="A",
        layers=tuple(f"h{i + 1}" for i in range(len(pairs))),
        by_activation=by_activation,
        by_weights=by_weights,
        by_skips=np.ones(len(pairs)),
        saturated=np.zeros(len(pairs)),
        mean=Reason(mean[1], 1.0, mean[0]) if all(mean) else None,
        activation=activation,
        bound=bound,
        kinked=False,
    )


def test_the_factors_multiply_to_the_measured_shrinkage() -> None:
    """BP2 by hand: ‖δˡ‖ = ‖δˡ⁺¹‖ · ‖Wᵀδ‖/‖δ‖ · ‖·⊙σ'‖/‖·‖."""
    snapshot = run_of(model(widths=(5, 4, 3), activation="sigmoid"), steps=30).snapshot()
    found = compute(snapshot).models[0]
    probe = backpropagated(snapshot.models[0])
    layers = probe.workspace.layers
    for index in range(3):
        weights = probe.network.parameters[f"{probe.network.layers[index + 1].id}/W"]
        after = layers[index + 1].delta
        back = np.linalg.norm(weights.T @ after)
        assert found.by_weights[index] == pytest.approx(back / np.linalg.norm(after))
        assert found.by_activation[index] == pytest.approx(np.linalg.norm(layers[index].delta) / back)
        assert found.product[index] == pytest.approx(np.linalg.norm(layers[index].delta) / np.linalg.norm(after))
    assert (found.by_activation <= 0.25).all() and found.bound == 0.25 and found.activation == "sigmoid"
    assert found.total == pytest.approx(found.mean.ratio**3)


def test_skips_are_a_factor_of_their_own() -> None:
    chain = model(widths=(4, 4, 4))
    snapshot = run_of(replace(chain, skips=(Skip("h1", "h3"),)), steps=20).snapshot()
    found = compute(snapshot).models[0]
    layers = backpropagated(snapshot.models[0]).workspace.layers
    assert found.total == pytest.approx(np.linalg.norm(layers[0].delta) / np.linalg.norm(layers[-1].delta))
    assert found.skips and found.by_skips[0] != pytest.approx(1.0) and found.by_skips[2] == pytest.approx(1.0)
    assert "Skip connections multiply it by" in sentence(found)
    assert not compute(run_of(chain, steps=20).snapshot()).models[0].skips


def test_samples_are_spread_over_very_many() -> None:
    snapshot = run_of(data=data_of("spiral", samples=4000)).snapshot().models[0]
    x, y = looked_at(snapshot)
    assert x.shape == (512, 2) and y.shape == (512, 1)
    np.testing.assert_array_equal(x[[0, -1]], snapshot.data.x_train[[0, -1]])
    assert len(looked_at(run_of().snapshot().models[0])[0]) == 40


@pytest.mark.parametrize(
    ("found", "words", "bad"),
    [
        (factors(*[(0.24, 0.8)] * 3), "σ′ of a sigmoid is at most ¼, and the weights don’t", "warning"),
        (factors(*[(0.2, 0.8)] * 9), "each layer keeps 0.16 of the error, so <b>h1</b> gets 6.9e−8 of", "error"),
        (factors((0.5, 2.0), bound=1.0), "together 1 per layer, so <b>h1</b> gets 1 times what the output has", "ok"),
        (factors((0.9, 4.0), (0.9, 4.0), bound=1.0), "W multiplies the error by 4, more than σ′ takes", "ok"),
        (factors((0.9, 4.0), bound=1.0), "than σ′ takes away (0.9): 3.6 times as much in <b>h1</b>.", "ok"),
        (factors((0.9, 0.1), (0.9, 0.1), bound=1.0), "Small weights: W passes on 0.1 of the error", "warning"),
        (factors((0.3, 0.9), bound=1.0, activation="tanh"), "σ′ lets only 0.3 of the error through", "ok"),
        (factors((0.5, 1.0), (0.0, 1.0)), "No error comes back through <b>h2</b>", "error"),
        (factors(), "A single layer", "ok"),
    ],
)  # fmt: skip
def test_sentences(found: Factors, words: str, bad: str) -> None:
    text, worst = summary(WhyValue(1, (found,)))
    assert words in text and "{" not in text and worst == bad == level(found)


def test_several_models_get_a_sentence_each() -> None:
    text, worst = summary(WhyValue(1, (factors((0.5, 2.0)), factors(*[(0.2, 0.8)] * 9))))
    assert text.startswith("<b>A:</b> ") and " <b>B:</b> " in text and worst == "error"


def test_the_axis_holds_every_factor_and_starts_small() -> None:
    assert axis_range([factors((0.2, 0.9))]) == (-2.0, 1.0)
    assert axis_range([factors((0.25, 5.0), (0.001, 1.0))]) == (-6, 2)
    assert axis_range([factors((0.0, math.nan))], (-3.0, 2.0)) == (-3.0, 2.0)
    assert [tick(power) for power in (2, 0, -1, -5, -6)] == ["16", "1", "1/4", "1/1,024", "4⁻⁶"]
    assert bound_words(0.25) == "¼" and bound_words(1.0) == "1"


def test_the_layer_under_the_mouse(shown: Callable[..., WhyPanel]) -> None:
    snapshot = run_of(model("x"), model("y", widths=(4, 4, 4)), steps=20).snapshot()
    panel = shown(WhyPanel, snapshot)
    places = areas(panel._value, QRectF(panel._canvas.rect()), panel.look.theme, panel._span)
    text = panel._read(QPointF(places[1].across(2.0), places[1].rect.center().y()))
    assert text.splitlines()[0] == "B h3" and f"× {panel._value.models[1].product[2]:.2g}" in text
    assert panel._read(QPointF(2.0, 2.0)) == ""


def test_factors_have_two_digits() -> None:
    assert [number(each) for each in (0.0, 1.6e-7, 0.22, 2.9, 254_418.0)] == ["0", "1.6e−7", "0.22", "2.9", "2.5e5"]


def test_four_models_have_bars_that_can_be_seen(shown: Callable[..., WhyPanel], look) -> None:
    panel = shown(WhyPanel, run_of(*(model(name, widths=(8,) * 10) for name in "ABCD")).snapshot())
    for rect in (QRectF(0, 0, 1343, 200), QRectF(0, 0, 654, 114)):
        rects = [area.rect for area in areas(panel._value, rect, look.theme, panel._span)]
        assert min(each.height() for each in rects) >= 24 and min(each.width() for each in rects) >= 120
        assert not any(rects[i].intersects(rects[j]) for i in range(4) for j in range(i))
