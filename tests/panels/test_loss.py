"""The loss panel: values, ranges, names and exact numbers."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from playground.engine.run import Run
from playground.engine.stop import Stop
from playground.look.loss_axis import figure, snap
from playground.panels.loss import LossPanel
from playground.panels.loss.value import Curve, LossValue, compute, loss_range, reach, smoothed, stop_epoch
from playground.panels.loss.words import reference_words
from tests.panels.runs import data_of, model, run_of, table_data

STOP_NEVER = Stop()


def value_of(
    train: list[float], test: list[float], reference: float | None = None, stop: Stop = STOP_NEVER
) -> LossValue:
    epoch, none = np.arange(len(train), dtype=float), np.full(len(train), math.nan)
    curve = Curve("A", epoch, 4.0 * epoch, np.array(train), np.array(test), None, none, none)
    return LossValue((curve,), reference, 2, squares=False, stop=stop, steps_per_epoch=4)


def test_it_holds_the_losses_of_every_epoch() -> None:
    run = run_of(steps=32)
    value = compute(run.snapshot())
    np.testing.assert_array_equal(value.curves[0].epoch, np.arange(run.epoch + 1))
    assert value.curves[0].train[-1] == run.snapshot().models[0].train.loss
    assert (
        value.last() == run.epoch
        and value.last("steps") == run.epoch * run.steps_per_epoch
        and value.entries == run.epoch + 1
    )


@pytest.mark.parametrize(
    ("run", "reference", "words"),
    [
        (lambda: run_of(), math.log(2), "ln 2 = 0.693: no better than a coin"),
        (lambda: run_of(model(outputs=3, last="softmax"), data=table_data()), math.log(3), "ln 3 = 1.099: no better"),
        (lambda: run_of(model(), model("B", last="tanh")), None, ""),
    ],
)
def test_the_loss_of_guessing(run: Callable, reference: float | None, words: str) -> None:
    value = compute(run().snapshot())
    assert value.reference == (None if reference is None else pytest.approx(reference))
    assert reference_words(value).startswith(words)


def test_guessing_a_number_is_saying_the_mean() -> None:
    data = data_of("sine", samples=60)
    value = compute(run_of(model(last="linear"), data=data).snapshot())
    assert value.reference == pytest.approx(np.var(data.y_train))
    assert "always the mean" in reference_words(value)


@pytest.mark.parametrize(
    ("value", "up", "down"), [(0.82, 1.0, 0.5), (0.085, 0.1, 0.05), (2.0, 2.0, 2.0), (37.0, 50.0, 20.0)]
)
def test_snapping(value: float, up: float, down: float) -> None:
    assert snap(value, up=True) == pytest.approx(up) and snap(value, up=False) == pytest.approx(down)


def test_ranges() -> None:
    value = value_of([0.82, 0.085], [0.9, 0.125])
    assert loss_range(value, log=False) == (0.0, 1.0)
    assert loss_range(value, log=True) == pytest.approx((math.log10(0.05), 0.0))
    assert loss_range(value_of([0.1], [math.nan], 0.693), log=False)[1] == 1.0, "the reference line is inside"
    assert loss_range(value_of([0.0], [0.0]), log=True)[0] < -11, "a loss of zero is drawn at the foot"
    assert all(map(math.isfinite, loss_range(value_of([math.nan], [math.nan]), log=True)))


@pytest.mark.parametrize(
    ("loss", "text"), [(0.0853, "0.085"), (0.000313, "3.13e−4"), (0.0, "0.000"), (math.nan, "NaN"), (12345.0, "1.23e4")]
)
def test_figures_have_a_fixed_number_of_digits(loss: float, text: str) -> None:
    assert figure(loss) == text


def ends(panel: LossPanel) -> list[str]:
    return [label.text for label in panel._plot.end_labels._labels]


def test_names_at_the_ends(shown: Callable[..., LossPanel]) -> None:
    one = shown(LossPanel, run_of(steps=80).snapshot())
    value = one._value.curves[0]
    assert ends(one) == [f"train {value.train[-1]:.3f}", f"test {value.test[-1]:.3f}"]
    two = shown(LossPanel, run_of(model("x"), model("y"), steps=80).snapshot())
    assert [text.split()[:2] for text in ends(two)] == [["A", "train"], ["A", "test"], ["B", "train"], ["B", "test"]]
    alone = shown(LossPanel, run_of(data=data_of("gate"), steps=80).snapshot())
    assert [text.split()[0] for text in ends(alone)] == ["train"], "no test samples, no name for them"


def test_before_the_first_step_it_says_what_to_do(shown: Callable[..., LossPanel]) -> None:
    run = run_of()
    panel = shown(LossPanel, run.snapshot())
    assert panel._empty.isVisible() and "Press Run" in panel._empty.text() and ends(panel) == []
    run.advance(40)
    panel.show_value(compute(run.snapshot()))
    assert not panel._empty.isVisible()


def test_hovering_reads_the_epoch_nearest_to_the_mouse(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    curve = panel._value.curves[0]
    assert panel._read(7.4, 0.0) == f"epoch 7\ntrain {curve.train[7]:.4f}\ntest {curve.test[7]:.4f}"


def test_the_scale_is_chosen(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    view = panel._plot.plotItem.getViewBox()
    assert view.viewRange()[1] == pytest.approx(loss_range(panel._value, log=True))
    panel._scale._buttons["lin"].click()
    assert view.viewRange()[1] == pytest.approx(loss_range(panel._value, log=False))
    assert panel._plot.plotItem.getAxis("left").labelText == "loss"


def test_a_view_chosen_by_hand_stays_until_it_is_reset(shown: Callable[..., LossPanel]) -> None:
    run = run_of(steps=80)
    panel = shown(LossPanel, run.snapshot())
    view = panel._plot.plotItem.getViewBox()
    view.scaleBy((0.5, 0.5))
    view.sigRangeChangedManually.emit([True, True])
    zoomed = view.viewRange()
    run.advance(80)
    panel.show_value(compute(run.snapshot()))
    assert view.viewRange() == zoomed and panel._view.reset_action.isEnabled()
    panel._view.reset_action.trigger()
    assert view.viewRange()[0] == pytest.approx([0.0, run.epoch])


def test_lines_are_given_points_and_never_made_again(shown: Callable[..., LossPanel]) -> None:
    run = run_of(steps=80)
    panel = shown(LossPanel, run.snapshot())
    items = list(panel._plot.plotItem.items)
    run.advance(200)
    panel.show_value(compute(run.snapshot()))
    assert list(panel._plot.plotItem.items) == items


def test_the_penalty_is_a_line_of_its_own_where_there_is_one(shown: Callable[..., LossPanel]) -> None:
    run = run_of(replace(model(), l2=0.1), steps=80)
    panel = shown(LossPanel, run.snapshot())
    curve, learner = panel._value.curves[0], run.learners[0]
    np.testing.assert_allclose(curve.penalised[-1] - curve.train[-1], learner.penalty())
    assert [text.split()[0] for text in ends(panel)] == ["train", "test", "with"]
    assert panel._read(99.0, 0.0).endswith(f"with penalty {curve.penalised[-1]:.4f}")
    assert run_of(steps=80).snapshot() and compute(run_of(steps=8).snapshot()).curves[0].penalised is None


def test_accuracy_instead_of_loss(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    choose(panel, "loss_measure_accuracy")
    curve = panel._value.curves[0]
    assert curve.train_accuracy[-1] == run_of(steps=80).snapshot().models[0].train.accuracy
    np.testing.assert_array_equal(panel._lines._items[0]["train"].getData()[1], curve.train_accuracy)
    assert ends(panel)[0] == f"train {100 * curve.train_accuracy[-1]:.1f}\N{NO-BREAK SPACE}%"
    assert panel._plot.plotItem.getViewBox().viewRange()[1] == [0.0, 1.0] and not panel._scale.isEnabled()
    panel.show_value(compute(run_of(model(last="linear"), data=data_of("sine", samples=60), steps=40).snapshot()))
    assert panel._plot.plotItem.getAxis("left").labelText == "loss (log)", "numbers have no accuracy"
    assert not panel.findChild(QAction, "loss_measure_accuracy").isEnabled() and panel._scale.isEnabled()


def test_steps_instead_of_epochs(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    panel._across._buttons["steps"].click()
    assert panel._plot.plotItem.getViewBox().viewRange()[0] == [0.0, 80.0]
    np.testing.assert_array_equal(panel._lines._items[0]["train"].getData()[0], 4.0 * np.arange(21))
    assert panel._read(41.0, 0.0).startswith("step 40\ntrain ")


def test_smoothing_keeps_a_share_of_the_past(shown: Callable[..., LossPanel]) -> None:
    np.testing.assert_allclose(smoothed(np.array([1.0, 2.0, 4.0]), 0.5), [1.0, 2.5 / 1.5, 5.25 / 1.75])
    np.testing.assert_allclose(smoothed(np.array([math.nan, 2.0, 4.0]), 0.5), [math.nan, 2.0, 5.0 / 1.5])
    assert smoothed(np.array([1.0, math.inf, 1.0]), 0.5).tolist() == [1.0, math.inf, 1.0]
    assert len(smoothed(np.arange(1000.0), 0.9)) == 1000
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    assert not panel._lines._items[0]["raw"].isVisible()
    choose(panel, "loss_smoothing_much")
    curve, items = panel._value.curves[0], panel._lines._items[0]
    np.testing.assert_allclose(10.0 ** items["train"].getData()[1], smoothed(curve.train, 0.9))
    np.testing.assert_allclose(10.0 ** items["raw"].getData()[1], curve.train, err_msg="what was measured lies behind")
    assert f"train {curve.train[7]:.4f}" in panel._read(7.0, 0.0) and panel.subtitle.endswith("smoothed")


def test_where_the_stop_rules_end_the_run() -> None:
    losses = [1.0, 0.5, 0.6, 0.7]
    assert stop_epoch(value_of(losses, losses)) is None
    assert stop_epoch(value_of(losses, losses, stop=Stop(epochs=9, plateau=20))) == (9.0, "epochs")
    assert stop_epoch(value_of(losses, losses, stop=Stop(epochs=9, plateau=4))) == (5.0, "plateau")
    half_way = value_of(losses, losses, stop=Stop(epochs=6))
    assert reach(half_way, "epochs") == 6.0 and reach(half_way, "steps") == 24.0
    assert reach(value_of(losses, losses, stop=Stop(epochs=7)), "epochs") == 3.0, "too far away to make room for"
    back = replace(half_way, until=40)
    assert reach(back, "epochs") == 10.0 and reach(back, "steps") == 40.0, "looking back the axis stays as long"
    assert loss_range(value_of(losses, losses, stop=Stop(loss_below=0.011)), log=True)[0] <= math.log10(0.011)


def test_the_stop_rules_are_lines_with_words(shown: Callable[..., LossPanel]) -> None:
    data = data_of("spiral", samples=80)
    run = Run([model()], data, batch_size=10, seed=5, stop=Stop(loss_below=0.02, epochs=30))
    run.advance(80)
    panel = shown(LossPanel, run.snapshot())
    assert panel._lines._level.getData()[1][0] == pytest.approx(math.log10(0.02))
    assert panel._lines._end.getData()[0].tolist() == [30.0, 30.0]
    words = [label.text for label in panel._lines._note.labels]
    assert "stops below 0.02" in words and "stops at epoch 30" in words
    choose(panel, "loss_measure_accuracy")
    assert not panel._lines._level.isVisible() and panel._lines._end.isVisible()


def choose(panel: LossPanel, name: str) -> None:
    panel.findChild(QAction, name).trigger()
    panel.settle()


def test_what_is_said_before_the_first_epoch_has_ended(shown: Callable[..., LossPanel]) -> None:
    run = run_of()
    panel = shown(LossPanel, run.snapshot())
    assert panel._empty.text().startswith("Press Run")
    run.advance(1)
    panel.show_value(compute(run.snapshot()))
    assert panel._empty.text() == "The loss is drawn from the end of the first epoch on."
    panel.show_value(replace(compute(run.snapshot()), broken=True))
    assert panel._empty.text().startswith("Training broke down") and panel._empty.isVisible()


def test_words_at_lines_lie_over_no_others(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel)
    losses = np.geomspace(1.0, 0.011, 30)
    for size in ((700, 360), (360, 220)):
        panel.resize(*size)
        panel.show_value(value_of(losses, losses, stop=Stop(epochs=30, loss_below=0.01)))
        panel.settle()
        note = panel._lines._note
        places = [note.place_of(label) for label in note.labels]
        assert len(places) >= 2 and not any(a.intersects(b) for a, b in combinations(places, 2))


def test_accuracy_is_in_percent_on_the_axis_too(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel, run_of(steps=80).snapshot())
    choose(panel, "loss_measure_accuracy")
    axis = panel._plot.plotItem.getAxis("left")
    assert axis.tickStrings([0.0, 0.5, 1.0], axis.scale, 0.5) == ["0", "50", "100"]


def test_in_a_low_plot_words_are_left_out_rather_than_cover_a_line(shown: Callable[..., LossPanel]) -> None:
    panel = shown(LossPanel)
    losses = np.r_[2.4, np.full(40, 0.3)]
    value = replace(value_of(losses, np.geomspace(2.4, 1e-11, 41)), reference=2.303, classes=10)
    seen = []
    for height in (400, 110):
        panel.resize(360, height)
        QApplication.processEvents()
        panel.show_value(replace(value, until=height))  # drawn again
        seen.append([label.text.split(":")[0] for label in panel._lines._note.labels])
    assert seen == [["ln 10 = 2.303"], []]
