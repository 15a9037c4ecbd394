"""The head of a stage: its title, the formula with its parts underlined, and the same with one neuron and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.formulas import gap_after, in_line, paint_piece, piece_size
from playground.microscope.notation import EQUALS
from playground.microscope.room import tight
from playground.microscope.stage import Line, Piece, Stage

LEFT = 32
"""Px between the edge and the words."""

CALM = 246
"""Px that the head always takes, so that what stands below does not jump from stage to stage."""

LOW = 900
"""Px of a window at 100 % below which the formula is set smaller, so that the words stay on the page."""

HIGHEST = 0.42
"""The share of a tight window that a head with its fractions may take; one that is higher has them in the line."""

SMALLEST = 0.55
"""A line that is still too long with the fewest summands is set smaller, but not below this share."""


class FormulaView(QWidget):
    """Paints title, formula and lines of a stage; lines whose room is short are set smaller."""

    resized = Signal()
    """Its width is another: other formulas may fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_formula", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._stage: Stage | None = None
        look.changed.connect(self._restyle)

    def show_stage(self, stage: Stage) -> None:
        """Show another stage."""
        self._stage = stage
        self.setAccessibleName(f"{stage.title}, {stage.subtitle}")
        self.updateGeometry()
        self.update()

    def fits(self, stage: Stage) -> bool:
        """Whether all lines of a stage have room at their full size."""
        theme = self._look.theme
        px = theme.text(22)
        left = self._indent(stage.lines)
        room = self.width() - theme.space(LEFT)
        lead = self._lead(self._lines(stage), px)
        return all(
            left + theme.space(LEFT) + lead * (line.pieces[0] == EQUALS) + self._width(line.pieces, px) <= room
            for line in self._lines(stage)
        )

    @property
    def _tight(self) -> bool:
        return tight(self.window().height(), self._look.theme.scale)

    def _lines(self, stage: Stage) -> tuple[Line, ...]:
        """Its lines as they are shown: in a tight window with the fractions in the line."""
        if not self._tight:
            return stage.lines
        return tuple(replace(line, pieces=tuple(in_line(piece) for piece in line.pieces)) for line in stage.lines)

    def _formula(self, stage: Stage) -> tuple[Piece, ...]:
        """Its formula as it is shown."""
        if not self._tight or self._height(stage, stage.formula) <= HIGHEST * self.window().height():
            return stage.formula
        return tuple(in_line(piece) for piece in stage.formula)

    def _width(self, pieces: Sequence[Piece], px: int) -> float:
        gaps = sum(gap_after(one, other, px) for one, other in pairwise(pieces))
        return sum(piece_size(piece, px)[0] for piece in pieces) + gaps

    def _heights(self, pieces: Sequence[Piece], px: int) -> tuple[float, float]:
        sizes = [piece_size(piece, px) for piece in pieces]
        return max(size[1] for size in sizes), max(size[2] for size in sizes)

    def _indent(self, lines: Sequence[Line]) -> float:
        """Px that the names of the lines take."""
        theme = self._look.theme
        widest = max((theme.metrics("chip").horizontalAdvance(line.name) for line in lines), default=0.0)
        return max(theme.text(76), widest + theme.space(12))

    def _lead(self, lines: Sequence[Line], px: int) -> float:
        """Px before the first = of the first line, under which the others begin."""
        pieces = lines[0].pieces if lines else ()
        if EQUALS not in pieces:
            return 0.0
        before = pieces[: pieces.index(EQUALS)]
        if not before:
            return 0.0
        return self._width(before, px) + gap_after(before[-1], EQUALS, px)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, stage = self._look.theme, self._stage
        if stage is None:
            return QSize(0, theme.text(200))
        calm = min(theme.text(CALM), round(0.24 * self.window().height())) if stage.lines else 0
        return QSize(theme.text(320), max(round(self._height(stage, self._formula(stage))), calm))

    def _height(self, stage: Stage, formula: Sequence[Piece]) -> float:
        """Px of the whole head with this formula."""
        height = self.below_title + self._formula_height(formula)
        return height + sum(self._line_height(line) for line in self._lines(stage)) + self._gap(16)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_width(self._look.theme), self.sizeHint().height())

    @property
    def below_title(self) -> int:
        """Px from the top to the formula."""
        return self._gap(20) + self._look.theme.line_height("title") + self._gap(12)

    def _formula_height(self, formula: Sequence[Piece]) -> float:
        ascent, descent = self._heights(formula, self._formula_px(formula))
        return ascent + descent + self._look.theme.space(8) + self._gap(12)

    def _gap(self, px: int) -> int:
        """So many px at 100 % between two parts, less where there is little room."""
        theme = self._look.theme
        return theme.space(px // 2 if self._tight else px)

    def _formula_px(self, formula: Sequence[Piece]) -> int:
        """38 px, 30 in a low window, 26 in a tight one, or less where the formula has no room."""
        theme = self._look.theme
        px = theme.text(38 if self.window().height() >= theme.text(LOW) else 26 if self._tight else 30)
        room = max(self.width() - 2 * theme.space(LEFT), 1)
        width = self._width(formula, px)
        return px if width <= room else max(round(px * room / width), round(px * SMALLEST))

    def _line_height(self, line: Line) -> float:
        theme = self._look.theme
        ascent, descent = self._heights(line.pieces, theme.text(22))
        return max(theme.text(30 if self._tight else 34), ascent + descent + theme.space(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, stage = self._look.theme, self._stage
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if stage is None:
            return
        left, y = float(theme.space(LEFT)), float(self._gap(20))
        self._paint_title(painter, stage, left, y)
        y += theme.line_height("title") + self._gap(12)
        y = self._paint_formula(painter, self._formula(stage), left, y)
        lines = self._lines(stage)
        lead, indent = self._lead(lines, theme.text(22)), self._indent(lines)
        for line in lines:
            height = self._line_height(line)
            self._paint_line(painter, line, QRectF(left, y, self.width() - 2 * left, height), indent, lead)
            y += height

    def _paint_title(self, painter: QPainter, stage: Stage, left: float, top: float) -> None:
        theme = self._look.theme
        font = theme.font("title")
        baseline = top + theme.metrics("title").ascent()
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(left, baseline), stage.title)
        after = left + theme.metrics("title").horizontalAdvance(stage.title) + theme.space(14)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("muted"))
        room = max(self.width() - after - theme.space(LEFT), 0.0)
        words, metrics = stage.subtitle, theme.metrics("body")
        if metrics.horizontalAdvance(words) > room:
            words = words.split(" · ", 1)[-1]  # the name of the layer, whose number stands in the title, gives way
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(after, baseline), words)

    def _paint_formula(self, painter: QPainter, pieces: Sequence[Piece], left: float, top: float) -> float:
        theme, px = self._look.theme, self._formula_px(pieces)
        ascent, descent = self._heights(pieces, px)
        x, baseline = left, top + ascent
        under = baseline + descent + theme.space(8)
        for piece, following in zip(pieces, (*pieces[1:], EQUALS), strict=True):
            width = piece_size(piece, px)[0]
            paint_piece(painter, piece, QPointF(x, baseline), px, theme)
            if piece.tone in ("result", "part"):
                token = "accent" if piece.tone == "result" else "border"
                painter.fillRect(QRectF(x, under, width, theme.line(3)), theme.colour(token))
            x += width + gap_after(piece, following, px)
        return top + self._formula_height(pieces)

    def _paint_line(self, painter: QPainter, line: Line, area: QRectF, indent: float, lead: float) -> None:
        theme = self._look.theme
        px = theme.text(22)
        continues = bool(line.pieces) and line.pieces[0] == EQUALS
        start = area.left() + indent + (lead if continues else 0.0)
        room, width = area.right() - start, self._width(line.pieces, px)
        if width > room:
            px = max(floor(px * room / width), round(px * SMALLEST))
        ascent, descent = self._heights(line.pieces, px)
        baseline = area.center().y() + (ascent - descent) / 2
        painter.setFont(theme.font("chip"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QPointF(area.left(), baseline), line.name)
        x = start
        for piece, following in zip(line.pieces, (*line.pieces[1:], EQUALS), strict=True):
            paint_piece(painter, piece, QPointF(x, baseline), px, theme)
            x += piece_size(piece, px)[0] + gap_after(piece, following, px)


def theme_width(theme: Theme) -> int:
    """The least px that a formula needs."""
    return theme.text(280)
