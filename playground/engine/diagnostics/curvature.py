"""How curved is the cost: the Hessian, its products with vectors, its spectrum, and Gauss–Newton beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.lanczos import lanczos
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.progress import Watch
from playground.engine.diagnostics.r_operator import ROperator, smooth
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array
from playground.translatable import QT_TRANSLATE_NOOP

EXACT = 3000
"""Up to so many parameters the whole matrix is made: 72 MB, and one product per column."""
PROBES = 30
"""Random vectors that estimate a trace."""


class CurvatureProducts:
    """H v and G v at a network's θ, for samples x (samples, inputs) and targets y (samples, outputs).

    H is the Hessian of the data loss by the parameters that learn, exact by Pearlmutter's R-operator. G = JᵀH_L J is
    Gauss–Newton, with the Jacobian J of what the loss sees (z of the output where they are fused, else ŷ) and the
    loss's own curvature H_L (Schraudolph 2002): for squares 2 JᵀJ/(n · outputs). It leaves out the curvature of the
    network itself, so it has no negative eigenvalue.
    """

    def __init__(self, network: Network, loss: Loss, x: Array, y: Array) -> None:
        self.probe = probe = Probe(smooth(network), loss, x, y)
        probe.backpropagate()
        self.parameters = network.learning
        self._whole = ROperator((probe.forward, probe.loss_error, probe.backward))
        self._towards = ROperator((probe.forward, probe.loss_error))

    @property
    def gradient(self) -> Array:
        """∂C/∂θ of the parameters that learn."""
        self.probe.backpropagate()
        return self.probe.gradient[: self.parameters].copy()

    def hessian_times(self, v: Array) -> Array:
        """H v for v (parameters that learn,)."""
        self._whole.of(self.probe.theta)[: self.parameters] = v
        self._whole.run()
        return self._whole.of(self.probe.gradient)[: self.parameters].copy()

    def gauss_newton_times(self, v: Array) -> Array:
        """G v for v (parameters that learn,): J forward, H_L, and Jᵀ by an ordinary backward pass."""
        self._towards.of(self.probe.theta)[: self.parameters] = v
        self._towards.run()
        error = self.probe.seed_error
        error[...] = self._towards.of(error)
        with np.errstate(all="ignore"):
            self.probe.backward.run()
        return self.probe.gradient[: self.parameters].copy()


@dataclass(frozen=True, eq=False)
class Spectrum:
    """The eigenvalues of a symmetric matrix, smallest first: all of them, or the few that Lanczos found.

    `directions` (parameters, 2) are the eigenvectors of the two largest |λ|. `trace_error` is the standard error of an
    estimated trace, 0 where it is exact. `matrix` is None where it was too large to be made.
    """

    eigenvalues: Array
    directions: Array
    trace: float
    trace_error: float
    matrix: Array | None

    @property
    def largest(self) -> float:
        """λ_max."""
        return float(self.eigenvalues[-1])

    @property
    def smallest(self) -> float:
        """λ_min, below 0 at a saddle."""
        return float(self.eigenvalues[0])

    @property
    def negative(self) -> int:
        """How many of `eigenvalues` are below 0 by more than rounding."""
        return int(np.count_nonzero(self.eigenvalues < -1e-12 * np.max(np.abs(self.eigenvalues))))

    @property
    def condition(self) -> float:
        """max |λ|/min |λ|; nan where not all eigenvalues are known, infinite where one is 0."""
        size = np.abs(self.eigenvalues)
        if self.matrix is None:
            return float("nan")
        return float(np.max(size) / np.min(size)) if np.min(size) > 0.0 else float("inf")

    @property
    def stable_rate(self) -> float:
        """2/λ_max, above which gradient descent overshoots along the steepest direction; infinite where λ_max ≤ 0."""
        return 2.0 / self.largest if self.largest > 0.0 else float("inf")


@dataclass(frozen=True, eq=False)
class Curvature:
    """The spectra of Hessian and Gauss–Newton over the parameters that learn; `exact` where the matrices were made."""

    parameters: int
    exact: bool
    hessian: Spectrum
    gauss_newton: Spectrum


def curvature(
    network: Network,
    loss: Loss,
    x: Array,
    y: Array,
    *,
    exact_up_to: int = EXACT,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Curvature:
    """The curvature of C at θ for samples x (samples, inputs) and targets y (samples, outputs).

    Up to `exact_up_to` parameters all eigenvalues are exact; above, Lanczos finds the extreme ones and Hutchinson's
    estimator the trace, both started from `seed`. ValueError: nothing learns. Raises CancelledError.
    """
    if not network.learning:
        raise ValueError(
            QT_TRANSLATE_NOOP(
                "Problems", "No layer learns, so there is no curvature: let one learn, or add a dense layer."
            )
        )
    products, watch = CurvatureProducts(network, loss, x, y), Watch(progress, cancelled)
    find = _exact if network.learning <= exact_up_to else _sampled
    halves = [
        find(times, network.learning, seed, watch.part(share, share + 0.5))
        for times, share in ((products.hessian_times, 0.0), (products.gauss_newton_times, 0.5))
    ]
    return Curvature(network.learning, find is _exact, *halves)


Times = Callable[[Array], Array]


def matrix_of(times: Times, size: int, watch: Watch) -> Array:
    """The symmetric (size, size) matrix whose products with vectors are `times`, by its columns."""
    matrix, unit = np.empty((size, size)), np.zeros(size)
    for column in watch.over(range(size), size):
        unit[column] = 1.0
        matrix[:, column] = times(unit)
        unit[column] = 0.0
    return 0.5 * (matrix + matrix.T)  # symmetric to rounding already


def _exact(times: Times, size: int, _seed: int, watch: Watch) -> Spectrum:
    matrix = matrix_of(times, size, watch)
    if not np.isfinite(matrix).all():
        return Spectrum(np.full(size, np.nan), np.full((size, 2), np.nan), float("nan"), 0.0, matrix)
    values, vectors = np.linalg.eigh(matrix)
    order = np.argsort(-np.abs(values), kind="stable")[:2]
    return Spectrum(values, vectors[:, order], float(np.trace(matrix)), 0.0, matrix)


def _sampled(times: Times, size: int, seed: int, watch: Watch) -> Spectrum:
    generator = np.random.default_rng(seed)
    values, vectors = lanczos(times, size, generator=generator, watch=watch.part(0.0, 0.8))
    trace, error = hutchinson(times, size, generator=generator, watch=watch.part(0.8, 1.0))
    order = np.argsort(-np.abs(values), kind="stable")[:2]
    return Spectrum(values, vectors[:, order], trace, error, None)


def hutchinson(times: Times, size: int, *, generator: np.random.Generator, watch: Watch) -> tuple[float, float]:
    """The trace of a matrix as the mean of vᵀAv over random signs v, and its standard error (Hutchinson 1990)."""
    samples = np.empty(PROBES)
    for index in watch.over(range(PROBES), PROBES):
        signs = generator.choice([-1.0, 1.0], size)
        samples[index] = signs @ times(signs)
    return float(samples.mean()), float(samples.std(ddof=1) / np.sqrt(PROBES))
