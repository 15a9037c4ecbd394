"""A few exclusive choices side by side, as log | lin."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QRadioButton, QSizePolicy, QWidget

from playground.look import icons
from playground.look.controls.focus import by_keyboard
from playground.look.controls.strip import Strip
from playground.look.look import Look
from playground.look.theme import Theme


class Segmented(Strip):
    """Choices as (key, text) or (key, text, icon) rows; `chosen(key)` is emitted only when the user chooses.

    Tab reaches the chosen segment, arrow keys choose its neighbours. Segment objects are named <name>_<key>.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        segments: Sequence[tuple[str, str] | tuple[str, str, str]],
        *,
        name: str,
        accessible: str,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name=name, accessible=accessible, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        for key, text, *icon in segments:
            button = _Segment(look, text, icon=icon[0] if icon else "", name=f"{name}_{key}", parent=self)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            button.toggled.connect(self.update)
            self._group.addButton(button)
            self._buttons[key] = button
            self.add(button)
        self.set_value(value or segments[0][0])

    @property
    def value(self) -> str:
        """The key of the chosen segment."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    @property
    def words(self) -> str:
        """The words of the chosen segment."""
        return next((button.text() for button in self._buttons.values() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose `key` without emitting."""
        self._buttons[key].setChecked(True)

    def show_words(self, shown: bool) -> None:
        """Without words the icons of those that have one stand alone, with the words as tooltips."""
        for button in self._buttons.values():
            if button.icon_name:
                words = button.accessibleName()
                button.setText(words if shown else "")
                button.setToolTip("" if shown else words)
        self.updateGeometry()

    def menu(self) -> QMenu:
        """The same choices as a menu, for where there is no room for this; it belongs to this widget."""
        menu = QMenu(self.accessibleName(), self)
        group = QActionGroup(menu)
        for key, button in self._buttons.items():
            action = menu.addAction(button.text() or button.accessibleName())
            action.setObjectName(f"{button.objectName()}_action")
            action.setCheckable(True)
            action.triggered.connect(button.click)
            group.addAction(action)
            menu.aboutToShow.connect(lambda action=action, key=key: self._mirror(action, key))
        return menu

    def _mirror(self, action: QAction, key: str) -> None:
        action.setChecked(key == self.value)
        action.setEnabled(self.isEnabled() and self._buttons[key].isEnabled())

    def set_segment_enabled(self, key: str, enabled: bool) -> None:
        """Let one segment be chosen, or not."""
        self._buttons[key].setEnabled(enabled)

    def _highlighted(self) -> QWidget | None:
        return self._group.checkedButton()


class _Segment(QRadioButton):
    """One choice: only its words and icon; frame and fill are drawn by the strip around it."""

    def __init__(self, look: Look, text: str, *, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._look = look
        self.icon_name = icon
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        by_keyboard(self)
        look.changed.connect(self._restyle)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        bold = theme.font("chip", weight=600)  # as wide as when chosen, so that nothing moves
        width = theme.metrics_of(bold).horizontalAdvance(self.text()) + theme.space(16)
        if self.icon_name:
            width += theme.text(14) + (theme.space(4) if self.text() else 0)
        height = max(theme.text(theme.sizes.segment) - 2 * theme.border(), theme.line_height("chip"))
        return QSize(round(width + 0.5), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        chosen = self.isChecked()
        token = "accent" if chosen else "text" if self.underMouse() else "muted"
        painter = QPainter(self)
        font = theme.font("chip", weight=600 if chosen else 400)
        painter.setFont(font)
        painter.setPen(theme.colour(token if self.isEnabled() else "faint"))
        area = QRectF(self.rect())
        if self.icon_name:
            side = theme.text(14)
            words = theme.metrics_of(font).horizontalAdvance(self.text())
            gap = theme.space(4) if self.text() else 0
            left = round((area.width() - side - gap - words) / 2)
            icon = icons.icon(self.icon_name, theme, role=token)
            icon.paint(painter, left, (self.height() - side) // 2, side, side)
            area.setLeft(left + side + gap)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        else:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
