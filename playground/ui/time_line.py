"""The time line under the transport: the scrubber, a flag for bookmarks, and what can be done in the past."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolBar, QWidget

from playground.engine.look_back import Track
from playground.look.controls import IconButton, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.numbers import grouped
from playground.look.theme import Theme
from playground.ui.scrubber import Scrubber
from playground.ui.track_words import kept_words, memory_words, place_words, translate, widest_places

LEAST = 0.4
"""The share of the row that the scrubber has at least; then words give way."""


class TimeLine(QToolBar):
    """A row of 24 px. Its buttons trigger the window's actions."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__(translate("TimeLine", "Time line"))
        identify(self, "time_line", translate("TimeLine", "Time line"))
        self.setStyleSheet("QToolBar { padding: 0; }")  # Qt asks for it before the bar has its name
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self.row = TimeLineRow(look, actions)
        self.scrubber = self.row.scrubber
        self.addWidget(self.row)


class TimeLineRow(QWidget):
    """From left to right: the first step, the scrubber, bookmark, what is kept or can be done, and the step shown.

    Whatever is shown, the scrubber keeps its width: a hand drags on it.
    """

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look, self._actions = look, actions
        self._track, self._shown, self._running = Track(), 0, False
        self.scrubber = Scrubber(look)
        self._memory = label("", role="tick", tone="muted", name="time_line_memory")
        self._place = label("", role="tick", tone="muted", name="time_line_step")
        for words in (self._memory, self._place):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._flag = self._button("bookmark", "flag", translate("TimeLine", "Bookmark this step (Ctrl+B)"))
        tip = translate("TimeLine", "Go back to this step, and on from it as another model (Ctrl+G)")
        self._go_on = self._button("go_on", "branch", tip)
        tip = translate("TimeLine", "Back to the step at which the run stands (End)")
        self._to_live = self._button("to_live", "live", tip)
        self._past = QWidget()
        self._past_row = QHBoxLayout(self._past)
        self._past_row.addStretch(1)
        self._stack = QStackedWidget()
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._first = label("0", role="tick", tone="muted", name="time_line_first")
        for button in (self._go_on, self._to_live):
            self._past_row.addWidget(button)
        for page in (self._memory, self._past):
            self._stack.addWidget(page)
        for widget in (self._first, self.scrubber, self._flag, self._stack, self._place):
            self._row.addWidget(widget, 1 if widget is self.scrubber else 0)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def show_track(self, track: Track, shown: int, *, running: bool) -> None:
        """Show where a run stands, and which step of it is shown."""
        self._track, self._shown, self._running = track, shown, running
        self.scrubber.show_track(track)
        self._stack.setCurrentWidget(self._memory if track.goal is None else self._past)
        self.setToolTip(memory_words(track))
        self._fit()

    def _button(self, id: str, icon: str, tip: str) -> IconButton:
        button = IconButton(self._look, icon, name=f"{id}_button", tool_tip=tip, px=13)
        button.clicked.connect(self._actions[id].trigger)
        self._actions[id].enabledChanged.connect(button.setEnabled)
        return button

    def _fit(self) -> None:
        """Words as far as the scrubber keeps its share of the row: those of the middle give way before the place."""
        for words, place in ((True, True), (False, True), (False, False)):
            self._take(words=words, place=place)
            if self._row.minimumSize().width() - self.scrubber.minimumSizeHint().width() <= (1 - LEAST) * self.width():
                break

    def _take(self, *, words: bool, place: bool) -> None:
        theme, track = self._look.theme, self._track
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self._go_on.setText(translate("TimeLine", "Go on from here"))
        self._go_on.setToolButtonStyle(beside if words else alone)
        self._memory.setText(kept_words(track) if words else "")
        self._place.setText(place_words(track, self._shown, running=self._running) if place else grouped(self._shown))
        widest = max(widest_places(track), key=len) if place else grouped(track.last)
        self._place.setMinimumWidth(round(theme.metrics("tick").horizontalAdvance(widest)) + theme.space(2))
        for widget in (self._past, self._stack):
            widget.updateGeometry()  # the row would ask for it only later

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(12), 0, theme.space(12), 0)
        self._past_row.setContentsMargins(0, 0, 0, 0)
        for row in (self._row, self._past_row):
            row.setSpacing(theme.space(8))
        self.setFixedHeight(max(theme.text(theme.sizes.timeline), theme.line_height("tick") + theme.space(4)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
