"""The gradient flow panel: measures, ranges, sentences, names."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from playground.engine.diagnostics.flow import finding
from playground.engine.learner import Divergence
from playground.engine.run import Run
from playground.engine.sizes import MEASURES
from playground.engine.stop import Stop
from playground.panels.gradient_flow import GradientFlowPanel
from playground.panels.gradient_flow.heat_map import levels_of, shares
from playground.panels.gradient_flow.value import (
    COLUMNS,
    PROFILE_DECADES,
    Flow,
    FlowValue,
    averaged,
    chosen_lines,
    compute,
    exponents,
    grown,
    history_lines,
    resampled,
    whole_decades,
)
from playground.panels.gradient_flow.words import listed, sentence, summary, times
from tests.panels.runs import data_of, model, run_of

LAYERS = ("h1", "h2", "h3", "h4", "out")


def flow_of(*mean: float, norm: float = 1.0, loss_high: bool = True, divergence: Divergence | None = None) -> Flow:
    """A model of which only the gradients of this moment are known."""
    layers, now = (*LAYERS, *(f"h{i}" for i in range(6, 20)))[: len(mean)], np.array(mean)
    found = finding(layers, now, np.full(len(mean), norm), loss_high=loss_high)
    empty = np.empty((0, len(mean)))
    return Flow(
        name="A",
        layers=layers,
        now=dict.fromkeys(COLUMNS, now),
        epoch=np.empty(0),
        flow_epoch=np.empty(0),
        history=dict.fromkeys(COLUMNS, empty),
        finding=found,
        divergence=divergence,
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
    for column in COLUMNS:
        assert flow.epochs(column)[-1] == pytest.approx(25 / 4) and len(flow.epochs(column)) == 25
        np.testing.assert_allclose(flow.history[column][-1], flow.now[column], rtol=1e-12)


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
        (flow_of(0.0, 0.0), "No layer learns: every ∂C/∂W is exactly 0.", "error"),
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
    shallow = Flow(**{**vars(panel._value.flows[0]), "now": dict.fromkeys(COLUMNS, np.full(31, 0.1))})
    panel.show_value(FlowValue(panel._value.step + 1, 5.2, (shallow,)))
    assert panel._profile._span[0] == low
    panel.show_value(FlowValue(start.step, start.epoch, (shallow,), until=5.2))
    view = panel._history.plot.plotItem.getViewBox()
    assert panel._profile._span[0] == low and view.viewRange()[0][1] == 5.2, "looking back"
    panel.show_value(FlowValue(start.step + 9, start.epoch, (shallow,)))
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
    assert header == ("model", "layer", *COLUMNS) and [row[1] for row in rows] == ["h1", "h2", "out"]
    assert len(panel.tables()["gradient_history"][1]) == 3 * 30
    header, rows = panel.tables()["delta_history"]
    assert header[-1] == "update_ratio" and rows[-1][3:] == pytest.approx(panel.tables()["gradient_now"][1][-1][6:])


def test_several_models_have_their_health_under_the_profile(shown: Callable[..., GradientFlowPanel]) -> None:
    one = shown(GradientFlowPanel, run_of(steps=20).snapshot())
    assert not one._health.isVisible()
    deep = model("sigmoid", widths=(4,) * 12, activation="sigmoid")
    two = shown(GradientFlowPanel, run_of(deep, model("tanh"), steps=20).snapshot())
    assert two._health.isVisible() and [len(row) for row in two._health.rows] == [13, 3]
    assert two._health.rows[0][0] == "error" and two._health.rows[0][-1] == "ok" and set(two._health.rows[1]) == {"ok"}
    assert two._health.accessibleName().startswith("A: error, ")


def test_delta_and_the_update_ratio_by_hand() -> None:
    run = run_of(steps=24)
    before = run.learners[0].network.theta.copy()
    run.advance(1)
    flow, now = compute(run.snapshot()).flows[0], run.learners[0].network.theta
    span = run.learners[0].network.weights[1]
    place = slice(span.start, span.stop)
    assert flow.now["update_ratio"][1] == pytest.approx(
        np.linalg.norm(now[place] - before[place]) / np.linalg.norm(now[place])
    )
    delta = np.abs(run.learners[0].workspace.layers[1].delta)
    assert flow.now["delta_mean_abs"][1] == pytest.approx(delta.mean())
    assert flow.now["delta_norm"][1] == pytest.approx(np.linalg.norm(delta))


def test_a_column_of_the_map_is_the_moment_that_was_kept_next() -> None:
    rows = np.arange(4.0)[:, None] * [1.0, 10.0]
    even = resampled(np.array([1.0, 2.0, 3.0, 4.0]), rows, until=4.0)
    np.testing.assert_array_equal(even, rows)
    late = resampled(np.array([3.0, 3.2, 3.4, 3.8]), rows, until=4.0)
    np.testing.assert_array_equal(late[:, 0], [0.0, 0.0, 0.0, 3.0])
    assert resampled(np.empty(0), np.empty((0, 2)), until=1.0).shape == (0, 2)


def updates_of(*ratios: float) -> Flow:
    flow = flow_of(*(1e-2 for _ in ratios))
    return Flow(**{**vars(flow), "now": {**flow.now, "update_ratio": np.array(ratios)}})


@pytest.mark.parametrize(
    ("flow", "quantity", "words", "level"),
    [
        (flow_of(3e-9, 1e-5, 1e-2), "delta", "shrinks: ‖δ‖ is 1.0e−2 in h3 and 3.0e−9 in <b>h1</b>", "warning"),
        (flow_of(5.0, 1e-2), "delta", "‖δ‖ is 1.0e−2 in h2 and 5.0e0 in <b>h1</b>, 500 × more", "warning"),
        (flow_of(2e-3, 1e-2), "delta", "shrinks: ‖δ‖ is 1.0e−2 in h2 and 2.0e−3 in <b>h1</b>, 5 × less", "ok"),
        (flow_of(6e-2, 1e-2), "delta", "grows: ‖δ‖ is 1.0e−2 in h2 and 6.0e−2 in <b>h1</b>, 6 × more", "ok"),
        (flow_of(6e-3, 1e-2), "delta", "keeps its size on the way back: ‖δ‖ is 1.0e−2 in h2 and 6.0e−3 in h1", "ok"),
        (flow_of(0.0, 1e-2), "delta", "∞ × less", "warning"),
        (flow_of(3e-2), "delta", "The error ‖δ‖ of <b>h1</b> is 3.0e−2.", "ok"),
        (updates_of(2e-3, 9e-4), "update", "by 9.0e−4 of their size in <b>h2</b> to 2.0e−3 in <b>h1</b>", "ok"),
        (updates_of(2e-3, 4e-6), "update", "around 10⁻³ is healthy", "warning"),
        (updates_of(0.0, 4e-3), "update", "the weights of <b>h2</b> by 4.0e−3 of their size", "ok"),
        (updates_of(0.0, 0.0), "update", "No step has changed the weights yet.", "ok"),
        (flow_of(1e-3, divergence=Divergence("h1", 4, "δ")), "update", "at step 4: δ of <b>h1</b>", "error"),
        (flow_of(), "delta", "No layer has weights", "ok"),
    ],
)  # fmt: skip
def test_sentences_about_delta_and_updates(flow: Flow, quantity: str, words: str, level: str) -> None:
    text, found = summary(FlowValue(1, 0.1, (flow,)), quantity)
    assert words in text and found == level and "{" not in text


def test_the_quantity_is_chosen_for_profile_and_history(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=30).snapshot())
    for quantity, column in (("delta", "delta_mean_abs"), ("update", "update_ratio")):
        panel._quantity._buttons[quantity].click()
        panel.settle()
        flow = panel._value.flows[0]
        np.testing.assert_allclose(panel._profile._lines[0].getData()[1], np.log10(flow.now[column]))
        np.testing.assert_allclose(panel._history._items[0].getData()[1], np.log10(flow.history[column][:, 0]))
        assert panel._profile._level.isVisible() == panel._history._level.isVisible() == (quantity == "update")
    low, high = panel._history.plot.plotItem.getViewBox().viewRange()[1]
    assert panel._history._level.getData()[1].tolist() == [-3.0, -3.0] and low <= -3.0 <= high
    assert not panel._measure.isEnabled() and "update ‖ΔW‖/‖W‖" in panel._read_profile(0.0, 0.0)
    assert panel._said[0].startswith("A step changes")


def test_the_rule_that_ends_the_run_is_a_line_among_the_norms(shown: Callable[..., GradientFlowPanel]) -> None:
    run = Run([model()], data_of("spiral", samples=80), batch_size=10, seed=5, stop=Stop(gradient_below=1e-3))
    run.advance(30)
    panel = shown(GradientFlowPanel, run.snapshot())
    assert not panel._profile._level.isVisible()
    panel._measure._buttons["norm"].click()
    panel.settle()
    for picture in (panel._profile, panel._history):
        assert picture._level.isVisible() and picture._level.getData()[1].tolist() == [-3.0, -3.0]
    assert panel._profile._words.labels[0].text == "stops below 0.001 of all layers"
    panel._quantity._buttons["delta"].click()
    assert not panel._history._level.isVisible()


def test_the_map_has_a_row_per_layer_however_many(shown: Callable[..., GradientFlowPanel]) -> None:
    run = run_of(model(widths=(3,) * 40, activation="sigmoid"), model("y"), steps=60)
    panel = shown(GradientFlowPanel, run.snapshot())
    panel._view._buttons["map"].click()
    panel.settle()
    first, second = (image.image for image in panel._map._images)
    assert len(first) == 41 and len(second) == 3 and not panel._history.plot.isVisible()
    flow = panel._value.flows[0]
    low, high = levels_of(panel._value, "mean_abs", log=True)
    output = shares(np.log10(flow.history["mean_abs"][:, -1]), low, high)
    np.testing.assert_allclose(first[0], output, rtol=1e-5, err_msg="output below")
    assert (low, high) == (-8.0, 0.0), "what vanishes has faded into the canvas"
    names = [name for _, name in panel._map._ticks]
    assert names[0] == "A h1" and "B h1" in names and len(names) < 25, "as many as find room"
    assert panel._read_map(15.0, -0.5).startswith("epoch 15.0\nA h1 ")
    assert "B out" in panel._read_map(1.0, -43.9) and panel._read_map(1.0, -41.2) == "", "nothing between the models"


def test_the_colours_of_the_map_span_what_was_seen() -> None:
    def levels(*rows: float, log: bool = True) -> tuple[float, float]:
        flow = flow_of(1.0)
        history = {**flow.history, "mean_abs": np.array(rows)[:, None]}
        return levels_of(FlowValue(1, 1.0, (Flow(**{**vars(flow), "history": history}),)), "mean_abs", log=log)

    assert levels(3e-6, 0.2) == (-6.0, 0.0)
    assert levels(0.02, 0.2) == (-4.0, 0.0), "four decades at least"
    assert levels(1e-30, 0.02) == levels(0.0, 0.02) == (-8.0, -1.0), "what vanishes has faded"
    assert levels(0.0) == levels() == (-8.0, -4.0) and levels(0.3, math.nan, log=False) == (0.0, 0.3)


def test_the_threshold_is_written_where_no_number_lies(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=20).snapshot())
    words, numbers = panel._profile._words, panel._profile._labels
    for mean in ((1e-2, 1e-3, 3e-8), (3e-8, 1e-3, 1e-2), (2e-8, 3e-8, 4e-8)):
        panel.show_value(FlowValue(99, 9.9, (flow_of(*mean),)))
        panel.settle()
        (label,) = words.labels
        taken = [*map(numbers.place_of, numbers.labels), *panel._profile._marker_places()]
        assert not any(words.place_of(label).intersects(place) for place in taken), mean


def test_in_a_low_dock_the_curve_stays_and_what_stands_below_it_gives_way(
    shown: Callable[..., GradientFlowPanel],
) -> None:
    panel = shown(GradientFlowPanel, run_of(model("a"), model("b"), steps=25).snapshot())
    below = [panel.findChild(QWidget, "gradient_health"), *panel.findChildren(QLabel, "gradient_depth_end")]
    seen = []
    for height in range(400, 150, -5):
        panel.resize(700, height)
        seen.append([part.isVisible() for part in below])
    assert seen[0] == [True, True, True] and seen[-1] == [False, False, False]
    assert seen == sorted(seen, reverse=True) and [True, False, False] in seen


def test_in_a_lower_one_what_is_above_the_plots_and_the_sentence_give_way_too(
    shown: Callable[..., GradientFlowPanel],
) -> None:
    panel = shown(GradientFlowPanel, run_of(model("x"), model("y"), steps=25).snapshot())
    parts = [panel.findChild(QWidget, name) for name in ("gradient_history_view", "gradient_sentence")]
    seen = []
    for height in range(300, 100, -5):
        panel.resize(900, height)
        QApplication.processEvents()
        seen.append([part.isVisible() for part in parts])
        plot = panel.findChild(QWidget, "gradient_profile_plot").geometry()
        assert plot.bottom() <= (parts[1].geometry().top() if parts[1].isVisible() else height)
    assert seen[0] == [True, True] and [False, True] in seen and not seen[-1][1]


def test_numbers_of_models_that_lie_close_stand_above_and_below(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(model("a"), model("b"), steps=25).snapshot())
    places = [panel._profile._labels.place_of(each) for each in panel._profile._labels.labels]
    assert len(places) == 2 and not places[0].intersects(places[1])


def test_the_map_shows_what_is_too_large_for_a_picture() -> None:
    """A run that is about to break down has gradients beyond single precision."""
    values = np.array([0.0, 5e199, 1e200, np.inf, np.nan])
    assert shares(values, 0.0, 1e200).tolist() == [0.0, 0.5, 1.0, 0.0, 0.0]


def test_numbers_lie_over_no_line_and_no_marker(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(steps=20).snapshot())
    panel.resize(1100, 300)
    QApplication.processEvents()
    profile = panel._profile
    for means in (np.geomspace(1e-7, 0.1, 11), np.geomspace(0.1, 1e-7, 11)):
        panel.show_value(FlowValue(99, 9.9, (flow_of(*means),)))
        QApplication.processEvents()
        panel.settle()
        places = [profile._labels.place_of(label) for label in profile._labels.labels]
        assert len(places) == 2
        assert not any(place.intersects(marker) for place in places for marker in profile._marker_places())
        assert not any(place.contains(*point) for place in places for point in profile._line_points().tolist())


def test_icons_of_health_stand_apart_or_not_at_all(shown: Callable[..., GradientFlowPanel]) -> None:
    deep = [model(name, widths=(4,) * 20) for name in "ab"]
    panel = shown(GradientFlowPanel, run_of(*deep, steps=5).snapshot())
    seen = []
    for width in (2000, 700):
        panel.resize(width, 400)
        QApplication.processEvents()
        seen.append(panel._health.isVisible())
    assert seen == [True, False]


def test_in_a_narrow_plot_models_are_called_by_their_letters(shown: Callable[..., GradientFlowPanel]) -> None:
    panel = shown(GradientFlowPanel, run_of(model("a long name"), model("another one")).snapshot())

    def names() -> list[str]:
        panel._show_numbers()
        return [label.text for label in panel._profile.plot.end_labels._labels]

    panel.resize(1600, 360)
    QApplication.processEvents()
    assert names() == ["A · a long name", "B · another one"]
    panel.resize(500, 360)
    QApplication.processEvents()
    assert names() == ["A", "B"] and panel._profile.plot.end_labels.minimumWidth() < 30


def test_numbers_of_models_never_lie_over_each_other_nor_over_markers_and_the_threshold(
    shown: Callable[..., GradientFlowPanel],
) -> None:
    models = [model(name, widths=(4,) * 10, activation="sigmoid") for name in "ABCD"]
    panel = shown(GradientFlowPanel, run_of(*models, steps=20).snapshot())
    panel.resize(420, 120)
    QApplication.processEvents()
    panel._show_numbers()
    profile = panel._profile
    assert profile._words.labels
    places = [each.place_of(label) for each in (profile._labels, profile._words) for label in each.labels]
    assert not any(places[i].intersects(places[j]) for i in range(len(places)) for j in range(i))
    written = [profile._labels.place_of(label) for label in profile._labels.labels]
    assert not any(place.contains(marker.center()) for place in written for marker in profile._marker_places())


def test_before_there_are_layers_no_depth_is_numbered(shown: Callable[..., GradientFlowPanel]) -> None:
    axis = shown(GradientFlowPanel)._profile.plot.plotItem.getAxis("bottom")
    assert not "".join(words for _place, words in axis._tickLevels[0]).strip()
