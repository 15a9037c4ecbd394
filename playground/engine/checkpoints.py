"""Checkpoints of a run as arrays, for files: the states of random generators become text, in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.engine.program import Array


def as_arrays(checkpoint: Mapping[str, Any]) -> dict[str, Array]:
    """A checkpoint with nothing but arrays in it."""
    return {
        name: value if isinstance(value, np.ndarray) else np.array(json.dumps(value))
        for name, value in checkpoint.items()
    }


def from_arrays(arrays: Mapping[str, Array]) -> dict[str, Any]:
    """The checkpoint that became these arrays. ValueError: a text that is no JSON."""
    texts = {name: value for name, value in arrays.items() if value.dtype.kind == "U" and value.ndim == 0}
    return {**arrays, **{name: json.loads(str(text)) for name, text in texts.items()}}


def fetch(state: Mapping[str, Array], name: str, shape: tuple[int, ...] | None) -> Array:
    """An array of a state. ValueError: it is missing, or of another shape."""
    if name not in state or (shape is not None and state[name].shape != shape):
        raise ValueError(f"{name}: is missing, or does not fit this experiment.")
    return state[name]
