"""Bookmarks in a project: their names by steps, and the moments from which training shows them again."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.engine.checkpoints import as_arrays, from_arrays
from playground.engine.program import Array
from playground.engine.run import Run
from playground.engine.timeline import OF_THE_LAST_STEP, Timeline
from playground.experiment.problems import FileProblem
from playground.translatable import QT_TRANSLATE_NOOP

PLACE = "bookmarks.npz"

MOST = 1000
"""Bookmarks that a file may hold."""

DAMAGE = (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError)


def bookmarks_of(run: Run) -> dict[str, Array]:
    """The bookmarks as arrays: `steps`, `names`, `moments` (the step each is shown from, −1 where it can't be).

    And `<moment>/<name>` as Run.state has them. Moments from before the settings were changed stay behind: a file says
    only the present ones.
    """
    line, models = run.timeline, tuple(learner.model for learner in run.learners)
    steps, sources = sorted(line.bookmarks), []
    arrays: dict[str, Array] = {}
    for step in steps:
        moment, leads_to = line.reach(step) or (None, -1)
        if moment is None or leads_to != step or (moment.leg.models, moment.leg.batch) != (models, run.batch):
            sources.append(-1)
        else:
            sources.append(moment.step)
            arrays |= {f"{moment.step}/{name}": value for name, value in as_arrays(moment.state).items()}
    if not steps:
        return {}
    names = np.array([line.bookmarks[step] for step in steps])
    return {"steps": np.array(steps), "names": names, "moments": np.array(sources), **arrays}


def put_bookmarks(run: Run, arrays: Mapping[str, Array], scratch: Run) -> None:
    """Give a run the bookmarks of its file, tried on `scratch`, a run like it. FileProblem: they don't belong to it."""
    if not arrays:
        return
    try:
        _put(run, arrays, scratch)
    except DAMAGE as error:
        raise FileProblem(PLACE, QT_TRANSLATE_NOOP("Problems", "does not belong to this experiment")) from error


def _put(run: Run, arrays: Mapping[str, Array], scratch: Run) -> None:
    steps, names, sources = arrays["steps"], arrays["names"], arrays["moments"]
    if not (steps.shape == names.shape == sources.shape == (len(steps),) and len(steps) <= MOST):
        raise ValueError("as many steps as names and moments, and not too many")
    if names.dtype.kind != "U" or {steps.dtype.kind, sources.dtype.kind} != {"i"} or np.any(np.diff(steps) <= 0):
        raise ValueError("growing whole numbers, and texts")
    run.timeline = Timeline({int(step): str(name) for step, name in zip(steps, names, strict=True) if step >= 0})
    leads_to = {int(source): int(step) for source, step in zip(sources, steps, strict=True) if 0 <= source <= step}
    moments = []
    for source in sorted(leads_to):
        head = f"{source}/"
        own = {name.removeprefix(head): values for name, values in arrays.items() if name.startswith(head)}
        scratch.go_to(from_arrays(own), [None] * len(run.learners))
        if scratch.step != source:
            raise ValueError("a moment is not at its step")
        moments.append((scratch.checkpoint(without=OF_THE_LAST_STEP), leads_to[source]))
    run.timeline.begin_with(run, moments)
