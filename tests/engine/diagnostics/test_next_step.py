"""The update foretold is the update made: of every optimizer, with penalties, clipping, a frozen layer and a skip."""

from pathlib import Path

import numpy as np
import pytest

from playground.engine.datasets import DATASETS
from playground.engine.diagnostics.next_step import next_step
from playground.engine.diagnostics.probe import Probe
from playground.engine.layers import Dense
from playground.engine.model import Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run

DATA = DATASETS["spiral"](samples=60, test_fraction=0.25).load(3, Path())
KNOBS = {"rmsprop": {"momentum": 0.8}}


@pytest.mark.parametrize("clip", [None, 0.05])
@pytest.mark.parametrize("optimizer", [name for name in OPTIMIZERS if not OPTIMIZERS[name].residuals])
def test_it_is_the_step_that_the_run_then_makes(optimizer: str, clip: float | None) -> None:
    layers = (Dense(3, "tanh", id="h1"), Dense(4, "tanh", id="h2", frozen=True), Dense(1, "sigmoid", id="out"))
    rule = OPTIMIZERS[optimizer](**KNOBS.get(optimizer, {}))
    model = Model(
        layers=layers,
        skips=(Skip("h1", "h2"),),
        optimizer=rule,
        schedule="exponential",
        l1=0.003,
        l2=0.1,
        clip_norm=clip,
    )
    run = Run([model], DATA, batch_size=len(DATA.x_train), seed=5)
    run.advance(3)
    seen = run.snapshot().models[0]
    probe = Probe(seen.network, model.loss, DATA.x_train, run.learners[0].targets)
    probe.backpropagate()
    rate = model.optimizer.learning_rate * model.schedule.factor(run.epoch)
    told = next_step(seen.network, seen.model, probe.gradient, moments=seen.moments, rate=rate)
    assert (told.shrink < 1.0) == (clip is not None)
    run.advance(1)
    made = run.learners[0]
    np.testing.assert_allclose(told.theta, made.network.theta, rtol=1e-9, atol=1e-12)
    for name, value in made.state.items():
        np.testing.assert_allclose(told.moments[name], value, rtol=1e-9, atol=1e-14)
    assert not np.array_equal(told.theta, seen.theta)
