"""How a spectrum is drawn: |λ| by rank on a log axis, blue discs for positive, orange squares for negative ones."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.engine.diagnostics.curvature import Spectrum
from playground.look import numbers
from playground.look.canvas import paint_words
from playground.look.chart import Area, paint_bottom, paint_grid, paint_text, paint_upright
from playground.look.theme import Theme
from playground.look.ticks import decade_ticks, linear_ticks
from playground.panels.curvature.value import CurvatureValue, ModelCurvature, by_size
from playground.panels.curvature.words import facts
from playground.panels.panel import model_label

translate = QCoreApplication.translate
MOST_POINTS = 400


def spectrum_of(model: ModelCurvature, *, gauss_newton: bool) -> Spectrum:
    """The spectrum that is shown."""
    return model.found.gauss_newton if gauss_newton else model.found.hessian


def area_of(value: CurvatureValue, index: int, rect: QRectF, theme: Theme, *, gauss_newton: bool) -> Area:
    """Where the spectrum of one model is drawn; all models on the same axes."""
    count, line = len(value.models), theme.line_height("tick")
    width = rect.width() / count
    box = QRectF(rect.left() + index * width, rect.top(), width, rect.height())
    right = side_width(theme) if width > theme.text(300) else theme.space(14)
    head = line + theme.space(8) if count > 1 else theme.space(10)
    box.adjust(theme.text(58), head, -right, -2 * line - theme.space(8))
    found = [by_size(spectrum_of(model, gauss_newton=gauss_newton)) for model in value.models]
    sizes = np.log10(np.abs(np.concatenate([*found, np.zeros(0)])))
    low, high = (math.floor(sizes.min()), math.ceil(sizes.max())) if sizes.size else (-1, 1)
    longest = max((len(each) for each in found), default=1)
    return Area(box, (0.0, longest + 1.0), (low - 0.2, max(high, low + 1) + 0.2))


def side_width(theme: Theme) -> int:
    """Px of the figures at the right."""
    return theme.text(132)


def paint(painter: QPainter, rect: QRectF, theme: Theme, value: CurvatureValue, *, gauss_newton: bool) -> None:
    """The spectra of all models side by side."""
    for index, model in enumerate(value.models):
        area = area_of(value, index, rect, theme, gauss_newton=gauss_newton)
        spectrum = spectrum_of(model, gauss_newton=gauss_newton)
        if len(value.models) > 1:
            place = QPointF(area.rect.left(), rect.top() + theme.line_height("tick") / 2 + theme.space(2))
            colour = QColor(theme.tokens.models[index])
            paint_text(painter, model_label(index, model.name), place, theme, colour=colour, weight=600)
        _paint_axes(painter, area, theme, model)
        _paint_values(painter, area, theme, by_size(spectrum))
        _paint_facts(painter, area, rect, theme, spectrum, len(value.models))


def _paint_axes(painter: QPainter, area: Area, theme: Theme, model: ModelCurvature) -> None:
    rect, line = area.rect, theme.line_height("tick")
    up, across = max(2, int(rect.height() / theme.text(28))), max(2, int(rect.width() / theme.text(44)))
    paint_grid(painter, area, decade_ticks(*area.y, most=up), theme)
    ranks = [1.0] + [each for each in linear_ticks(*area.x, most=across) if each > 1.0 and each == round(each)]
    paint_bottom(painter, area, [(each, numbers.grouped(each)) for each in ranks], theme)
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


def _paint_facts(painter: QPainter, area: Area, rect: QRectF, theme: Theme, spectrum: Spectrum, models: int) -> None:
    """What the markers mean and the figures, beside the picture, or inside it at the top right."""
    tokens, metrics = theme.tokens, theme.metrics("tick")
    rows = facts(spectrum)
    widest = max(metrics.horizontalAdvance(f"{name}  {figure}") for name, figure in rows) + theme.space(8)
    left = area.rect.right() + theme.space(12)
    if rect.width() / models <= theme.text(300):
        left = area.rect.right() - widest
        room = QRectF(left - 4, area.rect.top(), widest + 4, (len(rows) + 2) * theme.line_height("tick"))
        painter.fillRect(room, theme.colour("surface", 0.8))
    words = [(f"{name}  {figure}", tokens.text, 400) for name, figure in rows]
    top = paint_words(painter, words, left=left, top=area.rect.top(), theme=theme) + theme.space(4)
    line, side = theme.line_height("tick"), theme.line(5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (text, token) in enumerate(
        (
            (translate("CurvaturePanel", "curves up"), "positive"),
            (translate("CurvaturePanel", "curves down"), "negative"),
        )
    ):
        place = QPointF(left + side / 2, top + (number + 0.5) * line)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour(token))
        if number == 0:
            painter.drawEllipse(place, side / 2, side / 2)
        else:
            painter.drawRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side))
        paint_text(painter, text, place + QPointF(side + theme.space(2), 0.0), theme, colour=theme.colour("muted"))
