"""The compact card above each column of neurons; it stays as large as it is at any zoom."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.editor import cells
from playground.editor.facts import LayerFacts, translate
from playground.editor.layout import Box
from playground.editor.pictures import curve_image
from playground.editor.scales import written
from playground.editor.states import Shown, State
from playground.look.theme import Theme
from playground.look.words import word

WIDTH, WORDS, NAME = 152, 132, 56  # px at 100 %: with all words, with the important ones, with the name alone


def height(theme: Theme) -> float:
    """How high it is."""
    return theme.line_height("card_name") + theme.line_height("tick") + 2 * theme.space(7) + theme.space(4)


def header_parts(facts: LayerFacts, theme: Theme, room: float) -> Mapping[str, Box]:
    """The boxes of its parts, "card" the whole, with its middle at x = 0 and its top at y = 0, in so much room."""
    width = min(float(theme.text(WIDTH)), max(room, theme.text(NAME)))
    narrow = width < theme.text(WORDS) * 0.75
    edge, row = theme.space(6 if narrow else 9), theme.line_height("card_name")
    left, right, top = -width / 2 + edge, width / 2 - edge, float(theme.space(7))
    badge = theme.text(theme.sizes.badge)
    parts = {
        "card": Box(-width / 2, 0, width, height(theme)),
        "badge": Box(right - badge, top + (row - badge) / 2, badge, badge),
        "title": Box(left, top, right - badge - theme.space(4) - left, row),
    }
    below, line = top + row + theme.space(4), theme.line_height("tick")
    if narrow:
        return parts | {"gradient": Box(left, below, right - left, line)}
    if facts.activation is not None:
        name = min(cells.metrics(theme, "card_name").horizontalAdvance(facts.label), parts["title"].width * 0.5)
        start = left + name + theme.space(6)
        parts["title"] = Box(left, top, name + 1, row)
        parts["activation"] = Box(start, top, right - badge - theme.space(4) - start, row)
    if facts.knob is not None:
        number = cells.metrics(theme, "tick", 600).horizontalAdvance(written(facts.knob))
        side = float(theme.text(16))
        parts["less"] = Box(left - theme.space(3), below, side, line)
        parts["value"] = Box(parts["less"].right, below, number + theme.space(8), line)
        parts["more"] = Box(parts["value"].right, below, side, line)
    start = parts["more"].right + theme.space(4) if facts.knob is not None else left
    parts["gradient"] = Box(start, below, right - start, line)
    return parts


def paint_header(
    painter: QPainter, facts: LayerFacts, theme: Theme, *, parts: Mapping[str, Box], shown: Shown, state: State
) -> None:
    """Draw it with the middle of its upper edge at the origin."""
    areas = {name: cells.rect(box) for name, box in parts.items()}
    radius = float(theme.space(theme.sizes.radius))
    fill = theme.colour("accent_soft" if state.target else "raised")
    cells.rounded(painter, areas["card"], fill=fill, pen=theme.pen("border"), radius=radius)
    if state.selected or state.focused or state.target:
        ring = theme.sizes.selection * theme.border()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.pen("accent", ring))
        painter.drawRoundedRect(areas["card"].adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
    cells.write(painter, areas["title"], facts.label, theme, role="card_name", token="text")
    problem = facts.notice.level if facts.notice is not None else ""
    if level := (problem if problem != "hint" else "") or shown.level or problem:
        cells.badge(painter, areas["badge"], theme, level)
    if "activation" in areas:
        _activation(painter, areas["activation"], facts, theme, hovered=state.hovered == "activation")
    if facts.knob is not None and "value" in areas:
        _stepper(painter, areas, theme, written(facts.knob), hovered=state.hovered)
    if "gradient" in areas and not facts.weighted:
        cells.write(painter, areas["gradient"], facts.title, theme, align=cells.RIGHT)
    elif "gradient" in areas and shown.number:
        text = translate("Neurons", "mean |g| {number}").format(number=shown.number)
        fits = cells.metrics(theme, "tick").horizontalAdvance(text) <= areas["gradient"].width()
        cells.write(painter, areas["gradient"], text if fits else shown.number, theme, align=cells.RIGHT)


def _activation(painter: QPainter, area: QRectF, facts: LayerFacts, theme: Theme, *, hovered: bool) -> None:
    if facts.activation is None:
        return
    if hovered:
        cells.control_frame(painter, area.adjusted(-3, 0, 3, 0), theme, hovered=True)
    width, height = theme.text(20), theme.text(12)
    curve = QRectF(area.left(), area.center().y() - height / 2, width, height)
    ratio = painter.device().devicePixelRatioF()
    picture = curve_image(facts.activation, theme, width=width, height=height, ratio=ratio)
    painter.drawImage(curve.topLeft(), picture)
    name = QRectF(curve.right() + theme.space(4), area.top(), 0, area.height())
    name.setRight(area.right())
    if name.width() > theme.text(16):
        cells.write(painter, name, word(facts.activation.kind), theme)


def _stepper(painter: QPainter, areas: Mapping[str, QRectF], theme: Theme, number: str, *, hovered: str) -> None:
    arm = theme.text(7) / 2
    for part in ("less", "more"):
        area = areas[part]
        if hovered == part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(area, theme.space(3), theme.space(3))
        middle = area.center()
        painter.setPen(QPen(theme.colour("muted"), theme.line(1.25)))
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if part == "more":
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
    cells.write(painter, areas["value"], number, theme, token="text", weight=600, align=cells.CENTRE)
