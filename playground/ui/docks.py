"""Docks with our own title bars, in which the tabs of docks that lie behind each other stand too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from playground.look.controls import DockTitle
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.panels.panel import Panel
from playground.panels.render import size_of
from playground.ui.keys import keep
from playground.ui.tab_order import go

NO_TABS = "QTabBar::tab { height: 0px; min-height: 0px; padding: 0px; margin: 0px; border: none; }"
"""For the tab bars that Qt puts around docks: ours stand in the title bars instead."""

OWN = QSize(320, 520)
"""Px at 100 % of a floating dock that holds no panel."""

MOST, OFF = 0.7, 24
"""The largest share of the screen's sides that a dock takes by itself when it floats, and px off its place."""


class Dock(QDockWidget):
    """A dock with `body` in it; `seen(bool)` tells whether it can be seen, behind no other tab.

    It is called dock_<name>, and the action that shows and hides it action_show_<name>.
    """

    seen = Signal(bool)

    def __init__(self, look: Look, title: str, *, name: str, body: QWidget) -> None:
        super().__init__(title)
        self.name = name
        self.setObjectName(f"dock_{name}")
        self.setAccessibleName(title)
        self._look, self._sized = look, False
        self.bar = DockTitle(look, self, name=f"dock_{name}_title")
        self.bar.floated.connect(self._take_own_size)
        self.setTitleBarWidget(self.bar)
        self._hold(body)
        self.visibilityChanged.connect(self.seen)
        self.toggleViewAction().setObjectName(f"action_show_{name}")
        self.toggleViewAction().triggered.connect(lambda shown: self.raise_() if shown else None)

    def event(self, event: QEvent) -> bool:
        """As in the window, which hears nothing of the keys pressed in a floating dock until they are shortcuts."""
        return keep(event) or super().event(event)

    def _take_own_size(self) -> None:
        """At first a window of its own is as large as what is in it asks for, and stands a little off its dock.

        From then on Qt remembers what people make of it.
        """
        if self._sized:
            return
        self._sized, theme, room = True, self._look.theme, self.screen().availableGeometry()
        body = self.widget()
        wanted = size_of(type(body), 1) if isinstance(body, Panel) else OWN
        size = wanted * theme.scale + QSize(0, self.bar.height())
        size = size.boundedTo(QSize(round(MOST * room.width()), round(MOST * room.height())))
        off = QPoint(theme.space(OFF), theme.space(OFF))
        last = room.bottomRight() - QPoint(size.width(), size.height()) - off
        corner = self.pos() + off
        self.resize(size)
        self.move(max(room.left(), min(corner.x(), last.x())), max(room.top(), min(corner.y(), last.y())))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """A floating dock is a window of its own to Tab."""
        return go(self, forward) if self.isWindow() else super().focusNextPrevChild(forward)

    def put(self, body: QWidget) -> None:
        """Show another body. It never keeps the dock from getting narrower than its title."""
        body.setMinimumWidth(1)
        self._hold(body)

    def _hold(self, body: QWidget) -> None:
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a floating dock has no window behind it
        self.setWidget(body)


class DockTabs(QObject):
    """Keeps a tab bar in the title of every dock that shares its place with others, in the order of `docks`."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks: list[Dock] = []
        self._bars: dict[Dock, QTabBar] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)

    def manage(self, dock: Dock) -> None:
        """Look after a dock from now on."""
        bar = QTabBar()
        identify(bar, f"{dock.objectName()}_tabs", dock.windowTitle())
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.currentChanged.connect(lambda index, bar=bar: self._chosen(bar, index))
        dock.bar.replace_title(bar)
        dock.bar.show_tabs(False)
        self._docks.append(dock)
        self._bars[dock] = bar
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(lambda *_: self._later.start())
        self._later.start()

    def refresh(self) -> None:
        """Look which docks lie behind each other now."""
        for native in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if native.styleSheet() != NO_TABS:
                native.setStyleSheet(NO_TABS)
                native.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for dock, bar in self._bars.items():
            behind = self._window.tabifiedDockWidgets(dock)
            together = [each for each in self._docks if each is dock or each in behind]
            self._show(dock, bar, together)

    def _show(self, dock: Dock, bar: QTabBar, together: Sequence[Dock]) -> None:
        with QSignalBlocker(bar):
            names = [each.objectName() for each in together]
            if names != [bar.tabData(index) for index in range(bar.count())]:
                while bar.count():
                    bar.removeTab(0)
                for each in together:
                    index = bar.addTab(each.windowTitle())
                    bar.setTabData(index, each.objectName())
                    bar.setTabToolTip(index, each.windowTitle())  # one at the edge may be cut
            bar.setCurrentIndex(together.index(dock))
        dock.bar.show_tabs(len(together) > 1)

    def _chosen(self, bar: QTabBar, index: int) -> None:
        """Bring the chosen dock to the front; the bar of this one still says which dock it is."""
        name = bar.tabData(index)
        dock = next((each for each in self._docks if each.objectName() == name), None)
        if dock is not None:
            by_key = bar.hasFocus()  # a click leaves the keys to whom they belonged
            dock.raise_()
            if by_key:
                self._bars[dock].setFocus(Qt.FocusReason.OtherFocusReason)
            self._later.start()
