"""A copy of the run is filmed while the window goes on; what is written is opened again."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from playground.engine.snapshot import Snapshot
from playground.experiment.project import start
from playground.look.controls import Sentence, Stepper
from playground.look.look import Look
from playground.panels import Panel
from playground.ui.animation.dialog import AnimationDialog, free_folder, left_words
from playground.ui.animation.plan import CANVAS
from playground.ui.animation.sheet import adopt_choices, choices_of, filmed
from playground.ui.window import Window


@pytest.fixture
def dialog(window: Window) -> Iterator[AnimationDialog]:
    window.actions_by_id["animation"].trigger()
    found = window.findChild(AnimationDialog, "animation_dialog")
    assert found is not None and found.isVisible()
    yield found
    found.close()
    vars(found).clear()  # pytest keeps the dialog itself till later, but not what draws in the window


def choose(dialog: AnimationDialog, *parts: str, kind: str = "png", frames: int = 3) -> None:
    """As a user does."""
    for box in dialog.findChildren(QCheckBox):
        if box.isChecked() != (box.objectName().removeprefix("animation_part_") in parts):
            box.click()
    for name, value in (("animation_frames", frames), ("animation_every", 2)):
        dialog.findChild(Stepper, name).edit.entered.emit(float(value))
    dialog.findChild(QRadioButton, f"animation_kind_{kind}").click()


def press(dialog: AnimationDialog, name: str) -> None:
    dialog.findChild(QPushButton, f"animation_{name}").click()


def ask_for(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for question in ("getSaveFileName", "getExistingDirectory"):
        answer = (str(path), "") if "Save" in question else str(path)
        monkeypatch.setattr(f"playground.ui.animation.dialog.QFileDialog.{question}", lambda *_, answer=answer: answer)


def said(dialog: AnimationDialog) -> str:
    return dialog.findChild(Sentence, "animation_result").text_label.text()


def finish(dialog: AnimationDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(said(dialog)), timeout=30_000)


def snapshot_of(window: Window, qtbot: QtBot) -> Snapshot:
    taken: list[Snapshot | None] = []
    window.live.trainer.ask(lambda _experiment, run: run.snapshot(), taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0] is not None
    return taken[0]


def test_it_offers_what_is_seen_and_says_what_comes_of_it(dialog: AnimationDialog) -> None:
    assert dialog.plan.parts == (CANVAS, "decision_boundary", "gradient_flow", "loss")
    words = dialog._summary.text()
    assert "Epochs 0 to 118 in 6 s" in words and "960 × " in words and "same start" in words
    choose(dialog)
    assert not dialog.findChild(QPushButton, "animation_export").isEnabled(), "nothing to show"


def test_frames_of_a_copy_while_the_run_goes_on(
    window: Window, dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The live run stands still or goes on as if nothing had happened, bit for bit."""
    window.live.trainer.advance_epoch()
    before = snapshot_of(window, qtbot)
    choose(dialog, CANVAS, "loss", "decision_boundary", "gradient_flow")
    ask_for(monkeypatch, tmp_path)
    press(dialog, "export")
    assert not dialog.findChild(QPushButton, "animation_export").isEnabled()
    finish(dialog, qtbot)
    after = snapshot_of(window, qtbot)
    assert before.step == after.step and np.array_equal(before.models[0].theta, after.models[0].theta)
    window.live.trainer.advance_epoch()
    twin = start(window.session.experiment, window.session.data)
    twin.advance_epoch()
    twin.advance_epoch()
    assert np.array_equal(snapshot_of(window, qtbot).models[0].theta, twin.learners[0].network.theta)

    [folder] = [path for path in tmp_path.iterdir() if path.name.endswith("frames")]
    frames = sorted(folder.iterdir())
    assert [path.name for path in frames] == ["frame_0001.png", "frame_0002.png", "frame_0003.png"]
    images = [QImageReader(str(path)).read() for path in frames]
    assert all(image.size() == images[0].size() and image.width() == 960 for image in images)
    assert images[0] != images[1] != images[2]
    assert "3 frames written" in said(dialog)
    assert not window.findChildren(Panel, "panel_loss")[1:], "the panels that nobody saw are gone"


