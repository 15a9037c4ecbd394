"""Answers of networks in the terms of the data, and what each sample costs."""

import numpy as np
import pytest

from playground.engine.answers import answers, answers_and_costs
from tests.panels.runs import data_of, model, run_of


@pytest.mark.parametrize(
    ("outputs", "kind", "signed", "expected"),
    [
        ([[0.2], [0.9]], "spiral", False, [[0.8, 0.2], [0.1, 0.9]]),
        ([[-1.0], [0.0], [3.0]], "spiral", True, [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]),
        ([[2.0, 1.0, 1.0, 0.0], [-1.0, 0.0, 0.5, 0.0]], "blobs", False, [[0.5, 0.25, 0.25, 0], [0, 0, 1, 0]]),
        ([[0.0, 0.0, 0.0, -1.0]], "blobs", False, [[0.25] * 4]),
        ([[-3.0]], "sine", False, [[-3.0]]),
    ],
)
def test_answers(outputs: list[list[float]], kind: str, signed: bool, expected: list[list[float]]) -> None:
    np.testing.assert_allclose(answers(np.array(outputs), data_of(kind), signed=signed), expected)


@pytest.mark.parametrize(
    "run",
    [
        lambda: run_of(steps=30),
        lambda: run_of(model(last="linear"), data=data_of("sine", samples=60), steps=30),
        lambda: run_of(model(outputs=4, last="softmax"), data=data_of("blobs", samples=60), steps=30),
        lambda: run_of(data=data_of("gate"), steps=3),
    ],
)
def test_the_costs_are_what_the_losses_are_the_means_of(run) -> None:
    snapshot = run().snapshot()
    shares, costs = answers_and_costs(snapshot.models[0])
    train = len(snapshot.data.y_train)
    assert len(costs) == len(shares) == train + len(snapshot.data.y_test)
    assert costs[:train].mean() == pytest.approx(snapshot.models[0].train.loss, rel=1e-9)
    if len(snapshot.data.y_test):
        assert costs[train:].mean() == pytest.approx(snapshot.models[0].test.loss, rel=1e-9)
