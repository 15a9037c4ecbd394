"""The extreme eigenvalues of a symmetric matrix that is known only by its products with vectors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.engine.diagnostics.progress import Watch
from playground.engine.program import Array

STEPS = 120
"""Products at most; each also keeps a vector."""
TOLERANCE = 1e-8
"""A Ritz value counts as an eigenvalue when its residual is below this share of the largest."""


def lanczos(
    times: Callable[[Array], Array],
    size: int,
    *,
    generator: np.random.Generator,
    watch: Watch | None = None,
    steps: int = STEPS,
) -> tuple[Array, Array]:
    """Ritz values, smallest first, and vectors (size, values), of a symmetric (size, size) matrix A; `times` is A v.

    Only those whose residual ‖A u − λ u‖ has converged, and always the two ends. Every new vector is made orthogonal
    to all the earlier ones, twice, so that rounding brings no eigenvalue back. It stops early when two values at each
    end have converged. (Lanczos 1950; Golub & Van Loan, Matrix Computations, ch. 10.)
    """
    steps = min(steps, size)
    basis = np.zeros((steps, size))
    diagonal, beside = np.zeros(steps), np.zeros(steps)
    direction = generator.normal(size=size)
    values, vectors, residuals = np.zeros(0), np.zeros((0, 0)), np.zeros(0)
    for count in (watch or Watch()).over(range(1, steps + 1), steps):
        basis[count - 1] = direction / np.linalg.norm(direction)
        direction = times(basis[count - 1])
        diagonal[count - 1] = basis[count - 1] @ direction
        for _ in range(2):
            direction -= basis[:count].T @ (basis[:count] @ direction)
        beside[count - 1] = np.linalg.norm(direction)
        values, vectors = _tridiagonal(diagonal[:count], beside[: count - 1])
        residuals = beside[count - 1] * np.abs(vectors[-1])
        scale = np.max(np.abs(values)) or 1.0
        if beside[count - 1] <= 1e-14 * scale or _settled(residuals, TOLERANCE * scale):
            break
    kept = residuals <= TOLERANCE * (np.max(np.abs(values)) or 1.0)
    kept[[0, -1]] = True
    return values[kept], basis[: len(values)].T @ vectors[:, kept]


def _settled(residuals: Array, limit: float) -> bool:
    """Whether the two Ritz values at each end have converged."""
    return len(residuals) >= 8 and bool((residuals[[0, 1, -2, -1]] <= limit).all())


def _tridiagonal(diagonal: Array, beside: Array) -> tuple[Array, Array]:
    """Eigenvalues and eigenvectors of a symmetric tridiagonal matrix."""
    values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1))
    return values, vectors
