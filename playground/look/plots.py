"""pyqtgraph dressed in a theme: axes, grid, pens, names at line ends.

Importing this module imports pyqtgraph (0.27 s), so import it after the first paint of the window.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.look.context_menu import open_menu
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.spread import spread
from playground.look.theme import Theme
from playground.look.ticks import decade_ticks, linear_ticks
from playground.look.tokens import CLASS_MARKERS, MODEL_DASHES, MODEL_MARKERS


def configure(theme: Theme) -> None:
    """pyqtgraph's own defaults; take them again on a theme change."""
    pg.setConfigOptions(antialias=True, background=theme.colour("surface"), foreground=theme.colour("muted"))


SMALLEST_NAME = 0.75
"""The least share of its size at which the name of an axis can still be read."""


class Axis(pg.AxisItem):
    """An axis with one level of round ticks, about one per 48 px (across) or 40 px (up) of text scale.

    With `log` the view shows log10 of the values, and whole decades get the labels: 10⁻⁴.
    """

    room = 1.0
    log = False
    whole = False
    """Whether only whole numbers have a meaning, as for epochs."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        if self.log:
            self._decades = dict(decade_ticks(low, high, most=self.most(size)))
            return [(1.0, list(self._decades))]
        values = linear_ticks(low, high, most=self.most(size))
        if self.whole:
            values = [value for value in values if value == round(value)]
        return [(values[1] - values[0] if len(values) > 1 else 1.0, values)]

    def resizeEvent(self, event: object = None) -> None:
        """The name of an axis across stands at its right end, where the reading ends."""
        super().resizeEvent(event)
        if self.orientation == "bottom" and self.label is not None:
            self.label.setX(self.size().width() - self.label.boundingRect().width())
        elif self.orientation == "left" and self.label is not None and self.parentItem() is not None:
            self._keep_name_inside(self.parentItem().boundingRect().height())

    def _keep_name_inside(self, room: float) -> None:
        """A name that is longer than its axis stands beside the other one too, and is smaller where that is not enough.

        `room` are the px of the whole plot.
        """
        length, above = self.label.boundingRect().width(), self.pos().y()
        scale = min(max(room / max(length, 1.0), SMALLEST_NAME), 1.0)
        self.label.setScale(scale)
        foot = min((self.size().height() + scale * length) / 2, room - above)
        self.label.setY(max(foot, scale * length - above))

    def boundingRect(self) -> QRectF:
        """Half a label of room beyond both ends, or the first and the last one are left out."""
        room = 16.0 * self.room
        rect: QRectF = super().boundingRect()
        up = self.orientation in ("left", "right")
        return rect.adjusted(0.0, -room, 0.0, room) if up else rect.adjusted(-room, 0.0, room, 0.0)

    def most(self, size: float) -> int:
        """How many ticks find room on `size` px."""
        pitch = 44 if self.orientation in ("bottom", "top") else 36
        return max(2, int(size / (pitch * self.room)))

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if self.log:
            return [self._decades.get(value, "") for value in values]
        strings: list[str] = super().tickStrings(values, scale, spacing)
        return [text.replace("-", "\N{MINUS SIGN}") for text in strings]


def style_plot(plot: Any, theme: Theme) -> None:
    """Dress a pg.PlotItem: left and bottom axes, horizontal grid lines at major ticks, no buttons, no menu."""
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.getViewBox().setBackgroundColor(None)
    plot.layout.setContentsMargins(theme.space(2), theme.text(8), theme.text(8), theme.space(2))
    for side in ("top", "right"):
        plot.hideAxis(side)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setZValue(-1000)  # else its grid lines lie over the curves
        axis.room = theme.scale
        axis.enableAutoSIPrefix(False)
        axis.setPen(theme.pen("axis"))
        axis.setTextPen(theme.pen("muted"))
        axis.setTickPen(theme.pen("grid" if side == "left" else "axis"))
        axis.setStyle(
            tickFont=theme.font("tick"), tickLength=-theme.text(4), tickTextOffset=theme.space(5), maxTickLevel=0
        )
        axis.label.setFont(theme.font("tick"))
        axis.labelStyle = {"color": theme.tokens.muted, "font-size": f"{theme.text(11)}px"}
        axis.setLabel(axis.labelText or None, units=axis.labelUnits or None, **axis.labelStyle)
        axis.setGrid(255 if side == "left" else False)


def line_pen(theme: Theme, colour: str, *, width: float = 2.0, dash: Sequence[float] = ()) -> QPen:
    """The pen of a curve in any "#RRGGBB": `width` px × line scale, `dash` in multiples of the width."""
    pen = QPen(QColor(colour), theme.line(width))
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


def model_pen(theme: Theme, model: int, *, test: bool = False) -> QPen:
    """The pen of a model's curve: its colour and dash, 2 px × line scale; `test` curves thinner and dotted."""
    size = theme.sizes
    width = size.plot_line_test if test else size.plot_line
    return line_pen(theme, theme.tokens.models[model], width=width, dash=(1, 2) if test else MODEL_DASHES[model])


