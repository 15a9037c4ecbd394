"""Typeset mathematics: LaTeX and numbers in the font of the formulas, measured and painted on a baseline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgRenderer

from playground.look.theme import Theme
from playground.look.tokens import FORMULA_FAMILIES
from playground.microscope.stage import Piece

TONES = {"text": "text", "positive": "positive", "negative": "negative", "result": "text", "part": "text"}


@dataclass(frozen=True, eq=False)
class Typeset:
    """A formula as a picture, with how far it reaches to the right, above and below its baseline, in px."""

    renderer: QSvgRenderer
    width: float
    ascent: float
    descent: float


@lru_cache(maxsize=2000)
def typeset(latex: str, px: int, colour: str) -> Typeset:
    """LaTeX at a size, in one "#RRGGBB"; kept, because setting it takes some milliseconds."""
    from ziamath import Latex, config  # type: ignore[attr-defined]  # late: 0.2 s before the first formula

    config.svg2 = False  # QtSvg knows no SVG 2
    made = Latex(latex, size=px, color=colour)
    width, height = made.getsize()
    descent = -made.getyofst()
    renderer = QSvgRenderer(QByteArray(made.svg().encode()))
    return Typeset(renderer, float(width), float(height - descent), float(descent))


@lru_cache(maxsize=1)
def number_family() -> str:
    """The family of the figures in formulas: the one in which ziamath sets them, "" where it can't be loaded."""
    import ziamath

    file = Path(ziamath.__file__).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else ""


def number_font(px: float, *, bold: bool = False) -> QFont:
    """The font of numbers in formulas."""
    font = QFont()
    font.setFamilies([family for family in (number_family(), *FORMULA_FAMILIES) if family])
    font.setPixelSize(max(1, round(px)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def piece_size(piece: Piece, px: int, theme: Theme) -> tuple[float, float, float]:
    """Px to the right, above and below the baseline that a piece takes."""
    if piece.text:
        metrics = QFontMetricsF(number_font(px, bold=piece.bold))
        return metrics.horizontalAdvance(piece.text), 0.75 * px, 0.25 * px
    made = typeset(piece.latex, px, colour_of(piece, theme))
    return made.width, made.ascent, made.descent


def paint_piece(painter: QPainter, piece: Piece, at: QPointF, px: int, theme: Theme) -> None:
    """Paint a piece whose baseline begins at a point."""
    if piece.text:
        painter.setFont(number_font(px, bold=piece.bold))
        painter.setPen(theme.colour(TONES[piece.tone]))
        painter.drawText(at, piece.text)
        return
    made = typeset(piece.latex, px, colour_of(piece, theme))
    area = QRectF(at.x(), at.y() - made.ascent, made.width, made.ascent + made.descent)
    made.renderer.render(painter, area)


def colour_of(piece: Piece, theme: Theme) -> str:
    """The colour of a piece as "#RRGGBB"."""
    colour: str = getattr(theme.tokens, TONES[piece.tone])
    return colour


def gap_after(piece: Piece, following: Piece, px: int) -> float:
    """Px between two neighbours: little inside brackets, more around = and other relations."""
    if piece.latex in ("(", r"{-}\ln(", r"\ln(") or following.latex in (")", ")^2"):
        return 0.06 * px
    relations = ("=", r"\leftarrow", r"\odot")
    if piece.latex in relations or following.latex in relations:
        return 0.3 * px
    return 0.2 * px
