"""The gradient check: right gradients pass, wrong ones don't, and what can't be told is said."""

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS
from playground.engine.diagnostics.gradient_check import ANALYTIC, complex_stepper, gradient_check, name_of, passed
from playground.engine.diagnostics.probe import Probe, copy_of, places
from playground.engine.diagnostics.progress import CancelledError
from playground.engine.layers import LAYERS, Dense
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network
from playground.engine.program import Array

MSE = LOSSES["mean_squared_error"]()
BCE = LOSSES["binary_cross_entropy"]()
RNG = np.random.default_rng(5)
X = RNG.normal(size=(9, 3))


def chain(activation: str, depth: int = 2, *, output: str = "sigmoid", units: int = 4, seed: int = 1) -> Network:
    hidden = (Dense(id=f"h{index}", units=units, activation=activation) for index in range(depth))
    network = Network([*hidden, Dense(id="out", units=2, activation=output)], inputs=3)
    network.initialise(seed)
    for name, view in network.parameters.items():
        if name.endswith("/b"):
            view[...] = np.random.default_rng(seed).normal(0.0, 0.3, view.shape)
    return network


def targets(network: Network, loss: str) -> Array:
    if loss == "categorical_cross_entropy":
        return np.eye(network.outputs)[RNG.integers(0, network.outputs, len(X))]
    return RNG.integers(0, 2, (len(X), network.outputs)).astype(float)


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_what_backpropagation_computes_is_right(activation: str, loss: str) -> None:
    network = chain(activation, output="softmax" if loss == "categorical_cross_entropy" else "sigmoid")
    checks = gradient_check(network, LOSSES[loss](), X, targets(network, loss))
    assert [check.layer for check in checks] == ["h0", "h1", "out"]
    for check in checks:
        assert check.verdict == "right", check
        assert check.checked + check.kinked == check.parameters


@pytest.mark.parametrize("kind", sorted(LAYERS))
def test_every_layer_is_right(kind: str) -> None:
    layers = [Dense(id="h", units=4, activation="tanh"), LAYERS[kind](id="l"), Dense(id="out", units=2)]
    network = Network(layers, inputs=3)
    network.initialise(2)
    checks = gradient_check(network, MSE, X, RNG.normal(size=(len(X), 2)))
    assert passed(checks), checks
    assert {check.layer for check in checks} >= {"h", "out"}


def test_what_a_skip_connection_learns_belongs_to_its_target() -> None:
    layers = [Dense(id="h", units=4, activation="tanh"), Dense(id="out", units=2)]
    network = Network(layers, [Skip("input", "out")], inputs=3)
    network.initialise(2)
    checks = gradient_check(network, MSE, X, RNG.normal(size=(len(X), 2)))
    assert [check.parameters for check in checks] == [16, 10 + 6]
    assert passed(checks)


@pytest.mark.parametrize("method", ["differences", "complex_step"])
def test_one_wrong_derivative_is_named(method: str) -> None:
    network = chain("tanh")
    y = targets(network, "binary_cross_entropy")
    probe = Probe(network, BCE, X, y)
    probe.backpropagate()
    place = places(network)["h1/W"][2, 3]
    gradient = probe.gradient.copy()
    gradient[place] *= -1.0
    first, wrong, last = gradient_check(network, BCE, X, y, gradient=gradient)
    assert (first.verdict, wrong.verdict, last.verdict) == ("right", "wrong", "right")
    comparison = getattr(wrong, method)
    assert (comparison.parameter, comparison.index) == ("h1/W", (2, 3))
    assert comparison.error == pytest.approx(2.0, rel=1e-3)
    assert comparison.analytic == pytest.approx(-comparison.numeric, rel=1e-3)
    assert not passed((first, wrong, last))


@pytest.mark.parametrize(("factor", "verdict"), [(1 + 1e-8, "right"), (1 + 1e-4, "doubtful"), (1.1, "wrong")])
def test_the_thresholds(factor: float, verdict: str) -> None:
    network = chain("tanh")
    y = targets(network, "binary_cross_entropy")
    probe = Probe(network, BCE, X, y)
    probe.backpropagate()
    assert gradient_check(network, BCE, X, y, gradient=probe.gradient * factor)[0].verdict == verdict


def test_vanishing_gradients_are_right_by_complex_step_and_too_small_for_differences() -> None:
    network = chain("sigmoid", depth=30)
    y = targets(network, "binary_cross_entropy")
    first = gradient_check(network, BCE, X[:3], y[:3], most=5)[0]
    assert first.complex_step is not None and abs(first.complex_step.analytic) < 1e-15
    assert first.too_small == first.checked
    assert first.verdict == "right"
    probe = Probe(network, BCE, X[:3], y[:3])
    probe.backpropagate()
    wrong = gradient_check(network, BCE, X[:3], y[:3], most=5, gradient=probe.gradient * 1.5)[0]
    assert wrong.verdict == "wrong"
    assert wrong.differences is not None and wrong.differences.error == 0.0 and wrong.differences.noise > 1.0


