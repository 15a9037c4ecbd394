"""Mouse, keys and drops on the canvas, without a screen."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from playground.editor import drags
from playground.editor.drags import ACTIVATION, FAMILIES, INITIALIZER, LAYER, Carried, pack
from playground.editor.layout import GAP, INPUT, LOSS
from playground.editor.live import CardValues, LayerValues, ModelValues
from playground.engine.activations import ACTIVATIONS, Tanh
from playground.engine.initializers import INITIALIZERS, HeNormal
from playground.engine.layers import LAYERS, Dense
from playground.engine.model import Model
from playground.experiment.values import Experiment
from tests.editor.bench import LEFT, NONE, START, Bench, activation, layer

Key = Qt.Key


def before(bench: Bench, key: str) -> QPoint:
    """In the wire before a card."""
    return bench.view.mapFromScene(QPointF(bench.view.scene_.shown.boxes[key].left - 10, 0))


def press(bench: Bench, key: Qt.Key) -> None:
    QTest.keyClick(bench.view, key)


def menu_action(bench: Bench, name: str) -> None:
    """Trigger a row of the menu that is open, and close it."""
    menu = bench.view.findChild(QMenu)
    assert menu is not None
    actions = [action for each in (menu, *menu.findChildren(QMenu)) for action in each.actions()]
    next(action for action in actions if action.objectName() == name).trigger()
    menu.close()


# Drops from the palette


@pytest.mark.parametrize(("target", "position"), [("h1", 0), ("h2", 1), ("d1", 2), ("out", 3)])
def test_a_layer_dropped_on_a_wire_is_inserted_there(bench: Bench, target: str, position: int) -> None:
    at, mime = before(bench, target), layer("layer_norm")
    assert bench.enter(mime, at)
    gap = bench.view.scene_.target.chain.pieces[position + 1]
    assert gap.key == GAP
    assert bench.drop(mime, at)
    assert bench.ids.index("n1") == position and len(bench.ids) == 5
    assert bench.view.selection == ("n1",)
    card = bench.view.scene_.cards["n1"].plan
    assert (gap.width, gap.height) == (card.width, card.height)
    assert bench.undo_all() == 1 and bench.session.experiment == START


@pytest.mark.parametrize("kind", LAYERS)
def test_every_layer_kind_can_be_dropped(bench: Bench, kind: str) -> None:
    assert bench.enter(layer(kind), before(bench, "h2")) and bench.drop(layer(kind), before(bench, "h2"))
    assert bench.session.experiment.models[0].layers[1].kind == kind


def test_the_sentence_says_where_the_layer_would_stand(bench: Bench) -> None:
    bench.enter(layer("dropout"), before(bench, "h2"))
    sentence = bench.view.toast.accessibleName()
    assert "<b>Dropout</b> between h1 and h2" in sentence and bench.view.toast.isVisible()
    bench.leave()
    assert not bench.view.toast.isVisible()


def test_a_drag_that_leaves_closes_the_gap_and_changes_nothing(bench: Bench) -> None:
    bench.enter(layer("dense"), before(bench, "h2"))
    bench.leave()
    assert GAP not in bench.view.scene_.target.boxes
    assert bench.session.experiment == START


def test_far_from_the_chain_nothing_is_dropped(bench: Bench) -> None:
    corner, mime = QPoint(20, 500), layer("dense")
    assert not bench.enter(mime, corner)
    assert not bench.drop(mime, corner)
    assert bench.session.experiment == START and GAP not in bench.view.scene_.target.boxes


def test_behind_the_output_layer_a_drop_is_refused_and_says_why(bench: Bench) -> None:
    at = before(bench, LOSS)
    assert not bench.enter(layer("dense"), at)
    assert "out" in bench.view.toast.accessibleName() and GAP not in bench.view.scene_.target.boxes
    assert not bench.drop(layer("dense"), at)
    assert bench.session.experiment == START


def test_the_gap_moves_with_the_mouse(bench: Bench) -> None:
    mime = layer("dropout")
    bench.enter(mime, before(bench, "h1"))
    bench.move(mime, before(bench, "out"))
    keys = [piece.key for piece in bench.view.scene_.target.chain.pieces]
    assert keys == [INPUT, "h1", "h2", "d1", GAP, "out", LOSS]


@pytest.mark.parametrize("payload", [b"", b"[]", b'{"kind": "bomb"}', b'{"kind": 7}', b"\xff\xfe", b"{}"])
def test_a_foreign_drag_is_refused_whatever_it_carries(bench: Bench, payload: bytes) -> None:
    mime = QMimeData()
    mime.setData(drags.LAYER, payload)
    assert not bench.enter(mime, before(bench, "h2"))
    plain = QMimeData()
    plain.setText("dense")
    assert not bench.enter(plain, before(bench, "h2"))


def test_a_dropped_dense_layer_takes_after_its_neighbour(bench: Bench) -> None:
    bench.enter(layer("dense"), before(bench, "h2"))
    bench.drop(layer("dense"), before(bench, "h2"))
    assert bench.session.experiment.models[0].layers[1] == Dense(id="h3", activation="tanh")


def test_an_activation_dropped_on_a_card_becomes_its_activation(bench: Bench) -> None:
    at, mime = bench.at("h2"), activation("relu")
    assert bench.enter(mime, at)
    assert bench.view.scene_.cards["h2"].state.target and not bench.view.scene_.cards["h1"].state.target
    assert bench.drop(mime, at)
    assert bench.knob("h2", "activation") == ACTIVATIONS["relu"]()
    assert not bench.view.scene_.cards["h2"].state.target


def test_an_initializer_dropped_on_a_card_becomes_its_initializer(bench: Bench) -> None:
    mime = pack(Carried(INITIALIZER, "he_normal"))
    assert bench.enter(mime, bench.at("h2")) and "initializer" in bench.view.toast.accessibleName()
    assert bench.drop(mime, bench.at("h2"))
    assert bench.knob("h2", "initializer") == HeNormal() and bench.knob("h2", "activation") == Tanh()
    assert bench.session.undo_stack.undoText() == "h2: initializer he normal" and bench.undo_all() == 1


@pytest.mark.parametrize("key", ["d1", INPUT])
@pytest.mark.parametrize("chip", [Carried(ACTIVATION, "relu"), Carried(INITIALIZER, "he_normal")])
def test_a_card_without_such_a_thing_refuses_it(bench: Bench, key: str, chip: Carried) -> None:
    assert not bench.enter(pack(chip), bench.at(key))
    assert not bench.drop(pack(chip), bench.at(key))
    assert bench.session.experiment == START


# Cards under the mouse


def test_a_card_dragged_along_the_chain_is_moved(bench: Bench) -> None:
    target = before(bench, "out")
    bench.drag(bench.at("h1"), target)
    assert bench.ids == ["h2", "d1", "h1", "out"]
    assert bench.undo_all() == 1 and bench.ids == ["h1", "h2", "d1", "out"]


def test_while_a_card_is_dragged_a_gap_of_its_size_shows_where_it_would_land(bench: Bench) -> None:
    bench.drag(bench.at("d1"), before(bench, "h2"), release=False)
    keys = [piece.key for piece in bench.view.scene_.target.chain.pieces]
    assert keys == [INPUT, "h1", GAP, "h2", "out", LOSS]
    plan = bench.view.scene_.cards["d1"].plan
    assert (bench.view.scene_.target.boxes[GAP].width, bench.view.scene_.cards["d1"].state.dragged) == (
        plan.width,
        True,
    )
    press(bench, Key.Key_Escape)
    assert bench.session.experiment == START and GAP not in bench.view.scene_.target.boxes
    assert bench.view.scene_.shown.boxes["d1"].centre_y == 0


def test_selected_cards_are_dragged_together(bench: Bench) -> None:
    bench.view.select(("h1", "d1"))
    bench.drag(bench.at("d1"), before(bench, "h1"), release=False)
    assert bench.view.scene_.lifted == ("d1", "h1") and "<b>h1, d1</b>" in bench.view.toast.accessibleName()
    one, all_ = bench.view.scene_.cards["h1"].plan.width, bench.view.scene_.target.boxes[GAP].width
    assert all_ > one + 50
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, before(bench, "h2"))
    assert bench.ids == ["h1", "d1", "h2", "out"] and bench.view.selection == ("h1", "d1")
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_a_card_let_go_away_from_the_chain_slides_back(bench: Bench) -> None:
    bench.drag(bench.at("h1"), QPoint(30, 510))
    assert bench.session.experiment == START
    card, box = bench.view.scene_.cards["h1"], bench.view.scene_.target.boxes["h1"]
    assert (card.pos().x(), card.pos().y()) == (box.left, box.top)


def test_the_output_card_stays_last(bench: Bench) -> None:
    bench.drag(bench.at("out"), before(bench, "h1"))
    assert bench.session.experiment == START and not bench.view.scene_.lifted


def test_a_card_dragged_to_the_end_stays_before_the_output(bench: Bench) -> None:
    bench.drag(bench.at("h1"), before(bench, LOSS) + QPoint(8, 0))
    assert bench.ids == ["h2", "d1", "h1", "out"]


def test_a_click_selects_and_an_empty_click_deselects(bench: Bench) -> None:
    bench.click(bench.at("h1"))
    assert bench.view.selection == ("h1",)
    bench.click(bench.at("d1"), held=Qt.KeyboardModifier.ControlModifier)
    assert bench.view.selection == ("h1", "d1")
    bench.click(bench.at("h1"), held=Qt.KeyboardModifier.ControlModifier)
    assert bench.view.selection == ("d1",)
    bench.click(QPoint(500, 60))
    assert bench.view.selection == ()


def test_the_selection_is_told_once(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.view.selection_changed, timeout=500) as told:
        bench.click(bench.at("h2"))
    assert told.args == [("h2",)]
    assert bench.view.accessibleDescription().startswith("h2 Dense, tanh, units 8, 8 → 8, 72 params")
    with qtbot.assertNotEmitted(bench.view.selection_changed):
        bench.click(bench.at("h2"))


def test_a_rubber_band_selects_what_it_touches(bench: Bench) -> None:
    start = bench.at("h1") + QPoint(-90, -60)
    bench.drag(start, bench.at("h2") + QPoint(20, 20))
    assert bench.view.selection == ("h1", "h2")


def test_escape_during_a_rubber_band_gives_the_old_selection_back(bench: Bench) -> None:
    bench.click(bench.at("d1"))
    bench.drag(bench.at("h1") + QPoint(-90, -60), bench.at("h2") + QPoint(20, 20), release=False)
    press(bench, Key.Key_Escape)
    assert bench.view.selection == ()  # the press on the paper had deselected


def test_fast_steps_are_one_undo_step(bench: Bench) -> None:
    for _ in range(5):
        bench.click(bench.at("h1", "more"))
    bench.click(bench.at("h1", "less"))
    assert bench.knob("h1", "units") == 12
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_steps_of_two_cards_are_two_undo_steps(bench: Bench) -> None:
    bench.click(bench.at("h1", "more"))
    bench.click(bench.at("h2", "more"))
    assert bench.undo_all() == 2


def test_a_held_button_goes_on_until_it_is_released(bench: Bench, qtbot: QtBot) -> None:
    QTest.mousePress(bench.view.viewport(), LEFT, NONE, bench.at("h1", "more"))
    qtbot.waitUntil(lambda: bench.knob("h1", "units") >= 11)
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, bench.at("h1", "more"))
    reached = bench.knob("h1", "units")
    qtbot.wait(150)
    assert bench.knob("h1", "units") == reached
    assert bench.undo_all() == 1


def test_a_rate_is_stepped_by_a_twentieth(bench: Bench) -> None:
    bench.click(bench.at("d1", "more"))
    assert bench.knob("d1", "rate") == pytest.approx(0.15)


def field(bench: Bench) -> QLineEdit:
    found = bench.view.viewport().findChild(QLineEdit, "card_value")
    assert found is not None
    return found


@pytest.mark.parametrize(("typed", "units"), [("32", 32), ("0", 1), ("99999", 1024), ("many", 8), ("", 8)])
def test_a_number_typed_on_a_card_is_brought_into_its_range(bench: Bench, typed: str, units: int) -> None:
    bench.click(bench.at("h1", "value"))
    QTest.keyClicks(field(bench), typed)
    QTest.keyClick(field(bench), Key.Key_Return)
    assert bench.knob("h1", "units") == units
    assert not [each for each in bench.view.viewport().findChildren(QLineEdit) if each.isVisible()]


def test_escape_leaves_the_number_as_it_was(bench: Bench) -> None:
    bench.click(bench.at("h1", "value"))
    QTest.keyClicks(field(bench), "32")
    QTest.keyClick(field(bench), Key.Key_Escape)
    assert bench.session.experiment == START


def test_a_digit_on_a_selected_card_begins_the_number(bench: Bench) -> None:
    bench.click(bench.at("h1"))
    QTest.keyClick(bench.view, Key.Key_1)
    QTest.keyClicks(field(bench), "6")
    QTest.keyClick(field(bench), Key.Key_Return)
    assert bench.knob("h1", "units") == 16


def test_the_menu_of_activations_changes_the_layer(bench: Bench) -> None:
    bench.click(bench.at("h1", "activation"))
    menu_action(bench, "activation_relu")
    assert bench.knob("h1", "activation") == ACTIVATIONS["relu"]()


def test_the_context_menu_duplicates_freezes_and_removes(bench: Bench) -> None:
    bench.view.select(("h1",))
    for name, ids in (("duplicate", 5), ("freeze", 5), ("remove", 4)):
        bench.view.commands.menu_by_key()
        menu_action(bench, name)
        assert len(bench.ids) == ids
    assert bench.ids == ["h1", "h2", "d1", "out"]
    assert bench.undo_all() == 3


def test_the_menu_of_several_layers_changes_all_that_have_it(bench: Bench) -> None:
    bench.view.select(("h1", "h2", "d1"))
    bench.view.commands.menu_by_key()
    menu_action(bench, "initializer_orthogonal")
    assert [bench.knob(id, "initializer") for id in ("h1", "h2")] == [INITIALIZERS["orthogonal"]()] * 2
    assert bench.undo_all() == 1


def test_a_skip_is_removed_by_its_menu(bench: Bench) -> None:
    (line,) = bench.view.scene_.shown.skips
    at = bench.view.mapFromScene(QPointF((line.start + line.stop) / 2 + 60, line.y))
    assert bench.view.hit(at).skip == ("h1", "h2")
    bench.view.commands.open_menu(bench.view.hit(at), QPoint(0, 0))
    menu_action(bench, "remove_skip")
    assert bench.session.experiment.models[0].skips == ()


# Keys


def test_what_stands_behind_the_output_can_be_removed_too(bench: Bench) -> None:
    bench.view.changes.disable(["out"], True)
    bench.view.select(("out",))
    bench.view.commands.remove()
    assert bench.ids == ["h1", "h2", "d1"]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_removes_the_selected_layers_but_not_the_output(bench: Bench, key: Qt.Key) -> None:
    bench.view.select(("h1", "d1", "out"))
    press(bench, key)
    assert bench.ids == ["h2", "out"]
    assert "out" in bench.view.toast.accessibleName()
    assert bench.undo_all() == 1


def test_arrows_walk_the_chain_and_the_card_is_ringed(bench: Bench) -> None:
    bench.click(bench.at("h1"))
    press(bench, Key.Key_Right)
    assert bench.view.selection == ("h2",) and bench.view.scene_.cards["h2"].state.focused
    for _ in range(5):
        press(bench, Key.Key_Left)
    assert bench.view.selection == (INPUT,)
    press(bench, Key.Key_End)
    assert bench.view.selection == (LOSS,)
    press(bench, Key.Key_Escape)
    assert bench.view.selection == () and not bench.view.scene_.focused


def test_plus_and_minus_turn_the_knob_of_the_selected_card(bench: Bench) -> None:
    bench.click(bench.at("h2"))
    press(bench, Key.Key_Plus)
    press(bench, Key.Key_Plus)
    press(bench, Key.Key_Minus)
    assert bench.knob("h2", "units") == 9 and bench.undo_all() == 1


def test_the_wheel_zooms_at_the_cursor_and_f_fits(bench: Bench) -> None:
    at = bench.at("h1")
    under = bench.view.mapToScene(at)
    bench.view.zoom_at(2.0, at)
    moved = bench.view.mapToScene(at) - under
    assert bench.view.zoom == 2.0 and moved.manhattanLength() < 2
    press(bench, Key.Key_F)
    whole = bench.view.scene_.target.bounds
    seen = bench.view.mapToScene(bench.view.viewport().rect()).boundingRect()
    assert seen.left() <= whole.left and whole.right <= seen.right()


# Whole values


def test_the_same_experiment_twice_makes_no_new_item_and_moves_nothing(bench_of: Callable[..., Bench]) -> None:
    bench = bench_of(animated=True)
    cards, items = dict(bench.view.scene_.cards), len(bench.view.scene_.items())
    target = bench.view.scene_.target
    bench.view.show_experiment(bench.session.experiment)
    assert bench.view.scene_.cards == cards and len(bench.view.scene_.items()) == items
    assert bench.view.scene_.target is target


def test_items_of_layers_that_stay_are_kept(bench: Bench) -> None:
    cards = dict(bench.view.scene_.cards)
    bench.view.changes.move("h1", 1)
    assert {key: bench.view.scene_.cards[key] for key in cards} == cards
    bench.view.changes.remove(["h2"])
    assert "h2" not in bench.view.scene_.cards and bench.view.scene_.cards["h1"] is cards["h1"]


def test_a_card_that_moves_arrives(bench_of: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = bench_of(animated=True)
    bench.view.changes.move("h1", 1)
    start, end = bench.view.scene_.shown.boxes["h1"], bench.view.scene_.target.boxes["h1"]
    assert start != end
    qtbot.waitUntil(lambda: bench.view.scene_.shown == bench.view.scene_.target)
    assert bench.view.scene_.cards["h1"].pos() == QPointF(end.left, end.top)


def test_a_card_that_is_gone_is_not_under_the_mouse_while_the_others_still_move(bench_of: Callable[..., Bench]) -> None:
    bench = bench_of(animated=True)
    at = bench.at("h2")
    bench.view.changes.remove(["h2"])
    assert bench.view.hit(at).key != "h2"
    bench.click(at)


def test_an_undo_while_a_card_is_dragged_puts_it_back(bench: Bench) -> None:
    bench.view.changes.insert("dense", 0)
    bench.drag(bench.at("h3"), before(bench, "d1"), release=False)
    bench.session.undo_stack.undo()
    assert not bench.view.scene_.lifted and GAP not in bench.view.scene_.target.boxes
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, before(bench, "d1"))
    assert bench.session.experiment == START


def test_a_deselected_layer_that_goes_leaves_no_selection(bench: Bench) -> None:
    bench.view.select(("h1", "h2"))
    bench.view.changes.remove(["h1"])
    assert bench.view.selection == ("h2",)
    bench.session.undo_stack.undo()
    assert bench.view.selection == ("h2",)


def test_an_experiment_with_no_layers_at_all_is_shown(bench_of: Callable[..., Bench]) -> None:
    bench = bench_of(Experiment(models=(Model(),)))
    assert set(bench.view.scene_.cards) == {INPUT, LOSS}
    at = before(bench, LOSS)
    assert bench.enter(layer("dense"), at) and bench.drop(layer("dense"), at)
    assert bench.ids == ["h1"]


def live_values(level: float = 0.5) -> CardValues:
    tiles = np.full((8, 24, 24), level, np.float32)
    layers = {"h1": LayerValues(tiles, 8, 3e-2), "h2": LayerValues(tiles * np.nan, 8, float("nan"))}
    return CardValues(tiles[:2], (ModelValues(layers, 0.0853, np.array([1.0, 0.5, 0.0853])),))


def test_live_values_are_drawn(bench: Bench) -> None:
    empty = bench.view.grab().toImage()
    bench.view.show_live(live_values())
    shown = bench.view.scene_.cards["h1"].shown
    assert shown.tiles is not None and (shown.number, len(shown.tiles)) == ("3e−2", 8)
    assert bench.view.scene_.cards[LOSS].number == "0.0853"
    filled = bench.view.grab().toImage()
    at = bench.at("h1", "bar") - QPoint(30, 0)
    assert filled.pixelColor(at) != empty.pixelColor(at)
    assert filled.pixelColor(at).name() == bench.look.theme.tokens.models[0].lower()


def test_numbers_change_at_most_ten_times_a_second_but_tiles_at_once(bench: Bench) -> None:
    scene = bench.view.scene_
    scene.show_values(live_values(), numbers=True)
    other = replace(live_values(-1.0).models[0], layers={"h1": LayerValues(live_values(-1.0).inputs, 2, 5e-4)})
    scene.show_values(CardValues(models=(other,)), numbers=False)
    assert scene.cards["h1"].shown.number == "3e−2" and scene.cards["h1"].shown.mean_abs == 5e-4
    scene.show_values(CardValues(models=(other,)), numbers=True)
    assert scene.cards["h1"].shown.number == "5e−4"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 3.0])
def test_it_can_be_drawn_in_every_theme_and_size(bench: Bench, mode: str, scale: float) -> None:
    bench.view.show_live(live_values())
    small = bench.view.scene_.cards["h1"].plan
    bench.look.choose(mode=mode, scale=scale)
    large = bench.view.scene_.cards["h1"].plan
    assert large.width >= small.width * min(scale, 1.2) or scale == 1.0
    assert not bench.view.grab().toImage().isNull() and not bench.palette.grab().toImage().isNull()


# The palette


def test_a_double_click_appends_before_the_output_and_return_does_too(bench: Bench) -> None:
    chip = bench.palette.groups[LAYER].chips["batch_norm"]
    QTest.mouseDClick(chip, LEFT)
    QTest.keyClick(bench.palette.groups[LAYER].chips["dropout"], Key.Key_Return)
    assert bench.ids == ["h1", "h2", "d1", "n1", "d2", "out"]
    assert bench.view.selection == ("d2",)


def test_an_activation_chosen_in_the_palette_goes_to_the_selected_layers(bench: Bench) -> None:
    bench.view.select(("h1", "h2", "d1"))
    bench.palette.groups[ACTIVATION].chips["relu"].appended.emit()
    assert (bench.knob("h1", "activation"), bench.knob("h2", "activation")) == (ACTIVATIONS["relu"](),) * 2
    assert bench.undo_all() == 1


def test_an_activation_chosen_for_nothing_says_what_to_do(bench: Bench) -> None:
    bench.palette.groups[ACTIVATION].chips["relu"].appended.emit()
    assert "relu" in bench.view.toast.accessibleName() and bench.session.experiment == START
    bench.view.say("")


def test_the_palette_holds_every_kind_by_name(bench: Bench) -> None:
    for mime, group in bench.palette.groups.items():
        assert set(group.chips) == set(FAMILIES[mime])
        for kind, chip in group.chips.items():
            prefix = "palette_" if mime == LAYER else "chip_"
            assert chip.objectName() == prefix + kind and chip.accessibleName() and chip.toolTip()


def test_the_search_leaves_what_matches(bench: Bench) -> None:
    bench.palette.search.setText("relu")
    shown = [kind for kind, chip in bench.palette.groups[ACTIVATION].chips.items() if chip.isVisibleTo(bench.palette)]
    assert shown and all("relu" in kind for kind in shown)
    assert not bench.palette.groups[LAYER].isVisibleTo(bench.palette)
    bench.palette.search.setText("nothing like this")
    assert "nothing like this" in bench.palette.nothing.text()
    bench.palette.search.setText("drop")
    QTest.keyClick(bench.palette.search, Key.Key_Return)
    assert "d2" in bench.ids


@pytest.mark.parametrize("kind", LAYERS)
def test_the_card_that_is_dragged_is_the_card_that_lands(bench: Bench, kind: str) -> None:
    picture = bench.palette.card_picture(kind)
    bench.view.commands.take(Carried(LAYER, kind))
    plan = bench.view.scene_.cards[bench.view.selection[0]].plan
    assert abs(picture.deviceIndependentSize().height() - plan.height) < 40


def test_the_search_of_the_palette_stays_while_its_chips_scroll(bench: Bench) -> None:
    bench.palette.resize(240, 180)
    bench.palette.show()
    bar = bench.palette.area.verticalScrollBar()
    before = bench.palette.search.mapTo(bench.palette, QPoint())
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0 and bench.palette.search.mapTo(bench.palette, QPoint()) == before
