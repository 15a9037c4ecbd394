"""What is under the mouse, and where a card would land."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.editor import hits
from playground.editor.layout import GAP, INPUT, LOSS, Box, Chain, Piece, lay_out, with_gap

IDS = ("h1", "h2", "out")
CHAIN = Chain(
    (Piece(INPUT, 64, 160, 2), *(Piece(key, 128, 216, 8) for key in IDS), Piece(LOSS, 92, 120)), (("h1", "out"),)
)
LAYOUT = lay_out(CHAIN)
PARTS = {"h1": {"activation": Box(10, 92, 108, 24), "less": Box(10, 122, 22, 24), "value": Box(32, 122, 64, 24)}}


def test_a_part_of_a_card_is_named() -> None:
    card = LAYOUT.boxes["h1"]
    assert hits.hit(LAYOUT, PARTS, card.left + 20, card.top + 100) == hits.Hit("h1", "activation")
    assert hits.hit(LAYOUT, PARTS, card.left + 12, card.top + 130) == hits.Hit("h1", "less")
    assert hits.hit(LAYOUT, PARTS, card.left + 5, card.top + 5) == hits.Hit("h1", "body")


def test_only_controls_are_pressed_and_only_layers_have_ids() -> None:
    assert hits.Hit("h1", "less").control and not hits.Hit("h1", "body").control and not hits.Hit("h1", "badge").control
    assert hits.Hit("h1", "body").layer == "h1" and hits.Hit(INPUT, "body").layer == "" and hits.NOTHING.layer == ""


def test_between_the_cards_is_nothing() -> None:
    assert hits.hit(LAYOUT, PARTS, LAYOUT.boxes["h1"].right + 12, -60) == hits.NOTHING


def test_a_gap_is_nothing_to_press() -> None:
    layout = lay_out(with_gap(CHAIN, 1, 96, 120))
    gap = layout.boxes[GAP]
    assert hits.hit(layout, PARTS, gap.centre_x, gap.centre_y) == hits.NOTHING


def test_a_skip_is_hit_along_its_line_and_its_ends() -> None:
    (line,) = LAYOUT.skips
    assert hits.hit(LAYOUT, PARTS, (line.start + line.stop) / 2, line.y + 3).skip == ("h1", "out")
    assert hits.hit(LAYOUT, PARTS, line.start + 3, line.y / 2).skip == ("h1", "out")
    assert hits.hit(LAYOUT, PARTS, line.start + 40, line.y / 2 + 80).skip is None


@pytest.mark.parametrize("position", range(4))
def test_a_card_lands_between_the_middles_of_its_neighbours(position: int) -> None:
    middles = [LAYOUT.boxes[INPUT].left, *(LAYOUT.boxes[key].centre_x for key in IDS), LAYOUT.boxes[LOSS].right]
    assert hits.landing(LAYOUT, (middles[position] + middles[position + 1]) / 2, 0) == position


def test_over_a_card_its_middle_decides() -> None:
    middle = LAYOUT.boxes["h2"].centre_x
    assert (hits.landing(LAYOUT, middle - 1, 0), hits.landing(LAYOUT, middle + 1, 0)) == (1, 2)


@pytest.mark.parametrize(("x", "y"), [(0, -400), (0, 400), (-900, 0), (900, 0)])
def test_far_from_the_chain_nothing_lands(x: float, y: float) -> None:
    assert hits.landing(LAYOUT, x, y) is None


@given(x=st.floats(-320, 320), width=st.floats(60, 200), y=st.floats(-150, 150))
def test_the_gap_that_opened_holds_its_place_under_a_mouse_that_rests(x: float, width: float, y: float) -> None:
    position = hits.landing(LAYOUT, x, y)
    assert position is not None
    opened = lay_out(with_gap(CHAIN, position, width, 120))
    assert hits.landing(opened, x, y) == position


def test_the_neighbours_of_a_landing_are_cards_or_the_ends() -> None:
    assert hits.neighbours(IDS, 0) == (INPUT, "h1")
    assert hits.neighbours(IDS, 1) == ("h1", "h2")
    assert hits.neighbours(IDS, 3) == ("out", LOSS)


def test_a_rubber_band_takes_the_layers_that_it_touches_and_neither_end() -> None:
    first, second = LAYOUT.boxes["h1"], LAYOUT.boxes["h2"]
    band = Box(first.right - 5, -10, second.left - first.right + 10, 20)
    assert hits.inside(LAYOUT, band) == {"h1", "h2"}
    assert hits.inside(LAYOUT, LAYOUT.bounds) == set(IDS)
    assert hits.inside(LAYOUT, Box(first.left, 500, 50, 50)) == set()


def test_walking_stops_at_the_ends_and_begins_at_one() -> None:
    keys = (INPUT, *IDS, LOSS)
    assert hits.walk(keys, "h1", 1) == "h2" and hits.walk(keys, "h1", -1) == INPUT
    assert hits.walk(keys, LOSS, 1) == LOSS and hits.walk(keys, INPUT, -1) == INPUT
    assert hits.walk(keys, "", 1) == INPUT and hits.walk(keys, "", -1) == LOSS
    assert hits.walk((), "h1", 1) == ""
