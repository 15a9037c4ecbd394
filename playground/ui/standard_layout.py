"""Brings the docks of a window to the standard layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from playground.panels import FIRST, Panel
from playground.ui.arrangement import Arrangement
from playground.ui.docks import Dock

Area = Qt.DockWidgetArea
IN_RAIL = ("data", "palette", "inspector")
"""The docks of the left column, for which the rail stands."""

RIGHT = Area.RightDockWidgetArea
ACROSS, ALONG = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def lay_out(window: QMainWindow, docks: Mapping[str, Dock], kinds: Sequence[type[Panel]], plan: Arrangement) -> None:
    """Put every dock (by name) to its place, those of the panels `kinds` too; some lie behind others, if shown."""
    first = [kind for kind in kinds if kind.name in FIRST]
    upper, *lower = [docks[kind.name] for kind in first if kind.area == "right"]
    bottom = [docks[kind.name] for kind in first if kind.area == "bottom"]
    behind = {docks[kind.name]: docks[in_front_of(kind)] for kind in kinds if kind not in first}
    behind[docks["edits"]] = docks["inspector"]
    shown = {dock: dock.isVisible() for dock in behind}
    for dock in docks.values():
        if window.dockWidgetArea(dock) != Area.NoDockWidgetArea:
            dock.setFloating(False)
            window.removeDockWidget(dock)
    left = [docks[name] for name in IN_RAIL]
    for dock in left[:2]:
        window.addDockWidget(Area.LeftDockWidgetArea, dock)
    window.tabifyDockWidget(docks["palette"], docks["inspector"])
    for dock in (upper, *lower):
        window.addDockWidget(RIGHT, dock)
    for dock in bottom:
        window.addDockWidget(Area.BottomDockWidgetArea, dock)
    for dock in docks.values():
        if dock not in behind:
            dock.setVisible(not (plan.rail and dock in left))
    if plan.palette_behind_data or plan.rail:
        window.tabifyDockWidget(docks["data"], docks["palette"])
        window.tabifyDockWidget(docks["palette"], docks["inspector"])
    if plan.loss_behind_upper:
        for dock in lower:
            window.tabifyDockWidget(upper, dock)
    if plan.bottom_behind_loss and lower:
        for dock in bottom:
            window.tabifyDockWidget(lower[-1], dock)
    for dock, front in behind.items():
        window.tabifyDockWidget(front, dock)
        dock.setVisible(shown[dock])
    (docks["data"] if plan.palette_behind_data else docks["palette"]).raise_()
    for dock in [upper] if plan.loss_behind_upper else lower[-1:]:
        dock.raise_()
    window.resizeDocks([docks["data"], upper], [plan.left, plan.right], ACROSS)
    if not plan.bottom_behind_loss:
        window.resizeDocks(bottom, [plan.bottom] * len(bottom), ALONG)
    if not (plan.palette_behind_data or plan.rail):
        window.resizeDocks([docks["data"], docks["palette"]], [plan.data, plan.palette], ALONG)
    window.resizeDocks([upper, *lower[:1]], [plan.upper_right, plan.lower_right], ALONG)


def in_front_of(kind: type[Panel]) -> str:
    """The name of the dock behind which a panel lies that is not there at first."""
    return "gradient_flow" if kind.area == "bottom" else "decision_boundary"


def make_room(window: QMainWindow, docks: Mapping[str, Dock], kinds: Sequence[type[Panel]], plan: Arrangement) -> None:
    """Widen the column of those panels in which models stand side by side, where it is narrower than planned."""
    for kind in kinds:
        dock = docks[kind.name]
        in_column = dock.isVisible() and not dock.isFloating() and window.dockWidgetArea(dock) == RIGHT
        if kind.wide and in_column and dock.width() < plan.right:
            window.resizeDocks([dock], [plan.right], ACROSS)