def model_marker(theme: Theme, model: int) -> dict[str, object]:
    """The marker arguments of a PlotDataItem for a model: ● ■ ▲ ◆ in its colour, ⌀ 9, outlined in surface."""
    return {
        "symbol": MODEL_MARKERS[model],
        "symbolSize": theme.line(theme.sizes.profile_marker),
        "symbolBrush": theme.tokens.models[model],
        "symbolPen": pg.mkPen(theme.tokens.surface, width=theme.line(1)),
    }


ARM = 0.36
"""How thick the arms of a cross are, of its whole size: in an outline pyqtgraph's own have no colour left."""
LARGER = {"d": 1.25, "+": 1.2, "x": 1.2, "star": 1.5}
"""What covers less than a disc of the same size is larger by this."""


def cross(*, upright: bool) -> QPainterPath:
    """A cross of size 1 around the origin, upright or lying on its side."""
    arms = QPainterPath()
    arms.addRect(QRectF(-0.5, -ARM / 2, 1.0, ARM))
    other = QPainterPath()
    other.addRect(QRectF(-ARM / 2, -0.5, ARM, 1.0))
    return QTransform().rotate(0.0 if upright else 45.0).map(arms.united(other))


SYMBOLS = {"+": cross(upright=True), "x": cross(upright=False)}
"""Ours, by pyqtgraph's name."""


def class_marker(theme: Theme, index: int, *, hollow: bool = False, px: float = 7) -> dict[str, object]:
    """The arguments of a ScatterPlotItem for class `index`: filled for training points, `hollow` for test points."""
    colour = theme.tokens.classes[index]
    fill = theme.tokens.surface if hollow else colour
    outline = colour if hollow else theme.tokens.class_outline(index)
    name = CLASS_MARKERS[index]
    return {
        "symbol": SYMBOLS.get(name, name),
        "size": theme.line(px * LARGER.get(name, 1.0)),
        "brush": pg.mkBrush(fill),
        "pen": pg.mkPen(outline, width=theme.line(1.5 if hollow else 1)),
    }


@dataclass(frozen=True)
class EndLabel:
    """A name at the end of a line: where (in view coordinates, so log10 on a log axis), what, and in which colour."""

    y: float
    text: str
    colour: str
    weight: int = 400
    dash: tuple[float, ...] | None = None  # a short sample of the line before the name; None for no sample


MOST_OF_PLOT = 0.42
"""The share of a plot's width that the names at its right take at most."""

BOLD = 600
"""The weight of those names that stay where there is no room for all."""


