"""What lies under the microscope: a model, and one or more samples of the training or the test data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Samples by their row in the training data (or the test data, where `test`), seen by one model of the run."""

    model: int = 0
    samples: tuple[int, ...] = (0,)
    test: bool = False

    @property
    def several(self) -> bool:
        """Whether it is a mini-batch, whose gradient is a sum over its samples."""
        return len(self.samples) > 1


@dataclass(frozen=True)
class Focus:
    """The place that a stage shows: neuron j (`unit`), neuron k of the layer before (`source`), sample (`column`).

    `change` is what a weight, or z_j where `on_z`, is nudged by.
    """

    unit: int = 0
    source: int = 0
    column: int = 0
    change: float = 0.5
    on_z: bool = False
