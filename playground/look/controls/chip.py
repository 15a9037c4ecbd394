"""Chips: a layer or an activation to drag, a feature to switch on and off."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QWidget

from playground.look import icons
from playground.look.controls.focus import by_keyboard
from playground.look.controls.naming import identify, set_property
from playground.look.look import Look
from playground.look.theme import Theme

PADDING, LEAST_PADDING = 10, 4  # px beside the words, and where there is little room behind them

Paint = Callable[[QPainter, QRectF, Theme], None]
"""Draws a small picture into a rectangle in the colours of a theme."""


class Chip(QPushButton):
    """Something to drag: an icon or a `paint`ed curve (28 × 16), then a word, left-aligned; centred without either.

    `drag_requested(position)` is emitted once the mouse has moved far enough with the button down (where it went down);
    the caller starts its QDrag and may show `set_dragged(True)` meanwhile. `appended()` is a double click or Return.
    """

    drag_requested = Signal(QPoint)
    appended = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        name: str,
        icon: str = "",
        paint: Paint | None = None,
        accessible: str = "",
        tool_tip: str = "",
        height: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon_name = icon
        self._paint = paint
        self._height = height or (look.theme.sizes.layer_chip if icon else look.theme.sizes.chip)
        self._pressed_at: QPoint | None = None
        identify(self, name, accessible or text)
        self.setToolTip(tool_tip)
        self.setProperty("chip", True)
        by_keyboard(self)
        look.changed.connect(self._restyle)

    def set_dragged(self, dragged: bool) -> None:
        """Show the chip as what is being dragged: dashed, accent soft."""
        set_property(self, "dragged", dragged)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _picture_size(self) -> QSize:
        theme = self._look.theme
        if self._paint is not None:
            return QSize(*(theme.text(side) for side in theme.sizes.chip_curve))
        side = theme.text(theme.sizes.icon) if self._icon_name else 0
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        return self._size(PADDING, PADDING)

    def minimumSizeHint(self) -> QSize:
        return self._size(PADDING, LEAST_PADDING)

    def _size(self, left: int, right: int) -> QSize:
        theme = self._look.theme
        heaviest = 600 if self.isCheckable() else self._weight
        words = theme.metrics_of(theme.font("chip", weight=heaviest)).horizontalAdvance(self.text())
        picture = self._picture_size().width()
        width = theme.space(left) + theme.space(right) + round(words + 0.5)
        height = theme.text(self._height)
        if picture:
            width += picture + theme.space(8)
        return QSize(width, max(height, theme.line_height("chip") + theme.space(4)))

    @property
    def _weight(self) -> int:
        """Of its words."""
        return 600 if self.isChecked() else 500 if self._icon_name else 400

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        chosen = self.isChecked() or bool(self.property("dragged"))
        self._paint_inside(painter, QRectF(self.rect()), chosen=chosen)

    def drag_picture(self) -> QPixmap:
        """What follows the mouse while it is dragged: the chip, no wider than its words, in front of all else."""
        theme, size, ratio = self._look.theme, self.sizeHint(), self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("accent", theme.border()))
        painter.setBrush(theme.colour("raised"))
        area, half, radius = QRectF(QPointF(0, 0), QSizeF(size)), theme.border() / 2, theme.space(theme.sizes.radius)
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
        self._paint_inside(painter, area, chosen=False)
        painter.end()
        return picture

    def _paint_inside(self, painter: QPainter, whole: QRectF, *, chosen: bool) -> None:
        """Picture and words."""
        theme, picture = self._look.theme, self._picture_size()
        token = "faint" if not self.isEnabled() else "accent" if chosen else "text"
        right = PADDING if picture.isEmpty() else LEAST_PADDING
        area = whole.adjusted(theme.space(PADDING), 0, -theme.space(right), 0)
        if not picture.isEmpty():
            top = round((whole.height() - picture.height()) / 2)
            box = QRectF(area.left(), top, picture.width(), picture.height())
            if self._paint is not None:
                painter.save()
                self._paint(painter, box, theme)
                painter.restore()
            else:
                role = "accent" if chosen else "muted"
                icons.icon(self._icon_name, theme, role=role).paint(painter, box.toRect())
            area.setLeft(box.right() + theme.space(8))
        painter.setFont(theme.font("chip", weight=self._weight))
        painter.setPen(theme.colour(token))
        side = Qt.AlignmentFlag.AlignHCenter if picture.isEmpty() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, self.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is not None and _far(event.position() - QPointF(start)):
            self._pressed_at = None
            self.setDown(False)
            self.drag_requested.emit(start)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.appended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isCheckable():
            self.appended.emit()
        else:
            super().keyPressEvent(event)


class ToggleChip(Chip):
    """A chip that is on or off, as a feature; `toggled(bool)` tells of every change, `clicked(bool)` of the user's."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        name: str,
        checked: bool = False,
        accessible: str = "",
        tool_tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, name=name, accessible=accessible, tool_tip=tool_tip, parent=parent)
        self.setCheckable(True)
        self.setChecked(checked)


def _far(distance: QPointF) -> bool:
    return distance.manhattanLength() >= QApplication.startDragDistance()
