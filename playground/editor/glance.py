"""A glance at the canvas from elsewhere: the same cards, with some of them lit and the others held back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy

from playground.editor import cells
from playground.editor.scene import Scene
from playground.look.controls.naming import identify
from playground.look.look import Look

translate = QCoreApplication.translate

UNUSED = 0.72
"""How far what is not lit is taken towards the surface."""


class Glance(QGraphicsView):
    """A second view of the canvas that nothing can be done with; it moves to the cards that are lit."""

    def __init__(self, scene: Scene, look: Look) -> None:
        super().__init__(scene)
        identify(self, "canvas_glance", translate("Canvas", "The canvas, with the layers in use lit"))
        self._canvas, self._look = scene, look
        self._lit: tuple[str, ...] = ()
        self.setInteractive(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def light(self, keys: tuple[str, ...]) -> None:
        """Light these cards, by the ids of their layers."""
        self._lit = keys
        self._follow()
        self.viewport().update()

    @property
    def lit_areas(self) -> list[QRectF]:
        """Where the lit cards are, in the scene."""
        boxes = self._canvas.target.boxes
        return [cells.rect(boxes[key]) for key in self._lit if key in boxes]

    def _follow(self) -> None:
        """Bring the lit cards into view, as large as on the canvas at 100 % or smaller."""
        areas = self.lit_areas
        if not areas:
            return
        whole = areas[0]
        for area in areas[1:]:
            whole = whole.united(area)
        margin = self._look.theme.space(40)
        self.fitInView(whole.adjusted(-margin, -margin, margin, margin), Qt.AspectRatioMode.KeepAspectRatio)
        zoom = self.transform().m11()
        if zoom > 1.0:
            self.scale(1.0 / zoom, 1.0 / zoom)
            self.centerOn(whole.center())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def drawBackground(self, painter: QPainter, rect: QRectF | None) -> None:  # type: ignore[override]
        if rect is not None:
            painter.fillRect(rect, self._look.theme.colour("surface"))

    def drawForeground(self, painter: QPainter, rect: QRectF | None) -> None:  # type: ignore[override]
        if rect is None:
            return
        theme, around = self._look.theme, QPainterPath()
        around.addRect(rect)
        for area in self.lit_areas:
            card = QPainterPath()
            card.addRoundedRect(area, theme.sizes.radius_card, theme.sizes.radius_card)
            around = around.subtracted(card)
        painter.fillPath(around, theme.colour("surface", UNUSED))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), theme.line(3)))
        for area in self.lit_areas:
            painter.drawRoundedRect(area, theme.sizes.radius_card, theme.sizes.radius_card)
