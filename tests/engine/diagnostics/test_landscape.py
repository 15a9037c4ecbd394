"""The landscape: known bowls, directions as they are defined, and the trajectory where it belongs."""

import numpy as np
import pytest

from playground.engine.diagnostics.curvature import curvature
from playground.engine.diagnostics.landscape import landscape, principal_directions, project, random_directions
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.progress import CancelledError
from playground.engine.layers import BatchNorm, Dense
from playground.engine.losses import LOSSES
from playground.engine.model import Skip
from playground.engine.network import Network

RNG = np.random.default_rng(4)
MSE, BCE = LOSSES["mean_squared_error"](), LOSSES["binary_cross_entropy"]()
X, Y = RNG.normal(size=(20, 2)), RNG.integers(0, 2, (20, 1)).astype(float)


def network_of(**knobs: bool) -> Network:
    layers = [
        Dense(id="h", units=4, activation="tanh", **knobs),
        BatchNorm(id="n"),
        Dense(id="out", units=1, activation="sigmoid"),
    ]
    network = Network(layers, [Skip("input", "h")], inputs=2)
    network.initialise(1)
    return network


def test_the_cost_of_a_linear_network_is_the_quadratic_that_its_hessian_says() -> None:
    network = Network([Dense(id="out", units=1)], inputs=2)
    network.initialise(0)
    found = landscape(network, MSE, X, Y, resolution=5)
    probe = Probe(network, MSE, X, Y)
    cost, g = probe.backpropagate(), probe.gradient
    H = curvature(network, MSE, X, Y).hessian.matrix
    assert H is not None
    for row, t in enumerate(found.up):
        for column, s in enumerate(found.across):
            d = found.directions @ [s, t]
            assert found.cost[row, column] == pytest.approx(cost + g @ d + 0.5 * d @ H @ d)


def test_the_middle_is_where_the_network_is() -> None:
    network = network_of()
    found = landscape(network, BCE, X, Y, resolution=7)
    assert (found.across[3], found.up[3]) == (0.0, 0.0)
    assert found.cost[3, 3] == Probe(network, BCE, X, Y).cost()
    assert (found.across[0], found.across[-1], found.cost.shape) == (-1.0, 1.0, (7, 7))
    assert len(found.path) == 0 and np.isnan(found.explained)


def test_random_directions_are_as_long_as_the_weights_of_each_neuron() -> None:
    network = network_of()
    directions = random_directions(network, np.random.default_rng(0))
    for axis in (0, 1):
        drawn = Network(network.layers, network.skips, inputs=2, theta=directions[:, axis].copy()).parameters
        for name, weights in network.parameters.items():
            if weights.ndim == 2:
                np.testing.assert_allclose(
                    np.linalg.norm(drawn[name], axis=1), np.linalg.norm(weights, axis=1), rtol=1e-12
                )
            else:
                assert not drawn[name].any()
    assert not np.allclose(directions[:, 0], directions[:, 1])
    np.testing.assert_array_equal(directions, random_directions(network, np.random.default_rng(0)))


@pytest.mark.parametrize("plane", ["random", "eigenvectors", "trajectory"])
def test_frozen_layers_stay(plane: str) -> None:
    network = network_of(frozen=True)
    steps = RNG.normal(size=(5, network.theta.size))
    found = landscape(network, BCE, X, Y, plane=plane, trajectory=steps, resolution=3)  # type: ignore[arg-type]
    assert found.directions[: network.learning].any()
    assert not found.directions[network.learning :].any()


def test_the_plane_of_the_sharpest_directions_curves_as_their_eigenvalues_say() -> None:
    network = network_of()
    found = landscape(network, BCE, X, Y, plane="eigenvectors", resolution=3, reach=1e-3)
    spectrum = curvature(network, BCE, X, Y).hessian
    sharpest = spectrum.eigenvalues[np.argsort(-np.abs(spectrum.eigenvalues))[:2]]
    length = np.linalg.norm(network.theta)
    np.testing.assert_allclose(np.linalg.norm(found.directions, axis=0), length)
    middle = found.cost[1, 1]
    by_axis = found.cost[1, 0] + found.cost[1, 2] - 2 * middle, found.cost[0, 1] + found.cost[2, 1] - 2 * middle
    np.testing.assert_allclose(by_axis, sharpest * (1e-3 * length) ** 2, rtol=1e-3)


