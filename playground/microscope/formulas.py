"""Pieces of formulas: LaTeX, and numbers in the same font, measured and painted on a baseline."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter

from playground.look.theme import Theme
from playground.look.tokens import FORMULA_FAMILIES
from playground.microscope.stage import Piece
from playground.microscope.typesetting import typeset

TONES = {"text": "text", "positive": "positive", "negative": "negative", "result": "text", "part": "text"}

RELATIONS = {"=", r"\leftarrow", r"\approx", r"\odot"}
BINARY = {"+", "-", r"\cdot"}


@lru_cache(maxsize=1)
def number_family() -> str:
    """The family of the figures in formulas: the one in which ziamath sets them, "" where it can't be loaded."""
    import ziamath

    file = Path(ziamath.__file__).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return families[0] if families else ""


@lru_cache(maxsize=1000)
def in_line(piece: Piece) -> Piece:
    """The piece with its fractions in the line, A/B, where height is short."""
    before, fraction, rest = piece.latex.partition(r"\frac")
    if not fraction:
        return piece
    above, rest = _group(rest)
    below, rest = _group(rest)
    made = f"{before}{_bracketed(above)}/{_bracketed(below)}{rest}"
    return in_line(replace(piece, latex=made))


def _group(latex: str) -> tuple[str, str]:
    """What stands in the braces that LaTeX begins with, and what follows them."""
    depth = 0
    for place, letter in enumerate(latex):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return latex[1:place], latex[place + 1 :]
    raise ValueError(f"{latex} has no group in braces at its beginning.")


def _bracketed(latex: str) -> str:
    """A sum or a product as a part of a fraction in a line."""
    return f"({latex})" if any(sign in latex for sign in (" + ", " - ", r"\,")) else latex


def number_font(px: float, *, bold: bool = False) -> QFont:
    """The font of numbers in formulas."""
    font = QFont()
    font.setFamilies([family for family in (number_family(), *FORMULA_FAMILIES) if family])
    font.setPixelSize(max(1, round(px)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def piece_size(piece: Piece, px: int) -> tuple[float, float, float]:
    """Px to the right, above and below the baseline that a piece takes."""
    if piece.text:
        metrics = QFontMetricsF(number_font(px, bold=piece.bold))
        return metrics.horizontalAdvance(piece.text), 0.75 * px, 0.25 * px
    made = typeset(piece.latex, px)
    return made.width, made.ascent, made.descent


def paint_piece(painter: QPainter, piece: Piece, at: QPointF, px: int, theme: Theme) -> None:
    """Paint a piece whose baseline begins at a point."""
    if piece.text:
        painter.setFont(number_font(px, bold=piece.bold))
        painter.setPen(theme.colour(TONES[piece.tone]))
        painter.drawText(at, piece.text)
        return
    typeset(piece.latex, px).paint(painter, at, theme.colour(TONES[piece.tone]))


def gap_after(piece: Piece, following: Piece, px: int) -> float:
    """Px between two neighbours: little inside brackets, more around signs, most around = and its like."""
    if piece.latex in ("(", r"{-}\ln(", r"\ln(") or following.latex in (")", ")^2"):
        return 0.06 * px
    around = {piece.latex, following.latex}
    return px * (0.32 if around & RELATIONS else 0.26 if around & BINARY else 0.2)
