"""Whether one experiment goes on from another, with what that has learned."""

from __future__ import annotations

from dataclasses import replace

from playground.engine.points import Points
from playground.experiment.values import Experiment


def goes_on(one: Experiment, other: Experiment, *, same_data: bool) -> bool:
    """Whether what one experiment has learned is of use to the other."""
    if (one.seed, one.precision) != (other.seed, other.precision):
        return False
    return same_data or _drawn_on(one, other)


def _drawn_on(one: Experiment, other: Experiment) -> bool:
    """Whether nothing but points was added to the data, or taken away: somebody draws while the network learns."""
    drawn = one.dataset
    if not isinstance(drawn, Points) or not isinstance(other.dataset, Points):
        return False
    return replace(drawn, points=other.dataset.points) == other.dataset
