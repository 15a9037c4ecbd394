"""Buttons with an icon that follows theme and text scale: with words, or an icon alone with a tooltip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QToolButton, QWidget

from playground.look import icons
from playground.look.controls.focus import by_keyboard
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme


class Button(QPushButton):
    """A push button, 32 px high at 100 %, square without text; `primary` fills it with the accent (one per window).

    `role` is the type role of its words; with "chip" it is the 28-px button of docks. `flat` has no frame, for a Strip.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        name: str,
        icon: str = "",
        role: str = "control",
        primary: bool = False,
        checkable: bool = False,
        flat: bool = False,
        accessible: str = "",
        tool_tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon_name = icon
        self._role = role
        identify(self, name, accessible or text or tool_tip)
        self.setToolTip(tool_tip)
        self.setCheckable(checkable)
        by_keyboard(self)
        self.setProperty("primary", primary)
        self.setProperty("square", not text)
        self.setProperty("frameless", flat)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def set_icon(self, name: str) -> None:
        """Show another icon (one of icons.NAMES), or none for ""."""
        self._icon_name = name
        self._restyle(self._look.theme)

    def set_primary(self, primary: bool) -> None:
        """Fill with the accent, or not."""
        set_property(self, "primary", primary)

    def set_words(self, text: str) -> None:
        """Show words beside the icon, or only the icon for "" (the accessible name stays)."""
        self.setText(text)
        set_property(self, "square", not text)
        self.updateGeometry()

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._look.theme.font(self._role, weight=600 if self.property("primary") else None)

    def _content(self) -> tuple[int, int, int]:
        """Px of the icon, the gap, and the words."""
        theme = self._look.theme
        words = round(theme.metrics_of(self._font()).horizontalAdvance(self.text()) + 0.5)
        icon = theme.text(theme.sizes.icon) if self._icon_name else 0
        return icon, theme.space(8) if icon and words else 0, words

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        padding = 0 if not self.text() else theme.space(10 if self._role == "chip" else 12)
        height = theme.text(28 if self._role == "chip" else theme.sizes.button)
        height = max(height, theme.line_height(self._role) + theme.space(8))
        width = max(sum(self._content()) + 2 * padding, height)
        if self.property("primary"):
            width = max(width, theme.text(theme.sizes.primary_width))
        return QSize(width + (theme.text(16) if self.menu() is not None else 0), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        token = "accent" if self.isChecked() else "on_accent" if self.property("primary") else "text"
        icon, gap, words = self._content()
        left = (self.width() - icon - gap - words - (theme.text(16) if self.menu() is not None else 0)) // 2
        if icon:
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            box = QRect(left, (self.height() - icon) // 2, icon, icon)
            icons.icon(self._icon_name, theme, role=token).paint(painter, box, mode=mode)
        painter.setFont(self._font())
        painter.setPen(theme.colour(token if self.isEnabled() else "faint"))
        text = QRect(left + icon + gap, 0, words + 1, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(text, flags, self.text())


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
        by_keyboard(self)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def set_icon(self, name: str) -> None:
        """Show another icon (one of icons.NAMES)."""
        self._icon_name = name
        self._restyle(self._look.theme)

    def _restyle(self, theme: Theme) -> None:
        self.setIcon(icons.icon(self._icon_name, theme, role=self._role))
        side = theme.text(self._px)
        self.setIconSize(QSize(side, side))
