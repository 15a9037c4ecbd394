"""The neuron view: its values by hand, its geometry, and what the mouse does on it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from playground.editor import cells, facts, live
from playground.editor.layout import INPUT
from playground.editor.neurons import GRADIENT, values
from playground.editor.neurons.arrangement import Neuron, Spacing, arrange, bias_box, ends, hit, rise, with_skips
from playground.editor.neurons.lines import LEVELS, lines_into, pen_of, pens
from playground.editor.neurons.names import names_width
from playground.editor.neurons.pitches import pitches
from playground.engine.activations import ACTIVATIONS
from playground.engine.dataset import DATASETS
from playground.engine.layers import Dense, Dropout
from playground.engine.model import Model
from playground.engine.run import Run
from playground.engine.snapshot import Snapshot
from playground.experiment.values import Experiment
from playground.look.look import Look
from tests.editor.bench import COPY, LEFT, NONE, START, Bench, activation, feature, layer

DIGITS = DATASETS["digits"](samples=60)
SIZES = [(INPUT, 2), ("h1", 8), ("h2", 64), ("out", 1)]


def snapshot_of(experiment: Experiment) -> Snapshot:
    data = experiment.dataset.load(experiment.seed, Path())
    run = Run(experiment.models, data, seed=experiment.seed, batch_size=10)
    run.advance(5)
    return run.snapshot()


# Values


def test_values_are_those_of_the_network() -> None:
    snapshot = snapshot_of(START)
    found = values.compute(snapshot)
    columns = {column.key: column for column in found.neurons[0]}
    assert list(columns) == [INPUT, "h1", "h2", "d1", "out"]
    network, gradient = snapshot.models[0].network, snapshot.models[0].gradient
    h2 = columns["h2"]
    assert h2.weights is not None and h2.biases is not None
    np.testing.assert_array_equal(h2.weights.values, network.parameters["h2/W"])
    np.testing.assert_array_equal(h2.biases.values, network.parameters["h2/b"])
    block = network.block("h2", gradient)
    np.testing.assert_array_equal(h2.weights.gradients, block[:-1].T)
    np.testing.assert_array_equal(h2.biases.gradients, block[-1])
    assert h2.weights.largest == np.abs(network.parameters["h2/W"]).max()
    assert h2.weights.steepest == np.abs(block[:-1]).max()
    assert columns["d1"].weights is None and h2.tiles.shape == (8, values.SIDE, values.SIDE)
    assert len(found.models) == 1 and "h2" in found.models[0].layers


def test_of_many_neurons_twelve_are_kept() -> None:
    wide = replace(START, models=(Model(layers=(Dense(id="h1", units=64), Dense(id="out", units=1))),))
    _, h1, out = values.compute(snapshot_of(wide)).neurons[0]
    assert (h1.units, h1.shown, len(h1.tiles)) == (64, 12, 12)
    assert h1.weights is not None and h1.weights.values.shape == (12, 2)
    assert out.weights is not None and out.weights.values.shape == (1, 12)


# Geometry


def test_columns_stand_side_by_side_centred_on_the_signal() -> None:
    made = arrange(SIZES, 12, Spacing())
    assert [len(stand.boxes) for stand in made.stands] == [2, 8, 12, 1] and made.stands[2].more == 52
    for stand in made.stands:
        assert stand.boxes[0].top == pytest.approx(-stand.boxes[-1].bottom)
    gaps = np.diff([stand.x for stand in made.stands])
    assert gaps.tolist() == [248.0] * 3 and made.stands[-1].boxes[0].width == 88
    assert made.bounds.left == pytest.approx(made.stands[0].boxes[0].left)


def test_what_is_under_the_mouse() -> None:
    made = arrange(SIZES, 12, Spacing())
    box = made.stands[1].boxes[3]
    assert hit(made, box.centre_x, box.centre_y, reach=4) == Neuron(1, 3)
    mark = bias_box(box, made.spacing)
    assert hit(made, mark.centre_x, mark.centre_y, reach=4) == Neuron(1, 3, bias=True)
    corner = bias_box(made.stands[0].boxes[0], made.spacing)
    assert hit(made, corner.left + 1, corner.bottom - 1, reach=4) is None
    assert hit(made, 5000, 0, reach=4) is None


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
@pytest.mark.parametrize(("unit", "source"), [(0, 0), (3, 7), (11, 2)])
def test_a_line_is_hit_where_it_is_drawn(share: float, unit: int, source: int) -> None:
    made = arrange(SIZES, 12, Spacing())
    leave, arrive, left, right = ends(made, 2)
    x = left + share * (right - left)
    y = leave[source] + rise(share) * (arrive[unit, source] - leave[source])
    assert hit(made, x, y, reach=1e-6) == Neuron(2, unit, source)


def test_lines_are_drawn_from_source_to_neuron() -> None:
    made = arrange(SIZES, 12, Spacing())
    leave, arrive, left, right = ends(made, 3)
    pieces = lines_into(made, 3)[0][4]
    assert pieces[0].p1().x() == pytest.approx(left, abs=0.5) and pieces[0].p1().y() == pytest.approx(leave[4], abs=0.5)
    assert pieces[-1].p2().x() == pytest.approx(right, abs=0.5)
    assert pieces[-1].p2().y() == pytest.approx(arrive[0, 4], abs=0.5)
    middle = pieces[len(pieces) // 2].p1()
    along = rise((middle.x() - left) / (right - left))
    assert middle.y() == pytest.approx(leave[4] + along * (arrive[0, 4] - leave[4]), abs=0.5)


def test_pens_grow_with_the_weight_and_tell_its_sign(qtbot: object) -> None:
    theme = Look(mode="light").theme
    positive, negative = pens(theme)
    assert pen_of(theme, 2.0, 2.0) is positive[LEVELS] and pen_of(theme, -1.0, 2.0) is negative[LEVELS // 2]
    assert positive[LEVELS].widthF() == pytest.approx(6.5) and positive[0].widthF() == pytest.approx(0.5)
    assert positive[LEVELS].color() != negative[LEVELS].color()
    assert pen_of(theme, float("nan"), 1.0) is positive[0] and pen_of(theme, 0.0, 0.0) is positive[0]


def test_skips_run_below_the_neurons_each_at_its_own_height() -> None:
    made = with_skips(arrange(SIZES, 12, Spacing()), [("h1", "h2"), (INPUT, "out"), ("gone", "out")])
    first, second = made.skips
    lowest = max(box.bottom for stand in made.stands for box in stand.boxes)
    assert lowest < first.y < second.y == made.bounds.bottom
    assert (first.start, first.stop) == (made.stands[1].x, made.stands[2].x)
    assert first.leave > made.stands[1].boxes[-1].bottom and second.arrive > made.stands[3].boxes[-1].bottom


# The view


def shown(bench: Bench) -> Bench:
    bench.view.show_neurons(True)
    bench.view.show_live(values.compute(snapshot_of(bench.session.experiment)))
    return bench


def point(bench: Bench, x: float, y: float) -> QPoint:
    return bench.view.neurons.mapFromScene(QPointF(x, y))


def on_line(bench: Bench, column: int, unit: int, source: int) -> QPoint:
    """Half way along a line."""
    leave, arrive, left, right = ends(bench.view.neurons.item.arrangement, column)
    share = 0.5
    y = leave[source] + rise(share) * (arrive[unit, source] - leave[source])
    return point(bench, left + share * (right - left), y)


def move(bench: Bench, at: QPoint) -> None:
    QTest.mouseMove(bench.view.neurons.viewport(), at)


def header(bench: Bench, key: str, part: str) -> QPoint:
    found = bench.view.neurons.part_rect(key, part)
    assert found is not None
    return found.center()


def test_the_switch_shows_neurons_and_cards_again(bench: Bench) -> None:
    changed: list[bool] = []
    bench.view.compute_changed.connect(lambda: changed.append(True))
    assert bench.view.compute is live.compute
    bench.view.switch.neurons_chosen.emit(True)
    assert bench.view.neurons.isVisible() and bench.view.compute is values.compute and changed == [True]
    bench.view.switch.neurons_chosen.emit(False)
    assert not bench.view.neurons.isVisible() and bench.view.compute is live.compute


def test_its_legend_stays_in_sight_whatever_the_size_of_the_text(bench: Bench) -> None:
    view = bench.view.neurons
    bench.view.show_neurons(True)
    gaps = []
    for scale in (1.0, 2.0, 1.0):
        bench.look.choose(scale=scale)
        gaps.append(view.height() - view.legend.geometry().bottom())
    assert gaps[0] == gaps[2] and gaps[1] >= gaps[0] > 0


def test_it_lies_over_the_cards_and_under_the_controls(bench: Bench) -> None:
    view = bench.view
    view.show_neurons(True)
    for control in (view.switch, view.zoom_control):
        assert control.isAncestorOf(view.childAt(control.geometry().center()))
    assert view.neurons.isAncestorOf(view.childAt(view.rect().center()))


def test_all_columns_fit_between_headers_and_legend(bench: Bench) -> None:
    shown(bench)
    view = bench.view.neurons
    above, below = view.insets
    for stand in view.item.arrangement.stands:
        for box in stand.boxes:
            top, bottom = point(bench, box.left, box.top), point(bench, box.right, box.bottom)
            assert top.x() >= 0 and bottom.x() <= view.width()
            assert above <= top.y() and bottom.y() <= view.height() - below


def test_of_many_neurons_only_as_many_are_seen_as_a_low_canvas_has_room_for(bench: Bench) -> None:
    shown(bench)
    bench.view.neurons.zoom_at(2.0, QPoint(10, 10))
    bench.session.edit("Choose digits", replace(START, dataset=DIGITS))
    bench.view.resize(1000, 320)
    view = bench.view.neurons
    above, below = view.insets
    stands, (skip,) = view.item.arrangement.stands, view.item.arrangement.skips
    assert view.fitted  # again, as the data are others
    assert [(stand.units, len(stand.boxes) + stand.more) for stand in stands] == [
        (64, 64),
        (8, 8),
        (8, 8),
        (8, 8),
        (1, 1),
    ]
    assert 2 <= len(stands[0].boxes) < 8
    assert point(bench, 0, stands[0].boxes[0].top).y() >= above
    assert point(bench, 0, skip.y).y() <= view.height() - below


def test_names_of_inputs_have_room_and_pixels_have_short_ones(bench: Bench) -> None:
    shown(bench)
    view, theme = bench.view.neurons, bench.look.theme
    for dataset in (DIGITS, replace(START.dataset, features=("x1", "sin_x1"))):
        bench.session.edit("", replace(START, dataset=dataset))
        bench.view.resize(420, 520)
        left = view.item.arrangement.stands[0].boxes[0].left
        assert point(bench, left, 0).x() >= names_width(view.names, theme)
        assert names_width(view.names, theme) > cells.metrics(theme, "tick").horizontalAdvance(max(view.names, key=len))
    bench.session.edit("", replace(START, dataset=DIGITS))
    assert view.names[:2] == ("r1 c1", "r1 c2") and view.item.names[0] == "row 1 column 1"


def test_headers_do_not_cover_each_other_however_large_the_text(bench: Bench) -> None:
    shown(bench)
    bench.look.choose(scale=2.0)
    bench.view.resize(480, 520)
    found = sorted(
        (x + parts["card"].left, x + parts["card"].right) for x, parts in bench.view.neurons.headers().values()
    )
    assert len(found) > 1 and all(right <= left for (_, right), (left, _) in pairwise(found))


def test_the_zoom_shown_is_that_of_what_is_seen(bench: Bench) -> None:
    def level() -> str:
        return bench.view.zoom_control.level.text()

    bench.look.choose(mode="dark")
    assert level() == f"{bench.view.zoom:.0%}".replace("%", "\N{NO-BREAK SPACE}%")
    shown(bench)
    bench.view.neurons.zoom_at(0.5, QPoint(10, 10))
    assert level() == "50\N{NO-BREAK SPACE}%"
    bench.view.show_neurons(False)
    bench.look.choose(scale=1.25)
    assert level() == f"{bench.view.zoom:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def test_numbers_beside_the_mouse_stay_live(bench: Bench) -> None:
    shown(bench)
    view = bench.view.neurons
    move(bench, on_line(bench, 4, 0, 3))
    assert view.item.hovered == Neuron(4, 0, 3)
    weight = view.item.columns["out"].weights
    assert weight is not None
    assert f"{weight.values[0, 3]:+.4f}".replace("-", "−") in view.tip.html
    assert "w<sup>4</sup><sub>1,4</sub>" in view.tip.html and "d1·4 → out" in view.tip.html
    before = view.tip.html
    run = snapshot_of(replace(bench.session.experiment, seed=5))
    bench.view.show_live(values.compute(run))
    assert view.tip.html != before and view.tip.isVisible()


def test_a_layer_without_weights_has_no_numbers_on_its_lines(bench: Bench) -> None:
    shown(bench)
    leave, _, left, right = ends(bench.view.neurons.item.arrangement, 3)
    at = point(bench, (left + right) / 2, leave[2])
    move(bench, at)
    assert not bench.view.neurons.tip.isVisible()
    QTest.mouseClick(bench.view.neurons.viewport(), LEFT, NONE, at)
    assert bench.view.neurons.findChild(QLineEdit, "card_value") is None


@pytest.mark.parametrize("bias", [False, True])
def test_a_click_edits_a_weight_or_a_bias(bench: Bench, bias: bool) -> None:
    shown(bench)
    view, edited = bench.view.neurons, list[tuple[object, ...]]()
    view.edited.connect(lambda *told: edited.append(told))
    column = view.item.columns["h2"]
    if bias:
        box = bias_box(view.item.arrangement.stands[2].boxes[5], view.item.arrangement.spacing)
        at, name, index, parameter = point(bench, box.centre_x, box.centre_y), "h2/b", (5,), column.biases
    else:
        at, name, index, parameter = on_line(bench, 2, 0, 0), "h2/W", (0, 0), column.weights
    assert parameter is not None
    QTest.mouseClick(view.viewport(), LEFT, NONE, at)
    field = view.findChild(QLineEdit, "card_value")
    assert field is not None
    QTest.keyClicks(field, "-1.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edited == [(name, index, -1.5, float(parameter.values[index]))]


def test_a_field_that_is_left_as_it_was_edits_nothing(bench: Bench) -> None:
    shown(bench)
    view, edited = bench.view.neurons, list[tuple[object, ...]]()
    view.edited.connect(lambda *told: edited.append(told))
    QTest.mouseClick(view.viewport(), LEFT, NONE, on_line(bench, 2, 0, 0))
    field = view.findChild(QLineEdit, "card_value")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert edited == []


def test_headers_select_and_turn_knobs(bench: Bench) -> None:
    shown(bench)
    viewport = bench.view.neurons.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, header(bench, "h2", "title"))
    assert bench.view.selection == ("h2",)
    QTest.mouseClick(viewport, LEFT, NONE, header(bench, "h1", "more"))
    assert bench.knob("h1", "units") == 9 and len(bench.view.neurons.item.arrangement.stands[1].boxes) == 9
    QTest.mouseClick(viewport, LEFT, NONE, header(bench, "h1", "less"))
    assert bench.session.experiment == START


def test_a_neuron_selects_its_layer_and_keys_reach_it(bench: Bench) -> None:
    shown(bench)
    box = bench.view.neurons.item.arrangement.stands[3].boxes[0]
    QTest.mouseClick(bench.view.neurons.viewport(), LEFT, NONE, point(bench, box.centre_x, box.centre_y))
    assert bench.view.selection == ("d1",)
    QTest.keyClick(bench.view, Qt.Key.Key_Delete)
    assert [stand.key for stand in bench.view.neurons.item.arrangement.stands] == [INPUT, "h1", "h2", "out"]


def test_lines_show_gradients_when_asked(bench: Bench) -> None:
    shown(bench)
    before = bench.view.neurons.grab().toImage()
    bench.view.switch.measure_chosen.emit(GRADIENT)
    assert bench.view.neurons.item.measure == GRADIENT
    assert bench.view.neurons.grab().toImage() != before


def test_a_layer_that_is_left_out_has_no_column(bench_of: Callable[..., Bench]) -> None:
    layers = (*START.models[0].layers[:2], Dropout(id="d1", disabled=True), START.models[0].layers[3])
    bench = shown(bench_of(replace(START, models=(Model(layers=layers),))))
    assert [stand.key for stand in bench.view.neurons.item.arrangement.stands] == [INPUT, "h1", "h2", "out"]


def test_values_of_an_older_network_do_no_harm(bench: Bench) -> None:
    shown(bench)
    old = bench.view.values
    bench.view.changes.set_knob("h1", "units", 12)
    bench.view.show_live(old)
    bench.view.neurons.grab()
    move(bench, on_line(bench, 2, 7, 11))
    bench.view.changes.set_knob("h1", "units", 3)
    bench.view.show_live(old)
    bench.view.neurons.grab()
    QTest.mouseClick(bench.view.neurons.viewport(), LEFT, NONE, on_line(bench, 2, 7, 2))


def drag(bench: Bench, event: type[QDropEvent], mime: QMimeData, at: QPoint) -> bool:
    place = QPointF(at) if event is QDropEvent else at
    made = event(place, COPY, mime, LEFT, NONE)
    QApplication.sendEvent(bench.view.neurons.viewport(), made)
    return made.isAccepted()


def test_a_layer_dropped_between_columns_is_inserted_there(bench: Bench) -> None:
    shown(bench)
    stands = bench.view.neurons.item.arrangement.stands
    at = point(bench, stands[2].x - 20, 0)
    assert drag(bench, QDragEnterEvent, layer("layer_norm"), at) and drag(
        bench, QDragMoveEvent, layer("layer_norm"), at
    )
    assert "between h1 and h2" in bench.view.toast.accessibleName() and bench.view.neurons.drops.x is not None
    bench.view.neurons.grab()
    assert drag(bench, QDropEvent, layer("layer_norm"), at)
    assert bench.ids == ["h1", "n1", "h2", "d1", "out"] and bench.view.neurons.drops.x is None
    assert bench.undo_all() == 1 and bench.session.experiment == START


def test_behind_the_output_nothing_is_dropped(bench: Bench) -> None:
    shown(bench)
    at = point(bench, bench.view.neurons.item.arrangement.stands[-1].x + 20, 0)
    drag(bench, QDragEnterEvent, layer("dense"), at)
    assert not drag(bench, QDragMoveEvent, layer("dense"), at) and not drag(bench, QDropEvent, layer("dense"), at)
    assert bench.session.experiment == START and not bench.view.toast.isVisible()


def test_an_activation_dropped_on_a_column_is_that_layers(bench: Bench) -> None:
    shown(bench)
    stands = bench.view.neurons.item.arrangement.stands
    at, without = point(bench, stands[2].x, 0), point(bench, stands[3].x, 0)
    assert drag(bench, QDragEnterEvent, activation("relu"), at)
    assert not drag(bench, QDragMoveEvent, activation("relu"), without)
    assert drag(bench, QDragMoveEvent, activation("relu"), at) and bench.view.scene_.drop_target == "h2"
    assert drag(bench, QDropEvent, activation("relu"), at)
    assert bench.knob("h2", "activation") == ACTIVATIONS["relu"]() and bench.view.scene_.drop_target == ""


def test_a_feature_dropped_on_the_inputs_is_given_to_the_network(bench: Bench) -> None:
    shown(bench)
    stands, mime = bench.view.neurons.item.arrangement.stands, feature("x1_x2")
    assert drag(bench, QDragEnterEvent, mime, point(bench, stands[1].x, 0))
    assert not drag(bench, QDragMoveEvent, mime, point(bench, stands[1].x, 0))
    assert drag(bench, QDropEvent, mime, point(bench, stands[0].x, 0))
    assert bench.session.data.features == ("x₁", "x₂", "x₁x₂")


def test_neurons_stand_closer_where_they_would_get_small() -> None:
    theme, data = Look(mode="light").theme, START.dataset.load(START.seed, Path())
    deep = Model(layers=(Dense(id="h1", units=40), Dense(id="out", units=1)))
    few, many = facts.read(START.models[0], 0, data), facts.read(deep, 0, data)
    roomy, close = (pitches(each, theme, width=900, height=h, names=30) for each, h in ((few, 900), (many, 400)))
    assert roomy.neuron == Spacing.neuron_pitch and close.neuron < roomy.neuron
    assert all(each.column >= Spacing.tile * 2 for each in (roomy, close))
