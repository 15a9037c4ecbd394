"""Buttons with an icon that follows theme and text scale: with words, or an icon alone with a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from playground.look import icons
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme


class Button(QPushButton):
    """A push button, 32 px high at 100 %, square without text; `primary` fills it with the accent (one per window)."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        name: str,
        icon: str = "",
        primary: bool = False,
        checkable: bool = False,
        accessible: str = "",
        tool_tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon_name = icon
        self._icon_role = "on_accent" if primary else "text"
        identify(self, name, accessible or text or tool_tip)
        self.setToolTip(tool_tip)
        self.setCheckable(checkable)
        self.setProperty("primary", primary)
        self.setProperty("square", not text)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def set_icon(self, name: str) -> None:
        """Show another icon (a key of icons.GLYPHS), or none for ""."""
        self._icon_name = name
        self._restyle(self._look.theme)

    def set_primary(self, primary: bool) -> None:
        """Fill with the accent, or not."""
        self._icon_role = "on_accent" if primary else "text"
        set_property(self, "primary", primary)
        self._restyle(self._look.theme)

    def set_words(self, text: str) -> None:
        """Show words beside the icon, or only the icon for "" (the accessible name stays)."""
        self.setText(text)
        set_property(self, "square", not text)

    def _restyle(self, theme: Theme) -> None:
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, theme, role=self._icon_role))
            side = theme.text(theme.sizes.icon)
            self.setIconSize(QSize(side, side))


class IconButton(QToolButton):
    """A flat button with an icon alone, as in dock titles; says what it does in its tooltip."""

    def __init__(
        self,
        look: Look,
        icon: str,
        *,
        name: str,
        tool_tip: str,
        accessible: str = "",
        role: str = "muted",
        px: int = 16,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self._role = role
        self._px = px
        identify(self, name, accessible or tool_tip)
        self.setToolTip(tool_tip)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def set_icon(self, name: str) -> None:
        """Show another icon (a key of icons.GLYPHS)."""
        self._icon_name = name
        self._restyle(self._look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.setIcon(icons.icon(self._icon_name, theme, role=self._role))
        side = theme.text(self._px)
        self.setIconSize(QSize(side, side))
