"""What a snapshot puts on the cards."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.editor import cells, live
from playground.editor.ends import loss_words
from playground.editor.facts import LossFacts
from playground.editor.plan import loss_plan
from playground.engine.data import Data
from playground.engine.datasets import DATASETS
from playground.engine.layers import LAYERS, Dense
from playground.engine.model import Model
from playground.engine.run import Run
from tests.editor.bench import Bench

SPIRAL: Data = DATASETS["spiral"]().load(1, Path())


def chain(*layers: Dense, **fields: object) -> Model:
    return Model(layers=(*layers, Dense(id="out", units=1, activation="sigmoid")), **fields)


def values(model: Model, *, steps: int = 5, data: Data = SPIRAL) -> live.CardValues:
    run = Run((model,), data, batch_size=10, seed=1)
    run.advance(steps)
    return live.compute(run.snapshot())


def test_each_unit_has_a_tile_up_to_eight_and_seven_where_there_are_more() -> None:
    (model,) = values(chain(Dense(id="a", units=8), Dense(id="b", units=9))).models
    shapes = {id: layer.tiles.shape for id, layer in model.layers.items()}
    assert shapes == {"a": (8, 24, 24), "b": (7, 24, 24), "out": (1, 24, 24)}
    assert model.layers["b"].units == 9


def test_tiles_are_float32_within_one_and_the_first_row_is_the_top_of_the_plane() -> None:
    shown = values(chain(Dense(id="a", units=3, activation="tanh")))
    tiles = shown.models[0].layers["a"].tiles
    assert tiles.dtype == np.float32 and np.abs(tiles).max() <= 1.0
    assert shown.inputs.shape == (2, 24, 24)
    x1, x2 = shown.inputs
    assert np.all(np.diff(x1, axis=1) > 0) and np.all(np.diff(x2, axis=0) < 0)
    assert x1.max() == pytest.approx(1.0)


def test_a_tile_is_the_activation_over_the_plane_divided_by_its_range() -> None:
    run = Run((chain(Dense(id="a", units=2, activation="tanh")),), SPIRAL, batch_size=10, seed=1)
    run.advance(3)
    snapshot = run.snapshot()
    features, _ = live.grid(SPIRAL)
    expected = snapshot.models[0].activations(features)["a"].reshape(2, 24, 24)
    np.testing.assert_allclose(live.compute(snapshot).models[0].layers["a"].tiles, expected, rtol=1e-6)


def test_gradients_and_loss_are_those_of_the_snapshot() -> None:
    run = Run((chain(Dense(id="a", units=2)),), SPIRAL, batch_size=10, seed=1)
    run.advance(60)
    snapshot = run.snapshot()
    (shown,) = live.compute(snapshot).models
    for gradient in snapshot.models[0].layers:
        assert shown.layers[gradient.id].mean_abs == gradient.mean_abs
    assert shown.loss == snapshot.models[0].metrics.train_loss[-1]


def test_ten_sigmoid_layers_have_lost_the_gradient_at_the_input() -> None:
    deep = chain(*(Dense(id=f"h{i}", units=8, activation="sigmoid") for i in range(10)))
    (shown,) = values(deep, steps=50).models
    first, last = shown.layers["h0"].health, shown.layers["out"].health
    assert first is not None and last is not None
    assert first.level != "ok" and first.sentence and last.level == "ok"


def test_large_weights_saturate_tanh_and_that_is_said() -> None:
    wild = Dense(id="a", units=8, activation="tanh", initializer="normal")
    wild = replace(wild, initializer=replace(wild.initializer, std=3.0))
    health = values(chain(wild), steps=1).models[0].layers["a"].health
    assert health is not None and health.reason == "saturated"


def test_a_confident_sigmoid_output_is_not_called_saturated() -> None:
    output = Dense(id="out", units=1, activation="sigmoid", initializer="normal")
    output = replace(output, initializer=replace(output.initializer, std=500.0))
    health = values(Model(layers=(output,)), steps=1).models[0].layers["out"].health
    assert health is None or health.reason != "saturated"


@pytest.mark.parametrize("kind", LAYERS)
def test_every_layer_kind_can_be_shown(kind: str) -> None:
    model = Model(layers=(Dense(id="a", units=4), LAYERS[kind](id="x"), Dense(id="out", units=1, activation="sigmoid")))
    shown = values(model).models[0].layers["x"]
    assert len(shown.tiles) and (shown.mean_abs is None) == (shown.health is None)


@pytest.mark.parametrize("kind", ["sine", "digits"])
def test_one_input_or_many_still_make_tiles(kind: str) -> None:
    data: Data = DATASETS[kind]().load(1, Path())
    features, tiles = live.grid(data)
    assert features.shape == (576, len(data.features))
    assert tiles.shape == (min(len(data.features), 8), 24, 24) and np.isfinite(tiles).all()


def test_every_loss_has_room_on_its_card(bench: Bench) -> None:
    """Digits that an ellipsis takes away would make another number of it."""
    theme = bench.look.theme
    room, measures = loss_plan(LossFacts("loss"), theme).parts["number"].width, cells.metrics(theme, "title")
    losses = [digits * 10.0**exponent for exponent in range(-120, 120) for digits in (1.2345, 9.99996)]
    cut = [words for words in map(loss_words, losses) if measures.horizontalAdvance(words) > room]
    assert not cut
    assert [loss_words(loss) for loss in (0.00012, 0.0853, 13.1234, 0.0)] == ["1.2e−4", "0.0853", "13.12", "0"]


def test_a_small_curve_keeps_its_last_loss_and_survives_zeros() -> None:
    assert len(live.thinned(np.linspace(1.0, 0.5, 500))) == live.CURVE
    assert live.thinned(np.linspace(1.0, 0.5, 500))[-1] == pytest.approx(np.log10(0.5))
    assert live.thinned(np.array([1.0, 0.0])).tolist() == [1.0, 0.0]
    assert len(live.thinned(np.zeros(0))) == 0
