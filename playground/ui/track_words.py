"""What the time line says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from playground.engine.look_back import Track
from playground.engine.timeline import BUDGET
from playground.look.numbers import grouped

translate = QCoreApplication.translate

MEGABYTE = 1_000_000


def place_words(track: Track, shown: int, *, running: bool) -> str:
    """Which step is shown: "step 2,304 · live", "step 812 of 2,304"; after a reset "step 812, run at 0"."""
    live, step = grouped(track.live), grouped(shown)
    if track.goal is None:
        running_words, words = (
            translate("TimeLine", "step {step} · live"),
            translate("TimeLine", "step {step} · paused"),
        )
        return (running_words if running else words).format(step=live)
    if shown != track.goal:
        return translate("TimeLine", "step {step}, to {goal}").format(step=step, goal=grouped(track.goal))
    if shown > track.live:
        return translate("TimeLine", "step {step}, run at {live}").format(step=step, live=live)
    return translate("TimeLine", "step {step} of {live}").format(step=step, live=live)


def widest_places(track: Track) -> list[str]:
    """What place_words says of this run, at its longest."""
    last, shown = replace(track, live=track.last), track.last
    back = [replace(track, live=shown - 1, goal=shown)] if track.live < shown else []
    tracks = [*(replace(last, goal=goal) for goal in (None, 0, shown)), *back]
    return [place_words(each, shown, running=False) for each in tracks]


def taken_back_words(track: Track) -> str:
    """What becomes of the steps that the line shows after the one at which the run stands; "" without any."""
    if track.last <= track.live or not track.moments:
        return ""
    said = [translate("TimeLine", "The run stands at step {live} again.")]
    if track.live < track.repeats:
        said.append(translate("TimeLine", "Its steps up to {repeats} stay: with these settings they come again."))
    if track.repeats < track.last:
        said.append(translate("TimeLine", "Its steps up to {last} are shown until it trains on from here."))
    steps = {name: grouped(getattr(track, name)) for name in ("live", "repeats", "last")}
    return " ".join(said).format(**steps)


def kept_words(track: Track) -> str:
    """How much is kept, in short: "198 moments · 2.0 MB"."""
    one, several = translate("TimeLine", "1 moment · {size} MB"), translate("TimeLine", "{count} moments · {size} MB")
    words = one if track.moments == 1 else several
    size = f"{track.nbytes / MEGABYTE:.1f}"
    return words.format(count=grouped(track.moments), size=size) if track.moments else ""


def memory_words(track: Track) -> str:
    """How much of the past is kept, and what of it can't be shown."""
    if not track.moments:
        untrained = translate("TimeLine", "Once the network is trained, drag back here to any step.")
        return translate("TimeLine", "No earlier step of this network is kept.") if track.live else untrained
    said = [
        translate("TimeLine", "Drag back to any step."),
        translate("TimeLine", "{kept} of at most {most} MB.").format(kept=kept_words(track), most=BUDGET // MEGABYTE),
    ]
    if track.first:
        said.append(
            translate("TimeLine", "Before step {step} this was another network, or nothing was kept.").format(
                step=grouped(track.first)
            )
        )
    return "\n".join([*said, *filter(None, [taken_back_words(track)])])


def bookmark_words(track: Track, step: int) -> str:
    """A bookmark with its step, and whether the run has come there."""
    name = track.bookmarks[step]
    words = translate("TimeLine", "{name} · step {step}") if name else translate("TimeLine", "step {step}")
    said = words.format(name=name, step=grouped(step))
    if step not in track.ahead:
        return said
    later = translate("TimeLine", "The run has not come here yet.")
    return said + "\n" + (later if step > track.last else translate("TimeLine", "Nothing is kept of this step."))
