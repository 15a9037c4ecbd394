"""The panels, found by scanning this package: a new one is a new module (or package) with a class made from Panel."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from playground.panels.panel import Panel

__all__ = ["Panel", "panels"]


def panels() -> tuple[type[Panel], ...]:
    """The panels by name in alphabetical order. Cheap: pyqtgraph is not imported before the first one is made."""
    found: dict[str, type[Panel]] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, Panel) and each.name:
                found[each.name] = each
    return tuple(found[name] for name in sorted(found))
