"""What can be wrong with a file, which is then refused, and with an experiment, which then can't well be trained."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

ERROR, WARNING, HINT = "error", "warning", "hint"


class FileProblem(ValueError):  # noqa: N818 - it is shown to people, and is called what it is called there
    """A file that can't be used: where in it (`models[0].layers[2].units`, or empty), and why, in one sentence."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.place = place
        self.sentence = sentence


@dataclass(frozen=True)
class Problem:
    """One sentence about one place. `template` is its English source with {names}, `values` are what to put there.

    `level` is "error" (can't be trained), "warning" (will hardly learn) or "hint". `model` and `layer` are the index
    and the id that it is about, None where it is about the experiment or the model as a whole.
    """

    level: str
    place: str
    template: str
    values: tuple[tuple[str, Any], ...] = ()
    model: int | None = None
    layer: str | None = None

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.template.format(**dict(self.values))


def choose(name: str, names: list[str]) -> str:
    """What to write instead of `name`: "did you mean units? choose id, units or bias"."""
    close = get_close_matches(name, names, n=1)
    listed = ", ".join(names[:-1]) + (" or " if len(names) > 1 else "") + names[-1]
    return (f"did you mean {close[0]}? " if close else "") + f"choose {listed}"
