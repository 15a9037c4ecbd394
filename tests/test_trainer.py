"""The trainer: what it does in the worker thread, and what the mailbox and the gate promise."""

import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread, get_ident
from time import monotonic, perf_counter, sleep

import pytest
from PySide6.QtCore import SIGNAL

from playground.engine.datasets import DATASETS
from playground.engine.layers import Dense
from playground.engine.look_back import LookBack
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.engine.stop import Stop
from playground.experiment import codec, project
from playground.experiment.values import Experiment
from playground.paths import resources
from playground.trainer import Frame, Gate, Mailbox, Trainer, values

LAYERS = (Dense(4, "tanh", id="h1"), Dense(1, "sigmoid", id="out"))
EXPERIMENT = Experiment(seed=3, dataset=DATASETS["gauss"](samples=40), models=(Model(layers=LAYERS),), batch_size=5)
DATA = EXPERIMENT.dataset.load(3, Path())


@pytest.fixture
def trainer(qapp):
    made = Trainer()
    made.start()
    made.load(EXPERIMENT, DATA)
    yield made
    made.close()


def frame_where(trainer, condition, seconds=10.0):
    """The first frame for which a condition holds."""
    until = monotonic() + seconds
    while monotonic() < until:
        frame = trainer.mailbox.take()
        if frame is not None and condition(frame):
            return frame
        sleep(0.002)
    raise AssertionError("no such frame came")


def at_step(step):
    return lambda frame: frame.snapshot is not None and frame.snapshot.step == step


def paused_after_a_step(frame):
    return frame.snapshot is not None and frame.snapshot.step > 0 and not frame.running


def test_a_loaded_experiment_is_shown_at_its_start(trainer):
    frame = frame_where(trainer, at_step(0))
    assert frame.experiment is EXPERIMENT and not frame.running and not frame.problem


def test_step_epoch_and_reset(trainer):
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.advance_epoch()
    assert frame_where(trainer, at_step(4)).snapshot.epoch == 1
    trainer.reset()
    frame_where(trainer, at_step(0))


def test_it_runs_until_paused(trainer):
    trainer.run()
    assert frame_where(trainer, lambda frame: frame.snapshot is not None and frame.snapshot.step > 50).running
    trainer.pause()
    stopped = frame_where(trainer, paused_after_a_step).snapshot.step
    trainer.step()
    frame_where(trainer, at_step(stopped + 1))


def test_reset_gives_the_same_start(trainer):
    first = frame_where(trainer, at_step(0)).snapshot.models[0].theta
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.reset()
    assert (frame_where(trainer, at_step(0)).snapshot.models[0].theta == first).all()


def test_values_are_computed_in_the_worker_and_only_when_watched(trainer):
    trainer.watch({"thread": lambda _: get_ident()})
    frame = frame_where(trainer, lambda frame: "thread" in frame.values)
    assert frame.values["thread"] != get_ident()
    trainer.watch({})
    trainer.step()
    assert not frame_where(trainer, at_step(1)).values


def test_while_it_trains_only_what_is_drawn_soon_is_computed(trainer):
    trainer.watch({"soon": lambda snapshot: snapshot.step, "late": lambda snapshot: snapshot.step})
    frame_where(trainer, lambda frame: frame.values.keys() == {"soon", "late"})
    trainer.mailbox.due = {"late": perf_counter() + 60.0}
    trainer.run()
    assert "late" not in frame_where(trainer, lambda frame: frame.values.get("soon", 0) > 20).values
    trainer.pause()
    paused = frame_where(trainer, lambda frame: not frame.running and "late" in frame.values)
    assert paused.values["late"] == paused.values["soon"] == paused.snapshot.step


def test_a_panel_that_fails_stops_neither_the_training_nor_the_others(trainer, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *caught: told.append(caught))
    trainer.watch({"bad": lambda _: 1 / 0, "good": lambda snapshot: snapshot.step})
    trainer.run()
    frame = frame_where(trainer, lambda frame: frame.values.get("good", 0) > 20)
    assert frame.running and "bad" not in frame.values and told[0][0] is ZeroDivisionError


def test_a_step_that_fails_is_told_once_and_pauses(trainer, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *caught: told.append(caught))
    with monkeypatch.context() as patch:
        patch.setattr(Run, "advance", lambda *_: 1 / 0)
        trainer.run()
        frame_where(trainer, lambda frame: frame.running)
        sleep(0.05)
    assert len(told) == 1
    trainer.step()
    assert not frame_where(trainer, at_step(1)).running


