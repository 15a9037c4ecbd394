"""Recent files: the newest first, remembered, and gone from the list with the file; files dropped on the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import codec
from playground.ui.dropped import dropped_document
from playground.ui.recent import MOST, Recent, labels
from playground.ui.settings import RECENT, Settings
from playground.ui.window import Window


def test_the_newest_file_is_first_and_the_list_ends(tmp_path: Path) -> None:
    recent = Recent(Settings())
    for number in range(MOST + 3):
        recent.add(tmp_path / f"{number}.json")
    recent.add(tmp_path / "5.json")
    again = Recent(Settings())
    assert [path.stem for path in again.paths] == ["5", "12", "11", "10", "9", "8", "7", "6", "4", "3"]
    again.drop(tmp_path / "12.json")
    assert len(recent.paths) == MOST - 1
    recent.clear()
    assert recent.paths == ()


@pytest.mark.parametrize("stored", ["[1", "3", '{"a": 1}', "[1, null]", "\x00"])
def test_a_damaged_list_counts_as_empty(stored: str) -> None:
    Settings().write(RECENT, stored)
    assert Recent(Settings()).paths == ()


def test_names_that_are_equal_come_with_their_folder() -> None:
    paths = (Path("/a/x.json"), Path("/b/x.json"), Path("/b/y.json"))
    assert labels(paths) == (f"x.json — {Path('/a')}", f"x.json — {Path('/b')}", "y.json")


def entries(window: Window) -> list[QAction]:
    menu = window.findChild(QMenu, "menu_recent")
    assert menu is not None
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.objectName().removeprefix("recent_").isdigit()]


def test_opened_and_saved_files_are_in_the_menu_and_open_from_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entries(window) == []
    one, two = tmp_path / "one & only.experiment.json", tmp_path / "two.playground"
    for path in (one, two):
        monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_, path=path: (str(path), ""))
        window.actions_by_id["save_as"].trigger()
    assert [action.toolTip() for action in entries(window)] == [str(two), str(one)]
    assert "one && only" in entries(window)[1].text()
    entries(window)[1].trigger()
    assert window.session.path == one
    two.unlink()
    entries(window)[1].trigger()
    assert "two.playground" in window.message_bar.text and len(entries(window)) == 1


# --- dropped files


def carrying(*paths: Path | str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(on: QWidget, mime: QMimeData) -> bool:
    """Drag over a widget and let go there, as Qt would: enter on whoever wants it, upwards. Whether it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target: QWidget | None = on
    while target is not None:
        if target.acceptDrops():
            enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
            enter.ignore()
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, mime, left, none))
                return True
        target = target.parentWidget()
    return False


def test_a_dropped_document_is_opened_wherever_it_is_dropped(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.experiment.json"
    codec.save(window.session.experiment, file)
    places: list[Callable[[], QWidget]] = [
        lambda: window.editor.viewport(),
        lambda: window.status,
        lambda: window.docks["data"],
    ]
    for place in places:
        window.documents.new()
        assert drop(place(), carrying(file))
        qtbot.waitUntil(lambda: window.session.path == file)


def test_what_is_dropped_and_is_no_document_is_refused_with_a_sentence(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    file, before = tmp_path / "picture.png", window.session.experiment
    file.write_bytes(b"\x89PNG\r\n")
    assert drop(window.editor.viewport(), carrying(file))
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "picture.png" in window.message_bar.text and window.session.experiment is before
    assert "*.playground" in window.message_bar.text and "*.csv" in window.message_bar.text
    assert drop(window.status, carrying(tmp_path))
    qtbot.waitUntil(lambda: f"<b>{tmp_path.name}</b>: this is neither a document" in window.message_bar.text)


def test_what_is_not_one_file_is_refused_with_a_sentence(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    for carried, words in (
        (carrying(tmp_path / "a.csv", tmp_path / "b.json"), "one document at a time"),
        (carrying("https://example.org/a.csv"), "is not on this computer"),
    ):
        assert drop(window.editor.viewport(), carried)
        qtbot.waitUntil(lambda words=words: words in window.message_bar.text)
    assert window.findChild(QDialog, "csv_import") is None


def test_a_spreadsheet_is_refused_by_who_reads_tables(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"PK\x03\x04")
    assert drop(window.editor.viewport(), carrying(file))
    qtbot.waitUntil(lambda: window.findChild(QDialog, "csv_import") is not None)
    dialog = window.findChild(QDialog, "csv_import")
    said = dialog.findChild(QLabel, "import_sentence_text")
    qtbot.waitUntil(lambda: "save it as CSV" in said.text())
    dialog.reject()


def test_files_are_dropped_on_the_window_not_into_its_text_fields(window: Window) -> None:
    assert not [field.objectName() for field in window.findChildren(QLineEdit) if field.acceptDrops()]


def test_several_files_web_addresses_and_tables_are_not_ours(tmp_path: Path) -> None:
    assert dropped_document(carrying(tmp_path / "a.json", tmp_path / "b.json")) is None
    assert dropped_document(carrying("https://example.org/a.experiment.json")) is None
    assert dropped_document(carrying(tmp_path / "a.csv")) is None
    assert dropped_document(carrying(tmp_path / "a.playground")) == tmp_path / "a.playground"
