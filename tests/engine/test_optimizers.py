"""Every optimizer against its published recurrence, written out plainly, step by step."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.engine.optimizers import (
    OPTIMIZERS,
    Adagrad,
    Adam,
    AdamW,
    LevenbergMarquardt,
    Momentum,
    Nesterov,
    Optimizer,
    RmsProp,
    Sgd,
)
from playground.engine.program import Program

STEPS, PARAMETERS = 40, 7
BY_GRADIENT = [name for name, kind in OPTIMIZERS.items() if not kind.residuals]


def gradient(theta: np.ndarray, t: int) -> np.ndarray:
    """Of a quadratic with curvatures from 0.1 to 3, shaken a little so that no two steps are alike."""
    return np.linspace(0.1, 3.0, theta.size) * (theta - 1.0) + 0.3 * np.sin(np.arange(theta.size) + t)


def start(dtype: Any = np.float64) -> np.ndarray:
    return np.random.default_rng(0).normal(size=PARAMETERS).astype(dtype)


def rates(kind: Optimizer) -> list[float]:
    """A learning rate that changes, as under a schedule."""
    return [kind.learning_rate * (0.99**t) for t in range(STEPS)]


def by_program(kind: Optimizer, dtype: Any = np.float64) -> np.ndarray:
    theta, g, rate = start(dtype), np.zeros(PARAMETERS, dtype), np.zeros((), dtype)
    state = kind.state(PARAMETERS, np.dtype(dtype))
    program = Program(dtype)
    kind.update(program, theta, g, state, rate)
    for t, eta in enumerate(rates(kind)):
        g[...], rate[...] = gradient(theta, t), eta
        program.run()
    assert all(state[name].dtype == dtype and np.any(state[name]) for name in kind.vectors if name != "velocity")
    return theta


def sgd(k: Sgd, theta: Any, etas: list[float]) -> Any:
    for t, eta in enumerate(etas):
        theta = theta - eta * gradient(theta, t)
    return theta


def momentum(k: Momentum, theta: Any, etas: list[float]) -> Any:
    """PyTorch's SGD: the velocity does not hold the learning rate."""
    v = 0.0
    for t, eta in enumerate(etas):
        v = k.momentum * v + gradient(theta, t)
        theta = theta - eta * v
    return theta


def nesterov(k: Nesterov, theta: Any, etas: list[float]) -> Any:
    v = 0.0
    for t, eta in enumerate(etas):
        g = gradient(theta, t)
        v = k.momentum * v + g
        theta = theta - eta * (g + k.momentum * v)
    return theta


def rmsprop(k: RmsProp, theta: Any, etas: list[float]) -> Any:
    v = u = 0.0
    for t, eta in enumerate(etas):
        g = gradient(theta, t)
        v = k.alpha * v + (1.0 - k.alpha) * g**2
        u = k.momentum * u + g / (np.sqrt(v) + k.epsilon)
        theta = theta - eta * u
    return theta


def adagrad(k: Adagrad, theta: Any, etas: list[float]) -> Any:
    s = 0.0
    for t, eta in enumerate(etas):
        g = gradient(theta, t)
        s = s + g**2
        theta = theta - eta * g / (np.sqrt(s) + k.epsilon)
    return theta


def adam(k: Adam, theta: Any, etas: list[float], decay: float = 0.0) -> Any:
    """Algorithm 1 of Kingma & Ba; with decay, algorithm 2 of Loshchilov & Hutter as PyTorch has it."""
    m = v = 0.0
    for t, eta in enumerate(etas, start=1):
        g = gradient(theta, t - 1)
        theta = theta - eta * decay * theta
        m = k.beta1 * m + (1.0 - k.beta1) * g
        v = k.beta2 * v + (1.0 - k.beta2) * g**2
        m_hat, v_hat = m / (1.0 - k.beta1**t), v / (1.0 - k.beta2**t)
        theta = theta - eta * m_hat / (np.sqrt(v_hat) + k.epsilon)
    return theta


RECURRENCES: dict[str, Callable[..., Any]] = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "rmsprop": rmsprop,
    "adagrad": adagrad,
    "adam": adam,
    "adamw": lambda k, theta, etas: adam(k, theta, etas, decay=k.weight_decay),
}
VARIANTS = [
    *(OPTIMIZERS[name]() for name in BY_GRADIENT),
    Momentum(momentum=0.5, learning_rate=0.1),
    Nesterov(momentum=0.99, learning_rate=0.01),
    RmsProp(alpha=0.9, momentum=0.8, epsilon=1e-2),
    Adagrad(learning_rate=0.5, epsilon=0.1),
    Adam(learning_rate=0.1, beta1=0.5, beta2=0.9, epsilon=1e-2),
    AdamW(learning_rate=0.1, weight_decay=0.5),
]