def test_a_live_change_keeps_the_weights_and_the_counters(trainer):
    trainer.step()
    before = frame_where(trainer, at_step(1)).snapshot.models[0].theta
    gentler = replace(
        EXPERIMENT, models=(replace(EXPERIMENT.models[0], optimizer=OPTIMIZERS["sgd"](learning_rate=0.5)),)
    )
    trainer.load(gentler, DATA)
    frame = frame_where(trainer, lambda frame: frame.experiment is gentler)
    assert frame.snapshot.step == 1 and (frame.snapshot.models[0].theta == before).all()


def test_another_seed_starts_anew(trainer):
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.load(replace(EXPERIMENT, seed=4), DATA)
    assert frame_where(trainer, lambda frame: frame.experiment.seed == 4).snapshot.step == 0


def test_a_run_that_is_given_goes_on_from_there_even_when_an_edit_comes_at_once(trainer):
    given = project.start(EXPERIMENT, DATA)
    given.advance(7)
    theta = given.learners[0].network.theta.copy()
    gentler = replace(EXPERIMENT, models=(replace(EXPERIMENT.models[0], l2=0.1),))
    trainer.run()
    trainer.load(EXPERIMENT, DATA, given)
    trainer.load(gentler, DATA)
    frame = frame_where(trainer, lambda frame: frame.experiment is gentler)
    assert frame.snapshot.step == 7 and not frame.running
    assert (frame.snapshot.models[0].theta == theta).all()


def test_what_is_forgotten_goes_into_nothing(trainer):
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.run()
    trainer.forget()
    again = replace(EXPERIMENT, title="Another document on the same data")
    trainer.load(again, DATA)
    frame = frame_where(trainer, lambda frame: frame.experiment is again)
    assert frame.snapshot.step == 0 and not frame.running


def test_a_question_is_answered_in_the_thread_that_asked(trainer, qtbot):
    answers = []
    trainer.step()
    trainer.ask(
        lambda experiment, run: (experiment, run.step, get_ident()), lambda it: answers.append((it, get_ident()))
    )
    qtbot.waitUntil(lambda: bool(answers))
    (experiment, step, worker), here = answers[0]
    assert experiment is EXPERIMENT and step == 1 and here == get_ident() != worker
    trainer.load(replace(EXPERIMENT, models=(Model(layers=()),)), DATA)
    trainer.ask(lambda *_: "never", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] is None


def test_what_cannot_be_trained_is_said_and_what_can_be_goes_on(trainer):
    trainer.load(replace(EXPERIMENT, models=(Model(layers=()),)), DATA)
    frame = frame_where(trainer, lambda frame: frame.problem)
    assert frame.snapshot is None and frame.problem.endswith(".")
    trainer.run()
    trainer.load(EXPERIMENT, DATA)
    frame_where(trainer, at_step(0))


def test_what_was_learned_outlives_an_edit_that_cannot_be_trained(trainer):
    trainer.step()
    learned = frame_where(trainer, at_step(1)).snapshot.models[0].theta
    for units in (3, 5):
        layers = (LAYERS[0], replace(LAYERS[1], units=units))
        trainer.load(replace(EXPERIMENT, models=(Model(layers=layers),)), DATA)
        assert "units" in frame_where(trainer, lambda frame: frame.problem).problem
    trainer.load(replace(EXPERIMENT), DATA)
    assert (frame_where(trainer, at_step(1)).snapshot.models[0].theta == learned).all()


def test_a_stop_rule_pauses(trainer):
    trainer.load(replace(EXPERIMENT, stop=Stop(epochs=2)), DATA)
    trainer.run()
    frame = frame_where(trainer, paused_after_a_step)
    assert frame.snapshot.finished == "epochs" and frame.snapshot.epoch == 2


def test_slow_motion_makes_as_many_steps_as_asked(trainer):
    trainer.set_speed(50.0)
    trainer.run()
    began = monotonic()
    frame = frame_where(trainer, lambda frame: frame.snapshot is not None and frame.snapshot.step >= 10)
    assert monotonic() - began > 0.15 and frame.snapshot.step <= 60


def test_of_several_edits_in_a_row_the_newest_counts(trainer):
    for seed in range(10, 30):
        trainer.load(replace(EXPERIMENT, seed=seed), DATA)
    frame_where(trainer, lambda frame: frame.experiment.seed == 29)
    sleep(0.05)
    assert trainer.mailbox.empty


