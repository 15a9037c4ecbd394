"""Several models in the window: tabs, what they show, the strip that compares, and what undo does to both."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.activations import Relu
from playground.engine.layers import Dense
from playground.engine.model import Skip
from playground.engine.run import Run
from playground.experiment import codec, edits
from playground.experiment.difference import difference
from playground.experiment.models import MOST
from playground.experiment.values import Experiment
from playground.look.look import Look
from playground.paths import resources
from playground.session import Session
from playground.ui.comparison import ComparisonStrip, Way, equal_words, plain, way_words
from playground.ui.difference_words import difference_words
from playground.ui.examples import TITLES, examples
from playground.ui.status import counts_words, shares_words
from playground.ui.window import Window

TWO = resources() / "examples" / "sigmoid-relu.experiment.json"


def names(window: Window) -> list[str]:
    return [model.name for model in window.session.experiment.models]


def shown(window: Window) -> list[int]:
    """What tab, canvas, inspector and toolbar show, in that order."""
    tabs, transport = window.header.tabs, window.transport
    return [tabs.currentIndex(), window.editor.changes.model, window.inspector.model, transport.model]


def press_duplicate(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.header.duplicate, Qt.MouseButton.LeftButton)


def model_menu(window: Window, index: int) -> dict[str, Any]:
    menu = window.header.tabs.menu(index)
    menu.deleteLater()
    return {action.objectName(): action for action in menu.actions()}


# --- tabs


def test_duplicate_makes_a_tab_and_shows_it(window: Window, qtbot: QtBot) -> None:
    assert window.header.duplicate.accessibleName() == "Duplicate to B" and not window.comparison.isVisible()
    press_duplicate(window, qtbot)
    assert names(window) == ["tanh", "B"]
    assert shown(window) == [1, 1, 1, 1]
    assert window.header.tabs.tabText(1) == "B"
    assert window.header.duplicate.accessibleName() == "Duplicate to C" and window.comparison.isVisible()
    assert "all models start together" in window.editor.toast.findChild(QLabel).text()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.frame is not None and len(window.frame.snapshot.models) == 2)  # type: ignore[union-attr]


def test_there_are_four_at_most(window: Window, qtbot: QtBot) -> None:
    for _ in range(MOST - 1):
        press_duplicate(window, qtbot)
    assert len(names(window)) == MOST and not window.header.duplicate.isVisible()
    assert "model_duplicate" not in model_menu(window, 0)
    assert not window.actions_by_id["duplicate_model"].isVisible()


def test_editing_one_leaves_the_other_and_undo_brings_its_tab_back(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    window.editor.changes.choose(["h1"], "activation", Relu)
    first, second = window.session.experiment.models
    assert (first.layers[0].activation.kind, second.layers[0].activation.kind) == ("tanh", "relu")  # type: ignore[attr-defined]
    window.shown_model.show(0)
    assert shown(window) == [0, 0, 0, 0]
    window.session.undo_stack.undo()
    assert window.session.experiment.models[1].layers[0].activation.kind == "tanh"  # type: ignore[attr-defined]
    assert shown(window) == [1, 1, 1, 1]
    window.session.undo_stack.undo()
    assert names(window) == ["tanh"] and shown(window) == [0, 0, 0, 0] and not window.comparison.isVisible()


def test_keys_and_clicks_choose_the_model(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.editor.setFocus()
    qtbot.keyClick(window.editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) == [0, 0, 0, 0]
    qtbot.keyClick(window.editor, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) == [0, 0, 0, 0], "there is no C"
    tabs = window.header.tabs
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert shown(window) == [1, 1, 1, 1]


def test_the_toolbar_turns_the_model_that_is_shown(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    before = window.session.experiment.models[0].optimizer
    window.transport._rate_moved(0.3)
    assert [model.optimizer.learning_rate for model in window.session.experiment.models] == [before.learning_rate, 0.3]
    window.shown_model.show(0)
    assert window.transport.rate.value == pytest.approx(before.learning_rate)
    window.inspector._model_edited("l2", lambda _model: 0.5)
    assert [model.l2 for model in window.session.experiment.models] == [0.5, 0.0]


def test_a_double_click_renames_in_place(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    tabs = window.header.tabs
    qtbot.mouseDClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    field = window.findChild(QLineEdit, "model_name_field")
    assert field is not None and field.text() == "B" and field.accessibleName() == "Name of model B"
    qtbot.keyClicks(field, "wide & deep")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(window) == ["tanh", "wide & deep"]
    assert window.session.undo_stack.undoText() == "Rename model B"


@pytest.mark.parametrize(("goes", "expected"), [(False, ["deep", "tanh"]), (True, ["tanh"])])
def test_a_name_belongs_to_the_model_although_it_moves_or_goes_while_it_is_typed(
    window: Window, qtbot: QtBot, goes: bool, expected: list[str]
) -> None:
    press_duplicate(window, qtbot)
    window.header.tabs.rename(1)
    field = window.findChild(QLineEdit, "model_name_field")
    assert field is not None
    qtbot.keyClicks(field, "deep")
    if goes:
        window.shown_model.remove(1)
    else:
        window.shown_model.move(1, 0)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(window) == expected


def test_a_name_that_is_taken_is_refused_in_words(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    window.shown_model.rename(1, "tanh")
    assert names(window) == ["tanh", "B"]
    assert "already has this name" in window.editor.toast.findChild(QLabel).text()  # type: ignore[union-attr]


def test_a_tab_closes_and_undo_opens_it_again(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    button = window.header.tabs.findChild(QWidget, "close_model_a")
    assert button is not None and button.accessibleName() == "Close A · tanh"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(window) == ["B"] and shown(window) == [0, 0, 0, 0]
    window.session.undo_stack.undo()
    assert names(window) == ["tanh", "B"] and window.header.tabs.currentIndex() == 0


def test_the_menu_of_a_tab_moves_its_model(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    menu = model_menu(window, 1)
    assert list(menu) == ["model_rename", "model_duplicate", "model_left", "model_close"]
    menu["model_left"].trigger()
    assert names(window) == ["B", "tanh"] and shown(window) == [0, 0, 0, 0]


def test_keys_on_the_tabs(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    tabs = window.header.tabs
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_F2)
    field = window.findChild(QLineEdit, "model_name_field")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert shown(window) == [0, 0, 0, 0]


def test_another_document_begins_with_its_first_model(window: Window, qtbot: QtBot) -> None:
    press_duplicate(window, qtbot)
    window.session.open(TWO, template=True)
    assert shown(window) == [0, 0, 0, 0] and window.header.tabs.tabText(1) == "B · relu"
    window.session.new()
    assert window.header.tabs.count() == 1 and not window.comparison.isVisible()


# --- what is said about them


def test_the_strip_says_what_is_different_and_what_is_not(open_one: Callable[..., Window]) -> None:
    window = open_one(TWO)
    assert window.comparison.isVisible()
    assert (
        window.comparison.strip.text
        == "B: activation relu instead of sigmoid, initializer he normal instead of glorot uniform in h1–h10."
    )
    words = window.comparison.findChild(QLabel, "comparison_words")
    assert words is not None and plain(words.toolTip()) == window.comparison.strip.text
    assert equal_words([681, 681]) == "everything else equal · same seed, same mini-batches · 681 parameters each"
    assert equal_words([681, 45]).endswith("parameters A 681, B 45")
    assert window.status.text("parameters") == "2 × 681 parameters"


def test_weights_that_came_another_way_are_not_called_the_same(window: Window, qtbot: QtBot) -> None:
    """Edited by hand, taken back, and kept by the training that goes on; then from the same start again."""
    press_duplicate(window, qtbot)
    strip, trainer, first = window.comparison.strip, window.live.trainer, window.session.experiment.models[0].name
    trainer.step()
    assert strip.text == "B: the same as A."
    second = window.session.experiment.models[1].name
    before = weight(window, qtbot, second)
    trainer.set_parameter(second, "h1/W", (0, 0), value=3.0)
    qtbot.waitUntil(lambda: strip.text == "B: the settings of A; weights edited by hand.")
    note = strip.findChild(QLabel, "comparison_note")
    assert note is not None and note.text().startswith("weights edited by hand in B · same seed")
    trainer.set_parameter(second, "h1/W", (0, 0), value=before)
    qtbot.waitUntil(lambda: strip.text == "B: the same as A.")
    trainer.set_parameter(first, "h1/W", (0, 0), value=3.0)
    trainer.step()
    qtbot.waitUntil(lambda: strip.text == "B: the settings of A, of which weights were edited by hand.")
    trainer.reset()
    qtbot.waitUntil(lambda: strip.text == "B: the same as A.")


def weight(window: Window, qtbot: QtBot, model: str) -> float:
    """The first weight of the first layer of a model."""
    taken: list[float] = []

    def ask(_experiment: Experiment, run: Run) -> float:
        [network] = [learner.network for learner in run.learners if learner.model.name == model]
        return float(network.parameters["h1/W"][0, 0])

    window.live.trainer.ask(ask, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    return taken[0]


def test_what_was_trained_otherwise_has_other_weights() -> None:
    assert way_words(Way(as_first=False), Way(), same=True)[0].startswith("the settings of A, but <b>other weights")
    assert way_words(Way(edited=True), Way(), same=False) == ("weights <b>edited by hand</b>",)
    assert not way_words(Way(as_first=False), Way(), same=False) and "everything" not in equal_words([1], equal=False)


def test_a_narrow_strip_says_less(look: Look, session: Session, qtbot: QtBot) -> None:
    experiment = edits.start()
    first = experiment.models[0]
    other = replace(edits.replace_layer(experiment, 0, "h1", units=3).models[0], name="b", l2=0.1, l1=0.2)
    strip = ComparisonStrip(look)
    qtbot.addWidget(strip)
    strip.show_models(replace(experiment, models=(replace(first, name="a"), other)), session.data)
    strip.show()
    seen = []
    for width in range(2000, 300, -10):
        strip.resize(width, 28)
        words, note = strip.findChild(QLabel, "comparison_words"), strip.findChild(QLabel, "comparison_note")
        assert words is not None and note is not None
        said = (plain(words.text()), note.isHidden())
        if said not in seen and said[0]:
            seen.append(said)
    full = "B: units 3 instead of 8 in h1; L1 0.2 instead of 0, L2 0.1 instead of 0."
    assert seen == [
        (full, False),
        (full, True),
        ("B: units 3 in h1; L1 0.2, L2 0.1.", True),
        ("B: units 3 in h1 ….", True),
        ("B: 2 differences.", True),
    ]


def test_every_case_has_its_words() -> None:
    a = edits.start().models[0]
    b = replace(
        a,
        layers=(Dense(id="x", units=3), replace(a.layers[1], bias=False, units=2)),
        skips=(Skip("input", "x"),),
        clip_norm=1.0,
    )
    assert [plain(each) for each in difference_words(difference(b, a), ["h1", "x", "out"])] == [
        "units 2 instead of 1, without bias in out",
        "with x",
        "without h1",
        "with a skip input → x",
        "clip norm 1 instead of none",
    ]
    assert difference_words(difference(a, a), []) == ()


def test_counts_and_shares() -> None:
    assert counts_words([1681]) == "1,681"
    assert counts_words([681, 681]) == "2 × 681"
    assert counts_words([681, 45]) == "681 + 45"
    assert shares_words([0.5]) == "<b>50.0\N{NO-BREAK SPACE}%</b>"
    assert shares_words([0.5, 1.0]) == "A <b>50.0\N{NO-BREAK SPACE}%</b>, B <b>100.0\N{NO-BREAK SPACE}%</b>"
    assert shares_words([float("nan")]) == ""


def test_one_diverges_by_name_and_the_other_goes_on(open_one: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_one(TWO)
    exploding = codec.load(TWO.with_name("exploding.experiment.json")).models[0]
    experiment = window.session.experiment
    models = experiment.models[0], replace(exploding, name="too large")
    window.session.edit("", replace(experiment, models=models))
    window.live.toggle()
    qtbot.waitUntil(lambda: "diverged" in window.message_bar.text)
    assert "B · too large" in window.message_bar.text and "The others go on." in window.message_bar.text
    at = window.frame.snapshot.step  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.frame.snapshot.step > at + 100)  # type: ignore[union-attr]
    assert window.live.running
    window.live.toggle()
    qtbot.waitUntil(lambda: not window.live.running)


def test_translators_find_the_title_of_every_example() -> None:
    assert {example.title for example in examples()} == set(TITLES)
    assert "Sigmoid against ReLU, ten layers deep" in TITLES
