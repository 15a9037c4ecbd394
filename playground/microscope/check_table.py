"""What the gradient check found, a row per layer; painted, because a label per cell takes long for fifty layers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.engine.diagnostics.gradient_check import LayerCheck
from playground.look import icons, numbers
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.check import error_words, verdict_words

translate = QCoreApplication.translate

ROLES = ("card_name", "control", "control", "body", "body", "body", "body")
"""The type of each column."""


class CheckTable(QWidget):
    """Shows checks; `rows` are the words of its cells."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_check_table", translate("Microscope", "What the check found, layer by layer"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._levels: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        look.changed.connect(self._restyle)

    def show_checks(self, checks: tuple[LayerCheck, ...]) -> None:
        """A row per layer, none where there are no checks."""
        self._levels = tuple(verdict_words(found)[0] for found in checks)
        self.rows = tuple(cells(found) for found in checks)
        self.setAccessibleDescription("; ".join(" ".join(row[:3]) for row in self.rows))
        self._restyle(self._look.theme)

    def _restyle(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _row_height(self) -> int:
        theme = self._look.theme
        return theme.line_height("control") + theme.space(8)

    def _widths(self) -> list[float]:
        """Px of each column, with a gap that is smaller where there is little room."""
        theme = self._look.theme
        columns = zip(heads(), *self.rows, strict=True)
        widths = [
            max(theme.metrics("tick" if not row else role).horizontalAdvance(words) for row, words in enumerate(column))
            for role, column in zip(ROLES, columns, strict=True)
        ]
        room = self.width() - self._left - sum(widths)
        gap = min(max(room / (len(widths) - 1), theme.space(6)), theme.space(20))
        return [width + gap for width in widths]

    @property
    def _left(self) -> int:
        """Px of the icon and its gap."""
        return self._look.theme.text(16) + self._look.theme.space(12)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.text(400), (len(self.rows) + 1) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if not self.rows:
            return
        height, icon = self._row_height(), theme.text(16)
        widths = self._widths()
        for place, words in enumerate((heads(), *self.rows)):
            x = float(self._left)
            level = self._levels[place - 1] if place else ""
            if place:
                painter.drawPixmap(0, place * height + (height - icon) // 2, icons.picture(level, theme, role=level))
            for column, (text, width) in enumerate(zip(words, widths, strict=True)):
                painter.setFont(theme.font(ROLES[column] if place else "tick"))
                painter.setPen(theme.colour(self._tone(place, column, level)))
                area = QRectF(x, place * height, width, height)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
                x += width

    @staticmethod
    def _tone(place: int, column: int, level: str) -> str:
        if place and column == 1:
            return level
        return "text" if place and column < 6 else "muted"


def heads() -> tuple[str, ...]:
    """What stands above the columns."""
    return (
        translate("Microscope", "Layer"),
        translate("Microscope", "Verdict"),
        translate("Microscope", "Relative error"),
        translate("Microscope", "Worst parameter"),
        translate("Microscope", "Backpropagation"),
        translate("Microscope", "Differences"),
        translate("Microscope", "Checked"),
    )


def cells(found: LayerCheck) -> tuple[str, ...]:
    """The words of a row."""
    worst = found.differences
    return (
        found.layer,
        verdict_words(found)[1],
        error_words(found.error),
        parameter_words(found),
        numbers.plain(worst.analytic, digits=6) if worst else "",
        numbers.plain(worst.numeric, digits=6) if worst else "",
        f"{found.checked} / {found.parameters}",
    )


def parameter_words(found: LayerCheck) -> str:
    """The worst parameter of a layer, counted from 1: "W 2, 5"."""
    worst = found.differences or found.complex_step
    if worst is None:
        return ""
    name = worst.parameter.split("/", 1)[1]
    return f"{name} {', '.join(str(each + 1) for each in worst.index)}"
