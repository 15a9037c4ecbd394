"""Every diagnostic takes what a snapshot holds, in single precision too, and leaves the snapshot as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.datasets import Spiral
from playground.engine.diagnostics.chain_rule import chain_rule
from playground.engine.diagnostics.curvature import curvature
from playground.engine.diagnostics.gradient_check import gradient_check, passed
from playground.engine.diagnostics.gradient_flow import gradient_flow, reason
from playground.engine.diagnostics.jacobian import input_gradient, input_jacobian, jacobian
from playground.engine.diagnostics.landscape import landscape
from playground.engine.diagnostics.perturbation import nudge_parameter, nudge_weighted_input
from playground.engine.diagnostics.saturation import saturation
from playground.engine.diagnostics.trace import trace
from playground.engine.layers import BatchNorm, Dense, Dropout
from playground.engine.model import Model, Skip
from playground.engine.residuals import residual_jacobian
from playground.engine.run import Run

MODEL = Model(
    layers=(
        Dense(id="a", units=4, activation="tanh"),
        BatchNorm(id="n"),
        Dense(id="b", units=3, activation="gelu"),
        Dropout(id="d"),
        Dense(id="out", units=1, activation="sigmoid"),
    ),
    skips=(Skip("a", "b"),),
)

QUESTIONS: dict[str, Callable[[Any, Any, Any], object]] = {
    "gradient check": lambda m, x, y: passed(gradient_check(m.network, m.model.loss, x, y)) or pytest.fail("wrong"),
    "gradient flow": lambda m, x, y: reason(gradient_flow(m.network, m.model.loss, x, y, before=m.before)),
    "saturation": lambda m, x, _: saturation(m.network, x),
    "input gradient": lambda m, x, y: input_gradient(m.network, m.model.loss, x, y),
    "input Jacobian": lambda m, x, _: input_jacobian(m.network, x),
    "Jacobian": lambda m, x, _: jacobian(m.network, x[0]),
    "residuals": lambda m, x, y: residual_jacobian(m.network, x, y),
    "curvature": lambda m, x, y: curvature(m.network, m.model.loss, x, y),
    "parameter": lambda m, x, y: nudge_parameter(
        m.network, m.model.loss, x, y, parameter="a/W", index=(0, 1), change=0.1
    ),
    "weighted input": lambda m, x, y: nudge_weighted_input(
        m.network, m.model.loss, x, y, layer="b", unit=1, change=0.1
    ),
    "landscape": lambda m, x, y: landscape(m.network, m.model.loss, x, y, resolution=5),
    "trace": lambda m, x, y: trace(m.network, m.model.loss, x[:1], y[:1]),
    "chain rule": lambda m, x, y: chain_rule(m.network, m.model.loss, x[0], y[0], layer="a", unit=0, source=1),
}


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_a_snapshot_answers(question: str, precision: str) -> None:
    data = Spiral(samples=40).load(1, Path())
    run = Run([MODEL], data, batch_size=10, seed=1, precision=precision)
    run.advance(5)
    model = run.snapshot().models[0]
    y = data.targets(data.y_train, model.network.outputs, signed=model.signed)
    kept = [model.theta, model.gradient, model.network.gradient, *model.state["n"].values()]
    before = [value.copy() for value in kept]
    assert QUESTIONS[question](model, data.x_train, y) is not None
    for value, earlier in zip(kept, before, strict=True):
        np.testing.assert_array_equal(value, earlier)
