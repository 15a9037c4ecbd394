"""The sentence at the foot of the canvas: what letting go would do, or why it would do nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from playground.editor.layout import INPUT, LOSS
from playground.engine.model import Skip
from playground.experiment.problems import FileProblem
from playground.look.words import say

translate = QCoreApplication.translate


def place_name(key: str) -> str:
    """What a card is called in a sentence."""
    ends = {INPUT: translate("Canvas", "the input"), LOSS: translate("Canvas", "the loss")}
    return ends.get(key, key)


def insert(name: str, before: str, behind: str) -> str:
    """A layer from the palette over the chain."""
    text = translate("Canvas", "Release to insert {name} between {before} and {behind} · Esc cancels")
    return _filled(text, name, before=place_name(before), behind=place_name(behind))


def move(name: str, before: str, behind: str) -> str:
    """A card of the chain over another place."""
    text = translate("Canvas", "Release to move {name} between {before} and {behind} · Esc cancels")
    return _filled(text, name, before=place_name(before), behind=place_name(behind))


def elsewhere(name: str) -> str:
    """A layer away from the chain."""
    return _filled(translate("Canvas", "Drag {name} over the chain to insert it · Esc cancels"), name)


def back(name: str) -> str:
    """A card of the chain away from it."""
    return _filled(translate("Canvas", "Release to leave {name} where it was · Esc cancels"), name)


def choose(name: str, layer: str, knob: str) -> str:
    """An activation, say, over a card that takes it; `knob` says what it is."""
    text = translate("Canvas", "Release to give {layer} the {knob} {name} · Esc cancels")
    return _filled(text, name, layer=layer, knob=knob)


def choose_where(name: str, knob: str) -> str:
    """An activation, say, away from any card."""
    return _filled(translate("Canvas", "Drop {name} on a layer to change its {knob} · Esc cancels"), name, knob=knob)


def refuse_choice(name: str, layer: str, knob: str) -> str:
    """An activation, say, over a card that has none."""
    text = translate("Canvas", "{layer} has no {knob}: drop {name} on another layer")
    return _filled(text, name, layer=layer, knob=knob)


def give(name: str) -> str:
    """A feature over the input card."""
    return _filled(translate("Canvas", "Release to give the network {name} · Esc cancels"), name)


def give_where(name: str) -> str:
    """A feature away from the input card."""
    return _filled(translate("Canvas", "Drop {name} on the input · Esc cancels"), name)


def refuse_feature(name: str) -> str:
    """A feature that the network has, or that these data don't have."""
    return _filled(translate("Canvas", "The network is given {name} already, or its data have no such feature"), name)


def output_last(output: str) -> str:
    """Something behind the output layer."""
    return _filled(translate("Canvas", "{name} stays last: its units follow the data"), output)


def output_stays(output: str) -> str:
    """The output layer was to be removed."""
    return _filled(translate("Canvas", "{name} stays: a network needs its output layer"), output)


def connect(source: str, target: str, projection: str) -> str:
    """A wire over a card that takes it; `projection` says "2 → 8" where the widths differ."""
    text = translate("Canvas", "Release to add the output of {source} to that of {name} · Esc cancels")
    if projection:
        text = translate(
            "Canvas",
            "Release to add the output of {source} to that of {name}, through a learned projection {projection}",
        )
    return _filled(text, target, source=place_name(source), projection=projection)


def connect_where(source: str) -> str:
    """A wire away from any card."""
    text = translate("Canvas", "Drag to a later layer to add the output of {name} to its output · Esc cancels")
    return _filled(text, place_name(source))


def refuse(reason: str) -> str:
    """Why something can't be done."""
    return escape(reason)


def skips_gone(skips: Sequence[Skip]) -> str:
    """A move left skip connections that would point backwards."""
    one = translate("Canvas", "The skip {names} would point backwards now, and is gone: undo brings it back")
    several = translate("Canvas", "The skips {names} would point backwards now, and are gone: undo brings them back")
    names = ", ".join(f"{place_name(skip.source)} → {place_name(skip.target)}" for skip in skips)
    return (one if len(skips) == 1 else several).format(names=f"<b>{escape(names)}</b>")


def output_takes_part(output: str) -> str:
    """The output layer was to be left out."""
    return _filled(translate("Canvas", "{name} takes part: a network needs its output layer"), output)


def refuse_paste(problem: FileProblem) -> str:
    """Why what is on the clipboard can't be pasted."""
    sentence = say(problem.sentence)
    if not problem.place:
        return escape(sentence)
    text = translate("Canvas", "These layers can't be pasted: {place}: {sentence}")
    return escape(text.format(place=problem.place, sentence=sentence))


def choose_layer(name: str) -> str:
    """An activation, say, was chosen, but no layer."""
    return _filled(translate("Canvas", "Select a layer first, or drop {name} on one"), name)


def _filled(text: str, name: str, **others: str) -> str:
    words = {key: escape(value) for key, value in others.items()}
    return text.format(name=f"<b>{escape(name)}</b>", **words)
