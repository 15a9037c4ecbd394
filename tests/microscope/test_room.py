"""The page's room: what is drawn grows with the text, and the network gives way before the matrices do."""

import pytest

from playground.microscope.room import MATRICES, NEED, share_out


@pytest.mark.parametrize(("width", "height", "most"), [(1920, 640, 1.8), (1366, 470, 1.4)])
def test_what_is_drawn_grows_with_the_text_on_usual_screens(width: int, height: int, most: float) -> None:
    drawn = [share_out(width, height, scale).scale for scale in (1.0, 1.5, 2.0, 3.0)]
    assert drawn[0] == 1.0 and drawn[1] >= 1.3 and drawn[3] >= most
    assert drawn == sorted(drawn)


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_nothing_is_wider_than_the_page_however_large_the_text(width: int) -> None:
    room = share_out(width, 500, 3.0)
    assert 1.0 < room.scale <= (width - room.list) / NEED[0]


def test_the_network_shrinks_and_goes_before_matrices_lose_columns() -> None:
    wide, less, none = share_out(1920, 640, 1.0), share_out(1800, 640, 1.5), share_out(1920, 640, 2.0)
    assert wide.network == wide.curve and 0 < less.network < less.curve and none.network == 0
    assert 1800 - less.list - less.network >= MATRICES * less.scale
