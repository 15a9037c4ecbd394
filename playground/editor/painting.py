"""How a card is drawn: frame and rings, the still part of a layer's card and the live one; near, and from far."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from playground.editor import cells
from playground.editor.facts import LayerFacts, count_words, shape_words
from playground.editor.live import TILES
from playground.editor.pictures import paint_sign
from playground.editor.plan import (
    Plan,
    far_parts,
    gradient_label,
    heading,
    layer_plan,
    short_gradient_label,
    small_lines,
    tile_boxes,
)
from playground.editor.scales import written
from playground.editor.states import NOTHING, PLAIN, Shown, State
from playground.look.theme import Theme
from playground.look.tokens import DRAG_SHADOW_OPACITY
from playground.look.words import word

MARGIN = 8  # around the card, for rings and the shadow
SHADOW = (3, 4)
FAR = 1.6  # how much larger words are on a card that is seen from far


def paint_card(
    painter: QPainter, facts: LayerFacts, theme: Theme, *, colour: QColor, shown: Shown = NOTHING, state: State = PLAIN
) -> None:
    """Draw a layer's card with its top left corner at the origin."""
    paint_still(painter, facts, theme, level=shown.level, state=state)
    if facts.weighted and not facts.disabled:
        paint_live(painter, facts, theme, colour=colour, shown=shown, state=state)


def paint_still(painter: QPainter, facts: LayerFacts, theme: Theme, *, level: str, state: State) -> None:
    """What stays as it is while a run goes on; `level` is that of its health, "" where there is none."""
    plan = layer_plan(facts, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_body(painter, plan, theme, state)
    level = "" if facts.disabled else _level(facts, level)
    if state.far:
        _still_far(painter, facts, theme, level)
    else:
        _still_near(painter, facts, theme, level=level, state=state)
    if facts.disabled:
        _hatch(painter, plan, theme)


def _still_near(painter: QPainter, facts: LayerFacts, theme: Theme, *, level: str, state: State) -> None:
    """All that a card says."""
    plan = layer_plan(facts, theme)
    parts = {name: cells.rect(box) for name, box in plan.parts.items()}
    _title(painter, parts, theme, facts, level, state)
    if facts.activation is not None:
        cells.choice(painter, parts["activation"], theme, facts.activation, hovered=state.hovered == "activation")
    if facts.knob is not None:
        cells.stepper(painter, parts, theme, facts.knob, hovered=state.hovered)
    if facts.weighted:
        shape = " · ".join(text for text in (shape_words(facts), count_words(facts)) if text)
        cells.write(painter, parts["shape"], shape, theme)
        return
    for name, text in small_lines(facts).items():
        cells.write(painter, parts[name], text, theme)


def _hatch(painter: QPainter, plan: Plan, theme: Theme) -> None:
    """What is left out of the network: everything paler, with slanted lines over it."""
    area, radius = QRectF(1, 1, plan.width - 2, plan.height - 2), float(theme.space(theme.sizes.radius_card))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("raised", 0.6))
    painter.drawRoundedRect(area, radius, radius)
    painter.save()
    outline = QPainterPath()
    outline.addRoundedRect(area, radius, radius)
    painter.setClipPath(outline)
    painter.setPen(QPen(theme.colour("faint"), theme.border()))
    pitch, right = theme.space(10), round(plan.width + plan.height)
    painter.drawLines([QLineF(x, 0, x - plan.height, plan.height) for x in range(0, right, pitch)])
    painter.restore()


