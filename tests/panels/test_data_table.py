"""The data table: rows as the data have them, what stands in them, and an order that holds while answers change."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from playground.look import numbers
from playground.look.look import Look
from playground.panels.data_table import DataTablePanel
from playground.panels.data_table.columns import PICTURE
from playground.panels.data_table.model import SamplesModel
from playground.panels.data_table.value import compute
from tests.panels.runs import data_of, model, run_of, table_data

DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@pytest.fixture
def samples(look: Look) -> SamplesModel:
    return SamplesModel(look)


def column(samples: SamplesModel, id: str) -> int:
    return [each.id for each in samples.columns].index(id)


def texts(samples: SamplesModel, id: str) -> list[str]:
    at = column(samples, id)
    return [samples.index(row, at).data() for row in range(samples.rowCount())]


def test_rows_are_the_samples_training_then_test(samples: SamplesModel) -> None:
    run = run_of(model(outputs=3, last="softmax"), data=table_data())
    samples.show_value(compute(run.snapshot()))
    samples.sort(column(samples, "set"), UP)
    assert samples.rowCount() == 60
    assert texts(samples, "set") == ["training"] * 40 + ["test"] * 20
    assert texts(samples, "number")[38:42] == ["39", "40", "1", "2"]
    assert texts(samples, "target")[:3] == ["setosa", "versicolor", "virginica"]
    titles = [samples.headerData(at, Qt.Orientation.Horizontal) for at in range(samples.columnCount())]
    assert titles[:2] == ["no.", "set ▴"] and titles[-4:] == list(run.data.inputs)
    assert float(texts(samples, "input_1")[0].replace("−", "-")) == pytest.approx(run.data.raw_train[0, 1], rel=1e-3)


def test_loss_and_prediction_stand_beside_each_row(samples: SamplesModel) -> None:
    snapshot = run_of(model(outputs=3, last="softmax"), data=table_data(), steps=50).snapshot()
    value = compute(snapshot)
    samples.show_value(value)
    outputs = snapshot.models[0].predict(np.concatenate([table_data().x_train, table_data().x_test]))
    right = outputs[np.arange(60), np.concatenate([table_data().y_train, table_data().y_test])]
    np.testing.assert_allclose(value.answers[0].loss, -np.log(right), rtol=1e-9)
    worst = int(np.argmax(value.answers[0].loss))
    assert samples.order[0] == worst, "sorted by loss at first"
    said = texts(samples, "says_0")[0]
    name = table_data().classes[int(outputs[worst].argmax())]
    assert said.removeprefix("✗ ") == name
    assert said.startswith("✗") == (
        outputs[worst].argmax() != np.concatenate([table_data().y_train, table_data().y_test])[worst]
    )


def test_wrong_answers_are_marked_by_sign_and_colour(samples: SamplesModel, look: Look) -> None:
    samples.show_value(compute(run_of(steps=0).snapshot()))
    marked = 0
    at = column(samples, "says_0")
    for row in range(samples.rowCount()):
        index = samples.index(row, at)
        wrong = index.data().startswith("✗")
        assert wrong == (index.data(Qt.ItemDataRole.ForegroundRole) == look.theme.colour("error"))
        marked += wrong
    assert 0 < marked < samples.rowCount()


def test_sorting_both_ways_and_by_any_column(samples: SamplesModel) -> None:
    samples.show_value(compute(run_of(model(last="linear"), data=data_of("sine", samples=60)).snapshot()))
    for at, each in enumerate(samples.columns):
        for order, sign in ((UP, 1), (DOWN, -1)):
            samples.sort(at, order)
            values = np.asarray(each.values, float)[samples.order]
            assert (np.diff(sign * values) >= 0).all(), each.id
            assert sorted(samples.order) == list(range(60))


def test_the_order_follows_the_answers_and_the_current_row_its_sample(samples: SamplesModel) -> None:
    run = run_of(steps=5)
    samples.show_value(compute(run.snapshot()))
    kept = QPersistentModelIndex(samples.index(3, 0))
    sample = samples.order[3]
    run.advance(300)
    value = compute(run.snapshot())
    assert not samples.show_value(value), "the columns stay"
    assert (np.diff(value.answers[0].loss[samples.order]) <= 0).all()
    assert kept.isValid() and samples.order[kept.row()] == sample


def test_losses_that_are_no_numbers_come_last(samples: SamplesModel) -> None:
    run = run_of()
    value = compute(run.snapshot())
    value.answers[0].loss[7] = np.nan
    samples.show_value(value)
    assert samples.order[-1] == 7
    samples.sort(column(samples, "loss_0"), UP)
    assert samples.order[-1] == 7


def test_each_model_has_columns_of_its_own(samples: SamplesModel) -> None:
    samples.show_value(compute(run_of(model("sigmoid"), model("relu", activation="relu")).snapshot()))
    titles = [samples.columns[column(samples, f"loss_{index}")].title for index in range(2)]
    assert titles == ["A · sigmoid: loss", "B · relu: loss"]


def test_images_show_the_picture_instead_of_their_pixels(samples: SamplesModel) -> None:
    data = data_of("digits", samples=40)
    samples.show_value(compute(run_of(model(outputs=10, last="softmax"), data=data).snapshot()))
    assert samples.columns[-1].id == PICTURE and len(samples.columns) == 7
    picture = samples.index(0, len(samples.columns) - 1).data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(picture, QImage) and picture.width() == 32


def test_many_rows_are_asked_only_where_they_are_seen(
    shown: Callable[..., DataTablePanel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = run_of(data=data_of("spiral", samples=20_000))
    panel = shown(DataTablePanel, run.snapshot())
    written: list[float] = []
    percent = numbers.percent
    monkeypatch.setattr(numbers, "percent", lambda share, **more: (written.append(share), percent(share, **more))[1])
    run.advance(5)
    panel.show_value(panel.compute(run.snapshot()))
    panel.settle()
    panel.grab()
    assert 0 < len(written) < 300, "one share a row"


def test_a_click_on_a_title_sorts_and_on_a_row_chooses(shown: Callable[..., DataTablePanel], qtbot: QtBot) -> None:
    panel = shown(DataTablePanel, run_of(steps=5).snapshot())
    view = panel.findChild(QTableView, "data_table_view")
    model = view.model()
    panel._sort(2)
    assert model.sorted_by == (2, DOWN)
    panel._sort(2)
    assert model.sorted_by == (2, UP)
    with qtbot.waitSignal(panel.sample_chosen) as told:
        view.setCurrentIndex(model.index(4, 1))
    assert told.args == [int(model.order[4])]
    assert panel.subtitle == "80 samples"


def test_a_double_click_on_a_row_picks_its_sample_for_a_closer_look(look: Look, qtbot: QtBot) -> None:
    panel = DataTablePanel(look)
    qtbot.addWidget(panel)
    panel.resize(1200, 300)
    panel.show()
    panel.show_value(compute(run_of(model(widths=(3,)), model(widths=(2,)), steps=5).snapshot()))
    view = panel.findChild(QTableView)
    assert isinstance(view, QTableView)
    panel._model.sort(column(panel._model, "set"), UP)
    for id, row, expected in (
        ("number", 3, [0, 3, False]),
        ("loss_1", 79, [1, 79 - len(data_of("spiral", samples=80).y_train), True]),
    ):
        index = panel._model.index(row, column(panel._model, id))
        view.scrollTo(index)
        at = view.visualRect(index).center()
        with qtbot.waitSignal(panel.sample_picked) as picked:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert picked.args == expected
