"""The gradient check on screen: its button, the deliberate mistakes, and a row per layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from playground.engine.diagnostics.gradient_check import LayerCheck
from playground.engine.diagnostics.mistakes import MISTAKES, Mistake
from playground.look.controls import Button, Segmented, label
from playground.look.controls.naming import identify
from playground.look.look import Look
from playground.look.theme import Theme
from playground.microscope.check import outcome_words
from playground.microscope.check_table import CheckTable
from playground.microscope.scrolled import scrolled
from playground.microscope.sized import size

translate = QCoreApplication.translate


def mistake_words(mistake: Mistake) -> str:
    """A mistake in a few words."""
    return {
        "none": translate("Microscope", "as it is"),
        "slope": translate("Microscope", "σ' dropped"),
        "transpose": translate("Microscope", "transpose forgotten"),
        "mean": translate("Microscope", "mean forgotten"),
    }[mistake]


ROWS = 120
"""Px at 100 % that the table has at least: some layers are seen at a glance."""


class CheckView(QWidget):
    """`wanted(mistake)` asks for a check; `show_checks` shows what came of it."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "microscope_check", translate("Microscope", "Gradient check"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look = look
        self._mistake: Mistake = "none"
        self.button = Button(look, translate("Microscope", "Check the gradient"), name="microscope_check_button")
        self.mistake = Segmented(
            look,
            [(each, mistake_words(each)) for each in MISTAKES],
            name="microscope_mistake",
            accessible=translate("Microscope", "A deliberate mistake in backpropagation"),
        )
        self.progress = QProgressBar()
        identify(self.progress, "microscope_check_progress", translate("Microscope", "Progress of the check"))
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.outcome = label("", role="body", name="microscope_check_outcome", wrap=True)
        self.outcome.setTextFormat(Qt.TextFormat.RichText)
        heading = translate("Microscope", "Backpropagation")
        self._heading = label(heading, role="chip", tone="muted", name="microscope_mistake_title")
        self._top = QHBoxLayout()
        self._chosen = QVBoxLayout()
        for widget in (self._heading, self.mistake):
            self._chosen.addWidget(widget)
        self._top.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignBottom)
        self._top.addLayout(self._chosen)
        self._top.addStretch(1)
        self.table = CheckTable(look)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        for part in (self.progress, self.outcome):
            self._column.addWidget(part)
        self._rows = scrolled(self.table, "microscope_check_scroll")
        self._column.addWidget(self._rows, 1)
        self.button.clicked.connect(self._ask)
        self.mistake.chosen.connect(lambda _key: self._ask())
        look.changed.connect(self._restyle)
        self._restyle(look.theme)

    def _ask(self) -> None:
        self._mistake = next(each for each in MISTAKES if each == self.mistake.value)
        self.show_progress(0.0)
        self.wanted.emit(self._mistake)

    def show_progress(self, share: float) -> None:
        """So much of the check is done."""
        self.progress.setVisible(True)
        self.progress.setValue(round(100 * share))

    def show_checks(self, checks: tuple[LayerCheck, ...]) -> None:
        """A row per layer."""
        self.progress.hide()
        self.outcome.setText(outcome_words(checks, self._mistake))
        self.table.show_checks(checks)

    def show_problem(self, words: str) -> None:
        """Why there is nothing to show."""
        self.clear()
        self.outcome.setText(words)

    def clear(self) -> None:
        """Forget the last check: the numbers it was made with are no longer there."""
        self.progress.hide()
        self.outcome.setText("")
        self.table.show_checks(())

    def _restyle(self, theme: Theme) -> None:
        for each in (self._heading, self.outcome):
            size(each, theme)
        self._rows.setMinimumHeight(theme.text(ROWS))
        padding = theme.space(32)
        self._column.setContentsMargins(padding, theme.space(20), theme.space(16), theme.space(12))
        self._column.setSpacing(theme.space(14))
        self._top.setSpacing(theme.space(16))
        self._chosen.setSpacing(theme.space(4))
