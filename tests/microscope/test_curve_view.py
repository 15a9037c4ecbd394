"""The small curve beside the words."""

from playground.microscope.curve_view import tick_words


def test_ticks_have_no_more_digits_than_they_need() -> None:
    assert [tick_words(value) for value in (0.0, 0.5, 100.0, 1e-8, -2.5e-9)] == ["0", "0.5", "100", "1e−8", "−2.5e−9"]
