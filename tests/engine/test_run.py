"""A run: determinism, exact resume, lockstep, live changes, stop rules, divergence."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine import learner
from playground.engine.datasets import DATASETS
from playground.engine.diagnostics.probe import Probe
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import BatchNorm, Dense, Dropout
from playground.engine.losses import LOSSES
from playground.engine.model import Model, Skip
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.engine.sizes import MEASURES
from playground.engine.stop import Stop
from tests.benchmarks.workloads import WORKLOADS

DATA = DATASETS["spiral"](samples=60, test_fraction=0.25).load(3, Path())


def chain(*layers, out="sigmoid", **settings):
    return Model(layers=(*layers, Dense(1, out, id="out")), **settings)


MODEL = chain(Dense(4, "tanh", id="h1"), Dropout(0.2, id="d1"), BatchNorm(id="n1"), optimizer="adam")


def theta(run, model=0):
    return run.learners[model].network.theta


def measured_gradient(run, model=0, *, rows=slice(None)):
    """∂C/∂θ with its penalty over training samples, at θ as it is."""
    learner = run.learners[model]
    return learner.measure(DATA.x_train[rows], learner.targets[rows]).network.gradient


def started(*models, **settings):
    return Run(models or (MODEL,), DATA, **({"batch_size": 7, "seed": 5} | settings))


@pytest.mark.parametrize("optimizer", [name for name in OPTIMIZERS if name != "levenberg_marquardt"])
def test_saved_and_resumed_it_goes_on_bit_for_bit(optimizer):
    model = replace(MODEL, optimizer=OPTIMIZERS[optimizer]())
    whole, first, second = started(model), started(model), started(model)
    whole.advance(100 * whole.steps_per_epoch)
    first.advance(50 * first.steps_per_epoch + 3)
    second.restore(first.state())
    second.advance(whole.step - second.step)
    assert np.array_equal(theta(second), theta(whole))
    assert np.array_equal(second.learners[0].losses.rows, whole.learners[0].losses.rows, equal_nan=True)
    assert np.array_equal(second.learners[0].gradients.rows, whole.learners[0].gradients.rows)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_in_whatever_slices_it_advances_the_result_is_the_same(slices):
    whole, sliced = started(), started()
    whole.advance(sum(slices))
    for steps in slices:
        sliced.advance(steps)
        sliced.snapshot()
    assert np.array_equal(theta(whole), theta(sliced))
    assert sliced.epoch == sliced.step // sliced.steps_per_epoch


@pytest.mark.parametrize("optimizer", [name for name in OPTIMIZERS if name != "levenberg_marquardt"])
def test_updating_theta_in_stretches_changes_nothing(optimizer, monkeypatch):
    model = replace(MODEL, optimizer=OPTIMIZERS[optimizer]())
    whole = started(model)
    monkeypatch.setattr(learner, "STRETCH", 5)
    stretched = started(model)
    for run in (whole, stretched):
        run.advance(50)
    assert np.array_equal(theta(stretched), theta(whole))
    for name, value in stretched.learners[0].state.items():
        assert np.array_equal(value, whole.learners[0].state[name])


def test_a_model_learns_the_same_alone_and_in_lockstep():
    other = replace(chain(Dense(6, "relu", id="h1"), out="tanh", loss="mean_squared_error"), name="B")
    alone, together = started(), started(MODEL, other)
    alone.advance(200)
    together.advance(200)
    assert np.array_equal(theta(alone), theta(together, 0))


def test_the_batch_size_changes_neither_the_start_nor_the_order_of_the_samples():
    runs = [started(batch_size=size) for size in (1, 7, 20, None)]
    for _ in range(3):
        assert len({run._permutation.tobytes() for run in runs}) == 1
        if runs[0].step == 0:
            assert len({theta(run).tobytes() for run in runs}) == 1
        for run in runs:
            run.advance_epoch()


def test_every_epoch_sees_every_sample_once_and_the_short_batch_counts_as_what_it_is():
    model = chain(Dense(3, "tanh", id="h1"), optimizer="sgd")
    full, batched = started(model, batch_size=None), started(model, batch_size=44)
    assert full.steps_per_epoch == 1 and batched.steps_per_epoch == 2
    g = measured_gradient(full)
    last = batched._rows[1]
    expected = measured_gradient(batched, rows=last)
    batched.advance(1)
    before = theta(batched).copy()
    expected = measured_gradient(batched, rows=last)
    batched.advance(1)
    assert np.allclose(before - theta(batched), 0.03 * expected, rtol=1e-12)
    full.advance(1)
    assert np.allclose(full.learners[0].before - theta(full), 0.03 * g, rtol=1e-12)


def test_inserting_a_layer_leaves_the_start_of_the_others():
    one = started(chain(Dense(4, "tanh", id="h1"), Dense(4, "tanh", id="h2")))
    two = started(chain(Dense(4, "tanh", id="h1"), Dense(4, "relu", id="new"), Dense(4, "tanh", id="h2")))
    for name in ("h1/W", "h2/W", "out/W"):
        assert np.array_equal(one.learners[0].network.parameters[name], two.learners[0].network.parameters[name])


def test_live_changes_keep_the_weights_and_the_moments():
    run = started()
    run.advance(40)
    gentler = started(replace(MODEL, optimizer=replace(MODEL.optimizer, learning_rate=0.5), l2=0.1))
    gentler.inherit(run)
    assert np.array_equal(theta(gentler), theta(run)) and gentler.step == 40
    assert np.array_equal(gentler.learners[0].state["square"], run.learners[0].state["square"])


def test_a_structural_edit_keeps_the_layers_that_fit_and_draws_the_others():
    run = started(chain(Dense(4, "tanh", id="h1"), Dense(4, "tanh", id="h2")))
    run.advance(40)
    wider = started(chain(Dense(4, "tanh", id="h1"), Dense(9, "tanh", id="h2")))
    fresh = theta(wider).copy()
    wider.inherit(run)
    old, new = run.learners[0].network.parameters, wider.learners[0].network.parameters
    assert np.array_equal(new["h1/W"], old["h1/W"])
    assert new["h2/W"].shape == (9, 4) and np.isin(new["h2/W"], fresh).all()


def test_a_structural_edit_keeps_the_running_statistics_of_a_norm_that_fits():
    run = started(MODEL)
    run.advance(40)
    deeper = started(replace(MODEL, layers=(Dense(4, "relu", id="new"), *MODEL.layers)))
    deeper.inherit(run)
    kept = run.learners[0].network.state["n1"]
    for name, value in deeper.learners[0].network.state["n1"].items():
        assert np.array_equal(value, kept[name]) and not np.array_equal(value, np.full(4, name == "running_variance"))


def test_a_renamed_model_goes_on_and_a_removed_one_takes_no_other_along():
    models = [chain(Dense(units, "tanh", id="h1"), name=name) for name, units in (("a", 3), ("b", 4))]
    run = started(*models)
    run.advance(40)
    renamed = started(models[0], replace(models[1], name="c"))
    alone = started(models[1])
    for later, place, origin in ((renamed, 0, 0), (renamed, 1, 1), (alone, 0, 1)):
        assert later.follows(run)
        later.inherit(run)
        assert np.array_equal(theta(later, place), theta(run, origin))


def test_a_new_model_follows_nothing():
    a, b = (chain(Dense(4, "tanh", id="h1"), name=name) for name in "ab")
    assert not started(a, b).follows(started(a))
    assert started(a).follows(started(a, b)) and started(b, a).follows(started(a, b))


def test_a_changed_initializer_draws_that_layer_anew():
    run = started(chain(Dense(4, "tanh", id="h1")))
    run.advance(40)
    redrawn = started(chain(Dense(4, "tanh", "he_normal", id="h1")))
    start = redrawn.learners[0].network.parameters["h1/W"].copy()
    redrawn.inherit(run)
    assert np.array_equal(redrawn.learners[0].network.parameters["h1/W"], start)
    assert np.array_equal(redrawn.learners[0].network.parameters["out/W"], run.learners[0].network.parameters["out/W"])


def test_frozen_layers_learn_nothing_and_pass_the_gradient_on():
    run = started(chain(Dense(4, "tanh", id="h1"), Dense(4, "tanh", id="h2", frozen=True), optimizer="adamw", l2=0.1))
    before = {name: value.copy() for name, value in run.learners[0].network.parameters.items()}
    run.advance(20)
    now = run.learners[0].network.parameters
    assert np.array_equal(now["h2/W"], before["h2/W"]) and np.array_equal(now["h2/b"], before["h2/b"])
    assert not np.allclose(now["h1/W"], before["h1/W"])
    assert np.abs(run.learners[0].network.gradients["h2/W"]).max() > 0.0


def test_clipping_bounds_the_norm_of_the_update_and_the_shown_gradient_is_the_true_one():
    model = chain(Dense(4, "tanh", id="h1"), clip_norm=1e-3, optimizer="sgd")
    free = started(replace(model, clip_norm=None))
    clipped = started(model)
    free.advance(1)
    clipped.advance(1)
    assert np.linalg.norm(theta(clipped) - clipped.learners[0].before) == pytest.approx(0.03 * 1e-3, rel=1e-3)
    assert np.allclose(clipped.snapshot().models[0].gradient, free.snapshot().models[0].gradient, rtol=1e-12)
    assert np.allclose(clipped.learners[0].gradients.rows, free.learners[0].gradients.rows, rtol=1e-12)


def test_the_penalty_acts_on_weights_not_on_biases():
    model = chain(Dense(4, "tanh", id="h1"), l1=0.3, l2=0.2, optimizer="sgd")
    run = started(model)
    plain = started(replace(model, l1=0.0, l2=0.0))
    network = run.learners[0].network
    network.theta[:] = plain.learners[0].network.theta[:] = np.linspace(-1.0, 1.0, network.theta.size)
    difference = measured_gradient(run) - measured_gradient(plain)
    for span in network.spans:
        w = network.theta[span.start : span.stop]
        expected = 0.2 * w + 0.3 * np.sign(w) if span.name.endswith("/W") else 0.0 * w
        assert np.allclose(difference[span.start : span.stop], expected, atol=1e-12)
    weights = np.concatenate([network.parameters[name].ravel() for name in ("h1/W", "out/W")])
    expected = 0.3 * np.abs(weights).sum() + 0.1 * np.square(weights).sum()
    assert run.learners[0].penalty() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (Stop(epochs=3), "epochs"),
        (Stop(loss_below=0.6), "loss"),
        (Stop(gradient_below=10.0), "gradient"),
        (Stop(plateau=4), "plateau"),
    ],
)
def test_stop_rules(rule, word):
    rate = 1e-9 if word == "plateau" else 0.05
    optimizer = OPTIMIZERS["sgd" if word == "plateau" else "adam"](learning_rate=rate)
    constant = chain(Dense(4, "tanh", "zeros", id="h1", frozen=True), optimizer=optimizer)
    model = constant if word == "plateau" else chain(Dense(8, "tanh", id="h1"), optimizer=optimizer)
    run = started(replace(model, layers=(*model.layers[:-1], replace(model.layers[-1], frozen=word == "plateau"))))
    run.stop = rule
    run.advance(3000 * run.steps_per_epoch)
    assert run.finished == word
    if word == "epochs":
        assert run.epoch == 3
    if word == "loss":
        assert run.learners[0].losses.rows[-1, 2] < 0.6


@pytest.mark.parametrize(("rule", "watches"), [(Stop(loss_below=0.6), True), (Stop(plateau=9), True), (Stop(), False)])
def test_a_rule_about_the_loss_has_it_measured_in_every_epoch_however_thin_the_history_is(rule, watches):
    run = started(stop=rule)
    run.learners[0].losses.stride = 64
    run.advance(5 * run.steps_per_epoch)
    assert list(run.learners[0].losses.indices) == ([0, 1, 2, 3, 4, 5] if watches else [0])


def test_divergence_names_model_layer_step_and_quantity_and_keeps_the_last_good_state():
    wild = Model(
        name="wild",
        layers=(Dense(4, "relu", id="h1"), Dense(1, "linear", id="out")),
        loss="mean_squared_error",
        optimizer=OPTIMIZERS["sgd"](learning_rate=80.0),
    )
    run, slow = started(MODEL, wild), started(MODEL, wild)
    run.advance(500)
    for _ in range(500):
        slow.advance(1)
    divergence = run.learners[1].divergence
    assert divergence is not None and divergence.layer in ("h1", "out") and 0 < divergence.step < 500
    assert np.isfinite(theta(run, 1)).all()
    again = measured_gradient(run, 1)
    assert np.isfinite(again).all(), "a good state has a gradient"
    assert run.step == 500 and not run.finished
    assert run.learners[1].divergence == slow.learners[1].divergence
    assert np.array_equal(theta(run), theta(slow))
    alone = started()
    alone.advance(500)
    assert np.array_equal(theta(run), theta(alone))


def test_when_every_model_diverged_the_run_is_finished():
    wild = Model(
        layers=(Dense(1, "linear", id="out"),),
        loss="mean_squared_error",
        optimizer=OPTIMIZERS["sgd"](learning_rate=99.0),
    )
    run = started(wild)
    run.advance(5000)
    assert run.finished == "diverged" and np.isfinite(theta(run)).all()


def test_a_start_that_diverges_is_measured_too_and_forgotten_where_other_weights_are_taken_over():
    wild = chain(Dense(4, id="h1", initializer=INITIALIZERS["normal"](std=1e200)), out="linear")
    wild = replace(wild, loss=LOSSES["mean_squared_error"]())
    before, run, tamed = started(wild), started(wild), started(wild)
    assert before.learners[0].divergence is not None
    run.inherit(before)
    assert run.learners[0].losses.count == 1 and run.learners[0].divergence is not None
    theta(before)[...] = 0.1
    tamed.inherit(before)
    tamed.advance(1)
    assert tamed.learners[0].divergence is None and tamed.step == 1


def test_levenberg_marquardt_goes_far_below_many_more_epochs_of_gradient_descent():
    sine = DATASETS["sine"](samples=80, noise=0.0).load(3, Path())
    layers = (Dense(8, "tanh", id="h1"), Dense(1, "linear", id="out"))
    model = Model(layers=layers, loss="mean_squared_error", optimizer="levenberg_marquardt")
    quick = Run([model], sine, seed=1)
    slow = Run([replace(model, optimizer=OPTIMIZERS["sgd"](learning_rate=0.05))], sine, seed=1)
    quick.advance(120)
    slow.advance(2000)
    assert quick.snapshot().models[0].train.loss < 0.01 * slow.snapshot().models[0].train.loss


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_everything_is_computed_in_the_precision_of_the_experiment(precision):
    run = started(precision=precision)
    run.advance(10)
    learner = run.learners[0]
    arrays = [theta(run), learner.network.gradient, *learner.state.values(), run._x]
    assert all(array.dtype == precision for array in arrays if array.ndim)


def test_a_snapshot_is_frozen_and_measures_what_the_run_recorded():
    run = started(chain(Dense(4, "tanh", id="h1"), optimizer="sgd"))
    run.advance(2 * run.steps_per_epoch)
    snapshot = run.snapshot()
    model = snapshot.models[0]
    was = model.theta.copy()
    run.advance(5)
    assert np.array_equal(model.theta, was) and not np.array_equal(theta(run), was)
    with pytest.raises(ValueError):
        model.theta[0] = 1.0
    assert model.train.loss == pytest.approx(model.metrics.train_loss[-1])
    assert model.test.accuracy == pytest.approx(model.metrics.test_accuracy[-1])
    assert [layer.id for layer in model.layers] == ["h1", "out"]
    assert model.gradients.norm[-1] == pytest.approx([layer.norm for layer in model.layers])
    assert model.gradients.mean_abs[-1] == pytest.approx([layer.mean_abs for layer in model.layers])


@pytest.mark.parametrize("kind", ["tanh", "relu", "gelu"])
def test_a_snapshot_knows_delta_and_the_update_of_its_mini_batch(kind):
    """Compared with a pass made anew at the weights of before, over the samples of the last mini-batch."""
    model = chain(Dense(4, kind, id="h1"), Dense(3, kind, id="h2"), skips=(Skip("h1", "out"),), out="linear",
                  loss="mean_squared_error", optimizer="sgd", clip_norm=1e-3)  # fmt: skip
    run = started(model)
    run.advance(run.steps_per_epoch + 1)
    rows = run._rows[run.position]
    before = started(model)
    before.advance(run.step)
    probe = Probe(before.learners[0].network, model.loss, DATA.x_train[rows], before.learners[0].targets[rows])
    probe.backpropagate()
    run.advance(1)
    found = run.snapshot().models[0]
    for index, layer in enumerate(probe.workspace.layers):
        delta = np.abs(layer.delta)
        expected = [delta.mean(), np.sqrt(np.square(delta).mean()), delta.max(), np.linalg.norm(delta)]
        assert found.deltas[:, index] == pytest.approx(expected, rel=1e-9)
    assert {name: rows[-1] for name, rows in found.flow.delta.items()} == {
        name: pytest.approx(values) for name, values in zip(MEASURES, found.deltas, strict=True)
    }
    weights = [network.parameters["h1/W"] for network in (run.learners[0].network, before.learners[0].network)]
    ratio = np.linalg.norm(weights[0] - weights[1]) / np.linalg.norm(weights[0])
    assert found.flow.update_ratio[-1, 0] == pytest.approx(ratio) and found.layers[0].update_ratio == pytest.approx(
        ratio
    )


def test_delta_where_no_step_was_made_here_is_that_of_the_mini_batch_to_come():
    run, opened = started(), started()
    first = run.snapshot().models[0]
    assert first.deltas.shape == (4, 2) and (first.deltas > 0.0).all() and not len(first.flow.epoch)
    run.advance(30)
    opened.restore(run.state())
    assert np.array_equal(opened.snapshot().models[0].gradient, run.snapshot().models[0].gradient)
    assert (opened.snapshot().models[0].deltas > 0.0).all()
    expected, earlier = opened.snapshot().models[0].deltas, run.state()
    run.advance(7)
    run.restore(earlier)
    assert np.array_equal(run.snapshot().models[0].deltas, expected), "not those of the steps that were taken back"
    opened.advance(1), run.advance(1)
    assert np.array_equal(opened.snapshot().models[0].deltas, run.snapshot().models[0].deltas)


def test_a_layer_that_stays_keeps_its_history_of_delta_through_an_edit():
    run, edited = started(), started(replace(MODEL, layers=(Dense(3, id="h0"), *MODEL.layers)))
    run.advance(20)
    edited.inherit(run)
    old, new = run.snapshot().models[0].flow, edited.snapshot().models[0].flow
    assert np.array_equal(new.delta["rms"][:, 1:], old.delta["rms"]) and np.isnan(new.delta["rms"][:, 0]).all()
    assert np.array_equal(new.update_ratio[:, 1:], old.update_ratio)


def test_a_measured_snapshot_has_the_losses_of_its_very_step():
    run = started(chain(Dense(4, "tanh", id="h1"), optimizer="sgd"))
    run.advance(run.steps_per_epoch + 2)
    kept, measured = run.snapshot().models[0], run.snapshot(measure=True).models[0]
    assert kept.metrics.step[-1] == run.steps_per_epoch and len(measured.metrics.step) == len(kept.metrics.step) + 1
    assert measured.metrics.train_loss[-1] == pytest.approx(measured.train.loss) != kept.metrics.train_loss[-1]
    assert np.array_equal(run.snapshot().models[0].losses, kept.losses)


def test_an_edit_before_the_first_step_is_measured_anew():
    run = started(chain(Dense(4, "tanh", id="h1")))
    edited = started(chain(Dense(9, "tanh", id="h1")))
    edited.inherit(run)
    snapshot = edited.snapshot().models[0]
    assert snapshot.metrics.train_loss[-1] == pytest.approx(snapshot.train.loss)


def test_the_gradient_of_a_large_network_is_measured_less_often(monkeypatch):
    monkeypatch.setattr(learner, "MEASURED", 10)
    large, every = started(), started(thin=False)  # 35 parameters
    for run in (large, every):
        run.advance(12)
    assert list(large.learners[0].gradients.indices) == [4, 8, 12]
    assert np.array_equal(large.learners[0].gradients.rows, every.learners[0].gradients.rows[3::4])


def test_looking_does_not_disturb():
    looked, alone = started(), started()
    for _ in range(30):
        looked.snapshot()
        looked.measure_gradients()
        looked.advance(1)
    alone.advance(30)
    assert np.array_equal(theta(looked), theta(alone))


def test_two_spirals_are_told_apart():
    data = DATASETS["spiral"](samples=300, noise=0.01).load(1, Path())
    layers = tuple(Dense(8, "tanh", id=f"h{i}") for i in (1, 2, 3))
    model = Model(
        layers=(*layers, Dense(1, "sigmoid", id="out")),
        optimizer=OPTIMIZERS["adam"](learning_rate=0.01),
        skips=(Skip("h1", "h3"),),
    )
    run = Run([model], data, batch_size=10, seed=4)
    run.advance(6000)
    assert run.snapshot().models[0].train.accuracy > 0.98


@pytest.mark.parametrize(("workload", "most"), [(WORKLOADS[0], 22), (WORKLOADS[1], 84), (WORKLOADS[2], 42)])
def test_a_step_takes_no_more_numpy_calls_than_the_mathematics_needs(workload, most):
    run = Run([workload.model], workload.data(), batch_size=workload.batch)
    gathering = 2
    assert len(run._batches[workload.batch].calls) + gathering <= most


def test_every_loss_and_optimizer_runs():
    data = DATASETS["plane"](samples=40).load(0, Path())
    for name in OPTIMIZERS:
        model = Model(
            layers=(Dense(3, "tanh", id="h1"), Dense(1, "linear", id="out")),
            loss="mean_squared_error",
            optimizer=OPTIMIZERS[name](),
        )
        run = Run([model], data, batch_size=None)
        run.advance(20)
        assert run.learners[0].losses.rows[-1, 2] < run.learners[0].losses.rows[0, 2]
    assert set(LOSSES) == {"mean_squared_error", "binary_cross_entropy", "categorical_cross_entropy"}
