"""The page: keys, clicks and sliders move through the walk, and what is shown is what the worker found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from playground.engine.diagnostics.gradient_check import Comparison, LayerCheck
from playground.engine.diagnostics.progress import Watch
from playground.look.look import Look
from playground.microscope.check import outcome_words, run_check
from playground.microscope.check_table import CheckTable
from playground.microscope.notation import number
from playground.microscope.page import MicroscopePage
from playground.microscope.stage import Unit
from playground.microscope.stages import striking
from playground.microscope.subject import Subject
from tests.microscope.examples import EVERYTHING, look_at, model


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> MicroscopePage:
    """A page of 1400 × 860 px that shows a 2-4-3-1 network."""
    page = MicroscopePage(look)
    qtbot.addWidget(page)
    page.resize(1400, 860)
    page.show()
    page.show_value(look_at(model(widths=(4, 3))))
    page.setFocus()
    return page


def title(page: MicroscopePage) -> str:
    return page._stage.title


def test_the_arrows_walk_through_all_stages_and_stop_at_the_ends(page: MicroscopePage, qtbot: QtBot) -> None:
    titles = []
    for _ in range(30):
        titles.append(title(page))
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert titles[:5] == [
        *("Forward · layer 1", "Forward · layer 2", "Forward · layer 3", "The cost C"),
        "BP1 · the error of the output layer",
    ]
    assert title(page) == "Gradient check"
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert title(page) == "What does this change? · layer 1"
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert title(page) == "Forward · layer 1"


def test_up_and_down_choose_the_neuron_and_the_choice_stays_with_the_layer(page: MicroscopePage, qtbot: QtBot) -> None:
    page.choose_unit(0)
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert "j = 2 of 4" in page._stage.subtitle
    for _ in range(9):
        qtbot.keyClick(page, Qt.Key.Key_Down)
    assert "j = 4 of 4" in page._stage.subtitle
    page.go_to(6)
    assert page._stage.title == "BP2 · the error of layer 1" and "j = 4 of 4" in page._stage.subtitle


def test_a_click_on_a_row_of_a_matrix_chooses_its_neuron(page: MicroscopePage, qtbot: QtBot) -> None:
    grid = page.matrices.grids[0]
    at = grid.cell(1, 0).center()
    qtbot.mouseClick(page.matrices, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert page.focus_now.unit == 1
    page.go_to(12)
    assert page.place is not None and page.place.kind == "weights"
    result = page.matrices.grids[-1]
    qtbot.mouseClick(page.matrices, Qt.MouseButton.LeftButton, pos=QPointF(result.cell(3, 1).center()).toPoint())
    assert (page.focus_now.unit, page.focus_now.source) == (3, 1)


def test_a_click_in_the_list_goes_there(page: MicroscopePage, qtbot: QtBot) -> None:
    _, area = next(row for row in page.stages.rows() if row[0] == "BP2 δ¹")
    qtbot.mouseClick(page.stages, Qt.MouseButton.LeftButton, pos=area.center())
    assert title(page) == "BP2 · the error of layer 1"


def test_buttons_and_playing(page: MicroscopePage, qtbot: QtBot) -> None:
    def click(name: str) -> None:
        qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    click("microscope_next")
    assert title(page) == "Forward · layer 2"
    click("microscope_back")
    assert title(page) == "Forward · layer 1"
    page.footer._timer.setInterval(1)
    click("microscope_play")
    qtbot.waitUntil(lambda: title(page) == "Gradient check")
    assert not page.footer.playing


def test_at_the_end_one_starts_again(page: MicroscopePage, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, "microscope_next")
    page.go_to(10_000)
    assert (button.text(), button.accessibleName()) == ("Start again", "Start again")
    button.click()
    assert (title(page), button.text()) == ("Forward · layer 1", "Next")
    page.go_to(10_000)
    page.footer.play.click()
    assert title(page) == "Forward · layer 1" and page.footer.playing


def low_page(look: Look, qtbot: QtBot, optimizer: str) -> MicroscopePage:
    """A page as a window of 1600 × 1000 px has it at 300 %."""
    look.choose(scale=3.0)
    page = MicroscopePage(look)
    qtbot.addWidget(page)
    page.resize(1600, 640)
    page.show()
    page.show_value(look_at(replace(model(widths=(4, 3)), optimizer=optimizer)))
    return page


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_what_is_lit_is_in_sight_however_large_the_text(look: Look, qtbot: QtBot, optimizer: str) -> None:
    page = low_page(look, qtbot, optimizer)
    sight = page._body.viewport()

    def in_sight() -> bool:
        down = page.matrices.mapTo(sight, QPoint()).y()
        frames = [grid.frame.translated(0, down) for grid in page.matrices.grids]
        return all(frame.top() >= 0 and frame.bottom() <= sight.height() for frame in frames)

    for index in range(len(page._places) - 1):
        page.go_to(index)
        qtbot.waitUntil(in_sight)


def test_keys_scroll_to_what_is_out_of_sight(look: Look, qtbot: QtBot) -> None:
    page = low_page(look, qtbot, "sgd")
    bar = page._body.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and not page._settled.isActive())
    before = bar.value()
    for _ in range(5):
        qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > before
    for _ in range(5):
        qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_check_is_no_wider_than_the_page_however_large_the_text(look: Look, qtbot: QtBot) -> None:
    page = low_page(look, qtbot, "sgd")
    page.go_to(10_000)
    qtbot.waitUntil(lambda: not page._settled.isActive())
    assert page.check.minimumSizeHint().width() <= page._body.viewport().width()


def test_the_gaps_of_the_check_s_table_give_way(look: Look, qtbot: QtBot) -> None:
    table = CheckTable(look)
    qtbot.addWidget(table)
    table.show_checks(run_check(look_at(model()), "none", Watch()))
    table.resize(2000, 100)
    wide = table._widths()
    table.resize(round(sum(wide)), 100)  # no room for the icon and all gaps
    ends = table._left + sum(table._widths()[:-1]) + wide[-1] - look.theme.space(20)
    assert ends <= table.width() and table._widths()[0] < wide[0]


def test_playing_ends_when_the_page_is_hidden(page: MicroscopePage) -> None:
    page.footer.toggle()
    assert page.footer.playing
    page.hide()
    assert not page.footer.playing


def test_another_sample_is_asked_for(page: MicroscopePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.compute_changed):
        qtbot.mouseClick(page.findChild(QAbstractButton, "microscope_next_sample"), Qt.MouseButton.LeftButton)
    assert page.subject == Subject(0, (4,), False)
    with qtbot.waitSignal(page.compute_changed):
        page.subject_bar.which.chosen.emit("test")
    assert page.subject == Subject(0, (0,), True)


def test_escape_closes(page: MicroscopePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_arrows_on_a_button_still_walk(page: MicroscopePage, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, "microscope_play")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert title(page) == "Forward · layer 2"


def test_everything_that_can_be_clicked_has_a_name(page: MicroscopePage) -> None:
    for button in page.findChildren(QAbstractButton):
        assert button.objectName() and button.accessibleName(), button


@pytest.mark.parametrize(("size", "scale"), [((1600, 860), 1.0), ((900, 500), 2.0)])
def test_every_stage_of_every_kind_of_layer_can_be_painted(
    look: Look, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    look.choose(scale=scale)
    page = MicroscopePage(look)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_value(look_at(EVERYTHING))
    for index in range(len(page._places)):
        page.go_to(index)
        assert not page.grab().isNull()


def test_a_mini_batch_instead_of_a_sample_and_back(page: MicroscopePage, qtbot: QtBot) -> None:
    bar = page.subject_bar
    with qtbot.waitSignal(page.compute_changed):
        bar.amount.chosen.emit("batch")
    assert page.subject == Subject(0, tuple(range(10)), False)
    page.show_value(look_at(model(widths=(4, 3)), page.subject.samples))
    with qtbot.waitSignal(page.compute_changed):
        bar.forth.click()
    assert page.subject == Subject(0, tuple(range(10, 20)), False)
    page.go_to(4)
    assert page.matrices.grids[0].matrix.values.shape == (1, 10)
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.focus_now.column == 1
    with qtbot.waitSignal(page.compute_changed):
        bar.amount.chosen.emit("one")
    assert page.subject == Subject(0, (0,), False)


def test_the_slider_nudges_and_is_there_only_where_it_does_something(page: MicroscopePage) -> None:
    assert not page.trial.isVisible()
    page.go_to(len(page._places) - 2)
    assert page.trial.isVisible()
    before = page._stage.words
    page.trial.change.slider._take(1.5)
    assert page.focus_now.change == 1.5 and page._stage.words != before
    page.trial.what.set_value("z")
    page.trial.what.chosen.emit("z")
    assert "demon" in page._stage.words


def test_the_gradient_check_has_a_row_per_layer_and_catches_a_mistake(page: MicroscopePage, qtbot: QtBot) -> None:
    page.go_to(10_000)
    assert page.check.isVisible() and not page.matrices.isVisible()
    with qtbot.waitSignal(page.check_wanted) as asked:
        qtbot.mouseClick(page.check.button, Qt.MouseButton.LeftButton)
    page.check.show_checks(asked.args[0](Watch()))
    assert [row[:2] for row in page.check.table.rows] == [("h1", "right"), ("h2", "right"), ("out", "right")]
    assert "Every layer agrees" in page.check.outcome.text()
    page.check.mistake.set_value("transpose")
    with qtbot.waitSignal(page.check_wanted) as asked:
        page.check.mistake.chosen.emit("transpose")
    page.check.show_checks(asked.args[0](Watch()))
    assert "Caught" in page.check.outcome.text() and "h1" in page.check.outcome.text()
    page.show_value(look_at(model(widths=(4, 3))))
    assert page.check.outcome.text() == ""


def test_a_check_that_doubts_a_layer_or_can_not_tell_does_not_say_that_all_agree() -> None:
    def compared(layer: str, error: float, too_small: int = 0) -> LayerCheck:
        worst = Comparison(error, error, 0.0, f"{layer}/W", (0, 0), 1e-8, 1e-8)
        return LayerCheck(layer, 9, 9, 0, too_small, worst, None)

    right, doubtful = compared("h1", 1e-9), compared("h2", 2.2e-6)
    assert outcome_words((right,), "none").startswith("Every layer agrees")
    words = outcome_words((right, doubtful), "none")
    assert "agrees" not in words and "doubtful: <b>h2</b>" in words and "2.2e−6" in words
    words = outcome_words((right, compared("h3", 0.0, too_small=9)), "none")
    assert "agrees" not in words and "Of <b>h3</b> nothing can be told" in words


def click_on_wire(page: MicroscopePage, qtbot: QtBot, source: Unit, target: Unit) -> None:
    places, _, _ = page.network._lay_out()
    at = places[source] + (places[target] - places[source]) * 0.4
    assert page.network.wire_at(at) == (source, target)
    qtbot.mouseClick(page.network, Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_a_click_on_a_line_of_the_network_writes_out_the_chain_rule_of_that_weight(
    page: MicroscopePage, qtbot: QtBot
) -> None:
    click_on_wire(page, qtbot, (0, 1), (1, 2))
    assert title(page) == "The chain rule · layer 2"
    assert (page.focus_now.unit, page.focus_now.source) == (2, 1)
    assert page._it is not None
    w = float(page._it.network.parameters["h2/W"][2, 1])
    assert page.network._weight_words(((0, 1), (1, 2))) == f"w²₃₂ = {number(w)}"
    page.go_to(page._index + 4)
    assert page.place is not None and page.place.kind == "nudge"
    click_on_wire(page, qtbot, (-1, 0), (0, 3))
    assert title(page) == "What does this change? · layer 1"
    assert (page.focus_now.unit, page.focus_now.source) == (3, 0)


def test_a_click_on_a_circle_looks_at_that_neuron_by_the_same_equation(page: MicroscopePage, qtbot: QtBot) -> None:
    page.go_to(5)
    assert title(page) == "BP2 · the error of layer 2"
    places, _, _ = page.network._lay_out()
    qtbot.mouseClick(page.network, Qt.MouseButton.LeftButton, pos=places[0, 3].toPoint())
    assert title(page) == "BP2 · the error of layer 1" and page.focus_now.unit == 3


def test_the_neuron_in_focus_stays_while_newer_numbers_come(page: MicroscopePage) -> None:
    page.go_to(6)
    assert page.place is not None and page.place.kind == "error"
    first = page.focus_now
    shown = [look_at(model(widths=(4, 3)), steps=steps) for steps in range(10, 200, 10)]
    assert {striking(it, page.place).unit for it in shown} != {first.unit}, "or it would stay by itself"
    for it in shown:
        page.show_value(it)
        assert page.focus_now == first
    page.show_value(other := look_at(model(widths=(4, 3)), samples=(7,), steps=200))
    assert page.focus_now.unit == striking(other, page.place).unit
