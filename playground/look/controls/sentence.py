"""One sentence that says what the numbers mean, with the icon of its level."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.look.controls.label import label
from playground.look.controls.naming import identify
from playground.look.controls.sign import Sign
from playground.look.look import Look
from playground.look.theme import Theme

LEVELS = ("", "ok", "warning", "error", "info")


class Sentence(QWidget):
    """An icon (circle with a tick, triangle, octagon) and rich text that wraps; level "" has no icon."""

    def __init__(
        self,
        look: Look,
        html: str = "",
        *,
        name: str,
        level: str = "",
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._level = level
        identify(self, name, "")
        self._icon = Sign()
        self._text = label(html, role=role, name=f"{name}_text", wrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        look.changed.connect(self._restyle)
        self.show_sentence(html, level=level)

    @property
    def text_label(self) -> QLabel:
        """The label of the words (its linkActivated tells of a clicked link)."""
        return self._text

    def show_sentence(self, html: str, *, level: str = "") -> None:
        """Another sentence; level: "", "ok", "warning", "error" or "info"."""
        if level not in LEVELS:
            raise ValueError(f"no level {level!r}")
        if html != self._text.text():
            self._text.setText(html)
        self._level = level
        self._restyle(self._look.theme)

    def _restyle(self, theme: Theme) -> None:
        self._row.setSpacing(theme.space(8))
        self._icon.setVisible(bool(self._level))
        if self._level:
            role = "muted" if self._level == "info" else self._level
            self._icon.show_icon(self._level, theme, role=role)
            self._icon.setFixedHeight(max(theme.text(16), round(theme.metrics("body").height())))
