"""A batch: the buffers of one batch size, and the calls of a training step on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from playground.engine.learner import Learner
from playground.engine.program import Array, Call
from playground.engine.workspace import Workspace


class Batch:
    """The buffers of one batch size, x (size, inputs + 1) and each target (outputs, size), and the calls of a step."""

    def __init__(self, table: Array, learners: Sequence[Learner], size: int) -> None:
        self.learners = tuple(learners)
        self.x = np.ones((size, table.shape[1]), table.dtype)
        self.targets: list[tuple[Callable[..., Any], Array]] = []
        self.calls: list[Call] = []
        self.workspaces: list[Workspace] = []
        shared: dict[tuple[int, bool], Array] = {}
        for learner in learners:
            encoding = learner.network.outputs, learner.model.signed
            if encoding not in shared:
                columns = np.ascontiguousarray(learner.targets.T, table.dtype)
                shared[encoding] = np.empty((len(columns), size), table.dtype)
                self.targets.append((columns.take, shared[encoding]))
            workspace, calls = learner.emit(self.x.T, shared[encoding])
            self.workspaces.append(workspace)
            self.calls += calls
