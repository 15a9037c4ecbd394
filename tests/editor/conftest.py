"""An editor on a chain of three hidden layers, on a bench."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from playground.editor.palette import Palette
from playground.editor.view import EditorView
from playground.experiment.values import Experiment
from playground.look.look import Look
from playground.session import Session
from tests.editor.bench import START, Bench


@pytest.fixture
def bench_of(qtbot: QtBot) -> Callable[..., Bench]:
    """Makes a bench for an experiment; nothing moves by itself unless `animated`."""

    def make(experiment: Experiment = START, *, animated: bool = False) -> Bench:
        look = Look(mode="light", animated=animated)
        session = Session(experiment)
        view, palette = EditorView(session, look), Palette(look)
        view.attach(palette)
        session.setParent(view)  # or its undo stack may be collected after the commands that it holds
        for widget in (view, palette):
            qtbot.addWidget(widget)
        view.resize(1100, 520)
        palette.resize(256, 520)
        with qtbot.waitExposed(view):
            view.show()
        palette.show()
        return Bench(session, look, view, palette)

    return make


@pytest.fixture
def bench(bench_of: Callable[..., Bench]) -> Bench:
    return bench_of()
