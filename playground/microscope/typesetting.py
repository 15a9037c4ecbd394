"""Typeset mathematics: LaTeX as an outline on a baseline. Setting one takes some milliseconds, and a deep network has
thousands, which differ in their numbers alone; so what is set is one for all numbers, in which digits are exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

SIZE = 100.0
"""Px in which formulas are set; all that is shown is made of that."""

DIGITS = "0123456789"
STAND_IN = "8"
"""The digit that is set for all others: all are equally wide, and none reaches farther."""


@dataclass(frozen=True, eq=False)
class Typeset:
    """A formula at a size, with how far it reaches to the right, above and below its baseline, in px."""

    outline: QPainterPath
    width: float
    ascent: float
    descent: float

    def paint(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Fill it, its baseline beginning at a point."""
        painter.save()
        painter.translate(at)
        painter.fillPath(self.outline, colour)
        painter.restore()


@dataclass(frozen=True)
class Glyph:
    """A glyph by its name in the font, where it stands, and how much larger than its outline."""

    name: str
    x: float
    y: float
    scale: float


@dataclass(frozen=True, eq=False)
class Shape:
    """A formula at SIZE px: its glyphs in their order, its rules, and its size from the left end of its baseline."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[QRectF, ...]
    left: float
    width: float
    ascent: float
    descent: float


_outlines: dict[str, QPainterPath] = {}
"""The glyphs met so far."""


@lru_cache(maxsize=4000)
def typeset(latex: str, px: int) -> Typeset:
    """LaTeX at a size."""
    share = px / SIZE
    made = set_once(latex)
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    left = iter(re.findall(r"\d", latex))
    for glyph in made.glyphs:
        row = digits().get(glyph.name)
        name = row[int(next(left))] if row is not None else glyph.name
        scale = glyph.scale * share
        at = QTransform(scale, 0.0, 0.0, scale, (glyph.x - made.left) * share, glyph.y * share)
        outline.addPath(at.map(_outlines[name]))
    for rule in made.rules:
        outline.addRect(QTransform.fromScale(share, share).mapRect(rule.translated(-made.left, 0.0)))
    return Typeset(outline, made.width * share, made.ascent * share, made.descent * share)


def set_once(latex: str) -> Shape:
    """The shape of all LaTeX that differs from this in its digits alone."""
    digits()  # in the same thread
    return shape(re.sub(r"\d", STAND_IN, latex))


@lru_cache(maxsize=1000)
def shape(latex: str) -> Shape:
    """LaTeX set once; takes 2 to 15 ms."""
    from ziamath import Latex, config  # type: ignore[attr-defined]  # late: 0.2 s before the first formula

    config.svg2 = True  # glyphs by their names
    made = Latex(latex, size=SIZE)
    width, height = made.getsize()
    descent = -made.getyofst()
    picture = made.svgxml()
    _outlines.update((symbol.get("id", ""), outline_of(symbol)) for symbol in picture.iter("symbol"))
    glyphs = tuple(placed(use, picture) for use in picture.iter("use"))
    rules = tuple(QRectF(*numbers(rect, "x", "y", "width", "height")) for rect in picture.iter("rect"))
    return Shape(glyphs, rules, float(made.node.bbox.xmin), float(width), float(height - descent), float(descent))


@lru_cache(maxsize=1)
def digits() -> dict[str, tuple[str, ...]]:
    """By the name of the digit that stands in for all, the names of all, 0 to 9: in a line, and as indices."""
    rows = [[glyph.name for glyph in shape(latex).glyphs][-10:] for latex in (DIGITS, f"x_{{{DIGITS}}}")]
    return {row[int(STAND_IN)]: tuple(row) for row in rows}


def placed(use: Element, picture: Element) -> Glyph:
    """A glyph of the picture: its box there is that of its outline, moved and scaled."""
    name = use.get("href", "").removeprefix("#")
    symbol = next(each for each in picture.iter("symbol") if each.get("id") == name)
    own_left, own_top, _, own_height = (float(number) for number in symbol.get("viewBox", "").split())
    left, top, height = numbers(use, "x", "y", "height")
    scale = height / own_height
    return Glyph(name, left - scale * own_left, top - scale * own_top, scale)


def outline_of(symbol: Element) -> QPainterPath:
    """The path of a glyph."""
    path = QPainterPath()
    draw: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "Q": path.quadTo,
        "C": path.cubicTo,
        "Z": path.closeSubpath,
    }
    for part in symbol.iter("path"):
        for command, at in re.findall(r"([MLQCZ])([^MLQCZ]*)", part.get("d", "")):
            draw[command](*(float(number) for number in at.split()))
    return path


def numbers(element: Element, *names: str) -> tuple[float, ...]:
    """Attributes that are numbers."""
    return tuple(float(element.get(name, 0.0)) for name in names)
