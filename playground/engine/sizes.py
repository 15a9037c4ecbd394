"""How large δ is in each layer with a W, and ΔW beside W: what the gradient of a step alone does not tell."""

from __future__ import annotations

from math import sqrt

import numpy as np

from playground.engine.network import Network
from playground.engine.program import Array
from playground.engine.workspace import Workspace

MEASURES = ("mean_abs", "rms", "maximum", "norm")
"""How a layer's numbers are summed up: mean |·|, root mean square, largest |·|, and √Σ·²."""


def delta_sizes(workspace: Workspace) -> Array:
    """MEASURES of δ = ∂C/∂z, over units and samples, of the pass just made, (measures, layers with W)."""
    deltas = [workspace.layers[span.layer].delta.ravel() for span in workspace.network.weights]
    found = np.zeros((len(MEASURES), len(deltas)))
    if deltas:
        sizes = np.array([delta.size for delta in deltas])
        starts = np.cumsum(sizes) - sizes
        absolute = np.abs(np.concatenate(deltas), dtype=np.float64)
        np.divide(np.add.reduceat(absolute, starts), sizes, found[0])
        np.maximum.reduceat(absolute, starts, out=found[2])
        squares = np.add.reduceat(np.multiply(absolute, absolute, absolute), starts)
        np.sqrt(squares / sizes, found[1])
        np.sqrt(squares, found[3])
    return found


def update_ratios(network: Network, before: Array) -> Array:
    """‖ΔW‖/‖W‖ of the step from θ `before`, 0 where W is 0, (layers with W,)."""
    theta, change = network.theta, network.theta - before
    ratios = []
    for span in network.weights:
        size = _norm(theta[span.start : span.stop])
        ratios.append(_norm(change[span.start : span.stop]) / size if size else 0.0)
    return np.array(ratios)


def _norm(part: Array) -> float:
    return sqrt(float(part.dot(part)))  # a quarter of the time of np.linalg.norm
