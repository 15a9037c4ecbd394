"""The gradient flow panel: measures, ranges, sentences, names."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from playground.engine.diagnostics.flow import finding
from playground.engine.learner import Divergence
from playground.panels.gradient_flow import GradientFlowPanel
from playground.panels.gradient_flow.value import (
    MEASURES,
    PROFILE_DECADES,
    Flow,
    FlowValue,
    averaged,
    chosen_lines,
    compute,
    exponents,
    grown,
    history_lines,
    whole_decades,
)
from playground.panels.gradient_flow.words import listed, sentence, summary, times
from tests.panels.runs import model, run_of

LAYERS = ("h1", "h2", "h3", "h4", "out")


def flow_of(*mean: float, norm: float = 1.0, loss_high: bool = True, divergence: Divergence | None = None) -> Flow:
    """A model of which only the gradients of this moment are known."""
    layers, now = LAYERS[: len(mean)], np.array(mean)
    found = finding(layers, now, np.full(len(mean), norm), loss_high=loss_high)
    empty = np.empty((0, len(mean)))
    return Flow(
        "A", layers, dict.fromkeys(MEASURES, now), np.empty(0), dict.fromkeys(MEASURES, empty), found, divergence
    )


def test_measures_by_hand() -> None:
    """Each measure is that of the gradient in the snapshot, layer by layer."""
    snapshot = run_of(steps=25).snapshot()
    flow = compute(snapshot).flows[0]
    network = snapshot.models[0].network
    for index, span in enumerate(network.weights):
        gradient = snapshot.models[0].gradient[span.start : span.stop]
        assert flow.layers[index] == span.name.removesuffix("/W")
        assert flow.now["mean_abs"][index] == pytest.approx(np.abs(gradient).mean())
        assert flow.now["rms"][index] == pytest.approx(math.sqrt(np.square(gradient).mean()))
        assert flow.now["maximum"][index] == pytest.approx(np.abs(gradient).max())
        assert flow.now["norm"][index] == pytest.approx(np.linalg.norm(gradient))


def test_the_end_of_the_history_is_now() -> None:
    flow = compute(run_of(steps=25).snapshot()).flows[0]
    assert flow.epoch[-1] == pytest.approx(25 / 4) and len(flow.epoch) == 25
    for measure in MEASURES:
        np.testing.assert_allclose(flow.history[measure][-1], flow.now[measure], rtol=1e-12)


def test_many_rows_are_averaged_in_groups_of_a_power_of_two() -> None:
    rows = np.arange(1000.0)[:, None] * [1.0, -2.0]
    means = averaged(rows)
    assert len(means) == 250
    np.testing.assert_allclose(means[:3], [[1.5, -3.0], [5.5, -11.0], [9.5, -19.0]])
    np.testing.assert_allclose(averaged(rows[:999])[:249], means[:249], err_msg="what is past stays as it was")
    np.testing.assert_allclose(averaged(rows[:999])[249], [997.0, -1994.0], err_msg="the last group may be smaller")
    assert averaged(rows[:256]) is not None and len(averaged(rows[:256])) == 256


def test_decades_grow_by_two_and_never_shrink() -> None:
    assert grown(PROFILE_DECADES, np.array([-3.0, -7.9])) == (-8.0, 0.0)
    assert grown(PROFILE_DECADES, np.array([-8.1])) == (-10.0, 0.0)
    assert grown(PROFILE_DECADES, np.array([-67.5, 2.5])) == (-68.0, 4.0)
    assert grown((-10.0, 2.0), np.array([-1.0, math.nan])) == (-10.0, 2.0)
    assert whole_decades(np.array([-2.5, -1.2, math.nan]), None) == (-3.0, -1.0)
    assert whole_decades(np.array([-2.5, -2.4]), None) == (-4.0, -2.0)
    assert whole_decades(np.array([-2.5]), (-7.0, 1.0)) == (-7.0, 1.0)


def test_exponents_of_what_has_none() -> None:
    np.testing.assert_array_equal(
        exponents(np.array([0.01, 0.0, -1.0, math.inf])), [-2.0, math.nan, math.nan, math.nan]
    )


def test_lines_of_a_deep_network_are_spread_over_it() -> None:
    assert chosen_lines(11) == tuple(range(11))
    assert len(chosen_lines(100)) == 12 and chosen_lines(100)[0] == 0 and chosen_lines(100)[-1] == 99
    value = compute(run_of(model("x", widths=(2,) * 30), model("y"), steps=4).snapshot())
    assert [line.text for line in history_lines(value)] == ["A h1", "A out", "B h1", "B out"]


@pytest.mark.parametrize(
    ("flow", "words", "level"),
    [
        (flow_of(3e-2, 9e-3, 3.4e-3, 7.8e-3, 8e-3), "<b>h3</b> learns slowest: mean |∂C/∂W| 3.4e−3, 9 × below", "ok"),
        (flow_of(2e-2, 3e-2, 2.5e-2), "All layers learn at about the same pace: mean |∂C/∂W| is 2.0e−2 in h1", "ok"),
        (flow_of(3e-2), "<b>h1</b> is the only layer with weights", "ok"),
        (flow_of(3e-9, 5e-9, 9e-8, 1e-5, 3.6e-4), "<b>h1</b> hardly learns: mean |∂C/∂W| 3.0e−9, 120,000 ×", "error"),
        (flow_of(3e-9, 5e-9, 9e-8, 1e-5, 3.6e-4), "below 10⁻⁷, in h1–h3", "error"),
        (flow_of(1e-5, 1e-3, 1e-2), "Less than 1 % of that reaches h1.", "warning"),
        (flow_of(1e-5, 1e-3, 1e-2, loss_high=False), "The loss is low, so small gradients are a good sign", "ok"),
        (flow_of(1.0, 2.0, norm=150.0), "its norm is 2.1e2, above 100", "error"),
        (flow_of(math.nan, 1e-3), "The gradient of <b>h1</b> is no longer a finite number.", "error"),
        (flow_of(1e-3, 1e-3, divergence=Divergence("h2", 41, "δ")), "at step 41: δ of <b>h2</b> is no longer", "error"),
        (flow_of(), "No layer has weights", "ok"),
    ],
)  # fmt: skip
def test_sentences(flow: Flow, words: str, level: str) -> None:
    text, found = summary(FlowValue(1, 0.1, (flow,)))
    assert words in text and found == level
    assert "{" not in text


def test_several_models_get_a_sentence_each_and_the_worst_level() -> None:
    text, level = summary(FlowValue(1, 0.1, (flow_of(1e-2, 2e-3), flow_of(1e-9, 1e-2))))
    assert text.startswith("<b>A:</b> <b>h2</b> learns slowest") and " <b>B:</b> <b>h1</b> hardly learns" in text
    assert level == "error"


def test_layers_are_listed_with_their_neighbours() -> None:
    assert listed(("h1", "h2", "h3", "out"), LAYERS) == "h1–h3, out"
    assert listed(("h1", "h2"), LAYERS) == "h1, h2"
    assert listed(("<b>",), ("<b>",)) == "&lt;b&gt;", "a layer's name is text, not markup"


@pytest.mark.parametrize(
    ("factor", "text"),
    [(9.4, "9 ×"), (43.2, "43 ×"), (123456.0, "120,000 ×"), (1.4e6, "1,400,000 ×"), (math.inf, "∞ ×")],
)
def test_times(factor: float, text: str) -> None:
    assert times(factor) == text


def labels(panel: GradientFlowPanel) -> list[str]:
    return [label.text for label in panel._profile._labels.labels]


def test_a_value_at_every_point_where_there_is_room(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=30).snapshot())
    now = panel._value.flows[0].now["mean_abs"]
    assert len(labels(panel)) == 3 and float(labels(panel)[1].replace("−", "-")) == pytest.approx(now[1], rel=0.06)
    deep = shown(GradientFlowPanel, run_of(model(widths=(4,) * 20, activation="sigmoid"), steps=30).snapshot())
    assert len(labels(deep)) == 2, "the first and the last"


def test_the_measure_is_chosen(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=30).snapshot())
    for measure in MEASURES:
        panel._measure._buttons[measure].click()
        panel.settle()
        drawn = panel._profile._lines[0].getData()[1]
        np.testing.assert_allclose(drawn, np.log10(panel._value.flows[0].now[measure]))
        assert panel._profile._band.isVisible() == (measure == "mean_abs"), "the threshold is one of the mean"
    panel._scale._buttons["lin"].click()
    np.testing.assert_allclose(panel._history._items[0].getData()[1], panel._value.flows[0].history["norm"][:, 0])


def test_models_of_different_depth_meet_at_the_output(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(model("x", widths=(4,)), model("y", widths=(4, 4, 4)), steps=20).snapshot())
    assert [line.getData()[0].tolist() for line in panel._profile._lines] == [[2.0, 3.0], [0.0, 1.0, 2.0, 3.0]]
    assert panel._read_profile(3.1, -2.0).count("out") == 2 and "B h1" in panel._read_profile(0.2, -2.0)


def test_decades_are_kept_while_running_and_forgotten_at_a_reset(shown: Callable[..., GradientFlowPanel]) -> None:
    deep = run_of(model(widths=(4,) * 30, activation="sigmoid"))
    start = compute(deep.snapshot())
    deep.advance(20)
    panel = shown(GradientFlowPanel, deep.snapshot())
    low = panel._profile._span[0]
    assert low < -10.0
    shallow = Flow(**{**vars(panel._value.flows[0]), "now": dict.fromkeys(MEASURES, np.full(31, 0.1))})
    panel.show_value(FlowValue(panel._value.step + 1, 5.2, (shallow,)))
    assert panel._profile._span[0] == low
    panel.show_value(FlowValue(start.step, start.epoch, (shallow,)))
    assert panel._profile._span == PROFILE_DECADES


def test_a_gradient_of_exactly_zero_is_written_at_the_foot(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=20).snapshot())
    panel.show_value(FlowValue(99, 9.9, (flow_of(0.0, 1e-2),)))
    panel.settle()
    first = panel._profile._labels.labels[0]
    assert (first.text, first.y) == ("0.0e0", PROFILE_DECADES[0])
    assert "hardly learns: mean |∂C/∂W| 0.0e0, ∞ × below h2" in sentence(panel._value.flows[0])


def test_the_table_holds_every_layer(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=30).snapshot())
    header, rows = panel.tables()["gradient_now"]
    assert header == ("model", "layer", *MEASURES) and [row[1] for row in rows] == ["h1", "h2", "out"]
    assert len(panel.tables()["gradient_history"][1]) == 3 * 30


def test_several_models_have_their_health_under_the_profile(shown: Callable[..., GradientFlowPanel]) -> None:
    one = shown(GradientFlowPanel, run_of(steps=20).snapshot())
    assert not one._health.isVisible()
    deep = model("sigmoid", widths=(4,) * 12, activation="sigmoid")
    two = shown(GradientFlowPanel, run_of(deep, model("tanh"), steps=20).snapshot())
    assert two._health.isVisible() and [len(row) for row in two._health.rows] == [13, 3]
    assert two._health.rows[0][0] == "error" and two._health.rows[0][-1] == "ok" and set(two._health.rows[1]) == {"ok"}
    assert two._health.accessibleName().startswith("A: error, ")
