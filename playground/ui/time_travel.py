"""Time travel in the window: looking back on the time line, going on from there, and bookmarks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from playground.editor.letters import Letters
from playground.editor.overlays import NameIn
from playground.engine.look_back import Track
from playground.experiment.models import MOST, duplicate_model
from playground.look.numbers import grouped
from playground.look.tokens import MODEL_LETTERS
from playground.trainer import Frame
from playground.ui.time_line import TimeLine
from playground.ui.track_words import taken_back_words, translate

if TYPE_CHECKING:
    from playground.ui.window import Window

MILLISECONDS = 5000
"""So long a sentence about what happened stands on the canvas."""

LOWEST = 300
"""Px of the window's height at 100 % below which the time line gives way."""


class TimeTravel(QObject):
    """Connects the time line with the worker; `bar` is made with the window's actions."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._track = Track()
        self._asked = False
        """Whether somebody asked to come back, or whatever else makes it no surprise."""
        self._forward_to: int | None = None
        """The step that the run is to stand at again, as soon as it is found."""
        self._reset_from = 0
        """The step at which the run stood when somebody reset it."""
        self._naming: frozenset[int] | None = None
        """The bookmarks that there were before the one that is to be named."""
        self._letters = Letters(window.editor)
        self._letters.begun.connect(self._take_back)

    def make_bar(self) -> TimeLine:
        """The time line, once there are actions."""
        window = self._window
        self.bar = TimeLine(window.look, window.actions_by_id)
        self.bar.scrubber.wanted.connect(self.look_back)
        self.bar.scrubber.menu_wanted.connect(self._open_menu)
        window.live.progressed.connect(self.show_frame)
        window.session.opened.connect(self._expect)
        window.installEventFilter(self)
        window.look.changed.connect(lambda _theme: QTimer.singleShot(0, self, self._give_way))
        window.actions_by_id["reset"].triggered.connect(self._note_reset)
        self._offer(looking=False)
        return self.bar

    @property
    def looking_back(self) -> bool:
        """Whether what is on screen is a moment of the past."""
        return self._track.goal is not None

    # --- what it shows

    def show_frame(self, frame: Frame) -> None:
        """Show where the run is, and say so where it came back by itself."""
        before, self._track = self._track, frame.track
        shown = 0 if frame.snapshot is None else frame.snapshot.step
        self.bar.row.show_track(frame.track, shown, running=frame.running)
        looking = self.looking_back and shown == frame.track.goal
        self._offer(looking=looking)
        self._give_way()
        returning = self._forward_to is not None
        if looking and shown == self._forward_to:
            self.go_back()
        if before.goal is not None and not self.looking_back:
            if not self._asked:
                words = translate("TimeLine", "From step {step} back to the run, which stands at <b>step {live}</b>")
                self._say(words.format(step=grouped(before.goal), live=grouped(self._track.live)))
            self._asked = False
        elif not returning and self._track.live < before.live and (words := taken_back_words(self._track)):
            key = self._window.actions_by_id["forward"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            forward = translate("TimeLine", "<b>{key}</b> brings step {step} back.")
            self._say(words + " " + forward.format(key=key, step=grouped(self._track.last)))
        new = self._track.bookmarks.keys() - (self._naming or frozenset())
        if self._naming is not None and new:
            self._naming = None
            self.name_bookmark(min(new), new=True)

    def _offer(self, *, looking: bool) -> None:
        """Offer what can be done with the moment that is shown."""
        actions = self._window.actions_by_id
        actions["go_on"].setEnabled(looking)
        actions["to_live"].setEnabled(self.looking_back)
        actions["forward"].setEnabled(self._track.live < self._track.last)

    def _give_way(self) -> None:
        """Leave the height to the docks where there is hardly any, unless somebody looks back."""
        room = self._window.height() >= LOWEST * self._window.look.theme.scale
        self.bar.setVisible(room or self.looking_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window changes its height, or restores a layout that knows of toolbars too."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._give_way)
        return super().eventFilter(watched, event)

    def _say(self, html: str) -> None:
        self._window.editor.say(html, milliseconds=MILLISECONDS)

    def _expect(self) -> None:
        """The next return is no surprise."""
        self._asked = self.looking_back

    # --- what people do

    def look_back(self, step: int | None) -> None:
        """Look at a step, or for None at the run as it is."""
        self._forward_to = None
        if step is None:
            self._expect()
        self._window.live.trainer.look_back(step)

    def to_live(self) -> None:
        """Back to the run as it is."""
        self.look_back(None)

    def go_on(self) -> None:
        """Take the run back to the moment that is shown, and put a copy of the model beside it, while there is room."""
        window, session, index = self._window, self._window.session, self._window.shown_model.index
        goal, experiment = self._track.goal, session.experiment
        if goal is None:
            return
        step = grouped(goal)
        if len(experiment.models) >= MOST:
            self.go_back()
            words = translate("TimeLine", "Four models are as many as can be told apart: they go on from step {step}")
            self._say(words.format(step=step))
            return
        self._expect()
        branch, letter = duplicate_model(experiment, index), MODEL_LETTERS[len(experiment.models)]
        window.live.trainer.go_on(branch, {branch.models[-1].name: experiment.models[index].name})
        session.edit(translate("Undo", "Go on from step {step} as {letter}").format(step=step, letter=letter), branch)
        words = translate(
            "TimeLine",
            "<b>{letter}</b> begins at step {step} as a copy: change something in it, and run. Later steps are then "
            "forgotten.",
        )
        self._say(words.format(letter=letter, step=step))
        window.editor.setFocus()  # not in the name of a bookmark: Space runs

    def go_back(self) -> None:
        """Take the run back to the moment that is shown."""
        self._forward_to = None
        self._expect()
        self._window.live.trainer.go_on()

    def _note_reset(self) -> None:
        """A reset is meant as one, until a word goes on with its letter."""
        self._forward_to, self._reset_from = None, self._track.live

    def forward(self) -> None:
        """Take a reset back: the run stands again at the furthest step that is kept."""
        if self._track.live < self._track.last:
            self._forward_to = self._track.last
            self._window.live.trainer.look_back(self._forward_to)

    def _take_back(self, letter: str) -> None:
        """Take a reset back that was the first letter of a word, although the run may not have told of it yet."""
        reset = self._window.actions_by_id["reset"].shortcut().toString()
        if letter.upper() == reset and self._reset_from:
            self._forward_to = self._reset_from
            self._window.live.trainer.look_back(self._forward_to)
            words = translate("TimeLine", "That is a search: the run stands at <b>step {step}</b> again")
            self._say(words.format(step=grouped(self._forward_to)))

    def refusal(self) -> str:
        """Why a weight can't be edited now, or empty."""
        words = translate("TimeLine", "The past stays as it was: go on from here, and then change the weight")
        return words if self.looking_back else ""

    # --- bookmarks

    def bookmark(self) -> None:
        """Put a bookmark to the step that is shown, and ask for its name."""
        if not self._track.has_room:
            words = translate("TimeLine", "The bookmarks fill half of the memory for moments: remove one of them first")
            self._say(words)
            return
        shown = self._track.live if self._track.goal is None else self._track.goal
        if shown in self._track.bookmarks and not self._window.live.running:
            self.name_bookmark(shown)
            return
        self._naming = frozenset(self._track.bookmarks)
        self._window.live.trainer.bookmark()

    def name_bookmark(self, step: int, *, new: bool = False) -> None:
        """Open a field for the name of a bookmark beside its flag; Esc takes a new one away again."""
        window, scrubber = self._window, self.bar.scrubber
        theme, before = window.look.theme, QApplication.focusWidget()
        accessible = translate("TimeLine", "Name of the bookmark at step {step}").format(step=grouped(step))
        field = NameIn(self._track.bookmarks.get(step, ""), accessible=accessible, px=theme.text(12), parent=window)
        field.setObjectName("bookmark_name_field")
        field.setPlaceholderText(accessible)
        corner = scrubber.mapTo(window, QPoint(round(scrubber.x_of(step)), 0))
        width = min(theme.text(240), scrubber.width())
        left = min(corner.x(), scrubber.mapTo(window, QPoint(scrubber.width() - width, 0)).x())
        field.setGeometry(left, corner.y(), width, scrubber.height())
        field.named.connect(partial(window.live.trainer.bookmark, step))
        if new:
            field.given_up.connect(partial(window.live.trainer.bookmark, step, None))
        field.gone.connect((window.editor if before is None else before).setFocus)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def menu(self, mark: int | None) -> QMenu:
        """What can be done with a bookmark, or with the step that is shown."""
        window = self._window
        menu = QMenu(self.bar)
        if mark is not None:
            rows: list[tuple[str, str, Callable[[], object]]] = [
                ("bookmark_go", translate("TimeLine", "Look at this step"), partial(self.look_back, mark)),
                ("bookmark_rename", translate("TimeLine", "Rename…"), partial(self.name_bookmark, mark)),
                ("bookmark_remove", translate("TimeLine", "Remove"), partial(window.live.trainer.bookmark, mark, None)),
            ]
        else:
            rows = [("go_back", translate("TimeLine", "Go back to this step, without a copy"), self.go_back)]
            menu.addActions([window.actions_by_id[id] for id in ("bookmark", "go_on", "to_live")])
        for id, words, act in rows:
            action = QAction(words, menu)
            action.setObjectName(id)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        if mark is None:
            action.setEnabled(window.actions_by_id["go_on"].isEnabled())
        return menu

    def _open_menu(self, mark: int | None, at: QPoint) -> None:
        menu = self.menu(mark)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
