"""The panels, found by scanning this package: a new one is a new module (or package) with a class made from Panel."""

from __future__ import annotations

from collections.abc import Container
from importlib import import_module
from pkgutil import iter_modules

from playground.panels.panel import Panel

__all__ = ["FIRST", "Panel", "modules", "panels"]

FIRST = ("decision_boundary", "gradient_flow", "loss")
"""The panels of the standard layout; the others come when View opens them."""


def modules() -> list[str]:
    """The names of the modules in which panels may be."""
    return [module.name for module in iter_modules(__path__)]


def panels(names: Container[str] | None = None) -> tuple[type[Panel], ...]:
    """The panels by name in alphabetical order, of all modules or of those of these names: its module's is a panel's.

    Cheap: pyqtgraph is not imported before the first one is made.
    """
    found: dict[str, type[Panel]] = {}
    for name in modules():
        if names is None or name in names:
            for each in vars(import_module(f"{__name__}.{name}")).values():
                if isinstance(each, type) and issubclass(each, Panel) and each.name:
                    found[each.name] = each
    return tuple(found[name] for name in sorted(found))
