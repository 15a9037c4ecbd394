"""The contour of known functions lies where it must."""

import numpy as np
import pytest

from playground.engine.diagnostics.contour import contour

X = np.linspace(-2.0, 2.0, 41)
Y = np.linspace(-1.5, 1.5, 31)


def test_of_a_plane_is_exact() -> None:
    x, y = contour(X[None, :] + 2.0 * Y[:, None], 0.33, x=X, y=Y)
    assert len(x) == len(y) > 40 and len(x) % 2 == 0
    np.testing.assert_allclose(x + 2.0 * y, 0.33, atol=1e-12)


def test_of_a_circle_closes_and_has_its_length() -> None:
    x, y = contour(X[None, :] ** 2 + Y[:, None] ** 2, 1.0, x=X, y=Y)
    np.testing.assert_allclose(np.hypot(x, y), 1.0, atol=0.005)
    length = np.hypot(x[1::2] - x[::2], y[1::2] - y[::2]).sum()
    assert length == pytest.approx(2.0 * np.pi, rel=0.01)
    ends = np.round(np.column_stack([x, y]), 9)
    _, counts = np.unique(ends, axis=0, return_counts=True)
    assert (counts % 2 == 0).all(), "every end of a segment is the start of its neighbour"


@pytest.mark.parametrize("flip", [1.0, -1.0])
@pytest.mark.parametrize("middle", [-0.2, 0.2])
def test_a_saddle_keeps_its_corners_apart_by_the_sign_in_the_middle(flip: float, middle: float) -> None:
    """Corners (+ − + −) plus a constant: a positive mean joins the high corners, and lines go round the low ones."""
    values = flip * np.array([[1.0, -1.0], [-1.0, 1.0]]) + middle
    x, y = contour(values, 0.0, x=np.array([0.0, 1.0]), y=np.array([0.0, 1.0]))
    assert len(x) == 4
    high_diagonal = flip > 0
    joined = (middle > 0) == high_diagonal  # the corners (0, 0) and (1, 1) lie on one side
    for start in (0, 2):
        mid = (x[start : start + 2].mean(), y[start : start + 2].mean())
        assert (abs(mid[0] - mid[1]) > 0.2) == joined


def test_nothing_to_cross_and_values_that_are_not_finite() -> None:
    flat = np.zeros((len(Y), len(X)))
    assert contour(flat, 0.5, x=X, y=Y)[0].size == 0
    broken = X[None, :] + np.zeros_like(flat)
    broken[10:20] = np.nan
    _, y = contour(broken, 0.03, x=X, y=Y)
    assert y.size and not ((y > Y[10]) & (y < Y[19])).any()


def test_every_case_joins_sides_that_are_crossed() -> None:
    """All sixteen sign patterns of one cell: the ends lie on its sides, where the function passes through the level."""
    one = np.array([0.0, 1.0])
    for case in range(16):
        corners = [1.0 if case >> bit & 1 else -1.0 for bit in range(4)]
        values = np.array([[corners[0], corners[1]], [corners[3], corners[2]]])
        x, y = contour(values, 0.0, x=one, y=one)
        assert len(x) == (0 if case in (0, 15) else 4 if case in (5, 10) else 2)
        lower = values[0, 0] * (1 - x) + values[0, 1] * x
        bilinear = lower * (1 - y) + (values[1, 0] * (1 - x) + values[1, 1] * x) * y
        np.testing.assert_allclose(bilinear, 0.0, atol=1e-12)
        assert ((x == 0) | (x == 1) | (y == 0) | (y == 1)).all()
        assert ((x[::2] != x[1::2]) | (y[::2] != y[1::2])).all()