def test_the_mailbox_keeps_the_newest_frame_and_values_not_taken_yet():
    mailbox = Mailbox()
    mailbox.put(Frame(EXPERIMENT, True, 1.0, None, {"a": 1, "b": 1}))
    mailbox.put(Frame(EXPERIMENT, False, 2.0, None, {"b": 2}))
    frame = mailbox.take()
    assert (frame.running, frame.values) == (False, {"a": 1, "b": 2})
    assert mailbox.take() is None and mailbox.empty


@pytest.mark.parametrize(("took", "rest"), [(0.001, 0.04), (0.01, 0.3), (0.02, 0.3), (1.0, 10.0)])
def test_a_value_that_takes_long_is_computed_less_often(monkeypatch, took, rest):
    now = [100.0]
    monkeypatch.setattr(values, "perf_counter", lambda: now[0])

    def compute(_snapshot):
        now[0] += took

    turns = values.Values()
    turns.watch({"it": compute})
    assert "it" in turns.of(None, everything=False)
    now[0] += 0.99 * rest
    assert "it" not in turns.of(None, everything=False)
    now[0] += 0.02 * rest
    assert "it" in turns.of(None, everything=False)


def test_the_gate_holds_the_worker_back_while_drawing():
    gate, passed = Gate(), []
    with gate.closed():
        with gate.closed():
            worker = Thread(target=lambda: (gate.wait(), passed.append(monotonic())))
            worker.start()
        sleep(0.05)
        opened = monotonic()
    worker.join()
    assert passed[0] >= opened


def test_what_is_asked_after_the_end_is_not_heard(qapp):
    """A question left in the queue of a thread that has ended is freed twice when the application ends."""
    trainer, asked = Trainer(), SIGNAL("_asked(PyObject)")
    trainer.start()
    assert trainer.receivers(asked) == 1
    trainer.close()
    trainer.close()
    trainer.run()
    assert trainer.receivers(asked) == 0


def test_a_new_model_starts_together_with_all_others_and_one_that_goes_leaves_them_where_they_are(trainer):
    trainer.step()
    frame_where(trainer, at_step(1))
    two = replace(EXPERIMENT, models=(*EXPERIMENT.models, replace(EXPERIMENT.models[0], name="B")))
    trainer.load(two, DATA)
    assert len(frame_where(trainer, at_step(0)).snapshot.models) == 2
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.load(EXPERIMENT, DATA)
    frame = frame_where(trainer, lambda frame: frame.experiment is EXPERIMENT)
    assert frame.snapshot.step == 1 and len(frame.snapshot.models) == 1


def test_what_undo_brings_back_has_its_run_again(trainer):
    trainer.advance_epoch()
    learned = frame_where(trainer, paused_after_a_step).snapshot
    other = DATASETS["gauss"](samples=50)
    after = (
        (replace(EXPERIMENT, models=(*EXPERIMENT.models, replace(EXPERIMENT.models[0], name="B"))), DATA),
        (replace(EXPERIMENT, dataset=other), other.load(3, Path())),
    )
    for experiment, data in after:
        trainer.load(experiment, data)
        frame_where(trainer, lambda frame, wanted=experiment: frame.experiment is wanted and at_step(0)(frame))
        trainer.step()
        trainer.load(EXPERIMENT, DATA)
        again = frame_where(trainer, lambda frame: frame.experiment is EXPERIMENT and frame.snapshot.step > 0)
        assert again.snapshot.step == learned.step
        assert (again.snapshot.models[0].theta == learned.models[0].theta).all()
        trainer.load(experiment, data)
        frame_where(trainer, lambda frame, wanted=experiment: frame.experiment is wanted and at_step(1)(frame))
        trainer.load(EXPERIMENT, DATA)
        frame_where(trainer, at_step(learned.step))


def test_a_weight_can_be_set_and_set_back(trainer):
    frame_where(trainer, at_step(0))
    trainer.step()
    frame_where(trainer, at_step(1))
    trainer.set_parameter("A", "h1/W", (2, 1), value=2.5)

    def has(value):
        def condition(frame):
            return frame.snapshot is not None and frame.snapshot.models[0].network.parameters["h1/W"][2, 1] == value

        return condition

    frame = frame_where(trainer, has(2.5))
    before = frame.snapshot.models[0].gradient
    trainer.set_parameter("A", "h1/W", (2, 1), value=-2.5)
    after = frame_where(trainer, has(-2.5)).snapshot.models[0].gradient
    assert (before != after).any() and after.any()


