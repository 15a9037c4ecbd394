"""Layers on their own, as text: what copy puts on the clipboard and paste takes from it, the same JSON as in files."""

from __future__ import annotations

from typing import Any

from playground.engine.model import Model
from playground.experiment import codec
from playground.experiment.layout import laid_out
from playground.experiment.migrations import VERSION
from playground.experiment.problems import FileProblem
from playground.experiment.reading import read_model
from playground.experiment.writing import plain_model
from playground.translatable import QT_TRANSLATE_NOOP

FORMAT = "network-playground/layers"
NO_LAYERS = QT_TRANSLATE_NOOP(
    "Problems",
    'The clipboard holds neither layers, copied on the canvas or as text such as {"kind": "dense"}, nor a table.',
)


def fragment_of(model: Model, ids: set[str]) -> Model:
    """The layers with these ids, in order, and the skip connections between them."""
    layers = tuple(layer for layer in model.layers if layer.id in ids)
    return Model(layers=layers, skips=tuple(skip for skip in model.skips if {skip.source, skip.target} <= ids))


def write_fragment(fragment: Model) -> str:
    """Layers and skip connections as JSON text."""
    plain = plain_model(fragment)
    return laid_out({"format": FORMAT, "version": VERSION, "layers": plain["layers"], "skips": plain["skips"]})


def read_fragment(text: str) -> Model:
    """The layers in a text: what `write_fragment` made, a layer, a list of layers, or an experiment's file.

    FileProblem: the place and the remedy; NO_LAYERS where the text is something else.
    """
    try:
        plain = codec.plain_data(text.encode())
    except (FileProblem, UnicodeEncodeError) as problem:
        raise FileProblem("", NO_LAYERS) from problem
    layers, skips = _parts(plain)
    return read_model({"layers": layers, "skips": skips}, "A", "")


def _parts(plain: Any) -> tuple[list[Any], list[Any]]:
    """What plain data hold of layers and skip connections."""
    if isinstance(plain, dict) and isinstance(plain.get("models"), list) and plain["models"]:
        plain = plain["models"][0]
    if isinstance(plain, dict) and "kind" in plain:
        plain = [plain]
    layers, skips = (plain.get("layers"), plain.get("skips", [])) if isinstance(plain, dict) else (plain, [])
    if not isinstance(layers, list) or not layers or not all(_looks_like_a_layer(item) for item in layers):
        raise FileProblem("", NO_LAYERS)
    return layers, skips


def _looks_like_a_layer(item: Any) -> bool:
    return isinstance(item, str) or (isinstance(item, dict) and "kind" in item)
