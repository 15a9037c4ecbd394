"""What live plots need beyond curves: a view that follows the data, words at points, exact numbers under the mouse.

Importing this module imports pyqtgraph, so import it after the first paint of the window.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QMouseEvent, QPainter
from PySide6.QtWidgets import QLabel, QStyleOptionGraphicsItem, QWidget

from playground.look.dashes import Floats
from playground.look.plots import Plot
from playground.look.theme import Theme

translate = QCoreApplication.translate
Span = tuple[float, float]


class LiveView(QObject):
    """Keeps a plot on the range that its panel asks for, until the user zooms (wheel) or pans (drag).

    A double click, or "Reset view" in the context menu, follows again.
    """

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._view = plot.plotItem.getViewBox()
        self._wanted: tuple[Span, Span] | None = None
        self.following = True
        self._view.setMouseEnabled(x=True, y=True)
        self._view.disableAutoRange()
        self._view.sigRangeChangedManually.connect(self._moved_by_hand)
        self.reset_action = QAction(translate("Plot", "Reset view"), self)
        self.reset_action.setObjectName("reset_view")
        self.reset_action.setEnabled(False)
        self.reset_action.triggered.connect(self.reset)
        plot.addAction(self.reset_action)
        plot.scene().sigMouseClicked.connect(self._clicked)

    def follow(self, *, x: Span, y: Span) -> None:
        """Show this range, unless the user has chosen one."""
        if (x, y) != self._wanted:
            self._wanted = (x, y)
            if self.following:
                self._set_range()

    def reset(self) -> None:
        """Follow the data again."""
        self.following = True
        self.reset_action.setEnabled(False)
        self._set_range()

    def _set_range(self) -> None:
        if self._wanted is not None:
            self._view.setRange(xRange=self._wanted[0], yRange=self._wanted[1], padding=0)
            self._view.prepareForPaint()  # else its items move while they are painted, and all is painted twice

    def _moved_by_hand(self, _axes: object) -> None:
        self.following = False
        self.reset_action.setEnabled(True)

    def _clicked(self, event: Any) -> None:
        if event.double():
            self.reset()


LINE_STEP = 4.0
"""Px between two points of a line that words should not lie over."""
COVERED = 100
"""How many of them are as bad to cover as other words or a marker."""


@dataclass(frozen=True)
class PointLabel:
    """Words above a point of the view (log10 on a log axis); `below` puts them under it, `opaque` over other lines.

    `beside` moves them to the left (-1) or the right (1) of the point.
    """

    x: float
    y: float
    text: str
    colour: str
    weight: int = 400
    below: bool = False
    opaque: bool = False
    beside: int = 0


class PointLabels(pg.GraphicsObject):
    """Words beside points of a plot, kept inside it."""

    def __init__(self, plot: Plot, theme: Theme, *, distance: float = 7.0) -> None:
        super().__init__()
        self._view = plot.plotItem.getViewBox()
        self._theme = theme
        self._distance = distance
        self._labels: tuple[PointLabel, ...] = ()
        self.setParentItem(self._view)
        self.setZValue(50)
        self._view.sigRangeChanged.connect(self._moved)
        self._view.sigResized.connect(self._moved)

    @property
    def labels(self) -> tuple[PointLabel, ...]:
        """What is shown."""
        return self._labels

    def set_labels(self, labels: Sequence[PointLabel]) -> None:
        """Show these instead; those at a place that is not finite are left out."""
        self._labels = tuple(label for label in labels if abs(label.x) < 1e300 and abs(label.y) < 1e300)
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    def width_of(self, text: str) -> float:
        """Px that a text takes."""
        return float(self._theme.metrics_of(self._theme.font("tick")).horizontalAdvance(text))

    def place_of(self, label: PointLabel) -> QRectF:
        """Px of the view that a label takes: above, below or beside its point, and inside the plot."""
        return self._place(label, self._width(label))

    def _width(self, label: PointLabel) -> float:
        font = self._theme.font("tick", weight=label.weight)
        return float(self._theme.metrics_of(font).horizontalAdvance(label.text)) + 2

    def _place(self, label: PointLabel, width: float) -> QRectF:
        theme, area = self._theme, self._view.boundingRect()
        height, distance = theme.line_height("tick"), theme.line(self._distance)
        at = self._view.mapFromView(QPointF(label.x, label.y))
        left = at.x() - width / 2 + label.beside * (width / 2 + distance)
        left = min(max(left, area.left() + 3), max(area.right() - width - 3, area.left()))
        distance = 0.0 if label.beside else distance
        above = at.y() - distance - height
        inside = above >= area.top() or bool(label.beside)  # beside its point it may be moved down a little
        top = at.y() + distance if label.below or not inside else above
        return QRectF(left, min(max(top, area.top()), area.bottom() - height), width, height)

    def freest(self, tries: Sequence[PointLabel], over: Sequence[QRectF], along: Floats) -> tuple[PointLabel, int]:
        """Of several places for the same words the first one that covers the least, and how much that is.

        That is how many of the points `along` (points, 2) of lines, px; a box of `over` counts as COVERED of them.
        """
        width = self._width(tries[0])
        covered = [_covered(self._place(tried, width), over, along) for tried in tries]
        least = min(covered)
        return tries[covered.index(least)], least

    def along(self, lines: Iterable[tuple[Floats, Floats]]) -> Floats:
        """Points (points, 2) of lines, px, close enough together for words to find one of them."""
        to_px, found = self._view.childTransform(), [np.empty((0, 2))]
        for x, y in lines:
            known = np.isfinite(x) & np.isfinite(y)
            if known.sum() >= 2:
                every = np.linspace(x[known][0], x[known][-1], max(int(self._view.width() / LINE_STEP), 2))
                between = np.interp(every, x[known], y[known])
                px = every * to_px.m11() + to_px.m31(), between * to_px.m22() + to_px.m32()
                found.append(np.column_stack(px))
        return np.concatenate(found)

    def _moved(self, *_what: object) -> None:
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self._view.boundingRect())

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme = self._theme
        for label in self._labels:
            place = self.place_of(label)
            if label.opaque:
                painter.fillRect(place, theme.colour("surface", 0.85))
            painter.setFont(theme.font("tick", weight=label.weight))
            painter.setPen(pg.mkColor(label.colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label.text)


def _covered(place: QRectF, over: Sequence[QRectF], along: Floats) -> int:
    x, y = along.T
    inside = (x >= place.left()) & (x <= place.right()) & (y >= place.top()) & (y <= place.bottom())
    return COVERED * sum(map(place.intersects, over)) + int(np.count_nonzero(inside))


class SmoothImage(pg.ImageItem):
    """A picture of numbers, (rows, columns) with row 0 at the bottom, enlarged without steps."""

    def __init__(self) -> None:
        super().__init__(axisOrder="row-major")

    def paint(self, painter: QPainter, *arguments: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *arguments)


class Readout(QLabel):
    """Exact numbers beside the mouse in a plot; `read(x, y)` in view coordinates gives the text, or "" for none."""

    def __init__(self, plot: Plot, read: Callable[[float, float], str], *, theme: Theme) -> None:
        super().__init__(plot)
        self._plot = plot
        self._read = read
        self._mouse: QPointF | None = None
        self.setObjectName(f"{plot.objectName()}_readout")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.restyle(theme)
        self.hide()
        plot.viewport().setMouseTracking(True)
        plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._mouse = None if event.buttons() else event.position()
            self.refresh()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress):
            self._mouse = None
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Read again, because the mouse moved or the numbers changed."""
        text = self._text()
        self.setVisible(bool(text))
        if text and self._mouse is not None:
            self.setText(text)
            self.adjustSize()
            x, y = round(self._mouse.x()) + 14, round(self._mouse.y()) + 14
            if x + self.width() > self._plot.width():
                x = round(self._mouse.x()) - 10 - self.width()
            y = min(y, self._plot.height() - self.height())
            self.move(max(x, 0), max(y, 0))

    def _text(self) -> str:
        if self._mouse is None:
            return ""
        view = self._plot.plotItem.getViewBox()
        scene = self._plot.mapToScene(self._mouse.toPoint())
        if not view.sceneBoundingRect().contains(scene):
            return ""
        at = view.mapSceneToView(scene)
        return self._read(at.x(), at.y())

    def restyle(self, theme: Theme) -> None:
        """Take another theme."""
        tokens = theme.tokens
        self.setFont(theme.font("tick"))
        self.setStyleSheet(
            f"QLabel {{ background: {tokens.tooltip}; color: {tokens.tooltip_text}; border-radius: {theme.space(4)}px;"
            f" padding: {theme.space(4)}px {theme.space(6)}px; font-size: {theme.text(11)}px; }}"
        )


class Notice(QLabel):
    """Muted words in the middle of a plot that has nothing to show yet."""

    def __init__(self, plot: Plot, text: str) -> None:
        super().__init__(text, plot)
        self.setObjectName(f"{plot.objectName()}_notice")
        self.setProperty("role", "body")
        self.setProperty("tone", "muted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self._box = plot.plotItem.getViewBox()
        self._box.sigResized.connect(self._place)
        self._place()

    def _place(self, *_what: object) -> None:
        """In the middle of what the axes leave; a low one has room for the ends of long letters beyond it."""
        room = self._box.sceneBoundingRect().toRect()
        edge, beyond = room.width() // 12, max(24 - room.height() // 2, 0)
        self.setGeometry(room.adjusted(edge, -beyond, -edge, beyond))