def test_a_weight_that_is_not_there_changes_nothing(trainer):
    frame_where(trainer, at_step(0))
    absent = ("B", "h1/W", (0, 0)), ("A", "h9/W", (0, 0)), ("A", "h1/W", (4, 0)), ("A", "h1/b", (0, 0))
    for model, name, index in absent:
        trainer.set_parameter(model, name, index, value=7.0)
    trainer.pause()
    frame = frame_where(trainer, at_step(0))
    assert 7.0 not in frame.snapshot.models[0].theta


# --- looking back


def trained(trainer, steps):
    """A frame of the run after so many steps, one by one."""
    for _ in range(steps):
        trainer.step()
    return frame_where(trainer, at_step(steps))


def looks_at(step):
    return lambda frame: at_step(step)(frame) and frame.track.goal == step


def is_live(frame):
    return frame.snapshot is not None and frame.track.goal is None


def test_looking_back_shows_a_moment_and_leaves_the_run_where_it_is(trainer):
    trained(trainer, 30)
    trainer.pause()
    then = frame_where(trainer, at_step(30)).snapshot
    trainer.watch({"step": lambda snapshot: snapshot.step})
    trainer.look_back(12)
    frame = frame_where(trainer, looks_at(12))
    assert (frame.values["step"], frame.running) == (12, False)
    assert (frame.track.live, frame.track.first, frame.track.last) == (30, 0, 30)
    assert frame.track.moments >= 1 and 0 < frame.track.nbytes < 200_000_000
    trainer.look_back(None)
    back = frame_where(trainer, is_live)
    assert back.snapshot.step == 30 and (back.snapshot.models[0].theta == then.models[0].theta).all()


def test_looking_back_pauses_and_of_many_wishes_only_the_newest_counts(trainer, monkeypatch):
    aims, aim = [], LookBack.aim
    monkeypatch.setattr(LookBack, "aim", lambda look, step: (aims.append(step), aim(look, step))[1])
    trainer.run()
    frame_where(trainer, lambda frame: frame.snapshot is not None and frame.snapshot.step > 300)
    with trainer.gate.closed():  # while the worker waits
        for step in (*range(200, 20, -1), 7):
            trainer.look_back(step)
    assert not frame_where(trainer, looks_at(7)).running
    assert len(aims) <= 3 and aims[-1] == 7
    trainer.run()
    trainer.look_back(None)
    ahead = frame_where(trainer, is_live).snapshot.step + 200
    assert frame_where(trainer, lambda frame: frame.snapshot.step > ahead).running, "who does not look back may ask"


@pytest.mark.parametrize("ask", ["step", "run", "edit", "reset", "set"])
def test_nothing_is_ever_trained_from_the_past(trainer, ask):
    trained(trainer, 30)
    trainer.look_back(12)
    frame_where(trainer, looks_at(12))
    gentler = replace(EXPERIMENT, models=(replace(EXPERIMENT.models[0], l2=0.1),))
    asked = {
        "step": (trainer.step, lambda frame: frame.snapshot.step == 31),
        "run": (trainer.run, lambda frame: frame.snapshot.step >= 30),
        "edit": (lambda: trainer.load(gentler, DATA), lambda frame: frame.snapshot.step == 30),
        "reset": (trainer.reset, lambda frame: frame.snapshot.step == 0),
        "set": (
            lambda: trainer.set_parameter("A", "h1/W", (0, 0), value=1.0),
            lambda frame: frame.snapshot.step == 30,
        ),
    }
    act, shown = asked[ask]
    act()
    assert shown(frame_where(trainer, is_live))
    trainer.pause()


def test_a_long_way_is_shown_step_by_step_and_may_be_left(trainer, monkeypatch):
    trained(trainer, 30)

    def advance(look, _steps):
        sleep(0.01)
        look.shown.advance(1)

    monkeypatch.setattr(LookBack, "advance", advance)
    trainer.look_back(25)
    on_the_way = frame_where(trainer, lambda frame: frame.track.goal == 25)
    assert 0 < on_the_way.snapshot.step < 25 and on_the_way.snapshot.past and not on_the_way.running
    trainer.look_back(28)
    frame_where(trainer, lambda frame: frame.track.goal == 28)
    trainer.step()
    assert frame_where(trainer, is_live).snapshot.step == 31
    sleep(0.05)
    assert trainer.mailbox.empty and not trainer._travelling.isActive()


def test_the_microscope_and_the_panels_may_pause_and_watch_while_somebody_looks_back(trainer):
    trained(trainer, 30)
    trainer.look_back(12)
    frame_where(trainer, looks_at(12))
    trainer.pause()
    frame_where(trainer, looks_at(12))
    trainer.watch({"step": lambda snapshot: snapshot.step})
    assert frame_where(trainer, lambda frame: frame.values).values["step"] == 12


