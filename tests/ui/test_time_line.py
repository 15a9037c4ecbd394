"""The time line: what its words, its handle and its flags say, and what follows for the whole window."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from playground.engine.look_back import Track
from playground.experiment import edits
from playground.experiment.models import duplicate_model
from playground.look.look import Look
from playground.ui.scrubber import Scrubber
from playground.ui.time_line import TimeLineRow
from playground.ui.track_words import bookmark_words, kept_words, memory_words, place_words
from playground.ui.window import Window
from playground.ui.writer import wait_for

Key = Qt.Key

TRACK = Track(live=1000, last=1000, moments=32, nbytes=1_500_000, bookmarks={250: "plateau", 700: ""})
BACK = replace(TRACK, goal=400)


def track_of(window: Window) -> Track:
    return window.time_travel._track


# --- words


def test_the_words_name_the_step_that_is_shown_and_that_of_the_run() -> None:
    assert place_words(TRACK, 1000, running=True) == "step 1,000 · live"
    assert place_words(TRACK, 1000, running=False) == "step 1,000 · paused"
    assert place_words(BACK, 400, running=False) == "step 400 of 1,000"
    assert place_words(BACK, 352, running=False) == "step 352, to 400"


def test_after_a_reset_it_says_where_the_run_is_and_what_becomes_of_the_steps_after_it() -> None:
    track = replace(TRACK, live=0, goal=400)
    assert place_words(track, 400, running=False) == "step 400, run at 0"
    assert memory_words(track).endswith("again. Its steps up to 1,000 are shown until it trains on from here.")
    stay = "The run stands at step 0 again. Its steps up to {} stay: with these settings they come again."
    assert memory_words(replace(track, repeats=1000)).endswith(stay.format("1,000"))
    both = stay.format("500") + " Its steps up to 1,000 are shown until it trains on from here."
    assert memory_words(replace(track, repeats=500)).endswith(both)
    assert "again" not in memory_words(TRACK)


def test_memory_is_said_and_what_cannot_be_shown() -> None:
    assert memory_words(TRACK) == "Drag back to any step.\n32 moments · 1.5 MB of at most 200 MB."
    assert "Before step 90 " in memory_words(replace(TRACK, first=90))
    assert memory_words(Track(live=9, first=9, last=9)) == "No earlier step of this network is kept."
    assert memory_words(Track()).startswith("Once the network is trained")
    assert kept_words(TRACK) == "32 moments · 1.5 MB" and kept_words(replace(TRACK, moments=1)) == "1 moment · 1.5 MB"
    assert bookmark_words(TRACK, 250) == "plateau · step 250" and bookmark_words(TRACK, 700) == "step 700"
    unknown = replace(TRACK, ahead=frozenset({250, 700}), live=300, last=300)
    assert "not come here" in bookmark_words(unknown, 700) and "Nothing is kept" in bookmark_words(unknown, 250)


# --- the scrubber


@pytest.fixture
def scrubber(look: Look, qtbot: QtBot) -> Scrubber:
    made = Scrubber(look)
    qtbot.addWidget(made)
    made.resize(1000, 24)
    made.show()
    made.show_track(TRACK)
    return made


def wishes(scrubber: Scrubber) -> list[Any]:
    found: list[Any] = []
    scrubber.wanted.connect(found.append)
    return found


def test_a_drag_asks_for_each_step_and_the_handle_stays_in_the_hand(scrubber: Scrubber, qtbot: QtBot) -> None:
    wished = wishes(scrubber)
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(600, 14))
    first = scrubber.value()
    qtbot.mouseMove(scrubber, QPoint(450, 14))
    scrubber.show_track(replace(TRACK, goal=first))
    assert 440 < scrubber.value() < 460 < 590 < first < 610
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(450, 14))
    assert scrubber.value() == first, "what is shown is where the handle is, once nobody holds it"
    assert wished[0] == first and 440 < wished[-1] < 460


def test_near_the_end_the_hand_means_the_run_and_a_flag_its_step(scrubber: Scrubber, qtbot: QtBot) -> None:
    wished = wishes(scrubber)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(997, 14))
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(round(scrubber.x_of(250)) + 5, 4))
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(round(scrubber.x_of(700)) - 3, 14))
    assert wished == [None, 250, 700]


def test_a_flag_that_lies_ahead_stands_at_the_end_and_leads_nowhere(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.show_track(replace(TRACK, bookmarks={5000: "later"}, ahead=frozenset({5000})))
    wished = wishes(scrubber)
    assert scrubber.x_of(5000) == scrubber.x_of(1000)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(994, 4))
    qtbot.keyClick(scrubber, Key.Key_PageUp)
    assert wished == [None, None]


def test_nobody_drags_to_before_what_is_kept(scrubber: Scrubber, qtbot: QtBot) -> None:
    scrubber.show_track(replace(TRACK, first=300))
    wished = wishes(scrubber)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(100, 14))
    scrubber.setFocus()
    qtbot.keyClick(scrubber, Key.Key_Home)
    assert wished == [300, 300]


def test_keys_go_by_steps_bookmarks_and_ends(scrubber: Scrubber, qtbot: QtBot) -> None:
    wished = wishes(scrubber)
    scrubber.show_track(BACK)
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp, Key.Key_Home):
        qtbot.keyClick(scrubber, key)
    assert wished == [399, 400, 250, 700, None, 0]
    qtbot.keyClick(scrubber, Key.Key_Escape)
    qtbot.keyClick(scrubber, Key.Key_End)
    assert wished[6:] == [None, None]


def test_the_menu_is_that_of_the_flag_or_of_the_line(scrubber: Scrubber, qtbot: QtBot) -> None:
    asked: list[Any] = []
    scrubber.menu_wanted.connect(lambda mark, _at: asked.append(mark))
    for x, y in ((round(scrubber.x_of(250)) + 3, 4), (500, 14)):
        at = QPoint(x, y)
        reason = QContextMenuEvent.Reason.Mouse
        scrubber.contextMenuEvent(QContextMenuEvent(reason, at, scrubber.mapToGlobal(at)))
    assert asked == [250, None]


# --- the row


@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_words_give_way_to_the_scrubber(scale: float, qtbot: QtBot) -> None:
    look = Look(mode="light", scale=scale)
    actions = {id: QAction(id) for id in ("bookmark", "go_on", "to_live")}
    row = TimeLineRow(look, actions)
    qtbot.addWidget(row)
    row.show_track(BACK, 400, running=False)
    place, button = row.findChild(QLabel, "time_line_step"), row.findChild(QToolButton, "go_on_button")
    assert place is not None and button is not None
    said = []
    for width in range(round(1500 * scale), round(150 * scale), -20):
        row.resize(width, row.height())
        row.show()
        words = button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        if (words, place.text()) not in said:
            said.append((words, place.text()))
        if width >= 700 * scale:
            assert row.scrubber.width() >= 0.38 * width
    full = "step 400 of 1,000"
    assert said == [(True, full), (False, full), (False, "400")]
    assert row.height() == round(24 * scale)


# --- the window


def trained(window: Window, qtbot: QtBot, steps: int) -> None:
    for _ in range(steps):
        window.live.trainer.step()
    qtbot.waitUntil(lambda: track_of(window).live == steps)


def look_at(window: Window, qtbot: QtBot, step: int) -> None:
    window.time_travel.look_back(step)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot.step == step == track_of(window).goal)


def shown_step(window: Window) -> str:
    label = window.findChild(QLabel, "step_counter_value")
    assert label is not None
    return label.text()


def toast(window: Window) -> str:
    label = window.editor.toast.findChild(QLabel)
    assert label is not None
    return label.text()


def test_everything_shows_the_moment_and_run_says_that_it_comes_back(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    assert not window.actions_by_id["go_on"].isEnabled()
    scrubber = window.time_travel.bar.scrubber
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(round(scrubber.x_of(12)), 14))
    qtbot.waitUntil(lambda: shown_step(window) == "12")
    assert window.actions_by_id["go_on"].isEnabled() and window.session.step == 40
    place = window.findChild(QLabel, "time_line_step")
    assert place is not None and place.text() == "step 12 of 40"
    window.actions_by_id["to_live"].trigger()
    qtbot.waitUntil(lambda: shown_step(window) == "40")
    assert not window.editor.toast.isVisible(), "whoever asks to come back is not told"
    look_at(window, qtbot, 12)
    window.editor.weight_edited.emit("h1/W", (0, 0), 1.0, 0.5)
    assert window.session.undo_stack.count() == 0 and "go on from here" in toast(window)
    window.actions_by_id["step"].trigger()
    qtbot.waitUntil(lambda: shown_step(window) == "41")
    assert "From step 12 back to the run" in toast(window) and not window.actions_by_id["go_on"].isEnabled()


def test_going_on_makes_b_a_copy_at_that_step_as_one_undo_step(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    look_at(window, qtbot, 12)
    theta = window.frame.snapshot.models[0].theta  # type: ignore[union-attr]
    window.actions_by_id["go_on"].trigger()
    qtbot.waitUntil(lambda: len(window.frame.snapshot.models) == 2)  # type: ignore[union-attr]
    snapshot = window.frame.snapshot  # type: ignore[union-attr]
    assert snapshot is not None and snapshot.step == 12
    assert all((model.theta == theta).all() for model in snapshot.models)
    assert window.session.undo_stack.undoText() == "Go on from step 12 as B" and window.session.undo_stack.count() == 1
    assert window.shown_model.index == 1 and "begins at step 12" in toast(window)
    window.session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(window.frame.snapshot.models) == 1)  # type: ignore[union-attr]
    assert window.frame.snapshot.step == 12 and track_of(window).last == 40  # type: ignore[union-attr]


def test_with_four_models_it_only_goes_back(window: Window, qtbot: QtBot) -> None:
    experiment = window.session.experiment
    for _ in range(3):
        experiment = duplicate_model(experiment, 0)
    window.session.edit("Four", experiment)
    trained(window, qtbot, 20)
    look_at(window, qtbot, 5)
    window.actions_by_id["go_on"].trigger()
    qtbot.waitUntil(lambda: track_of(window).live == 5)
    assert window.session.experiment is experiment and "Four models" in toast(window)


def test_a_bookmark_is_put_named_visited_and_removed(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    look_at(window, qtbot, 12)
    window.actions_by_id["bookmark"].trigger()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "bookmark_name_field") is not None)
    field = window.findChild(QLineEdit, "bookmark_name_field")
    assert field is not None and field.accessibleName() == "Name of the bookmark at step 12"
    qtbot.keyClicks(field, "the plateau")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: dict(track_of(window).bookmarks) == {12: "the plateau"})
    window.actions_by_id["bookmark"].trigger()  # the same again is about its name
    field = window.findChild(QLineEdit, "bookmark_name_field")
    assert field is not None and field.text() == "the plateau"
    qtbot.keyClick(field, Key.Key_Escape)
    window.time_travel.to_live()
    qtbot.waitUntil(lambda: track_of(window).goal is None)
    assert dict(track_of(window).bookmarks) == {12: "the plateau"}
    menu = {action.objectName(): action for action in window.time_travel.menu(12).actions()}
    menu["bookmark_go"].trigger()
    qtbot.waitUntil(lambda: track_of(window).goal == 12)
    menu["bookmark_remove"].trigger()
    qtbot.waitUntil(lambda: not track_of(window).bookmarks)
    window.time_travel._track = replace(TRACK, has_room=False)
    window.actions_by_id["bookmark"].trigger()
    assert "remove one of them first" in toast(window)


def test_after_a_reset_what_the_line_shows_is_said_and_bookmarks_stay_when_it_trains_again(
    window: Window, qtbot: QtBot
) -> None:
    trained(window, qtbot, 40)
    window.live.trainer.bookmark(name="plateau")
    window.live.trainer.reset()
    qtbot.waitUntil(lambda: track_of(window).live == 0)
    assert "Its steps up to 40 stay: with these settings they come again" in toast(window)
    trained(window, qtbot, 3)
    assert track_of(window).last == 40 and not track_of(window).ahead
    look_at(window, qtbot, 40)
    place = window.findChild(QLabel, "time_line_step")
    assert place is not None and place.text() == "step 40, run at 3"


def test_esc_in_the_name_of_a_new_bookmark_takes_it_away_again(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 12)
    for key, marks in ((Key.Key_Escape, {}), (Key.Key_Return, {12: ""}), (Key.Key_Escape, {12: ""})):
        window.actions_by_id["bookmark"].trigger()
        qtbot.waitUntil(lambda: window.findChild(QLineEdit, "bookmark_name_field") is not None)
        field = window.findChild(QLineEdit, "bookmark_name_field")
        qtbot.keyClicks(field, "" if marks else "plateau")
        qtbot.keyClick(field, key)
        qtbot.waitUntil(lambda: window.findChild(QLineEdit, "bookmark_name_field") is None)
        window.live.trainer.step()
        window.live.trainer.look_back(12)
        qtbot.waitUntil(lambda: track_of(window).goal == 12)
        assert dict(track_of(window).bookmarks) == marks


def test_the_microscope_shows_the_moment(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    look_at(window, qtbot, 12)
    window.actions_by_id["microscope"].trigger()
    page = window.closer_look._page
    assert page is not None
    qtbot.waitUntil(lambda: page._it is not None)
    assert page._it is not None and page._it.step == 12 and track_of(window).goal == 12
    look_at(window, qtbot, 30)
    qtbot.waitUntil(lambda: page._it is not None and page._it.step == 30)


def test_an_edit_comes_back_and_another_network_has_no_past(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    look_at(window, qtbot, 12)
    window.session.edit("Wider", edits.replace_layer(window.session.experiment, 0, "h1", units=5))
    qtbot.waitUntil(lambda: track_of(window).goal is None and track_of(window).first == 40)
    assert "back to the run" in toast(window)
    assert memory_words(track_of(window)) == "No earlier step of this network is kept."
    window.session.undo_stack.undo()
    qtbot.waitUntil(lambda: track_of(window).first == 0)


def test_the_row_leaves_its_height_to_the_docks_where_there_is_hardly_any(window: Window, qtbot: QtBot) -> None:
    bar = window.time_travel.bar
    assert bar.isVisible() and bar.height() < 30
    bar.hide()  # as a layout may say that was kept
    window.resize(1366, 768)
    qtbot.waitUntil(bar.isVisible)
    window.look.choose(scale=3.0)
    qtbot.waitUntil(bar.isHidden)
    trained(window, qtbot, 5)
    look_at(window, qtbot, 2)
    assert bar.isVisible()


def test_a_project_keeps_its_bookmarks_and_a_new_one_is_something_to_save(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(window, qtbot, 40)
    file = tmp_path / "mine.playground"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    window.actions_by_id["save_as"].trigger()
    assert not window.isWindowModified()
    look_at(window, qtbot, 12)
    window.live.trainer.bookmark(name="plateau")
    qtbot.waitUntil(window.isWindowModified)
    window.actions_by_id["save"].trigger()
    assert not window.isWindowModified()
    window.documents.new()
    qtbot.waitUntil(lambda: not track_of(window).bookmarks)
    assert window.documents.open(file)
    qtbot.waitUntil(lambda: dict(track_of(window).bookmarks) == {12: "plateau"})
    assert not window.isWindowModified()
    look_at(window, qtbot, 12)


def type_on(qtbot: QtBot, letters: str) -> None:
    """Type wherever the focus goes meanwhile."""
    for letter in letters:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClicks(widget, letter)


def test_who_types_relu_searches_for_it_and_keeps_the_run(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    theta = window.frame.snapshot.models[0].theta  # type: ignore[union-attr]
    type_on(qtbot, "re")  # although R is a key of the window
    assert wait_for(partial(window.live.trainer.ask, lambda _experiment, run: run.step)) == 0
    type_on(qtbot, "lu")
    found = window.findChild(QLineEdit, "canvas_search")
    assert found is not None and found.text() == "relu"
    qtbot.keyClick(found, Key.Key_Escape)
    qtbot.waitUntil(lambda: track_of(window).live == 40 and track_of(window).goal is None)
    assert "the run stands at <b>step 40</b> again" in toast(window)
    assert (window.frame.snapshot.models[0].theta == theta).all()  # type: ignore[union-attr]


def test_a_run_that_was_reset_before_stays_so_when_relu_is_typed(window: Window, qtbot: QtBot) -> None:
    trained(window, qtbot, 40)
    window.actions_by_id["reset"].trigger()
    qtbot.waitUntil(lambda: track_of(window).live == 0)
    type_on(qtbot, "relu")
    found = window.findChild(QLineEdit, "canvas_search")
    assert found is not None and found.text() == "relu" and window.time_travel._forward_to is None
    qtbot.keyClick(found, Key.Key_Escape)


@pytest.mark.parametrize(("letters", "soon"), [("rs", 1.0), ("re", 0.0)], ids=["no name begins so", "too late"])
def test_other_letters_are_not_put_together(
    letters: str, soon: float, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.editor.letters.SOON", soon)
    trained(window, qtbot, 40)
    type_on(qtbot, letters)
    found = window.findChild(QLineEdit, "canvas_search")
    assert found is not None and found.text() == letters[1]
    qtbot.keyClick(found, Key.Key_Escape)
    qtbot.waitUntil(lambda: track_of(window).live == 0)


def test_a_reset_says_how_it_is_taken_back(window: Window, qtbot: QtBot) -> None:
    actions = window.actions_by_id
    trained(window, qtbot, 40)
    theta = window.frame.snapshot.models[0].theta  # type: ignore[union-attr]
    assert not actions["forward"].isEnabled()
    type_on(qtbot, "r")
    qtbot.waitUntil(lambda: track_of(window).live == 0)
    assert "Ctrl+R</b> brings step 40 back" in toast(window)
    actions["forward"].trigger()
    qtbot.waitUntil(lambda: track_of(window).live == 40 and track_of(window).goal is None)
    assert (window.frame.snapshot.models[0].theta == theta).all()  # type: ignore[union-attr]
    assert not actions["forward"].isEnabled()
