"""The panel's widget: which plane, contours or surface, and a button that works it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.engine.diagnostics.landscape import Plane
from playground.engine.snapshot import Snapshot
from playground.look import numbers
from playground.look.canvas import Canvas, paint_notice
from playground.look.control_row import ControlRow
from playground.look.controls import Segmented
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import MODEL_LETTERS
from playground.panels.landscape.picture import View, area_of, paint
from playground.panels.landscape.surface import Camera, Pictures
from playground.panels.landscape.trail import Trail
from playground.panels.landscape.value import LandscapeValue, interpolated, work_out
from playground.panels.on_demand import OnDemand
from playground.panels.panel import Panel, Table
from playground.panels.task import Cancelled, Progress, Work

translate = QCoreApplication.translate

TURNS = {
    Qt.Key.Key_Left: (-10.0, 0.0),
    Qt.Key.Key_Right: (10.0, 0.0),
    Qt.Key.Key_Up: (0.0, 5.0),
    Qt.Key.Key_Down: (0.0, -5.0),
}
"""Degrees by which an arrow key turns and tilts the surface."""
DEGREES = 0.5
"""Degrees per px that the mouse is dragged."""


class LandscapePanel(OnDemand):
    """The cost on a plane through θ, of the step at which the button was pressed."""

    name = "landscape"
    wide = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, words=translate("LandscapePanel", "Compute"))
        self._value: LandscapeValue | None = None
        self._trail, self._camera, self._pictures = Trail(), Camera(), Pictures()
        self._canvas = Turnable(look, self)
        self._canvas.setToolTip(self.tr("Drag, or press the arrow keys, to turn the surface."))
        self._sentence.hide()
        self._plane = Segmented(
            look,
            [
                ("random", self.tr("random")),
                ("eigenvectors", self.tr("sharpest")),
                ("trajectory", self.tr("trajectory")),
            ],
            name="landscape_plane",
            accessible=self.tr("Which plane"),
        )
        self._view = Segmented(
            look,
            [("surface", self.tr("surface")), ("contour", self.tr("contour"))],
            name="landscape_view",
            accessible=self.tr("How it is drawn"),
        )
        self._view.chosen.connect(lambda _key: self._canvas.update())
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._sentence)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ControlRow(look, self._task_row, self._plane, self._view, name="landscape_controls"))
        box.addWidget(self._canvas, 1)
        box.addLayout(self._foot)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @staticmethod
    def title() -> str:
        return translate("LandscapePanel", "Loss landscape")

    def show_value(self, value: Snapshot) -> None:
        super().show_value(value)
        self._trail.add(value)

    def tables(self) -> Mapping[str, Table]:
        value = self._value
        if value is None:
            return {}
        grid = [
            (model.name, value.step, float(across), float(up), float(cost))
            for model in value.models
            for up, row in zip(model.found.up, model.found.cost, strict=True)
            for across, cost in zip(model.found.across, row, strict=True)
        ]
        way = [
            (model.name, number, *point)
            for model in value.models
            for number, point in enumerate([*model.found.path.tolist(), [0.0, 0.0]])
        ]
        tables: dict[str, Table] = {"landscape": (("model", "step", "along_d1", "along_d2", "cost"), grid)}
        if any(len(model.found.path) for model in value.models):
            tables["landscape_way"] = (("model", "point", "along_d1", "along_d2"), way)
        return tables

    @property
    def camera(self) -> Camera | None:
        """Where the surface is seen from; None while contours are shown."""
        return self._camera if self._view.value == "surface" else None

    def adopt(self, other: Panel) -> None:
        if isinstance(other, LandscapePanel):
            self._camera = other._camera

    def turn(self, turn: float, tilt: float) -> None:
        """Turn the surface by degrees."""
        if self.camera is not None and self._value is not None:
            self._camera = self._camera.moved(turn, tilt)
            self._canvas.update()

    def work(self, snapshot: Snapshot) -> Work:
        """The work on this moment, which no later one changes."""
        trails = self._trail.to(snapshot)
        plane, since = cast(Plane, self._plane.value), self._trail.steps[0] if self._trail.steps else 0
        return partial(work_out, snapshot, trails, plane, since)

    def filming(self) -> Callable[[Snapshot, Progress, Cancelled], LandscapeValue]:
        trail, plane = Trail(), cast(Plane, self._plane.value)

        def work(snapshot: Snapshot, progress: Progress, cancelled: Cancelled) -> LandscapeValue:
            trail.add(snapshot)
            return work_out(snapshot, trail.to(snapshot), plane, trail.steps[0], progress, cancelled)

        return work

    def show_result(self, result: LandscapeValue) -> None:
        self._value = result
        step = numbers.grouped(result.step)
        self.set_subtitle(translate("LandscapePanel", "at step {step}").format(step=step))
        self._sentence.hide()
        self._canvas.update()

    def show_problem(self, problem: str) -> None:
        super().show_problem(problem)
        self._sentence.show()

    def paint_picture(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint what has been worked out, or how to get it."""
        if self._value is not None:
            paint(painter, rect, theme, self._value, View(self.camera, self._canvas.turning, self._pictures))
            return
        if not self._problem:
            words = translate("LandscapePanel", "Press Compute: the cost around this moment is drawn here.")
            paint_notice(painter, rect, words, theme)

    def read(self, point: QPointF) -> str:
        """The cost under the mouse, on contours."""
        value = self._value
        for index, model in enumerate(value.models if value is not None and self.camera is None else ()):
            assert value is not None
            at = area_of(value, index, QRectF(self._canvas.rect()), self.look.theme).at(point)
            if at is not None:
                cost = float(interpolated(model.found, model.found.cost, np.array([at]))[0])
                letter = f"{MODEL_LETTERS[index]} " if len(value.models) > 1 else ""
                ends = [numbers.fixed(each, decimals=2) for each in at]
                return "{}d₁ {}, d₂ {}\nC {}".format(letter, *ends, numbers.plain(cost, digits=4))
        return ""

    def _restyle(self, theme: Theme) -> None:
        self._foot.setContentsMargins(theme.space(16), 0, theme.space(12), theme.space(8))
        self._canvas.update()


class Turnable(Canvas):
    """The picture; dragging it or the arrow keys turn the surface."""

    def __init__(self, look: Look, panel: LandscapePanel) -> None:
        super().__init__(look, panel.paint_picture, name="landscape_canvas", accessible=panel.title(), read=panel.read)
        self._panel = panel
        self._from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            moved = event.position() - self._from
            self._from = event.position()
            self._panel.turn(-DEGREES * moved.x(), DEGREES * moved.y())
        super().mouseMoveEvent(event)

    @property
    def turning(self) -> bool:
        """Whether it is being dragged now."""
        return self._from is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.update()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = TURNS.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            self._panel.turn(*turn)
