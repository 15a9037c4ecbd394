"""The ways from one neuron to the outputs, and what each adds to ∂C/∂z: the product of W and σ' along it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.jacobian import layer_matrix
from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import Dense
from playground.engine.network import Network
from playground.engine.program import Array


@dataclass(frozen=True)
class Path:
    """(layer, unit) after (layer, unit) up to an output; the product of W and σ' along it; and that times ∂C/∂ŷ."""

    units: tuple[tuple[str, int], ...]
    product: float
    contribution: float


@dataclass(frozen=True, eq=False)
class _Arrivals:
    """The strongest partial paths that arrive at each unit of a layer, (units, most), and where they came from."""

    products: Array
    layer: Array
    unit: Array
    rank: Array


def strongest_paths(
    probe: Probe, position: int, start: Array, *, output_error: Array, most: int
) -> tuple[tuple[Path, ...], int]:
    """The `most` paths that add most, largest first, and the number of all paths that carry anything.

    They start at layer `position` of the one sample in the probe, with ∂a/∂z_j = `start` (units,), and end at the
    outputs with ∂C/∂ŷ = `output_error` (outputs,). Of all paths that meet in a unit only the strongest are followed,
    which loses none of the strongest, since all go on with the same factors. (MATH: the sum over all paths.)
    """
    network = probe.network
    arrivals = {position: _origin(start, most)}
    counts = {position: (start != 0.0).astype(float)}
    for target in range(position + 1, len(network.layers)):
        edges = [(source, matrix) for source, matrix in _edges(probe, target) if source in arrivals]
        arrivals[target] = _arrive(edges, arrivals, most)
        counts[target] = sum(((matrix != 0.0) @ counts[source] for source, matrix in edges), np.zeros(1))
    last = len(network.layers) - 1
    contributions = arrivals[last].products * output_error[:, None]
    order = np.argsort(-np.abs(contributions), axis=None, kind="stable")[:most]
    found = []
    for flat in order:
        unit, rank = (int(i) for i in np.unravel_index(flat, contributions.shape))
        if contributions[unit, rank]:
            units = _traced_back(network, arrivals, last, unit, rank)
            product = float(arrivals[last].products[unit, rank])
            found.append(Path(units, product, float(contributions[unit, rank])))
    return tuple(found), int(np.sum(counts[last][output_error != 0.0]))


def _origin(start: Array, most: int) -> _Arrivals:
    products = np.zeros((len(start), most))
    products[:, 0] = start
    nowhere = np.full(products.shape, -1)
    return _Arrivals(products, nowhere, nowhere, nowhere)


def _edges(probe: Probe, target: int) -> list[tuple[int, Array]]:
    """(source layer, ∂out of the target/∂out of the source along one edge) of each edge that ends at a layer."""
    network, at, layer = probe.network, probe.workspace.layers[target], probe.network.layers[target]
    if isinstance(layer, Dense) and layer.activation.elementwise:
        slopes = layer.activation.derivative(at.z)
        edges = [(target - 1, slopes * network.parameters[f"{layer.id}/W"])]
    else:
        edges = [(target - 1, layer_matrix(network, target, at.x[:, 0]))]
    for link in network.links:
        if link.target == target:
            edges.append((link.source, np.eye(network.widths[target]) if link.block is None else link.block.T))
    return edges


def _arrive(edges: list[tuple[int, Array]], arrivals: dict[int, _Arrivals], most: int) -> _Arrivals:
    """The strongest of all partial paths that come over the edges."""
    rows = len(edges[0][1])
    each = [(matrix[:, :, None] * arrivals[source].products).reshape(rows, -1) for source, matrix in edges]
    candidates = np.concatenate(each, axis=1)
    sources = np.concatenate([np.full(arrivals[source].products.size, source) for source, _ in edges])
    places = np.concatenate([np.arange(arrivals[source].products.size) for source, _ in edges])
    best = np.argsort(-np.abs(candidates), axis=1, kind="stable")[:, :most]
    unit, rank = np.divmod(places[best], most)
    return _Arrivals(np.take_along_axis(candidates, best, axis=1), sources[best], unit, rank)


def _traced_back(
    network: Network, arrivals: dict[int, _Arrivals], layer: int, unit: int, rank: int
) -> tuple[tuple[str, int], ...]:
    """The units of a path, first to last."""
    units = []
    while layer >= 0:
        units.append((network.layers[layer].id, unit))
        came = arrivals[layer]
        layer, unit, rank = (int(each[unit, rank]) for each in (came.layer, came.unit, came.rank))
    return tuple(reversed(units))
