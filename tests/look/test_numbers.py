"""Numbers written for people, and read from them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.look import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.006, "0.006"), (12, "12"), (-0.334, "−0.334"), (0, "0"), (10000, "10,000"), (1e-5, "1.00e−5"),
        (2.5e6, "2.50e6"), (999.6, "1,000"), (9876, "9,876"), (math.nan, "NaN"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_plain(value: float, text: str) -> None:
    assert numbers.plain(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", 0.1), ("0,1", 0.1), ("1e-3", 1e-3), ("−2", -2), ("40 %", 40), ("12,400", 12400), ("1,5", 1.5),
        ("0,125", 0.125), (" 8 units", 8), (".5", 0.5), ("", None), ("abc", None), ("1e999", None), ("nan", None),
    ],
)  # fmt: skip
def test_parse(text: str, value: float | None) -> None:
    assert numbers.parse(text) == value


def test_sentences_write_powers_of_ten_as_everywhere() -> None:
    assert numbers.neat("below 1e-07, not 2.5e+10 times, one 1e0") == "below 1e−7, not 2.5e10 times, one 1e0"


def test_the_rest() -> None:
    assert numbers.fixed(0.5214, sign=True) == "+0.521"
    assert numbers.scientific(0.031) == "3.1e−2"
    assert numbers.grouped(12400) == "12,400"
    assert numbers.percent(0.992, decimals=1) == "99.2\N{NO-BREAK SPACE}%"
    assert numbers.parse_percent("40 %") == pytest.approx(0.4)
    assert numbers.power_of_ten(-4) == "10⁻⁴"


@given(st.floats(-1e300, 1e300))
def test_what_is_written_can_be_read_again(value: float) -> None:
    for write in (numbers.plain, numbers.scientific):
        read = numbers.parse(write(value))
        assert read is not None and math.isclose(read, value, rel_tol=0.06)
