"""What the cost looks like around θ: C on a plane through it, with the way that training took projected on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.engine.diagnostics.curvature import curvature
from playground.engine.diagnostics.probe import Probe
from playground.engine.diagnostics.progress import Watch
from playground.engine.losses import Loss
from playground.engine.network import Network
from playground.engine.program import Array
from playground.translatable import QT_TRANSLATE_NOOP

Plane = Literal["random", "eigenvectors", "trajectory"]

RESOLUTION = 41
MARGIN = 0.25
"""How far the plane reaches beyond the trajectory, as a share of the trajectory's extent."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """C at θ + s·d₁ + t·d₂: `cost` (rows, columns) for s along the columns (`across`) and t along the rows (`up`).

    `directions` (parameters, 2) are d₁ and d₂, 0 where a parameter does not learn; θ itself is at (0, 0). `path`
    (points, 2) are the (s, t) of the trajectory's points, the nearest ones on the plane, and `explained` the share of
    its squared distances from θ that the plane shows, nan without a trajectory.
    """

    across: Array
    up: Array
    cost: Array
    directions: Array
    path: Array
    explained: float


def landscape(
    network: Network,
    loss: Loss,
    x: Array,
    y: Array,
    *,
    plane: Plane = "random",
    trajectory: Array | None = None,
    resolution: int = RESOLUTION,
    reach: float = 1.0,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Landscape:
    """C over samples x (samples, inputs), targets y (samples, outputs), on a plane through the network's θ.

    `plane`: "random", filter-normalised directions (Li et al. 2018), drawn from `seed`; "eigenvectors", those of the
    two largest |λ| of the Hessian; "trajectory", the principal plane of `trajectory` (points, parameters), which is θ
    at some steps. The first two are as long as the weights, so that −1 to 1 is a large change; the plane reaches from
    −`reach` to `reach`, and farther where the trajectory does. ValueError: no trajectory to make a plane of, or nothing
    learns.
    Raises CancelledError.
    """
    if not network.learning:
        raise ValueError(
            QT_TRANSLATE_NOOP(
                "Problems", "No layer learns, so there is nothing to vary: let one learn, or add a dense layer."
            )
        )
    watch = Watch(progress, cancelled)
    probe = Probe(network, loss, x, y)
    theta = probe.theta.copy()
    offsets = np.zeros((0, theta.size)) if trajectory is None else np.asarray(trajectory, np.float64) - theta
    offsets[:, network.learning :] = 0.0
    if plane == "random":
        directions = random_directions(probe.network, np.random.default_rng(seed))
    elif plane == "eigenvectors":
        directions = _eigenvectors(network, loss, x, y, seed, watch.part(0.0, 0.5))
        watch = watch.part(0.5, 1.0)
    else:
        directions = principal_directions(offsets)
    path = project(offsets, directions)
    across, up = (_axis(path[:, i], resolution, 0.0 if plane == "trajectory" else reach) for i in (0, 1))
    cost = np.empty((len(up), len(across)))
    for row in watch.over(range(len(up)), len(up)):
        for column in range(len(across)):
            probe.theta[...] = theta + across[column] * directions[:, 0] + up[row] * directions[:, 1]
            cost[row, column] = probe.cost()
    return Landscape(across, up, cost, directions, path, _explained(offsets, directions, path))


def random_directions(network: Network, generator: np.random.Generator) -> Array:
    """Two random directions (parameters, 2) in which the weights of each neuron are as long as they are in θ.

    Biases, γ and β stay as they are, as do layers that don't learn (Li et al. 2018, filter normalisation).
    """
    directions = np.zeros((network.theta.size, 2))
    for axis in (0, 1):
        direction = Network(network.layers, network.skips, inputs=network.inputs)
        for span in direction.spans:
            if span.penalised and span.stop <= network.learning:
                weights, drawn = network.parameters[span.name], direction.parameters[span.name]
                drawn[...] = generator.normal(size=drawn.shape)
                lengths = np.linalg.norm(drawn, axis=1, keepdims=True)
                drawn *= np.linalg.norm(weights, axis=1, keepdims=True) / lengths
        directions[:, axis] = direction.theta
    return directions


def principal_directions(offsets: Array) -> Array:
    """Two orthonormal directions (parameters, 2) that show most of the points `offsets` (points, parameters) from θ.

    The first of the points lies on their negative side, so that θ is always to the right of where it came from.
    ValueError: fewer than two points away from θ.
    """
    if np.count_nonzero(np.any(offsets != 0.0, axis=1)) < 2:
        raise ValueError(QT_TRANSLATE_NOOP("Problems", "The trajectory has no plane yet: train for a few steps first."))
    directions: Array = np.linalg.svd(offsets, full_matrices=False)[2][:2].T
    return directions * np.where(offsets[0] @ directions > 0.0, -1.0, 1.0)


def project(offsets: Array, directions: Array) -> Array:
    """The (s, t) (points, 2) nearest to points `offsets` (points, parameters) from θ, on the plane of `directions`."""
    found: Array = np.linalg.lstsq(directions, offsets.T, rcond=None)[0].T
    return found


def _eigenvectors(network: Network, loss: Loss, x: Array, y: Array, seed: int, watch: Watch) -> Array:
    """The two sharpest directions, as long as the weights of the network."""
    found = curvature(network, loss, x, y, seed=seed, progress=watch.progress, cancelled=watch.cancelled)
    directions = np.zeros((network.theta.size, 2))
    vectors = found.hessian.directions
    vectors = vectors * np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])])
    directions[: network.learning, : vectors.shape[1]] = vectors * np.linalg.norm(network.theta[: network.learning])
    return directions


def _axis(coordinates: Array, resolution: int, reach: float) -> Array:
    """Evenly spaced values over −reach to reach, θ at 0 and all `coordinates`, these with a margin."""
    low, high = min(0.0, np.min(coordinates, initial=0.0)), max(0.0, np.max(coordinates, initial=0.0))
    margin = MARGIN * (high - low)
    low, high = min(low - margin, -reach), max(high + margin, reach)
    return np.linspace(low, high, resolution) if high > low else np.linspace(-1.0, 1.0, resolution)


def _explained(offsets: Array, directions: Array, path: Array) -> float:
    whole = float(np.sum(np.square(offsets)))
    return 1.0 - float(np.sum(np.square(offsets - path @ directions.T))) / whole if whole else float("nan")
