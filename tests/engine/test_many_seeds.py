"""Many starts: each is the run of its seed, and the bands are its quantiles."""

from pathlib import Path

import numpy as np
import pytest

from playground.engine.datasets import DATASETS
from playground.engine.diagnostics.progress import CancelledError, Watch
from playground.engine.layers import Dense
from playground.engine.many_seeds import Spread, train_from_many_starts
from playground.engine.model import Model
from playground.engine.run import Run

DATA = DATASETS["gauss"](samples=40, noise=0.1).load(1, Path())
MODEL = Model(layers=(Dense(4, "tanh", id="h1"), Dense(1, "sigmoid", id="out")))
WILD = Model(
    name="wild",
    layers=(Dense(4, "linear", id="h1"), Dense(1, "linear", id="out")),
    loss="mean_squared_error",
    optimizer=MODEL.optimizer.__class__(learning_rate=100.0),
)


def test_each_start_is_the_run_of_its_seed():
    (spread,) = train_from_many_starts([MODEL], DATA, batch_size=8, epochs=5, seeds=(3, 9))
    for start, seed in enumerate((3, 9)):
        run = Run([MODEL], DATA, batch_size=8, seed=seed)
        for _ in range(5):
            run.advance_epoch()
        assert np.array_equal(spread.train[start], run.snapshot().models[0].metrics.train_loss)
        assert np.array_equal(spread.test[start], run.snapshot().models[0].metrics.test_loss)
    assert spread.epoch.tolist() == [0, 1, 2, 3, 4, 5] and spread.starts == 2 and spread.diverged == 0


def test_bands_are_quantiles_of_what_is_left():
    train = np.array([[1.0, 5.0], [2.0, np.nan], [3.0, 7.0], [4.0, np.nan], [5.0, 9.0]])
    spread = Spread("a", np.arange(2.0), train, np.full_like(train, np.nan))
    assert spread.bands()[:, 0].tolist() == [1, 2, 3, 4, 5]
    assert spread.bands()[:, 1].tolist() == [5, 6, 7, 8, 9]
    assert np.isnan(spread.bands(test=True)).all() and spread.diverged == 2


def test_one_that_diverges_leaves_the_other():
    calm, wild = train_from_many_starts([MODEL, WILD], DATA, batch_size=8, epochs=20, seeds=range(3))
    assert calm.diverged == 0 and wild.diverged == 3
    assert np.isfinite(calm.train).all()


def test_it_says_how_far_it_is_and_stops_when_told():
    told = []
    train_from_many_starts([MODEL], DATA, batch_size=8, epochs=4, seeds=(1, 2), watch=Watch(told.append))
    assert told == [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0]
    with pytest.raises(CancelledError):
        train_from_many_starts(
            [MODEL], DATA, batch_size=8, epochs=4, seeds=(1, 2), watch=Watch(told.append, lambda: True)
        )
