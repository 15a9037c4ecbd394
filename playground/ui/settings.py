"""What the application remembers: a table of rows, each with its key, its type and its default."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from time import strftime
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from playground.look import numbers
from playground.look.look import MODES
from playground.look.tokens import SCALE_MAXIMUM, SCALE_MINIMUM, SCALE_STEP
from playground.ui.language import SYSTEM, languages

LAYOUT_VERSION = 2
"""Goes up when the docks change so much that an old layout would look wrong."""


SCALES = tuple(
    SCALE_MINIMUM + SCALE_STEP * step for step in range(round((SCALE_MAXIMUM - SCALE_MINIMUM) / SCALE_STEP) + 1)
)
"""The text scales."""


@dataclass(frozen=True)
class Setting:
    """One remembered value; what is stored and isn't acceptable counts as the default."""

    key: str
    default: Any
    choices: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None

    def accepted(self, stored: Any) -> Any:
        """The stored value with the type of the default, or the default."""
        try:
            value = type(self.default)(stored)
        except (TypeError, ValueError):
            return self.default
        outside = (self.low is not None and not value >= self.low) or (self.high is not None and not value <= self.high)
        return self.default if outside or (self.choices and value not in self.choices) else value


THEME = Setting("look/theme", "system", choices=MODES)
TEXT_SCALE = Setting("look/text_scale", 1.0, choices=SCALES)
LANGUAGE = Setting("look/language", SYSTEM, choices=(SYSTEM, *languages()))
DIGITS = Setting("look/digits", 4, choices=numbers.DIGITS)
FRAMES = Setting("run/frames_per_second", 30, choices=(10, 20, 30, 60))
SPEED = Setting("run/speed", float("inf"), low=1.0)
GEOMETRY = Setting("window/geometry", QByteArray())
LAYOUT = Setting("window/layout", QByteArray())
PANELS = Setting("window/panels", "")
FOLDER = Setting("files/folder", "")
RECENT = Setting("files/recent", "")


class Settings:
    """Reads and writes the rows above.

    A file that is damaged is put aside, and `damaged` is where; then every row has its default.
    """

    def __init__(self) -> None:
        self._store = _store()
        self.damaged = put_aside(Path(self._store.fileName()))
        if self.damaged is not None:
            self._store = _store()

    def read(self, setting: Setting) -> Any:
        """The remembered value, or its default."""
        stored = self._store.value(setting.key)
        return setting.default if stored is None else setting.accepted(stored)

    def write(self, setting: Setting, value: Any) -> None:
        """Remember a value."""
        self._store.setValue(setting.key, value)


def put_aside(file: Path) -> Path | None:
    """Rename a settings file that is damaged, and say to what; None where it is sound, or can't be renamed."""
    try:
        if sound(file.read_bytes()):
            return None
        aside = file.with_name(f"{file.stem}.damaged-{strftime('%Y%m%d-%H%M%S')}{file.suffix}")
        os.replace(file, aside)
    except OSError:
        return None
    return aside


def sound(data: bytes) -> bool:
    """Whether the bytes of a settings file are what Qt writes: lines of [section], key=value and ;comment."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    lines = [line.strip() for line in text.splitlines()]
    return "\0" not in text and all(
        not line or line.startswith(";") or (line[0] == "[" and line[-1] == "]") or "=" in line for line in lines
    )


def _store() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "network-playground", "network-playground")
