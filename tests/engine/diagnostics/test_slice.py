"""Slices ask the network where they say, and vary the inputs that tell most."""

import numpy as np
import pytest

from playground.engine.data import Data
from playground.engine.diagnostics.slice import correlation, f_ratio, principal_slice, slice_of, telling_axes


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


def test_principal_components_by_hand() -> None:
    """Two inputs that vary together, a third one alone and half as often, a fourth one not at all."""
    generator = np.random.default_rng(2)
    shared, own = generator.normal(size=(2, 400))
    x = np.column_stack([3.0 + 10.0 * shared, 0.1 * own, -0.01 * shared, np.full(400, 7.0)])
    data = data_of(x, np.zeros((400, 1)))
    cut = principal_slice(data)
    assert cut.axes == () and cut.shape == (100, 100) and cut.shares == pytest.approx((2 / 3, 1 / 3), abs=0.03)
    places = cut.places(data.raw_train)
    assert (
        np.abs(np.corrcoef(places[:, 0], shared)[0, 1]) > 0.995 and np.abs(np.corrcoef(places[:, 1], own)[0, 1]) > 0.99
    )
    np.testing.assert_allclose(places.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(cut.raw(places)[:, 0], x[:, 0], rtol=0.2, atol=2.0)
    np.testing.assert_allclose(cut.places(cut.raw(places)), places, atol=1e-9, err_msg="a place on the plane is itself")
    np.testing.assert_allclose(cut.features[0] / 2.0, cut.raw(np.array([[cut.x[0], cut.y[0]]]))[0])
    with pytest.raises(ValueError, match="two inputs"):
        principal_slice(data_of(np.ones((3, 1)), np.zeros((3, 1))))


def test_places_along_inputs_are_these_inputs() -> None:
    x = np.array([[0.0, 10.0, 100.0], [4.0, 30.0, 300.0]])
    data = data_of(x, np.array([0, 1]), classes=("u", "v"))
    np.testing.assert_array_equal(slice_of(data, (2, 0)).places(x), x[:, [2, 0]])
    assert slice_of(data, (7, 0)).axes == slice_of(data).axes, "inputs that are not there any more"
