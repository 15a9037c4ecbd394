"""The pictures of an animation: panels and canvas that nobody sees, which show the moments of a run of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QLabel

from playground.editor.picture import NetworkPicture
from playground.editor.view import EditorView
from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.engine.snapshot import Snapshot
from playground.experiment.values import Experiment
from playground.look import numbers
from playground.look.controls import Choice, Segmented
from playground.look.look import Look
from playground.panels import Panel, panels
from playground.panels.on_demand import OnDemand
from playground.panels.task import outcome
from playground.session import Session
from playground.ui.animation.plan import CANVAS, HALF, ROW, TALL, Plan, Room, arranged

translate = QCoreApplication.translate

HEAD, LINE = 40, 28
"""Px at 100 % of the line at the top, and of that over each part."""


@dataclass(frozen=True)
class Moment:
    """One frame: the epoch and step, and what each part shows."""

    epoch: int
    step: int
    values: Mapping[str, Any]


class Part(Protocol):
    """One picture on the sheet."""

    title: str

    def compute(self, snapshot: Snapshot, watch: Watch) -> Any: ...
    @property
    def words(self) -> str: ...
    def resize(self, size: QSize) -> None: ...
    def show(self, value: Any) -> Iterator[None]: ...
    def paint(self, painter: QPainter) -> None: ...
    def close(self) -> None: ...


class PanelPart:
    """A panel of the kind, with the choices of `live`, the one in the window, if that has been opened."""

    def __init__(self, kind: type[Panel], look: Look, live: Panel | None) -> None:
        self._panel, self._live, self._laid_out = kind(look), live, False
        self.title = kind.title()
        for words in self._panel.findChildren(QLabel):
            if words.objectName().endswith("_notice"):
                words.setMaximumHeight(0)  # "Press Run" means nothing on a slide

    def compute(self, snapshot: Snapshot, _watch: Watch) -> Any:
        """In the worker: what is shown of a snapshot."""
        return self._panel.compute(snapshot)

    @property
    def words(self) -> str:
        """The muted words behind the title."""
        return self._panel.subtitle

    def resize(self, size: QSize) -> None:
        """Px of the picture."""
        self._panel.resize(size)

    def show(self, value: Any) -> Iterator[None]:
        """Show a value as if on screen, in slices: what finds room depends on what was laid out before."""
        self._take(value)
        yield
        if not self._laid_out:
            self._laid_out = True
            self._panel.picture()
            yield
            if self._live is not None:
                adopt_choices(self._panel, self._live)
        self._panel.settle()
        yield

    def _take(self, value: Any) -> None:
        self._panel.show_value(value)

    def paint(self, painter: QPainter) -> None:
        """Paint it from (0, 0) on; as it is on screen where it is no larger, which takes half the time."""
        self._panel.paint_on(painter, shapes=painter.device().devicePixelRatioF() > 1.0)

    def close(self) -> None:
        """It is not needed any more."""
        for widget in (*self._panel.header_widgets(), self._panel):
            widget.deleteLater()


class DemandPart(PanelPart):
    """A panel that works something out only when it is asked: here it is asked at every moment."""

    _panel: OnDemand

    def __init__(self, kind: type[OnDemand], look: Look, live: Panel | None) -> None:
        super().__init__(kind, look, None)
        if live is not None:
            adopt_choices(self._panel, live)  # before anything is worked out
        self._work = self._panel.filming()

    def compute(self, snapshot: Snapshot, watch: Watch) -> tuple[Any, str]:
        """In the worker: what was found, and "" or why nothing was. CancelledError."""
        found, problem = outcome(partial(self._work, snapshot), watch.at, lambda: False)
        if problem == "":
            raise CancelledError
        return found, problem or ""

    def _take(self, value: tuple[Any, str]) -> None:
        found, problem = value
        if problem:
            self._panel.show_problem(problem)
        else:
            self._panel.show_result(found)


class CanvasPart:
    """The network, as cards or as neurons like `live`, the canvas of the window."""

    def __init__(self, session: Session, look: Look, live: EditorView) -> None:
        self._view = EditorView(session, look)
        session.experiment_changed.disconnect(self._view.show_experiment)  # it keeps showing this experiment
        self._view.show_model(live.changes.model)
        self._picture = NetworkPicture(self._view)
        self.title = self._picture.title()
        self._neurons = live.front is not live

    def compute(self, snapshot: Snapshot, _watch: Watch) -> Any:
        """In the worker: what is shown of a snapshot."""
        return self._view.compute(snapshot)

    @property
    def words(self) -> str:
        """Nothing."""
        return ""

    def resize(self, size: QSize) -> None:
        """Px of the picture."""
        self._view.resize(size)
        self._view.show_neurons(self._neurons)
        self._view.front.resize(size)
        self._view.fit()

    def show(self, value: Any) -> Iterator[None]:
        """Show a value."""
        self._view.show_live(value)
        self._view.fit()
        yield

    def paint(self, painter: QPainter) -> None:
        """Paint it from (0, 0) on, without the controls over it."""
        self._picture.paint(painter)

    def close(self) -> None:
        """It is not needed any more."""
        self._view.deleteLater()


class Sheet:
    """Draws the moments of `experiment` as `plan` says; `draw` gives None after each slice, and the picture at the end.

    Used in the GUI thread; `values` is for the worker.
    """

    def __init__(
        self, plan: Plan, experiment: Experiment, look: Look, parts: Mapping[str, Part], *, neurons: bool
    ) -> None:
        self._plan, self._title, self._look, self._parts = plan, experiment.title, look, parts
        self._head, self._line = look.theme.text(HEAD), look.theme.text(LINE)
        self.size, self._places = layout(plan.parts, look, models=len(experiment.models), neurons=neurons)
        for name, part in parts.items():
            part.resize(self._places[name].size())

    def values(self, snapshot: Snapshot, watch: Watch) -> dict[str, Any]:
        """In the worker: what each part shows of a snapshot, by its name. CancelledError."""
        count, values = len(self._parts), dict[str, Any]()
        for index, (name, part) in enumerate(self._parts.items()):
            values[name] = part.compute(snapshot, watch.part(index / count, (index + 1) / count))
        return values

    def draw(self, moment: Moment) -> Iterator[QImage | None]:
        """Show a moment, part by part, and paint it."""
        for name, part in self._parts.items():
            for _ in part.show(moment.values[name]):
                yield None
        image = QImage(self.size * self._plan.scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._plan.scale)
        image.fill(self._look.theme.colour("surface"))
        with painting(image) as painter:
            self._paint_head(painter, moment)
        for name, part in self._parts.items():
            with painting(image) as painter:
                self._paint_part(painter, part, self._places[name])
            yield None
        yield image

    def _paint_head(self, painter: QPainter, moment: Moment) -> None:
        theme = self._look.theme
        box = QRect(0, 0, self.size.width(), self._head).adjusted(theme.space(12), 0, -theme.space(12), 0)
        when = translate("Animation", "epoch {epoch} · step {step}").format(
            epoch=numbers.grouped(moment.epoch), step=numbers.grouped(moment.step)
        )
        painter.setFont(theme.font("title"))
        painter.setPen(theme.colour("text"))
        room = box.width() - theme.metrics("title").horizontalAdvance(when) - theme.space(24)
        title = theme.metrics("title").elidedText(self._title, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)

    def _paint_part(self, painter: QPainter, part: Part, place: QRect) -> None:
        theme = self._look.theme
        line = QRect(place.left(), place.top() - self._line, place.width(), self._line)
        painter.setPen(theme.pen("border"))
        painter.drawLine(line.topLeft(), line.topRight())
        if place.left():
            painter.drawLine(line.topLeft(), place.bottomLeft())
        box = line.adjusted(theme.space(12), 0, -theme.space(12), 0)
        painter.setFont(theme.font("dock_title"))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, part.title)
        words = round(theme.metrics("dock_title").horizontalAdvance(part.title))
        box.setLeft(box.left() + words + theme.space(8))
        painter.setFont(theme.font("chip"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, part.words)
        painter.translate(place.topLeft() + QPoint(1 if place.left() else 0, 0))
        painter.setClipRect(QRect(QPoint(), place.size()))
        part.paint(painter)


@contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    """A painter that ends with the block, come what may."""
    painter = QPainter(image)
    try:
        yield painter
    finally:
        painter.end()


def layout(names: Sequence[str], look: Look, *, models: int, neurons: bool) -> tuple[QSize, dict[str, QRect]]:
    """Px of a sheet with these parts, and where each one stands."""
    rooms = {CANVAS: TALL if neurons else ROW} | {kind.name: room_of(kind, models) for kind in filmed()}
    theme = look.theme
    parts = {name: rooms[name] for name in names}
    return arranged(parts, theme.text(HEAD), theme.text(LINE), scale=theme.scale)


def room_of(kind: type[Panel], models: int) -> Room:
    """What a panel needs."""
    if kind.picture_size is not None:
        return HALF._replace(height=kind.picture_size[1])
    return ROW if kind.area == "bottom" or (kind.wide and models > 1) else HALF


def filmed() -> tuple[type[Panel], ...]:
    """The panels that show moments: by themselves, or worked out for each one."""
    return tuple(kind for kind in panels() if kind.finish is Panel.finish or on_demand(kind) is not None)


def on_demand(kind: type[Panel]) -> type[OnDemand] | None:
    """The same kind where it works something out of a moment, which takes a while."""
    return kind if issubclass(kind, OnDemand) and kind.filming is not OnDemand.filming else None


def adopt_choices(panel: Panel, live: Panel) -> None:
    """Choose in `panel` what has been chosen in `live`, another one of its kind."""
    chosen = {control.objectName(): control.value for control in choices_of(live)}
    for control in choices_of(panel):
        value = chosen.get(control.objectName(), control.value)
        if value != control.value:
            control.set_value(value)
            control.chosen.emit(value)
    for there in live.findChildren(QAction):  # what is chosen in its menu
        name = there.objectName()
        here = panel.findChild(QAction, name) if name and there.isCheckable() else None
        alone = there.actionGroup() is None
        if here is not None and here.isChecked() != there.isChecked() and (alone or there.isChecked()):
            here.trigger()
    panel.adopt(live)


def choices_of(panel: Panel) -> list[Segmented | Choice]:
    """The controls of a panel in which one of several things is chosen."""
    found: list[Segmented | Choice] = []
    for widget in (panel, *panel.header_widgets()):
        found += [widget] if isinstance(widget, Segmented | Choice) else []
        found += [*widget.findChildren(Segmented), *widget.findChildren(Choice)]
    return found


def parts_of(
    names: Sequence[str], *, session: Session, look: Look, canvas: EditorView, live: Mapping[str, Panel]
) -> Iterator[tuple[str, Part]]:
    """The parts by these names, made one by one, for the experiment that the session holds now."""
    if CANVAS in names:
        yield CANVAS, CanvasPart(session, look, canvas)
    for kind in filmed():
        if kind.name in names:
            demand, twin = on_demand(kind), live.get(kind.name)
            yield kind.name, PanelPart(kind, look, twin) if demand is None else DemandPart(demand, look, twin)
