"""What one panel tells another, as rows; panels don't know each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playground.panels import Panel


@dataclass(frozen=True)
class Link:
    """The signal of one panel that a method of another follows, by their names."""

    source: str
    signal: str
    target: str
    method: str


LINKS = (Link("data_table", "sample_chosen", "sample", "show_sample"),)


def link(panels: Mapping[str, Panel], made: str) -> None:
    """Connect a panel that was just made with those that are there already."""
    for each in LINKS:
        if made in (each.source, each.target) and each.source in panels and each.target in panels:
            getattr(panels[each.source], each.signal).connect(getattr(panels[each.target], each.method))
