"""What the time line says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.engine.look_back import Track
from playground.engine.timeline import BUDGET
from playground.look.numbers import grouped

translate = QCoreApplication.translate

MEGABYTE = 1_000_000


def place_words(track: Track, shown: int, *, running: bool) -> str:
    """Which step is shown: "step 2,304 · live", "step 812 of 2,304 · looking back"."""
    live, step = grouped(track.live), grouped(shown)
    if track.goal is None:
        words = (
            translate("TimeLine", "step {step} · live") if running else translate("TimeLine", "step {step} · paused")
        )
        return words.format(step=live)
    if shown != track.goal:
        return translate("TimeLine", "step {step}, on the way to {goal}").format(step=step, goal=grouped(track.goal))
    return translate("TimeLine", "step {step} of {live} · looking back").format(step=step, live=live)


def memory_words(track: Track) -> str:
    """How much of the past is kept, and what of it can't be shown."""
    if not track.moments and track.live:
        return translate("TimeLine", "No earlier step of this network is kept.")
    said = [
        translate("TimeLine", "Drag back to any step."),
        translate("TimeLine", "{count} moments, {size} MB of at most {most} MB.").format(
            count=grouped(track.moments), size=f"{track.nbytes / MEGABYTE:.1f}", most=BUDGET // MEGABYTE
        ),
    ]
    if track.first:
        said.append(
            translate("TimeLine", "Before step {step} this was another network, or nothing was kept.").format(
                step=grouped(track.first)
            )
        )
    return "\n".join(said)


def bookmark_words(track: Track, step: int) -> str:
    """A bookmark with its step, and whether the run has come there."""
    name = track.bookmarks[step]
    words = translate("TimeLine", "{name} · step {step}") if name else translate("TimeLine", "step {step}")
    said = words.format(name=name, step=grouped(step))
    return said + "\n" + translate("TimeLine", "The run has not come here yet.") if step in track.ahead else said
