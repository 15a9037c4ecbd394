"""How one layer's histogram changed: those of some moments that were seen, thinned so that they stay few."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.engine.program import Array
from playground.look import numbers
from playground.panels.distributions.value import DistributionsValue, Ridges, Row

MOST = 24
"""Moments kept at most."""


class Moments:
    """Takes in values one after the other; a reset, another network or another quantity starts anew."""

    def __init__(self) -> None:
        self._kept: list[DistributionsValue] = []
        self._newest: DistributionsValue | None = None
        self._every = 1
        self._skipped = 0
        self._last = 0

    def add(self, value: DistributionsValue) -> None:
        """One more moment; of many only every second, fourth, … is kept, and always the newest.

        One that somebody looks back at is shown, but not kept.
        """
        before, self._newest = self._newest, value
        if before is not None and ((value.step < self._last and not value.past) or subject(value) != subject(before)):
            self._kept, self._every, self._skipped = [], 1, 0
        if value.past:
            return
        self._last = value.step
        if self._kept and value.step == self._kept[-1].step:
            return
        self._skipped += 1
        if self._kept and self._skipped < self._every:
            return
        self._skipped = 0
        self._kept.append(value)
        if len(self._kept) > MOST:
            self._kept, self._every = self._kept[::2], 2 * self._every

    def over_time(self, layer: str) -> DistributionsValue | None:
        """One layer's histograms as rows named by their epochs, on the newest axis; None where nothing was seen."""
        newest = self._newest
        if newest is None:
            return None
        shown = [*(value for value in self._kept if value.step < newest.step), newest]
        models = tuple(
            Ridges(ridges.name, tuple(_moment(value, index, layer, newest.edges) for value in shown))
            for index, ridges in enumerate(newest.models)
            if any(row.layer == layer for row in ridges.rows)
        )
        return replace(newest, models=models)


def subject(value: DistributionsValue) -> tuple[object, ...]:
    """What the histograms are of."""
    return value.quantity, *((model.name, *(row.layer for row in model.rows)) for model in value.models)


def _moment(value: DistributionsValue, model: int, layer: str, edges: Array) -> Row:
    row = next(row for row in value.models[model].rows if row.layer == layer)
    return replace(row, layer=numbers.plain(value.epoch), shares=rebinned(row.shares, value.edges, edges))


def rebinned(shares: Array, edges: Array, onto: Array) -> Array:
    """Shares (bins,) between `edges` as shares between the edges `onto`, each bin spread evenly."""
    total = np.concatenate([[0.0], np.cumsum(shares)])
    result: Array = np.diff(np.interp(onto, edges, total))
    return result
