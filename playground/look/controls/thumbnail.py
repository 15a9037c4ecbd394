"""A small picture with its name under it, to choose one of many, as a data set."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from playground.look.controls.chip import Paint
from playground.look.controls.focus import by_keyboard
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme


class Thumbnail(QToolButton):
    """52 × 52 at 100 %, drawn by `paint` into the rounded frame; checkable, so put several in one QButtonGroup."""

    def __init__(
        self,
        look: Look,
        caption: str,
        *,
        name: str,
        paint: Paint,
        accessible: str = "",
        tool_tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._paint = paint
        self.setText(caption)
        identify(self, name, accessible or caption)
        self.setToolTip(tool_tip)
        self.setCheckable(True)
        by_keyboard(self)
        look.changed.connect(self._restyle)

    def set_paint(self, paint: Paint) -> None:
        """Show another picture."""
        self._paint = paint
        self.update()

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._look.theme
        side = theme.text(theme.sizes.thumbnail)
        words = theme.metrics_of(theme.font("chip", weight=600)).horizontalAdvance(self.text())
        return QSize(max(side, round(words + 0.5)) + 2, side + 2 + theme.line_height("chip"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.text(theme.sizes.thumbnail)
        frame = QRectF((self.width() - side) / 2, 1, side, side)
        radius = theme.space(theme.sizes.radius)
        path = QPainterPath()
        path.addRoundedRect(frame, radius, radius)
        painter.fillPath(path, theme.colour("hover" if self.underMouse() else "sunken"))
        painter.save()
        painter.setClipPath(path)
        self._paint(painter, frame, theme)
        painter.restore()
        width = theme.sizes.selection * theme.border() if self.isChecked() else theme.border()
        inset = width / 2 - (1 if self.isChecked() else 0)
        painter.setPen(theme.pen("accent" if self.isChecked() else "border", width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setFont(theme.font("chip", weight=600 if self.isChecked() else 400))
        painter.setPen(theme.colour("text" if self.isChecked() else "muted"))
        words = QRectF(0, frame.bottom() + 1, self.width(), self.height() - frame.bottom() - 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
