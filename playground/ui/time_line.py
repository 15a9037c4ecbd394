"""The time line under the transport: the scrubber, a flag for bookmarks, and what can be done in the past."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QWidget

from playground.engine.look_back import Track
from playground.look.controls import IconButton, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.numbers import grouped
from playground.look.theme import Theme
from playground.ui.scrubber import Scrubber
from playground.ui.track_words import memory_words, place_words, translate

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
    """From left to right: the first step, the scrubber, bookmark, go on, back, and which step is shown."""

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._full = self._short = ""
        self.scrubber = Scrubber(look)
        self._first = label("0", role="tick", tone="muted", name="time_line_first")
        self._place = label("", role="tick", tone="muted", name="time_line_step")
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._first)
        self._row.addWidget(self.scrubber, 1)
        tips = {
            "bookmark": ("flag", translate("TimeLine", "Bookmark this step (Ctrl+B)")),
            "go_on": ("branch", translate("TimeLine", "Go back to this step, and on from it as another model")),
            "to_live": ("live", translate("TimeLine", "Back to the step at which the run stands (End)")),
        }
        self.buttons = {}
        for id, (icon, tip) in tips.items():
            button = IconButton(look, icon, name=f"{id}_button", tool_tip=tip, px=13, role="muted")
            button.clicked.connect(actions[id].trigger)
            actions[id].enabledChanged.connect(button.setEnabled)
            self.buttons[id] = button
            self._row.addWidget(button)
        self._words = {
            "go_on": translate("TimeLine", "Go on from here"),
            "to_live": translate("TimeLine", "Back to the run"),
        }
        self._row.addWidget(self._place)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)
        self.show_track(Track(), 0, running=False)

    def show_track(self, track: Track, shown: int, *, running: bool) -> None:
        """Show where a run stands, and which step of it is shown."""
        self.scrubber.show_track(track)
        for id in self._words:
            self.buttons[id].setVisible(track.goal is not None)
        self._full, self._short = place_words(track, shown, running=running), grouped(shown)
        self.setToolTip(memory_words(track))
        self._fit()

    def _fit(self) -> None:
        """Words as far as the scrubber keeps its share of the row: first the buttons lose theirs, then the place."""
        for words, place in ((True, self._full), (False, self._full), (False, self._short)):
            self._take(words, place)
            if self._row.minimumSize().width() - self.scrubber.minimumSizeHint().width() <= (1 - LEAST) * self.width():
                break

    def _take(self, words: bool, place: str) -> None:
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for id, text in self._words.items():
            self.buttons[id].setText(text)
            self.buttons[id].setToolButtonStyle(beside if words else alone)
        self._place.setText(place)

    def _restyle(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.space(12), 0, theme.space(12), 0)
        self._row.setSpacing(theme.space(8))
        self.setFixedHeight(max(theme.text(theme.sizes.timeline), theme.line_height("tick") + theme.space(4)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
