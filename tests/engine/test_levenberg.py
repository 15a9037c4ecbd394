"""Levenberg–Marquardt: exact where theory says so, and refused where it does not apply."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from playground.engine.layers import Dense, Layer
from playground.engine.levenberg import Levenberg
from playground.engine.model import Model
from playground.engine.network import Network
from playground.engine.optimizers import LevenbergMarquardt
from playground.engine.program import Array
from playground.engine.residuals import residual_jacobian

RNG = np.random.default_rng(4)


class Fit:
    """A model bound to samples, as a run binds it."""

    def __init__(
        self, x: Array, y: Array, *layers: Layer, damping: float = 1e-3, dtype: Any = float, **model: Any
    ) -> None:
        optimizer = LevenbergMarquardt(damping=damping)
        self.x, self.y = x, y
        self.model = Model(**{"layers": layers, "loss": "mean_squared_error", "optimizer": optimizer} | model)
        self.network = Network.of(self.model, x.shape[1], dtype=dtype)
        self.network.initialise(1)
        self.state = optimizer.state(self.network.learning, dtype)
        self.rate = np.ones(())
        x_ones = np.vstack([x.T, np.ones(len(x))]).astype(dtype)
        self.levenberg = Levenberg(
            self.network, self.model, x_ones=x_ones, y=y.T.astype(dtype), state=self.state, rate=self.rate
        )

    @property
    def damping(self) -> float:
        return float(self.state["damping"])

    def cost(self) -> float:
        return float(np.mean((self.network.predict(self.x) - self.y) ** 2))


LINE = Dense(id="out", units=1)
X = RNG.normal(size=(30, 2))
Y = X @ [[2.0], [-1.0]] + 0.5 + 0.1 * RNG.normal(size=(30, 1))


def test_one_step_without_damping_solves_linear_least_squares() -> None:
    fit = Fit(X, Y, LINE, damping=1e-12)
    fit.levenberg.step()
    expected = np.linalg.lstsq(np.column_stack([X, np.ones(30)]), Y, rcond=None)[0].ravel()
    np.testing.assert_allclose(fit.network.theta, expected, rtol=1e-9)


def test_with_l2_one_step_is_ridge_regression() -> None:
    fit = Fit(X, Y, LINE, damping=1e-12, l2=0.3)
    fit.levenberg.step()
    A = np.column_stack([X, np.ones(30)])
    ridge = np.diag([0.15 * 30, 0.15 * 30, 0.0])  # C · n = Σ r² + ½ l2 n Σ w²; the bias is not penalised
    np.testing.assert_allclose(fit.network.theta, np.linalg.solve(A.T @ A + ridge, A.T @ Y).ravel(), rtol=1e-9)


def test_a_step_is_the_formula_of_marquardt() -> None:
    fit = Fit(X, Y, Dense(id="h", units=3, activation="tanh"), LINE, damping=0.7)
    r, J = residual_jacobian(fit.network, X, Y)
    before = fit.network.theta.copy()
    fit.levenberg.step()
    expected = before - np.linalg.inv(J.T @ J + 0.7 * np.eye(len(before))) @ J.T @ r
    np.testing.assert_allclose(fit.network.theta, expected, rtol=1e-9)
    assert fit.damping == pytest.approx(0.07)
    assert fit.state["step"] == 1.0


def test_the_learning_rate_scales_the_step() -> None:
    fit, half = Fit(X, Y, LINE), Fit(X, Y, LINE)
    half.rate.fill(0.5)
    start = fit.network.theta.copy()
    fit.levenberg.step()
    half.levenberg.step()
    np.testing.assert_allclose(half.network.theta - start, 0.5 * (fit.network.theta - start), rtol=1e-9)


def test_large_damping_is_a_short_gradient_step() -> None:
    fit = Fit(X, Y, Dense(id="h", units=3, activation="tanh"), LINE, damping=1e9)
    r, J = residual_jacobian(fit.network, X, Y)
    before = fit.network.theta.copy()
    fit.levenberg.step()
    np.testing.assert_allclose(1e9 * (fit.network.theta - before), -J.T @ r, rtol=1e-4)


def test_squares_never_grow_and_damping_rises_until_they_fall() -> None:
    x = np.linspace(-3.0, 3.0, 60)[:, None]
    fit = Fit(x, np.sin(x), Dense(id="h", units=10, activation="tanh"), LINE, damping=1e-6)
    costs, dampings = [fit.cost()], [fit.damping]
    for _ in range(60):
        fit.levenberg.step()
        costs.append(fit.cost())
        dampings.append(fit.damping)
    assert all(later <= earlier for earlier, later in pairwise(costs))
    assert costs[-1] < 1e-3
    assert max(dampings) > dampings[0]  # some steps had to be taken back


def test_at_the_minimum_theta_stays_and_damping_grows() -> None:
    fit = Fit(X, X @ [[2.0], [-1.0]] + 0.5, LINE, damping=1e-12)
    for _ in range(5):
        fit.levenberg.step()
    theta, damping = fit.network.theta.copy(), fit.damping
    fit.levenberg.step()
    np.testing.assert_allclose(fit.network.theta, theta, rtol=1e-12)
    assert fit.damping >= damping


def test_frozen_layers_stay() -> None:
    fit = Fit(X, Y, Dense(id="h", units=3, activation="tanh", frozen=True), LINE)
    before = fit.network.parameters["h/W"].copy()
    fit.levenberg.step()
    np.testing.assert_array_equal(fit.network.parameters["h/W"], before)
    assert fit.network.learning == 4


def test_single_precision_learns_too() -> None:
    fit = Fit(X, Y, Dense(id="h", units=5, activation="tanh"), LINE, dtype=np.float32)
    start = fit.cost()
    for _ in range(20):
        fit.levenberg.step()
    assert fit.network.theta.dtype == np.float32
    assert fit.cost() < 0.02 < start


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"loss": "binary_cross_entropy"}, "choose mean squared error as the loss"),
        ({"l1": 0.1}, "set L1 to 0, or use L2"),
        ({"layers": (Dense(id="h", units=700), LINE)}, "at most 2,000 parameters, not 2,801: choose another optimizer"),
    ],
)
def test_what_it_cannot_train_gets_a_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Fit(X, Y, LINE, **change)
