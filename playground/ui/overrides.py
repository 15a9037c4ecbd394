"""What PySide needs on Python 3.11 so that a mistake in an override of ours is told of, and doesn't end the process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

NAMES = {
    "paint", "boundingRect", "shape", "itemChange", "drawBackground", "drawForeground", "event", "eventFilter", "redo",
    "undo", "mergeWith", "heightForWidth", "setGeometry", "highlightBlock", "data", "rowCount", "columnCount",
}  # fmt: skip
"""What Qt calls by itself, beside all that ends in Event or Hint. Of slots, PySide counts the arguments."""


def guard() -> None:
    """Let the overrides of all our classes that are made from now on raise nothing but objects.

    What C code raises, such as a list's IndexError, is none before something catches it (from Python 3.12 on it always
    is), and PySide 6.11 takes it for one where Qt was called from Python in its turn, as by repaint().
    """
    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(_made)  # type: ignore[method-assign, assignment]


def _made(made: Any, /, **_options: object) -> None:
    if not made.__module__.startswith("playground."):
        return  # pyqtgraph's are called thousands of times a second
    qt = [vars(base) for base in made.__mro__ if base.__module__.startswith("PySide6")]
    for name, value in list(vars(made).items()):
        called = (name.endswith(("Event", "Hint")) or name in NAMES) and any(name in known for known in qt)
        if called and isinstance(value, FunctionType):
            setattr(made, name, whole(value))


def whole(override: Callable[..., Any]) -> Callable[..., Any]:
    """The same, but what it raises has been caught once."""

    @wraps(override)
    def caught(*arguments: Any) -> Any:
        try:
            return override(*arguments)
        except Exception:
            raise

    return caught
