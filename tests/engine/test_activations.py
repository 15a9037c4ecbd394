"""Every activation: σ' against finite differences and autograd, at extreme z, in place, in both precisions."""

import math

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad

from playground.engine.activations import ACTIVATIONS, Activation, Custom, Elu, Gelu, LeakyRelu, Softmax
from playground.engine.program import Program
from playground.engine.special import emit_erf
from tests.engine import oracle

KINDS = [
    *(kind() for kind in ACTIVATIONS.values()),
    LeakyRelu(slope=0.3),
    LeakyRelu(slope=0.0),
    Elu(alpha=0.4),
    Custom(formula="max(x, 0.1*x)"),
]
ELEMENTWISE = [kind for kind in KINDS if kind.elementwise]
names = lambda kind: repr(kind).split("(", 1)[0].lower() + repr(kind)[len(type(kind).__name__) :].replace("()", "")  # noqa: E731

EXTREME = np.array([-1e4, -709.0, -88.0, -20.0, 20.0, 88.0, 709.0, 1e4])


def run(kind: Activation, z: np.ndarray, *, in_place: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """σ(z) and, for elementwise kinds, σ'(z), from a recorded program that is run twice."""
    program, z = Program(z.dtype), z.copy()
    given = z.copy()
    a = z if in_place else np.empty_like(z)
    slope = np.full_like(z, np.nan)
    kind.forward(program, z, a)
    if kind.elementwise:
        kind.slopes(program, z, a, slope)
    for _ in range(2):
        np.copyto(z, given)
        with np.errstate(all="ignore"):
            program.run()
    if not in_place:
        np.testing.assert_array_equal(z, given, err_msg="forward has changed z")
    return a, slope


def away_from_kinks(kind: Activation) -> np.ndarray:
    z = np.random.default_rng(1).normal(0.0, 3.0, (7, 11))
    for kink in kind.kinks:
        z = np.where(np.abs(z - kink) < 1e-3, kink + 0.5, z)
    return z


@pytest.mark.parametrize("kind", ELEMENTWISE, ids=names)
def test_the_derivative_is_the_slope_of_the_function(kind: Activation) -> None:
    z, h = away_from_kinks(kind), 1e-5
    difference = (kind(z + h) - kind(z - h)) / (2.0 * h)
    np.testing.assert_allclose(kind.derivative(z), difference, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("kind", ELEMENTWISE, ids=names)
def test_value_and_derivative_agree_with_autograd(kind: Activation) -> None:
    z = away_from_kinks(kind)
    np.testing.assert_allclose(kind(z), oracle.activate(kind, z), rtol=1e-13, atol=1e-15)
    truth = elementwise_grad(lambda z: oracle.activate(kind, z))(z)
    np.testing.assert_allclose(kind.derivative(z), truth, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("kind", ELEMENTWISE, ids=names)
def test_extreme_inputs_stay_finite_and_tend_to_the_asymptotes(kind: Activation) -> None:
    with np.errstate(over="ignore"):  # e^1e4 is infinite, and 1/(1 + ∞) is right
        a, slope = kind(EXTREME), kind.derivative(EXTREME)
        truth = np.array([kind(np.array([z - 1.0, z + 1.0])) for z in EXTREME])
    assert np.isfinite(a).all() and np.isfinite(slope).all()
    np.testing.assert_allclose(slope, (truth[:, 1] - truth[:, 0]) / 2.0, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_pictures_start_at_0_only_where_no_value_is_negative(kind: Activation) -> None:
    never_negative = kind(np.linspace(-9.0, 9.0, 82).reshape(2, -1)).min() >= 0.0
    assert kind.range == (-1.0, 1.0) or (kind.range == (0.0, 1.0) and never_negative)


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_a_program_can_be_run_again_and_gives_the_same_as_a_call(kind: Activation) -> None:
    z = np.random.default_rng(2).normal(0.0, 3.0, (5, 4))
    a, slope = run(kind, z)
    np.testing.assert_array_equal(a, kind(z))
    if kind.elementwise:
        np.testing.assert_array_equal(slope, kind.derivative(z))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.from_output], ids=names)
def test_in_place_gives_the_same(kind: Activation) -> None:
    z = np.random.default_rng(3).normal(0.0, 3.0, (5, 4))
    for whole, part in zip(run(kind, z), run(kind, z, in_place=True), strict=True):
        np.testing.assert_array_equal(part, whole)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.from_negated], ids=names)
def test_starting_from_minus_z_gives_the_same(kind: Activation) -> None:
    z = np.random.default_rng(3).normal(0.0, 3.0, (5, 4))
    program, a = Program(), -z
    kind.forward_negated(program, a, a)
    program.run()
    np.testing.assert_array_equal(a, kind(z))


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_backward_multiplies_the_error_by_the_jacobian(kind: Activation) -> None:
    """Against autograd's vector–Jacobian product; delta may be the error's own buffer."""
    generator = np.random.default_rng(4)
    z, error = away_from_kinks(kind), generator.normal(size=(7, 11))
    truth = elementwise_grad(lambda z: anp.sum(error * oracle.activate(kind, z)))(z)
    delta = error.copy()
    program = Program()
    kind.backward(program, z, kind(z), delta, delta)
    program.run()
    np.testing.assert_allclose(delta, truth, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_single_precision_stays_single_and_close(kind: Activation) -> None:
    z = np.random.default_rng(5).normal(0.0, 3.0, (5, 40))
    a, slope = run(kind, z.astype(np.float32))
    assert a.dtype == slope.dtype == np.float32
    np.testing.assert_allclose(a, kind(z), rtol=1e-5, atol=2e-6)
    if kind.elementwise:
        np.testing.assert_allclose(slope, kind.derivative(z), rtol=1e-5, atol=2e-6)


@pytest.mark.parametrize("kind", ELEMENTWISE, ids=names)
def test_the_kinks_are_where_the_derivative_jumps(kind: Activation) -> None:
    z = np.linspace(-6.0, 6.0, 12_001)
    slope = kind.derivative(z)
    jumps = np.flatnonzero(np.abs(np.diff(slope)) > 0.02)
    found = {round(kink, 9) for kink in kind.kinks}
    assert found == {kink for kink in found if np.abs(z[jumps] - kink).min(initial=np.inf) < 2e-3}
    assert all(min((abs(z[jump] - kink) for kink in found), default=np.inf) < 2e-3 for jump in jumps)


def test_erf_is_exact_to_double_precision() -> None:
    x = np.concatenate([np.linspace(-7.0, 7.0, 20_001), np.geomspace(1e-300, 1e300, 601), [np.inf, -np.inf, 0.0]])
    out, program = np.empty_like(x), Program()
    emit_erf(program, x, out)
    program.run()
    assert np.abs(out - np.vectorize(math.erf)(x)).max() <= 1e-15


def test_gelu_is_the_exact_one_and_not_the_tanh_approximation() -> None:
    """PyTorch's default: gelu(1) = Φ(1)."""
    assert Gelu()(np.array([1.0, -2.0])) == pytest.approx([0.8413447460685429, -0.04550026389635842], abs=1e-15)


def test_softmax_is_unmoved_by_a_constant_and_survives_extremes() -> None:
    z = np.array([[1e4, -1e4, 3.0], [1e4, 0.0, 1.0], [-1e4, 1e4, 2.0]])
    a = Softmax()(z)
    np.testing.assert_allclose(a.sum(axis=0), 1.0)
    np.testing.assert_allclose(Softmax()(z - 123.0), a, atol=1e-15)
    np.testing.assert_allclose(a[:, 0], [0.5, 0.5, 0.0])