def paint_live(
    painter: QPainter, facts: LayerFacts, theme: Theme, *, colour: QColor, shown: Shown, state: State
) -> None:
    """What a frame of a run changes: tiles, the size of the gradient and its bar."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plan = layer_plan(facts, theme)
    _tiles(painter, plan, theme, facts, shown)
    parts = far_parts(facts, theme) if state.far else plan.parts
    words_theme = theme.with_scale(theme.scale * FAR) if state.far else theme
    line = cells.rect(parts["gradient"])
    number = cells.metrics(words_theme, "tick").horizontalAdvance(shown.number)
    if not state.far:
        room = line.adjusted(0, 0, -number - theme.space(2), 0)
        fits = cells.metrics(theme, "tick").horizontalAdvance(gradient_label()) <= room.width()
        cells.write(painter, room, gradient_label() if fits else short_gradient_label(), theme)
    cells.write(painter, line, shown.number, words_theme, token="text", align=cells.RIGHT)
    cells.bar(painter, cells.rect(parts["bar"]), theme, shown.mean_abs, colour=colour, hollow=facts.frozen)


def paint_body(painter: QPainter, plan: Plan, theme: Theme, state: State) -> None:
    """The empty card with its rings and shadow."""
    area, radius = QRectF(0, 0, plan.width, plan.height), float(theme.space(theme.sizes.radius_card))
    if state.dragged:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("drag_shadow", DRAG_SHADOW_OPACITY))
        painter.drawRoundedRect(area.translated(*SHADOW), radius, radius)
    fill = theme.colour("accent_soft" if state.target else "raised")
    pen = theme.pen("accent", theme.line(1.5)) if state.candidate else theme.pen("border")
    cells.rounded(painter, area, fill=fill, pen=pen, radius=radius)
    ring = theme.sizes.selection * theme.border()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.selected or state.dragged or state.target:
        painter.setPen(theme.pen("accent", ring))
        painter.drawRoundedRect(_around(area, ring / 2 - theme.border()), radius + ring / 2, radius + ring / 2)
    if state.focused:
        painter.setPen(theme.pen("accent", ring))
        painter.drawRoundedRect(_around(area, 2 + ring * 1.5), radius + 2 + ring, radius + 2 + ring)


def _around(area: QRectF, by: float) -> QRectF:
    return area.adjusted(-by, -by, by, by)


def _level(facts: LayerFacts, health: str) -> str:
    """The level of the badge: of a problem before that of the health, which comes before a mere hint."""
    problem = facts.notice.level if facts.notice is not None else ""
    return (problem if problem != "hint" else "") or health or problem


def _title(
    painter: QPainter, parts: dict[str, QRectF], theme: Theme, facts: LayerFacts, level: str, state: State
) -> None:
    area = QRectF(parts["title"])
    if level:
        cells.badge(painter, parts["badge"], theme, level)
        area.setRight(parts["badge"].left() - theme.space(4))
    if not facts.weighted:
        side = theme.text(theme.sizes.icon)
        sign = QRectF(area.left(), area.center().y() - side / 2, side, side)
        paint_sign(painter, sign, theme, facts.kind, role="accent" if state.dragged else "muted")
        area.setLeft(sign.right() + theme.space(8))
    name = heading(facts)
    cells.write(painter, area, name, theme, role="card_name", token="text")
    area.setLeft(area.left() + cells.metrics(theme, "card_name").horizontalAdvance(name) + theme.space(6))
    if facts.frozen and area.width() > 0:
        side = theme.text(theme.sizes.icon_small)
        cells.lock(painter, QRectF(area.left(), area.center().y() - side / 2, side, side), theme)
        area.setLeft(area.left() + side + theme.space(4))
    if name != facts.title and area.width() >= theme.text(24):
        cells.write(painter, area, facts.title, theme)


def _still_far(painter: QPainter, facts: LayerFacts, theme: Theme, level: str) -> None:
    """Only what can be read at half the size: name, activation, shape and parameters, and the badge."""
    large = theme.with_scale(theme.scale * FAR)
    parts = {name: cells.rect(box) for name, box in far_parts(facts, theme).items()}
    area = QRectF(parts["title"])
    if level:
        cells.badge(painter, parts["badge"], theme, level)
        area.setRight(parts["badge"].left() - theme.space(4))
    if not facts.weighted:
        paint_sign(painter, parts["sign"], theme, facts.kind)
    cells.write(painter, area, facts.label or facts.title, large, role="card_name", token="text")
    activation = word(facts.activation.kind) if facts.activation is not None else ""
    knob = written(facts.knob) if facts.knob is not None else ""
    text = activation if facts.weighted else " · ".join(part for part in (activation, knob) if part)
    align = cells.LEFT if facts.weighted else cells.CENTRE
    cells.write(painter, parts["words"], text, large, role="chip", align=align)
    cells.write(painter, parts["shape"], shape_words(facts), large, align=align)
    if facts.weighted:
        fits = cells.metrics(large, "tick").horizontalAdvance(count_words(facts)) <= parts["count"].width()
        cells.write(painter, parts["count"], count_words(facts) if fits else f"{facts.parameters:,}", large)


def _tiles(painter: QPainter, plan: Plan, theme: Theme, facts: LayerFacts, shown: Shown) -> None:
    units = shown.units or facts.outputs or 0
    count = min(units, TILES)
    areas = [cells.rect(box) for box in tile_boxes(plan.parts["tiles"], count, theme)]
    drawn = 0 if shown.tiles is None else min(len(shown.tiles), count)
    if shown.tiles is not None:
        cells.tiles(painter, areas[:drawn], theme, shown.tiles)
    for i, area in enumerate(areas[drawn:], drawn):
        cells.empty_tile(painter, area, theme, f"+{units - TILES + 1}" if units > TILES and i == TILES - 1 else "")
