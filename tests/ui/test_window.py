"""The whole window, offscreen: what people click and press, and what then stands in the document and on screen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTabBar,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.engine.activations import ACTIVATIONS
from playground.engine.dataset import DATASETS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.points import Points
from playground.experiment import codec, edits
from playground.look.controls import Choice, LabelledSlider, Slider, Thumbnail, ToggleChip
from playground.paths import resources
from playground.ui.documents import file_name
from playground.ui.examples import examples
from playground.ui.settings import TEXT_SCALE, Settings
from playground.ui.window import Window


def find(window: Window, kind: type[Any], name: str) -> Any:
    found = window.findChild(kind, name)
    assert found is not None, f"there is no {name}"
    return found


def step_of(window: Window) -> int:
    return int(find(window, QLabel, "step_counter_value").text().replace(",", ""))


def model(window: Window) -> Any:
    return window.session.experiment.models[0]


# --- first sight


def test_it_opens_on_the_spiral_with_its_panels_in_docks(window: Window) -> None:
    assert window.windowTitle() == "Two spirals[*] — Network Playground"
    for panel in ("decision_boundary", "loss", "gradient_flow"):
        assert window.docks[panel].isVisible()
        assert find(window, QWidget, f"panel_{panel}").isVisible()
    assert not window.isWindowModified()


def test_every_interactive_widget_has_a_name_and_an_accessible_name(window: Window) -> None:
    interactive = (QPushButton, QToolButton, Slider, Choice, ToggleChip, Thumbnail)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()!r} in {widget.parent().objectName()!r}"
        for kind in interactive
        for widget in window.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QLineEdit)
        and not (widget.objectName() and widget.accessibleName())
    ]
    assert not nameless, nameless


def test_a_file_that_cannot_be_used_is_said_and_the_first_example_stays(
    open_one: Callable[..., Window], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.experiment.json"
    bad.write_text('{"format": "network-playground/experiment", "version": 1, "seed": -1}')
    window = open_one(bad)
    assert "bad.experiment.json" in window.message_bar.text and "seed" in window.message_bar.text
    assert window.session.experiment.title == "Two spirals"


# --- transport


def test_step_makes_one_step_and_epoch_an_epoch(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QPushButton, "step_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step_of(window) == 1)
    qtbot.mouseClick(find(window, QPushButton, "epoch_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: find(window, QLabel, "epoch_counter_value").text() == "000,001")


def test_space_runs_and_pauses_and_r_goes_back(window: Window, qtbot: QtBot) -> None:
    window.editor.setFocus()
    run = find(window, QPushButton, "run_button")
    qtbot.keyClick(window.editor, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: run.text() == "Pause" and step_of(window) > 20)
    assert window.actions_by_id["run"].text().replace("&", "") == "Pause"
    qtbot.keyClick(window.editor, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: run.text() == "Run")
    qtbot.keyClick(window.editor, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: step_of(window) == 0)


def test_space_runs_after_a_click_on_a_data_set(window: Window, qtbot: QtBot) -> None:
    window.editor.setFocus()
    qtbot.mouseClick(find(window, Thumbnail, "dataset_moons"), Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: step_of(window) > 0)


def test_keys_sleep_while_a_field_is_typed_in(window: Window, qtbot: QtBot) -> None:
    seed = find(window, QWidget, "seed")
    seed.setFocus()
    seed.selectAll()
    qtbot.keyClicks(seed, "23 r")
    assert not window.live.running
    qtbot.keyClick(seed, Qt.Key.Key_Return)
    assert window.session.experiment.seed == 23
    assert not seed.hasFocus()


def test_a_slider_with_the_focus_keeps_its_arrows(window: Window, qtbot: QtBot) -> None:
    slider = find(window, Slider, "learning_rate_slider")
    slider.setFocus()
    before = model(window).optimizer.learning_rate
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert model(window).optimizer.learning_rate > before
    assert step_of(window) == 0


def test_a_learning_rate_gesture_is_one_undo_step(window: Window, qtbot: QtBot) -> None:
    slider, before = find(window, LabelledSlider, "learning_rate"), window.session.experiment
    for _gesture in range(2):
        slider.slider._begin()
        for rate in (0.1, 0.2, 0.3 + 0.1 * _gesture):
            slider.slider._take(rate)
        slider.slider._end()
    assert window.session.undo_stack.count() == 2
    assert model(window).optimizer.learning_rate == 0.4
    window.actions_by_id["undo"].trigger()
    window.actions_by_id["undo"].trigger()
    assert window.session.experiment == before
    assert slider.value == before.models[0].optimizer.learning_rate


def test_another_optimizer_and_batch_size_are_edits(window: Window, qtbot: QtBot) -> None:
    choice = find(window, Choice, "optimizer_choice")
    choice.setCurrentIndex(choice.findData("sgd"))
    choice.activated.emit(choice.currentIndex())
    assert model(window).optimizer.kind == "sgd"
    batch = find(window, QWidget, "batch_size")
    batch.setFocus()
    batch.selectAll()
    qtbot.keyClicks(batch, "all")
    qtbot.keyClick(batch, Qt.Key.Key_Return)
    assert window.session.experiment.batch_size is None
    assert find(window, QWidget, "step_counter").toolTip() == "Step = all samples"
    batch.setFocus()
    batch.selectAll()
    qtbot.keyClicks(batch, "99999999999")
    qtbot.keyClick(batch, Qt.Key.Key_Return)
    assert window.session.experiment.batch_size == 100_000
    assert QToolTip.text() == "from 1 to 100,000"
    QToolTip.hideText()


def test_new_start_draws_a_new_seed_and_can_be_undone(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.ui.window.randrange", lambda _limit: 4321)
    before = window.session.experiment
    window.actions_by_id["new_start"].trigger()
    assert window.session.experiment.seed == 4321
    window.session.undo_stack.undo()
    assert window.session.experiment == before


# --- data and inspector


def test_another_data_set_adapts_the_output_and_is_undone_in_one_step(window: Window, qtbot: QtBot) -> None:
    before = window.session.experiment
    qtbot.mouseClick(find(window, Thumbnail, "dataset_blobs"), Qt.MouseButton.LeftButton)
    assert window.session.experiment.dataset.kind == "blobs"
    assert model(window).layers[-1].units == 4 and model(window).loss.kind == "categorical_cross_entropy"
    assert find(window, Thumbnail, "dataset_blobs").isChecked()
    window.session.undo_stack.undo()
    assert window.session.experiment == before
    assert find(window, Thumbnail, "dataset_spiral").isChecked()


def test_features_toggle_and_the_last_one_stays(window: Window, qtbot: QtBot) -> None:
    for name in ("x1", "x2"):
        qtbot.mouseClick(find(window, ToggleChip, f"feature_{name}"), Qt.MouseButton.LeftButton)
    kinds = [feature.kind for feature in window.session.experiment.dataset.features]  # type: ignore[attr-defined]
    assert kinds == ["x2"]
    assert find(window, ToggleChip, "feature_x2").isChecked() and not find(window, ToggleChip, "feature_x1").isChecked()


def test_a_csv_file_is_learned_from(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("a,b,kind\n" + "".join(f"{i},{i * i % 7},{'red' if i % 3 else 'blue'}\n" for i in range(30)))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(find(window, QPushButton, "open_csv_button"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(find(window, QPushButton, "import_button").isEnabled)
    qtbot.mouseClick(find(window, QPushButton, "import_button"), Qt.MouseButton.LeftButton)
    assert window.session.experiment.dataset.kind == "table"
    assert window.session.data.classes == ("blue", "red")
    assert "mine.csv" in find(window, QLabel, "data_notes").text()
    find(window, QLabel, "data_notes").linkActivated.emit("change")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "csv_import") is not None)
    window.findChild(QDialog, "csv_import").reject()


def test_an_experiment_whose_table_is_gone_says_so_and_learns_from_other_data(
    open_one: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.experiment.json"
    first = codec.load(resources() / "examples" / "spiral.experiment.json")
    codec.save(replace(first, dataset=DATASETS["table"](path="gone.csv")), path)
    window = open_one(path)
    qtbot.waitUntil(lambda: "gone.csv" in window.message_bar.text)
    window.actions_by_id["run"].trigger()
    window.session.edit_dataset("Circle", DATASETS["circle"]())
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.experiment is window.session.experiment)
    assert window.message_bar.isHidden()


def test_a_table_dropped_on_the_canvas_or_pasted_opens_the_dialog(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "dropped.csv"
    file.write_text("a,b\n" + "1.5,2.5\n2.5,3.5\n" * 20)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    canvas, copy, none = window.editor.viewport(), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(canvas, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(canvas, QDropEvent(QPointF(50, 50), copy, mime, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: window.findChild(QDialog, "csv_import") is not None)
    assert find(window, QLabel, "import_title").text() == "dropped.csv"
    window.findChild(QDialog, "csv_import").reject()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "csv_import") is None)
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n")
    window.actions_by_id["paste"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "csv_import") is not None)
    window.findChild(QDialog, "csv_import").reject()


def test_draw_switches_to_points_and_lets_the_panel_draw(window: Window, qtbot: QtBot) -> None:
    window.docks["decision_boundary"].close()
    qtbot.mouseClick(find(window, QPushButton, "draw_button"), Qt.MouseButton.LeftButton)
    assert window.session.experiment.dataset.kind == "points"
    assert find(window, Thumbnail, "dataset_points").isChecked()
    qtbot.waitUntil(lambda: find(window, QWidget, "boundary_classes").isVisible())
    qtbot.mouseClick(find(window, Thumbnail, "dataset_xor"), Qt.MouseButton.LeftButton)
    assert not find(window, QWidget, "boundary_classes").isVisible()
    assert [picture.objectName() for picture in window.data.findChildren(Thumbnail) if picture.isChecked()] == [
        "dataset_xor"
    ]


def test_what_was_drawn_is_there_to_come_back_to_until_another_document_is_opened(window: Window, qtbot: QtBot) -> None:
    points = Points(points=((0, 0, 0), (1, 1, 1)))
    window.session.edit_dataset("Drawn", points)
    for name in ("dataset_xor", "dataset_points"):
        qtbot.mouseClick(find(window, Thumbnail, name), Qt.MouseButton.LeftButton)
    assert window.session.experiment.dataset == points
    window.session.new()
    qtbot.mouseClick(find(window, Thumbnail, "dataset_points"), Qt.MouseButton.LeftButton)
    assert window.session.experiment.dataset == Points()


def test_the_inspector_shows_what_is_selected_and_edits_all_of_it(window: Window, qtbot: QtBot) -> None:
    heading = find(window, QLabel, "inspector_heading")
    assert heading.text() == "", "its forms wait until it is seen"
    window.docks["inspector"].raise_()
    qtbot.waitUntil(lambda: heading.text() == "Training")
    window.editor.select(("h1",))
    assert heading.text().startswith("h1")
    window.actions_by_id["select_all"].trigger()
    assert heading.text() == f"{len(model(window).layers)} layers"
    choice = window.inspector.findChild(Choice, "layer_initializer")
    choice.setCurrentIndex(choice.findData("he_normal"))
    choice.activated.emit(choice.currentIndex())
    assert {layer.initializer.kind for layer in model(window).layers} == {"he_normal"}
    assert window.session.undo_stack.count() == 1


def test_run_until_leads_to_the_rules_of_stopping(window: Window, qtbot: QtBot) -> None:
    window.editor.select(("h1",))
    window.actions_by_id["run_until"].trigger()
    epochs = find(window, QWidget, "stop_epochs")
    qtbot.waitUntil(lambda: not epochs.visibleRegion().isEmpty())
    qtbot.keyClicks(epochs, "3")
    qtbot.keyClick(epochs, Qt.Key.Key_Return)
    assert window.session.experiment.stop.epochs == 3
    qtbot.keyClick(window.editor, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: step_of(window) > 0 and not window.live.running)
    assert window.frame is not None and window.frame.snapshot is not None and window.frame.snapshot.epoch == 3


def test_delete_takes_the_selected_layer_out(window: Window) -> None:
    window.editor.select(("h2",))
    window.actions_by_id["delete"].trigger()
    assert [layer.id for layer in model(window).layers] == ["h1", "h3", "out"]
    assert window.actions_by_id["undo"].text().startswith("Undo ") or "Undo" in window.actions_by_id["undo"].text()


def test_docks_have_a_background_of_their_own_to_float_with(window: Window) -> None:
    assert window.panels
    for name, dock in window.docks.items():
        assert dock.widget().testAttribute(Qt.WidgetAttribute.WA_StyledBackground), name


def test_larger_text_stays_under_the_mouse_and_nothing_in_the_toolbar_overlaps(window: Window, qtbot: QtBot) -> None:
    larger, row = window.transport.larger, window.transport.row

    def stands() -> bool:
        left = larger.mapTo(window, QPoint()).x()
        return left <= begin < left + larger.width() and row.width() >= row.layout().minimumSize().width()

    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024 and row.width() > 900)
    begin = larger.mapTo(window, larger.rect().center()).x()
    for scale in (1.25, 1.5, 2.0):
        window.look.choose(scale=scale)
        qtbot.waitUntil(stands)


@pytest.mark.parametrize("scale", [1.75, 2.0])
def test_batch_and_seed_are_whole_when_the_text_has_grown(window: Window, qtbot: QtBot, scale: float) -> None:
    window.resize(2800, 1400)
    window.look.choose(scale=scale)
    for edit in (window.transport.batch, window.transport.seed):
        qtbot.waitUntil(lambda edit=edit: edit.width() >= edit.sizeHint().width())


# --- messages


@pytest.mark.filterwarnings("ignore:All-NaN slice")  # pyqtgraph's, about a curve of which nothing is finite
def test_a_diverged_run_says_where_and_offers_the_last_good_state(window: Window, qtbot: QtBot) -> None:
    experiment = window.session.experiment
    for layer in ("h1", "h2", "h3", "out"):
        experiment = edits.replace_layer(experiment, 0, layer, activation=ACTIVATIONS["linear"]())
    loss, optimizer = LOSSES["mean_squared_error"](), OPTIMIZERS["sgd"](learning_rate=100.0)
    window.session.edit("Wild", edits.change_model(experiment, 0, loss=loss, optimizer=optimizer))
    window.actions_by_id["run"].trigger()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "diverged at step" in window.message_bar.text and "layer" in window.message_bar.text
    assert not window.live.running
    qtbot.mouseClick(find(window, QPushButton, "message_action"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.frame is not None and not window.frame.snapshot.finished)
    assert not window.message_bar.isVisible()


@pytest.mark.filterwarnings("ignore:All-NaN slice")  # pyqtgraph's, about a curve of which nothing is finite
def test_the_message_about_a_divergence_ends_with_a_reset(window: Window, qtbot: QtBot) -> None:
    experiment = window.session.experiment
    for layer in ("h1", "h2", "h3", "out"):
        experiment = edits.replace_layer(experiment, 0, layer, activation=ACTIVATIONS["linear"]())
    loss, optimizer = LOSSES["mean_squared_error"](), OPTIMIZERS["sgd"](learning_rate=100.0)
    window.session.edit("Wild", edits.change_model(experiment, 0, loss=loss, optimizer=optimizer))
    window.actions_by_id["run"].trigger()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert window.status.text("problems") == "the training broke down"
    window.actions_by_id["reset"].trigger()
    qtbot.waitUntil(lambda: not window.message_bar.isVisible())
    assert window.status.text("problems") != "the training broke down"


def test_the_message_about_a_file_ends_with_an_edit_or_a_save(window: Window, tmp_path: Path) -> None:
    bad = tmp_path / "bad.experiment.json"
    bad.write_text("{")
    window.documents.open(bad)
    assert window.message_bar.isVisible()
    window.session.edit("Seed", replace(window.session.experiment, seed=5))
    assert not window.message_bar.isVisible()
    window.message_bar.say("bad", about="file")
    window.session.save(tmp_path / "good.experiment.json")
    assert not window.message_bar.isVisible()
    window.message_bar.say("no copies are kept")
    window.session.edit("Seed", replace(window.session.experiment, seed=6))
    assert window.message_bar.isVisible()


def test_a_long_message_is_three_lines_at_most(window: Window) -> None:
    said = "<b>file</b>: " + "many words " * 300
    window.message_bar.say(said, words="Back to the last good state")
    shown = window.message_bar.findChild(QLabel, "message_text")
    assert shown.text().endswith("…") and window.message_bar.text == said
    assert shown.heightForWidth(shown.width()) <= 3.5 * shown.fontMetrics().lineSpacing()


def test_the_status_bar_gives_way_before_it_clips(window: Window) -> None:
    status, seen = window.status, []
    enough = status._needed([["problems", "parameters", "accuracy"], ["precision", "keys"]])
    for width in (enough, enough - 1, 200):
        status.resize(width, status.height())
        seen.append({name for name, part in status._parts.items() if part.isVisible()})
    everything = {"problems", "parameters", "accuracy", "precision", "keys"}
    assert seen == [everything, everything - {"precision"}, {"problems", "accuracy"}]


def test_problems_are_counted_in_the_status_bar(window: Window) -> None:
    assert window.status.text("problems") == "the shapes fit the data"
    experiment = edits.replace_layer(window.session.experiment, 0, "out", units=3)
    window.session.edit("Too many units", experiment)
    assert window.status.text("problems").startswith("1 problem")


# --- documents


def test_closing_asks_when_there_is_something_to_lose(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def cancel(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    window.actions_by_id["new_start"].trigger()
    assert window.isWindowModified()
    assert not window.close()
    assert asked == ["Save the changes to “Two spirals”?"]
    assert window.isVisible()


def test_a_saved_file_opens_again_the_same(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.experiment.json"
    window.actions_by_id["new_start"].trigger()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    window.actions_by_id["save"].trigger()
    assert file.exists() and not window.isWindowModified()
    saved = window.session.experiment
    window.documents.new()
    assert window.session.experiment != saved
    window.documents.open(file)
    assert window.session.experiment == saved


def test_every_example_is_in_the_menu_by_its_title_and_opens(window: Window, qtbot: QtBot) -> None:
    menu = window.findChild(QWidget, "menu_examples")
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles == [example.title for example in examples()] and len(titles) >= 5
    for action in menu.actions():
        action.trigger()
        assert window.session.experiment.title == action.text()
        assert window.session.path is None, "saving must not overwrite the example"


def test_a_title_makes_a_file_name() -> None:
    assert file_name("Sigmoid against ReLU, ten layers!") == "sigmoid-against-relu-ten-layers"
    assert file_name("…") == "experiment"


# --- docks


def test_docks_close_and_come_back_from_the_view_menu(window: Window) -> None:
    for name, dock in window.docks.items():
        action: QAction = window.actions_by_id[f"show_{name}"]
        dock.close()
        assert not action.isChecked()
        action.trigger()
        assert dock.isVisible()


def test_a_hidden_panel_is_not_computed(window: Window, qtbot: QtBot) -> None:
    window.docks["loss"].close()
    qtbot.waitUntil(lambda: "loss" not in window.live.trainer._values.watched)
    window.docks["loss"].show()
    qtbot.waitUntil(lambda: "loss" in window.live.trainer._values.watched)


def test_palette_and_inspector_share_their_place_and_its_title(window: Window, qtbot: QtBot) -> None:
    tabs = find(window, QTabBar, "dock_palette_tabs")
    qtbot.waitUntil(lambda: [tabs.tabText(index) for index in range(tabs.count())] == ["Palette", "Inspector"])
    tabs.setCurrentIndex(1)
    assert not window.docks["inspector"].visibleRegion().isEmpty()
    native = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert all(bar.sizeHint().height() == 0 for bar in native)


def test_the_layout_is_remembered(open_one: Callable[..., Window]) -> None:
    first = open_one()
    first.docks["loss"].close()
    first.close()
    again = open_one()
    assert not again.docks["loss"].isVisible()
    assert again.docks["data"].isVisible()


def test_the_text_size_scales_and_is_remembered(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QToolButton, "larger_text_button"), Qt.MouseButton.LeftButton)
    assert window.look.theme.scale == 1.25
    assert find(window, QLabel, "text_size").text() == "125\N{NO-BREAK SPACE}%"
    assert Settings().read(TEXT_SCALE) == 1.25


def test_the_transport_gives_way_in_order(window: Window, qtbot: QtBot) -> None:
    row = window.transport.row
    levels = []
    for width in (1600, 1200, 1000, 900, 800):
        window.resize(width, 900)
        qtbot.waitUntil(lambda width=width: window.transport.width() == width)
        levels.append(row.level)
        assert row.layout().minimumSize().width() == row._widths[row.level] <= row.width()
    assert levels == sorted(levels) and levels[0] == 0 and levels[-1] > 2
    assert not find(window, QWidget, "seed_field").isVisible()
    assert find(window, QWidget, "more_button").isVisible()


def test_the_forms_of_the_inspector_are_no_wider_than_it_is(window: Window, qtbot: QtBot) -> None:
    window.docks["inspector"].raise_()
    qtbot.waitUntil(lambda: find(window, QLabel, "inspector_heading").text() == "Training")
    for chosen in ((), ("h1",), ("h1", "h2")):
        window.editor.select(chosen)
        qtbot.waitUntil(lambda: window.inspector.widget().width() == window.inspector.viewport().width())


def test_the_toolbar_has_room_for_the_smallest_learning_rate(window: Window) -> None:
    optimizer = replace(model(window).optimizer, learning_rate=1e-12)
    window.session.edit("Small", edits.change_model(window.session.experiment, 0, optimizer=optimizer))
    edit = window.transport.rate.edit
    assert edit.text() == "1.00e\N{MINUS SIGN}12" and edit.width() >= edit.sizeHint().width()
