"""The settings dialog: a table of rows, each a remembered value with its choices; what is chosen holds at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.look import numbers
from playground.look.controls import Button, Choice, Segmented, label
from playground.look.look import Look
from playground.look.theme import Theme
from playground.ui import settings as kept
from playground.ui.language import SYSTEM, languages, native_name
from playground.ui.live import Live
from playground.ui.scrolled_dialog import ScrolledDialog
from playground.ui.settings import Setting, Settings

translate = QCoreApplication.translate

Hold = Callable[[Any], object]
"""What makes a value hold."""

MOST_SEGMENTS = 6
"""Choices that stand beside each other; more are in a list."""


@dataclass(frozen=True)
class Row:
    """A setting, its words, a sentence on what it is for, and its choices: each value with its words."""

    setting: Setting
    title: str
    sentence: str
    choices: tuple[tuple[Any, str], ...]

    @property
    def name(self) -> str:
        """The object name of its control: setting_theme."""
        return "setting_" + self.setting.key.rpartition("/")[2]


def rows() -> tuple[Row, ...]:
    """Everything that can be set."""
    return (
        Row(
            kept.THEME,
            translate("Settings", "Theme"),
            translate("Settings", "Light for daylight and print, dark for dim rooms."),
            (
                ("system", translate("Settings", "As the system")),
                ("light", translate("Settings", "Light")),
                ("dark", translate("Settings", "Dark")),
            ),
        ),
        Row(
            kept.TEXT_SCALE,
            translate("Settings", "Text size"),
            translate("Settings", "Of text, cards and lines, for the last row of a room too."),
            tuple((scale, numbers.percent(scale)) for scale in kept.SCALES),
        ),
        Row(
            kept.LANGUAGE,
            translate("Settings", "Language"),
            translate("Settings", "Of everything that is written here, from the next start on."),
            (
                (SYSTEM, translate("Settings", "As the system")),
                *((code, native_name(code)) for code in languages()),
            ),
        ),
        Row(
            kept.DIGITS,
            translate("Settings", "Precision of numbers"),
            translate("Settings", "Digits in tips and tables, as {example}."),
            tuple((digits, str(digits)) for digits in numbers.DIGITS),
        ),
        Row(
            kept.FRAMES,
            translate("Settings", "Frames per second"),
            translate("Settings", "Of the pictures while training; fewer leave it more time."),
            tuple((frames, str(frames)) for frames in kept.FRAMES.choices),
        ),
    )


class SettingsDialog(ScrolledDialog):
    """Shows the rows; `hold` has a function per setting that makes a value hold."""

    def __init__(
        self, look: Look, settings: Settings, hold: Mapping[Setting, Hold], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name="settings_dialog", title=translate("Settings", "Settings"), parent=parent)
        self._settings, self._hold = settings, hold
        self._controls: dict[Row, Segmented | Choice] = {}
        self._sentences: dict[Row, QLabel] = {}
        for row in rows():
            self._controls[row] = self._control(look, row)
            self._sentences[row] = label(row.sentence, role="chip", tone="muted", name=f"{row.name}_sentence")
            group = QVBoxLayout()
            group.setSpacing(6)
            group.addWidget(label(row.title, role="card_name"))
            group.addWidget(self._controls[row], 0, Qt.AlignmentFlag.AlignLeft)
            group.addWidget(self._sentences[row])
            self.rows.addLayout(group)
        self.rows.addStretch(1)
        defaults = Button(look, translate("Settings", "Restore defaults"), name="settings_defaults")
        defaults.setAutoDefault(False)
        defaults.clicked.connect(self.restore_defaults)
        close = Button(look, translate("Settings", "Close"), name="settings_close", primary=True)
        close.clicked.connect(self.accept)
        self.buttons.addWidget(defaults)
        self.buttons.addStretch(1)
        self.buttons.addWidget(close)
        look.changed.connect(self._show_values)
        self._show_values()

    def restore_defaults(self) -> None:
        """Everything here as it was at the first start."""
        for row in self._controls:
            self._choose(row, row.setting.default)

    def _control(self, look: Look, row: Row) -> Segmented | Choice:
        choices = [(str(value), words) for value, words in row.choices]
        values = {str(value): value for value, _ in row.choices}
        control: Segmented | Choice
        if len(choices) <= MOST_SEGMENTS:
            control = Segmented(look, choices, name=row.name, accessible=row.title)
        else:
            control = Choice(look, choices, name=row.name, accessible=row.title)
        control.chosen.connect(lambda key: self._choose(row, values[key]))
        return control

    def _choose(self, row: Row, value: Any) -> None:
        self._hold[row.setting](value)
        self._settings.write(row.setting, value)
        self._show_values()

    def _show_values(self, _theme: Theme | None = None) -> None:
        """What is remembered now."""
        example = numbers.fixed(2 / 3, decimals=numbers.precision())
        for row, control in self._controls.items():
            control.set_value(str(self._settings.read(row.setting)))
            self._sentences[row].setText(row.sentence.format(example=example))


def holders(look: Look, live: Live) -> dict[Setting, Hold]:
    """What makes each of these settings hold, for a window with this look."""

    def set_digits(digits: int) -> None:
        if digits != numbers.precision():
            numbers.set_precision(digits)
            look.changed.emit(look.theme)  # everything is drawn again

    return {
        kept.THEME: lambda mode: look.choose(mode=mode),
        kept.TEXT_SCALE: lambda scale: look.choose(scale=scale),
        kept.LANGUAGE: lambda _code: None,  # at the next start: every text is made when its widget is
        kept.DIGITS: set_digits,
        kept.FRAMES: live.set_frames_per_second,
    }


def damaged_sentence(aside: Path) -> str:
    """What is said when the settings file was damaged, and put aside there."""
    return translate(
        "Settings",
        "The settings could not be read, so every one has its default; the damaged file is kept as <b>{file}</b>.",
    ).format(file=escape(str(aside)))
