"""What takes long to be written for the first time, done in another thread before somebody wants to see it."""

from __future__ import annotations

from collections.abc import Iterator

from playground.engine.diagnostics.progress import Watch
from playground.engine.snapshot import Snapshot
from playground.microscope.examination import Examination, examine
from playground.microscope.formulas import in_line
from playground.microscope.stage import Place, Stage
from playground.microscope.stages import SUMMANDS, outline, stage, striking
from playground.microscope.subject import Subject
from playground.microscope.typesetting import set_once


def looked_at(subject: Subject, snapshot: Snapshot) -> Examination:
    """The examination, with the formulas of the first stage set."""
    it = examine(subject, snapshot)
    _set(it, outline(it)[0])
    return it


def set_ahead(it: Examination, watch: Watch) -> None:
    """Set the formulas of all stages. Those that differ in their numbers alone are written alike."""
    places = {_alike(it, place): place for place in outline(it)}
    for place in watch.over(places.values(), len(places)):
        _set(it, place)


def _alike(it: Examination, place: Place) -> tuple[object, ...]:
    """What decides how a stage is written."""
    p = place.position
    ends = (p == 0, p == it.last, p == it.last - 1)
    around = tuple(
        (type(it.layers[each]), len(it.links_into(each))) for each in range(max(p - 1, 0), min(p + 2, it.last))
    )
    return place.kind, len(str(p + 1)), ends, around, type(it.activation(p))


def _set(it: Examination, place: Place) -> None:
    for latex in written_in(stage(it, place, striking(it, place), most=SUMMANDS)):
        set_once(latex)


def written_in(made: Stage) -> Iterator[str]:
    """Every LaTeX of a stage."""
    for pieces in (made.formula, *(line.pieces for line in made.lines)):
        for piece in pieces:
            yield from {each.latex for each in (piece, in_line(piece)) if each.latex}
    yield from (part.latex for part in made.picture)
