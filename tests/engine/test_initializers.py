"""Every initializer: shape, determinism, and the published mean and variance."""

import numpy as np
import pytest

from playground.engine.initializers import (
    INITIALIZERS,
    Constant,
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    Initializer,
    Normal,
    Orthogonal,
    Uniform,
    Zeros,
)

OUTPUTS, INPUTS = 60, 100
SHAPES = [(60, 100), (100, 60), (1, 5), (5, 1), (1, 1)]

# (initializer, mean, variance, the largest possible |w|); variances as published, fan-in and fan-out swapped shows.
MOMENTS: list[tuple[Initializer, float, float, float]] = [
    (Zeros(), 0.0, 0.0, 0.0),
    (Constant(value=0.25), 0.25, 0.0, 0.25),
    (Uniform(), 0.5, 1.0 / 12.0, 1.0),
    (Uniform(low=-3.0, high=1.0), -1.0, 16.0 / 12.0, 3.0),
    (Normal(), 0.0, 1.0, np.inf),
    (Normal(mean=2.0, std=0.5), 2.0, 0.25, np.inf),
    (GlorotUniform(), 0.0, 2.0 / (INPUTS + OUTPUTS), np.sqrt(6.0 / (INPUTS + OUTPUTS))),
    (GlorotNormal(), 0.0, 2.0 / (INPUTS + OUTPUTS), np.inf),
    (HeUniform(), 0.0, 2.0 / INPUTS, np.sqrt(6.0 / INPUTS)),
    (HeNormal(), 0.0, 2.0 / INPUTS, np.inf),
    (Orthogonal(), 0.0, 1.0 / INPUTS, 1.0),
    (Orthogonal(gain=3.0), 0.0, 9.0 / INPUTS, 3.0),
]


def test_every_initializer_has_its_moments_here() -> None:
    assert {kind.kind for kind, *_ in MOMENTS} == set(INITIALIZERS)


@pytest.mark.parametrize(("kind", "mean", "variance", "largest"), MOMENTS, ids=lambda value: repr(value)[:40])
def test_mean_and_variance_are_the_published_ones(
    kind: Initializer, mean: float, variance: float, largest: float
) -> None:
    """Within five standard errors over 60,000 draws with a fixed seed: half a per cent, or two of the variance."""
    generator = np.random.default_rng(5)
    w = np.concatenate([kind.draw(generator, OUTPUTS, INPUTS).ravel() for _ in range(10)])
    assert abs(w.mean() - mean) <= 5.0 * np.sqrt(variance / w.size) + 1e-15
    assert abs(w.var() - variance) <= 5.0 * np.sqrt(2.0 / w.size) * variance + 1e-15
    assert np.abs(w).max() <= largest + 1e-12
    if np.isfinite(largest) and variance and not isinstance(kind, Orthogonal):
        assert np.abs(w).max() > 0.99 * largest  # uniform reaches its bounds


@pytest.mark.parametrize("name", INITIALIZERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shape_and_determinism(name: str, shape: tuple[int, int]) -> None:
    kind = INITIALIZERS[name]()
    first, second = (kind.draw(np.random.default_rng(3), *shape) for _ in range(2))
    assert first.shape == shape and first.dtype == np.float64 and np.isfinite(first).all()
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(("outputs", "inputs"), SHAPES)
def test_orthogonal_has_equal_singular_values(outputs: int, inputs: int) -> None:
    w = Orthogonal(gain=1.5).draw(np.random.default_rng(1), outputs, inputs)
    np.testing.assert_allclose(np.linalg.svd(w, compute_uv=False), 1.5, rtol=1e-12)


def test_orthogonal_prefers_no_sign() -> None:
    """Without correction LAPACK's QR makes the first diagonal element nearly always negative."""
    generator = np.random.default_rng(2)
    signs = [np.sign(Orthogonal().draw(generator, 4, 4)[0, 0]) for _ in range(400)]
    assert abs(np.mean(signs)) < 5.0 / np.sqrt(400)


@pytest.mark.parametrize("kind", [GlorotNormal(), HeNormal(), Orthogonal()], ids=repr)
def test_a_signal_keeps_its_size_through_a_square_layer(kind: Initializer) -> None:
    """What they are made for: with linear units (Glorot, orthogonal), or with relu (He), E‖Wx‖² = ‖x‖², or twice it."""
    w = kind.draw(np.random.default_rng(4), 400, 400)
    x = np.random.default_rng(6).normal(size=(400, 50))
    growth = np.square(w @ x).sum() / np.square(x).sum()
    assert growth == pytest.approx(2.0 if isinstance(kind, HeNormal) else 1.0, rel=0.05)
