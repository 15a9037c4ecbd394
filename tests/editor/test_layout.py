"""Where cards, wires, sums and skip connections stand."""

from itertools import pairwise

import pytest

from playground.editor.layout import (
    GAP,
    INPUT,
    LOSS,
    Box,
    Chain,
    Piece,
    SkipLine,
    between,
    label_places,
    lay_out,
    with_gap,
    without,
)

CHAIN = Chain((Piece(INPUT, 64, 160, 2), Piece("h1", 128, 216, 8), Piece("h2", 128, 216, 8), Piece(LOSS, 92, 120)))


def with_skips(*skips: tuple[str, str], layers: tuple[str, ...] = ("h1", "h2", "h3", "h4")) -> Chain:
    pieces = (Piece(INPUT, 64, 160, 2), *(Piece(key, 100, 200, 4) for key in layers), Piece(LOSS, 92, 120))
    return Chain(pieces, skips)


def test_cards_stand_24_apart_centred_on_the_signal_and_around_the_middle() -> None:
    layout = lay_out(CHAIN)
    boxes = list(layout.boxes.values())
    assert [after.left - before.right for before, after in pairwise(boxes)] == [24, 24, 24]
    assert all(box.centre_y == 0 for box in boxes)
    assert layout.bounds.centre_x == 0


def test_each_wire_joins_two_cards_and_says_how_many_values_pass() -> None:
    layout = lay_out(CHAIN)
    assert [(w.source, w.target, w.outputs) for w in layout.wires] == [
        (INPUT, "h1", 2),
        ("h1", "h2", 8),
        ("h2", LOSS, 8),
    ]
    for wire in layout.wires:
        assert wire.start == layout.boxes[wire.source].right and wire.stop == layout.boxes[wire.target].left
        assert wire.start < wire.label_x < wire.stop


def test_a_sum_behind_the_target_of_a_skip_has_56_px() -> None:
    layout = lay_out(with_skips(("h1", "h3")))
    assert layout.boxes["h4"].left - layout.boxes["h3"].right == 56
    assert layout.boxes["h3"].left - layout.boxes["h2"].right == 24
    assert [(each.layer, each.x - layout.boxes["h3"].right) for each in layout.sums] == [("h3", 24)]


def test_a_skip_leaves_behind_its_source_runs_28_below_the_chain_and_ends_in_the_sum() -> None:
    layout = lay_out(with_skips(("h1", "h3")))
    (line,) = layout.skips
    assert layout.boxes["h1"].right < line.start < layout.boxes["h2"].left
    assert line.y == 100 + 28
    assert line.stop == layout.sums[0].x


def test_skips_over_each_other_run_16_further_down_the_shortest_on_top() -> None:
    layout = lay_out(with_skips(("h1", "h4"), ("h2", "h3")))
    levels = {(line.source, line.target): line.y for line in layout.skips}
    assert levels == {("h2", "h3"): 128, ("h1", "h4"): 144}


def test_skips_beside_each_other_share_a_level() -> None:
    layout = lay_out(with_skips(("h1", "h2"), ("h3", "h4")))
    assert {line.y for line in layout.skips} == {128}


def test_a_skip_may_come_from_the_input() -> None:
    layout = lay_out(with_skips((INPUT, "h2")))
    assert layout.boxes[INPUT].right < layout.skips[0].start < layout.boxes["h1"].left


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_gap_stands_before_the_layer_of_its_position_with_dashed_wires(position: int) -> None:
    chain = with_gap(CHAIN, position, 96, 120)
    keys = [piece.key for piece in chain.pieces]
    assert keys.index(GAP) == position + 1 and [key for key in keys if key != GAP] == [INPUT, "h1", "h2", LOSS]
    layout = lay_out(chain)
    assert (layout.boxes[GAP].width, layout.boxes[GAP].height) == (96, 120)
    assert [GAP in (wire.source, wire.target) for wire in layout.wires] == [wire.dashed for wire in layout.wires]


def test_a_second_gap_replaces_the_first() -> None:
    chain = with_gap(with_gap(CHAIN, 0, 96, 120), 2, 96, 120)
    assert [piece.key for piece in chain.pieces] == [INPUT, "h1", "h2", GAP, LOSS]


def test_a_chain_without_a_card_has_no_skip_that_hangs_in_the_air() -> None:
    chain = without(with_skips(("h1", "h3"), ("h2", "h4")), frozenset({"h1"}))
    assert "h1" not in [piece.key for piece in chain.pieces]
    assert chain.skips == (("h2", "h4"),)


def test_between_two_layouts_cards_that_stay_slide_and_new_ones_stand() -> None:
    start, end = lay_out(CHAIN), lay_out(with_gap(CHAIN, 1, 96, 120))
    half = between(start, end, 0.5)
    assert half.boxes["h1"].left == (start.boxes["h1"].left + end.boxes["h1"].left) / 2
    assert half.boxes[GAP] == end.boxes[GAP]
    assert half.wires[0].stop == half.boxes["h1"].left
    assert between(start, end, 1.0) == end


def test_an_empty_chain_has_no_extent() -> None:
    assert lay_out(Chain()).bounds == Box(0, 0, 0, 0)


def test_labels_of_skips_stand_in_the_middle_and_not_on_each_other() -> None:
    lines = [SkipLine("a", "b", 0, 300, 100), SkipLine("input", "b", -100, 320, 116), SkipLine("c", "d", 400, 440, 100)]
    places = label_places(lines, [90, 110, 60], height=20)
    assert places[0] == 150 and places[2] is None
    assert places[1] is not None and abs(places[1] - 150) >= (90 + 110) / 2 and -100 + 55 <= places[1] <= 320 - 55
