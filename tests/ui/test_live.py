"""Tests of what is drawn of a frame, and of what is computed for the next one."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter, sleep

import pytest

from playground.session import Session
from playground.trainer import Frame, Trainer
from playground.ui.live import DRAWING, EAGER, FRAMES, Live, View


@pytest.fixture
def live(session: Session) -> Iterator[Live]:
    """With a worker that never starts: the tests leave the frames."""
    live = Live(session, Trainer())
    yield live
    live.deleteLater()


def bring(live: Live, *, running: bool = True, **values: object) -> None:
    """A frame with these values, drawn."""
    live.trainer.mailbox.put(Frame(live._session.experiment, running, 0.0, None, values))
    live.poll()


def begin(live: Live) -> None:
    """From now on a run goes on."""
    bring(live, running=True)
    assert live.running


def test_what_a_view_leaves_is_drawn_in_the_next_frame(live):
    drawn = []
    live.add_view("two", View(lambda: None, lambda value: drawn.append(value) or (lambda: drawn.append("rest"))))
    live.set_seen("two", True)
    begin(live)
    bring(live, two=1)
    assert drawn == [1]
    bring(live, two=2)
    assert drawn == [1, "rest"]  # and not yet what is newer
    assert live._views["two"].due > 0.0


def test_where_no_run_goes_on_what_waits_is_drawn_soon_and_without_rest(live):
    drawn = []
    for name in ("long", "other"):
        live.add_view(name, View(lambda: None, lambda value: (drawn.append(value), sleep(DRAWING))[0], seen=True))
    begin(live)
    for step in (1, 2):  # at first it isn't known how long they take
        bring(live, running=False, long=step, other=step)
        while live._waiting:
            assert live._timer.interval() == EAGER
            live.poll()
    assert drawn == [1, 1, 2, 2] and live._timer.interval() == 1000 // FRAMES


def test_of_another_experiment_everything_is_drawn_although_it_would_rest(live, session):
    drawn = []
    live.add_view("slow", View(lambda: None, lambda value: (drawn.append(value), sleep(0.005))[0], seen=True))
    begin(live)
    bring(live, slow=1)
    bring(live, slow=2)
    assert drawn == [1]
    session.edit("Other", replace(session.experiment, seed=77))
    bring(live, slow=3)
    assert drawn == [1, 3]


def test_a_view_that_takes_long_has_a_frame_of_its_own(live):
    drawn = []

    def show(name: str, seconds: float) -> None:
        sleep(seconds)
        drawn.append(name)

    for name, seconds in (("long", DRAWING), ("short", 0.0)):
        live.add_view(name, View(lambda: None, lambda _value, name=name, seconds=seconds: show(name, seconds)))
        live.set_seen(name, True)
    begin(live)
    bring(live, running=False, long=1, short=1)  # now it is known how long they take
    begin(live)
    drawn.clear()
    live._views["short"].drawn = live._views["short"].due = live._views["long"].due = 1e-9
    bring(live, long=2, short=2)
    assert drawn == ["short"]
    bring(live)
    assert drawn == ["short", "long"]


def test_the_worker_knows_from_when_on_a_view_is_drawn_again(live):
    live.add_view("seldom", View(lambda: None, lambda _value: sleep(0.005), seen=True))
    begin(live)
    assert live.trainer.mailbox.due == {"seldom": 0.0}
    began = perf_counter()
    bring(live, seldom=1)
    assert live.trainer.mailbox.due["seldom"] > began + 0.1


def test_while_something_is_dragged_every_view_has_its_turn(live, session):
    drawn = []
    for name in ("first", "last", "middle"):
        show = partial(lambda name, _value: (drawn.append(name), sleep(DRAWING))[1], name)
        live.add_view(name, View(lambda: None, show, seen=True))
    begin(live)
    for seed in range(9):
        session.edit("Seed", replace(session.experiment, seed=seed))
        bring(live, first=seed, last=seed, middle=seed)
    assert min(map(drawn.count, ("first", "last", "middle"))) >= 3


def test_a_mistake_in_the_rest_is_told_once(live, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda *caught: told.append(caught))
    live.add_view("bad", View(lambda: None, lambda _value: lambda: 1 / 0, seen=True))
    bring(live, bad=1)
    live.poll()
    assert len(told) == 1
