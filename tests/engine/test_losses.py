"""Every loss: its derivative, its fused form with the activation it was made for, and both at extreme z."""

import math

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from playground.engine.activations import ACTIVATIONS, Activation, Sigmoid, Softmax
from playground.engine.losses import LOSSES, BinaryCrossEntropy, CategoricalCrossEntropy, Loss, MeanSquaredError
from playground.engine.program import Eager
from tests.engine import oracle

LOSS_KINDS = [kind() for kind in LOSSES.values()]
FUSED = [kind for kind in LOSS_KINDS if kind.fused is not None]
UNITS, BATCH = 3, 5


def made_for(loss: Loss) -> Activation:
    return loss.fused() if loss.fused else ACTIVATIONS["linear"]()


def samples(loss: Loss, dtype: type = np.float64) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """z, a, y of shape (units, batch), with targets that the loss is used with."""
    generator = np.random.default_rng(3)
    z = generator.normal(0.0, 2.0, (UNITS, BATCH)).astype(dtype)
    y = np.eye(UNITS, dtype=dtype)[:, generator.integers(0, UNITS, BATCH)]
    return z, made_for(loss)(z), y


def error_of(loss: Loss, a: np.ndarray, y: np.ndarray) -> np.ndarray:
    error = np.full_like(a, np.nan)
    loss.error(Eager(a.dtype), a, y, error)
    return error


def delta_of(loss: Loss, a: np.ndarray, y: np.ndarray) -> np.ndarray:
    delta = np.full_like(a, np.nan)
    loss.fused_delta(Eager(a.dtype), a, y, delta)
    return delta


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_value_and_derivative_agree_with_autograd(loss: Loss) -> None:
    _, a, y = samples(loss)
    truth = oracle.LOSSES[loss.kind]
    assert loss.value(a, y) == pytest.approx(truth(a, y), rel=1e-13)
    np.testing.assert_allclose(error_of(loss, a, y), grad(lambda a: truth(a, y))(a), rtol=1e-11)


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_the_derivative_is_the_slope_of_the_value(loss: Loss) -> None:
    _, a, y = samples(loss)
    error, h = error_of(loss, a, y), 1e-6
    for place in np.ndindex(*a.shape):
        nudge = np.zeros_like(a)
        nudge[place] = h * a[place]
        slope = (loss.value(a + nudge, y) - loss.value(a - nudge, y)) / (2.0 * nudge[place])
        assert error[place] == pytest.approx(slope, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("loss", FUSED, ids=lambda loss: loss.kind)
def test_the_fused_form_is_the_same_loss(loss: Loss) -> None:
    z, a, y = samples(loss)
    activation = made_for(loss)
    assert loss.fused_value(z, y) == pytest.approx(loss.value(a, y), rel=1e-12)
    through = np.full_like(a, np.nan)
    activation.backward(Eager(a.dtype), z, a, error_of(loss, a, y), through)
    np.testing.assert_allclose(delta_of(loss, a, y), through, rtol=1e-9, atol=1e-15)
    truth = grad(lambda z: oracle.LOSSES[loss.kind](oracle.activate(activation, z), y))(z)
    np.testing.assert_allclose(delta_of(loss, a, y), truth, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("loss", FUSED, ids=lambda loss: loss.kind)
def test_the_fused_form_holds_for_its_own_activation_only(loss: Loss) -> None:
    assert [name for name, kind in ACTIVATIONS.items() if loss.fuses(kind())] == [made_for(loss).kind]
    assert not loss.fuses(None)


def test_the_fused_binary_loss_at_extreme_z() -> None:
    """−ln σ(z) is −z for very negative z, where σ(z) itself is 0; exact up to |z| = 10,000."""
    z = np.array([[-1e4, -745.0, -40.0, 0.0, 40.0, 745.0, 1e4]])
    loss, n = BinaryCrossEntropy(), z.shape[1]
    ones, zeros = np.ones_like(z), np.zeros_like(z)
    for y, signed in ((ones, -z), (zeros, z)):
        each = np.array([loss.fused_value(z[:, [i]], y[:, [i]]) for i in range(n)])
        expected = np.maximum(signed[0], 0.0) + np.array([math.log1p(math.exp(-abs(v))) for v in z[0]])
        np.testing.assert_allclose(each, expected, rtol=1e-15)
        assert loss.fused_value(z, y) == pytest.approx(each.mean(), rel=1e-14)
    with np.errstate(over="ignore"):
        delta = delta_of(loss, Sigmoid()(z), ones)
    np.testing.assert_allclose(delta[0, [0, 3, 6]], [-1.0 / n, -0.5 / n, 0.0])


def test_the_fused_categorical_loss_at_extreme_z() -> None:
    z = np.array([[1e4, -1e4, 0.0], [-1e4, 1e4, 0.0], [0.0, 1e4, 0.0]])
    y = np.eye(3)[:, [1, 1, 2]]
    loss = CategoricalCrossEntropy()
    each = [loss.fused_value(z[:, [i]], y[:, [i]]) for i in range(3)]
    np.testing.assert_allclose(each, [2e4, math.log(2.0), math.log(3.0)], rtol=1e-15)
    np.testing.assert_allclose(delta_of(loss, Softmax()(z), y)[:, 0], np.array([1.0, -1.0, 0.0]) / 3.0)


@pytest.mark.parametrize("loss", [BinaryCrossEntropy(), CategoricalCrossEntropy()], ids=lambda loss: loss.kind)
def test_outputs_of_exactly_0_and_1_stay_finite(loss: Loss) -> None:
    """As in PyTorch, ln is at least −100: an output that is surely wrong costs 100, one that is surely right 0."""
    a, right = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])
    assert loss.value(a, right) == 0.0
    assert loss.value(a, 1.0 - right) == 100.0 * (2 if loss.kind == "binary_cross_entropy" else 1)
    assert np.isfinite(error_of(loss, a, 1.0 - right)).all()


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_single_precision_stays_single_and_close(loss: Loss) -> None:
    z, a, y = samples(loss, np.float32)
    exact = [each.astype(np.float64) for each in (z, a, y)]
    assert loss.value(a, y) == pytest.approx(loss.value(*exact[1:]), rel=1e-6)
    error = error_of(loss, a, y)
    assert error.dtype == np.float32
    np.testing.assert_allclose(error, error_of(loss, *exact[1:]), rtol=1e-5)
    if loss.fused:
        assert loss.fused_value(z, y) == pytest.approx(loss.fused_value(exact[0], exact[2]), rel=1e-6)


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_the_loss_is_a_mean_over_the_batch(loss: Loss) -> None:
    """The same samples twice cost the same, and each sample's δ halves."""
    z, a, y = samples(loss)
    twice = [np.concatenate([each, each], axis=1) for each in (z, a, y)]
    assert loss.value(*twice[1:]) == pytest.approx(loss.value(a, y), rel=1e-14)
    np.testing.assert_allclose(error_of(loss, *twice[1:])[:, :BATCH], error_of(loss, a, y) / 2.0, rtol=1e-14)
    if loss.fused:
        assert loss.fused_value(twice[0], twice[2]) == pytest.approx(loss.fused_value(z, y), rel=1e-14)


