"""What a layer of two units makes of the inputs: their grid, warped, and what the rest of the network says there."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine.diagnostics.slice import EDGE, RESOLUTION, Slice, centres, grid
from playground.engine.model import INPUT, Skip
from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.snapshot import ModelSnapshot

LINES = 17
"""Lines of the warped grid in each direction."""
STEPS = 96
"""Stretches of a line."""


@dataclass(frozen=True, eq=False)
class HiddenPlane:
    """The plane of the outputs of a layer with two units: a₁ across, a₂ up.

    `domain` is (low, high) of each, `x` and `y` are the centres of the picture's columns and rows, `outputs` (rows ·
    columns, outputs) is what the rest of the network makes of them, None where a skip connection leads past the layer.
    `lines` are the ends of the segments of the warped grid, x and y; `train` and `test` (samples, 2) are where the
    samples lie.
    """

    domain: tuple[tuple[float, float], tuple[float, float]]
    x: Array
    y: Array
    outputs: Array | None
    lines: tuple[Array, Array]
    train: Array
    test: Array


def planes_of(network: Network) -> tuple[str, ...]:
    """The ids of the layers with two units."""
    return tuple(layer.id for layer, width in zip(network.layers, network.widths, strict=True) if width == 2)


def hidden_plane(model: ModelSnapshot, layer: str, cut: Slice, train: Array, test: Array) -> HiddenPlane:
    """The plane of a layer's outputs, with the grid of a slice through the inputs and raw samples (samples, inputs)."""
    data, network = model.data, model.network

    def seen(raw: Array) -> Array:
        return network.activations(data.transform(raw))[layer].T

    lines = [seen(cut.raw(places)) for places in _grid_lines(cut)]
    pairs = np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in lines])
    pairs = pairs[np.isfinite(pairs).all(axis=(1, 2))].reshape(-1, 2)
    places = seen(train), seen(test)
    every = np.concatenate([*lines, *places])
    domain = (_round_span(every[:, 0]), _round_span(every[:, 1]))
    x, y = (centres(span, RESOLUTION) for span in domain)
    rest = following(network, layer)
    return HiddenPlane(
        domain=domain,
        x=x,
        y=y,
        outputs=None if rest is None else rest.predict(grid(x, y)),
        lines=(pairs[:, 0], pairs[:, 1]),
        train=places[0],
        test=places[1],
    )


def following(network: Network, layer: str) -> Network | None:
    """The network behind a layer, from its output on; None behind the last one, and where a skip leads past it."""
    index = network.positions[layer]
    layers = network.layers[index + 1 :]
    later = [skip for skip in network.skips if network.positions[skip.target] > index]
    if not layers or any(network.positions[skip.source] < index for skip in later):
        return None
    skips = [Skip(INPUT if skip.source == layer else skip.source, skip.target) for skip in later]
    rest = Network(layers, skips, inputs=network.widths[index], dtype=network.theta.dtype)
    for name, values in rest.parameters.items():
        own = name.replace(f"/skip_{INPUT}", f"/skip_{layer}")
        values[...] = network.parameters[own]
    rest.state = {each.id: network.state[each.id] for each in layers}
    return rest


def _grid_lines(cut: Slice) -> list[Array]:
    """The places along each line of the grid, (STEPS + 1, axes)."""
    along = [np.linspace(*span, STEPS + 1) for span in cut.domain]
    if len(cut.domain) == 1:
        return [along[0][:, None]]
    across = [np.linspace(*span, LINES) for span in cut.domain]
    upright = [np.column_stack([np.full(STEPS + 1, x), along[1]]) for x in across[0]]
    level = [np.column_stack([along[0], np.full(STEPS + 1, y)]) for y in across[1]]
    return upright + level


def _round_span(values: Array) -> tuple[float, float]:
    """(low, high) around what is finite, rounded outwards so that it seldom moves."""
    values = values[np.isfinite(values)]
    if not values.size:
        return -1.0, 1.0
    low, high = float(values.min()), float(values.max())
    room = EDGE * (high - low) or 0.5
    step = 10.0 ** math.floor(math.log10(high - low + 2.0 * room)) / 4.0
    return math.floor((low - room) / step) * step, math.ceil((high + room) / step) * step
