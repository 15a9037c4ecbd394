"""The trainer: what it does in the worker thread, and what the mailbox and the gate promise."""

import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread, get_ident
from time import monotonic, sleep

import pytest
from PySide6.QtCore import SIGNAL

from playground.engine.datasets import DATASETS
from playground.engine.layers import Dense
from playground.engine.model import Model
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.run import Run
from playground.engine.stop import Stop
from playground.experiment import project
from playground.experiment.values import Experiment
from playground.trainer import Frame, Gate, Mailbox, Trainer

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
