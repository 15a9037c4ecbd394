"""The sample panel: which sample it shows, what is drawn on its pad, and what the network says."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.snapshot import Snapshot
from playground.panels.panel import Panel
from playground.panels.sample import SamplePanel
from playground.panels.sample.bars import MOST, Bars, Row
from playground.panels.sample.value import compute
from playground.panels.sample.widget import numbers_in_words, values_in_words, which
from tests.panels.runs import data_of, model, run_of, table_data

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def digits(steps: int = 20) -> Snapshot:
    data = data_of("digits", samples=60, test_fraction=0.2)
    return run_of(model(outputs=10, last="softmax"), data=data, steps=steps).snapshot()


def follow(panel: Panel, snapshot: Snapshot) -> None:
    """What the worker does with the panel's present choice."""
    panel.show_value(panel.compute(snapshot))
    panel.settle()


def text(panel: Panel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def test_the_answers_are_those_of_the_network() -> None:
    snapshot = digits()
    value = compute(snapshot, 3)
    np.testing.assert_array_equal(value.raw, snapshot.data.raw_train[3])
    np.testing.assert_allclose(value.answers[0], snapshot.models[0].predict(snapshot.data.x_train[3:4])[0])
    assert value.truth == snapshot.data.y_train[3] and value.picture.shape == (8, 8) and value.picture.max() <= 1.0


def test_samples_are_counted_round_and_round() -> None:
    snapshot = digits()
    assert which(compute(snapshot, 0)).startswith("training sample 1 of 48 · ")
    assert which(compute(snapshot, 48)).startswith("test sample 1 of 12 · ")
    assert compute(snapshot, -1).number == 59 and compute(snapshot, 60).number == 0


def test_what_is_drawn_is_read_where_samples_are_such_pictures() -> None:
    ink = np.zeros((8, 8))
    ink[:, 3:5] = 16
    value = compute(digits(), 5, ink)
    assert value.number == -1 and value.truth is None and which(value) == "your drawing"
    np.testing.assert_array_equal(value.raw, ink.ravel())
    assert compute(run_of().snapshot(), 5, ink).number == 5


def test_previous_and_next_go_through_the_samples(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    snapshot = digits()
    panel = shown(SamplePanel, snapshot)
    assert text(panel, "sample_which").startswith("training sample 1 of 48")
    with qtbot.waitSignal(panel.compute_changed):
        qtbot.mouseClick(panel.findChild(QWidget, "sample_next"), LEFT)
    follow(panel, snapshot)
    assert text(panel, "sample_which").startswith("training sample 2 of 48")
    for _click in range(2):
        qtbot.mouseClick(panel.findChild(QWidget, "sample_previous"), LEFT)
        follow(panel, snapshot)
    assert text(panel, "sample_which").startswith("test sample 12 of 12")
    panel.show_sample(7)
    follow(panel, snapshot)
    assert text(panel, "sample_which").startswith("training sample 8 of 48")


def test_a_digit_is_drawn_on_the_pad_and_cleared(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    snapshot = digits()
    panel = shown(SamplePanel, snapshot)
    pad, clear = panel.findChild(QWidget, "sample_pad"), panel.findChild(QWidget, "sample_clear")
    assert pad.isVisible() and not clear.isVisible()
    box = pad.square().toRect()
    for x in (0.3, 0.7):
        qtbot.mousePress(pad, LEFT, NONE, box.topLeft() + QPoint(round(x * box.width()), 10))
        qtbot.mouseMove(pad, box.topLeft() + QPoint(round(x * box.width()), box.height() - 10))
        qtbot.mouseRelease(pad, LEFT)
    panel.settle()
    assert [len(stroke) for stroke in pad.strokes] == [2, 2]
    follow(panel, snapshot)
    assert text(panel, "sample_which") == "your drawing"
    seen = panel._value.raw.reshape(8, 8)
    assert (seen[:, 1] > 0).all() and (seen[:, 6] > 0).all() and (seen[:, 3:5] == 0).all()
    qtbot.mouseClick(clear, LEFT)
    follow(panel, snapshot)
    assert pad.strokes == () and text(panel, "sample_which").startswith("training sample 1")


def test_in_the_dock_at_the_bottom_pad_and_bars_are_whole(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    panel = shown(SamplePanel, digits())
    panel.resize(1108, 183)
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    panel.resize(300, 183)  # one column below the other, which scrolls
    qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_outside_the_square_and_with_other_buttons_nothing_is_drawn(shown: Callable[..., Panel], qtbot: QtBot) -> None:
    panel = shown(SamplePanel, digits())
    pad = panel.findChild(QWidget, "sample_pad")
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, NONE, pad.square().center().toPoint())
    qtbot.mouseClick(pad, LEFT, NONE, QPoint(pad.width() // 2, 0))
    qtbot.mouseMove(pad, pad.square().center().toPoint())
    assert pad.strokes == ()


@pytest.mark.parametrize("kind", ["spiral", "sine"])
def test_other_data_show_their_values_and_no_pad(kind: str, shown: Callable[..., Panel]) -> None:
    last = "sigmoid" if kind == "spiral" else "linear"
    panel = shown(SamplePanel, run_of(model(last=last), data=data_of(kind, samples=60)).snapshot())
    assert not panel.findChild(QWidget, "sample_pad").isVisible()
    assert "x" in text(panel, "sample_values")
    assert panel.findChild(QWidget, "sample_bars").isVisible() == (kind == "spiral")
    assert ("≈" in text(panel, "sample_numbers")) == (kind == "sine")


def test_words_for_values_and_numbers() -> None:
    value = compute(run_of(model(outputs=3, last="softmax"), data=table_data()).snapshot(), 0)
    first = values_in_words(value).splitlines()[0]
    assert first.startswith("sepal length = ") and len(values_in_words(value).splitlines()) == 4
    many = values_in_words(compute(digits(), 0)).splitlines()
    assert len(many) == 13 and many[-1] == "… 52 more"
    two = run_of(model("one", last="linear"), model("two", last="linear"), data=data_of("sine", samples=60))
    lines = numbers_in_words(compute(two.snapshot(), 0)).splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["A · one", "B · two"] and lines[2].endswith("in the data")


def test_of_many_classes_the_likeliest_are_shown(look, qtbot: QtBot) -> None:
    bars = Bars(look)
    qtbot.addWidget(bars)
    bars.show_rows(tuple(Row(str(index), False, (index / 100.0,)) for index in range(30)))
    assert [row.name for row in bars.rows] == [str(index) for index in range(30 - MOST, 30)]


def test_the_bars_name_the_right_class(shown: Callable[..., Panel]) -> None:
    snapshot = digits()
    panel = shown(SamplePanel, snapshot)
    rows = panel.findChild(Bars, "sample_bars").rows
    assert [row.right for row in rows] == [index == snapshot.data.y_train[0] for index in range(10)]
    assert sum(row.shares[0] for row in rows) == pytest.approx(1.0)


def test_each_of_several_models_has_a_line_for_its_bar(look, qtbot: QtBot) -> None:
    bars = Bars(look)
    qtbot.addWidget(bars)
    bars.show_rows((Row("0", True, (0.4,)), Row("1", False, (0.6,))))
    alone = bars.sizeHint().height()
    bars.show_rows((Row("0", True, (0.4, 0.3, 0.2)), Row("1", False, (0.6, 0.7, 0.8))))
    assert bars.sizeHint().height() >= 6 * look.theme.line_height("tick") > alone
