"""A row of markers and words under a plot, with a colour bar at its end; it wraps where there is no room.

Importing this module imports pyqtgraph, so import it after the first paint of the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look.colour_maps import Lookup
from playground.look.look import Look
from playground.look.theme import Theme


@dataclass(frozen=True)
class Entry:
    """A marker (the arguments of a ScatterPlotItem) and its words."""

    text: str
    marker: dict[str, Any] = field(compare=False)


@dataclass(frozen=True, eq=False)
class Bar:
    """A colour bar between the words of its two ends."""

    low: str
    high: str
    colours: Lookup


class Legend(QWidget):
    """`show_entries(…)` says what to show; rows are filled from the left, the colour bar stands at the right."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._entries: tuple[Entry, ...] = ()
        self._bar: Bar | None = None
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._fit()

    def show_entries(self, entries: Sequence[Entry], bar: Bar | None = None) -> None:
        """Show these instead."""
        self._entries, self._bar = tuple(entries), bar
        words = [entry.text for entry in entries] + ([f"{bar.low} – {bar.high}"] if bar else [])
        self.setAccessibleName(", ".join(words))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.text(200), self.height())

    def least_width(self) -> float:
        """Px that the widest part of it needs."""
        theme = self._look.theme
        words = theme.metrics("tick").horizontalAdvance
        widths = [theme.text(13) + words(entry.text) for entry in self._entries] + [self._bar_width()]
        return max(widths) + 2 * theme.space(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self, _theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        rows = 1 + max((row for row, _, _ in self._places()), default=0)
        self.setFixedHeight(rows * self._row())
        self.update()

    def _row(self) -> int:
        theme = self._look.theme
        return max(theme.line_height("tick"), theme.text(16)) + theme.space(4)

    def _places(self) -> list[tuple[int, float, int]]:
        """(row, left, index) of each entry, and of the bar with index −1."""
        theme = self._look.theme
        metrics = theme.metrics("tick")
        places, row, left = [], 0, float(theme.space(12))
        room = self.width() - theme.space(12)
        for index, entry in enumerate(self._entries):
            width = theme.text(13) + metrics.horizontalAdvance(entry.text)
            if left + width > room and left > theme.space(12):
                row, left = row + 1, float(theme.space(12))
            places.append((row, left, index))
            left += width + theme.space(12)
        if self._bar is not None:
            width = self._bar_width()
            if left + width > room and left > theme.space(12):
                row += 1
            places.append((row, max(room - width, float(theme.space(12))), -1))
        return places

    def _bar_width(self) -> float:
        theme, bar = self._look.theme, self._bar
        if bar is None:
            return 0.0
        words = theme.metrics("tick").horizontalAdvance(bar.low + bar.high)
        return words + 2 * theme.space(6) + theme.text(60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, row_height = self._look.theme, self._row()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("tick"))
        for row, left, index in self._places():
            middle = (row + 0.5) * row_height
            if index < 0:
                self._paint_bar(painter, left, middle)
                continue
            entry = self._entries[index]
            painter.save()
            painter.translate(left + theme.text(4), middle)
            marker = entry.marker
            drawSymbol(painter, marker["symbol"], marker["size"], pg.mkPen(marker["pen"]), pg.mkBrush(marker["brush"]))
            painter.restore()
            painter.setPen(theme.colour("muted"))
            self._paint_words(painter, left + theme.text(13), middle, entry.text)

    def _paint_bar(self, painter: QPainter, left: float, middle: float) -> None:
        theme, bar = self._look.theme, self._bar
        if bar is None:
            return
        metrics = theme.metrics("tick")
        painter.setPen(theme.colour("muted"))
        self._paint_words(painter, left, middle, bar.low)
        left += metrics.horizontalAdvance(bar.low) + theme.space(6)
        colours = np.ascontiguousarray(bar.colours)
        picture = QImage(colours.data, len(colours), 1, 4 * len(colours), QImage.Format.Format_RGBA8888)
        painter.drawImage(QRectF(left, middle - theme.text(4), theme.text(60), theme.text(8)), picture)
        self._paint_words(painter, left + theme.text(60) + theme.space(6), middle, bar.high)

    def _paint_words(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        area = QRectF(left, middle - self._row(), self.width(), 2 * self._row())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
