"""Small networks under the microscope."""

from collections.abc import Sequence

from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.model import Model, Skip
from playground.engine.run import Run
from playground.microscope.examination import Examination, examine
from playground.microscope.subject import Subject
from tests.panels.runs import data_of, model

EVERYTHING = Model(
    layers=(
        Dense(id="h1", units=4, activation="tanh"),
        Dense(id="h2", units=4, activation="relu"),
        BatchNorm(id="bn"),
        Dropout(id="drop"),
        ActivationLayer(id="act", activation="sigmoid"),
        Dense(id="h3", units=3, bias=False),
        LayerNorm(id="ln"),
        Dense(id="wide", units=12, activation="softmax"),
        Dense(id="out", units=1, activation="sigmoid"),
    ),
    skips=(Skip("h1", "h2"), Skip("input", "h3")),
    optimizer="adam",
    l2=0.1,
)
"""Every kind of layer, and skip connections with and without a projection."""


def look_at(one: Model, samples: Sequence[int] = (3,), *, steps: int = 5, kind: str = "spiral") -> Examination:
    """A model after so many steps, with these training samples under the microscope."""
    run = Run([one], data_of(kind, samples=80), batch_size=10, seed=5)
    run.advance(steps)
    return examine(Subject(0, tuple(samples)), run.snapshot())


__all__ = ["EVERYTHING", "look_at", "model"]
