"""Every panel stands what a run can become: diverged, dead, of layers of every kind, deep, without weights."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.engine.layers import ActivationLayer, BatchNorm, Dense, Dropout, LayerNorm
from playground.engine.model import Model
from playground.engine.run import Run
from playground.look.canvas import Canvas
from playground.look.look import Look
from playground.panels import Panel, panels
from tests.panels.runs import data_of, model, run_of, table_data


def filled_with(number: float, run: Run) -> Run:
    for learner in run.learners:
        learner.network.theta[...] = number
    return run


def every_layer() -> Model:
    layers = (
        Dense(id="a", units=6),
        BatchNorm(id="bn"),
        ActivationLayer(id="act", activation="relu"),
        Dropout(id="d"),
        LayerNorm(id="ln"),
        Dense(id="o", units=3, activation="softmax"),
    )
    return Model(name="m", layers=layers, loss="categorical_cross_entropy")


def sine() -> Run:
    return run_of(model(activation="relu", last="linear"), data=data_of("sine", samples=60))


RUNS = {
    "not a number": lambda: filled_with(np.nan, sine()),
    "overflowing": lambda: filled_with(1e200, sine()),
    "diverged classes": lambda: filled_with(np.nan, run_of(model("x"), model("y", activation="sigmoid"))),
    "dead": lambda: filled_with(0.0, run_of(model(activation="relu"))),
    "every layer": lambda: run_of(every_layer(), data=table_data(), steps=30),
    "no weights": lambda: run_of(
        Model(layers=(ActivationLayer(id="act", activation="sigmoid"),), loss="mean_squared_error"),
        data=data_of("gate"),
        steps=3,
    ),
    "deep": lambda: run_of(model(widths=(4,) * 40, activation="sigmoid"), steps=10),
    "alone": lambda: run_of(model(widths=())),
}


@pytest.mark.parametrize("kind", panels(), ids=[kind.name for kind in panels()])
@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_it_shows_something_and_reads_everywhere(kind: type[Panel], make, look: Look, qtbot: QtBot) -> None:
    try:
        snapshot = make().snapshot()
    except ValueError:
        pytest.skip("such a network can't be trained on these data")
    with np.errstate(all="ignore"):  # as the worker does
        value = kind.compute(snapshot)
    panel = kind(look)
    for widget in (panel, *panel.header_widgets()):
        qtbot.addWidget(widget)
    panel.resize(260, 180)
    panel.show()
    panel.show_value(value)
    panel.finish()
    panel.settle()
    QApplication.processEvents()
    assert not panel.picture().isNull()
    for canvas in panel.findChildren(Canvas):
        read = canvas._read
        for x in range(0, canvas.width(), 17) if read is not None else ():
            for y in range(0, canvas.height(), 13):
                assert "{" not in read(QPointF(QPoint(x, y)))
    panel.tables()


@pytest.mark.parametrize("kind", panels(), ids=[kind.name for kind in panels()])
@pytest.mark.parametrize("size", [(40, 30), (90, 300), (900, 60), (300, 120)])
def test_it_can_be_as_small_as_a_dock(kind: type[Panel], size: tuple[int, int], look: Look, qtbot: QtBot) -> None:
    """At 200 % too, with two models; a Qt warning would fail the test."""
    look.choose(scale=2.0)
    snapshot = run_of(model("x"), model("y"), steps=10).snapshot()
    panel = kind(look)
    for widget in (panel, *panel.header_widgets()):
        qtbot.addWidget(widget)
    panel.setMinimumSize(1, 1)
    panel.resize(*size)
    panel.show()
    panel.show_value(panel.compute(snapshot))
    panel.finish()
    panel.show_value(panel.compute(snapshot))
    panel.settle()
    QApplication.processEvents()
    for canvas in panel.findChildren(Canvas):
        canvas.setMinimumSize(1, 1)
        canvas.resize(*size)
        QApplication.processEvents()
        canvas.grab()
    assert not panel.picture().isNull()
