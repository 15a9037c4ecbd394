"""Typing on the canvas searches; the keyboard alone moves cards."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from playground.editor.finder import Finder, everything, matching
from playground.editor.overlays import TypeIn
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS
from tests.editor.bench import LEFT, NONE, START, Bench

Key = Qt.Key


def finder(bench: Bench) -> Finder:
    found = [each for each in bench.view.findChildren(Finder) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def listed(bench: Bench) -> list[str]:
    rows = finder(bench).list
    return [rows.item(i).text() for i in range(rows.count())]


def test_everything_can_be_found() -> None:
    assert len(everything()) == len(LAYERS) + len(ACTIVATIONS) + len(INITIALIZERS)
    assert [each.text for each in matching(everything(), "NORM")] == [
        "BatchNorm",
        "LayerNorm",
        "normal",
        "glorot normal",
        "he normal",
    ]


def test_words_that_begin_with_it_come_first() -> None:
    assert [each.text for each in matching(everything(), "elu")][:1] == ["elu"]


def test_typing_opens_it_and_return_inserts_behind_the_selected_card(bench: Bench) -> None:
    bench.view.select(("h1",))
    QTest.keyClick(bench.view, Key.Key_D)
    assert finder(bench).field.text() == "d"
    QTest.keyClicks(finder(bench).field, "rop")
    assert listed(bench) == ["Dropout"]
    QTest.keyClick(finder(bench).field, Key.Key_Return)
    assert bench.ids == ["h1", "d2", "h2", "d1", "out"] and bench.view.selection == ("d2",)
    assert bench.view.findChild(TypeIn) is None  # Return goes no further
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_an_activation_goes_to_the_selected_layers(bench: Bench) -> None:
    bench.view.select(("h1", "h2"))
    bench.view.commands.search("gelu")
    QTest.keyClick(finder(bench).field, Key.Key_Return)
    assert [bench.knob(id, "activation") for id in ("h1", "h2")] == [ACTIVATIONS["gelu"]()] * 2


def test_arrows_choose_and_escape_closes(bench: Bench) -> None:
    bench.view.commands.search("norm")
    QTest.keyClick(finder(bench).field, Key.Key_Down)
    assert finder(bench).list.currentRow() == 1
    QTest.keyClick(finder(bench).field, Key.Key_Escape)
    assert not [each for each in bench.view.findChildren(Finder) if each.isVisible()]
    assert bench.session.experiment == START


def test_nothing_found_says_so_and_inserts_nothing(bench: Bench) -> None:
    bench.view.commands.search("lstm")
    assert "lstm" in listed(bench)[0]
    QTest.keyClick(finder(bench).field, Key.Key_Return)
    assert bench.session.experiment == START


def test_behind_the_input_means_first(bench: Bench) -> None:
    bench.view.select(("input",))
    bench.view.commands.search("layernorm")
    QTest.keyClick(finder(bench).field, Key.Key_Return)
    assert bench.ids[0] == "n1"


def test_a_double_click_on_the_empty_canvas_opens_it_there(bench: Bench) -> None:
    QTest.mouseDClick(bench.view.viewport(), LEFT, NONE, QPoint(30, 480))
    assert len(listed(bench)) == len(everything())
    assert bench.view.viewport().rect().contains(finder(bench).geometry())


@pytest.mark.parametrize(
    ("steps", "order"), [([Key.Key_Right], ["h2", "h1", "d1", "out"]), ([Key.Key_Left], ["h1", "h2", "d1", "out"])]
)
def test_alt_and_arrows_move_a_card(bench: Bench, steps: list[Qt.Key], order: list[str]) -> None:
    bench.view.select(("h1",))
    for key in steps:
        QTest.keyClick(bench.view, key, Qt.KeyboardModifier.AltModifier)
    assert bench.ids == order and bench.view.selection == ("h1",)


def test_the_output_stays_last(bench: Bench) -> None:
    bench.view.select(("d1",))
    QTest.keyClick(bench.view, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    bench.view.select(("out",))
    QTest.keyClick(bench.view, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert bench.ids == ["h1", "h2", "d1", "out"] and "stays last" in bench.view.toast.accessibleName()
