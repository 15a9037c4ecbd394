"""What can be wrong with a file, which is then refused, and with an experiment, which then can't well be trained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.translatable import QT_TRANSLATE_NOOP, Message

ERROR, WARNING, HINT = "error", "warning", "hint"


class FileProblem(ValueError):  # noqa: N818 - it is shown to people, and is called what it is called there
    """A file that can't be used: where in it (`models[0].layers[2].units`, or empty), and why, in one sentence."""

    def __init__(self, place: str, sentence: str) -> None:
        placed = QT_TRANSLATE_NOOP("Problems", "{place}: {sentence}").format(place=place, sentence=sentence)
        super().__init__(placed if place else sentence)
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
        """The sentence in English, as a Message."""
        return self.template.format(**dict(self.values))


def choose(name: str, names: list[str]) -> Message:
    """What to write instead of `name`: "did you mean units? choose id, units or bias"."""
    from difflib import get_close_matches  # late: few ever misspell

    close = get_close_matches(name, names, n=1)
    listed = names[-1] if len(names) == 1 else either(", ".join(names[:-1]), names[-1])
    template = (
        QT_TRANSLATE_NOOP("Problems", "did you mean {close}? choose {names}")
        if close
        else QT_TRANSLATE_NOOP("Problems", "choose {names}")
    )
    return template.format(close="".join(close), names=listed)


def either(first: object, last: object) -> Message:
    """The two as "2 or 3"."""
    return QT_TRANSLATE_NOOP("Problems", "{first} or {last}").format(first=first, last=last)
