"""What gives way in the standard layout when the text grows: the order of TOKENS.md."""

from playground.ui.arrangement import arrangement


def test_with_room_everything_stands_side_by_side() -> None:
    for width, height in ((1600, 1000), (1366, 740)):
        plan = arrangement(width, height, 1.0)
        assert not (plan.palette_behind_data or plan.bottom_behind_loss or plan.loss_behind_upper)


def test_at_150_percent_on_a_small_screen_the_gradient_flow_stays_in_sight_and_the_boundary_keeps_its_axes() -> None:
    plan = arrangement(1366, 740, 1.5)
    assert plan.palette_behind_data and plan.loss_behind_upper and not plan.bottom_behind_loss
    assert plan.bottom > 200


def test_what_gives_way_comes_in_order_and_never_back() -> None:
    seen = []
    for percent in range(100, 301, 25):
        plan = arrangement(1366, 740, percent / 100)
        seen.append((plan.palette_behind_data, plan.loss_behind_upper, plan.bottom_behind_loss))
    assert seen == sorted(seen) and seen[-1] == (True, True, True)
    assert all(palette for palette, _loss, bottom in seen if bottom)
