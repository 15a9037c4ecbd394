"""What PySide and pyqtgraph need, or can leave out, for this application; it has to be said before they are used."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from shiboken6 import Shiboken

NAMES = {
    "paint", "boundingRect", "shape", "itemChange", "drawBackground", "drawForeground", "event", "eventFilter", "redo",
    "undo", "mergeWith", "heightForWidth", "setGeometry", "highlightBlock", "data", "rowCount", "columnCount",
}  # fmt: skip
"""What Qt calls by itself, beside all that ends in Event or Hint. Of slots, PySide counts the arguments."""


def prepare() -> None:
    """Call it once, before classes of ours are made and before pyqtgraph is imported."""
    guard()
    import_without_features()
    for name in ("QtCore", "QtGui", "QtWidgets"):
        mirror(name)


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


def import_without_features() -> None:
    """Import as before PySide, which reads the source of every module, and keeps it, to know of its `__feature__`."""
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def mirror(name: str) -> None:
    """Let pyqtgraph.Qt take the names of this module of Qt when they are asked for.

    It copies them all at its import, for which PySide would have to make each class and enumeration that there is.
    """
    qt, copy = import_module(f"PySide6.{name}"), ModuleType(f"pyqtgraph.Qt.{name}")
    if copy.__name__ in sys.modules:
        return

    def take(asked: str) -> Any:
        value = getattr(qt, asked)
        setattr(copy, asked, value)
        return value

    copy.__getattr__ = take  # type: ignore[method-assign]
    sys.modules[copy.__name__] = copy
    names = qt.__dir__

    def nothing_to_copy() -> list[str]:
        qt.__dir__ = names  # type: ignore[method-assign]
        return []

    qt.__dir__ = nothing_to_copy  # type: ignore[method-assign]
