"""What the gradients mean, in a sentence that a student understands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.flow import Finding
from playground.engine.diagnostics.health import EXPLODING_NORM, LEVELS, VANISHING
from playground.look import numbers
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import Flow, FlowValue

translate = QCoreApplication.translate


def listed(concerned: Sequence[str], layers: Sequence[str]) -> str:
    """Layers in words, neighbours joined: "h1–h4, h6"."""
    places = [layers.index(each) for each in concerned]
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = [
        f"{layers[run[0]]}–{layers[run[-1]]}" if len(run) > 2 else ", ".join(layers[place] for place in run)
        for run in runs
    ]
    return escape(", ".join(parts))


def times(factor: float) -> str:
    """How many times: "9 ×", "120,000 ×"."""
    if not factor < 1e9:
        return f"{numbers.scientific(factor, digits=1)} ×"
    rounded = float(f"{factor:.1g}" if factor < 10 else f"{factor:.2g}")
    return f"{numbers.grouped(rounded)} ×"


def sentence(flow: Flow) -> str:
    """What the gradients of one model mean, as rich text."""
    if flow.divergence is not None:
        return translate(
            "GradientFlowPanel",
            "Training broke down at step {step}: {quantity} of <b>{layer}</b> is no longer a finite number. Lower the "
            "learning rate, start with smaller weights, or clip the gradient.",
        ).format(step=flow.divergence.step, quantity=flow.divergence.quantity, layer=escape(flow.divergence.layer))
    it = flow.finding
    if it is None:
        return translate("GradientFlowPanel", "No layer has weights, so there is no gradient to show.")
    return _template(it).format(
        slowest=escape(it.slowest),
        least=numbers.scientific(it.least),
        largest=escape(it.largest),
        most=numbers.scientific(it.most),
        factor=times(it.factor),
        norm=numbers.scientific(it.norm),
        limit=numbers.plain(EXPLODING_NORM),
        vanishing=numbers.power_of_ten(round(math.log10(VANISHING))),
        concerned=listed(it.concerned, flow.layers),
    )


def _template(it: Finding) -> str:
    if it.case == "even" and it.layers == 1:
        return translate("GradientFlowPanel", "<b>{slowest}</b> is the only layer with weights: mean |∂C/∂W| {least}.")
    if it.case == "even" and it.factor < 2.0:
        return translate(
            "GradientFlowPanel",
            "All layers learn at about the same pace: mean |∂C/∂W| is {least} in {slowest} and {most} in {largest}.",
        )
    return {
        "even": translate(
            "GradientFlowPanel",
            "<b>{slowest}</b> learns slowest: mean |∂C/∂W| {least}, {factor} below {largest}. No layer vanishes.",
        ),
        "learned": translate(
            "GradientFlowPanel",
            "The loss is low, so small gradients are a good sign: mean |∂C/∂W| is {least} in <b>{slowest}</b>, "
            "{most} in {largest}.",
        ),
        "starving": translate(
            "GradientFlowPanel",
            "<b>{slowest}</b> learns slowest: mean |∂C/∂W| {least}, {factor} below {largest}. Less than 1 % of that "
            "reaches {concerned}.",
        ),
        "vanishing": translate(
            "GradientFlowPanel",
            "<b>{slowest}</b> hardly learns: mean |∂C/∂W| {least}, {factor} below {largest}. The gradient vanishes, "
            "below {vanishing}, in {concerned}: these weights stay where they started.",
        ),
        "exploding": translate(
            "GradientFlowPanel",
            "The gradient explodes: its norm is {norm}, above {limit}, most of it in <b>{concerned}</b>. Lower the "
            "learning rate, start with smaller weights, or clip the gradient.",
        ),
        "not_finite": translate(
            "GradientFlowPanel",
            "The gradient of <b>{concerned}</b> is no longer a finite number. Lower the learning rate, start with "
            "smaller weights, or clip the gradient.",
        ),
    }[it.case]


def summary(value: FlowValue) -> tuple[str, str]:
    """The sentence over all models as rich text, and the worst level."""
    levels = ["error" if flow.divergence else flow.finding.level if flow.finding else "ok" for flow in value.flows]
    texts = [sentence(flow) for flow in value.flows]
    if len(texts) > 1:
        texts = [f"<b>{MODEL_LETTERS[index]}:</b> {text}" for index, text in enumerate(texts)]
    return " ".join(texts), max(levels, key=list(LEVELS).index, default="ok")
