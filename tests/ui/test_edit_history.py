"""The list of edits: what it says, and that a click goes there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.experiment import edits
from playground.look.look import Look
from playground.session import Session
from playground.ui.edit_history import EditHistory


@pytest.fixture
def history(qtbot: QtBot) -> Iterator[EditHistory]:
    session = Session()
    view = EditHistory(Look(mode="light"), session)
    qtbot.addWidget(view)
    view.resize(240, 300)
    view.show()
    for count in (9, 10, 11):
        experiment = edits.replace_layer(session.experiment, 0, "h1", units=count)
        session.edit(f"h1: units {count}", experiment, merge="slide" if count > 9 else None)
    yield view
    session.deleteLater()


def words(view: EditHistory) -> list[str]:
    rows = view.model()
    return [rows.data(rows.index(row, 0)) for row in range(rows.rowCount())]


def click(view: EditHistory, row: int, qtbot: QtBot) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_row_per_edit_and_a_gesture_says_where_it_ended(history: EditHistory) -> None:
    assert words(history) == ["At the beginning", "h1: units 9", "h1: units 11"]
    assert history.currentIndex().row() == 2 and history.accessibleName()


def test_a_click_goes_there_and_what_is_undone_stays_in_the_list(history: EditHistory, qtbot: QtBot) -> None:
    stack = history._session.undo_stack
    for row in (0, 2, 1):
        click(history, row, qtbot)
        assert stack.index() == history.currentIndex().row() == row and stack.count() == 2
    assert history._session.experiment.models[0].layers[0].units == 9  # type: ignore[attr-defined]
    muted, plain = (
        history.model().data(history.model().index(row, 0), Qt.ItemDataRole.ForegroundRole) for row in (2, 1)
    )
    assert muted is not None and plain is None


def test_the_row_that_is_saved_says_so(history: EditHistory, tmp_path: Path) -> None:
    history._session.save(tmp_path / "it.experiment.json")
    history._session.undo_stack.undo()
    assert words(history) == ["At the beginning", "h1: units 9", "h1: units 11 · saved"]


def test_the_keyboard_goes_there_too(history: EditHistory, qtbot: QtBot) -> None:
    qtbot.keyClick(history, Qt.Key.Key_Up)
    qtbot.keyClick(history, Qt.Key.Key_Return)
    assert history._session.undo_stack.index() == 1
    history._session.undo_stack.redo()
    assert history.currentIndex().row() == 2
