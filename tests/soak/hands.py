"""Hands that do to a whole window what people do, by chance: every edit, undo and redo, the run, panels and looks."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QWidget,
)
from shiboken6 import isValid

from playground.editor.layout import INPUT
from playground.engine.activations import ACTIVATIONS
from playground.engine.datasets import DATASETS
from playground.engine.features import FEATURES
from playground.engine.initializers import INITIALIZERS
from playground.engine.layers import LAYERS
from playground.engine.points import Points
from playground.experiment import codec
from playground.experiment.checks import parameters
from playground.paths import resources
from playground.registry import Knob, knobs
from playground.ui.window import Window
from tests.soak.person import LEFT, NONE, opens_a_menu, poke, press, somewhere

MOST_LAYERS, MOST_PARAMETERS = 12, 20_000
"""What grows beyond this is undone, so that many things happen rather than few."""

NEVER = ("quit", "new", "open")
"""Actions that would end the session, or its history too often."""

KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return,
    Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Delete, Qt.Key.Key_Space,
)  # fmt: skip

CELLS = "a\tb\tc\n" + "".join(f"{i % 7}\t{i * i % 11}\t{'yes' if i % 3 else 'no'}\n" for i in range(30))


class Hands:
    """Does things to `window`, which `first` is the experiment of, before any edit."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window, self.folder = window, folder
        self.session, self.editor = window.session, window.editor
        self.chance = random.Random(0)
        self.first = self.session.experiment
        self.session.opened.connect(self._opened)
        self.acts: dict[str, Callable[[], object]] = {
            act.__name__: act
            for act in (
                self.add_layer, self.remove, self.move, self.copy_and_paste, self.duplicate, self.turn_a_knob,
                self.choose_a_kind, self.rename, self.freeze, self.disable, self.connect, self.disconnect,
                self.give_a_feature, self.choose_data, self.turn_a_knob_of_the_data, self.draw, self.import_a_table,
                self.change_the_model, self.another_model, self.rename_a_model, self.close_a_model, self.move_a_model,
                self.set_a_weight, self.undo, self.undo, self.redo, self.go_to, self.trigger, self.show_or_hide,
                self.float, self.press_a_key, self.use_the_mouse, self.poke, self.save, self.select,
            )
        }  # fmt: skip

    def do(self, name: str, seed: int) -> None:
        """One thing, as `seed` decides."""
        self.chance.seed(seed)
        self.acts[name]()
        self.settle()

    def settle(self, milliseconds: int = 1) -> None:
        """Let the window take it in, and leave no menu or dialog open."""
        QTest.qWait(milliseconds)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self._dialogs():
            for _ in range(self.chance.randrange(3)):
                poke(dialog, self.chance)
            dialog.close()
        models = self.session.experiment.models
        inputs = len(self.session.data.features)
        size = sum(parameters(model.active, inputs) for model in models)
        if max(len(model.layers) for model in models) > MOST_LAYERS or size > MOST_PARAMETERS:
            self.session.undo_stack.undo()

    def check(self) -> None:
        """What must be true at any time."""
        experiment = self.session.experiment
        layers = experiment.models[self.editor.changes.model].layers
        assert {*self.editor.scene_.cards} == {INPUT, "/loss", *(layer.id for layer in layers)}
        assert codec.decode(codec.encode(experiment)) == experiment, "what is shown can't be saved"
        assert self.window.header.tabs.count() == len(experiment.models)

    def undo_everything(self) -> int:
        """Undo until nothing is left, redo and undo it all again; how many edits that were."""
        stack, last = self.session.undo_stack, self.session.experiment
        edits = stack.index()
        while stack.canUndo():
            stack.undo()
        assert self.session.experiment == self.first, "undoing everything leads somewhere else"
        self.session.go_to(edits)
        assert self.session.experiment == last, "redoing everything leads somewhere else"
        self.session.go_to(0)
        assert self.session.experiment == self.first
        return edits

    def start_over(self) -> None:
        """Open an example, and run it."""
        examples = sorted((resources() / "examples").glob("*.json"))
        self.session.open(self.chance.choice(examples), template=True)
        self.window.live.trainer.run()

    def _opened(self) -> None:
        self.first = self.session.experiment

    # --- what they know

    @property
    def _ids(self) -> list[str]:
        return list(self.editor.changes.ids)

    def _one(self, of: Any) -> Any:
        return self.chance.choice(list(of)) if of else None

    def _few(self) -> tuple[str, ...]:
        ids = self._ids
        return tuple(self.chance.sample(ids, min(len(ids), self.chance.randint(1, 3))))

    def _dialogs(self) -> list[QDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]

    def value(self, knob: Knob) -> Any:
        """A value that this knob takes, rather small where it could be huge."""
        chance = self.chance
        if knob.kinds is not None:
            return chance.choice(list(knob.kinds.values()))()
        if knob.choices:
            return chance.choice(knob.choices)
        if knob.optional and chance.random() < 0.3:
            return None
        if knob.type is bool:
            return chance.random() < 0.5
        if knob.type is str:
            return chance.choice(["", "ein Name", "<b>"])
        low = knob.low if knob.low is not None else knob.above if knob.above is not None else -1.0
        high = min(knob.high if knob.high is not None else low + 1.0, low + (20 if knob.type is int else 1.0))
        return chance.randint(int(low), int(high)) if knob.type is int else chance.uniform(low, high) + 1e-9

    def _turned(self, kind: Any) -> dict[str, Any]:
        """One knob of a value, turned."""
        name, knob = self._one([(name, knob) for name, knob in knobs(type(kind)) if not knob.many])
        return {name: self.value(knob)}

    # --- the network

    def select(self) -> None:
        self.editor.select(self._few() if self._ids and self.chance.random() < 0.8 else ())

    def add_layer(self) -> None:
        self.editor.changes.insert(self._one(LAYERS), self.chance.randint(0, len(self._ids)))

    def remove(self) -> None:
        self.editor.changes.remove(self._few() if self._ids else ())

    def move(self) -> None:
        if ids := self._ids:
            self.editor.changes.move(self._one(ids), self.chance.randrange(len(ids)))

    def copy_and_paste(self) -> None:
        self.select()
        (self.editor.commands.copy if self.chance.random() < 0.7 else self.editor.commands.cut)()
        self.editor.commands.paste()

    def duplicate(self) -> None:
        self.select()
        self.editor.commands.duplicate()

    def turn_a_knob(self) -> None:
        if ids := self._ids:
            layer = self.editor.changes.layer(self._one(ids))
            self.editor.select((layer.id,))
            for name, value in self._turned(layer).items():
                if name in ("id", "name"):
                    continue
                if isinstance(value, float):
                    self.editor.changes.set_knob(layer.id, name, value, gesture=self.chance.random() < 0.5)
                else:
                    self.window.inspector._layers.edited.emit(name, lambda _layer, value=value: value)

    def choose_a_kind(self) -> None:
        field, kinds = self._one([("activation", ACTIVATIONS), ("initializer", INITIALIZERS)])
        self.editor.changes.choose(self._few() if self._ids else (), field, self._one(kinds.values()))

    def rename(self) -> None:
        if ids := self._ids:
            self.editor.changes.rename(self._one(ids), self._one(["", "<b>", "größer", "h1"]))

    def freeze(self) -> None:
        self.editor.changes.freeze(self._few() if self._ids else (), self.chance.random() < 0.7)

    def disable(self) -> None:
        self.editor.changes.disable(self._few() if self._ids else (), self.chance.random() < 0.5)

    def connect(self) -> None:
        if ids := self._ids:
            source, target = self._one([INPUT, *ids]), self._one(ids)
            if self.editor.changes.skip_refusal(source, target) is None:
                self.editor.changes.add_skip(source, target)

    def disconnect(self) -> None:
        if skips := self.editor.changes.current.skips:
            skip = self._one(skips)
            self.editor.changes.remove_skip(skip.source, skip.target)

    def set_a_weight(self) -> None:
        """Of the first layer that learns, as a click on a line does."""
        frame = self.window.frame
        snapshot = None if frame is None else frame.snapshot
        model = self.editor.changes.model
        if snapshot is None or model >= len(snapshot.models):
            return
        name = self._one([name for name in snapshot.models[model].network.parameters if name.endswith("/W")])
        if name is not None:
            self.editor.weight_edited.emit(name, (0, 0), self.chance.uniform(-2, 2), 0.0)

    # --- the data

    def give_a_feature(self) -> None:
        if self.editor.changes.takes_feature(kind := self._one(FEATURES)):
            self.editor.changes.give_feature(kind)

    def choose_data(self) -> None:
        press(self.window.data.findChild(QWidget, f"dataset_{self._one(DATASETS)}"))

    def turn_a_knob_of_the_data(self) -> None:
        dataset = self.session.experiment.dataset
        turned = {name: value for name, value in self._turned(dataset).items() if name != "path"}
        with_problem = self.chance.random() < 0.1 and "target" in turned
        if turned and (with_problem or "target" not in turned):
            self.session.edit_dataset("Turn", replace(dataset, **turned), ("turn", *turned))

    def draw(self) -> None:
        self.window.drawing.begin()
        panel: Any = self.window.panels.get("decision_boundary")
        dataset = self.session.experiment.dataset
        if panel is None or not isinstance(dataset, Points) or len(dataset.points) > 300:
            return
        places = np.random.default_rng(self.chance.randrange(1000)).uniform(-6, 6, (self.chance.randint(1, 9), 2))
        if self.chance.random() < 0.7:
            panel.points_drawn.emit(places, self.chance.randrange(3))
        else:
            panel.points_erased.emit(places, np.array([1.0, 1.0]))

    def import_a_table(self) -> None:
        if self.chance.random() < 0.5:
            self.window.imports.paste(CELLS)
        else:
            self.window.imports.open(resources() / "data" / "iris.csv")
        dialog = self._one(self._dialogs())
        for pokes in (0, self.chance.randrange(4)):
            for _ in range(pokes):
                if isValid(dialog):
                    poke(dialog, self.chance)
            until = monotonic() + 3.0
            while isValid(dialog) and not (button := dialog.findChild(QWidget, "import_button")).isEnabled():
                QTest.qWait(5)
                if monotonic() > until:
                    return
        if isValid(dialog):
            press(button)

    # --- models and training

    def another_model(self) -> None:
        self.window.shown_model.duplicate()

    def rename_a_model(self) -> None:
        models = self.session.experiment.models
        self.window.shown_model.rename(self.chance.randrange(len(models)), self._one(["α", "relu 2", "a/b", " "]))

    def close_a_model(self) -> None:
        self.window.shown_model.remove()

    def move_a_model(self) -> None:
        count = len(self.session.experiment.models)
        self.window.shown_model.move(self.chance.randrange(count), self.chance.randrange(count))

    def change_the_model(self) -> None:
        """Optimizer, loss, learning rate, …, as the inspector does."""
        inspector = self.window.inspector
        form, value = self._one(
            [
                (inspector._model, self.session.experiment.models[inspector.model]),
                (inspector._stop, self.session.experiment.stop),
            ]
        )
        for name, new in self._turned(value).items():
            if name not in ("name", "layers", "skips"):
                form.edited.emit(name, lambda _value, new=new: new)

    def undo(self) -> None:
        for _ in range(self.chance.randint(1, 4)):
            self.session.undo_stack.undo()

    def redo(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.session.undo_stack.redo()

    def go_to(self) -> None:
        count = self.session.undo_stack.count()
        self.session.go_to(self.chance.randint(max(count - 9, 0), count))

    def save(self) -> None:
        """Save, or save and open again, in either format."""
        ending = self._one([".playground", ".experiment.json"])
        if self.window.documents._write(self.folder / f"kept{ending}") and self.chance.random() < 0.1:
            self.window.documents.open(self.folder / f"kept{ending}")

    # --- the window

    def trigger(self) -> None:
        """Any action of the menus."""
        actions = [
            action
            for id, action in self.window.actions_by_id.items()
            if id not in NEVER and action.isEnabled() and action.isVisible()
        ]
        self._one(actions).trigger()

    def show_or_hide(self) -> None:
        dock = self._one(self.window.docks.values())
        dock.setVisible(not dock.isVisible())
        if dock.isVisible():
            dock.raise_()

    def float(self) -> None:
        dock = self._one([dock for dock in self.window.docks.values() if dock.isVisible()])
        if dock is not None:
            dock.setFloating(not dock.isFloating())

    def press_a_key(self) -> None:
        target = QApplication.focusWidget() or self.editor
        if opens_a_menu(target):
            target = self.editor
        QTest.keyClick(target, self._one(KEYS), self._one([NONE, NONE, NONE, Qt.KeyboardModifier.ShiftModifier]))

    def use_the_mouse(self) -> None:
        """Move, click or drag somewhere on the canvas or in a panel."""
        widgets = [self.editor.front.viewport(), *self.window.panels.values()]
        widget = self._one([each for each in widgets if not each.visibleRegion().isEmpty()])
        if widget is None:
            return
        inner = widget.childAt(at := somewhere(widget, self.chance)) or widget
        at = inner.mapFrom(widget, at)
        QTest.mouseMove(inner, at)
        button = self._one([None, LEFT, LEFT, Qt.MouseButton.RightButton])
        if button is not None:
            held = self._one([NONE, NONE, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
            QTest.mousePress(inner, button, held, at)
            if self.chance.random() < 0.5:
                at = at + QPoint(self.chance.randint(-200, 200), self.chance.randint(-80, 80))
                QTest.mouseMove(inner, at)
            QTest.mouseRelease(inner, button, held, at)

    def poke(self) -> None:
        """Any control that can be seen."""
        poke(self.window, self.chance)
