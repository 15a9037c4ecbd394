"""How a landscape is drawn: as contours over colours with the way of training, or as a surface."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, qRgb

from playground.look import numbers, tiles
from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, paint_upright
from playground.look.colour_maps import Lookup, fade
from playground.look.theme import Theme
from playground.look.ticks import labelled
from playground.panels.landscape.surface import Camera, Frame, Pictures, paint_signs, paint_tiles, paint_way
from playground.panels.landscape.value import LandscapeValue, ModelLandscape
from playground.panels.panel import model_label

translate = QCoreApplication.translate

SHAPE = 1.2
"""Width of a landscape over its height at which models stand best."""


def colours_of(theme: Theme, index: int) -> Lookup:
    """Deep where the cost is low, fading into the canvas where it is high."""
    stretch: Lookup = fade(theme.tokens, index)[np.linspace(215, 40, 256).round().astype(int)]
    return stretch


def tile(value: LandscapeValue, index: int, rect: QRectF, theme: Theme, *, axes: bool) -> QRectF:
    """The part of the picture that belongs to one model, with its headlines; contours have axes around them."""
    line = theme.line_height("tick")
    beside, below = (theme.text(72), 4 * line + theme.space(18)) if axes else (0, line + theme.space(8))
    return tiles.tile(rect, index, len(value.models), beside=beside, below=below, shape=SHAPE)


def head_lines(value: LandscapeValue, box: QRectF, theme: Theme) -> int:
    """How many headlines there is room for in the part of one model; models are named in any."""
    return 2 if box.height() >= theme.text(130) else int(len(value.models) > 1)


def below_head(value: LandscapeValue, box: QRectF, theme: Theme) -> QRectF:
    """What is left of the part of one model below its headlines."""
    lines = head_lines(value, box, theme)
    return box.adjusted(0.0, lines * theme.line_height("tick") + theme.space(8) if lines else 0.0, 0.0, 0.0)


def area_of(value: LandscapeValue, index: int, rect: QRectF, theme: Theme) -> Area:
    """Where the contours of one model are drawn."""
    box, found = below_head(value, tile(value, index, rect, theme, axes=True), theme), value.models[index].found
    box = box.adjusted(
        theme.text(58), theme.space(4), -theme.space(14), -2 * theme.line_height("tick") - theme.space(6)
    )
    return Area(box, (float(found.across[0]), float(found.across[-1])), (float(found.up[0]), float(found.up[-1])))


@dataclass(frozen=True)
class View:
    """How landscapes are seen: as contours, or with a `camera` as surfaces, `coarse` while it moves."""

    camera: Camera | None
    coarse: bool
    pictures: Pictures


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: LandscapeValue, view: View) -> None:
    """All models, each in its part."""
    for index, model in enumerate(value.models):
        part = tile(value, index, rect, theme, axes=view.camera is None)
        _paint_head(painter, part, theme, value, index)
        colours = colours_of(theme, index)
        if view.camera is None:
            _paint_contours(painter, area_of(value, index, rect, theme), theme, model, colours)
            continue
        box, heights = below_head(value, part, theme), model.heights
        heights = heights[::2, ::2] if view.coarse else heights
        surface = partial(paint_tiles, frame=Frame(box), heights=heights, camera=view.camera, colours=colours)
        view.pictures.paint(painter, box, index, (model, view.camera, view.coarse, theme), surface)
        paint_signs(painter, box, theme, model, view.camera)


def _paint_head(painter: QPainter, box: QRectF, theme: Theme, value: LandscapeValue, index: int) -> None:
    """Name of the model, the range of its cost, and how much of the way the plane shows."""
    model, line, lines = value.models[index], theme.line_height("tick"), head_lines(value, box, theme)
    left, right, y = box.left() + theme.space(12), box.right() - theme.space(8), box.top() + theme.space(4) + line / 2
    width = theme.metrics("tick").horizontalAdvance
    if len(value.models) > 1:
        name, colour = model_label(index, model.name), QColor(theme.tokens.models[index])
        left += paint_text(painter, name, QPointF(left, y), theme, colour=colour, weight=600, room=right - left)
        left += theme.space(8)
    texts = (range_words(model), range_words(model, scale=False), "")
    text = next(text for text in texts if width(text) < right - left or not text)
    if lines:
        paint_text(painter, text, QPointF(left, y), theme, colour=theme.colour("text"))
    if lines > 1:
        words, left = way_words(value, model), box.left() + theme.space(12)
        text = next((text for text in (words, words.split(",")[0]) if width(text) < right - left), "")
        paint_text(painter, text, QPointF(left, y + line), theme, colour=theme.colour("muted"))


def range_words(model: ModelLandscape, *, scale: bool = True) -> str:
    """From which to which cost it goes, and that it is on a log scale."""
    low, high = numbers.plain(model.low), numbers.plain(model.high)
    if model.flat:
        return translate("LandscapePanel", "flat: C {low} to {high}").format(low=low, high=high)
    if not scale:
        return translate("LandscapePanel", "C {low} to {high}").format(low=low, high=high)
    return translate("LandscapePanel", "C {low} to {high}, log scale").format(low=low, high=high)


def way_words(value: LandscapeValue, model: ModelLandscape) -> str:
    """What the plane is and how much of the way lies in it."""
    words = {
        "random": translate("LandscapePanel", "random directions, 1 is as long as the weights"),
        "eigenvectors": translate("LandscapePanel", "the two sharpest directions, 1 is as long as the weights"),
        "trajectory": translate("LandscapePanel", "the plane of the way since step {since}"),
    }[value.plane].format(since=numbers.grouped(value.since))
    if not np.isnan(model.found.explained):
        share = numbers.percent(max(model.found.explained, 0.0))
        words += translate("LandscapePanel", ", holding {share} of the way").format(share=share)
    return words


def line_colour(theme: Theme, ground: Lookup) -> QColor:
    """Of text and surface the one that stands out from a colour of the map, held back."""
    lightness = QColor(*(int(channel) for channel in ground[:3])).lightness()
    token = max("text", "surface", key=lambda token: abs(theme.colour(token).lightness() - lightness))
    return theme.colour(token, 0.35)


def _paint_contours(painter: QPainter, area: Area, theme: Theme, model: ModelLandscape, colours: Lookup) -> None:
    rect = area.rect
    levels = np.ascontiguousarray(np.rint(np.clip(model.heights[::-1], 0.0, 1.0) * 255).astype(np.uint8))
    image = QImage(levels.data, levels.shape[1], levels.shape[0], levels.shape[1], QImage.Format.Format_Indexed8)
    image.setColorTable([qRgb(*(int(channel) for channel in row[:3])) for row in colours])
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    half = rect.width() / (levels.shape[1] - 1) / 2, rect.height() / (levels.shape[0] - 1) / 2
    painter.save()
    painter.setClipRect(rect)
    smooth = image.convertToFormat(QImage.Format.Format_RGB32)
    painter.drawImage(rect.adjusted(-half[0], -half[1], half[0], half[1]), smooth)  # values stand at the grid's points
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for level, (x, y) in zip(model.levels, model.lines, strict=True):
        painter.setPen(QPen(line_colour(theme, colours[round(255 * level)]), 1.0))
        across = [area.across(each) for each in x.tolist()]
        up = [area.up(each) for each in y.tolist()]
        painter.drawLines([QLineF(across[i], up[i], across[i + 1], up[i + 1]) for i in range(0, len(across) - 1, 2)])
    path = [QPointF(area.across(s), area.up(t)) for s, t in [*model.found.path.tolist(), [0.0, 0.0]]]
    paint_way(painter, path, theme)
    painter.restore()
    up_ticks = labelled(*area.y, most=max(2, int(rect.height() / theme.text(36))))
    across_ticks = labelled(*area.x, most=max(2, int(rect.width() / theme.text(48))))
    edge = Area(  # of no width, because the grid's lines would lie over the picture
        QRectF(rect.left(), rect.top(), 0.0, rect.height()), area.x, area.y
    )
    paint_grid(painter, edge, up_ticks, theme)
    paint_bottom(painter, area, across_ticks, theme)
    paint_upright(painter, translate("LandscapePanel", "along d₂"), rect.left() - theme.text(48), area, theme)
    place = QPointF(rect.right(), rect.bottom() + 1.5 * theme.line_height("tick") + theme.space(4))
    words = translate("LandscapePanel", "along d₁")
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Qt.AlignmentFlag.AlignRight)
