"""The time line: any step is shown as it was, training on from it repeats the very numbers, and memory has an end."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine import timeline
from playground.engine.datasets import DATASETS
from playground.engine.layers import BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.look_back import LookBack
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.engine.timeline import Timeline, size_of

DATA = DATASETS["spiral"](samples=50, test_fraction=0.25).load(3, Path())  # 37 to train on: five batches of 7 and a 2


def model(name="A", optimizer="adam", units=4, **knobs):
    layers = (
        Dense(units, "tanh", id="h1"),
        Dropout(0.2, id="d1"),
        BatchNorm(id="n1"),
        Dense(1, "sigmoid", id="out"),
    )
    return Model(name=name, layers=layers, optimizer=OPTIMIZERS[optimizer](**knobs))


TWO = model(), model("B", "momentum", units=3)


def started(*models, budget=timeline.BUDGET):
    run = Run(models or TWO, DATA, batch_size=7, seed=5)
    run.timeline = Timeline(budget=budget)
    return run


def seen(run):
    """Everything that a snapshot shows of a moment but the curves, as bytes."""
    taken = run.snapshot()
    arrays = [(m.theta, m.before, m.gradient, m.deltas, *(v for s in m.state.values() for v in s.values()))
              for m in taken.models]  # fmt: skip
    return taken.epoch, taken.step, [array.tobytes() for model in arrays for array in model]


def looked(run, step):
    look = LookBack(run)
    assert look.aim(step)
    while not look.arrived:
        look.advance(5)
    return look.shown


def changed(run, *models, clones=None):
    """The run of other models that goes on from this one, as after an edit."""
    new = Run(models, DATA, batch_size=7, seed=5)
    assert new.follows(run, clones or {})
    new.inherit(run, clones or {})
    return new


def edited(run, action, number):
    """The run after an edit that needs no new weights; another rate where it is not about the optimizer."""
    kind = "sgd" if action == "optimizer" else "adam"
    first = replace(run.learners[0].model, optimizer=OPTIMIZERS[kind](learning_rate=0.01 * number))
    return changed(run, first, *(learner.model for learner in run.learners[1:]))


@settings(max_examples=25)
@given(
    st.lists(st.one_of(st.integers(1, 40), st.sampled_from(["rate", "weight", "optimizer", "reset"])), max_size=8),
    st.data(),
)
def test_every_step_is_shown_as_it_was_when_it_was_made_whatever_was_changed_since(actions, data):
    run = started()
    was = {0: seen(run)}
    for number, action in enumerate([1, *actions]):
        if action == "weight":
            if run.step:
                run.set_parameter("A", "h1/W", (0, 0), value=float(number))
        elif action == "reset":
            run = reset(run)
        elif isinstance(action, str):
            run = edited(run, action, number)
        else:
            for _ in range(action):
                run.advance(1)
                was[run.step] = seen(run)
    was = {step: numbers for step, numbers in was.items() if step <= run.timeline.last}
    now, look = seen(run), LookBack(run)
    for step in data.draw(st.lists(st.sampled_from(sorted(was)), max_size=6)):
        assert look.aim(step)
        while not look.arrived:
            look.advance(5)
        assert seen(look.shown) == was[step]
    assert seen(run) == now, "looking disturbs nothing"


@pytest.mark.parametrize("action", ["weight", "rate", "optimizer"])
def test_steps_after_an_edit_are_shown_with_it_and_those_before_without(action):
    run = started()
    run.advance(20)
    if action == "weight":
        run.set_parameter("A", "h1/W", (0, 0), value=3.0)
    else:
        run = edited(run, action, 9)
    run.advance(5)
    after = seen(run)
    run.advance(10)
    alone = started()
    alone.advance(15)
    assert seen(looked(run, 25)) == after and seen(looked(run, 15)) == seen(alone)


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_makes_the_same_steps_again(optimizer, precision):
    layers = (Dense(4, "tanh", id="h1"), LayerNorm(id="n1"), Dense(1, "linear", id="out"))
    clip = None if optimizer == "levenberg_marquardt" else 0.5
    loss, kind = "mean_squared_error", OPTIMIZERS[optimizer]()
    data = DATASETS["sine"](samples=40).load(3, Path())
    run = Run([Model(layers=layers, loss=loss, optimizer=kind, clip_norm=clip, l2=1e-3)], data, precision=precision)
    run.timeline, was = Timeline(), {}
    for _ in range(70):
        run.advance(1)
        was[run.step] = seen(run)
    for step in (1, 33, 50, 70):
        assert seen(looked(run, step)) == was[step]


@settings(max_examples=15)
@given(st.integers(0, 90), st.integers(1, 60), st.sampled_from(["adam", "momentum"]))
def test_going_on_from_a_step_repeats_the_very_numbers_and_a_branch_begins_as_a_copy(step, further, optimizer):
    first = model(optimizer=optimizer)
    run, alone = started(first, TWO[1]), started(first, TWO[1])
    run.advance(90)
    alone.advance(step)
    then = seen(alone)
    alone.advance(further)
    branch = replace(first, name="A 2")
    run = branched(run, step, first, TWO[1], branch)
    assert seen(run)[:2] == then[:2] and seen(run)[2][: len(then[2])] == then[2]
    assert [b"".join(model) for model in numbers(run)[::2]] == [b"".join(numbers(run)[0])] * 2
    run.advance(further)
    assert numbers(run)[:2] == numbers(alone) and numbers(run)[2] == numbers(run)[0]


def numbers(run):
    """What each model has learned, as bytes."""
    return [[value.tobytes() for value in learner.vectors().values()] for learner in run.learners]


def branched(run, step, *models):
    """The run taken back to a step, where the last of the models goes on as a copy of the first."""
    back = Run([learner.model for learner in run.learners], DATA, batch_size=7, seed=5)
    back.inherit(looked(run, step))
    back.timeline = run.timeline
    back.timeline.cut()
    return changed(back, *models, clones={models[-1].name: models[0].name})


def test_a_branch_goes_its_own_way_and_before_it_began_it_was_the_other():
    run = started(TWO[0])
    run.advance(200)
    run = branched(run, 35, TWO[0], replace(TWO[0], name="B"))
    steeper = replace(TWO[0], name="B", optimizer=OPTIMIZERS["sgd"](learning_rate=1.0))
    run = changed(run, TWO[0], steeper)
    run.advance(30)
    alone = started(TWO[0])
    alone.advance(65)
    assert numbers(run)[0] == numbers(alone)[0] != numbers(run)[1]
    assert [moment.step for moment in run.timeline.moments] == [0, 31, 35, 63]
    both = looked(run, 20)
    alone = started(TWO[0])
    alone.advance(20)
    assert numbers(both) == numbers(alone) * 2
    assert looked(run, 65).snapshot().step == 65


def test_later_moments_are_forgotten_only_when_training_goes_on():
    run = started()
    run.advance(60)
    end = seen(run)
    back = changed(looked(run, 20), *TWO)
    back.timeline = run.timeline
    back.timeline.cut()
    assert back.step == 20 and back.timeline.last == 60 and seen(looked(back, 60)) == end
    assert len(looked(back, 60).learners[0].losses.rows) == len(run.learners[0].losses.rows)
    back.advance(1)
    assert back.timeline.last == 21 and looked(back, 60).step == 21
    back.advance(39)
    assert seen(back) == end


def test_after_a_reset_the_same_settings_keep_what_they_repeat():
    """Moments of the same leg, and whatever bookmarks are reached from them, stay true and stay; the rest goes."""
    run = started()
    run.advance(300)
    end = seen(run)
    run.timeline.bookmarks[251] = "plateau"
    kept = [moment.step for moment in run.timeline.moments]
    again = reset(run)
    assert again.timeline.repeated(again) is not None
    again.advance(40)
    assert again.timeline.last == 300 and [moment.step for moment in again.timeline.moments] == kept
    assert seen(looked(again, 300)) == end and looked(again, 251).step == 251
    assert np.array_equal(looked(again, 300).learners[0].losses.rows, run.learners[0].losses.rows)
    again.advance(360)
    assert again.timeline.last == 400 and again.timeline.moments[-1].step > 300
    alone = started()
    alone.advance(380)
    assert seen(looked(again, 380)) == seen(alone) and seen(looked(again, 300)) == end
    assert np.array_equal(looked(again, 380).learners[0].losses.rows, alone.learners[0].losses.rows)


@pytest.mark.parametrize("action", ["weight", "rate", "optimizer"])
def test_after_a_reset_with_something_else_later_moments_are_no_longer_true(action):
    run = started()
    run.advance(50)
    again = reset(run)
    if action == "weight":
        again.set_parameter("A", "h1/W", (0, 0), value=3.0)
    else:
        again = edited(again, action, 9)
    assert again.timeline.repeated(again) is None and again.timeline.last == 50
    again.advance(5)
    assert again.timeline.last == 5


def test_a_reset_run_that_somebody_edits_on_its_way_repeats_no_more():
    run = started()
    run.advance(100)
    again = reset(run)
    again.advance(40)
    again.set_parameter("A", "h1/W", (0, 0), value=3.0)
    again.advance(10)
    assert again.timeline.last == 50
    now = seen(again)
    again.advance(50)
    assert seen(looked(again, 50)) == now
    steps = [moment.step for moment in again.timeline.moments]
    assert steps == sorted(set(steps))


def reset(run):
    """The same start again, with the time line of the run before."""
    new = Run([learner.model for learner in run.learners], DATA, batch_size=7, seed=5)
    new.timeline = run.timeline
    new.timeline.cut()
    return new


def test_the_curves_end_at_the_step_that_is_shown():
    run = started()
    run.advance(100)
    for step in (0, 1, 37, 99):
        then = started()
        then.advance(step)
        for shown, alone in zip(looked(run, step).learners, then.learners, strict=True):
            for name, series in shown.series.items():
                assert np.array_equal(series.rows, alone.series[name].rows, equal_nan=True)


def test_of_another_network_nothing_is_shown_until_that_is_undone_or_trained():
    run = started()
    run.advance(30)
    wider = changed(run, model(units=9), TWO[1])
    assert wider.timeline.reach(10) is None and wider.timeline.last == -1
    again = changed(wider, *TWO)
    assert looked(again, 10).step == 10
    wider = changed(again, model(units=9), TWO[1])
    wider.advance(5)
    assert looked(wider, 3).step == 30, "the first step that was this network's"
    assert changed(wider, *TWO).timeline.reach(10) is None


def test_models_may_be_renamed_moved_and_closed():
    run = started()
    run.advance(30)
    was = numbers(looked(run, 12))
    run = changed(run, TWO[0], replace(TWO[1], name="second"))
    assert numbers(looked(run, 12)) == was
    run = changed(run, replace(TWO[1], name="second"), TWO[0])
    assert numbers(looked(run, 12)) == was[::-1]
    run = changed(run, TWO[0])
    assert numbers(looked(run, 12)) == was[:1]


def test_what_diverged_is_shown_diverged_where_it_was_and_the_other_goes_on():
    wild = replace(model("B", "sgd", learning_rate=100.0), layers=(Dense(4, "linear", id="h1"), Dense(1, "linear", id="out")), loss="mean_squared_error")  # fmt: skip  # noqa: E501
    run = started(TWO[0], wild)
    run.advance(400)
    broken = run.learners[1].divergence
    assert broken is not None and 0 < broken.step < 399
    assert looked(run, broken.step + 50).learners[1].divergence == broken
    assert looked(run, broken.step - 2).learners[1].divergence is None
    assert all(np.isfinite(v).all() for m in run.timeline.moments for n, v in m.state.items() if n.endswith("theta"))
    kept, end = [moment.step for moment in run.timeline.moments], weights(run)
    run = reset(run)
    run.advance(broken.step + 10)
    assert [moment.step for moment in run.timeline.moments] == kept and weights(looked(run, 400)) == end
    run.advance(390 - broken.step)
    assert weights(run) == end and run.learners[1].divergence == broken


def weights(run):
    return [learner.network.theta.tobytes() for learner in run.learners]


# --- memory


@settings(max_examples=15)
@given(st.integers(1, 2500), st.integers(3, 40))
def test_moments_stay_few_within_their_memory_and_evenly_spread(steps, room):
    run = started(TWO[0])
    run.timeline = Timeline(budget=room * size_of(run))
    run.advance(steps)
    kept = [moment.step for moment in run.timeline.moments]
    arrays = [sum(v.nbytes for v in m.state.values() if hasattr(v, "nbytes")) for m in run.timeline.moments]
    assert run.timeline.nbytes == sum(arrays) + len(kept) * timeline.OVERHEAD <= run.timeline.budget
    assert kept[0] == 0 and kept == sorted(set(kept))
    assert max(np.diff([*kept, steps]), default=0) <= run.timeline.stride <= max(2 * timeline.CLOSEST, 4 * steps / room)


def test_a_large_network_keeps_within_the_budget_and_one_that_is_too_large_keeps_nothing():
    large = Model(layers=(Dense(300, "relu", id="h1"), Dense(300, "relu", id="h2"), Dense(1, "sigmoid", id="out")), optimizer="adam")  # fmt: skip  # noqa: E501
    run = started(large, budget=20_000_000)
    for _ in range(40):
        run.advance(20)
        assert run.timeline.nbytes <= 20_000_000
    assert 4 <= len(run.timeline.moments) <= 9
    none = started(large, budget=1_000_000)
    none.advance(20)
    assert none.timeline.moments == [] and none.timeline.reach(5) is None and none.timeline.until_wanted(3) > 10**9


def test_few_hundred_moments_at_most_and_any_slices_keep_the_same():
    tiny = Model(layers=(Dense(1, "sigmoid", id="out"),))
    whole, sliced = started(tiny), started(tiny)
    whole.advance(12_000)
    while sliced.step < 12_000:
        sliced.advance(min(1 + sliced.step % 997, 12_000 - sliced.step))
    steps = [[moment.step for moment in run.timeline.moments] for run in (whole, sliced)]
    assert steps[0] == steps[1] and 128 <= len(steps[0]) <= timeline.MOST


def test_what_bookmarks_are_reached_from_is_never_thinned_and_counts():
    run = started(TWO[0])
    run.timeline = Timeline(budget=12 * size_of(run))
    run.advance(45)
    run.timeline.bookmarks[40] = "early"
    run.timeline.bookmarks[777] = "to come"
    run.advance(2000)
    kept = [moment.step for moment in run.timeline.moments]
    assert 31 in kept and 776 in kept and run.timeline.nbytes <= run.timeline.budget
    assert run.timeline.has_room
    run.timeline.bookmarks |= dict.fromkeys(range(1, 2000, 150), "")
    assert not run.timeline.has_room


def test_many_edits_while_it_runs_do_not_fill_the_memory_with_beginnings():
    run = started(TWO[0])
    run.timeline = Timeline(budget=20 * size_of(run))
    for number in range(1, 100):
        run.advance(3)
        run = edited(run, "rate", number)
    run.advance(1000)
    kept = [moment.step for moment in run.timeline.moments]
    assert run.timeline.nbytes <= run.timeline.budget and len(kept) >= 5
    for step in (3, 100, 250, 400):
        shown = looked(run, step)
        assert shown.step <= step


@pytest.mark.parametrize("steps", [3, 10])
def test_a_run_without_a_time_line_keeps_nothing(steps):
    run = Run(TWO, DATA, batch_size=7, seed=5)
    run.advance(steps)
    assert run.timeline.moments == [] and run.timeline.nbytes == 0
