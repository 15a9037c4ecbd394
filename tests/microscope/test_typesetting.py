"""Typesetting: one setting serves all numbers, and looks as if each had been set by itself."""

import re

import pytest
from pytestqt.qtbot import QtBot

from playground.microscope import typesetting
from playground.microscope.formulas import in_line
from playground.microscope.stage import Piece
from playground.microscope.typesetting import STAND_IN, shape, typeset


@pytest.mark.parametrize("latex", ["w_{41}^{2}", r"\frac{\partial C}{\partial w_{1,20}^{37}}", r"1 - \beta_1", "x"])
def test_digits_stand_where_they_would_if_the_formula_were_set_by_itself(qtbot: QtBot, latex: str) -> None:
    alone = [(glyph.name, glyph.x, glyph.y) for glyph in shape(latex).glyphs]
    stand_in = re.sub(r"\d", STAND_IN, latex)
    exchanged = iter(re.findall(r"\d", latex))
    for (name, x, y), glyph in zip(alone, shape(stand_in).glyphs, strict=True):
        row = typesetting.digits().get(glyph.name)
        assert name == (row[int(next(exchanged))] if row else glyph.name)
        assert (x, y) == pytest.approx((glyph.x, glyph.y), abs=4), "of 100 px"
    assert next(exchanged, None) is None


def test_other_numbers_and_sizes_need_no_other_setting(qtbot: QtBot) -> None:
    one = typeset(r"\delta_{7}^{31}", 20)
    set_before = shape.cache_info().misses
    other = typeset(r"\delta_{4}^{29}", 40)
    assert shape.cache_info().misses == set_before
    assert (other.width, other.ascent, other.descent) == pytest.approx((2 * one.width, 2 * one.ascent, 2 * one.descent))
    assert other.outline != typeset(r"\delta_{4}^{28}", 40).outline


def test_the_outline_lies_where_the_formula_says_it_does(qtbot: QtBot) -> None:
    made = typeset(r"\frac{\hat{m}}{\sqrt{\hat{v}} + \varepsilon}", 40)
    box = made.outline.boundingRect()
    assert box.left() >= -1.0 and box.right() <= made.width + 1.0
    assert (box.top(), box.bottom()) == pytest.approx((-made.ascent, made.descent), abs=1.5)


@pytest.mark.parametrize(
    ("latex", "low"),
    [
        (r"\frac{\partial C}{\partial w_{12}^{2}}", r"\partial C/\partial w_{12}^{2}"),
        (r"\mu u + \frac{g}{\sqrt{v} + \varepsilon}", r"\mu u + g/(\sqrt{v} + \varepsilon)"),
        (r"\frac{a - y}{a\,(1 - a)}\sigma'", r"(a - y)/(a\,(1 - a))\sigma'"),
        (r"z^{2}", r"z^{2}"),
    ],
)
def test_fractions_in_the_line_mean_the_same(latex: str, low: str) -> None:
    assert in_line(Piece(latex=latex)) == Piece(latex=low)
