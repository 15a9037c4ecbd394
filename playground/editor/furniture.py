"""What lies over a canvas, where it stands, and what it does to the view that is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF
from PySide6.QtGui import QColor

from playground.editor.layout import Box
from playground.editor.overlays import Legend, ZoomControl
from playground.editor.overview import Bar, Overview
from playground.editor.switch import Switch
from playground.look.controls import Toast

if TYPE_CHECKING:
    from playground.editor.paper import Paper
    from playground.editor.view import EditorView

LEAST_OVERVIEW = 120  # px at 100 %


class Furniture(QObject):
    """The controls of one canvas."""

    def __init__(self, view: EditorView) -> None:
        super().__init__(view)
        self._view, look = view, view.look
        self.legend, self.zoom_control, self.switch = Legend(look, view), ZoomControl(look, view), Switch(look, view)
        self.overview, self.toast = Overview(look, view), Toast(look, view, name="canvas_hint")
        self.switch.neurons_chosen.connect(view.show_neurons)
        self.switch.measure_chosen.connect(lambda measure: view.neurons.show_measure(measure))
        self.zoom_control.zoomed.connect(lambda factor: self._zoom(view.front.zoom * factor))
        self.zoom_control.reset.connect(lambda: self._zoom(1.0))
        self.zoom_control.fitted.connect(view.fit)
        self.overview.moved.connect(self._move_to)
        view.scene_.called_out.connect(self.show_legend)
        self.serve(view)

    def serve(self, paper: Paper) -> None:
        """Lie over this one too."""
        paper.zoom_changed.connect(lambda _zoom: self.show_zoom())
        paper.horizontalScrollBar().valueChanged.connect(lambda _value: self.show_sight())

    def _zoom(self, zoom: float) -> None:
        self._view.front.zoom_at(zoom, self._view.viewport().rect().center())

    @property
    def bottom(self) -> float:
        """How far down the controls in the corner reach, in px."""
        return max(self.zoom_control.geometry().bottom(), self.switch.geometry().bottom()) + 1

    def show_zoom(self) -> None:
        """Say how large things are drawn."""
        self.zoom_control.show_level(self._view.front.zoom)
        self.place()

    def show_values(self) -> None:
        """The newest gradients and health of all layers."""
        scene = self._view.scene_
        bars = []
        for layer in scene.facts.layers:
            values = scene.values.layers.get(layer.id)
            health = values.health.level if values is not None and values.health is not None else ""
            bars.append(Bar(values.mean_abs if values is not None else None, health))
        self.overview.show_bars(bars, QColor(self._view.look.theme.tokens.models[scene.facts.index]))

    def place(self) -> None:
        """Everything where it belongs at this size."""
        view, theme = self._view, self._view.look.theme
        edge, gap = theme.space(12), theme.space(8)
        middle = edge + self.zoom_control.height() // 2
        self.legend.move(edge, middle - self.legend.height() // 2)
        self.zoom_control.move(view.width() - self.zoom_control.width() - edge, edge)
        self.switch.fold(self.zoom_control.x() - gap - edge, view.width() - 2 * edge)
        left, top = self.zoom_control.x() - self.switch.width() - gap, middle - self.switch.views.height() // 2
        if left < edge:
            left, top = view.width() - self.switch.width() - edge, self.zoom_control.geometry().bottom() + gap
        self.switch.move(left, top)
        self._place_overview(edge)

    def _place_overview(self, edge: int) -> None:
        """At the foot, at the right, where the chain is longer than the window and there is room."""
        view, wanted = self._view, self.overview.sizeHint()
        taken = edge
        if view.front is not view and view.neurons.legend.isVisibleTo(view.neurons):
            taken += view.neurons.legend.geometry().right()
        width = min(wanted.width(), view.width() - edge - taken)
        self.overview.resize(width, wanted.height())
        self.overview.move(view.width() - width - edge, view.height() - edge - wanted.height())
        span, seen = view.span, view.front.viewport().width() / view.front.zoom
        self.overview.setVisible(span.width > seen and width >= view.look.theme.text(LEAST_OVERVIEW))
        self.show_sight()

    def place_callout(self) -> None:
        """Where it is seen whole, beside the controls: above its card, if there is room, else as near as there is."""
        view, callout = self._view, self._view.scene_.callout
        card = view.scene_.cards.get(view.scene_.called)
        if not callout.isVisible() or card is None:
            return
        at, edge = view.mapFromScene(callout.pos()).toPointF(), view.look.theme.space(4)
        room = QRectF(view.viewport().rect()).adjusted(edge, edge, -edge, -edge).translated(-at)
        controls = QRectF(self.switch.geometry().united(self.zoom_control.geometry())).translated(-at)
        box = QRectF(view.mapFromScene(card.sceneBoundingRect()).boundingRect())
        above, *others = callout.places(box.translated(-at))
        if not room.contains(above) or above.intersects(controls):
            room.setTop(controls.bottom() + edge)
            moved = [(inside(place, room), place) for place in others]
            above, _ = min(moved, key=lambda pair: (pair[0].topLeft() - pair[1].topLeft()).manhattanLength())
        callout.stand(above)

    def show_legend(self) -> None:
        """Where there is room for it beside the controls, and no callout stands there, which would lie below it."""
        self.place_callout()
        view, legend, edge = self._view, self.legend.geometry(), self._view.look.theme.space(12)
        callout = view.scene_.callout
        said = callout.area.translated(view.mapFromScene(callout.pos())) if callout.isVisible() else QRectF()
        beside = legend.right() + edge < self.switch.x()
        self.legend.setVisible(view.front is view and beside and not said.intersects(QRectF(legend)))

    def show_sight(self) -> None:
        """Which part of the chain is in sight now."""
        self.show_legend()
        view, span = self._view, self._view.span
        if span.width > 0:
            ends = (view.front.mapToScene(QPoint(x, 0)).x() for x in (0, view.front.viewport().width()))
            begin, end = (min(max((x - span.left) / span.width, 0.0), 1.0) for x in ends)
            self.overview.show_sight(begin, end)

    def _move_to(self, share: float) -> None:
        front, span = self._view.front, self._view.span
        at = front.mapFromScene(span.left + share * span.width, 0).x()
        front.pan(QPoint(front.viewport().width() // 2 - at, 0))


def spanned(boxes: list[Box]) -> Box:
    """What holds these boxes; empty for none."""
    if not boxes:
        return Box(0, 0, 0, 0)
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    return Box(left, 0, right - left, 0)


def inside(place: QRectF, room: QRectF) -> QRectF:
    """The rectangle moved into the room, as far as it fits."""
    x = max(min(place.left(), room.right() - place.width()), room.left())
    y = max(min(place.top(), room.bottom() - place.height()), room.top())
    return QRectF(x, y, place.width(), place.height())
