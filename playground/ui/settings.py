"""What the application remembers of its window: a table of rows, each with its key, its type and its default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from playground.look.look import MODES
from playground.look.tokens import SCALE_MAXIMUM, SCALE_MINIMUM

LAYOUT_VERSION = 1
"""Goes up when the docks change so much that an old layout would look wrong."""


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
TEXT_SCALE = Setting("look/text_scale", 1.0, low=SCALE_MINIMUM, high=SCALE_MAXIMUM)
SPEED = Setting("run/speed", float("inf"), low=1.0)
GEOMETRY = Setting("window/geometry", QByteArray())
LAYOUT = Setting("window/layout", QByteArray())
FOLDER = Setting("files/folder", "")
RECENT = Setting("files/recent", "")


class Settings:
    """Reads and writes the rows above."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "network-playground", "network-playground"
        )

    def read(self, setting: Setting) -> Any:
        """The remembered value, or its default."""
        stored = self._store.value(setting.key)
        return setting.default if stored is None else setting.accepted(stored)

    def write(self, setting: Setting, value: Any) -> None:
        """Remember a value."""
        self._store.setValue(setting.key, value)
