"""Sliders over a row of values, linear or logarithmic, with the name before and the value behind."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from playground.look import numbers
from playground.look.controls.focus import by_keyboard
from playground.look.controls.label import label
from playground.look.controls.naming import identify
from playground.look.controls.value_edit import ValueEdit
from playground.look.look import Look
from playground.look.scales import Scale
from playground.look.theme import Theme


class Slider(QSlider):
    """A groove of 4 px and a handle of 12 px over the values of `scale`.

    `moved(value)` is emitted only for what the user does. A drag, or one key held down, is one gesture: `gesture` is
    its number, started and ended by the two signals, so that an undo stack can merge it into one step.
    """

    moved = Signal(float)
    gesture_started = Signal()
    gesture_ended = Signal()

    def __init__(
        self, look: Look, scale: Scale, *, name: str, accessible: str, value: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._scale = scale
        self._value = value
        self._gesture = 0
        self._active = False
        identify(self, name, accessible)
        by_keyboard(self)
        self.setRange(0, scale.count - 1)
        self.setPageStep(max(1, scale.count // 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value)
        self.valueChanged.connect(self._index_changed)
        look.changed.connect(self._restyle)

    @property
    def number(self) -> float:
        """The value, which may lie between two of the scale's values when it was set or typed exactly."""
        return self._value

    @property
    def gesture(self) -> int:
        """The number of the present or last gesture, counted from 1."""
        return self._gesture

    def set_value(self, value: float) -> None:
        """Show a value without emitting; where it lies outside, the handle stays at the end."""
        self._value = value
        blocked = self.blockSignals(True)
        self.setValue(self._scale.index(value))
        self.blockSignals(blocked)
        self.update()

    def _index_changed(self, index: int) -> None:
        self._take(self._scale.value(index))

    def _take(self, value: float) -> None:
        if value == self._value:
            return
        alone = not self._active
        if alone:
            self._begin()
        self.set_value(value)
        self.moved.emit(value)
        if alone:
            self._end()

    def _begin(self) -> None:
        if not self._active:
            self._active = True
            self._gesture += 1
            self.gesture_started.emit()

    def _end(self) -> None:
        if self._active:
            self._active = False
            self.gesture_ended.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin()
            self.setSliderDown(True)
            self._take(self._value_at(event.position()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(self._value_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self._end()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._begin()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat() and not self.isSliderDown():
            self._end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # scrolling a form must not change values in passing

    def _ends(self) -> tuple[float, float]:
        """Where the middle of the handle stands at low and at high."""
        margin = self._look.theme.text(self._look.theme.sizes.handle) / 2 + self._look.theme.text(2) / 2
        return margin, self.width() - margin

    def _value_at(self, position: QPointF) -> float:
        left, right = self._ends()
        share = (position.x() - left) / max(right - left, 1)
        return self._scale.nearest(min(max(share, 0.0), 1.0))

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(96), theme.text(18))

    def minimumSizeHint(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.text(20), theme.text(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, right = self._ends()
        middle = self.height() / 2
        x = left + self._scale.position(self._value) * (right - left)
        groove = theme.text(theme.sizes.groove)
        filled = theme.colour("accent" if self.isEnabled() else "faint")
        for end, colour in ((float(self.width()), theme.colour("border")), (x, filled)):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0, middle - groove / 2, end, groove), groove / 2, groove / 2)
        painter.setBrush(theme.colour("faint"))
        for tick in self._scale.ticks:
            at = left + self._scale.position(tick) * (right - left)
            painter.drawRect(QRectF(round(at), middle + groove / 2 + theme.text(2), theme.border(), theme.text(3)))
        width = theme.text(2)
        radius = theme.text(theme.sizes.handle) / 2
        painter.setPen(QPen(filled, width))
        painter.setBrush(theme.colour("accent_soft" if self.isSliderDown() else "surface"))
        painter.drawEllipse(QPointF(x, middle), radius, radius)


class LabelledSlider(QWidget):
    """Name, slider, value in a row; the value can be typed. `moved(value)` as of Slider, for typed values too.

    Without `title` only slider and value, for use in a Field. `value_width` is the widest text to keep room for.
    """

    moved = Signal(float)
    gesture_started = Signal()
    gesture_ended = Signal()

    def __init__(
        self,
        look: Look,
        scale: Scale,
        *,
        name: str,
        accessible: str,
        value: float,
        title: str = "",
        format: Callable[[float], str] = numbers.plain,
        parse: Callable[[str], float | None] = numbers.parse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._scale = scale
        self._format = format
        self.setObjectName(name)
        self._role = "chip" if title else "control"
        self.title = label(title, role="chip", tone="muted", name=f"{name}_title")
        self.title.setVisible(bool(title))
        self.slider = Slider(look, scale, name=f"{name}_slider", accessible=accessible, value=value)
        self.edit = ValueEdit(
            look,
            name=f"{name}_value",
            accessible=accessible,
            low=scale.low,
            high=scale.high,
            role=self._role,
            format=format,
            parse=parse,
        )
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight if title else Qt.AlignmentFlag.AlignLeft)
        self.edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit.set_value(value)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.title, 0), (self.slider, 1), (self.edit, 0)):
            self._row.addWidget(widget, stretch)
        self.slider.moved.connect(self._moved)
        self.slider.gesture_started.connect(self.gesture_started)
        self.slider.gesture_ended.connect(self.gesture_ended)
        self.edit.entered.connect(self.slider._take)
        self.setFocusProxy(self.slider)
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    @property
    def value(self) -> float:
        """The value shown."""
        return self.slider.number

    @property
    def gesture(self) -> int:
        """The number of the present or last gesture, counted from 1."""
        return self.slider.gesture

    def set_value(self, value: float) -> None:
        """Show a value without emitting."""
        self.slider.set_value(value)
        self._show(value)

    def _moved(self, value: float) -> None:
        self._show(value)
        self.moved.emit(value)

    def _show(self, value: float) -> None:
        self.edit.set_value(value)
        if self.edit.sizeHint().width() > self.edit.width():
            self.edit.setFixedWidth(self.edit.sizeHint().width())

    def _restyle(self, theme: Theme) -> None:
        self._row.setSpacing(theme.space(8))
        scale = self._scale
        samples = {scale.value(index) for index in (0, 1, scale.count // 2, scale.count - 2, scale.count - 1)}
        texts = [self._format(value) for value in (*samples, self.value)]
        metrics = theme.metrics(self._role)
        self.edit.setFixedWidth(round(max(metrics.horizontalAdvance(text) for text in texts)) + theme.space(6))


def align_names(rows: Sequence[LabelledSlider]) -> None:
    """Give the names, and the values, of sliders under each other the same width; again after a change of scale."""
    for column in ([row.title for row in rows], [row.edit for row in rows]):
        for widget in column:
            widget.setMinimumWidth(0)
        width = max((widget.sizeHint().width() for widget in column), default=0)
        for widget in column:
            widget.setMinimumWidth(width)
