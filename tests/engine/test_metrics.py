"""Loss, accuracy, R² and confusion, against values worked out by hand."""

from math import isnan
from pathlib import Path

import numpy as np
import pytest

from playground.engine.datasets import DATASETS
from playground.engine.layers import Dense
from playground.engine.metrics import Evaluator, confusion_matrix, predicted_classes
from playground.engine.model import Model
from playground.engine.network import BLOCK, Network


def measured(model, data, theta=None):
    network = Network.of(model, data.x_train.shape[1])
    network.initialise(1)
    if theta is not None:
        network.theta[:] = theta
    targets = data.targets(data.y_train, network.outputs, signed=model.signed)
    evaluator = Evaluator(network, model.loss, data.x_train, data.y_train, targets, data=data, signed=model.signed)
    return network, evaluator.measure()


def test_one_unit_is_compared_with_a_half_or_with_zero_and_several_by_the_largest():
    one = np.array([[0.4, 0.6, -0.1, 0.5, 0.0]])
    assert predicted_classes(one, signed=False).tolist() == [0, 1, 0, 0, 0]
    assert predicted_classes(one, signed=True).tolist() == [1, 1, 0, 1, 0]
    assert predicted_classes(np.array([[1.0, 0.7], [0.0, 0.9]]), signed=False).tolist() == [0, 1]
    assert predicted_classes(np.array([[1.0, 0.0], [0.5, 2.0], [0.0, 3.0]]), signed=False).tolist() == [0, 2]


def test_confusion_matrix_has_a_row_per_true_class():
    y, predicted = np.array([0, 0, 1, 2, 2]), np.array([0, 1, 1, 0, 2])
    assert confusion_matrix(y, predicted, 3).tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 1]]


def test_a_network_that_always_says_the_mean_has_no_r_squared_left():
    data = DATASETS["plane"](samples=60).load(2, Path())
    model = Model(layers=(Dense(1, "linear", id="out"),), loss="mean_squared_error")
    mean = data.y_train.mean()
    _, metrics = measured(model, data, theta=[0.0, 0.0, mean])
    assert metrics.r_squared == pytest.approx(0.0, abs=1e-12)
    assert metrics.loss == pytest.approx(data.y_train.var()) and isnan(metrics.accuracy)


@pytest.mark.parametrize("blocks", [1, 2])
def test_blocks_give_what_one_pass_gives(blocks):
    data = DATASETS["spiral"](samples=blocks * BLOCK + 10, test_fraction=0.0).load(2, Path())
    model = Model(layers=(Dense(3, "tanh", id="h1"), Dense(1, "sigmoid", id="out")))
    network, metrics = measured(model, data)
    a = network.predict(data.x_train)[:, 0]
    cost = -np.mean(data.y_train * np.log(a) + (1 - data.y_train) * np.log(1 - a))
    assert metrics.loss == pytest.approx(cost, rel=1e-12)
    assert metrics.accuracy == np.mean((a > 0.5) == data.y_train) and isnan(metrics.r_squared)


def test_without_samples_nothing_applies():
    data = DATASETS["gate"]().load(2, Path())
    model = Model(layers=(Dense(1, "sigmoid", id="out"),))
    network = Network.of(model, 2)
    empty = Evaluator(network, model.loss, data.x_test, data.y_test, np.zeros((0, 1)), data=data, signed=False)
    assert isnan(empty.measure().loss) and isnan(empty.measure().accuracy)
