"""The health of every layer under the profile, a row per model where several are compared. Imported late."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.look import icons
from playground.look.look import Look
from playground.look.plots import Plot
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import FlowValue

ICON = 14
"""Px of an icon at 100 %."""


class HealthRows(QWidget):
    """Circles with a tick, triangles and octagons, each below its layer's tick in `plot`."""

    def __init__(self, look: Look, plot: Plot) -> None:
        super().__init__()
        self._look, self._plot = look, plot
        self._rows: tuple[tuple[str, ...], ...] = ()
        self.setObjectName("gradient_health")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        look.changed.connect(self._restyle)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The levels shown, a row per model, input side first."""
        return self._rows

    def show_value(self, value: FlowValue) -> None:
        """Show the levels of these models; nothing for a single one, whose cards show them."""
        rows = tuple(
            tuple(health.level for health in flow.finding.health) if flow.finding else () for flow in value.flows
        )
        rows = rows if len(rows) > 1 else ()
        if rows == self._rows:
            return
        if len(rows) != len(self._rows):
            self.setVisible(bool(rows))
            self.updateGeometry()
        self._rows = rows
        self.setAccessibleName("; ".join(f"{MODEL_LETTERS[i]}: {', '.join(row)}" for i, row in enumerate(rows)))
        self.update()

    def fits(self) -> bool:
        """Whether the icons of neighbours have room beside each other."""
        longest = max((len(row) for row in self._rows), default=0)
        return bool(longest * self._look.theme.text(ICON) <= self._plot.plotItem.getViewBox().width())

    def sizeHint(self) -> QSize:
        return QSize(0, len(self._rows) * self._height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _height(self) -> int:
        return self._look.theme.text(18)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, height = self._look.theme, self._height()
        painter = QPainter(self)
        painter.setFont(theme.font("tick", weight=QFont.Weight.DemiBold))
        view, side = self._plot.plotItem.getViewBox(), theme.text(ICON)
        longest = max((len(row) for row in self._rows), default=0)
        left = view.mapToScene(QPointF(0.0, 0.0)).x()
        for index, row in enumerate(self._rows):
            painter.setPen(theme.tokens.models[index])
            name = QRectF(0.0, index * height, left - theme.space(8), height)
            painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, MODEL_LETTERS[index])
            for place, level in enumerate(row):
                x = view.mapViewToScene(QPointF(longest - len(row) + place, 0.0)).x()
                at = QRectF(round(x - side / 2), round((index + 0.5) * height - side / 2), side, side)
                icons.paint(painter, at, level, theme, role=level)