def test_a_gif(dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(dialog, "loss", kind="gif")
    ask_for(monkeypatch, tmp_path / "spiral")
    press(dialog, "export")
    finish(dialog, qtbot)
    reader = QImageReader(str(tmp_path / "spiral.gif"))
    assert (reader.format(), reader.imageCount(), reader.size().width()) == (b"gif", 3, 960)
    assert "spiral.gif, 0." in said(dialog)


def test_cancelled_it_leaves_nothing(
    dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, "loss", frames=400)
    ask_for(monkeypatch, tmp_path)
    press(dialog, "export")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*/frame_*"))) > 1, timeout=30_000)
    press(dialog, "close")
    assert dialog.isVisible() and dialog.findChild(QPushButton, "animation_export").isEnabled()
    dialog._export.close()
    assert not list(tmp_path.glob("*frames")) and not said(dialog)


def test_it_shows_the_experiment_that_it_began_with(
    window: Window, dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layer is taken away while it is filmed: the network of the first frame is that of the last."""
    choose(dialog, CANVAS, frames=6)
    ask_for(monkeypatch, tmp_path)
    press(dialog, "export")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*/frame_*"))) > 1, timeout=30_000)
    window.editor.select(("h2",))
    window.editor.commands.remove()
    finish(dialog, qtbot)
    frames = [QImageReader(str(path)).read() for path in sorted(tmp_path.glob("*/frame_*"))]
    still = QRect(0, 44, 960, 24)  # the title of the part, and the top of the paper
    assert len(frames) == 6 and all(frame.copy(still) == frames[0].copy(still) for frame in frames)
    knobs = [frame.copy(QRect(156, 205, 127, 60)) for frame in frames]  # activation and units of the first card
    assert all(knob == knobs[0] for knob in knobs)


def test_a_folder_that_is_not_writable_is_one_sentence(
    dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    choose(dialog, "loss")
    ask_for(monkeypatch, tmp_path / "file")
    press(dialog, "export")
    finish(dialog, qtbot)
    assert said(dialog) == "It could not be written: Not a directory. Choose another place."
    assert dialog.findChild(QPushButton, "animation_export").isEnabled()


def test_an_experiment_that_can_not_be_trained_says_why(
    window: Window, dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("There is nothing to train.")

    monkeypatch.setattr("playground.ui.animation.export.start", refuse)
    choose(dialog, "loss")
    ask_for(monkeypatch, tmp_path)
    press(dialog, "export")
    finish(dialog, qtbot)
    assert said(dialog) == "There is nothing to train."


def test_without_the_library_that_packs_a_gif_the_remedy_is_named(
    dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    choose(dialog, "loss", kind="gif")
    ask_for(monkeypatch, tmp_path / "spiral")
    press(dialog, "export")
    finish(dialog, qtbot)
    assert "needs the library Pillow: install it" in said(dialog) and "choose PNG frames" in said(dialog)
    assert dialog.findChild(QPushButton, "animation_export").isEnabled()


@pytest.mark.parametrize("place", ["film", "Sheet"])
def test_after_a_mistake_of_ours_the_dialog_says_so_and_can_be_used_again(
    dialog: AnimationDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """In the worker, and before it begins; whoever reports mistakes hears of it too."""

    def wrong(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    heard: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda error: heard.append(error.exc_type))
    monkeypatch.setattr(f"playground.ui.animation.export.{place}", wrong)
    choose(dialog, "loss")
    ask_for(monkeypatch, tmp_path)
    press(dialog, "export")
    try:
        while place == "Sheet":
            dialog._export._go_on()
    except ZeroDivisionError as error:
        heard.append(type(error))
    finish(dialog, qtbot)
    assert "a mistake of the application" in said(dialog) and heard == [ZeroDivisionError]
    assert dialog.findChild(QPushButton, "animation_export").isEnabled() and not dialog._progress.isVisible()


def test_what_was_chosen_in_a_panel_is_chosen_in_its_pictures(look: Look, qtbot: QtBot) -> None:
    for kind in filmed():
        live, twin = kind(look), kind(look)
        for panel in (live, twin):
            for widget in (panel, *panel.header_widgets()):
                qtbot.addWidget(widget)
        for button in (each for control in choices_of(live) for each in control.findChildren(QRadioButton)):
            button.setChecked(True)  # the last one of each
        adopt_choices(twin, live)
        assert [control.value for control in choices_of(twin)] == [control.value for control in choices_of(live)]


def test_a_folder_that_is_there_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    assert [free_folder(tmp_path, name).name for name in ("it", "other")] == ["it 2", "other"]


def test_the_rest_is_estimated_once_enough_is_done() -> None:
    assert left_words(0.01, 60.0) == left_words(0.5, 0.5) == ""
    assert left_words(0.5, 12.0) == "About 15 s left." and left_words(0.9, 1.0) == "About 5 s left."
    assert left_words(0.1, 30.0) == "About 5 min left."
