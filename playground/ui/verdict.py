"""What the status bar says about the network: the gravest of what is wrong with it, or only that it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from playground.editor.callout import headings
from playground.editor.live import ModelValues
from playground.engine.diagnostics.health import worst
from playground.experiment.problems import Problem
from playground.look.tokens import MODEL_LETTERS
from playground.look.words import say

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Verdict:
    """A level ("ok", "warning", "error"), a few words with their markup, and for a tooltip a line per finding."""

    level: str
    words: str
    findings: tuple[str, ...] = ()


def verdict(problems: Sequence[Problem], diverged: str, models: Sequence[ModelValues]) -> Verdict:
    """From problems of the structure, a run that broke down (a sentence, "" where none did), and the layers' health.

    Where there is none of them the words say no more than they can: the shapes fit, whatever has been learned.
    """
    counted = [problem for problem in problems if problem.level != "hint"]
    if counted:
        words = translate("Status", "{count} problem") if len(counted) == 1 else translate("Status", "{count} problems")
        level = "error" if any(problem.level == "error" for problem in counted) else "warning"
        return Verdict(level, words.format(count=f"<b>{len(counted)}</b>"), tuple(map(said, counted)))
    if diverged:
        return Verdict("error", translate("Status", "the training broke down"), (diverged,))
    return _health(models) or Verdict("ok", translate("Status", "the shapes fit the data"))


def said(problem: Problem) -> str:
    """The sentence of a problem, in the language of the window."""
    return escape(say(problem.sentence), quote=False)


def _health(models: Sequence[ModelValues]) -> Verdict | None:
    """How many layers are unwell and which; None where none is."""
    letters = MODEL_LETTERS if len(models) > 1 else ("",)
    layers = [
        (f"{letter} {id}".strip(), values.health)
        for letter, model in zip(letters, models, strict=False)
        for id, values in model.layers.items()
        if values.health is not None
    ]
    unwell = [(name, health) for name, health in layers if health.level != "ok"]
    if not unwell:
        return None
    said = headings()
    words = translate("Status", "{count} of {all} layers in trouble")
    return Verdict(
        worst(health for _, health in unwell).level,
        words.format(count=f"<b>{len(unwell)}</b>", all=len(layers)),
        tuple(escape(said.get(health.reason, "{layer}").format(layer=name), quote=False) for name, health in unwell),
    )
