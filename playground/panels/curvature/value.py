"""What the curvature panel works out of a snapshot on demand, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.curvature import Curvature, Spectrum, curvature
from playground.engine.diagnostics.progress import Watch
from playground.engine.diagnostics.samples import looked_at
from playground.engine.optimizers import Sgd
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot, Snapshot

FLAT = 1e-8
"""Below this share of the largest |λ| a direction counts as flat."""


@dataclass(frozen=True, eq=False)
class ModelCurvature:
    """The curvature of one model; `rate` is its learning rate where it follows plain gradient descent, else nan."""

    name: str
    found: Curvature
    rate: float


@dataclass(frozen=True, eq=False)
class CurvatureValue:
    """The curvature of all models after `step` steps."""

    step: int
    models: tuple[ModelCurvature, ...]


def work_out(snapshot: Snapshot, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> CurvatureValue:
    """The curvature of all models over their training samples. ValueError: nothing learns. Raises CancelledError."""
    watch, count = Watch(progress, cancelled), len(snapshot.models)
    return CurvatureValue(
        snapshot.step,
        tuple(
            _model(model, watch.part(index / count, (index + 1) / count)) for index, model in enumerate(snapshot.models)
        ),
    )


def _model(model: ModelSnapshot, watch: Watch) -> ModelCurvature:
    found = curvature(
        model.network, model.model.loss, *looked_at(model), progress=watch.progress, cancelled=watch.cancelled
    )
    optimizer = model.model.optimizer
    return ModelCurvature(
        model.model.name, found, optimizer.learning_rate if isinstance(optimizer, Sgd) else float("nan")
    )


def flat(spectrum: Spectrum) -> int:
    """How many of the known eigenvalues are so small that nothing changes along their directions."""
    size = np.abs(spectrum.eigenvalues)
    return int(np.count_nonzero(size <= FLAT * size.max(initial=0.0)))


def by_size(spectrum: Spectrum) -> Array:
    """The eigenvalues that are not flat, largest |λ| first."""
    values = spectrum.eigenvalues[np.isfinite(spectrum.eigenvalues)]
    size = np.abs(values)
    kept = values[size > FLAT * size.max(initial=0.0)]
    result: Array = kept[np.argsort(-np.abs(kept), kind="stable")]
    return result


def downhill(spectrum: Spectrum) -> int:
    """How many directions curve down by more than what counts as flat."""
    return int(np.count_nonzero(by_size(spectrum) < 0.0))
