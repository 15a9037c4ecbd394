"""Projects in the window: saved while training, opened to the very state that was saved, and refused where they lie."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from playground.experiment import edits, project
from playground.experiment.project import Project, project_of
from playground.ui.documents import format_of
from playground.ui.window import Window
from playground.ui.writer import wait_for

Chosen = Callable[[Path, str], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chosen:
    """Answers the next file dialogs with a path and the words of a format."""

    def choose(path: Path, words: str = "") -> None:
        def answer(_parent: Any, _title: str, _start: str, filters: str = "", _chosen: str = "") -> tuple[str, str]:
            return str(path), next(each for each in filters.split(";;") if words in each)

        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(f"PySide6.QtWidgets.QFileDialog.{name}", answer)

    return choose


def state(window: Window) -> Project:
    """What the worker trains now."""
    held: Project | None = wait_for(lambda then: window.live.trainer.ask(project_of, then))
    assert held is not None
    return held


def same(one: Project, other: Project) -> bool:
    parts = [(getattr(one, part), getattr(other, part)) for part in ("weights", "history", "state")]
    return all(
        mine.keys() == theirs.keys()
        and all(
            np.array_equal(values, theirs[name], equal_nan=values.dtype.kind == "f") for name, values in mine.items()
        )
        for mine, theirs in parts
    )


def steps(window: Window, count: int) -> None:
    for _ in range(count):
        window.live.trainer.step()


def test_a_project_opens_to_the_very_state_and_training_goes_on_exactly(
    window: Window, qtbot: QtBot, tmp_path: Path, choose: Chosen
) -> None:
    window.actions_by_id["run"].trigger()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot.step > 100)
    choose(tmp_path / "mine", "Project")
    window.actions_by_id["save_as"].trigger()  # while it trains
    file = tmp_path / "mine.playground"
    assert window.session.path == file
    window.live.trainer.pause()
    saved = project.load(file)
    assert saved.step > 100 and saved.history["0/losses/rows"].size
    window.documents.new()
    assert window.session.path is None

    choose(file)
    window.actions_by_id["open"].trigger()
    assert same(state(window), saved)
    assert not window.session.modified and window.session.path == file
    qtbot.waitUntil(lambda: not window.live.running and window.frame.snapshot.step == saved.step)
    steps(window, 7)
    alone = project.resume(saved, window.session.data)
    alone.advance(7)
    assert same(state(window), project_of(saved.experiment, alone))
    assert not same(state(window), saved)


def test_training_a_project_is_something_to_save_and_saving_is_enough(
    window: Window, qtbot: QtBot, tmp_path: Path, choose: Chosen
) -> None:
    steps(window, 3)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.snapshot.step == 3)
    assert not window.session.modified, "an experiment doesn't hold what was learned"
    choose(tmp_path / "mine.playground")
    window.actions_by_id["save_as"].trigger()
    assert not window.isWindowModified()
    steps(window, 1)
    qtbot.waitUntil(window.isWindowModified)
    window.actions_by_id["save"].trigger()
    assert not window.isWindowModified()
    assert project.load(tmp_path / "mine.playground").step == 4


def test_an_edit_right_after_opening_keeps_the_weights(window: Window, tmp_path: Path, choose: Chosen) -> None:
    steps(window, 5)
    choose(tmp_path / "mine.playground")
    window.actions_by_id["save_as"].trigger()
    saved = project.load(tmp_path / "mine.playground")
    window.documents.new()
    assert window.documents.open(tmp_path / "mine.playground")
    window.session.edit("Rate", edits.change_model(window.session.experiment, 0, l2=0.1))  # before the worker looked
    now = state(window)
    assert now.step == 5 and now.experiment == window.session.experiment
    assert all(np.array_equal(values, now.weights[name]) for name, values in saved.weights.items())


def test_what_cannot_be_trained_is_no_project_and_the_old_file_stays(
    window: Window, tmp_path: Path, choose: Chosen
) -> None:
    file = tmp_path / "mine.playground"
    choose(file)
    window.actions_by_id["save_as"].trigger()
    before = file.read_bytes()
    window.session.edit("Nothing", edits.change_model(window.session.experiment, 0, layers=(), skips=()))
    window.actions_by_id["save"].trigger()
    assert "can't be trained" in window.message_bar.text and window.session.modified
    assert file.read_bytes() == before and list(tmp_path.glob(".*.part")) == []


def test_a_failed_open_leaves_everything_as_it_was(window: Window, tmp_path: Path, choose: Chosen) -> None:
    steps(window, 2)
    choose(tmp_path / "good.playground")
    window.actions_by_id["save_as"].trigger()
    whole = (tmp_path / "good.playground").read_bytes()
    before, experiment, path = state(window), window.session.experiment, window.session.path
    held = project.load(tmp_path / "good.playground")
    (tmp_path / "half.playground").write_bytes(whole[: len(whole) // 2])
    fewer = {name: values for name, values in held.weights.items() if not name.endswith("h1/W")}
    (tmp_path / "odd.playground").write_bytes(project.encode(replace(held, weights=fewer)))
    (tmp_path / "newer.experiment.json").write_text('{"format": "network-playground/experiment", "version": 99}')
    for name, sentence in (
        ("half.playground", "damaged"),
        ("odd.playground", "weights.npz"),
        ("newer.experiment.json", "update the program"),
        ("missing.playground", "No such file"),
    ):
        assert not window.documents.open(tmp_path / name)
        assert name in window.message_bar.text and sentence in window.message_bar.text
        assert window.session.experiment is experiment and window.session.path == path
    assert same(state(window), before)


def test_a_name_that_the_dialog_did_not_ask_about_is_asked_about(
    window: Window, tmp_path: Path, choose: Chosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.experiment.json"
    file.write_text("precious")
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Cancel)
    choose(tmp_path / "mine", "Experiment")
    window.actions_by_id["save_as"].trigger()
    assert file.read_text() == "precious" and window.session.path is None
    choose(tmp_path / "other", "Experiment")
    window.actions_by_id["save_as"].trigger()
    assert window.session.path == tmp_path / "other.experiment.json"


@pytest.mark.parametrize(
    ("name", "words", "saved"),
    [
        ("mine", "Experiment", "mine.experiment.json"),
        ("mine", "Project", "mine.playground"),
        ("mine.experiment.json", "Project", "mine.playground"),  # the dialog keeps the name when another type is chosen
        ("mine.playground", "Experiment", "mine.playground"),  # somebody typed that
        ("mine.json", "Experiment", "mine.json"),
        ("mine.v2", "Project", "mine.v2.playground"),
    ],
)
def test_the_type_and_the_name_decide_the_format(
    name: str, words: str, saved: str, window: Window, tmp_path: Path, choose: Chosen
) -> None:
    choose(tmp_path / name, words)
    window.actions_by_id["save_as"].trigger()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [saved]
    assert window.session.path == tmp_path / saved


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.playground", ".playground"), ("a.json", ".experiment.json"), ("a.experiment.json", ".experiment.json")],
)
def test_the_name_tells_the_format(name: str, suffix: str) -> None:
    found = format_of(name)
    assert found is not None and found.suffix == suffix
    assert format_of("a") is None


def test_the_title_bar_names_the_file_and_an_experiment_says_what_it_leaves_behind(
    window: Window, qtbot: QtBot, tmp_path: Path, choose: Chosen
) -> None:
    window.documents.new()
    assert window.windowTitle().startswith("Untitled[*]")
    choose(tmp_path / "mine.experiment.json", "Experiment")
    assert window.documents.save_as() and window.windowTitle().startswith("mine.experiment.json[*]")
    assert "weights" not in window.editor.toast.accessibleName()
    window.session.edit("Name", replace(window.session.experiment, title="Spirals"))
    assert window.windowTitle().startswith("Spirals (mine.experiment.json)[*]")
    steps(window, 2)
    qtbot.waitUntil(lambda: window.session.step == 2)
    assert window.documents.save() and "weights" in window.editor.toast.accessibleName()
