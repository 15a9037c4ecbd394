"""Every data set: shapes, determinism, a split that noise does not disturb, and the picture it is named for."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.data import Data
from playground.engine.datasets import (
    DATASETS,
    Blobs,
    Checkerboard,
    Circle,
    Dataset,
    Digits,
    Gate,
    Gauss,
    GaussSurface,
    Moons,
    Plane,
    Points,
    Sine,
    Spiral,
    Xor,
)
from playground.engine.plane import Classified, Drawn, Planar
from playground.registry import Registry, knobs

FOLDER = Path()
DRAWN = [name for name, kind in DATASETS.items() if issubclass(kind, Drawn)]
CLASSIFIED = [name for name, kind in DATASETS.items() if issubclass(kind, Classified)]
PLANAR = [name for name, kind in DATASETS.items() if issubclass(kind, Planar)]


def load(dataset: Dataset, seed: int = 3) -> Data:
    return dataset.load(seed, FOLDER)


def together(data: Data) -> tuple[np.ndarray, np.ndarray]:
    """All raw samples and their y."""
    return np.concatenate([data.raw_train, data.raw_test]), np.concatenate([data.y_train, data.y_test])


def same(left: Data, right: Data) -> bool:
    names = ("raw_train", "y_train", "raw_test", "y_test")
    return all(np.array_equal(getattr(left, name), getattr(right, name)) for name in names)


@pytest.mark.parametrize("name", DATASETS)
def test_shapes_and_types(name: str) -> None:
    data = load(DATASETS[name]())
    for raw, x, y in ((data.raw_train, data.x_train, data.y_train), (data.raw_test, data.x_test, data.y_test)):
        assert raw.shape == (len(y), len(data.inputs)) and x.shape == (len(y), len(data.features))
        assert raw.dtype == x.dtype == np.float64 and np.isfinite(x).all()
        if data.classification:
            assert y.shape == (len(raw),) and np.issubdtype(y.dtype, np.integer)
            assert y.size == 0 or (y.min() >= 0 and y.max() < len(data.classes))
        else:
            assert y.shape == (len(raw), len(data.outputs)) and y.dtype == np.float64
    assert len(data.raw_train) > 0
    assert len(data.domain) == len(data.inputs) and all(low < high for low, high in data.domain)


@pytest.mark.parametrize("name", DATASETS)
def test_the_domain_holds_every_sample(name: str) -> None:
    kind = DATASETS[name]
    noisy = {"noise": 0.5} if issubclass(kind, Drawn) else {}
    data = load(kind(**noisy))
    raw, _ = together(data)
    low, high = np.array(data.domain).T
    assert (raw >= low).all() and (raw <= high).all()


@pytest.mark.parametrize("name", DATASETS)
def test_a_seed_gives_the_same_data_and_another_seed_other_data(name: str) -> None:
    kind = DATASETS[name]()
    assert same(load(kind), load(kind))
    if name not in ("gate", "points"):
        assert not same(load(kind, 3), load(kind, 4))


@pytest.mark.parametrize("name", DRAWN)
def test_noise_moves_points_and_leaves_them_where_they_belong(name: str) -> None:
    """The test samples stay the test samples, in the same order, and of the same class."""
    quiet, noisy = (load(DATASETS[name](noise=noise)) for noise in (0.0, 0.02))
    if quiet.classification:
        np.testing.assert_array_equal(noisy.y_test, quiet.y_test)
        np.testing.assert_array_equal(noisy.y_train, quiet.y_train)
        assert 0.0 < np.abs(noisy.raw_test - quiet.raw_test).max() < 0.6
        assert np.abs(noisy.raw_train - quiet.raw_train).max() < 0.6
    else:
        np.testing.assert_array_equal(noisy.raw_test, quiet.raw_test)
        assert 0.0 < np.abs(noisy.y_test - quiet.y_test).max() < 0.1


@pytest.mark.parametrize("name", DRAWN)
def test_noise_is_as_strong_as_it_says(name: str) -> None:
    """Its standard deviation is half of noise · half width, 6 in the plane and 1 for numbers."""
    quiet, noisy = (load(DATASETS[name](samples=20_000, noise=noise)) for noise in (0.0, 0.1))
    if quiet.classification:
        moved = np.concatenate([noisy.raw_train - quiet.raw_train, noisy.raw_test - quiet.raw_test])
        inside = np.abs(np.concatenate([quiet.raw_train, quiet.raw_test])) < 4.0  # where nothing folds at the edge
        assert moved[inside].std() == pytest.approx(0.3, rel=0.02)
    else:
        assert (noisy.y_train - quiet.y_train).std() == pytest.approx(0.05, rel=0.03)


@pytest.mark.parametrize("name", DRAWN)
def test_another_share_for_testing_only_moves_the_border(name: str) -> None:
    few, many = (load(DATASETS[name](test_fraction=share)) for share in (0.2, 0.6))
    assert (len(few.raw_test), len(many.raw_test)) == (100, 300)
    np.testing.assert_array_equal(many.raw_test[:100], few.raw_test)


@pytest.mark.parametrize("name", DRAWN)
def test_the_extremes_of_the_knobs_can_be_used(name: str) -> None:
    kind = DATASETS[name]
    assert len(load(kind(samples=4, test_fraction=0.9)).raw_train) == 1
    none = load(kind(test_fraction=0.0))
    assert len(none.raw_test) == 0 and none.x_test.shape == (0, len(none.features))
    assert len(together(load(kind(samples=20_000)))[0]) == 20_000


@pytest.mark.parametrize("name", CLASSIFIED)
def test_classes_are_about_as_frequent(name: str) -> None:
    data = load(DATASETS[name]())
    _, y = together(data)
    assert np.bincount(y).min() > 0.8 * len(y) / len(data.classes)
    for part in (data.y_train, data.y_test):
        assert len(np.unique(part)) == len(data.classes)


@pytest.mark.parametrize("name", PLANAR)
def test_the_network_is_given_the_chosen_features(name: str) -> None:
    kind = DATASETS[name](features=("x2", "x1_x2", "sin_x1"))
    data = load(kind)
    x1, x2 = data.raw_train.T
    assert data.features == ("x₂", "x₁x₂", "sin x₁")
    np.testing.assert_array_equal(data.x_train, np.column_stack([x2, x1 * x2, np.sin(x1)]))


@pytest.mark.parametrize("name", DATASETS)
def test_every_field_is_a_knob_whose_default_is_allowed(name: str) -> None:
    found = dict(knobs(DATASETS[name]))
    assert set(found) == set(DATASETS[name].__dataclass_fields__)
    assert all(each.problem(each.default) is None for each in found.values())
    assert all(each.text or isinstance(each.kinds, Registry) for each in found.values())


def noiseless(dataset: Any) -> tuple[np.ndarray, np.ndarray]:
    return together(load(replace(dataset, noise=0.0)))


def test_circle_is_a_disc_inside_a_ring() -> None:
    points, y = noiseless(Circle())
    radius = np.hypot(*points.T)
    assert radius[y == 1].max() <= 2.5 and radius[y == 0].min() >= 3.5 and radius.max() <= 5.0


def test_xor_is_class_1_where_the_signs_differ() -> None:
    points, y = noiseless(Xor())
    np.testing.assert_array_equal(y, (points[:, 0] * points[:, 1] < 0).astype(int))
    assert np.abs(points).min() >= 0.3


def test_gauss_is_two_clouds() -> None:
    points, y = noiseless(Gauss(samples=20_000))
    for label, centre in ((0, -2.0), (1, 2.0)):
        np.testing.assert_allclose(points[y == label].mean(axis=0), centre, atol=0.05)
        np.testing.assert_allclose(points[y == label].std(axis=0), 1.0, atol=0.05)


def test_spiral_is_two_arms_of_one_and_three_quarter_turns() -> None:
    points, y = noiseless(Spiral())
    radius = np.hypot(*points.T)
    turns = 1.75 * radius / 5.0
    angle = np.arctan2(points[:, 1], points[:, 0])
    expected = np.pi / 2.0 - 2.0 * np.pi * turns + np.pi * y
    np.testing.assert_allclose(np.cos(angle - expected), 1.0, atol=1e-9)
    assert 4.95 < radius.max() <= 5.0


def test_moons_each_have_an_end_inside_the_other() -> None:
    points, y = noiseless(Moons())
    upper, lower = points[y == 0], points[y == 1]
    assert upper[:, 1].max() > lower[:, 1].max() and lower[:, 1].min() < upper[:, 1].min()
    assert lower[:, 0].min() < upper[:, 0].max()
    gaps = np.hypot(*(upper[:, None] - lower[None]).transpose(2, 0, 1))
    assert gaps.min() > 0.8


@pytest.mark.parametrize("classes", [2, 5, 8])
def test_blobs_has_as_many_clouds_as_it_is_told(classes: int) -> None:
    data = load(Blobs(classes=classes, samples=2000, noise=0.0))
    points, y = together(data)
    centres = np.array([points[y == label].mean(axis=0) for label in range(classes)])
    assert data.classes == tuple(map(str, range(classes)))
    np.testing.assert_allclose(np.hypot(*centres.T), 3.5, atol=0.15)
    gaps = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    assert gaps[~np.eye(classes, dtype=bool)].min() > 2.4


@pytest.mark.parametrize("squares", [2, 3, 8])
def test_checkerboard_alternates(squares: int) -> None:
    points, y = noiseless(Checkerboard(squares=squares))
    column, row = ((points + 6.0) // (12.0 / squares)).astype(int).T
    np.testing.assert_array_equal(y, (column + row) % 2)


@pytest.mark.parametrize(
    ("operation", "truth"),
    [
        ("and", lambda p, q: p and q),
        ("or", lambda p, q: p or q),
        ("xor", lambda p, q: p != q),
        ("nand", lambda p, q: not (p and q)),
    ],
)
def test_gate_is_the_truth_table_and_has_nothing_left_to_test_with(operation: str, truth: Any) -> None:
    data = load(Gate(operation=operation))
    assert len(data.raw_train) == 4 and len(np.unique(data.raw_train, axis=0)) == 4
    for (p, q), y in zip(data.raw_train, data.y_train, strict=True):
        assert y == int(truth(bool(p), bool(q)))
    assert data.raw_test.shape == (0, 2) and data.y_test.shape == (0,)
    assert data.domain == ((-0.5, 1.5), (-0.5, 1.5))


def test_sine_is_regression_with_one_input() -> None:
    data = load(Sine(noise=0.0))
    assert data.inputs == data.features == ("x",) and not data.classification and data.widths == (1,)
    np.testing.assert_allclose(data.y_train, np.sin(data.raw_train))


@pytest.mark.parametrize("kind", [Plane, GaussSurface])
def test_surfaces_lie_between_minus_1_and_1(kind: Any) -> None:
    points, y = noiseless(kind(samples=20_000))
    assert -1.0 <= y.min() < -0.9 and 0.9 < y.max() <= 1.0
    if kind is Plane:
        np.testing.assert_allclose(y[:, 0], points.sum(axis=1) / 12.0)
    else:
        np.testing.assert_allclose(points[y[:, 0].argmax()], 2.0, atol=0.2)
        np.testing.assert_allclose(points[y[:, 0].argmin()], -2.0, atol=0.2)


def test_digits_are_the_1797_of_the_source() -> None:
    data = load(Digits())
    raw, y = together(data)
    assert raw.shape == (1797, 64) and data.image == (8, 8) and data.widths == (10,)
    np.testing.assert_array_equal(np.bincount(y), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    assert raw.min() == 0.0 and raw.max() == 16.0 and raw.sum() == 561718.0
    assert data.x_train.min() == 0.0 and data.x_train.max() == 1.0
    assert len(data.raw_test) == 359


def test_a_digit_looks_like_one() -> None:
    """The middle of a nought is empty and that of a one is not: rows and columns are the right way round."""
    raw, y = together(load(Digits()))
    pictures = raw.reshape(-1, 8, 8)
    nought, one = pictures[y == 0].mean(axis=0), pictures[y == 1].mean(axis=0)
    assert nought[3:5, 3:5].max() < 2.0 and one[3:5, 3:5].min() > 8.0
    seven = pictures[y == 7].mean(axis=0)
    assert seven[1, 3:6].mean() > seven[6, 3:6].mean()


def test_fewer_digits_can_be_taken() -> None:
    assert len(together(load(Digits(samples=100)))[0]) == 100


def test_points_are_the_users_own() -> None:
    data = load(Points(points=[[1, 2, 0], [-9.5, 0, 2], [3, 3, 1]]))  # type: ignore[arg-type]
    order = np.lexsort(data.raw_train.T)
    np.testing.assert_array_equal(data.raw_train[order], [[-9.5, 0], [1, 2], [3, 3]])
    np.testing.assert_array_equal(data.y_train[order], [2, 0, 1])
    assert data.classes == ("0", "1", "2") and data.domain == ((-9.5, 6.0), (-6.0, 6.0))
    assert len(data.raw_test) == 0


def test_points_given_as_lists_are_kept_as_tuples() -> None:
    given = Points(points=[[1, 2, 0]])  # type: ignore[arg-type]
    assert given.points == ((1, 2, 0),) and hash(given)


def test_points_of_one_class_still_ask_for_two() -> None:
    assert load(Points(points=((0.0, 0.0, 0),))).classes == ("0", "1")


def test_another_point_leaves_the_others_in_training_or_testing() -> None:
    points = tuple((float(i), 0.0, i % 2) for i in range(100))
    before, after = (load(Points(points=points[:count], test_fraction=0.5)) for count in (99, 100))
    moved = set(before.raw_test[:, 0]) ^ set(after.raw_test[:, 0])
    assert len(moved) <= 2


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ((), "There are no points yet: set some of each class."),
        (((0, 0, 0), (1, 1, 0.5)), "points[1]: the class must be a whole number 0 to 7, got 0.5"),
        (((0, 0, -1),), "points[0]: the class must be a whole number 0 to 7, got -1"),
        (((0, 0, 8),), "points[0]: the class must be a whole number 0 to 7, got 8"),
    ],
)
def test_points_that_cannot_be_used_get_a_sentence(points: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        load(Points(points=points))
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ([[1, 2, 0]], None),
        ("x", 'must be a list, got "x"'),
        ([[1, 2]], "must be a list of rows of 3 numbers, got [1, 2] at position 0"),
        ([[1, 2, 0], [1, "a", 0]], 'must be -1000000.0 to 1000000.0, got "a" at position 1'),
        ([[1, float("nan"), 0]], "must be -1000000.0 to 1000000.0, got NaN at position 0"),
    ],
)
def test_the_knob_of_points_checks_every_row(value: Any, problem: str | None) -> None:
    assert dict(knobs(Points))["points"].problem(value) == problem
