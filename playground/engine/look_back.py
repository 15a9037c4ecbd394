"""Looking back: a run as it was at an earlier step, on a second run of which the first never hears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from playground.engine.learner import LOSS_COLUMNS
from playground.engine.run import Run
from playground.engine.snapshot import Snapshot
from playground.engine.timeline import Leg, Moment


@dataclass(frozen=True)
class Track:
    """How far a run has come, and what can be shown of its past: its steps from `first` to `last`.

    The run stands at step `live`; `goal` is the step that somebody looks back at, None for nobody. `bookmarks` are
    names by steps; those at the steps `ahead` can't be shown, mostly because the run has not come there. `has_room`:
    for another bookmark. A run that was taken back stands before `last`: training on makes the very steps up
    to `repeats` again, and those after it are forgotten then.
    """

    live: int = 0
    first: int = 0
    last: int = 0
    goal: int | None = None
    moments: int = 0
    nbytes: int = 0
    bookmarks: Mapping[int, str] = field(default_factory=dict)
    ahead: frozenset[int] = frozenset()
    has_room: bool = True
    repeats: int = 0


def track(run: Run, goal: int | None = None) -> Track:
    """The track of a run, of which step `goal` is shown."""
    timeline = run.timeline
    kept = timeline.moments
    leg = timeline.repeated(run) if run.step < timeline.last else None
    known = {mark: mark == run.step or (timeline.reach(mark) or (None, -1))[1] == mark for mark in timeline.bookmarks}
    return Track(
        live=run.step,
        first=min(kept[0].step if kept else run.step, run.step),
        last=max(timeline.last, run.step),
        goal=goal,
        moments=len(kept),
        nbytes=timeline.nbytes,
        bookmarks=dict(sorted(timeline.bookmarks.items())),
        ahead=frozenset(mark for mark, is_known in known.items() if not is_known),
        has_room=timeline.has_room,
        repeats=run.step if leg is None else leg.last,
    )


def last_sound(run: Run) -> int:
    """The last step known at which no model's loss was larger than at its start."""
    sound = []
    for learner in run.learners:
        rows = learner.losses.rows
        step, loss = (rows[:, LOSS_COLUMNS.index(name)] for name in ("step", "train_loss"))
        sound.append(int(step[loss <= loss[0]].max(initial=0)))
    return min(sound)


class LookBack:
    """`shown` is a run at the step that was asked for, or on its way there; before `aim` it is `run` itself.

    The moments of the time line of `run` are the only thing that both share, and they are read here only.
    """

    def __init__(self, run: Run) -> None:
        self.run = self.shown = run
        self.goal = run.step
        self._leg: Leg | None = None

    @property
    def arrived(self) -> bool:
        """Whether `shown` stands where it was sent."""
        return self.shown.step >= self.goal or bool(self.shown.finished)

    def aim(self, step: int) -> bool:
        """Send it to a step, or as near before it as can be known; False where nothing was kept."""
        reached = self.run.timeline.reach(step)
        if reached is None:
            return False
        moment, self.goal = reached
        if moment.leg is not self._leg or not moment.step <= self.shown.step <= self.goal:
            self._go_to(moment)
        return True

    def advance(self, steps: int) -> None:
        """Make so many steps of the way, fewer where it ends."""
        self.shown.advance(min(steps, self.goal - self.shown.step))

    def snapshot(self, *, measure: bool = False) -> Snapshot:
        """A frozen picture of what is shown, as Run.snapshot, that knows how far the run has been."""
        return replace(self.shown.snapshot(measure=measure), until=max(self.run.timeline.last, self.run.step))

    def _go_to(self, moment: Moment) -> None:
        run, leg = self.run, moment.leg
        if leg is not self._leg:
            self._leg = leg
            self.shown = Run(leg.models, run.data, batch_size=leg.batch, seed=run.seed, precision=run.precision)
        self.shown.go_to(moment.state, moment.divergences)
        for learner, live, curves in zip(self.shown.learners, run.learners, run.timeline.curves, strict=True):
            learner.edits = {place: value for place, value in live.edits.items() if place[0] <= moment.step}
            for name, series in learner.series.items():
                series.fill(curves[name].indices, curves[name].rows, curves[name].stride)
                series.truncate(self.shown.epoch if name == "losses" else self.shown.step)
