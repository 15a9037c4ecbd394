"""Random edits, undo and redo, on cards and on neurons, while values arrive: nothing breaks, all is undone."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from playground.editor.drags import ACTIVATION, FAMILIES, INITIALIZER, LAYER, Carried
from playground.editor.layout import INPUT
from playground.engine.layers import LAYERS
from playground.engine.run import Run
from tests.editor.bench import LEFT, NONE, START, Bench

EDITS = 120


class Monkey:
    """Does one thing after the other, chosen by chance."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench, self.chance = bench, random.Random(seed)
        self.view, self.commands = bench.view, bench.view.commands
        self.data = START.dataset.load(START.seed, Path())
        self.acts: list[Callable[[], object]] = [
            self.choose,
            self.choose,
            self.add,
            self.commands.remove,
            self.commands.duplicate,
            self.commands.copy,
            self.commands.cut,
            self.paste,
            self.commands.freeze,
            self.commands.disable,
            self.give,
            lambda: self.commands.step_selected(self.chance.choice([-3, 1, 9])),
            lambda: self.commands.shift(self.chance.choice([-1, 1])),
            self.rename,
            self.connect,
            self.bench.session.undo_stack.undo,
            self.bench.session.undo_stack.undo,
            self.bench.session.undo_stack.redo,
            lambda: self.view.show_neurons(self.chance.random() < 0.5),
            self.live,
            self.live,
            self.mouse,
        ]

    def choose(self) -> None:
        keys = [INPUT, *self.bench.ids]
        self.view.select(tuple(self.chance.sample(keys, self.chance.randint(0, min(3, len(keys))))))

    def add(self) -> None:
        if len(self.bench.ids) < 9:
            self.commands.take(Carried(LAYER, self.chance.choice(list(LAYERS))))

    def give(self) -> None:
        mime = self.chance.choice([ACTIVATION, INITIALIZER])
        self.commands.choose(Carried(mime, self.chance.choice(list(FAMILIES[mime]))))

    def paste(self) -> None:
        if len(self.bench.ids) < 9:
            self.commands.paste()

    def rename(self) -> None:
        self.view.changes.rename(self.chance.choice(self.bench.ids), self.chance.choice(["", "<b>", "größer"]))

    def connect(self) -> None:
        source, target = self.chance.choice([INPUT, *self.bench.ids]), self.chance.choice(self.bench.ids)
        if self.view.changes.skip_refusal(source, target) is None:
            self.view.changes.add_skip(source, target)

    def live(self) -> None:
        run = Run(self.bench.session.experiment.models, self.data, batch_size=10)
        run.advance(1)
        self.view.show_live(self.view.compute(run.snapshot()))

    def mouse(self) -> None:
        front = self.view.front.viewport()
        at = QPoint(self.chance.randrange(front.width()), self.chance.randrange(front.height()))
        QTest.mouseMove(front, at)
        if self.chance.random() < 0.3:
            QTest.mousePress(front, LEFT, NONE, at)
            QTest.mouseMove(front, at + QPoint(self.chance.randint(-200, 200), self.chance.randint(-80, 80)))
            QTest.mouseRelease(front, LEFT, NONE, at)
            QTest.keyClick(self.view, Qt.Key.Key_Escape)

    def go(self, steps: int) -> None:
        for _ in range(steps):
            self.chance.choice(self.acts)()
            assert {*self.view.scene_.cards} == {INPUT, "/loss", *self.bench.ids}
        self.view.grab()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_leave_nothing_broken(bench: Bench, seed: int) -> None:
    QGuiApplication.clipboard().setText('{"kind": "dense"}')
    Monkey(bench, seed).go(EDITS)
    bench.undo_all()
    assert bench.session.experiment == START
