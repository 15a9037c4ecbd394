"""What a chip carries while it is dragged: a MIME type of its own, with a few words of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData

from playground.engine.activations import ACTIVATIONS
from playground.engine.features import FEATURES
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS
from playground.registry import Kind, Registry

LAYER = "application/x-network-playground-layer"
ACTIVATION = "application/x-network-playground-activation"
INITIALIZER = "application/x-network-playground-initializer"
FEATURE = "application/x-network-playground-feature"
FAMILIES: dict[str, Registry] = {
    LAYER: LAYERS, ACTIVATION: ACTIVATIONS, INITIALIZER: INITIALIZERS, FEATURE: FEATURES,
}  # fmt: skip
FIELDS = {ACTIVATION: "activation", INITIALIZER: "initializer"}
"""The knob of a layer that a chip of this family changes."""


@dataclass(frozen=True)
class Carried:
    """A kind on its way to the canvas; `mime` says of which family."""

    mime: str
    kind: str

    @property
    def field(self) -> str:
        """The knob of a layer that it changes; "" where it isn't for a knob."""
        return FIELDS.get(self.mime, "")

    @property
    def type(self) -> type[Kind]:
        """The class of the kind."""
        return FAMILIES[self.mime][self.kind]


def pack(carried: Carried) -> QMimeData:
    """As the data of a drag."""
    data = QMimeData()
    data.setData(carried.mime, QByteArray(json.dumps({"kind": carried.kind}).encode()))
    return data


def unpack(data: QMimeData) -> Carried | None:
    """What a drag carries; None for anything that isn't one of our kinds, whoever sent it."""
    for mime, family in FAMILIES.items():
        if data.hasFormat(mime):
            try:
                told = json.loads(bytes(data.data(mime).data()).decode())
            except ValueError:
                return None
            kind = told.get("kind") if isinstance(told, dict) else None
            return Carried(mime, kind) if isinstance(kind, str) and kind in family else None
    return None