class EndLabels(pg.GraphicsWidget):
    """The names at the right of a plot, beside the ends of their lines, pushed apart by 15 px of text scale."""

    def __init__(self, plot: Any, theme: Theme) -> None:
        super().__init__()
        self._view = plot.getViewBox()
        self._theme = theme
        self._labels: tuple[EndLabel, ...] = ()
        plot.layout.addItem(self, 2, 3)
        self._view.sigRangeChanged.connect(self._moved)
        self._view.sigResized.connect(self._moved)
        self._fit()

    def set_labels(self, labels: Sequence[EndLabel]) -> None:
        """Show these names instead; NaN and infinite ones are left out."""
        self._labels = tuple(label for label in labels if abs(label.y) < 1e300)
        self._fit()

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._fit()

    def _moved(self, *_what: object) -> None:
        self.update()

    def _sample(self) -> int:
        has_sample = any(label.dash is not None for label in self._labels)
        return self._theme.text(14) if has_sample else 0

    def _fit(self) -> None:
        theme = self._theme
        widths = [
            theme.metrics_of(theme.font("tick", weight=label.weight)).horizontalAdvance(label.text)
            for label in self._labels
        ]
        most = MOST_OF_PLOT * self.parentItem().size().width() if self.parentItem() is not None else math.inf
        width = theme.space(6) + self._sample() + max(widths) + theme.space(4) if widths else 0.0
        width = min(width, max(most, theme.text(40)))
        before = self.minimumWidth()
        if width > before or before > most or width < before / 2 or not widths:
            self.setMinimumWidth(width)  # hardly narrower while running, or the plot would tremble
            self.setMaximumWidth(width)
        self.update()

    def boundingRect(self) -> QRectF:
        """Half a line beyond both ends, where names at the very edge of the plot stand."""
        rect: QRectF = super().boundingRect()
        return rect.adjusted(0.0, -self._theme.text(8), 0.0, self._theme.text(8))

    def _with_room(self, most: int) -> list[EndLabel]:
        """All names, or the bold ones, or so many of them, from the first to the last, evenly chosen."""
        bold = [label for label in self._labels if label.weight >= BOLD]
        labels = list(self._labels) if len(self._labels) <= most or not bold else bold
        count = len(labels)
        if count <= most:
            return labels
        last = max(most - 1, 1)
        return [labels[round(index * (count - 1) / last)] for index in range(max(most, 1))]

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme = self._theme
        height, gap = self._view.boundingRect().height(), theme.text(15)
        labels = self._with_room(int(height / gap) + 1)
        ends = [self.mapFromItem(self._view, self._view.mapFromView(QPointF(0, label.y))).y() for label in labels]
        places = spread([min(max(end, 0.0), height) for end in ends], gap, low=0.0, high=height)
        for label, y in zip(labels, places, strict=True):
            left = theme.space(6)
            if label.dash is not None:
                pen = QPen(pg.mkColor(label.colour), theme.line(2))
                if label.dash:
                    pen.setDashPattern(list(label.dash))
                painter.setPen(pen)
                painter.drawLine(QPointF(left, y), QPointF(left + theme.text(10), y))
                left += theme.text(14)
            painter.setPen(pg.mkColor(label.colour))
            painter.setFont(theme.font("tick", weight=label.weight))
            box = QRectF(left, y - gap, self.size().width() - left, 2 * gap)
            metrics = theme.metrics_of(theme.font("tick", weight=label.weight))
            text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, math.ceil(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Plot(pg.PlotWidget):
    """A styled plot for a panel: `log` gives the left axis whole decades (show log10 of the values).

    `plot.plotItem` is pyqtgraph's own; `end_labels.set_labels(…)` names the lines.
    """

    def __init__(
        self,
        look: Look,
        *,
        name: str,
        accessible: str,
        left: str = "",
        bottom: str = "",
        log: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        configure(look.theme)
        super().__init__(parent, axisItems={"left": Axis("left"), "bottom": Axis("bottom")}, enableMenu=False)
        self.set_log(log)
        self._look = look
        identify(self, name, accessible)
        self.plotItem.setLabel("left", left or None)
        self.plotItem.setLabel("bottom", bottom or None)
        self.end_labels = EndLabels(self.plotItem, look.theme)
        self.plotItem.getViewBox().setMouseEnabled(x=False, y=False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies below need not be painted
        look.changed.connect(self.restyle)
        self.restyle(look.theme)

    def set_log(self, log: bool) -> None:
        """Whether the left axis is one of decades."""
        axis = self.plotItem.getAxis("left")
        axis.log = log
        axis.picture = None  # pyqtgraph's own way to have an axis drawn anew
        axis.update()

    def restyle(self, theme: Theme) -> None:
        """Take another theme; a panel that colours its own items connects to look.changed too."""
        configure(theme)
        self.setBackground(theme.colour("surface"))
        style_plot(self.plotItem, theme)
        self.end_labels.restyle(theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event)
