"""The loss panel: values, ranges, names and exact numbers."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from playground.look.loss_axis import figure, snap
from playground.panels.loss import Curve, LossPanel, LossValue, compute, loss_range, reference_words
from tests.panels.runs import data_of, model, run_of, table_data


def value_of(train: list[float], test: list[float], reference: float | None = None) -> LossValue:
    curve = Curve("A", np.arange(len(train), dtype=float), np.array(train), np.array(test))
    return LossValue((curve,), reference, 2, squares=False)


def test_it_holds_the_losses_of_every_epoch() -> None:
    run = run_of(steps=32)
    value = compute(run.snapshot())
    np.testing.assert_array_equal(value.curves[0].epoch, np.arange(run.epoch + 1))
    assert value.curves[0].train[-1] == run.snapshot().models[0].train.loss
    assert value.last_epoch == run.epoch and value.entries == run.epoch + 1


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