def test_going_on_from_a_moment_repeats_the_very_numbers_beside_a_copy(trainer):
    end = trained(trainer, 30).snapshot.models[0]
    trainer.look_back(12)
    then = frame_where(trainer, looks_at(12)).snapshot.models[0]
    two = replace(EXPERIMENT, models=(*EXPERIMENT.models, replace(EXPERIMENT.models[0], name="B")))
    trainer.go_on(two, {"B": "A"})
    trainer.load(two, DATA)
    frame = frame_where(trainer, lambda frame: frame.experiment is two)
    assert [(m.theta == then.theta).all() and (m.gradient == then.gradient).all() for m in frame.snapshot.models] == [
        True,
        True,
    ]
    assert (frame.track.live, frame.track.last) == (12, 30)
    for _ in range(18):
        trainer.step()
    frame = frame_where(trainer, at_step(30))
    assert all((model.theta == end.theta).all() for model in frame.snapshot.models)
    trainer.load(EXPERIMENT, DATA)
    trainer.load(two, DATA)  # undone and done again: a copy of A as it is now
    frame = frame_where(trainer, lambda frame: frame.experiment is two)
    assert frame.snapshot.step == 30 and len(frame.snapshot.models) == 2


def test_going_on_alone_goes_back_and_what_lies_ahead_stays_until_training_goes_on(trainer):
    trained(trainer, 30)
    trainer.look_back(12)
    frame_where(trainer, looks_at(12))
    trainer.go_on()
    frame = frame_where(trainer, is_live)
    assert (frame.track.live, frame.track.last) == (12, 30)
    trainer.look_back(25)
    frame_where(trainer, looks_at(25))
    trainer.step()
    assert frame_where(trainer, at_step(13)).track.last == 13


def test_a_bookmark_changes_nothing_that_is_shown(trainer):
    for step in (1, 2, 3):
        trainer.step()
        shown = frame_where(trainer, at_step(step)).snapshot.models[0].metrics
    trainer.bookmark()
    marked = frame_where(trainer, lambda frame: frame.track.bookmarks).snapshot.models[0].metrics
    assert marked.train_loss[-1] == shown.train_loss[-1] and len(marked.train_loss) == len(shown.train_loss)


def test_bookmarks_are_names_of_steps_and_outlive_a_reset(trainer):
    trained(trainer, 30)
    trainer.look_back(12)
    frame_where(trainer, looks_at(12))
    trainer.bookmark()
    assert dict(frame_where(trainer, looks_at(12)).track.bookmarks) == {12: ""}
    trainer.bookmark(12, "early")
    trainer.reset()
    track = frame_where(trainer, at_step(0)).track
    assert (dict(track.bookmarks), track.ahead, track.last) == ({12: "early"}, frozenset(), 30)
    trainer.step()
    assert frame_where(trainer, at_step(1)).track.ahead == frozenset(), "with the same settings it comes there again"
    for _ in range(29):
        trainer.step()
    trainer.look_back(12)
    assert not frame_where(trainer, looks_at(12)).track.ahead
    trainer.bookmark(12, None)
    assert not frame_where(trainer, looks_at(12)).track.bookmarks


def test_another_network_cannot_be_shown_in_its_place(trainer):
    trained(trainer, 30)
    wider = replace(EXPERIMENT, models=(Model(layers=(replace(LAYERS[0], units=5), LAYERS[1])),))
    trainer.load(wider, DATA)
    frame_where(trainer, lambda frame: frame.experiment is wider)
    trainer.look_back(12)
    frame = frame_where(trainer, at_step(30))
    assert (frame.track.goal, frame.track.first, frame.track.moments) == (None, 30, 0)


def test_what_diverged_stands_still_and_comes_back_to_where_its_losses_were_sound(trainer):
    experiment = codec.load(resources() / "examples" / "exploding.experiment.json")
    trainer.load(experiment, experiment.dataset.load(experiment.seed, Path()))
    trainer.run()
    frame = frame_where(trainer, lambda frame: frame.snapshot and frame.snapshot.models[0].divergence)
    diverged = frame_where(trainer, lambda frame: not frame.running) if frame.running else frame
    trainer.step()
    assert frame_where(trainer, bool).snapshot.step == diverged.snapshot.step
    trainer.recover()
    sound = frame_where(trainer, lambda frame: frame.snapshot.models[0].divergence is None).snapshot
    losses = sound.models[0].metrics.train_loss
    assert sound.step < diverged.snapshot.step and losses[-1] <= losses[0]
