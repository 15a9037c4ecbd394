"""Slices ask the network where they say, and vary the inputs that tell most."""

import numpy as np
import pytest

from playground.engine.data import Data
from playground.engine.diagnostics.slice import correlation, f_ratio, slice_of, telling_axes


def data_of(x: np.ndarray, y: np.ndarray, *, classes: tuple[str, ...] = ()) -> Data:
    return Data(
        inputs=tuple("abcdef"[: x.shape[1]]),
        features=("double",),
        raw_train=x,
        y_train=y,
        raw_test=x[:0],
        y_test=y[:0],
        domain=tuple((float(low), float(high)) for low, high in zip(x.min(0), x.max(0), strict=True)),
        transform=lambda raw: 2.0 * raw,
        classes=classes,
    )


def test_f_ratio_by_hand() -> None:
    """Classes {0, 2} and {4, 6}: means 1 and 5, variance between 4, within 1."""
    x = np.array([[0.0, 1.0], [2.0, 1.0], [4.0, 1.0], [6.0, 1.0]])
    np.testing.assert_allclose(f_ratio(x, np.array([0, 0, 1, 1])), [4.0, 0.0])


def test_correlation_by_hand() -> None:
    x = np.array([[1.0, 3.0, 5.0], [2.0, 2.0, 5.0], [3.0, 1.0, 5.0], [4.0, 0.0, 5.0]])
    np.testing.assert_allclose(correlation(x, np.array([[1.0], [2.0], [3.0], [4.0]])), [1.0, 1.0, 0.0])


def test_axes_that_separate_the_classes_are_found() -> None:
    generator = np.random.default_rng(0)
    y = np.repeat([0, 1], 50)
    x = generator.normal(size=(100, 4))
    x[:, 1] += 8.0 * y
    x[:, 3] += 3.0 * y
    assert telling_axes(data_of(x, y, classes=("u", "v"))) == (1, 3)


def test_other_inputs_stay_at_their_mean_and_rows_run_upwards() -> None:
    x = np.array([[0.0, 10.0, 100.0], [4.0, 30.0, 300.0]])
    cut = slice_of(data_of(x, np.array([0, 1]), classes=("u", "v")), (2, 0))
    assert cut.names == ("c", "a") and cut.shape == (100, 100)
    raw = cut.features.reshape(100, 100, 3) / 2.0  # the transform doubles
    np.testing.assert_allclose(raw[:, :, 1], 20.0)
    np.testing.assert_allclose(raw[0, :, 2], cut.x)
    np.testing.assert_allclose(raw[:, 0, 0], cut.y)
    assert cut.domain == ((90.0, 310.0), (-0.2, 4.2)), "with a little room around the samples"
    assert cut.x[0] == pytest.approx(91.1) and cut.y[-1] == pytest.approx(4.178)


def test_one_input_gives_a_line_and_the_points_are_kept() -> None:
    data = data_of(np.array([[-1.0], [1.0]]), np.array([[0.0], [1.0]]))
    line = slice_of(data)
    assert line.axes == (0,) and line.y.size == 0 and line.shape == (1, 400)
    assert slice_of(data) is line
