"""What is written over the neurons, as large at any zoom: headers, names, counts, and where a drag would land."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from playground.editor import cells
from playground.editor.facts import LayerFacts, translate
from playground.editor.layout import Box
from playground.editor.neurons.header import paint_header
from playground.editor.neurons.names import GAP, names_width
from playground.editor.states import NOTHING, Shown, State
from playground.look.vectors import into_vectors

if TYPE_CHECKING:
    from playground.editor.neurons.view import NeuronView

EDGE = 3  # px around a header, for its ring
ALONG = (0.5, 0.9, 0.1)  # of a skip connection, where its name may stand


class Over:
    """Paints in px of the viewport; keeps the headers as pictures."""

    def __init__(self, view: NeuronView) -> None:
        self._view = view
        self._pictures: dict[str, tuple[Hashable, QPixmap]] = {}

    def paint(self, painter: QPainter) -> None:
        """All of it."""
        view, scene = self._view, self._view.editor.scene_
        ratio = painter.paintEngine().paintDevice().devicePixelRatioF()  # of the screen, or of a picture of it
        self._paint_input(painter)
        self._paint_more(painter)
        self._paint_skips(painter)
        self._paint_drop(painter)
        for key, (x, parts) in view.headers().items():
            layer = scene.facts.layer(key)
            card = scene.cards.get(key)
            if layer is None or card is None:
                continue
            state = State(
                selected=key in scene.selection,
                focused=key == scene.focused,
                target=key == scene.drop_target,
                hovered=view.hovered[1] if key == view.hovered[0] else "",
            )
            shown, place = getattr(card, "shown", NOTHING), QPointF(x + parts["card"].left, view.header_top)
            if into_vectors(painter):
                painter.save()
                painter.translate(place - QPointF(parts["card"].left, 0.0))
                paint_header(painter, layer, view.look.theme, parts=parts, shown=shown, state=state)
                painter.restore()
                continue
            picture = self._header(layer, parts, shown=shown, state=state, ratio=ratio)
            painter.drawPixmap(place - QPointF(EDGE, EDGE), picture)

    def _header(
        self, layer: LayerFacts, parts: Mapping[str, Box], *, shown: Shown, state: State, ratio: float
    ) -> QPixmap:
        """A header as a picture, which is drawn again only when something on it is new."""
        theme, box = self._view.look.theme, parts["card"]
        told = (layer, state, shown.number, shown.level, theme, ratio, box)
        kept = self._pictures.get(layer.id)
        if kept is not None and kept[0] == told:
            return kept[1]
        size = QSizeF(box.width + 2 * EDGE, box.height + 2 * EDGE) * ratio
        picture = QPixmap(round(size.width()), round(size.height()))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(EDGE - box.left, EDGE)
        paint_header(painter, layer, theme, parts=parts, shown=shown, state=state)
        painter.end()
        self._pictures[layer.id] = (told, picture)
        return picture

    def _paint_input(self, painter: QPainter) -> None:
        """The words above the inputs."""
        theme, stands = self._view.look.theme, self._view.item.arrangement.stands
        if not stands:
            return
        x, top, line = (
            self._view.mapFromScene(stands[0].x, 0).x(),
            self._view.header_top,
            theme.line_height("card_name"),
        )
        area = QRectF(x - 80, top + theme.space(7), 160, line)
        title = translate("Card", "Input")
        cells.write(painter, area, title, theme, role="card_name", token="text", align=cells.CENTRE)
        units = stands[0].units
        words = translate("Neurons", "1 feature") if units == 1 else translate("Neurons", "{count} features")
        area = QRectF(x - 80, area.bottom() + theme.space(4), 160, theme.line_height("tick"))
        cells.write(painter, area, words.format(count=units), theme, align=cells.CENTRE)

        if stands[0].boxes[0].height * self._view.zoom >= theme.line_height("tick"):
            gap, width = theme.space(GAP), names_width(self._view.names, theme)
            for name, box in zip(self._view.names, stands[0].boxes, strict=False):
                at = self._view.mapFromScene(box.left, box.centre_y)
                left = QRectF(at.x() - width, at.y() - line / 2, width - gap, line)
                cells.write(painter, left, name, theme, token="text", align=cells.RIGHT)

    def _paint_more(self, painter: QPainter) -> None:
        """Under a column that is cut short, how many neurons are left."""
        theme, height = self._view.look.theme, self._view.look.theme.line_height("tick")
        for stand in self._view.item.arrangement.stands:
            if stand.more > 0:
                at = self._view.mapFromScene(stand.x, stand.boxes[-1].bottom)
                area = QRectF(at.x() - 100, at.y() + theme.space(8) * self._view.zoom, 200, height)
                text = translate("Card", "… {count} more").format(count=f"{stand.more:,}")
                cells.write(painter, area, text, theme, align=cells.CENTRE)

    def _paint_skips(self, painter: QPainter) -> None:
        """What the skip connections are called, each where no other name stands."""
        theme, facts = self._view.look.theme, self._view.editor.scene_.facts
        taken, height = list[QRectF](), theme.line_height("tick")
        for run in self._view.item.arrangement.skips:
            text = translate("Canvas", "skip {source} → {target}")
            text = text.format(source=facts.label(run.source), target=facts.label(run.target))
            width = cells.metrics(theme, "tick").horizontalAdvance(text) + 2 * theme.space(10)
            start, stop = (self._view.mapFromScene(x, run.y) for x in (run.start, run.stop))
            spare = stop.x() - start.x() - width
            if spare < 0:
                continue
            areas = (QRectF(start.x() + at * spare, start.y() - height / 2, width, height) for at in ALONG)
            area = next((area for area in areas if not any(area.intersects(other) for other in taken)), None)
            if area is None:
                continue
            taken.append(area)
            cells.rounded(painter, area, fill=theme.colour("sunken"), pen=theme.pen("border"), radius=height / 2)
            cells.write(painter, area, text, theme, align=cells.CENTRE)

    def _paint_drop(self, painter: QPainter) -> None:
        """Where a layer would land."""
        if self._view.drops.x is None:
            return
        pen = self._view.look.theme.pen("accent", self._view.look.theme.line(2))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        x = self._view.mapFromScene(self._view.drops.x, 0).x()
        painter.drawLine(x, round(self._view.header_top), x, self._view.height() - round(self._view.insets[1]))
