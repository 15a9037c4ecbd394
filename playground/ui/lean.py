"""What PySide and pyqtgraph do at imports for programs that this one is not, left out: a tenth of the start."""

from __future__ import annotations

import builtins
import sys
from functools import partial
from types import ModuleType


def lean_imports() -> None:
    """Call it once, before pyqtgraph is imported by anything."""
    _without_features()
    for name in ("QtCore", "QtGui", "QtWidgets"):
        _without_copies(name)


def _without_features() -> None:
    """PySide reads the source of every module that is imported, and keeps it, to know where `__feature__` may count.

    Nothing here imports that; the import that was there before PySide is kept by it under this name.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _without_copies(name: str) -> None:
    """pyqtgraph.Qt copies all names of three modules, for which PySide has to make each class and enumeration of Qt.

    This module stands for its copy, and takes a name from PySide when somebody asks for it.
    """
    qt = __import__(f"PySide6.{name}", fromlist=[name])
    mirror = ModuleType(f"pyqtgraph.Qt.{name}")
    mirror.__getattr__ = partial(getattr, qt)  # type: ignore[method-assign]
    sys.modules[mirror.__name__] = mirror

    def nothing_to_copy() -> list[str]:
        del qt.__dir__
        return []

    qt.__dir__ = nothing_to_copy  # type: ignore[method-assign]
