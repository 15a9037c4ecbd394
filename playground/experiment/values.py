"""The Experiment: one frozen value that says everything an experiment file says."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.engine.datasets import DATASETS, Dataset
from playground.engine.model import Model
from playground.engine.stop import Stop
from playground.registry import Kind, knob


@dataclass(frozen=True, kw_only=True)
class Experiment(Kind):
    """The document. `batch_size` None is full batch; `precision` is the number format of the whole computation."""

    title: str = knob("Untitled", type=str)
    seed: int = knob(0, low=0, high=2**32 - 1, text="Decides the data, the split, the start and the order")
    dataset: Dataset = knob("spiral", kinds=DATASETS)
    batch_size: int | None = knob(10, optional=True, low=1, high=100_000)
    precision: str = knob("float64", choices=("float64", "float32"))
    models: tuple[Model, ...] = field(default=(Model(),))
    stop: Stop = Stop()
