"""Drawing one's own data: strokes over the decision boundary become points of the data set, one undo step each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from playground.engine.points import Points
from playground.engine.program import Array
from playground.experiment.values import Experiment
from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.session import Session

translate = QCoreApplication.translate

DIGITS = 3
"""Decimal places of a drawn point: what a file shows, and more than a screen does."""


class Drawing(QObject):
    """Between the boundary panel and the session; `refused(sentence)` says what can't be erased."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._last: Points | None = None
        session.opened.connect(self._forget)
        session.experiment_changed.connect(self._note)

    def attach(self, panel: DecisionBoundaryPanel) -> None:
        """Let strokes in this panel draw, while the data set is one of drawn points."""

        def follow(experiment: Experiment) -> None:
            panel.set_drawing(isinstance(experiment.dataset, Points))

        self._session.experiment_changed.connect(follow)
        panel.points_drawn.connect(self._draw)
        panel.points_erased.connect(self._erase)
        follow(self._session.experiment)

    def begin(self) -> None:
        """Learn from points that the user draws; from those drawn last, where other data were chosen since."""
        dataset = self._session.experiment.dataset
        if not isinstance(dataset, Points):
            points = self._last or Points(features=getattr(dataset, "features", Points.features))
            self._session.edit_dataset(translate("Data", "Draw points"), points)

    def _note(self, experiment: Experiment) -> None:
        if isinstance(experiment.dataset, Points):
            self._last = experiment.dataset

    def _forget(self) -> None:
        self._last = None

    def _draw(self, places: Array, label: int) -> None:
        dataset = self._session.experiment.dataset
        if isinstance(dataset, Points):
            text = translate("Data", "Draw {count} points").format(count=len(places))
            self._session.edit_dataset(text, with_points(dataset, places, label))

    def _erase(self, places: Array, radii: Array) -> None:
        dataset = self._session.experiment.dataset
        if not isinstance(dataset, Points):
            return
        left = without_points(dataset, places, radii)
        count = len(dataset.points) - len(left.points)
        if not left.points:
            self.refused.emit(translate("Data", "The last points stay: draw others before you erase these."))
        elif count:
            self._session.edit_dataset(translate("Data", "Erase {count} points").format(count=count), left)


def with_points(dataset: Points, places: Array, label: int) -> Points:
    """With points of a class at these places (n, 2)."""
    added = tuple((round(float(x), DIGITS), round(float(y), DIGITS), float(label)) for x, y in places)
    return replace(dataset, points=dataset.points + added)


def without_points(dataset: Points, places: Array, radii: Array) -> Points:
    """Without the points in an ellipse of these radii (2,) around any of the places (n, 2)."""
    points = np.array(dataset.points)[:, None, :2]
    near = np.square((points - np.asarray(places)[None]) / radii).sum(axis=2).min(axis=1) <= 1.0
    return replace(dataset, points=tuple(point for point, gone in zip(dataset.points, near, strict=True) if not gone))