@pytest.mark.parametrize("kind", VARIANTS, ids=repr)
def test_the_update_is_the_published_one(kind: Optimizer) -> None:
    theta = RECURRENCES[kind.kind](kind, start(), rates(kind))
    np.testing.assert_allclose(by_program(kind), theta, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("kind", VARIANTS, ids=repr)
def test_single_precision_follows_within_its_rounding(kind: Optimizer) -> None:
    theta = by_program(kind, np.float32)
    assert theta.dtype == np.float32
    np.testing.assert_allclose(theta, by_program(kind), rtol=2e-4, atol=2e-5)


def test_the_defaults_are_those_of_pytorch() -> None:
    assert RmsProp() == RmsProp(learning_rate=0.01, alpha=0.99, momentum=0.0, epsilon=1e-8)
    assert Adagrad() == Adagrad(learning_rate=0.01, epsilon=1e-10)
    assert Adam() == Adam(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)
    assert AdamW() == AdamW(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01)


@pytest.mark.parametrize("name", BY_GRADIENT)
def test_it_walks_downhill(name: str) -> None:
    """On a bowl, with its own learning rate, a long walk ends lower than it began."""
    kind, theta, rate = OPTIMIZERS[name](), start(), np.zeros(())
    g, before = np.zeros(PARAMETERS), start()
    program = Program()
    kind.update(program, theta, g, kind.state(PARAMETERS, np.float64), rate)
    rate[...] = kind.learning_rate
    for _ in range(300):
        g[...] = theta
        program.run()
    assert np.abs(theta).max() < 0.95 * np.abs(before).max()


@pytest.mark.parametrize("name", BY_GRADIENT)
def test_a_gradient_of_zero_moves_nothing_and_stays_finite(name: str) -> None:
    kind, theta = OPTIMIZERS[name](), start()
    program = Program()
    kind.update(program, theta, np.zeros(PARAMETERS), kind.state(PARAMETERS, np.float64), np.array(0.1))
    for _ in range(3):
        program.run()
    shrunk = (1.0 - 0.1 * getattr(kind, "weight_decay", 0.0)) ** 3
    np.testing.assert_allclose(theta, start() * shrunk, rtol=1e-14)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_state_names_every_moment(name: str) -> None:
    kind = OPTIMIZERS[name]()
    state = kind.state(PARAMETERS, np.float32)
    assert {key for key, value in state.items() if value.shape == (PARAMETERS,)} == set(kind.vectors)
    assert all(not state[key].any() and state[key].dtype == np.float32 for key in kind.vectors)
    assert state["step"].shape == ()


def test_adams_first_step_is_the_learning_rate_whatever_the_gradient() -> None:
    theta, g = np.zeros(3), np.array([1e-3, 5.0, -200.0])
    program, kind = Program(), Adam()
    kind.update(program, theta, g, kind.state(3, np.float64), np.array(0.01))
    program.run()
    np.testing.assert_allclose(theta, [-0.01, -0.01, 0.01], rtol=1e-4)


@pytest.mark.parametrize("shape", [(30, 6), (6, 30), (8, 8)])
def test_levenberg_marquardt_solves_the_damped_normal_equations(shape: tuple[int, int]) -> None:
    generator = np.random.default_rng(1)
    jacobian, r = generator.normal(size=shape), generator.normal(size=shape[0])
    for damping in (1e-3, 0.7, 50.0):
        step = LevenbergMarquardt.solve(jacobian, r, damping)
        left = (jacobian.T @ jacobian + damping * np.eye(shape[1])) @ step
        np.testing.assert_allclose(left, -jacobian.T @ r, rtol=1e-8, atol=1e-9)


def test_levenberg_marquardt_lies_between_gauss_newton_and_the_gradient() -> None:
    generator = np.random.default_rng(2)
    jacobian, r = generator.normal(size=(20, 4)), generator.normal(size=20)
    newton, *_ = np.linalg.lstsq(jacobian, -r, rcond=None)
    np.testing.assert_allclose(LevenbergMarquardt.solve(jacobian, r, 1e-12), newton, rtol=1e-9)
    np.testing.assert_allclose(1e9 * LevenbergMarquardt.solve(jacobian, r, 1e9), -jacobian.T @ r, rtol=1e-6)


def test_levenberg_marquardt_fits_a_curve_by_its_own_rules() -> None:
    """y = a e^{bx}, from far away: accept what lowers Σr², adapt λ."""
    x = np.linspace(0.0, 2.0, 25)
    kind = LevenbergMarquardt()
    theta, damping = np.array([5.0, -2.0]), kind.damping
    residuals = lambda theta: theta[0] * np.exp(theta[1] * x) - 1.5 * np.exp(0.8 * x)  # noqa: E731
    for _ in range(60):
        power = np.exp(theta[1] * x)
        jacobian = np.column_stack([power, theta[0] * x * power])
        tried = theta + kind.solve(jacobian, residuals(theta), damping)
        accepted = bool(np.square(residuals(tried)).sum() < np.square(residuals(theta)).sum())
        theta = tried if accepted else theta
        damping = kind.adapted(damping, accepted=accepted)
    np.testing.assert_allclose(theta, [1.5, 0.8], rtol=1e-9)


def test_levenberg_marquardt_keeps_its_damping_in_bounds() -> None:
    kind = LevenbergMarquardt(damping=1e-3, factor=10.0, least=1e-4, most=1e-1)
    assert kind.adapted(1e-3, accepted=True) == pytest.approx(1e-4)
    assert kind.adapted(1e-4, accepted=True) == 1e-4
    assert kind.adapted(1e-2, accepted=False) == pytest.approx(1e-1)
    assert kind.adapted(1e-1, accepted=False) == 1e-1
    assert kind.exhausted(1e-1) and not kind.exhausted(1e-2)
