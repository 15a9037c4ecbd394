"""How large δ and ΔW are, by hand."""

import numpy as np

from playground.engine.layers import Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.network import Network
from playground.engine.sizes import MEASURES, delta_sizes, update_ratios
from playground.engine.workspace import Workspace


def test_delta_of_a_linear_layer_is_the_derivative_of_the_cost() -> None:
    """C = mean of (a − y)² over two samples: δ = 2 (a − y) / 2."""
    network = Network([Dense(1, "linear", id="out")], inputs=1)
    network.parameters["out/W"][...] = 2.0
    workspace = Workspace(network, 2, training=True)
    workspace.emit_backward(LOSSES["mean_squared_error"](), np.array([[0.0, 10.0]]))
    workspace.load(np.array([[1.0], [3.0]]))
    workspace.forward.run()
    workspace.backward.run()
    found = dict(zip(MEASURES, delta_sizes(workspace)[:, 0].tolist(), strict=True))
    assert found == {"mean_abs": 3.0, "rms": np.sqrt(10.0), "maximum": 4.0, "norm": np.sqrt(20.0)}


def test_update_ratios_are_those_of_the_weights_alone() -> None:
    network = Network([Dense(2, "tanh", id="h1"), Dense(1, "linear", id="out")], inputs=2)
    before = network.theta.copy()
    network.parameters["h1/W"][...] = [[3.0, 0.0], [0.0, 4.0]]
    network.parameters["h1/b"][...] = 100.0
    moved = network.theta.copy()
    assert update_ratios(network, before).tolist() == [1.0, 0.0], "0 where W is 0"
    network.parameters["h1/W"][0, 0] = 0.0
    np.testing.assert_allclose(update_ratios(network, moved), [3.0 / 4.0, 0.0])


def test_without_weights_there_is_nothing_to_measure() -> None:
    network = Network([Dropout(0.5, id="d")], inputs=2)
    workspace = Workspace(network, 3, training=True)
    assert delta_sizes(workspace).shape == (4, 0) and update_ratios(network, network.theta).shape == (0,)
