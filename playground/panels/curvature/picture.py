"""How a spectrum is drawn: |λ| by rank on a log axis, blue discs for positive, orange squares for negative ones."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.engine.diagnostics.curvature import Spectrum
from playground.look import numbers, tiles
from playground.look.canvas import paint_words
from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, paint_upright
from playground.look.theme import Theme
from playground.look.ticks import decade_ticks, linear_ticks
from playground.panels.curvature.value import CurvatureValue, ModelCurvature, by_size
from playground.panels.curvature.words import facts
from playground.panels.panel import model_label

translate = QCoreApplication.translate
MOST_POINTS = 400
SHAPE = 1.6
"""Width of a spectrum over its height at which models stand best."""


def spectrum_of(model: ModelCurvature, *, gauss_newton: bool) -> Spectrum:
    """The spectrum that is shown."""
    return model.found.gauss_newton if gauss_newton else model.found.hessian


def tile(value: CurvatureValue, index: int, rect: QRectF, theme: Theme) -> QRectF:
    """The part of the picture that belongs to one model."""
    below = 3 * theme.line_height("tick") + theme.space(16)
    return tiles.tile(rect, index, len(value.models), beside=theme.text(72), below=below, shape=SHAPE)


def area_of(value: CurvatureValue, index: int, rect: QRectF, theme: Theme, *, gauss_newton: bool) -> Area:
    """Where the spectrum of one model is drawn; all models on the same axes."""
    box, line = tile(value, index, rect, theme), theme.line_height("tick")
    right = side_width(theme) if has_side(box, theme) else theme.space(14)
    head = line + theme.space(8) if len(value.models) > 1 else theme.space(10)
    head += line if has_line(box, theme) else 0
    below = (2 if has_axis_name(box, theme) else 1) * line + theme.space(8)
    box.adjust(theme.text(58), head, -right, -below)
    box.setHeight(max(box.height(), 8.0))
    found = [by_size(spectrum_of(model, gauss_newton=gauss_newton)) for model in value.models]
    sizes = np.log10(np.abs(np.concatenate([*found, np.zeros(0)])))
    low, high = (math.floor(sizes.min()), math.ceil(sizes.max())) if sizes.size else (-1, 1)
    longest = max((len(each) for each in found), default=1)
    return Area(box, (0.0, longest + 1.0), (low - 0.2, max(high, low + 1) + 0.2))


def has_side(box: QRectF, theme: Theme) -> bool:
    """Whether the part of one model has room for the figures beside the picture."""
    return box.width() > theme.text(300)


def has_line(box: QRectF, theme: Theme) -> bool:
    """Whether they stand in a line above it instead, as many as fit."""
    return not has_side(box, theme) and box.height() >= theme.text(140)


def has_axis_name(box: QRectF, theme: Theme) -> bool:
    """Whether there is room to say what is counted in the part of one model; in a low one the points come first."""
    return box.height() >= theme.text(100)


def side_width(theme: Theme) -> int:
    """Px of the figures at the right."""
    return theme.text(132)


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: CurvatureValue, *, gauss_newton: bool) -> None:
    """The spectra of all models, each in its part."""
    spectra = [spectrum_of(model, gauss_newton=gauss_newton) for model in value.models]
    for index, model in enumerate(value.models):
        box = tile(value, index, rect, theme)
        area = area_of(value, index, rect, theme, gauss_newton=gauss_newton)
        if len(value.models) > 1:
            place = QPointF(area.rect.left(), box.top() + theme.line_height("tick") / 2 + theme.space(2))
            name, colour = model_label(index, model.name), QColor(theme.tokens.models[index])
            paint_text(painter, name, place, theme, colour=colour, weight=600, room=area.rect.width())
        _paint_axes(painter, area, theme, model, named=has_axis_name(box, theme))
        _paint_values(painter, area, theme, by_size(spectra[index]))
        if has_side(box, theme):
            _paint_facts(painter, area, theme, spectra[index])
        elif has_line(box, theme):
            _paint_line(painter, area, box, theme, spectra[index])


def rows_of(spectrum: Spectrum) -> list[str]:
    """The figures, a line each."""
    return [f"{name}  {figure}" for name, figure in facts(spectrum)]


def _paint_axes(painter: QPainter, area: Area, theme: Theme, model: ModelCurvature, *, named: bool) -> None:
    rect, line = area.rect, theme.line_height("tick")
    up, across = max(2, int(rect.height() / theme.text(28))), max(2, int(rect.width() / theme.text(44)))
    paint_grid(painter, area, decade_ticks(*area.y, most=up), theme)
    last = max(area.x[1] - 1.0, 2.0)
    ranks = [1.0] + [each for each in linear_ticks(0.0, last, most=across) if each > 1.0 and each == round(each)]
    paint_bottom(painter, area, [(each, numbers.grouped(each)) for each in ranks], theme)
    if not named:
        return
    paint_upright(painter, "|λ|", rect.left() - theme.text(46), area, theme)
    words = translate("CurvaturePanel", "rank; all {count} eigenvalues, flat ones left out")
    if not model.found.exact:
        words = translate("CurvaturePanel", "rank among those that Lanczos found of {count}")
    words = words.format(count=numbers.grouped(model.found.parameters))
    if theme.metrics("tick").horizontalAdvance(words) > rect.width():
        words = translate("CurvaturePanel", "rank")
    place = QPointF(rect.right(), rect.bottom() + 1.5 * line + theme.space(4))
    paint_text(painter, words, place, theme, colour=theme.colour("muted"), align=Qt.AlignmentFlag.AlignRight)


def _paint_values(painter: QPainter, area: Area, theme: Theme, values: np.ndarray) -> None:
    ranks = np.arange(1, len(values) + 1)
    if len(values) > MOST_POINTS:
        kept = np.unique(np.rint(np.geomspace(1, len(values), MOST_POINTS)).astype(int))
        ranks, values = ranks[kept - 1], values[kept - 1]
    radius = theme.line(5) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for rank, value in zip(ranks.tolist(), values.tolist(), strict=True):
        point = QPointF(area.across(rank), area.up(math.log10(abs(value))))
        painter.setBrush(theme.colour("positive" if value > 0.0 else "negative"))
        if value > 0.0:
            painter.drawEllipse(point, radius, radius)
        else:
            painter.drawRect(QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius))


def _paint_facts(painter: QPainter, area: Area, theme: Theme, spectrum: Spectrum) -> None:
    """The figures and what the markers mean, beside the picture."""
    left, words = area.rect.right() + theme.space(12), [(text, theme.tokens.text, 400) for text in rows_of(spectrum)]
    top = paint_words(painter, words, left=left, top=area.rect.top(), theme=theme) + theme.space(4)
    _paint_legend(painter, QPointF(left, top), theme)


def _paint_line(painter: QPainter, area: Area, box: QRectF, theme: Theme, spectrum: Spectrum) -> None:
    """The figures from the first to the last that has room, in a line above the picture."""
    left, y = box.left() + theme.space(12), area.rect.top() - theme.space(6) - theme.line_height("tick") / 2
    for text in rows_of(spectrum):
        if left + theme.metrics("tick").horizontalAdvance(text) > box.right():
            return
        left += paint_text(painter, text, QPointF(left, y), theme, colour=theme.colour("text")) + theme.space(12)


def _paint_legend(painter: QPainter, place: QPointF, theme: Theme) -> None:
    """What the markers mean, from a place on."""
    line, side = theme.line_height("tick"), theme.line(5)
    meanings = (
        (translate("CurvaturePanel", "curves up"), "positive"),
        (translate("CurvaturePanel", "curves down"), "negative"),
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (text, token) in enumerate(meanings):
        at = place + QPointF(side / 2, (number + 0.5) * line)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour(token))
        if number == 0:
            painter.drawEllipse(at, side / 2, side / 2)
        else:
            painter.drawRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side))
        paint_text(painter, text, at + QPointF(side + theme.space(2), 0.0), theme, colour=theme.colour("muted"))
