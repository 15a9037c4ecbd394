"""Work is kept while it isn't saved, and found again after a kill and a crash, by a session of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import edits
from playground.experiment.project import Project
from playground.ui.autosave import Autosave
from playground.ui.errors import ErrorHook
from playground.ui.recovery import COPY, LOCK, Copy, Place, abandoned, decode, encode, own_place
from playground.ui.safety import Safety
from playground.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def begin(window: Window, folder: Path) -> Iterator[Callable[[], Safety]]:
    """Begins the safety of the window, once the folder holds what it is to find."""
    begun: list[Safety] = []

    def begin() -> Safety:
        begun.append(Safety(window, folder, ErrorHook(window)))
        return begun[-1]

    yield begin
    for safety in begun:
        safety.close()
    assert list(folder.glob(f"*{LOCK}")) == []


@pytest.fixture
def autosave(begin: Callable[[], Safety]) -> Autosave:
    found = begin().autosave
    assert found is not None
    return found


def find(widget: QWidget, kind: type[Any], name: str) -> Any:
    found = widget.findChild(kind, name)
    assert found is not None, f"there is no {name}"
    return found


def left(folder: Path, copy: Copy) -> Place:
    """What a session that was killed would leave."""
    place = own_place(folder)
    place.keep(copy)
    place.release()
    return place


def copies(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{COPY}"))


def leave(folder: Path, *how: str) -> None:
    """Let another session be killed, or crash, after it kept a copy."""
    leaver = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("leaver.py")), str(folder), *how],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        text=True,
    )
    assert leaver.stdout is not None
    with leaver.stdout:
        assert leaver.stdout.readline() == "kept\n"
        if not how:
            assert abandoned(folder) == [], "its session goes on"
            leaver.send_signal(signal.SIGKILL)
        assert leaver.wait() < 0


# --- when a copy is kept


def test_nothing_is_kept_of_what_has_not_been_touched(autosave: Autosave, folder: Path) -> None:
    autosave.check()
    assert not autosave.needed and copies(folder) == []


def test_an_edit_is_kept_once_and_forgotten_when_it_is_saved(
    window: Window, autosave: Autosave, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.edit("Rename", replace(window.session.experiment, title="Mine"))
    autosave.check()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    qtbot.waitUntil(lambda: not autosave._busy)
    written = copies(folder)[0].stat().st_mtime_ns
    autosave.check()
    qtbot.wait(50)
    assert copies(folder)[0].stat().st_mtime_ns == written, "nothing is new"
    window.session.save(tmp_path / "mine.experiment.json")
    qtbot.waitUntil(lambda: copies(folder) == [])
    autosave.check()
    assert not autosave.needed


def test_a_copy_is_followed_by_a_rest(
    window: Window, autosave: Autosave, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("playground.ui.autosave.monotonic", lambda: now[0])
    written: list[bool] = []
    autosave.keep(written.append)
    now[0] += 3.0  # seconds that it takes
    qtbot.waitUntil(lambda: written == [True])
    window.session.edit("Rename", replace(window.session.experiment, title="Mine"))
    for later, busy in ((50.0, False), (11.0, True)):
        now[0] += later
        autosave.check()
        assert autosave._busy == busy
    qtbot.waitUntil(lambda: not autosave._busy)


def test_what_is_learned_is_kept_too(window: Window, autosave: Autosave, folder: Path, qtbot: QtBot) -> None:
    window.live.trainer.step()
    qtbot.waitUntil(lambda: autosave.needed)
    autosave.check()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    copy = decode(copies(folder)[0].read_bytes())
    assert isinstance(copy.document, Project) and copy.step == 1 and copy.path is None
    window.documents.new()
    qtbot.waitUntil(lambda: copies(folder) == [])


def test_a_bookmark_alone_is_kept(window: Window, autosave: Autosave, folder: Path, qtbot: QtBot) -> None:
    assert not autosave.needed
    window.live.trainer.bookmark(name="the start")
    qtbot.waitUntil(lambda: autosave.needed)
    autosave.check()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    copy = decode(copies(folder)[0].read_bytes())
    assert isinstance(copy.document, Project) and copy.document.bookmarks
    qtbot.waitUntil(lambda: not autosave._busy)


def test_what_cannot_be_trained_is_kept_without_weights(
    window: Window, autosave: Autosave, folder: Path, qtbot: QtBot
) -> None:
    window.session.edit("Nothing", edits.change_model(window.session.experiment, 0, layers=(), skips=()))
    autosave.check()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert decode(copies(folder)[0].read_bytes()).document == window.session.experiment


def test_a_worker_that_does_not_answer_does_not_prevent_the_copy(
    window: Window, autosave: Autosave, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.autosave.PATIENCE", 50)
    monkeypatch.setattr(window.live.trainer, "ask", lambda *_: None)
    told: list[bool] = []
    autosave.rescue(told.append)
    qtbot.waitUntil(lambda: told == [True])
    assert decode(copies(folder)[0].read_bytes()).document == window.session.experiment


def test_a_folder_that_cannot_be_written_to_is_said(window: Window, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    safety = Safety(window, tmp_path / "file" / "recovery", ErrorHook(window))
    assert safety.autosave is None and "No copies of unsaved work" in window.message_bar.text
    safety.close()


# --- what the next start finds


def test_after_kill_9_the_copy_is_offered_and_opens_with_what_was_learned(
    window: Window, folder: Path, begin: Callable[[], Safety], qtbot: QtBot
) -> None:
    leave(folder)
    safety = begin()
    assert "before <b>Left &amp; behind</b> was saved" in window.message_bar.text.replace("“", "").replace("”", "")
    kept = safety._found[0].copy
    assert kept is not None and isinstance(kept.document, Project)
    qtbot.mouseClick(find(window, QPushButton, "message_action"), LEFT)
    dialog = window.findChild(QDialog, "recovery_dialog")
    assert dialog is not None and find(dialog, QLabel, "recovery_title_1").text() == "Left & behind"
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    qtbot.mouseClick(find(dialog, QPushButton, "recovery_open_1"), LEFT)
    assert window.session.experiment.title == "Left & behind" and window.session.modified
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot.step == 12)
    weights = kept.document.weights
    theta = window.frame.snapshot.models[0].theta  # type: ignore[union-attr]
    assert np.isin(next(iter(weights.values())).ravel(), theta).all()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1 and abandoned(folder) == [])
    assert gone


def test_after_a_crash_what_the_system_said_is_shown(
    window: Window, folder: Path, begin: Callable[[], Safety], qtbot: QtBot
) -> None:
    leave(folder, "crash")
    begin().show()
    dialog = window.findChild(QDialog, "recovery_dialog")
    assert dialog is not None
    said = find(dialog, QPlainTextEdit, "recovery_report").toPlainText()
    assert "Segmentation fault" in said and "leaver.py" in said
    qtbot.mouseClick(find(dialog, QPushButton, "recovery_delete_1"), LEFT)
    assert copies(folder) == [] and not dialog.isVisible()


def test_what_is_neither_opened_nor_deleted_is_offered_again(
    window: Window, folder: Path, begin: Callable[[], Safety]
) -> None:
    left(folder, Copy(window.session.experiment, None))
    begin().close()
    assert len(abandoned(folder)) == 1


def test_a_copy_that_cannot_be_read_is_said_and_can_only_be_deleted(
    window: Window, folder: Path, begin: Callable[[], Safety]
) -> None:
    place = left(folder, Copy(window.session.experiment, None))
    copies(folder)[0].write_bytes(b"PK\x03\x04 half")
    place.release()
    begin().show()
    dialog = window.findChild(QDialog, "recovery_dialog")
    assert dialog is not None and dialog.findChild(QPushButton, "recovery_open_1") is None
    assert "can't be read" in find(dialog, QLabel, "recovery_title_1").text()
    find(dialog, QPushButton, "recovery_delete_1").click()
    assert copies(folder) == []


def test_a_copy_that_is_on_its_way_at_the_end_is_not_left_behind(
    window: Window, folder: Path, autosave: Autosave, qtbot: QtBot
) -> None:
    window.session.edit("Rename", replace(window.session.experiment, title="Mine"))
    autosave.keep()
    autosave.close()
    answers: list[object] = []
    window.live.trainer.ask(lambda *_: True, answers.append)
    qtbot.waitUntil(lambda: bool(answers))  # the question before has been answered too
    autosave._writer.finish()
    assert not copies(folder)


def test_a_copy_knows_where_its_document_belongs(window: Window, folder: Path, begin: Callable[[], Safety]) -> None:
    path = folder / "elsewhere" / "mine.experiment.json"
    left(folder, Copy(replace(window.session.experiment, title="Mine"), path))
    safety = begin()
    safety.show()
    find(window, QPushButton, "recovery_open_1").click()
    assert window.session.path == path and window.session.modified


def test_the_document_that_is_there_is_asked_about_first(
    window: Window, folder: Path, begin: Callable[[], Safety], monkeypatch: pytest.MonkeyPatch
) -> None:
    left(folder, Copy(replace(window.session.experiment, title="Mine"), None))
    begin().show()
    window.session.edit("Rename", replace(window.session.experiment, title="Other"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    find(window, QPushButton, "recovery_open_1").click()
    assert window.session.experiment.title == "Other" and len(copies(folder)) == 1


def test_places_of_which_nothing_is_left_are_tidied_away(folder: Path) -> None:
    place = own_place(folder)
    place.log.write_text("")
    (folder / f".{place.log.stem}{COPY}.x.part").write_text("half")
    place.release()
    assert abandoned(folder) == [] and list(folder.iterdir()) == []


def test_a_copy_reads_as_written(window: Window) -> None:
    for path in (None, Path("/somewhere/ü.playground")):
        copy = decode(encode(Copy(window.session.experiment, path)))
        assert copy.document == window.session.experiment and copy.path == path and copy.step == 0
