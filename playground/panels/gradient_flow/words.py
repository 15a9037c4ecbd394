"""What the gradients mean, in a sentence that a student understands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.diagnostics.flow import Finding
from playground.engine.diagnostics.health import (
    EXPLODING_NORM,
    HEALTHY_UPDATE,
    LEVELS,
    STARVING,
    VANISHING,
    Level,
    update_health,
    worst,
)
from playground.look import numbers
from playground.look.tokens import MODEL_LETTERS
from playground.panels.gradient_flow.value import UPDATE_RATIO, Flow, FlowValue

translate = QCoreApplication.translate

KEPT = 2.0
"""As long as the error is not so many times larger or smaller at the first layer, it keeps its size."""


def axis_name(quantity: str, measure: str) -> str:
    """The name of the axis of a quantity and its measure."""
    if quantity == "update":
        return translate("GradientFlowPanel", "update ‖ΔW‖/‖W‖")
    names = {
        "mean_abs": translate("GradientFlowPanel", "mean |{symbol}|"),
        "rms": translate("GradientFlowPanel", "RMS of {symbol}"),
        "maximum": translate("GradientFlowPanel", "max |{symbol}|"),
        "norm": translate("GradientFlowPanel", "‖{symbol}‖"),
    }
    return names[measure].format(symbol="δ" if quantity == "delta" else "∂C/∂W")


def power_of_ten(limit: float) -> str:
    """A threshold that is one, in words."""
    return numbers.power_of_ten(round(math.log10(limit)))


def level_words(column: str, level: float) -> str:
    """What the line means that the sizes are to be compared with."""
    if column == UPDATE_RATIO:
        return translate("GradientFlowPanel", "healthy around {limit}").format(limit=power_of_ten(level))
    return translate("GradientFlowPanel", "stops below {limit} of all layers").format(limit=numbers.plain(level))


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
        vanishing=power_of_ten(VANISHING),
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
    if it.case == "vanishing" and it.most == 0.0:
        return translate(
            "GradientFlowPanel",
            "No layer learns: every ∂C/∂W is exactly 0. No error gets through, or it is too small for a number.",
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


def delta_sentence(flow: Flow) -> tuple[str, Level]:
    """How much of the error reaches the first layer, as rich text, and how bad that is."""
    norm = flow.now["delta_norm"]
    first, last = float(norm[0]), float(norm[-1])
    share = first / last if last else math.nan
    if math.isnan(share) or len(norm) == 1:
        text = translate("GradientFlowPanel", "The error ‖δ‖ of <b>{last}</b> is {size}.")
        return text.format(last=escape(flow.layers[-1]), size=numbers.scientific(last)), "ok"
    text = translate(
        "GradientFlowPanel", "The error keeps its size on the way back: ‖δ‖ is {size} in {last} and {least} in {first}."
    )
    if share < 1.0 / KEPT:
        text = translate(
            "GradientFlowPanel",
            "On the way back the error shrinks: ‖δ‖ is {size} in {last} and {least} in <b>{first}</b>, {factor} less.",
        )
    elif share > KEPT:
        text = translate(
            "GradientFlowPanel",
            "On the way back the error grows: ‖δ‖ is {size} in {last} and {least} in <b>{first}</b>, {factor} more.",
        )
    return (
        text.format(
            size=numbers.scientific(last),
            last=escape(flow.layers[-1]),
            least=numbers.scientific(first),
            first=escape(flow.layers[0]),
            factor=times(max(share, 1.0 / share) if share else math.inf),
        ),
        "warning" if not STARVING <= share <= 1.0 / STARVING else "ok",
    )


def update_sentence(flow: Flow) -> tuple[str, Level]:
    """By how much of their size a step changes the weights, as rich text, and how bad that is."""
    ratios = flow.now[UPDATE_RATIO]
    moved = np.flatnonzero(np.isfinite(ratios) & (ratios > 0.0))
    if not len(moved):
        return translate("GradientFlowPanel", "No step has changed the weights yet."), "ok"
    least, most = (int(moved[choose(ratios[moved])]) for choose in (np.argmin, np.argmax))
    text = translate(
        "GradientFlowPanel",
        "A step changes the weights by {low} of their size in <b>{slowest}</b> to {high} in <b>{fastest}</b>; around "
        "{healthy} is healthy.",
    )
    if len(moved) == 1:
        text = translate(
            "GradientFlowPanel",
            "A step changes the weights of <b>{slowest}</b> by {low} of their size; around {healthy} is healthy.",
        )
    text = text.format(
        low=numbers.scientific(float(ratios[least])),
        slowest=escape(flow.layers[least]),
        high=numbers.scientific(float(ratios[most])),
        fastest=escape(flow.layers[most]),
        healthy=power_of_ten(HEALTHY_UPDATE),
    )
    return text, worst(update_health(float(ratios[place])) for place in moved).level


def said(flow: Flow, quantity: str) -> tuple[str, Level]:
    """The sentence on one model and its level."""
    if flow.divergence is not None or flow.finding is None or quantity == "gradient":
        return sentence(flow), "error" if flow.divergence else flow.finding.level if flow.finding else "ok"
    return delta_sentence(flow) if quantity == "delta" else update_sentence(flow)


def summary(value: FlowValue, quantity: str = "gradient") -> tuple[str, str]:
    """The sentence on a quantity over all models as rich text, and the worst level."""
    found = [said(flow, quantity) for flow in value.flows]
    texts, levels = [text for text, _ in found], [level for _, level in found]
    if len(texts) > 1:
        texts = [f"<b>{MODEL_LETTERS[index]}:</b> {text}" for index, text in enumerate(texts)]
    return " ".join(texts), max(levels, key=list(LEVELS).index, default="ok")
