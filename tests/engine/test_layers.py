"""Layers: what each kind computes, by its definition (their gradients are proved in test_chains)."""

from typing import Any

import numpy as np
import pytest

from playground.engine.layers import LAYERS, ActivationLayer, BatchNorm, Dense, Dropout, Layer, LayerNorm
from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.workspace import Workspace

RNG = np.random.default_rng(0)


class Alone:
    """One layer in a workspace of its own."""

    def __init__(self, layer: Layer, inputs: int, batch: int, *, training: bool = True, seed: int = 1) -> None:
        self.network = Network([layer], inputs=inputs)
        self.network.initialise(0)
        generators = {layer.id: np.random.default_rng(seed)}
        self.workspace = Workspace(
            self.network, batch, training=training, keep=True, generators=generators, input_error=True
        )
        self.workspace.emit_from_error()

    def forward(self, x: Array) -> Array:
        self.workspace.load(x.T)
        self.workspace.forward.run()
        return self.workspace.output.copy()

    def backward(self, error: Array) -> Array:
        self.workspace.layers[0].error[...] = error
        self.workspace.backward.run()
        assert self.workspace.input_error is not None
        return self.workspace.input_error.copy()


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer_says_how_wide_it_is_and_what_it_learns(kind: str) -> None:
    layer = LAYERS[kind](id="l")
    network = Network([layer], inputs=5)
    assert network.outputs == layer.outputs(5)
    assert network.theta.size == np.prod(layer.block(5), dtype=int)
    views = layer.views(np.zeros(layer.block(5)))
    assert sum(view.size for view in views.values()) == network.theta.size
    assert network.predict(np.zeros((3, 5))).shape == (3, layer.outputs(5))


def test_dense_is_weights_times_input_plus_bias() -> None:
    alone = Alone(Dense(id="l", units=3, activation="tanh"), 2, 4)
    w, x = alone.network.parameters, RNG.normal(size=(2, 4))
    w["l/b"][...] = [1.0, 2.0, 3.0]
    np.testing.assert_allclose(alone.forward(x), np.tanh(w["l/W"] @ x + w["l/b"][:, None]), rtol=1e-14)


def test_dense_without_bias_learns_weights_only() -> None:
    alone = Alone(Dense(id="l", units=3, bias=False), 2, 4)
    x = RNG.normal(size=(2, 4))
    assert list(alone.network.parameters) == ["l/W"]
    np.testing.assert_allclose(alone.forward(x), alone.network.parameters["l/W"] @ x, rtol=1e-14)


def test_dense_starts_as_its_initializer_says_with_bias_zero() -> None:
    network = Network([Dense(id="l", units=200, initializer="he_normal")], inputs=100)
    network.initialise(3)
    assert network.parameters["l/W"].var() == pytest.approx(0.02, rel=0.05)
    assert not network.parameters["l/b"].any()


def test_an_activation_layer_is_its_activation() -> None:
    x = RNG.normal(size=(3, 4))
    np.testing.assert_allclose(Alone(ActivationLayer(id="l", activation="tanh"), 3, 4).forward(x), np.tanh(x))


class TestDropout:
    def test_silences_so_many_and_scales_the_others(self) -> None:
        a = Alone(Dropout(id="l", rate=0.3), 100, 200).forward(np.ones((100, 200)))
        assert set(np.unique(a)) == {0.0, 1.0 / 0.7}
        assert np.mean(a == 0.0) == pytest.approx(0.3, abs=0.02)
        assert a.mean() == pytest.approx(1.0, abs=0.03)

    def test_the_error_takes_the_same_way_back(self) -> None:
        alone = Alone(Dropout(id="l", rate=0.5), 20, 30)
        a = alone.forward(np.ones((20, 30)))
        np.testing.assert_array_equal(alone.backward(np.full((20, 30), 3.0)), 3.0 * a)

    def test_draws_anew_at_each_step_from_its_seed(self) -> None:
        one, same, other = (Alone(Dropout(id="l", rate=0.5), 20, 30, seed=seed) for seed in (1, 1, 2))
        x = np.ones((20, 30))
        first, second = one.forward(x), one.forward(x)
        assert not np.array_equal(first, second)
        np.testing.assert_array_equal(same.forward(x), first)
        np.testing.assert_array_equal(same.forward(x), second)
        assert not np.array_equal(other.forward(x), first)

    @pytest.mark.parametrize(("rate", "training"), [(0.5, False), (0.0, True)])
    def test_lets_all_through_where_it_is_off(self, rate: float, training: bool) -> None:
        x = RNG.normal(size=(20, 30))
        alone = Alone(Dropout(id="l", rate=rate), 20, 30, training=training)
        np.testing.assert_array_equal(alone.forward(x), x)
        np.testing.assert_array_equal(alone.backward(x), x)


