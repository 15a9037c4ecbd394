"""The parts of a card, drawn: words, frames, a choice, a stepper, tiles, the gradient bar, the badge of its health."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from playground.editor.facts import KnobFacts, translate
from playground.editor.layout import Box
from playground.editor.pictures import paint_curve
from playground.editor.scales import written
from playground.engine.activations import Activation
from playground.look.theme import Theme
from playground.look.vectors import into_vectors
from playground.look.words import word

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
Table = NDArray[np.uint32]
"""256 pixels of Format_RGB32."""
DECADES = 8  # of the gradient bar: from 1e-8 to 1


@lru_cache(maxsize=256)
def font(theme: Theme, role: str, weight: int | None = None) -> QFont:
    """The theme's font, made once."""
    return theme.font(role, weight=weight)


@lru_cache(maxsize=256)
def metrics(theme: Theme, role: str, weight: int | None = None) -> QFontMetricsF:
    """Its measures."""
    return QFontMetricsF(font(theme, role, weight))


def rect(box: Box) -> QRectF:
    """A box as Qt's rectangle."""
    return QRectF(box.left, box.top, box.width, box.height)


def write(
    painter: QPainter,
    area: QRectF,
    text: str,
    theme: Theme,
    *,
    role: str = "tick",
    token: str = "muted",
    weight: int | None = None,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, cut with an ellipsis where it is too long."""
    measures = metrics(theme, role, weight)
    if measures.horizontalAdvance(text) > area.width() + 0.5:
        text = measures.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font(theme, role, weight))
    painter.setPen(theme.colour(token))
    painter.drawText(area, align | Qt.TextFlag.TextDontClip, text)


def rounded(painter: QPainter, area: QRectF, *, fill: QColor, pen: QPen, radius: float) -> None:
    """A frame whose line lies inside `area`."""
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)


def control_frame(painter: QPainter, area: QRectF, theme: Theme, *, hovered: bool = False) -> None:
    """The frame of something to press on a card."""
    fill = theme.colour("hover" if hovered else "raised")
    rounded(painter, area, fill=fill, pen=theme.pen("border"), radius=theme.space(theme.sizes.radius))


def choice(painter: QPainter, area: QRectF, theme: Theme, activation: Activation, *, hovered: bool) -> None:
    """The activation of a layer: its curve, its name and an arrow that says there are others."""
    control_frame(painter, area, theme, hovered=hovered)
    width, height = (theme.text(side) for side in theme.sizes.chip_curve)
    curve = QRectF(area.left() + theme.space(6), area.center().y() - height / 2, width, height)
    paint_curve(painter, curve.adjusted(0, 1, 0, -1), theme, activation)
    arrow = theme.text(8)
    right = area.right() - theme.space(8)
    name = QRectF(curve.right() + theme.space(6), area.top(), 0, area.height())
    name.setRight(right - arrow - theme.space(2))
    write(painter, name, word(activation.kind), theme, role="chip", token="text")
    middle, side = QPointF(right - arrow / 2, area.center().y()), arrow / 2 * 0.8
    corners = [middle + QPointF(-side, -side / 2), middle + QPointF(0, side / 2), middle + QPointF(side, -side / 2)]
    painter.setPen(_stroke(theme.colour("muted"), theme.line(1.5)))
    painter.drawPolyline(QPolygonF(corners))


def stepper(painter: QPainter, parts: dict[str, QRectF], theme: Theme, facts: KnobFacts, *, hovered: str) -> None:
    """− value + in one frame; `parts` are those of the card."""
    control_frame(painter, parts["knob"], theme)
    if hovered in ("less", "more", "value"):
        inner = parts[hovered].adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(inner, theme.space(4), theme.space(4))
    arm = theme.text(7) / 2
    for name in ("less", "more"):
        middle = parts[name].center()
        painter.setPen(_stroke(theme.colour("muted"), theme.line(1.25)))
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if name == "more":
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
    number, unit = written(facts), unit_words(facts)
    bold, plain = metrics(theme, "control", 600), metrics(theme, "chip")
    gap = theme.space(4) if unit else 0
    total = bold.horizontalAdvance(number) + gap + plain.horizontalAdvance(unit)
    area = QRectF(parts["value"])
    if total > area.width():
        unit, total = "", bold.horizontalAdvance(number)
    area.setLeft(area.center().x() - total / 2)
    write(painter, area.adjusted(0, 0, theme.text(40), 0), number, theme, role="control", token="text", weight=600)
    if unit:
        area.setLeft(area.left() + bold.horizontalAdvance(number) + gap)
        write(painter, area.adjusted(0, 0, theme.text(40), 0), unit, theme, role="chip")


def unit_words(facts: KnobFacts) -> str:
    """What a whole number counts; nothing for a share, whose name stands below."""
    if not facts.whole:
        return ""
    if facts.name == "units":
        return translate("Card", "unit") if facts.value == 1 else translate("Card", "units")
    return word(facts.name)


class Pictures:
    """Pictures (k, rows, columns) in −1 … 1 that are coloured, by a table of 256 pixels, when they are first seen."""

    def __init__(self, tiles: NDArray[np.float32], table: Table) -> None:
        self._tiles, self._table = tiles, table

    def __len__(self) -> int:
        return len(self._tiles)

    @cached_property
    def image(self) -> QImage:
        """All of them under each other."""
        count, rows, columns = self._tiles.shape
        inside = np.where(self._tiles == self._tiles, self._tiles, np.float32(0.0))  # nan is drawn as 0
        index = np.clip(inside * np.float32(127.5) + np.float32(127.5), 0, 255).astype(np.uint8)
        pixels = np.ascontiguousarray(self._table[index.reshape(count * rows, columns)])
        return QImage(pixels.data, columns, count * rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def colour_table(lookup: NDArray[np.uint8]) -> Table:
    """A (256, 4) red, green, blue, alpha table as pixels of Format_RGB32."""
    red, green, blue = (lookup[:, i].astype(np.uint32) for i in range(3))
    return np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue


def tiles(painter: QPainter, areas: Sequence[QRectF], theme: Theme, pictures: Pictures) -> None:
    """The first pictures, each into its area, smoothed, in thin frames."""
    image = pictures.image
    side = image.width()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # of the edges alone, at ten times the cost
    whole = into_vectors(painter)  # Qt writes an image into an SVG as a whole
    for index, area in enumerate(areas):
        if whole:
            painter.drawImage(area, image.copy(0, index * side, side, side))
        else:
            painter.drawImage(area, image, QRectF(0, index * side, side, side))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tile_frames(painter, areas, theme)


def tile_frames(painter: QPainter, areas: Sequence[QRectF], theme: Theme) -> None:
    """The thin frames of tiles."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.pen("border"))
    painter.drawRects([area.adjusted(0.5, 0.5, -0.5, -0.5) for area in areas])


def empty_tile(painter: QPainter, area: QRectF, theme: Theme, text: str = "") -> None:
    """A tile without a picture: nothing computed yet, or a few words ("+56")."""
    painter.fillRect(area, theme.colour("sunken"))
    tile_frames(painter, [area], theme)
    if text:
        write(painter, area, text, theme, align=CENTRE)


def bar(painter: QPainter, area: QRectF, theme: Theme, value: float | None, *, colour: QColor, hollow: bool) -> None:
    """|∂C/∂W| on a log scale from 1e-8 to 1, a cell per decade; hollow for a layer that is frozen."""
    filled = 0.0 if value is None else decades(value)
    gap = max(1.0, theme.space(1))
    width = (area.width() - (DECADES - 1) * gap) / DECADES
    radius = min(theme.sizes.radius_tile / 2, width / 2)
    for i in range(DECADES):
        cell = QRectF(area.left() + i * (width + gap), area.top(), width, area.height())
        share = min(max(filled - i, 0.0), 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(cell, radius, radius)
        if share <= 0:
            continue
        full = QRectF(cell.left(), cell.top(), cell.width() * share, cell.height())
        if hollow:
            rounded(painter, full, fill=theme.colour("raised"), pen=QPen(colour, 1), radius=radius)
        else:
            painter.setBrush(colour)
            painter.drawRoundedRect(full, radius, radius)


def decades(value: float) -> float:
    """How many of the eight cells a mean |∂C/∂W| fills; all for what is not finite."""
    if not math.isfinite(value):
        return float(DECADES)
    return min(max(math.log10(value) + DECADES, 0.0), float(DECADES)) if value > 0 else 0.0


def badge(painter: QPainter, area: QRectF, theme: Theme, level: str) -> None:
    """The health of a layer: a circle with a tick, a triangle, or an octagon; an i in a circle for a hint."""
    token = {"hint": "muted"}.get(level, level)
    colour = theme.colour(token)
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / 16, area.height() / 16)
    painter.setPen(_stroke(colour, 1.5))
    painter.setBrush(theme.colour("hover" if level == "hint" else f"{token}_soft"))
    painter.drawPath(_outline(level))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if level == "ok":
        painter.drawPolyline(QPolygonF([QPointF(5.2, 8.3), QPointF(7.2, 10.2), QPointF(10.9, 6.2)]))
    else:
        top, bottom, dot = {"warning": (6.6, 9.4, 11.9), "hint": (7.6, 11.2, 5.0)}.get(level, (4.7, 8.6, 11.3))
        painter.drawLine(QPointF(8, top), QPointF(8, bottom))
        painter.drawPoint(QPointF(8, dot))
    painter.restore()


def _outline(level: str) -> QPainterPath:
    path = QPainterPath()
    if level == "warning":
        path.addPolygon(QPolygonF([QPointF(8, 1.8), QPointF(15, 14), QPointF(1, 14), QPointF(8, 1.8)]))
    elif level == "error":
        corners = [
            QPointF(8 + 7.4 * math.cos(a), 8 + 7.4 * math.sin(a)) for a in np.arange(9) * math.pi / 4 + math.pi / 8
        ]
        path.addPolygon(QPolygonF(corners))
    else:
        path.addEllipse(QPointF(8, 8), 7, 7)
    return path


def _stroke(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def lock(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The sign of a layer that keeps its weights."""
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / 12, area.height() / 12)
    painter.setPen(_stroke(theme.colour("muted"), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(3.5, 0.8, 5, 7), 0, 180 * 16)
    painter.setBrush(theme.colour("muted"))
    painter.drawRoundedRect(QRectF(2.2, 5, 7.6, 5.6), 1.2, 1.2)
    painter.restore()
