"""The title bar of a dock: name, muted addition, the panel's own small controls, then menu, float and close."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from playground.look.controls.button import IconButton
from playground.look.controls.label import label
from playground.look.controls.naming import identify
from playground.look.controls.segmented import Segmented
from playground.look.look import Look
from playground.look.theme import Theme

TIGHT = 8
"""Px at 100 % beside the words of tabs that stand close."""

LEAST = 180
"""Px at 100 % that a title bar needs; below its words and buttons give way."""


class DockTitle(QWidget):
    """`dock.setTitleBarWidget(DockTitle(look, dock, …))`; dragging stays the dock's own.

    `floated` comes when the button or a double click makes a window of the dock.

    The ⋯ button is there once `menu` has an action. Buttons are named <name>_menu, <name>_float, <name>_close.
    """

    floated = Signal()

    def __init__(self, look: Look, dock: QDockWidget, *, name: str, title: str = "", addition: str = "") -> None:
        super().__init__(dock)
        self._look = look
        self._dock = dock
        self._least: QSize | None = None
        self._hint: QSize | None = None
        identify(self, name, title or dock.windowTitle())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = label(title or dock.windowTitle(), role="dock_title", name=f"{name}_title")
        self.addition = label(addition, role="chip", tone="muted", name=f"{name}_addition")
        self._tabs: QTabBar | None = None
        self._holders: list[QWidget] = []
        self._instead: dict[QWidget, QAction] = {}
        self.menu = QMenu(self)
        self._more = IconButton(look, "more", name=f"{name}_menu", tool_tip=self.tr("More"))
        self._more.setMenu(self.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._float = IconButton(look, "float", name=f"{name}_float", tool_tip=self.tr("Float"))
        self._close = IconButton(look, "close", name=f"{name}_close", tool_tip=self.tr("Close"))
        self._row = QHBoxLayout(self)
        self._slot = QHBoxLayout()
        for item in (self.title, self.addition):
            self._row.addWidget(item)
        self._row.addLayout(self._slot)
        self._row.addStretch(1)
        self._end = QHBoxLayout()
        self._row.addLayout(self._end)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self._more, self._float, self._close):
            buttons.addWidget(button)
        self._row.addLayout(buttons)
        self._float.clicked.connect(self._toggle)
        self._close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(self._floated)
        dock.featuresChanged.connect(self._features_changed)
        dock.windowTitleChanged.connect(self.set_title)
        dock.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._features_changed()
        self._restyle(look.theme)
        self.refresh_menu()

    def set_title(self, title: str) -> None:
        """Another name."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_addition(self, text: str) -> None:
        """The muted words behind the name ("accuracy 99.2 %")."""
        self.addition.setText(text)
        self._fit()

    def replace_title(self, tabs: QTabBar) -> None:
        """Put a tab bar, which scrolls only where nothing else can give way, where the name stands."""
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.title.hide()
        self._tabs = tabs
        self._row.insertWidget(0, tabs, 0, Qt.AlignmentFlag.AlignBottom)
        tabs.show()
        self._restyle(self._look.theme)

    def show_tabs(self, shown: bool) -> None:
        """Show the tab bar given to replace_title, or the name while the dock stands alone."""
        if self._tabs is not None:
            self._tabs.setVisible(shown)
        self.title.setVisible(not shown)
        self._restyle(self._look.theme)

    def add(self, widget: QWidget, *, at_end: bool = False) -> None:
        """Add a small control behind the name, or right-aligned before the buttons.

        Where the dock is too narrow for all of them, the last ones give way: they don't keep it from getting narrower.
        Choices are then in the menu.
        """
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        self._holders.append(holder)
        if isinstance(widget, Segmented):
            self._instead[holder] = widget.menu().menuAction()
            self.menu.addAction(self._instead[holder])
        (self._end if at_end else self._slot).addWidget(holder)
        self._fit()

    def _fit(self) -> None:
        """Show as many of the added controls as there is room for, the first ones first, then the muted words.

        Where there is not even room for the buttons, tabs stand closer, floating gives way, then the tabs scroll.
        """
        self._least = self._hint = None
        gap = self._look.theme.space(8)
        floatable = bool(self._dock.features() & QDockWidget.DockWidgetFeature.DockWidgetFloatable)
        self._float.setVisible(floatable)
        self._tighten()
        if self._least_width() > self.width():
            self._float.hide()
        room = self.width() - self._least_width()
        if self._tabs is not None:
            self._tabs.setUsesScrollButtons(room < 0)
        for holder in self._holders:
            room -= holder.sizeHint().width() + gap
            holder.setVisible(room >= 0)
            if holder in self._instead:
                self._instead[holder].setVisible(room < 0)
        room -= self.addition.sizeHint().width() + gap
        self.addition.setVisible(room >= 0)

    def _tighten(self) -> None:
        """Let the tabs stand closer where they need more room than there is."""
        if self._tabs is None or self._tabs.isHidden():
            return
        space = self._look.theme.space
        tight = f"QTabBar::tab {{ padding: {space(6)}px {space(TIGHT)}px; }}"
        saved = 2 * (space(12) - space(TIGHT)) * self._tabs.count() if self._tabs.styleSheet() else 0
        wanted = tight if self._least_width() + saved > self.width() else ""
        if self._tabs.styleSheet() != wanted:
            self._tabs.setStyleSheet(wanted)

    def _least_width(self) -> int:
        """Px of the name (or the tabs) and the buttons."""
        parts: list[QWidget] = [*(button for button in (self._more, self._float, self._close) if not button.isHidden())]
        parts += [part for part in (self.title, self._tabs) if part is not None and not part.isHidden()]
        margins = self._row.contentsMargins()
        spacing = 2 * self._look.theme.space(8)
        return sum(part.sizeHint().width() for part in parts) + margins.left() + margins.right() + spacing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As the button for floating."""
        floatable = self._dock.features() & QDockWidget.DockWidgetFeature.DockWidgetFloatable
        if floatable and event.button() == Qt.MouseButton.LeftButton:
            self._toggle()

    def refresh_menu(self) -> None:
        """Show the ⋯ button where the menu has actions; call it after filling `menu`."""
        self._more.setVisible(not self.menu.isEmpty())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fusion leaves a pixel round a floating dock for a frame and draws none: fill it, so that its edge shows."""
        if event.type() == QEvent.Type.Paint and watched is self._dock and self._dock.isFloating():
            QPainter(self._dock).fillRect(self._dock.rect(), self._look.theme.colour("strong"))
            return True
        return False

    def _features_changed(self, *_features: object) -> None:
        features = self._dock.features()
        self._float.setVisible(bool(features & QDockWidget.DockWidgetFeature.DockWidgetFloatable))
        self._close.setVisible(bool(features & QDockWidget.DockWidgetFeature.DockWidgetClosable))

    def _toggle(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
        if self._dock.isFloating():
            self.floated.emit()

    def _floated(self, floating: bool) -> None:
        words = self.tr("Dock") if floating else self.tr("Float")
        self._float.set_icon("dock" if floating else "float")
        self._float.setToolTip(words)
        self._float.setAccessibleName(words)

    def _restyle(self, theme: Theme) -> None:
        left = 0 if self._tabs is not None and not self._tabs.isHidden() else theme.space(12)
        self._row.setContentsMargins(left, 0, theme.space(4), theme.border())
        self._row.setSpacing(theme.space(8))
        self._slot.setSpacing(theme.space(8))
        self._end.setSpacing(theme.space(8))
        self._fit()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Kept until something in the row changes: whenever a dock or a toolbar does, all title bars are asked."""
        if self._hint is None:
            hint, theme = super().sizeHint(), self._look.theme
            self._hint = QSize(hint.width(), max(theme.text(theme.sizes.dock_title), hint.height()))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Kept as sizeHint is."""
        if self._least is None:
            width = min(self._least_width(), self._look.theme.text(LEAST))
            self._least = QSize(width, self.sizeHint().height())
        return self._least

    def event(self, event: QEvent) -> bool:
        """Whatever is shown, hidden, or given other words in the row asks it for a new layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._least = self._hint = None
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        border = theme.border()
        painter.fillRect(0, self.height() - border, self.width(), border, theme.colour("border"))
