"""Skip connections pulled from port to port, selected and taken out; layers renamed and left out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from playground.editor.layout import INPUT
from playground.engine.model import Skip
from playground.experiment import codec
from playground.experiment.values import Experiment
from tests.editor.bench import LEFT, NONE, START, Bench

Key = Qt.Key


def port(bench: Bench, key: str) -> QPoint:
    """The output port of a card."""
    return bench.view.mapFromScene(QPointF(bench.view.scene_.shown.boxes[key].right, 0))


def skips(bench: Bench) -> list[tuple[str, str]]:
    return [(skip.source, skip.target) for skip in bench.session.experiment.models[0].skips]


def wire(bench: Bench) -> QPoint:
    """On the lowest part of the first skip connection."""
    line = bench.view.scene_.shown.skips[0]
    return bench.view.mapFromScene(QPointF(line.start + 20, line.y))


def menu(bench: Bench) -> dict[str, object]:
    found = bench.view.findChild(QMenu, "canvas_menu")
    assert found is not None
    return {each.objectName(): each for m in (found, *found.findChildren(QMenu)) for each in m.actions()}


@pytest.mark.parametrize(("source", "target"), [("h1", "d1"), (INPUT, "h1"), (INPUT, "h2"), ("h2", "d1")])
def test_a_wire_pulled_to_a_later_card_becomes_a_skip(bench: Bench, source: str, target: str) -> None:
    bench.drag(port(bench, source), bench.at(target))
    assert skips(bench) == [("h1", "h2"), (source, target)]
    assert bench.view.scene_.selected_skip == (source, target)
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_while_it_is_pulled_the_cards_that_would_take_it_are_lit(bench: Bench) -> None:
    bench.drag(port(bench, INPUT), bench.at("h2"), release=False)
    scene = bench.view.scene_
    assert scene.candidates == {"h1", "h2", "d1"}
    assert scene.cards["h2"].state.target and not scene.cards["h1"].state.target
    assert scene.loose_wire.isVisible() and scene.loose_wire.lands
    assert "through a learned projection 2 → 8" in bench.view.toast.accessibleName()
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, bench.at("h2"))
    assert not scene.candidates and not scene.loose_wire.isVisible() and not bench.view.toast.isVisible()


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("h2", "h1", "forward, to a later layer"),
        ("h1", "h2", "connected already"),
        ("h1", "out", "end it a layer earlier"),
    ],
)
def test_it_is_refused_with_a_reason(bench: Bench, source: str, target: str, reason: str) -> None:
    bench.drag(port(bench, source), bench.at(target), release=False)
    assert reason in bench.view.toast.accessibleName()
    assert not bench.view.scene_.loose_wire.lands
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, bench.at(target))
    assert bench.session.experiment == START


def test_let_go_over_nothing_or_escaped_it_does_nothing(bench: Bench) -> None:
    bench.drag(port(bench, "h1"), port(bench, "h1") + QPoint(40, 150))
    bench.drag(port(bench, "h1"), bench.at("d1"), release=False)
    QTest.keyClick(bench.view, Key.Key_Escape)
    QTest.mouseRelease(bench.view.viewport(), LEFT, NONE, bench.at("d1"))
    assert bench.session.experiment == START and not bench.view.scene_.loose_wire.isVisible()


def test_a_move_that_takes_a_skip_away_says_so(bench: Bench) -> None:
    bench.view.commands.focus("h1")
    QTest.keyClick(bench.view, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert bench.ids[:2] == ["h2", "h1"] and skips(bench) == []
    assert "<b>h1 → h2</b> would point backwards now, and is gone" in bench.view.toast.accessibleName()
    bench.undo_all()
    bench.drag(bench.at("h1"), (bench.at("d1") + bench.at("out")) / 2)
    assert skips(bench) == [] and "h1 → h2" in bench.view.toast.accessibleName()


def test_a_click_on_a_port_selects_its_card(bench: Bench) -> None:
    bench.click(port(bench, "h2"))
    assert bench.view.selection == ("h2",)


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_a_skip_is_selected_by_a_click_and_deleted(bench: Bench, key: Qt.Key) -> None:
    bench.click(bench.at("h1"))
    bench.click(wire(bench))
    assert bench.view.scene_.selected_skip == ("h1", "h2") and bench.view.selection == ()
    QTest.keyClick(bench.view, key)
    assert skips(bench) == [] and bench.ids == ["h1", "h2", "d1", "out"]
    assert bench.view.scene_.selected_skip is None


def test_only_one_thing_is_selected(bench: Bench) -> None:
    bench.click(wire(bench))
    bench.click(bench.at("h2"))
    assert bench.view.scene_.selected_skip is None and bench.view.selection == ("h2",)
    bench.click(wire(bench))
    QTest.keyClick(bench.view, Key.Key_Escape)
    assert bench.view.scene_.selected_skip is None


def test_the_keyboard_connects_and_disconnects(bench: Bench) -> None:
    bench.view.commands.focus("h1")
    QTest.keyClick(bench.view, Key.Key_Menu)
    actions = menu(bench)
    assert {name for name in actions if name.startswith("skip_to_")} == {"skip_to_d1"}
    actions["skip_to_d1"].trigger()  # type: ignore[attr-defined]
    assert skips(bench) == [("h1", "h2"), ("h1", "d1")]
    actions["remove_skip"].trigger()  # type: ignore[attr-defined]
    assert skips(bench) == [("h1", "d1")]


# Names


def test_a_name_is_typed_over_the_card(bench: Bench) -> None:
    bench.click(bench.at("h1"))
    QTest.keyClick(bench.view, Key.Key_F2)
    field = bench.view.findChild(QLineEdit, "card_name")
    assert field is not None and field.text() == "h1"
    QTest.keyClicks(field, "first")
    QTest.keyClick(field, Key.Key_Return)
    assert bench.knob("h1", "name") == "first" and bench.ids[0] == "h1"
    assert bench.view.scene_.facts.layers[0].label == "first"
    assert skips(bench) == [("h1", "h2")]
    again = codec.decode(codec.encode(bench.session.experiment))
    assert again == bench.session.experiment


@pytest.mark.parametrize("typed", ["", "h1"])
def test_without_a_name_of_its_own_a_layer_is_called_by_its_id(bench: Bench, typed: str) -> None:
    bench.view.changes.rename("h1", "first")
    QTest.mouseDClick(bench.view.viewport(), LEFT, NONE, bench.at("h1"))
    field = bench.view.findChild(QLineEdit, "card_name")
    assert field is not None and field.text() == "first"
    field.clear()
    QTest.keyClicks(field, typed)
    field.setModified(True)
    QTest.keyClick(field, Key.Key_Return)
    assert bench.session.experiment == START and b'"name": ""' not in codec.encode(START)


def test_escape_leaves_the_name(bench: Bench) -> None:
    bench.view.commands.rename("h1")
    field = bench.view.findChild(QLineEdit, "card_name")
    assert field is not None
    QTest.keyClicks(field, "other")
    QTest.keyClick(field, Key.Key_Escape)
    assert bench.session.experiment == START and field.isHidden()


# Layers that are left out


def off(experiment: Experiment, id: str) -> Experiment:
    model = experiment.models[0]
    layers = tuple(replace(layer, disabled=layer.id == id) for layer in model.layers)
    return replace(experiment, models=(replace(model, layers=layers),))


def test_the_wire_goes_round_a_layer_that_is_left_out(bench: Bench) -> None:
    bench.click(bench.at("h2"))
    bench.view.commands.disable()
    assert bench.session.experiment == off(START, "h2")
    layout = bench.view.scene_.target
    wires = {(each.source, each.target): each for each in layout.wires}
    assert ("h1", "d1") in wires and not any("h2" in ends for ends in wires)
    detour = wires["h1", "d1"].detour
    assert detour is not None
    first, last, y = detour
    box = layout.boxes["h2"]
    assert first < box.left and box.right < last < layout.boxes["d1"].left and y < box.top
    assert layout.skips == () and layout.bounds.top <= y
    bench.view.commands.disable()
    assert bench.session.experiment == START
    assert bench.view.scene_.target.skips


def test_the_layers_behind_it_take_what_comes(bench_of: Callable[..., Bench]) -> None:
    model = START.models[0]
    wide = replace(model, layers=(replace(model.layers[0], units=3), *model.layers[1:]))  # type: ignore[call-arg]
    bench = bench_of(off(replace(START, models=(wide,)), "h2"))
    facts = {layer.id: layer for layer in bench.view.scene_.facts.layers}
    assert (facts["d1"].inputs, facts["out"].inputs) == (3, 3) and facts["out"].output
    assert facts["h2"].parameters == 0
    assert codec.decode(codec.encode(bench.session.experiment)) == bench.session.experiment


def test_the_output_takes_part(bench: Bench) -> None:
    bench.click(bench.at("out"))
    bench.view.commands.disable()
    assert bench.session.experiment == START and "<b>out</b>" in bench.view.toast.accessibleName()


def test_a_wire_may_not_end_at_a_layer_that_is_left_out(bench_of: Callable[..., Bench]) -> None:
    bench = bench_of(off(START, "d1"))
    bench.drag(port(bench, "h1"), bench.at("d1"))
    assert Skip("h1", "d1") not in bench.session.experiment.models[0].skips


def test_another_document_begins_with_nothing_selected_although_its_layers_have_the_same_names(bench: Bench) -> None:
    bench.view.select(("h1", "h2"))
    bench.session.new(START)
    assert bench.view.selection == ()
    bench.view.scene_.select_skip(("h1", "h2"))
    bench.session.new(START)
    assert bench.view.scene_.selected_skip is None
