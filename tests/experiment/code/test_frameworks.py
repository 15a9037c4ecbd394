"""PyTorch and Keras code, run where they are installed: it answers as the network does, and learns as it learned."""

from __future__ import annotations

import contextlib
import io
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.activations import ACTIVATIONS, Custom
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS, Nesterov
from playground.engine.schedules import SCHEDULES
from playground.experiment.code.chain import Chain
from tests.experiment.code.running import (
    FORMULAS,
    data,
    everything,
    executed,
    experiment,
    losses,
    trained,
    with_weights,
)

os.environ.setdefault("KERAS_BACKEND", "torch")

if not find_spec("torch"):
    pytest.skip("PyTorch is not installed", allow_module_level=True)
import torch

needs_keras = pytest.mark.skipif(not find_spec("keras"), reason="Keras is not installed")

pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

TRAINING: dict[str, dict[str, Any]] = {
    "l1, l2 and clipping": dict(l1=0.01, l2=0.02, clip_norm=0.1),
    **{name: dict(optimizer=name) for name in OPTIMIZERS if name != "levenberg_marquardt"},
    "no momentum": dict(optimizer=Nesterov(momentum=0.0)),
    **{name: dict(schedule=name) for name in SCHEDULES},
}


def plain(**fields: Any) -> Model:
    """A model without anything that draws random numbers while it trains."""
    layers = (
        Dense(id="h1", units=6, activation="tanh"),
        Dense(id="h2", units=6, activation="custom"),
        Dense(id="out", units=1, activation="sigmoid"),
    )
    return Model(**{"layers": layers, **fields})


def test_pytorch_answers_as_the_network(tmp_path: Path) -> None:
    document = experiment(everything())
    run = trained(document, data())
    predict = executed(with_weights(run, document), tmp_path, "pytorch")["predict"]
    answer = predict(torch.tensor(run.data.x_test)).numpy()
    np.testing.assert_allclose(answer, run.learners[0].network.predict(run.data.x_test), rtol=1e-12)


@pytest.mark.parametrize("name", TRAINING)
def test_pytorch_learns_from_the_same_start_with_the_same_losses(name: str, tmp_path: Path) -> None:
    document = experiment(plain(**TRAINING[name]))
    run = trained(document, data(), epochs=3)
    made = executed(with_weights(trained(document, data(), 0), document, epochs=3), tmp_path, "pytorch")
    with torch.no_grad():
        loss = float(made["loss"](made["model"](made["x_train"]), made["y_train"]))
    assert loss == pytest.approx(losses(run)[-1], rel=1e-9)


@needs_keras
def test_keras_answers_as_the_network(tmp_path: Path) -> None:
    document = experiment(everything())
    run = trained(document, data())
    with contextlib.redirect_stdout(io.StringIO()):
        predict = executed(with_weights(run, document), tmp_path, "keras")["predict"]
    answer = predict(run.data.x_test)
    np.testing.assert_allclose(answer, run.learners[0].network.predict(run.data.x_test), rtol=1e-5)


@needs_keras
@pytest.mark.parametrize("name", TRAINING)
def test_keras_learns_from_the_same_start_with_nearly_the_same_losses(name: str, tmp_path: Path) -> None:
    """In single precision, and with the whole training set in each step, for Keras shuffles in its own way."""
    document = experiment(plain(**TRAINING[name]), batch_size=None)
    run = trained(document, data(), epochs=3)
    with contextlib.redirect_stdout(io.StringIO()):
        made = executed(with_weights(trained(document, data(), 0), document, epochs=3), tmp_path, "keras")
    answers = made["model"].predict(run.data.x_train, verbose=0)
    cost = -np.mean(np.log(np.where(made["y_train"] == 1, answers, 1 - answers)))
    assert cost == pytest.approx(losses(run)[-1], rel=1e-4)


@pytest.mark.parametrize("name", [*sorted(ACTIVATIONS), *INITIALIZERS, *map(Custom, FORMULAS)], ids=str)
@pytest.mark.parametrize("framework", ["pytorch", pytest.param("keras", marks=needs_keras)])
def test_each_activation_and_initializer_is_one_of_theirs(framework: str, name: Any, tmp_path: Path) -> None:
    kind = {"initializer": name} if name in INITIALIZERS else {"activation": name}
    layers = (Dense(id="h1", units=6, **kind), Dense(id="out", units=1, activation="sigmoid"))
    document = experiment(Model(layers=layers))
    run = trained(document, data(), epochs=1)
    with contextlib.redirect_stdout(io.StringIO()):
        predict = executed(with_weights(run, document), tmp_path, framework)["predict"]
        executed(Chain.of(document, 0, run.data, epochs=1), tmp_path, framework)
    x = run.data.x_test
    if framework == "pytorch":
        x = torch.tensor(x)
    answer = np.asarray(predict(x))
    np.testing.assert_allclose(answer, run.learners[0].network.predict(run.data.x_test), rtol=1e-4)
