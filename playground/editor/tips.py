"""What a tooltip on the canvas says: exact numbers, whole names, and what a control turns."""

from __future__ import annotations

from html import escape

from playground.editor.facts import LayerFacts, ModelFacts, spoken, translate
from playground.editor.hits import Hit
from playground.editor.layout import INPUT, LOSS
from playground.editor.live import ModelValues
from playground.engine.data import Data
from playground.look.numbers import exact_scientific
from playground.look.words import describe, hint


def tip_of(hit: Hit, facts: ModelFacts, values: ModelValues, data: Data) -> str:
    """The words for what is under the mouse, as plain text; "" where there is nothing to add."""
    if hit.skip is not None:
        text = translate("Canvas", "The output of {source} is added to the output of {target}.")
        return text.format(source=hit.skip[0], target=hit.skip[1])
    if hit.key == INPUT:
        return ", ".join(data.features)
    if hit.key == LOSS:
        return "" if values.loss is None else f"{facts.loss.name} {exact_scientific(values.loss)}"
    layer = facts.layer(hit.key)
    return "" if layer is None or hit.part == "badge" else _layer_tip(hit.part, layer, values)


def rich(tip: str) -> str:
    """A tip as Qt shows it, whatever characters are in its names."""
    return f"<qt>{escape(tip)}</qt>".replace("\n", "<br>").replace(" → ", "\N{NO-BREAK SPACE}→ ") if tip else ""


def _layer_tip(part: str, layer: LayerFacts, values: ModelValues) -> str:
    if part == "activation" and layer.activation is not None:
        return describe(type(layer.activation))
    if part in ("less", "value", "more") and layer.knob is not None:
        return hint(layer.knob.knob)
    shown = values.layers.get(layer.id)
    if shown is None or shown.mean_abs is None:
        return spoken(layer)
    return f"{spoken(layer)}\n{translate('Card', 'mean |∂C/∂W|')} {exact_scientific(shown.mean_abs)}"
