"""The curve of σ or σ' with the weighted inputs of a layer on it, the one in use marked with its value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.program import Array
from playground.look import numbers
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.ticks import linear_ticks
from playground.microscope.forward import activation_words
from playground.microscope.notation import number
from playground.microscope.stage import Slope, Tangent

translate = QCoreApplication.translate

POINTS = 241
REACH = 3.0
"""z shown to either side of 0, more where a weighted input lies farther out."""


class CurveView(QWidget):
    """Draws one Slope; empty without one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_curve", translate("Microscope", "The activation function at these weighted inputs"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look = look
        self._slope: Slope | None = None
        self._tangent: Tangent | None = None
        look.changed.connect(lambda _theme: self.update())

    def show_curve(self, slope: Slope | None, tangent: Tangent | None) -> None:
        """Show another curve, or none."""
        self._slope, self._tangent = slope, tangent
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it grows into the room that there is

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.text(200), self._look.theme.text(110))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, slope = self._look.theme, self._slope
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._tangent is not None:
            self._paint_tangent(painter, self._tangent)
        if slope is None:
            return
        finite = slope.z[np.isfinite(slope.z)]
        reach = max(REACH, float(np.ceil(np.abs(finite).max())) if finite.size else REACH)
        z = np.linspace(-reach, reach, POINTS)
        values = curve(slope, z)
        top = max(1.0 if not slope.derivative or values.max() > 0.3 else 0.3, float(values.max()))
        bottom = min(0.0, float(values.min()))
        area = QRectF(self.rect()).adjusted(theme.text(60), theme.space(20), -theme.space(28), -theme.text(38))
        scale_y = area.height() / (1.08 * (top - bottom))

        def place(at: float, value: float) -> QPointF:
            across = area.left() + (at + reach) / (2 * reach) * area.width()
            return QPointF(across, area.bottom() - (value - bottom) * scale_y)

        self._paint_axes(painter, area, (-reach, reach), (bottom, top), place(0.0, bottom).y(), scale_y)
        painter.setPen(QPen(theme.colour("muted"), theme.line(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([place(float(at), float(value)) for at, value in zip(z, values, strict=True)]))
        marks = curve(slope, slope.z)
        for unit in [*(u for u in range(min(len(marks), 64)) if u != slope.unit), slope.unit]:
            if np.isfinite(slope.z[unit]):
                used = unit == slope.unit
                at = place(float(slope.z[unit]), float(marks[unit]))
                self._paint_mark(painter, at, used, number(float(marks[unit])) if used else "", area)

    def _paint_tangent(self, painter: QPainter, it: Tangent) -> None:
        """C along the change, and the straight line of the derivative, dashed."""
        theme = self._look.theme
        finite = it.costs[np.isfinite(it.costs)]
        if not finite.size:
            return
        low, high = float(min(finite.min(), it.cost)), float(max(finite.max(), it.cost))
        room = max(high - low, 1e-12)
        bottom, top = low - 0.15 * room, high + 0.15 * room
        reach = float(it.changes[-1])
        area = QRectF(self.rect()).adjusted(theme.text(60), theme.space(20), -theme.space(28), -theme.text(38))
        scale_y = area.height() / (top - bottom)

        def place(change: float, cost: float) -> QPointF:
            across = area.left() + (change + reach) / (2 * reach) * area.width()
            return QPointF(across, area.bottom() - (cost - bottom) * scale_y)

        self._paint_axes(painter, area, (-reach, reach), (bottom, top), area.bottom(), scale_y)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(theme.colour("accent"), theme.line(1.5), Qt.PenStyle.DashLine))
        ends = [place(change, it.cost + it.derivative * change) for change in (-reach, reach)]
        painter.drawLine(*ends)
        painter.setPen(QPen(theme.colour("muted"), theme.line(2)))
        pairs = zip(it.changes, it.costs, strict=True)
        painter.drawPolyline(QPolygonF([place(float(at), float(cost)) for at, cost in pairs if np.isfinite(cost)]))
        painter.restore()
        self._paint_mark(painter, place(0.0, it.cost), False, "", area)
        real = float(np.interp(it.change, it.changes, it.costs))
        self._paint_mark(painter, place(it.change, real), True, number(real), area)

    def _paint_axes(
        self,
        painter: QPainter,
        area: QRectF,
        across: tuple[float, float],
        up: tuple[float, float],
        base: float,
        scale_y: float,
    ) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("tick"))
        line = theme.text(16)
        for tick in linear_ticks(*up, most=max(3, int(area.height() / theme.text(24)))):
            y = base - (tick - up[0]) * scale_y
            painter.setPen(QPen(theme.colour("grid"), theme.border()))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("muted"))
            room = QRectF(area.left() - theme.text(46), y - line / 2, theme.text(40), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick_words(tick))
        painter.setPen(QPen(theme.colour("axis"), theme.border()))
        painter.drawLine(area.bottomLeft(), area.topLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(theme.colour("muted"))
        most = max(3, int(area.width() / theme.text(44)))
        for tick in linear_ticks(*across, most=most):
            x = area.left() + (tick - across[0]) / (across[1] - across[0]) * area.width()
            room = QRectF(x - theme.text(22), area.bottom() + theme.space(3), theme.text(44), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, numbers.plain(tick))
        below = QRectF(area.right() - theme.text(60), area.bottom() + theme.space(2) + line, theme.text(64), line)
        across_name = "z" if self._tangent is None else "Δ"
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, across_name)
        painter.save()
        painter.translate(area.left() - theme.text(52), area.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-100, -line / 2, 200, line), Qt.AlignmentFlag.AlignCenter, self._name())
        painter.restore()

    def _name(self) -> str:
        slope = self._slope
        if slope is None:
            return translate("Microscope", "cost C")
        words = (
            translate("Microscope", "σ'(z) of {sigma}") if slope.derivative else translate("Microscope", "{sigma} of z")
        )
        return words.format(sigma=activation_words(slope.activation))

    def _paint_mark(self, painter: QPainter, at: QPointF, used: bool, words: str, area: QRectF) -> None:
        theme = self._look.theme
        painter.setPen(QPen(theme.colour("surface"), theme.line(1.5)))
        painter.setBrush(theme.colour("accent" if used else "faint"))
        radius = theme.line(5.5 if used else 3.5)
        painter.drawEllipse(at, radius, radius)
        if words:
            font = theme.font("control", weight=600)
            painter.setFont(font)
            painter.setPen(theme.colour("accent"))
            wide = theme.metrics_of(font).horizontalAdvance(words)
            left = at.x() - radius - theme.space(4) - wide
            if left < area.left() + theme.space(4):
                left = at.x() + radius + theme.space(4)
            up = theme.metrics_of(font).ascent() / 2.6
            if at.y() > area.bottom() - theme.text(10):  # above the axis
                up -= theme.text(14)
            clear = QRectF(left - 2, at.y() + up - theme.metrics_of(font).ascent(), wide + 4, theme.text(16))
            painter.fillRect(clear, theme.colour("surface", 0.85))
            painter.drawText(QPointF(left, at.y() + up), words)


def tick_words(value: float) -> str:
    """A tick in as few digits as it needs: "0.5", "1e−8"."""
    digits, e, exponent = numbers.plain(value).partition("e")
    return f"{digits.rstrip('0').rstrip('.')}e{exponent}" if e else digits


def curve(slope: Slope, z: Array) -> Array:
    """σ or σ' at z."""
    with np.errstate(all="ignore"):
        return slope.activation.derivative(z) if slope.derivative else slope.activation(z)
