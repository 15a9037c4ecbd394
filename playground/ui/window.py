"""The main window: docks around the canvas, and who tells whom."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import randrange

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from playground.editor.palette import Palette
from playground.editor.view import EditorView
from playground.experiment.checks import parameters
from playground.experiment.values import Experiment
from playground.look.look import Look
from playground.look.theme import Theme
from playground.look.words import say
from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.session import Session
from playground.trainer import Frame, Trainer
from playground.ui import settings as kept
from playground.ui.actions import fill, make_actions
from playground.ui.arrangement import Arrangement, arrangement
from playground.ui.closer_look import CloserLook
from playground.ui.comparison import ComparisonBar
from playground.ui.data_dock import DataDock
from playground.ui.docks import Dock, DockTabs
from playground.ui.documents import Documents, left_behind, window_title
from playground.ui.drawing import Drawing
from playground.ui.dropped import DroppedFiles
from playground.ui.edit_history import EditHistory
from playground.ui.examples import examples_menu
from playground.ui.focus_home import FocusHome
from playground.ui.grips import Grips
from playground.ui.header import CanvasHeader
from playground.ui.help import about, shortcuts
from playground.ui.imports import Imports
from playground.ui.inspector import Inspector
from playground.ui.keys import keep
from playground.ui.live import Live, View
from playground.ui.menus import menus, rows, show_model_actions
from playground.ui.message_bar import MessageBar
from playground.ui.messages import divergence_sentence, trouble_sentence
from playground.ui.panel_docks import PanelDocks, seen
from playground.ui.rail import Rail
from playground.ui.recent import recent_menu
from playground.ui.settings import Settings
from playground.ui.settings_dialog import SettingsDialog, holders
from playground.ui.shown_model import ShownModel
from playground.ui.standard_layout import IN_RAIL, lay_out, make_room
from playground.ui.status import Status
from playground.ui.tab_order import go
from playground.ui.time_travel import TimeTravel
from playground.ui.transport import Transport
from playground.ui.weights import connect_weights

translate = QCoreApplication.translate

CARDS = "cards"
"""The name of the live values on the canvas, beside those of the panels."""

FILE, RUN = "file", "run"
"""What messages are about that end by themselves: a file refused, and a run that can't go on."""

Area = Qt.DockWidgetArea


