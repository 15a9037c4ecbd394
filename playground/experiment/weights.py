"""Weights of a network as named arrays: `<layer id>/W` (outputs, inputs), `<layer id>/b` (outputs,) and so on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.engine.network import Network
from playground.engine.program import Array
from playground.experiment.problems import FileProblem
from playground.translatable import QT_TRANSLATE_NOOP


def weights_of(network: Network) -> dict[str, Array]:
    """Float64 copies of all parameters, and of what layers remember without learning it."""
    return {name: np.array(view, np.float64) for name, view in _views(network).items()}


def set_weights(network: Network, arrays: Mapping[str, Array], place: str) -> None:
    """Give a network the weights of a file, whose name is `place`. FileProblem, and then nothing has changed.

    What layers remember without learning it may be missing, and then stays as it is.
    """
    views = _views(network)
    for name in arrays:
        if name not in views:
            raise FileProblem(
                place,
                QT_TRANSLATE_NOOP("Problems", "holds {name}, which this network doesn't have: it has {names}").format(
                    name=name, names=", ".join(views)
                ),
            )
    for name, view in views.items():
        if name not in arrays:
            if name in network.parameters:
                raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "{name} is missing").format(name=name))
            continue
        if arrays[name].dtype.kind not in "fiu" or not np.isfinite(arrays[name]).all():
            raise FileProblem(place, QT_TRANSLATE_NOOP("Problems", "{name} must hold finite numbers").format(name=name))
        if arrays[name].shape != view.shape:
            raise FileProblem(
                place,
                QT_TRANSLATE_NOOP("Problems", "{name} must have the shape {needed}, got {shape}").format(
                    name=name, needed=view.shape, shape=arrays[name].shape
                ),
            )
    for name, values in arrays.items():
        views[name][...] = values


def _views(network: Network) -> dict[str, Array]:
    state = {f"{layer}/{name}": view for layer, values in network.state.items() for name, view in values.items()}
    return network.parameters | state
