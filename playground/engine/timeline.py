"""The time line of a run: moments that it can be taken back to, thinned so that they never outgrow their memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.checkpoints import as_arrays
from playground.engine.history import Series
from playground.engine.model import Model
from playground.engine.network import Network

if TYPE_CHECKING:
    from playground.engine.learner import Divergence
    from playground.engine.run import Run

MOST = 256
"""Moments kept at most: about as many as a hand on a scrubber tells apart."""

CLOSEST = 32
"""Steps between two moments at least: keeping one takes about as long as a step, and training repeats steps exactly."""

BUDGET = 200_000_000
"""Bytes that they take at most."""

OVERHEAD = 4_000
"""Bytes of a moment beside its arrays: generators, names."""

FAR = 2**62
"""More steps than a run makes."""

OF_THE_LAST_STEP = ("before", "gradient", "shrink")
"""What the next step does not depend on."""

Outline = tuple[Any, ...]


@dataclass(eq=False)
class Leg:
    """Steps that were made one after the other with the same settings, up to step `last`; `size` bytes a moment."""

    models: tuple[Model, ...]
    batch: int
    outlines: tuple[Outline, ...]
    size: int
    last: int

    def rearrange(self, names: Sequence[str], origins: Sequence[int]) -> None:
        """Have the models `origins`, by their places until now, under new names."""
        self.models = tuple(replace(self.models[old], name=name) for name, old in zip(names, origins, strict=True))
        self.outlines = tuple(self.outlines[old] for old in origins)


@dataclass(frozen=True, eq=False)
class Moment:
    """All that the steps after step number `step` depend on; `opens` says that a leg begins with it."""

    step: int
    leg: Leg
    state: Mapping[str, Any]
    divergences: tuple[Divergence | None, ...]
    opens: bool
    nbytes: int

    def rearranged(self, origins: Sequence[int]) -> Moment:
        """The same moment for the models `origins`, by their places until now."""
        state = {name: value for name, value in self.state.items() if not name[0].isdigit()}
        for new, old in enumerate(origins):
            head = f"{old}/"
            state |= {f"{new}/{name[len(head) :]}": v for name, v in self.state.items() if name.startswith(head)}
        shared = {id(value): value.nbytes for value in state.values() if isinstance(value, np.ndarray)}
        divergences = tuple(self.divergences[old] for old in origins)
        return replace(self, state=state, divergences=divergences, nbytes=OVERHEAD + sum(shared.values()))


class Timeline:
    """The moments of a run, and the names of its bookmarks by their steps.

    Moments are kept at steps that are one short of a multiple of the `stride`, so that one more step shows the
    multiple together with its gradient; the stride doubles whenever there are too many. Where settings changed, or
    somebody edited a weight, a new leg begins: from a moment to the end of its leg, training with the settings of then
    repeats the very numbers, which is how every step is shown. Whoever goes on from a step does so with the settings
    of now, and repeats them too as long as those are the same: whoever goes on from the very state of a moment, as
    after a reset, keeps what its leg led to.
    """

    def __init__(self, bookmarks: Mapping[int, str] | None = None, *, budget: int = BUDGET) -> None:
        self.bookmarks = dict(bookmarks or {})
        self.budget = budget
        self.stride = CLOSEST
        self.nbytes = 0
        self.curves: tuple[Mapping[str, Series], ...] = ()
        """The history of each model, as far as it ever came."""
        self._moments: list[Moment] = []
        self._leg: Leg | None = None
        self._known = -1
        """The step up to which training repeats what has been kept already; −1 where it does not."""
        self._outlines: tuple[Outline, ...] = ()
        self._shown: list[Moment] | None = None

    # While the run trains

    def open(self, run: Run) -> None:
        """Training goes on from here. What was kept of later steps that it will not repeat, or of other networks, is
        forgotten by now."""
        if self._leg is not None or not self.budget:
            return
        self._outlines, self._shown = outlines(run), None
        self._set(self.moments)
        leg = self.repeated(run)
        self.forget_after(run.step, but=leg)
        if leg is not None:
            self._leg, self._known = leg, leg.last
            return
        size = size_of(run)
        room = min(MOST, self.budget // size)
        if not room:
            return
        self.stride = CLOSEST
        while self.stride * room <= run.step:
            self.stride *= 2
        models = tuple(learner.model for learner in run.learners)
        self._leg = Leg(models, run.batch, self._outlines, size, run.step)
        self.curves = tuple(learner.series for learner in run.learners)
        self._keep(run, self._leg, opens=True)

    def until_wanted(self, step: int) -> int:
        """How many steps from `step` to the next one that is to be kept."""
        if self._leg is None:
            return FAR
        ahead = [mark - 1 - step for mark in self.bookmarks if mark - 1 > step]
        return min([*ahead, self.stride - (step + 1) % self.stride])

    def passed(self, run: Run) -> None:
        """The run has come to a step: keep it, if it is one of those."""
        if self._leg is None or run.step <= self._known:
            return
        if self._known >= 0:
            self._known, self.curves = -1, tuple(learner.series for learner in run.learners)
        if (run.step + 1) % self.stride == 0 or run.step + 1 in self.bookmarks:
            self._keep(run, self._leg, opens=False)

    def reached(self, step: int) -> None:
        """The run stands at this step for now."""
        if self._leg is not None:
            self._leg.last = max(self._leg.last, step)

    def forget_after(self, step: int, *, but: Leg | None = None) -> None:
        """Forget the moments after a step, but those of one leg."""
        self._set(moment for moment in self._moments if moment.step <= step or moment.leg is but)
        self._known = min(self._known, step)
        for moment in self._moments:
            if moment.leg is not but:
                moment.leg.last = min(moment.leg.last, step)

    def taken_back(self, step: int) -> None:
        """A divergence takes the run back: forget what was kept of it after that step, unless it was known before."""
        self.forget_after(max(step, self._known))

    def cut(self) -> None:
        """What comes next doesn't follow by training alone from what was kept."""
        self._leg, self._known = None, -1

    def clear(self) -> None:
        """Forget all moments; bookmarks are names of steps, and wait for the run to come there again."""
        self._set(())
        self.cut()

    def follow(self, run: Run, origins: Sequence[int]) -> None:
        """Belong to `run`, whose models go on from those of the one before at the places `origins`."""
        names = [learner.model.name for learner in run.learners]
        for leg in {id(moment.leg): moment.leg for moment in self._moments}.values():
            leg.rearrange(names, origins)
        self._set(moment.rearranged(origins) for moment in self._moments)
        self.curves = tuple(self.curves[old] for old in origins) if self.curves else ()
        self._outlines, self._shown = outlines(run), None
        self.cut()

    def begin_with(self, run: Run, moments: Sequence[tuple[Mapping[str, Any], int]]) -> None:
        """Take over moments of `run` from a file, in their order: each a checkpoint, and the last step it leads to."""
        models, size = tuple(learner.model for learner in run.learners), size_of(run)
        self._outlines = outlines(run)
        self.curves = tuple(learner.series for learner in run.learners)
        for state, last in moments[: self.budget // (2 * size)]:
            leg = Leg(models, run.batch, self._outlines, size, last)
            step, none = int(state["counters"][1]), (None,) * len(models)
            self._set([*self._moments, Moment(step, leg, state, none, opens=True, nbytes=size)])

    # For those who look back

    @property
    def moments(self) -> list[Moment]:
        """Those of networks with the same layers as now, by their steps."""
        if self._shown is None:
            legs = {id(moment.leg): moment.leg for moment in self._moments}
            shown = {key for key, leg in legs.items() if leg.outlines == self._outlines}
            self._shown = [moment for moment in self._moments if id(moment.leg) in shown]
        return self._shown

    @property
    def last(self) -> int:
        """The furthest step that can be shown; −1 for none."""
        return max((moment.leg.last for moment in self.moments), default=-1)

    def reach(self, step: int) -> tuple[Moment, int] | None:
        """The moment from which training shows a step, and the step, no later, to which that leads exactly.

        It is the last one before that step, so that the step itself is made again, with its gradient.
        """
        moments = self.moments
        if not moments:
            return None
        moment = moments[max(bisect_left(moments, step, key=step_of) - 1, 0)]
        return moment, max(min(step, moment.leg.last), moment.step)

    def repeated(self, run: Run) -> Leg | None:
        """The leg whose later steps training on from here will repeat: `run` is bit for bit at one of its moments, or
        on its way since."""
        if self._leg is not None:
            return self._leg if run.step < self._known else None
        settings = tuple(learner.model for learner in run.learners), run.batch
        for moment in self.moments:
            leg = moment.leg
            if moment.step == run.step < leg.last and (leg.models, leg.batch) == settings and _is(run, moment):
                return leg
        return None

    @property
    def has_room(self) -> bool:
        """Whether there is memory for another bookmark: what they hold is never thinned."""
        held = self._held()
        return sum(moment.nbytes for moment in self._moments if moment.step in held) <= self.budget // 2

    # How moments are kept

    def _keep(self, run: Run, leg: Leg, *, opens: bool) -> None:
        leg.last = max(leg.last, run.step)
        if self._moments and self._moments[-1].step == run.step:
            self._set(self._moments[:-1])
        if self._make_room(leg.size):
            divergences = tuple(learner.divergence for learner in run.learners)
            state = run.checkpoint(without=OF_THE_LAST_STEP)
            moment = Moment(run.step, leg, state, divergences, opens=opens, nbytes=leg.size)
            self._moments.append(moment)
            self._shown = None
            self.nbytes += moment.nbytes

    def _make_room(self, size: int) -> bool:
        """Thin until one more moment of `size` bytes fits; whether it does."""
        while self._moments and (self.nbytes + size > self.budget or len(self._moments) >= MOST):
            if self.stride > self._moments[-1].step + 1 and all(self._stays(moment) for moment in self._moments):
                return False
            self.stride *= 2
            held = self._held()
            self._set(moment for moment in self._moments if moment.step in held or self._stays(moment))
        return size <= self.budget

    def _stays(self, moment: Moment) -> bool:
        """Whether a moment is worth its memory at this stride: the first is, and short legs are not."""
        if moment.opens and (moment.leg is self._leg or moment.leg.last - moment.step >= self.stride):
            return True
        return (moment.step + 1) % self.stride == 0 or moment is self._moments[0]

    def _held(self) -> set[int]:
        """The steps of the moments from which bookmarks are reached."""
        if not self._moments:
            return set()
        before = ((self._moments[max(bisect_left(self._moments, m, key=step_of) - 1, 0)], m) for m in self.bookmarks)
        return {moment.step for moment, mark in before if moment.leg.last >= mark - 1}

    def _set(self, moments: Iterable[Moment]) -> None:
        self._moments, self._shown = list(moments), None
        self.nbytes = sum(moment.nbytes for moment in self._moments)


def step_of(moment: Moment) -> int:
    """Its step."""
    return moment.step


def outlines(run: Run) -> tuple[Outline, ...]:
    """What two runs must have in common for a moment of the one to be shown as one of the other."""
    return tuple(_outline(learner.network) for learner in run.learners)


def size_of(run: Run) -> int:
    """Bytes that a moment of this run takes."""
    vectors = [
        value.nbytes
        for learner in run.learners
        for name, value in learner.vectors().items()
        if name not in OF_THE_LAST_STEP
    ]
    permutation_and_counters = (len(run.data.x_train) + 3) * np.dtype(np.int64).itemsize
    return OVERHEAD + permutation_and_counters + sum(vectors)


def _is(run: Run, moment: Moment) -> bool:
    """Whether a run is in the very state of a moment."""
    state, kept = as_arrays(run.checkpoint(without=OF_THE_LAST_STEP)), as_arrays(moment.state)
    divergences = tuple(learner.divergence for learner in run.learners)
    same = state.keys() == kept.keys() and all(kept[name].tobytes() == value.tobytes() for name, value in state.items())
    return same and divergences == moment.divergences


def _outline(network: Network) -> Outline:
    layers = tuple((layer.id, layer.kind) for layer in network.layers)
    return layers, network.widths, network.skips, network.spans
