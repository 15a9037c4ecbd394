"""Schedules: how the learning rate changes from epoch to epoch."""

from __future__ import annotations

from dataclasses import dataclass

from playground.registry import Kind, Registry

SCHEDULES = Registry("schedule")


class Schedule(Kind):
    """A factor on the learning rate."""

    def factor(self, epoch: int) -> float:
        """The factor during epoch 0, 1, …."""
        raise NotImplementedError


@SCHEDULES.register("constant")
@dataclass(frozen=True)
class Constant(Schedule):
    """The learning rate stays as it is."""

    def factor(self, epoch: int) -> float:
        return 1.0