class Window(QMainWindow):
    """Shown first, completed after its first paint: `completed` comes when panels and worker are there."""

    completed = Signal()

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.look, self.session, self.settings = look, session, settings
        self.message_bar = MessageBar(look)
        self.live = Live(session, Trainer(), self)
        say = partial(self.message_bar.say, about=FILE)
        self.documents = Documents(session, settings, self, trainer=self.live.trainer, say=say)
        self.shown_model = ShownModel(session, self)
        self.editor = EditorView(session, look)
        self.header = CanvasHeader(look, session, self.shown_model)
        self.palette_dock_body = Palette(look)
        self.editor.attach(self.palette_dock_body)
        self.inspector = Inspector(look, session, asleep=True)
        self.data = DataDock(look, session)
        self.imports = Imports(look, session, settings, self)
        self.dropped = DroppedFiles(self, self.documents.open, say=say)
        self.drawing = Drawing(session, self)
        self.status = Status(look)
        self.docks: dict[str, Dock] = {}
        self.panel_docks = PanelDocks(self)
        self.panel_docks.completed.connect(self.completed)
        self.panels = self.panel_docks.made
        self._laid_out = QSize()
        self._own_layout = True
        self.frame: Frame | None = None
        self._diverged = ""
        self._make_docks()
        self.closer_look = CloserLook(self)
        self.time_travel = TimeTravel(self)
        self.actions_by_id = self._make_actions()
        self.transport = Transport(look, session, self.actions_by_id)
        self.comparison = ComparisonBar(look, session)
        for bar in (self.transport, self.time_travel.make_bar(), self.comparison, self.message_bar):
            self.addToolBar(bar)
            self.addToolBarBreak()
        in_rail = {name: self.docks[name] for name in IN_RAIL}
        self.rail = Rail(look, self, in_rail, width=lambda: self._plan.left)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.rail)
        self._lay_out()
        self._connect()
        self._restore()
        self.show_experiment(session.experiment)
        self.editor.setFocus()

    # --- what it is made of

    def _make_docks(self) -> None:
        self.tabs, self.grips, self.focus_home = DockTabs(self), Grips(self, self.look), FocusHome(self)
        self.add_dock("data", translate("Window", "Data"), self.data)
        self.add_dock("palette", translate("Window", "Palette"), self.palette_dock_body)
        inspector = self.add_dock("inspector", translate("Window", "Inspector"), self.inspector)
        # while docks are laid out it is seen for no time
        inspector.seen.connect(lambda _: QTimer.singleShot(0, self, lambda: seen(inspector) and self.inspector.wake()))
        self.add_dock("edits", translate("Window", "History"), EditHistory(self.look, self.session))
        self.panel_docks.add_first()

    def add_dock(self, name: str, title: str, body: QWidget) -> Dock:
        """One more dock; its place is given to it later."""
        dock = self.docks[name] = Dock(self.look, title, name=name, body=body)
        self.tabs.manage(dock)
        self.grips.watch(dock)
        self.focus_home.watch(dock)
        return dock

    def _make_actions(self) -> dict[str, QAction]:
        made = make_actions(self, rows(self))
        undo = self.session.undo_stack.createUndoAction(self, translate("Actions", "&Undo"))
        redo = self.session.undo_stack.createRedoAction(self, translate("Actions", "&Redo"))
        undo.setShortcuts([QKeySequence("Ctrl+Z")])
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        made |= {"undo": undo, "redo": redo}
        for id in ("undo", "redo"):
            made[id].setObjectName(f"action_{id}")
        made |= {f"show_{name}": dock.toggleViewAction() for name, dock in self.docks.items()}
        shown = [f"show_{name}" for name in self.docks]
        self.menuBar().setObjectName("menu_bar")
        recent = recent_menu(self.documents.recent, self.documents.open, self)
        fill(self.menuBar(), menus(recent=recent, examples=examples_menu(self.documents.open, self), docks=shown), made)
        return made

    def _lay_out(self) -> None:
        centre = QWidget()
        centre.setObjectName("canvas_column")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.editor):
            column.addWidget(widget)
        self.setCentralWidget(centre)
        self.grips.watch(centre)
        self.setStatusBar(self.status)
        self.setDockNestingEnabled(True)
        layout = self.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # docks on the move don't push it away
        self.setDocumentMode(True)
        self.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner, area in (
            (Qt.Corner.TopLeftCorner, Area.LeftDockWidgetArea),
            (Qt.Corner.BottomLeftCorner, Area.LeftDockWidgetArea),
            (Qt.Corner.TopRightCorner, Area.RightDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Area.BottomDockWidgetArea),
        ):
            self.setCorner(corner, area)

    def _connect(self) -> None:
        session, live = self.session, self.live
        for viewer in (self.editor, self.inspector, self.transport):
            self.shown_model.changed.connect(viewer.show_model)
        live.progressed.connect(self.comparison.show_frame)
        self.comparison.appeared.connect(lambda: make_room(self, self.docks, self.panel_docks.kinds, self._plan))
        self.shown_model.said.connect(lambda text: self.editor.say(text, milliseconds=4000))
        session.experiment_changed.connect(self.show_experiment)
        for changed in (session.experiment_changed, session.written):
            changed.connect(lambda *_: self.message_bar.end(FILE))
        session.modified_changed.connect(self.setWindowModified)
        session.path_changed.connect(lambda _path: self.setWindowTitle(window_title(session)))
        session.written.connect(self._say_what_is_left_behind)
        self.data.open_requested.connect(self.imports.choose)
        self.data.change_requested.connect(self.imports.change)
        self.data.draw_requested.connect(self._begin_drawing)
        self.data.pad_requested.connect(lambda: self._bring("sample"))
        for refused in (self.imports.refused, self.drawing.refused):
            refused.connect(partial(self.message_bar.say, about=FILE))
        self.editor.selection_changed.connect(self.inspector.show_selection)
        self.editor.numbers_changed.connect(lambda values: self.status.show_health(values.models))
        self.transport.speed_chosen.connect(self._set_speed)
        self.look.changed.connect(self._restyle)
        live.progressed.connect(self.show_frame)
        live.running_changed.connect(self.show_running)
        live.add_view(CARDS, View(lambda: self.editor.compute, self.editor.show_live, seen=True))
        self.editor.compute_changed.connect(live.watch_again)
        connect_weights(self.editor, session, live.trainer, refusal=self.time_travel.refusal)

    # --- layout

    def arrange(self) -> None:
        """Bring the docks to the standard layout."""
        plan = self._plan
        self.rail.setVisible(plan.rail)
        lay_out(self, self.docks, self.panel_docks.kinds, plan)
        self.tabs.refresh()

    def place(self, dock: Dock, *, behind: str) -> None:
        """Bring a dock that is new to its place of the last time, or hidden behind another one."""
        if not self.restoreDockWidget(dock):
            dock.hide()
            self.tabifyDockWidget(self.docks[behind], dock)

    @property
    def _plan(self) -> Arrangement:
        """The standard layout at this size, for so many models."""
        count = len(self.session.experiment.models)
        return arrangement(self.width(), self.height(), self.look.theme.scale, models=count)

    def scale_by(self, step: float) -> None:
        """Larger or smaller text."""
        self.look.choose(scale=self.look.theme.scale + step)

    def _restyle(self, theme: Theme) -> None:
        self.settings.write(kept.THEME, self.look.mode)
        if theme.scale != self.settings.read(kept.TEXT_SCALE):
            self.settings.write(kept.TEXT_SCALE, theme.scale)
            QTimer.singleShot(0, self, self.arrange)
        self.actions_by_id[f"theme_{self.look.mode}"].setChecked(True)

    def _restore(self) -> None:
        """The settings of the last time."""
        self.transport.speed.set_value(self.settings.read(kept.SPEED))
        for setting in (kept.DIGITS, kept.FRAMES):
            holders(self.look, self.live)[setting](self.settings.read(setting))

    def _restore_layout(self) -> None:
        """The docks of the last time, or the standard layout; only a window that is shown knows its sizes."""
        self._laid_out, layout = self.size(), self.settings.read(kept.LAYOUT)
        self.arrange()
        if layout and self.restoreState(layout, kept.LAYOUT_VERSION):
            self._own_layout = False
        self.comparison.show_experiment(self.session.experiment)  # a layout says which toolbars are shown, too
        self.message_bar.keep()

    def _remember(self) -> None:
        self.settings.write(kept.LAYOUT, self.saveState(kept.LAYOUT_VERSION))
        self.panel_docks.remember()

    # --- after the first paint

    def complete(self) -> None:
        """Make the panels and start the worker; it takes longer than people should wait for a window."""
        self.live.trainer.start()
        self.panel_docks.fill()
        if self._own_layout and self.size() != self._laid_out:
            self.arrange()  # the window manager gave it another size than it asked for
        self.live.start()
        self.live.trainer.set_speed(self.transport.speed.value)

    # --- what it shows

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what the document says in title, header and status bar."""
        self.setWindowTitle(window_title(self.session))
        self.setWindowModified(self.session.modified)
        inputs = len(self.session.data.features)
        self.status.show_models([parameters(model.active, inputs) for model in experiment.models], experiment.precision)
        self.status.show_problems(self.session.problems)
        self.actions_by_id["select_all"].setEnabled(bool(self.editor.changes.ids))
        show_model_actions(self.actions_by_id, experiment)

    def show_running(self, running: bool) -> None:
        """Run becomes Pause, and the other way round."""
        self.transport.show_running(running)
        self.actions_by_id["run"].setText(translate("Actions", "&Pause") if running else translate("Actions", "&Run"))

    def show_frame(self, frame: Frame) -> None:
        """The numbers of a frame in the transport and the status bar, and a message where a model diverged."""
        snapshot = frame.snapshot
        if snapshot is None:
            self.transport.show_progress(0, 0)
            self.status.show_run(False, 0.0, ())
            self._diverged = ""
            if trouble := trouble_sentence(self.session.trouble) or say(frame.problem):
                self.message_bar.say(trouble, about=RUN)
            else:
                self.message_bar.end(RUN)
            return
        self.transport.show_progress(snapshot.epoch, snapshot.step)
        accuracies = [float(model.metrics.train_accuracy[-1]) for model in snapshot.models]
        diverged = divergence_sentence(snapshot)
        self.status.show_run(frame.running, frame.steps_per_second, accuracies, diverged)
        if not diverged:
            self.message_bar.end(RUN)
        elif diverged != self._diverged:
            words = translate("Window", "Back to the last good state")
            self.message_bar.say(diverged, words=words, action=self.live.recover, about=RUN)
        self._diverged, self.frame = diverged, frame

    def _say_what_is_left_behind(self) -> None:
        if words := left_behind(self.session):
            self.editor.say(words, milliseconds=6000)

    def select_all(self) -> None:
        """Select every layer."""
        self.editor.select(self.editor.changes.ids)

    def new_start(self) -> None:
        """Another seed: other data, another split, other initial weights."""
        experiment = replace(self.session.experiment, seed=randrange(10_000))
        self.session.edit(translate("Window", "New start"), experiment)

    def _begin_drawing(self) -> None:
        """Learn from points that the user draws, where the user can draw them."""
        self.drawing.begin()
        self._bring(DecisionBoundaryPanel.name)

    def _bring(self, name: str) -> None:
        """Show a dock, in front of those that share its place."""
        self.docks[name].show()
        self.docks[name].raise_()

    def show_settings(self) -> None:
        """What can be set."""
        dialog = SettingsDialog(self.look, self.settings, holders(self.look, self.live), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_about(self) -> None:
        """What this application is."""
        about(self.look, self).open()

    def show_shortcuts(self) -> None:
        """The keys."""
        shortcuts(self.look, self, self.actions_by_id).open()

    def _set_speed(self, speed: float) -> None:
        self.settings.write(kept.SPEED, speed)
        self.live.trainer.set_speed(speed)

    # --- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._laid_out.isValid():
            self._restore_layout()

    def event(self, event: QEvent) -> bool:
        """A widget that needs a key for itself keeps it, although it is a shortcut of the window."""
        return keep(event) or super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_leave():
            event.ignore()
            return
        self._remember()
        self.panel_docks.close()
        self.live.close()
        self.documents.close()
        event.accept()
