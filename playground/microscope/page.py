"""The microscope's page: it takes the place of the docks and walks through one pass, stage by stage."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.diagnostics.mistakes import Mistake
from playground.look.controls import IconButton, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.tokens import TEXT_ROLES
from playground.microscope.ahead import looked_at, set_ahead
from playground.microscope.aside import Aside
from playground.microscope.check import run_check
from playground.microscope.check_view import CheckView
from playground.microscope.curve_view import CurveView
from playground.microscope.examination import Examination
from playground.microscope.footer import Footer
from playground.microscope.formula_view import FormulaView
from playground.microscope.keys import step_of
from playground.microscope.matrices_view import MatricesView
from playground.microscope.room import share_out
from playground.microscope.rule import Rule
from playground.microscope.scrolled import bring_into_sight, scrolled
from playground.microscope.sized import size
from playground.microscope.stage import Place, Stage
from playground.microscope.stage_list import StageList
from playground.microscope.stages import layers_of, outline, stage, striking
from playground.microscope.subject import Focus, Subject
from playground.microscope.subject_bar import SubjectBar
from playground.microscope.trial_bar import TrialBar

translate = QCoreApplication.translate

LINE = 140
"""Percent of the usual height of a line."""

SUMMANDS = (8, 6, 5, 4, 3, 2)
"""How many summands are tried, until the formulas have room."""

OF_WEIGHTS = ("weights", "update", "chain", "nudge")
"""The kinds of stages that are about one weight."""


class MicroscopePage(QWidget):
    """Shows what `compute` (for the worker) found of the chosen subject.

    `compute_changed` says that another subject is wanted, `place_shown(model, layers)` at which layers of which model a
    stage stands, by their ids, the one that it is about last; `closed` that the user is done, `check_wanted(work)` that
    a gradient check is to be done with a Watch, its result for `check.show_checks`, `ahead_wanted(work)` that another
    network is looked at, whose formulas may be set meanwhile.
    """

    compute_changed = Signal()
    place_shown = Signal(int, tuple)
    check_wanted = Signal(object)
    ahead_wanted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        identify(self, "microscope_page", translate("Microscope", "Microscope"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus_ring", True)  # a ring around everything would say nothing
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look = look
        self.subject = Subject()
        self._it: Examination | None = None
        self._places: tuple[Place, ...] = ()
        self._index = 0
        self._units: dict[int, int] = {}
        self._sources: dict[int, int] = {}
        self._first: dict[tuple[Place, int], Focus] = {}
        """What struck most when a place was first seen; it stays in focus although newer numbers come."""
        self._column = 0
        self._shown: tuple[object, ...] = ()
        """The place and focus that the views show."""
        self._settled = QTimer(self, singleShot=True, interval=0)
        """Ends when the parts have the places that another stage gives them."""
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restyle(look.theme)

    # --- what it is made of

    def _make_parts(self) -> None:
        look = self._look
        self.subject_bar, self.stages, self.footer = SubjectBar(look), StageList(look), Footer(look)
        self._drawn = drawn = Look(mode=look.mode, scale=look.theme.scale)
        self.formula, self.matrices = FormulaView(drawn), MatricesView(drawn)
        self.aside, self.curve = Aside(drawn), CurveView(drawn)
        self.network = self.aside.network
        self.check, self.trial = CheckView(drawn), TrialBar(drawn)
        self._title = label(translate("Microscope", "Microscope"), role="dock_title", name="microscope_title")
        close = translate("Microscope", "Close the microscope (Esc)")
        self.close_button = IconButton(look, "close", name="microscope_close", tool_tip=close)
        heading = translate("Microscope", "In words")
        self._words_heading = label(heading, role="group", tone="muted", name="microscope_words_heading")
        self.words = label("", role="explanation", name="microscope_words", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        look = self._look
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self.close_button)
        column.addLayout(self._head)
        self._list = scrolled(self.stages, "microscope_stages_scroll")
        for widget in (Rule(look), self.subject_bar, Rule(look)):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        body = QWidget()
        rows = QVBoxLayout(body)
        middle, lower = QHBoxLayout(), QHBoxLayout()
        middle.addWidget(self.matrices, 1)
        middle.addWidget(self.check, 1)
        middle.addWidget(self.aside)
        words = QWidget()
        self._words_column = QVBoxLayout(words)
        self._words_column.addWidget(self._words_heading)
        self._words_column.addWidget(self.words, 1)
        lower.addWidget(words, 1)
        lower.addWidget(self.curve)
        rows.addWidget(self.formula)
        rows.addWidget(self.trial)
        rows.addWidget(Rule(look))
        rows.addLayout(middle, 5)
        rows.addWidget(Rule(look))
        rows.addLayout(lower, 2)
        self._body = scrolled(body, "microscope_body")
        right = QVBoxLayout()
        right.addWidget(self._body, 1)
        right.addWidget(Rule(look))
        right.addWidget(self.footer)
        page = QHBoxLayout(self)
        page.addWidget(self._left)
        page.addWidget(Rule(look, upright=True))
        page.addLayout(right, 1)
        for layout in (column, rows, middle, lower, right, page):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self.subject_bar.chosen.connect(self.show_subject)
        self.stages.chosen.connect(self.go_to)
        self.footer.moved.connect(self.move_by)
        self.footer.chosen.connect(self.go_to)
        self.close_button.clicked.connect(self.closed)
        self.matrices.unit_picked.connect(self.choose_unit)
        self.matrices.source_picked.connect(self.choose_source)
        self.matrices.column_picked.connect(self.choose_column)
        self.network.unit_picked.connect(self.pick_unit)
        self.network.weight_picked.connect(self.pick_weight)
        self.formula.resized.connect(self._show)
        self.check.wanted.connect(self._want_check)
        self.trial.changed.connect(lambda _on_z, _change: self._show())
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._settled.timeout.connect(self._scroll_to_lit)
        self._body.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._settled.start())
        self._look.changed.connect(self._restyle)

    # --- what it shows

    @property
    def compute(self) -> Any:
        """What the worker has to compute of a snapshot."""
        return partial(looked_at, self.subject)

    def show_subject(self, subject: Subject) -> None:
        """Ask for another sample or model."""
        self.subject = subject
        self.compute_changed.emit()

    def show_value(self, it: Examination) -> None:
        """Show what the worker found."""
        old, self._it = self._it, it
        self.check.clear()
        places = outline(it)
        if places != self._places:
            self._index = min(self._index, len(places) - 1)
            self.ahead_wanted.emit(partial(set_ahead, it))
        if places != self._places or old is None or old.subject != it.subject:
            self._units, self._sources, self._first = {}, {}, {}
        self._places = places
        self.subject_bar.show_examination(it, it.models)
        self._show()

    @property
    def place(self) -> Place | None:
        """Where we are."""
        return self._places[self._index] if self._places else None

    @property
    def focus_now(self) -> Focus:
        """What is in focus: what was chosen at this layer, else what strikes most."""
        it, place = self._it, self.place
        if it is None or place is None:
            return Focus()
        column = min(self._column, it.count - 1)
        first = self._first.setdefault((place, column), striking(it, place, column))
        unit, source = self._units.get(place.position, first.unit), self._sources.get(place.position, first.source)
        return Focus(unit, source, first.column, self.trial.change.value, self.trial.what.value == "z")

    def _show(self) -> None:
        it, place = self._it, self.place
        if it is None or place is None:
            return
        shown = self._fitting(it, place)
        self.formula.show_stage(shown)
        focus = self.focus_now
        now = (place, focus.unit, focus.source, focus.column)
        moved, self._shown = now != self._shown, now
        self.matrices.show_picture(shown.picture, moved=moved)
        self.network.show_stage(it.network, shown)
        self.curve.show_curve(shown.slope, shown.tangent)
        self.trial.setVisible(place.kind == "nudge")
        self.check.setVisible(place.kind == "check")
        self.matrices.setVisible(place.kind != "check")
        px = self._drawn.theme.text(TEXT_ROLES["explanation"].px)
        self.words.setText(f'<p style="font-size: {px}px; line-height: {LINE}%">{shown.words}</p>')
        self.stages.show_places(self._places, self._index)
        area = self.stages.current_area()
        self._list.ensureVisible(0, area.center().y(), 0, area.height())
        self.footer.show_progress(self._index, len(self._places))
        self._stage = shown
        if moved:
            self._settled.start()
        self.place_shown.emit(it.subject.model, layers_of(it, place, shown))

    def _fitting(self, it: Examination, place: Place) -> Stage:
        """The stage with as many summands as there is room for."""
        made = stage(it, place, self.focus_now, most=SUMMANDS[0])
        for most in SUMMANDS[1:]:
            if self.formula.fits(made):
                break
            made = stage(it, place, self.focus_now, most=most)
        return made

    def _scroll_to_lit(self) -> None:
        """From the head on, or from as far down as shows what is lit, where the page is too low for both."""
        frames = [grid.frame for grid in self.matrices.grids] if self.matrices.isVisible() else []
        bar, gap = self._body.verticalScrollBar(), self._drawn.theme.space(6)
        down = self.matrices.mapTo(self._body.viewport(), QPoint()).y() + bar.value()
        top = min((down + frame.top() - gap for frame in frames), default=0.0)
        bottom = max((down + frame.bottom() + gap for frame in frames), default=0.0)
        bring_into_sight(self._body, top, bottom, head=self.formula.below_title)

    def _want_check(self, mistake: Mistake) -> None:
        if self._it is not None:
            self.check_wanted.emit(partial(run_check, self._it, mistake))

    # --- moving about

    def move_by(self, steps: int) -> None:
        """So many stages on, or back."""
        self.go_to(self._index + steps)

    def go_to(self, index: int) -> None:
        """Show the stage of this number, the first or last one where there is none."""
        if self._places:
            self._index = min(max(index, 0), len(self._places) - 1)
            self._show()

    def choose_unit(self, unit: int) -> None:
        """Look at another neuron j."""
        if self.place is not None:
            self._units[self.place.position] = min(max(unit, 0), self._stage.units - 1)
            self._show()

    def choose_source(self, source: int) -> None:
        """Look at another neuron k of the layer before."""
        if self.place is not None:
            self._units.setdefault(self.place.position, self.focus_now.unit)
            self._sources[self.place.position] = min(max(source, 0), self._stage.sources - 1)
            self._show()

    def pick_unit(self, position: int, unit: int) -> None:
        """Look at a neuron of any layer, by the same equation; at one of the layer before as k of a weight."""
        place = self.place
        if place is not None and place.kind in OF_WEIGHTS and position == place.position - 1:
            self.choose_source(unit)
        elif place is not None and self._find(place.kind, position):
            self.choose_unit(unit)

    def pick_weight(self, position: int, unit: int, source: int) -> None:
        """Look at a weight where a stage is about weights, else at its chain rule."""
        place = self.place
        if place is not None and self._find(place.kind if place.kind in OF_WEIGHTS else "chain", position):
            self._units[position] = unit
            self.choose_source(source)

    def _find(self, kind: str, position: int) -> bool:
        """Go to the stage of this kind at a layer; False where there is none."""
        found = [index for index, each in enumerate(self._places) if (each.kind, each.position) == (kind, position)]
        if found:
            self.go_to(found[0])
        return bool(found)

    def choose_column(self, column: int) -> None:
        """Look at another of several samples."""
        if self._it is not None:
            self._column = min(max(column, 0), self._it.count - 1)
            self._show()

    # --- keys

    def event(self, event: QEvent) -> bool:
        """The arrows belong to the page while it is open, although → is also a shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and step_of(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows on a button move through the stages, not to the next button."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and step_of(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        step = step_of(event)
        if step is None:
            super().keyPressEvent(event)
            return
        what, by = step
        if what == "stage":
            self.footer.stop()
            self.move_by(by)
        elif what == "unit":
            self.choose_unit(self.focus_now.unit + by)
        elif what == "source":
            self.choose_source(self.focus_now.source + by)
        elif what == "column":
            self.choose_column(self._column + by)
        else:
            bar = self._body.verticalScrollBar()
            bar.setValue(bar.value() + by * self._body.viewport().height() * 4 // 5)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page: what it covers can't be seen."""
        reachable = [widget for widget in (self, *self.findChildren(QWidget)) if reached_by_tab(widget)]
        focused = self.window().focusWidget()
        if focused not in reachable:
            return super().focusNextPrevChild(forward)
        following = reachable[(reachable.index(focused) + (1 if forward else -1)) % len(reachable)]
        following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    # --- sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out(self._look.theme)

    def _share_out(self, theme: Theme) -> None:
        """Give the columns at the sides their width, and what is drawn a scale of its own, as there is room."""
        room = share_out(self.width(), self.height() - self.footer.sizeHint().height(), theme.scale)
        self._drawn.choose(mode=self._look.mode, scale=room.scale, animated=theme.animated)
        theme = self._drawn.theme
        size(self._words_heading, theme)
        padding = theme.space(32)
        self._words_column.setContentsMargins(padding, theme.space(20), padding, theme.space(16))
        self._words_column.setSpacing(theme.space(10))
        self._left.setFixedWidth(room.list)
        self.aside.setFixedWidth(room.network)
        self.curve.setFixedWidth(room.curve)
        self.aside.setVisible(room.network > 0)

    def _restyle(self, theme: Theme) -> None:
        self._head.setContentsMargins(theme.space(12), theme.space(4), theme.space(4), theme.space(4))
        self._share_out(theme)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.theme.colour("surface"))


def reached_by_tab(widget: QWidget) -> bool:
    """Whether Tab goes to a widget."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