def test_a_trajectory_in_a_plane_is_shown_whole() -> None:
    network = network_of()
    basis = np.linalg.qr(RNG.normal(size=(network.theta.size, 2)))[0]
    steps = network.theta + RNG.normal(size=(9, 2)) * [3.0, 1.0] @ basis.T
    found = landscape(network, BCE, X, Y, plane="trajectory", trajectory=steps, resolution=9)
    assert found.explained == pytest.approx(1.0)
    np.testing.assert_allclose(network.theta + found.path @ found.directions.T, steps, atol=1e-12)
    for axis, coordinates in ((found.across, found.path[:, 0]), (found.up, found.path[:, 1])):
        assert axis[0] < min(0.0, coordinates.min()) and max(0.0, coordinates.max()) < axis[-1]
    np.testing.assert_allclose(found.directions.T @ found.directions, np.eye(2), atol=1e-12)


def test_principal_directions_show_most() -> None:
    offsets = RNG.normal(size=(30, 10)) * np.r_[5.0, 4.0, np.full(8, 0.1)]
    directions = principal_directions(offsets)
    assert np.linalg.norm(directions[:2]) == pytest.approx(np.sqrt(2.0), rel=1e-2)


def test_the_plane_of_a_trajectory_is_not_turned_over_from_one_moment_to_the_next() -> None:
    way = np.cumsum(RNG.normal(size=(30, 10)) + 1.0, axis=0)
    for last in range(3, 30):
        offsets = way[:last] - way[last]
        assert (offsets[0] @ principal_directions(offsets) <= 0.0).all()


def test_a_trajectory_is_projected_on_a_plane_with_oblique_directions() -> None:
    directions = RNG.normal(size=(8, 2)) * [1.0, 7.0]
    coordinates = RNG.normal(size=(5, 2))
    np.testing.assert_allclose(project(coordinates @ directions.T, directions), coordinates, rtol=1e-9)


def test_the_plane_reaches_as_far_as_the_trajectory_does() -> None:
    network = network_of()
    far = network.theta + 4.0 * random_directions(network, np.random.default_rng(0))[:, 0]
    found = landscape(network, BCE, X, Y, trajectory=np.stack([network.theta, far]), resolution=3)
    np.testing.assert_allclose(found.path, [[0.0, 0.0], [4.0, 0.0]], atol=1e-9)
    assert (found.across[0], found.across[-1]) == pytest.approx((-1.0, 5.0))
    assert 0.0 < found.explained <= 1.0 + 1e-12


def test_one_parameter_has_a_line_instead_of_a_plane() -> None:
    network = Network([Dense(id="out", units=1, bias=False)], inputs=1)
    network.parameters["out/W"][...] = 2.0
    found = landscape(network, MSE, np.ones((1, 1)), np.ones((1, 1)), plane="eigenvectors", resolution=3)
    np.testing.assert_allclose(np.sort(found.cost[0]), [1.0, 1.0, 9.0])
    assert not found.directions[:, 1].any()


def test_what_can_not_be_drawn_gets_a_sentence() -> None:
    network = network_of()
    for trajectory in (None, network.theta[None]):
        with pytest.raises(ValueError, match="The trajectory has no plane yet"):
            landscape(network, BCE, X, Y, plane="trajectory", trajectory=trajectory)
    frozen = Network([Dense(id="out", units=1, frozen=True)], inputs=2)
    with pytest.raises(ValueError, match="No layer learns"):
        landscape(frozen, MSE, X, Y)


@pytest.mark.parametrize("plane", ["random", "eigenvectors"])
def test_progress_and_cancelling(plane: str) -> None:
    network, seen = network_of(), list[float]()
    theta = network.theta.copy()
    landscape(network, BCE, X, Y, plane=plane, resolution=4, progress=seen.append)  # type: ignore[arg-type]
    assert seen[0] == 0.0 and seen[-1] == 1.0 and seen == sorted(seen)
    with pytest.raises(CancelledError):
        landscape(network, BCE, X, Y, plane=plane, cancelled=lambda: True)  # type: ignore[arg-type]
    np.testing.assert_array_equal(network.theta, theta)