def test_the_squared_error_is_a_mean_over_the_outputs_too() -> None:
    """PyTorch's definition, so that ∂C/∂a = 2(a − y)/(n · outputs)."""
    a, y = np.array([[1.0, 3.0], [0.0, 0.0]]), np.zeros((2, 2))
    assert MeanSquaredError().value(a, y) == 2.5
    np.testing.assert_array_equal(error_of(MeanSquaredError(), a, y), a / 2.0)


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_the_error_may_not_touch_its_inputs(loss: Loss) -> None:
    _, a, y = samples(loss)
    before = a.copy(), y.copy()
    error_of(loss, a, y)
    delta_of(loss, a, y)
    np.testing.assert_array_equal(a, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_the_complex_step_gives_the_derivative_to_the_last_digit(loss: Loss) -> None:
    """∂C/∂a = Im C(a + ih)/h, without cancellation, since the loss continues into the complex plane."""
    _, a, y = samples(loss)
    error = error_of(loss, a, y)
    for place in np.ndindex(*a.shape):
        nudged = a.astype(complex)
        nudged[place] += 1e-30j
        assert complex(loss.value(nudged, y)).imag / 1e-30 == pytest.approx(error[place], rel=1e-11, abs=1e-16)
    assert anp.isfinite(error).all()


@pytest.mark.parametrize("loss", LOSS_KINDS, ids=lambda loss: loss.kind)
def test_the_costs_of_the_samples_are_what_the_loss_is_the_mean_of(loss: Loss) -> None:
    _, a, y = samples(loss)
    costs = loss.costs(a, y)
    assert costs.shape == (BATCH,)
    assert costs.mean() == pytest.approx(loss.value(a, y), rel=1e-12)
    for index in range(BATCH):
        one = slice(index, index + 1)
        assert costs[index] == pytest.approx(loss.value(a[:, one], y[:, one]), rel=1e-12)
