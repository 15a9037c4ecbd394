"""The keys of the microscope: what each of them moves, and by how much."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
Moved: TypeAlias = Literal["stage", "unit", "source", "column", "page"]
FAR = 10_000

STEPS: dict[tuple[Qt.Key, bool], tuple[Moved, int]] = {
    (Key.Key_Left, False): ("stage", -1),
    (Key.Key_Right, False): ("stage", 1),
    (Key.Key_Home, False): ("stage", -FAR),
    (Key.Key_End, False): ("stage", FAR),
    (Key.Key_Up, False): ("unit", -1),
    (Key.Key_Down, False): ("unit", 1),
    (Key.Key_Up, True): ("source", -1),
    (Key.Key_Down, True): ("source", 1),
    (Key.Key_PageUp, False): ("page", -1),
    (Key.Key_PageDown, False): ("page", 1),
    (Key.Key_PageUp, True): ("column", -1),
    (Key.Key_PageDown, True): ("column", 1),
}
"""By key, and whether Ctrl is held."""


def step_of(event: QKeyEvent) -> tuple[Moved, int] | None:
    """What a key moves; None where it is not one of the microscope's."""
    control, keypad = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~(control | keypad):
        return None
    return STEPS.get((Key(event.key()), bool(event.modifiers() & control)))
