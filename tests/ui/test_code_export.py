"""Export as code: the dialog shows what will be saved, in each form, and says why there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground.engine.optimizers import LevenbergMarquardt
from playground.experiment import edits
from playground.experiment.project import start
from playground.ui.code_dialog import CodeDialog
from playground.ui.window import Window

Ask = Callable[[], CodeDialog]


@pytest.fixture
def ask(window: Window, qtbot: QtBot) -> Iterator[Ask]:
    """Opens the dialog, as the menu does."""
    opened: list[CodeDialog] = []

    def ask() -> CodeDialog:
        window.actions_by_id["export_code"].trigger()
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(CodeDialog)))
        opened.extend(each for each in window.findChildren(CodeDialog) if each.isVisible())
        settle(opened[-1])
        return opened[-1]

    yield ask
    for dialog in filter(isValid, opened):
        dialog.close()
        vars(dialog).clear()  # pytest keeps the dialog itself till later, but not what draws in the window


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the next file dialogs with a path."""

    def choose(path: Path) -> None:
        answer = lambda *_arguments: (str(path), "")  # noqa: E731
        monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answer)

    return choose


def click(dialog: CodeDialog, name: str) -> None:
    button = dialog.findChild(QRadioButton, name) or dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()
    if isValid(dialog):
        settle(dialog)


def settle(dialog: CodeDialog) -> None:
    """Wait for the code, which is written in a thread."""
    dialog._writing._thread.join()
    QApplication.sendPostedEvents(dialog._writing)


def code(dialog: CodeDialog) -> str:
    view = dialog.findChild(QPlainTextEdit, "code_preview")
    assert view is not None and view.isReadOnly()
    return view.toPlainText()


def sentence(dialog: CodeDialog) -> str:
    found = dialog.findChild(QLabel, "code_sentence_text")
    assert found is not None
    return found.text()


def test_what_is_chosen_is_shown(ask: Ask, window: Window, qtbot: QtBot) -> None:
    window.live.trainer.advance_epoch()
    qtbot.waitUntil(
        lambda: window.frame is not None and window.frame.snapshot is not None and window.frame.snapshot.epoch == 1
    )
    dialog = ask()
    assert "in NumPy" in code(dialog) and "EPOCHS = 1\n" in code(dialog) and "glorot_uniform(" in code(dialog)
    click(dialog, "code_framework_pytorch")
    assert "import torch\n" in code(dialog) and "nn.init" in code(dialog)
    click(dialog, "code_weights_kept")
    assert "EPOCHS = 0" in code(dialog) and "nn.init" not in code(dialog) and "epoch 1" in sentence(dialog)
    click(dialog, "code_form_notebook")
    assert "b64decode" in code(dialog) and "all that it needs is in it" in sentence(dialog)


def test_the_model_of_the_tab_is_written_as_it_was_chosen_the_last_time(ask: Ask, window: Window, qtbot: QtBot) -> None:
    dialog = ask()
    click(dialog, "code_framework_keras")
    click(dialog, "code_close")
    window.shown_model.duplicate()
    qtbot.waitUntil(lambda: window.shown_model.index == 1)
    dialog = ask()
    assert "import keras\n" in code(dialog) and sentence(dialog).startswith("<b>B</b>")


def test_who_looks_back_gets_the_weights_of_that_moment(ask: Ask, window: Window, qtbot: QtBot) -> None:
    for _ in range(3):
        window.live.trainer.advance_epoch()
    window.live.trainer.look_back(0)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.track.goal == 0)
    assert window.frame is not None and window.frame.track.live > 0
    dialog = ask()
    click(dialog, "code_weights_kept")
    assert "epoch 0" in sentence(dialog)
    run = start(window.session.experiment, window.session.data)
    assert dialog.chosen.weights is not None
    np.testing.assert_array_equal(dialog.chosen.weights["h1/W"], run.learners[0].network.parameters["h1/W"])


def test_copied_code_is_whole_where_the_picture_of_it_is_folded(ask: Ask) -> None:
    dialog = ask()
    click(dialog, "code_form_notebook")
    click(dialog, "code_copy")
    copied = QGuiApplication.clipboard().text()
    assert " lines …" in code(dialog) and " lines …" not in copied
    compile(copied, "copied", "exec")


def test_a_script_is_saved_with_its_arrays_and_runs(
    ask: Ask, choose: Callable[[Path], None], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask()
    choose(tmp_path / "mine")
    click(dialog, "code_weights_kept")
    click(dialog, "code_save")
    assert "mine.py" in sentence(dialog) and "mine.npz" in sentence(dialog)
    done = subprocess.run([sys.executable, "-I", "mine.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("epoch 0: training loss "), done.stderr


def test_a_notebook_is_saved_by_itself(ask: Ask, choose: Callable[[Path], None], tmp_path: Path) -> None:
    dialog = ask()
    choose(tmp_path / "mine.ipynb")
    click(dialog, "code_form_notebook")
    click(dialog, "code_save")
    assert json.loads((tmp_path / "mine.ipynb").read_text("utf-8"))["nbformat"] == 4
    assert [each.name for each in tmp_path.glob("mine*")] == ["mine.ipynb"]


def test_a_file_that_is_not_ours_is_replaced_only_when_told(
    ask: Ask, choose: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "iris.npz").write_bytes(b"precious")
    asked: list[Path] = []

    def refuse(_window: Any, path: Path) -> bool:
        asked.append(path)
        return False

    monkeypatch.setattr("playground.ui.code_export.may_replace", refuse)
    dialog = ask()
    choose(tmp_path / "iris.py")
    click(dialog, "code_save")
    assert asked == [tmp_path / "iris.npz"]
    assert (tmp_path / "iris.npz").read_bytes() == b"precious" and not (tmp_path / "iris.py").exists()


def test_a_folder_that_cannot_be_written_is_told(ask: Ask, choose: Callable[[Path], None], tmp_path: Path) -> None:
    dialog = ask()
    choose(tmp_path / "nowhere" / "mine.py")
    click(dialog, "code_save")
    assert sentence(dialog) == "mine.py: No such file or directory"


def test_what_a_framework_lacks_is_told_and_cannot_be_saved(ask: Ask, window: Window) -> None:
    session = window.session
    squares = {"optimizer": LevenbergMarquardt(), "loss": edits.LOSSES["mean_squared_error"]()}
    session.edit("Levenberg", edits.change_model(session.experiment, 0, **squares))
    dialog = ask()
    assert "damping" in code(dialog)
    click(dialog, "code_framework_keras")
    assert sentence(dialog).startswith("Keras has no Levenberg–Marquardt")
    assert code(dialog) == "" and not dialog.findChild(QPushButton, "code_save").isEnabled()


def test_what_cannot_be_trained_is_told_in_the_window(window: Window, qtbot: QtBot) -> None:
    empty = replace(window.session.experiment.models[0], layers=(), skips=())
    window.session.edit("Empty", replace(window.session.experiment, models=(empty,)))
    qtbot.waitUntil(window.message_bar.isVisible)  # the training says so too
    window.actions_by_id["export_code"].trigger()
    labels = window.message_bar.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("has no layer" in each.text() for each in labels))
    assert not window.findChildren(CodeDialog)
