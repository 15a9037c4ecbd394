"""The panels in their docks: those of the first layout at once, the others when the window has something to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from playground.panels import FIRST, Panel, modules, panels
from playground.panels.decision_boundary import DecisionBoundaryPanel
from playground.ui import settings as kept
from playground.ui.docks import Dock
from playground.ui.links import link
from playground.ui.live import View
from playground.ui.menus import add_to_view
from playground.ui.standard_layout import in_front_of

if TYPE_CHECKING:
    from playground.ui.window import Window

PATIENCE = 1000
"""Milliseconds after which the other docks are made, whatever the first ones show by then."""


class PanelDocks(QObject):
    """Makes a dock for every panel, and puts the panel into it as soon as that is seen.

    `kinds` are the panels that have a dock, `made` those that are in theirs, by name. `completed` comes when every
    panel has its dock.
    """

    completed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.made: dict[str, Panel] = {}
        self.kinds: list[type[Panel]] = []
        self._modules = modules()
        self._next = QTimer(self, interval=PATIENCE)
        self._next.timeout.connect(self._add_next)
        window.live.shown.connect(partial(self._next.setInterval, 0))

    def add_first(self) -> None:
        """The docks of the standard layout, and of the panels that were open the last time."""
        for kind in panels({*FIRST, *self._window.settings.read(kept.PANELS).split()}):
            self._add(kind)

    def remember(self) -> None:
        """Keep which panels are open now."""
        shown = [kind.name for kind in self.kinds if not self._window.docks[kind.name].isHidden()]
        self._window.settings.write(kept.PANELS, " ".join(shown))

    def fill(self) -> None:
        """Make the panels whose docks can be seen; the others wait until theirs can.

        The docks that are missing come when these panels show something, one in each turn of the event loop.
        """
        for kind in self.kinds:
            self._fill(kind)
        self._next.start()

    def close(self) -> None:
        """Make no more docks."""
        self._next.stop()

    def _add_next(self) -> None:
        self._next.setInterval(0)
        if not self._modules:
            self._next.stop()
            self.completed.emit()
            return
        for kind in panels({self._modules.pop(0)}):
            if kind not in self.kinds:
                dock = self._add(kind)
                add_to_view(self._window, dock)
                self._window.place(dock, behind=in_front_of(kind))
                self._fill(kind)

    def _add(self, kind: type[Panel]) -> Dock:
        self.kinds.append(kind)
        return self._window.add_dock(kind.name, kind.title(), QWidget())

    def _fill(self, kind: type[Panel]) -> None:
        dock = self._window.docks[kind.name]
        if seen(dock) or kind.name in FIRST:
            self._make(kind, visible=seen(dock))
        else:
            dock.seen.connect(lambda visible: self._make(kind, visible=True) if visible else None)

    def _make(self, kind: type[Panel], *, visible: bool) -> None:
        """Put a panel into its dock, once."""
        if kind.name in self.made:
            return
        window = self._window
        panel, dock = kind(window.look), window.docks[kind.name]
        self.made[kind.name] = panel
        link(self.made, kind.name)
        dock.put(panel)
        for widget in panel.header_widgets():
            dock.bar.add(widget)
        panel.subtitle_changed.connect(dock.bar.set_addition)
        dock.bar.set_addition(panel.subtitle)
        dock.bar.menu.addActions(panel.actions())
        dock.bar.refresh_menu()
        window.live.add_view(kind.name, View(partial(getattr, panel, "compute"), panel.show_in_turns, seen=visible))
        panel.compute_changed.connect(window.live.watch_again)
        if isinstance(panel, DecisionBoundaryPanel):
            window.drawing.attach(panel)
        if picked := getattr(panel, "sample_picked", None):
            picked.connect(window.closer_look.look_at)
        dock.seen.connect(lambda visible: window.live.set_seen(kind.name, visible))


def seen(dock: Dock) -> bool:
    """Whether the body of a dock can be seen now."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()