def test_the_plain_relative_error_is_told_beside_what_rounding_explains_of_it() -> None:
    network = chain("tanh")
    y = targets(network, "binary_cross_entropy")
    for check in gradient_check(network, BCE, X, y):
        for comparison, least in ((check.differences, 1e-13), (check.complex_step, 0.0)):
            assert comparison is not None
            plain = abs(comparison.analytic - comparison.numeric) / max(
                abs(comparison.analytic), abs(comparison.numeric)
            )
            assert comparison.relative == plain
            assert least < comparison.relative <= comparison.noise + comparison.error + 1e-15
            assert comparison.noise < 1e-2


def test_a_weighted_input_at_the_kink_is_recognised_and_left_out() -> None:
    network = chain("relu", depth=1)
    network.parameters["h0/b"][1] = 0.0
    x = np.vstack([X, np.zeros(3)])  # here z = b: three units off the kink, unit 1 on it
    y = np.vstack([targets(network, "mean_squared_error"), [[0.3, 0.6]]])
    hidden, output = gradient_check(network, MSE, x, y)
    assert (hidden.kinked, hidden.checked) == (1, 15)
    assert hidden.verdict == output.verdict == "right"
    probe = Probe(network, MSE, x, y)
    probe.backpropagate()
    plain = (probe_at(probe, "h0/b", 1, 1e-5) - probe_at(probe, "h0/b", 1, -1e-5)) / 2e-5
    assert abs(plain - probe.network.gradients["h0/b"][1]) > 1e-4 * abs(plain)  # it would have seemed wrong


def probe_at(probe: Probe, name: str, index: int, change: float) -> float:
    view = probe.network.parameters[name]
    view[index] += change
    cost = probe.cost()
    view[index] -= change
    return cost


def test_a_layer_wholly_at_kinks_says_so() -> None:
    network = Network([Dense(id="h", units=1, activation="relu"), Dense(id="out", units=1)], inputs=1)
    network.parameters["out/W"][...] = 1.0
    hidden, _ = gradient_check(network, MSE, np.ones((2, 1)), np.ones((2, 1)))
    assert (hidden.kinked, hidden.checked, hidden.verdict) == (2, 0, "at_kinks")


def test_functions_that_keep_to_real_numbers_have_no_complex_step(monkeypatch: pytest.MonkeyPatch) -> None:
    network = chain("tanh")
    y = targets(network, "binary_cross_entropy")
    assert complex_stepper(network, BCE, X, y) is not None
    monkeypatch.setattr("playground.engine.diagnostics.gradient_check.ANALYTIC", ANALYTIC - {np.tanh})
    assert complex_stepper(network, BCE, X, y) is None
    checks = gradient_check(network, BCE, X, y)
    assert all(check.complex_step is None and check.verdict == "right" for check in checks)


def test_calls_are_named_by_what_they_do() -> None:
    assert name_of(np.zeros(2).dot) == "dot"
    assert name_of(np.add.reduce) == "add.reduce"
    assert name_of(np.tanh) is np.tanh


def test_looking_disturbs_nothing() -> None:
    network = chain("tanh")
    network.gradient[...] = 7.0
    before = network.theta.copy()
    gradient_check(network, BCE, X, targets(network, "binary_cross_entropy"))
    np.testing.assert_array_equal(network.theta, before)
    assert (network.gradient == 7.0).all()


def test_single_precision_is_checked_as_mathematics() -> None:
    network = copy_of(chain("tanh"), dtype=np.float32)
    assert passed(gradient_check(network, BCE, X, targets(network, "binary_cross_entropy")))


def test_large_arrays_are_sampled_with_the_largest_derivative_among_them() -> None:
    network = chain("tanh", units=30)
    y = targets(network, "binary_cross_entropy")
    second = gradient_check(network, BCE, X, y, most=20)[1]
    assert (second.parameters, 40 <= second.checked <= 42) == (30 * 31, True)


def test_progress_and_cancelling() -> None:
    network, seen = chain("tanh"), list[float]()
    y = targets(network, "binary_cross_entropy")
    gradient_check(network, BCE, X, y, progress=seen.append)
    assert seen[0] == 0.0 and seen[-1] == 1.0 and seen == sorted(seen)
    with pytest.raises(CancelledError):
        gradient_check(network, BCE, X, y, cancelled=lambda: len(seen) > 0)


def test_samples_that_do_not_fit_get_a_sentence() -> None:
    with pytest.raises(ValueError, match="takes 3 inputs, but the samples have 2"):
        gradient_check(chain("tanh"), BCE, np.zeros((4, 2)), np.zeros((4, 2)))
    with pytest.raises(ValueError, match=r"Targets for 4 samples are \(4, 2\), got \(4, 1\)"):
        gradient_check(chain("tanh"), BCE, np.zeros((4, 3)), np.zeros((4, 1)))
