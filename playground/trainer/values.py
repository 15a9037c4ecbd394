"""The values of the panels: which are computed for a frame, so that none takes too much from the training."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any

import numpy as np

from playground.engine.snapshot import Snapshot

SHARE = 0.025
"""The largest share of its time that the worker gives to one panel while it trains."""
REST = 0.3
"""Seconds after which a panel may be computed again although it takes more than that."""
MOST = 0.1
"""The share that it takes then at most: large networks would hardly train."""

SOON = 0.033
"""Seconds between a value and its drawing: those of a frame."""
NO_MATTER_WHEN: Mapping[str, float] = {}

Compute = Callable[[Snapshot], Any]


class Values:
    """Computes what is watched, by name, each when its turn has come."""

    def __init__(self) -> None:
        self._computes: Mapping[str, Compute] = {}
        self._due: dict[str, float] = {}

    @property
    def watched(self) -> frozenset[str]:
        """The names of what is computed."""
        return frozenset(self._computes)

    def watch(self, computes: Mapping[str, Compute]) -> None:
        """Compute these from now on; new ones are due at once."""
        new = computes.keys() - self._computes.keys()
        self._computes = computes
        self._due = {name: due for name, due in self._due.items() if name not in new}

    def of(
        self, snapshot: Snapshot, *, everything: bool, drawn_from: Mapping[str, float] = NO_MATTER_WHEN
    ) -> dict[str, Any]:
        """The values of a snapshot: all, or those whose turn it is, and that are drawn soon.

        `drawn_from` says of names from when on (perf_counter) they may be drawn; the others may be at any time.
        """
        values = {}
        for name, compute in self._computes.items():
            began = perf_counter()
            if everything or began >= max(self._due.get(name, 0.0), drawn_from.get(name, 0.0) - SOON):
                try:
                    with np.errstate(all="ignore"):  # what has just diverged holds the largest numbers that there are
                        values[name] = compute(snapshot)
                except Exception:  # a mistake in a panel must not stop the training, nor the other panels
                    sys.excepthook(*sys.exc_info())
                ended = perf_counter()
                took = ended - began
                self._due[name] = ended + min(took / SHARE, max(took / MOST, REST))
        return values
