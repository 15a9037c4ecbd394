"""A bar per class and model: how sure each is."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look import numbers
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS

translate = QCoreApplication.translate

MOST = 12
"""So many classes find room; of more the likeliest are shown."""

BESIDE, COLUMN = 6, 240
"""More rows than that stand in two columns, where each is so many px wide at 100 %: then all of them are in sight."""

RIGHT = "✓"
"""Beside the class that the sample is known to have."""


@dataclass(frozen=True)
class Row:
    """A class: its name, whether it is the right one, and each model's share of it."""

    name: str
    right: bool
    shares: tuple[float, ...]


class Bars(QWidget):
    """Shows rows; the likeliest class of the first model is written bold."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[Row, ...] = ()
        identify(self, "sample_bars", translate("SamplePanel", "How sure the network is of each class"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(lambda _theme: self.updateGeometry())

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these instead."""
        if len(rows) > MOST:
            likely = sorted(range(len(rows)), key=lambda index: -max(rows[index].shares))[:MOST]
            rows = tuple(rows[index] for index in sorted(likely))
        if rows != self.rows:
            before, self.rows = self.sizeHint(), rows
            if self.sizeHint() != before:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(COLUMN), self._lines * self._pitch(theme) + theme.space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(140), self.sizeHint().height())

    @property
    def _columns(self) -> int:
        return 2 if len(self.rows) > BESIDE and self.width() >= 2 * self._look.theme.text(COLUMN) else 1

    @property
    def _lines(self) -> int:
        """Rows in the longest column."""
        return ceil(len(self.rows) / self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @property
    def _models(self) -> int:
        return len(self.rows[0].shares) if self.rows else 1

    def _pitch(self, theme: Theme) -> int:
        """Px from one class to the next: of several models each has a line for its bar."""
        lines = theme.line_height("chip") if self._models == 1 else self._models * theme.line_height("tick")
        return lines + theme.space(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold, plain = theme.font("chip", weight=600), theme.font("chip")
        metrics = theme.metrics_of(bold)
        names = max((metrics.horizontalAdvance(row.name) for row in self.rows), default=0.0) + theme.text(18)
        gap, columns, lines = theme.space(24), self._columns, self._lines
        width = (self.width() - (columns - 1) * gap) / columns
        names = min(names, width * 0.4)
        letter = "D " if self._models > 1 else ""
        numbers_ = metrics.horizontalAdvance(letter + numbers.percent(1.0, decimals=1)) + theme.space(8)
        track = max(width - names - numbers_ - theme.space(8), theme.text(20))
        pitch = self._pitch(theme)
        best = max((row.shares[0] for row in self.rows), default=0.0)
        for index, row in enumerate(self.rows):
            left, top = index // lines * (width + gap), index % lines * pitch
            painter.setFont(bold if row.shares[0] == best else plain)
            self._paint_name(painter, row, QRectF(left, top, names, pitch))
            box = QRectF(left + names + theme.space(8), top + theme.space(3), track, pitch - 2 * theme.space(3))
            self._paint_bars(painter, row, box)
            right = QRectF(left + width - numbers_, box.top(), numbers_, box.height())
            self._paint_shares(painter, row, right, best=row.shares[0] == best)

    def _paint_name(self, painter: QPainter, row: Row, box: QRectF) -> None:
        theme = self._look.theme
        painter.setPen(theme.colour("text"))
        room = box.adjusted(0, 0, -theme.text(16), 0)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        if row.right:
            painter.setPen(theme.colour("ok"))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, RIGHT)

    def _paint_shares(self, painter: QPainter, row: Row, box: QRectF, *, best: bool) -> None:
        """The shares, with the letters of the models where there are several."""
        theme, high = self._look.theme, box.height() / len(row.shares)
        painter.setPen(theme.colour("text" if best else "muted"))
        for index, share in enumerate(row.shares):
            words = numbers.percent(share, decimals=1)
            if len(row.shares) > 1:
                painter.setFont(theme.font("tick"))
                painter.setPen(theme.colour("text"))
                words = f"{MODEL_LETTERS[index]} {words}"
            place = QRectF(box.left(), box.top() + index * high, box.width(), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_bars(self, painter: QPainter, row: Row, box: QRectF) -> None:
        """One bar per model, one below the other."""
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        radius, high = theme.sizes.radius_tile, box.height() / len(row.shares)
        for index, share in enumerate(row.shares):
            between = high / 4 if len(row.shares) > 1 else 0.0
            place = QRectF(box.left(), box.top() + index * high + between / 2, box.width(), high - between)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(place, radius, radius)
            painter.setBrush(QColor(theme.tokens.models[index]))
            painter.drawRoundedRect(place.adjusted(0, 0, (share - 1.0) * place.width(), 0), radius, radius)