class TestBatchNorm:
    def test_training_gives_each_unit_mean_0_and_variance_1(self) -> None:
        x = RNG.normal(3.0, 5.0, (4, 50))
        a = Alone(BatchNorm(id="l"), 4, 50).forward(x)
        np.testing.assert_allclose(a.mean(axis=1), 0.0, atol=1e-14)
        np.testing.assert_allclose(a.var(axis=1), x.var(axis=1) / (x.var(axis=1) + 1e-5), rtol=1e-12)

    def test_gamma_and_beta_scale_and_shift(self) -> None:
        alone, x = Alone(BatchNorm(id="l"), 4, 50), RNG.normal(size=(4, 50))
        plain = alone.forward(x)
        alone.network.parameters["l/gamma"][...] = [1.0, 2.0, 3.0, 4.0]
        alone.network.parameters["l/beta"][...] = 7.0
        np.testing.assert_allclose(alone.forward(x), plain * [[1.0], [2.0], [3.0], [4.0]] + 7.0, rtol=1e-12)

    @pytest.mark.parametrize("batch", [2, 8])
    def test_running_statistics_are_those_of_pytorch(self, batch: int) -> None:
        """running ← 0.9·running + 0.1·batch, with the variance over n − 1, from mean 0 and variance 1."""
        alone = Alone(BatchNorm(id="l", momentum=0.1), 3, batch)
        mean, variance = np.zeros(3), np.ones(3)
        for _ in range(5):
            x = RNG.normal(2.0, 3.0, (3, batch))
            alone.forward(x)
            mean = 0.9 * mean + 0.1 * x.mean(axis=1)
            variance = 0.9 * variance + 0.1 * x.var(axis=1, ddof=1)
        state = alone.network.state["l"]
        np.testing.assert_allclose(state["running_mean"], mean, rtol=1e-12)
        np.testing.assert_allclose(state["running_variance"], variance, rtol=1e-12)

    def test_evaluation_uses_running_statistics_and_leaves_them(self) -> None:
        alone = Alone(BatchNorm(id="l"), 3, 8, training=False)
        state, x = alone.network.state["l"], RNG.normal(size=(3, 8))
        state["running_mean"][...], state["running_variance"][...] = [1.0, 2.0, 3.0], [4.0, 5.0, 6.0]
        expected = (x - [[1.0], [2.0], [3.0]]) / np.sqrt(np.array([[4.0], [5.0], [6.0]]) + 1e-5)
        np.testing.assert_allclose(alone.forward(x), expected, rtol=1e-12)
        assert state["running_mean"].tolist() == [1.0, 2.0, 3.0]

    def test_a_frozen_one_trains_as_it_evaluates(self) -> None:
        x = RNG.normal(2.0, 3.0, (3, 8))
        frozen, evaluating = Alone(BatchNorm(id="l", frozen=True), 3, 8), Alone(BatchNorm(id="l"), 3, 8, training=False)
        np.testing.assert_array_equal(frozen.forward(x), evaluating.forward(x))
        np.testing.assert_array_equal(frozen.backward(x), evaluating.backward(x))
        assert not frozen.network.state["l"]["running_mean"].any()

    def test_a_batch_of_one_has_no_spread_and_stays_finite(self) -> None:
        alone = Alone(BatchNorm(id="l"), 3, 1)
        np.testing.assert_array_equal(alone.forward(RNG.normal(size=(3, 1))), 0.0)
        assert np.isfinite(alone.backward(np.ones((3, 1)))).all()
        assert np.isfinite(alone.network.state["l"]["running_variance"]).all()

    def test_shifting_or_scaling_the_batch_changes_nothing(self) -> None:
        alone, x = Alone(BatchNorm(id="l", epsilon=1e-12), 3, 20), RNG.normal(size=(3, 20))
        np.testing.assert_allclose(alone.forward(5.0 * x + 100.0), alone.forward(x), rtol=1e-7)


class TestLayerNorm:
    def test_gives_each_sample_mean_0_and_variance_1(self) -> None:
        x = RNG.normal(3.0, 5.0, (20, 6))
        a = Alone(LayerNorm(id="l"), 20, 6).forward(x)
        np.testing.assert_allclose(a.mean(axis=0), 0.0, atol=1e-14)
        np.testing.assert_allclose(a.var(axis=0), x.var(axis=0) / (x.var(axis=0) + 1e-5), rtol=1e-12)

    def test_training_and_evaluation_are_the_same(self) -> None:
        x = RNG.normal(size=(5, 6))
        training, evaluating = (Alone(LayerNorm(id="l"), 5, 6, training=each) for each in (True, False))
        np.testing.assert_array_equal(training.forward(x), evaluating.forward(x))

    def test_samples_do_not_meet(self) -> None:
        x = RNG.normal(size=(5, 6))
        both, first = Alone(LayerNorm(id="l"), 5, 6).forward(x), Alone(LayerNorm(id="l"), 5, 1).forward(x[:, :1])
        np.testing.assert_allclose(both[:, :1], first, rtol=1e-14)

    def test_one_unit_has_no_spread(self) -> None:
        alone: Any = Alone(LayerNorm(id="l"), 1, 3)
        np.testing.assert_array_equal(alone.forward(RNG.normal(size=(1, 3))), 0.0)
        np.testing.assert_array_equal(alone.backward(np.ones((1, 3))), 0.0)
