"""Schedules: how the learning rate changes from epoch to epoch."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

from playground.registry import Kind, Registry, knob

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


@SCHEDULES.register("step")
@dataclass(frozen=True)
class Step(Schedule):
    """The learning rate falls in steps: after every so many epochs it is multiplied by the same number."""

    every: int = knob(50, low=1, high=1_000_000, unit="epochs", text="How long the rate stays the same")
    shrink: float = knob(0.5, above=0.0, high=1.0, text="What the rate is then multiplied with")

    def factor(self, epoch: int) -> float:
        return self.shrink ** (epoch // self.every)


@SCHEDULES.register("exponential")
@dataclass(frozen=True)
class Exponential(Schedule):
    """The learning rate is multiplied by the same number after each epoch."""

    shrink: float = knob(0.99, above=0.0, high=1.0, text="What the rate is multiplied with after each epoch")

    def factor(self, epoch: int) -> float:
        return self.shrink**epoch


@SCHEDULES.register("cosine")
@dataclass(frozen=True)
class Cosine(Schedule):
    """Half a wave of the cosine from the learning rate down to its share `floor`, where it stays (SGDR)."""

    epochs: int = knob(200, low=1, high=10_000_000, unit="epochs", text="How long the rate falls")
    floor: float = knob(0.0, low=0.0, high=1.0, text="The share of the rate that is left in the end")

    def factor(self, epoch: int) -> float:
        fallen = min(epoch, self.epochs) / self.epochs
        return self.floor + (1.0 - self.floor) * 0.5 * (1.0 + cos(pi * fallen))


@SCHEDULES.register("warm_up")
@dataclass(frozen=True)
class WarmUp(Schedule):
    """The learning rate grows in equal steps over the first epochs, and stays."""

    epochs: int = knob(10, low=1, high=1_000_000, unit="epochs", text="How long the rate grows")

    def factor(self, epoch: int) -> float:
        return min(epoch + 1, self.epochs) / self.epochs
